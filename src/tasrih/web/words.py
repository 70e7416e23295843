"""What the desk says (data/desk/words.yaml): one language at a time, and never a key that is missing."""

from __future__ import annotations

from functools import lru_cache
from typing import Literal

import msgspec
import yaml

from tasrih.export.labels import Label
from tasrih.lexicon.load import DATA

Language = Literal["ar", "en"]
LANGUAGES: tuple[Language, ...] = ("ar", "en")
DIRECTIONS = {"ar": "rtl", "en": "ltr"}


@lru_cache(maxsize=1)
def _words() -> dict[str, Label]:
    rows = yaml.safe_load((DATA / "desk" / "words.yaml").read_text(encoding="utf-8"))
    tables = msgspec.convert(rows, dict[str, dict[str, dict[str, str]]])
    return {f"{table}.{key}": Label(**row) for table, rows in tables.items() for key, row in rows.items()}


def said(key: str, language: Language, **filled: object) -> str:
    """The words of a key ("nav.today") with its {names} filled in.

    Raises:
        KeyError: there are no such words: a slip in a template.
    """
    words = _words()[key]
    text = words.ar if language == "ar" else words.en
    return text.format(**filled) if filled else text


def has_words(key: str) -> bool:
    """Whether there are words of this key."""
    return key in _words()
