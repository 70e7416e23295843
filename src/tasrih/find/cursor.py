"""A document as the stages of time and number see it: words freed of clitics, digits taken apart.

Only words that some table knows are freed of their clitics; all others have the empty stem.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from tasrih.lexicon.counting import Counting
from tasrih.text.document import Document

_DIGITS = re.compile(r"(?P<before>[^\W\d]{0,6})(?P<digits>[0-9]{1,18})(?:ر(?P<part>[0-9]{1,6}))?(?P<behind>[^\W\d]*)")
_CLITICS = frozenset("وفبلك")
_BEFORE_DIGITS = frozenset(a + b + c for a in ("", "و", "ف") for b in ("", "ب", "ل", "ك") for c in ("", "ال")) | {
    "لل",
    "ولل",
    "فلل",
}


class Digits(NamedTuple):
    """A word of digits: letters joined before, the digits, decimals ("5ر1" is 1.5), letters joined behind."""

    before: str
    digits: str
    part: str
    behind: str


class Cursor:
    """The words of a document with their stems, and questions about what stands between them."""

    def __init__(self, doc: Document, tables: Counting) -> None:
        self.doc = doc
        self.tables = tables
        self.size = len(doc.words)
        self.currencies: dict[str, str] = {}
        """Shared names of currencies, by their usual code, as this document means them."""
        self.stems, self.clitics = _stems(doc.words, tables.vocabulary)
        joined = tables.sets.get("joined", frozenset())
        self.digits = {i: found for i, word in enumerate(doc.words) if (found := _digits(word, joined))}

    def stem(self, i: int) -> str:
        """The word freed of clitics, "" where no table knows it or the text is over."""
        return self.stems[i] if 0 <= i < self.size else ""

    def word(self, i: int) -> str:
        """The folded word as it stands, "" outside of the text."""
        return self.doc.words[i] if 0 <= i < self.size else ""

    def clitic(self, i: int) -> str:
        """The letters joined before the stem."""
        return self.clitics.get(i, "") if i not in self.digits else self.digits[i].before

    def gap(self, i: int) -> str:
        """What stands before word i, or behind the last word; a line break beyond."""
        return self.doc.gap(i) if 0 < i <= self.size else "\n"

    def near(self, i: int) -> bool:
        """Word i stands right behind word i-1: spaces only."""
        if not 0 < i < self.size:
            return False
        gap = " " if self.doc.plain[i] else self.doc.gap(i)
        return gap == " " or (gap.isspace() and "\n" not in gap)

    def start(self, i: int) -> int:
        """Folded offset where the word begins behind its clitics."""
        return self.doc.starts[i] + len(self.clitic(i))

    def opens_date(self, i: int) -> bool:
        """A date may begin at word i; a preposition of ranges must stand before such a word."""
        stem = self.stems[i]
        if i in self.digits or stem in self.tables.date_openers:
            return True
        if not stem or i + 1 >= self.size or stem not in self.tables.range_openers:
            return False
        return i + 1 in self.digits or self.stems[i + 1] in self.tables.date_openers

    def has(self, i: int, name: str) -> bool:
        """The stem of word i is in the set of that name."""
        stem = self.stem(i)
        return bool(stem) and stem in self.tables.sets.get(name, ())

    def says(self, i: int, name: str) -> bool:
        """Word i as it stands is in the set of that name."""
        return self.word(i) in self.tables.sets.get(name, ())


def _stems(words: list[str], vocabulary: frozenset[str]) -> tuple[list[str], dict[int, str]]:
    stems: list[str] = []
    clitics: dict[int, str] = {}
    for i, word in enumerate(words):
        if word in vocabulary:
            stems.append(word)
            continue
        stem, clitic = _free(word, vocabulary) if word[0] in _CLITICS else ("", "")
        stems.append(stem)
        if clitic:
            clitics[i] = clitic
    return stems, clitics


def _free(word: str, vocabulary: frozenset[str]) -> tuple[str, str]:
    """(stem, clitics) of a word that begins with a clitic's letter."""
    for cut in (1, 2):
        if word[cut:] in vocabulary and (cut == 1 or (word[1] in "بلك" and word[0] in "وف")):
            return word[cut:], word[:cut]
    for cut in (1, 2):
        if word.startswith("لل", cut - 1) and "ا" + word[cut:] in vocabulary:
            return "ا" + word[cut:], word[:cut]
    return "", ""


def _digits(word: str, joined: frozenset[str]) -> Digits | None:
    if not (word[-1].isdigit() or word[0].isdigit()):
        return None
    match = _DIGITS.fullmatch(word)
    if match is None or not (match["before"] in _BEFORE_DIGITS or match["before"] in joined):
        return None
    return Digits(match["before"], match["digits"], match["part"] or "", match["behind"])
