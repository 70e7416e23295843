"""A statement as a citation: the words, who said them, where they stand, and what read them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tasrih.export.bidi import one_line
from tasrih.model import Reading
from tasrih.web.ui import web_address

_LONGEST = 1_500


def citation(row: Mapping[str, Any], reading: Reading) -> str:
    """Of a row of the resource "statements" and its article's reading."""
    speaker = one_line(row["speaker_name"], 120)
    served = ", ".join(one_line(part, 120) for part in (row["speaker_role"], row["speaker"]) if part)
    where = [one_line(row[name] or "", 200) for name in ("outlet", "title")]
    parts = [f"«{one_line(row['text'] or '', _LONGEST)}»", f"{speaker} ({served})" if served else speaker]
    parts += [*where, str(row["published"] or ""), web_address(row["url"]) or ""]
    record = (
        f"tasrih {reading.tasrih.version}, lexicon {reading.tasrih.lexicon}, {row['id']},"
        f" characters {row['char_start']}–{row['char_end']}, text SHA-256 {reading.sha256}"
    )
    return "\n".join(part for part in [*parts, record] if part)
