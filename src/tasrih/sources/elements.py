"""The elements of a JSON array too large for memory, one after the other."""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Iterator
from typing import Any

from tasrih.errors import NotText, TooLarge
from tasrih.sources import limits
from tasrih.sources.stream import Readable

_GAP = re.compile(r"[\s,]*")
_STEP = 1 << 16


def elements(begun: bytes, stream: Readable) -> Iterator[tuple[str, Any]]:
    """("row 7", value) for each element; `begun` is what was read of the stream before."""
    decoder = codecs.getincrementaldecoder("utf-8")("replace")
    scan = json.JSONDecoder().raw_decode
    text = decoder.decode(begun).lstrip().removeprefix("[")
    at = number = 0
    while True:
        gap = _GAP.match(text, at)
        at = gap.end() if gap else at
        if text.startswith("]", at):
            return
        try:
            value, at = scan(text, at)
        except (ValueError, RecursionError):
            rest = len(text) - at
            data = stream.read(max(_STEP, rest)) if rest <= limits.MAX_BYTES else b""
            if not data:
                yield f"row {number + 1}", _why(rest)
                return
            text, at = text[at:] + decoder.decode(data), 0  # at least doubled: the work stays linear
            continue
        number += 1
        yield f"row {number}", value


def _why(rest: int) -> NotText | TooLarge:
    if rest > limits.MAX_BYTES:
        return TooLarge(f"no end of a row within {limits.megabytes(limits.MAX_BYTES)}; give one object a line")
    return NotText("the JSON array is cut off or damaged here; fetch it again")
