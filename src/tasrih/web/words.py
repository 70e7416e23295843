"""What the desk says (data/desk/words.yaml): one language at a time, and never a key that is missing."""

from __future__ import annotations

from functools import lru_cache
from typing import Literal

import msgspec

from tasrih.export.labels import Label
from tasrih.lexicon.files import read_yaml
from tasrih.lexicon.load import DATA

Language = Literal["ar", "en"]
LANGUAGES: tuple[Language, ...] = ("ar", "en")
DIRECTIONS = {"ar": "rtl", "en": "ltr"}


@lru_cache(maxsize=1)
def _words() -> dict[str, Label]:
    rows = read_yaml(DATA / "desk" / "words.yaml")
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


def counted(key: str, n: int, language: Language, shown: str) -> str:
    """So many of a thing, as a language counts: `key` is of the table "counted", `shown` the number as it is written.

    The forms stand in words.yaml between bars: in Arabic for one, two, 3 to 10, 11 to 99, and the rest; in English for
    one and the rest.

    >>> [counted("outlets", n, "ar", str(n)) for n in (1, 2, 7, 11, 102)]
    ['مصدر واحد', 'مصدران', '7 مصادر', '11 مصدرا', '102 مصدر']
    >>> counted("outlets", 3, "en", "3")
    '3 outlets'
    """
    forms = said(f"counted.{key}", language).split("|")
    return forms[_form(n) if language == "ar" else int(n != 1)].format(n=shown)


def _form(n: int) -> int:
    """Which form a number takes in Arabic (the plural rules of Unicode CLDR)."""
    if n in (1, 2):
        return n - 1
    return 2 if 3 <= n % 100 <= 10 else 3 if n % 100 >= 11 else 4


def has_words(key: str) -> bool:
    """Whether there are words of this key."""
    return key in _words()
