"""Words as terms of a story: light stems, and how rare each is in Arabic news.

How rare a term is comes from a table that ships with tasrih and never from the record, so that what two articles have
in common is the same whatever else the record holds. `docs/copies.md` says how the table was made.

>>> stem("وبالمحادثات"), stem("محادثات"), stem("المحادثه")
('محادث', 'محادث', 'محادث')
"""

from __future__ import annotations

import zlib
from functools import cache, lru_cache
from importlib.resources import files

from tasrih.text.fold import fold_form

_SHORTEST = 3
_WORDS_KEPT = 1 << 17
_ABSENT = 9.0
_FEW_DIGITS = 3
_SMALL_NUMBER, _NUMBER = 2.5, 4.5


@cache
def _table(name: str) -> str:
    return (files("tasrih") / "data" / "measure" / name).read_text(encoding="utf-8")


@cache
def _affixes() -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What a light stem drops before and behind, longest first."""
    lines = dict(line.split(": ", 1) for line in _table("affixes.yaml").splitlines() if ": " in line)
    before, behind = (
        sorted({fold_form(part) for part in lines[name].strip("[]").split(", ")}, key=lambda part: (-len(part), part))
        for name in ("prefixes", "suffixes")
    )
    return tuple(before), tuple(behind)


@lru_cache(maxsize=_WORDS_KEPT)
def stem(word: str) -> str:
    """A folded word without its joined particles, its article and one ending, if three letters stay."""
    before, behind = _affixes()
    for part in before:
        if word.startswith(part) and len(word) - len(part) >= _SHORTEST:
            word = word[len(part) :]
            break
    for part in behind:
        if word.endswith(part) and len(word) - len(part) >= _SHORTEST:
            return word[: -len(part)]
    return word


@cache
def _rarities() -> dict[str, float]:
    """Each stem with the logarithm of how many articles stand to one that has it."""
    rows = (line.split("\t") for line in _table("frequencies.txt").splitlines() if line[:1] not in ("", "#"))
    return {term: int(tenths) / 10 for tenths, terms in rows for term in terms.split(" ")}


@lru_cache(maxsize=_WORDS_KEPT)
def rarity(term: str) -> float:
    """How much it says that two articles share a term: 0 where all have it."""
    if term.isdecimal():
        return _SMALL_NUMBER if len(term) < _FEW_DIGITS else _NUMBER
    return _rarities().get(term, _ABSENT)


@lru_cache(maxsize=_WORDS_KEPT)
def number_of(word: str) -> int:
    """32 bits for a word, the same on every machine."""
    return zlib.crc32(word.encode("utf-8", "surrogatepass"))
