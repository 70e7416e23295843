"""Folding: one spelling for what Arabic outlets spell in many ways, with a map back to the original.

Lexicon forms and articles pass through the same function, so they meet. What is folded: alef with hamza or
madda, alef wasla, alef maqsura, ta marbuta, Farsi letters, presentation forms and ligatures, Arabic-Indic digits;
diacritics, tatweel, bidi controls and zero-width marks are dropped.

>>> fold("مُعتبراً").text
'معتبرا'
>>> fold("ﻻ").text, fold("٢٠١٩").text
('لا', '2019')
>>> f = fold("أكّد"); f.text, f.original(0, 3)
('اكد', (0, 4))
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from collections.abc import Iterator
from dataclasses import dataclass

_ONE_TO_ONE = str.maketrans(
    {
        **dict.fromkeys("أإآٱٲٳ", "ا"),
        "ى": "ي",
        "ی": "ي",
        "ې": "ي",
        "ے": "ي",
        "ة": "ه",
        "ۀ": "ه",
        "ہ": "ه",
        "ھ": "ه",
        "ە": "ه",
        "ک": "ك",
        "ڪ": "ك",
        "ڤ": "ف",
        "پ": "ب",
        "چ": "ج",
        "گ": "غ",
        "\u00a0": " ",
        "\u202f": " ",
        "\u2009": " ",
        "\t": " ",
        "\x00": " ",
        "٫": ".",
        "٬": ",",
        "٪": "%",
        **{chr(0x660 + d): str(d) for d in range(10)},
        **{chr(0x6F0 + d): str(d) for d in range(10)},
    }
)
MARKS = "\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed"
_DROPPED = MARKS + "\u0640\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff"
_PRESENTATION = "\ufb50-\ufdfb\ufe70-\ufefc"
_SPECIAL = re.compile(f"[{_DROPPED}]|([{_PRESENTATION}\ufdfc\uff10-\uff19])")
_TATWEEL = "\u0640"
_MARK = re.compile(f"[{MARKS}]*")


@dataclass(frozen=True, slots=True)
class Folded:
    """Folded text and, where its length differs from the original's, the original offset of each character."""

    text: str
    source: str
    index: array[int] | None = None

    def original(self, start: int, end: int) -> tuple[int, int]:
        """Half-open code-point offsets in the original of a half-open span of the folded text."""
        if self.index is None:
            return start, end
        if end <= start:
            at = self.index[start] if start < len(self.index) else len(self.source)
            return at, at
        marks = _MARK.match(self.source, self.index[end - 1] + 1)
        return self.index[start], marks.end() if marks else self.index[end - 1] + 1


def fold(text: str) -> Folded:
    """Fold `text`; never fails. O(n)."""
    if not _SPECIAL.search(text):
        return Folded(text.translate(_ONE_TO_ONE), text)
    pieces: list[str] = []
    index = array("L")
    last = 0
    for match in _SPECIAL.finditer(text):
        at = match.start()
        pieces.append(text[last:at])
        index.extend(range(last, at))
        if match.group() == _TATWEEL and _stands_alone(text, at):
            pieces.append("-")
            index.append(at)
        elif match.group(1):
            letters = _SPECIAL.sub("", unicodedata.normalize("NFKC", match.group(1)))
            pieces.append(letters)
            index.extend([at] * len(letters))
        last = match.end()
    pieces.append(text[last:])
    index.extend(range(last, len(text)))
    return Folded("".join(pieces).translate(_ONE_TO_ONE), text, index)


def _stands_alone(text: str, at: int) -> bool:
    """A tatweel between spaces is meant as a dash ("لندن ـ رويترز")."""
    return text[at - 1 : at].isspace() and text[at + 1 : at + 2].isspace()


def words_of(folded: Folded) -> Iterator[tuple[str, int, int]]:
    """The words of folded text with their folded offsets. One word keeps its alef maqsura: the preposition على,
    which would else become the name علي.

    >>> [w for w, _, _ in words_of(fold("على علي"))]
    ['على', 'علي']
    """
    for match in WORD.finditer(folded.text):
        word = match.group()
        if word in _ON and "ى" in folded.source[slice(*folded.original(*match.span()))]:
            word = word[:-1] + "ى"
        yield word, match.start(), match.end()


def fold_form(form: str) -> str:
    """A lexicon form as the scanner sees it: folded, punctuation dropped, words parted by one space.

    >>> fold_form('معاهدة "ستارت - 1"')
    'معاهده ستارت 1'
    """
    return " ".join(word for word, _, _ in words_of(fold(form)))


WORD = re.compile(r"[^\W_]+")
_ON = frozenset({"علي", "وعلي", "فعلي"})
