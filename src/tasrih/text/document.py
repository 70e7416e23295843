"""A document: folded text cut into words, sentences and paragraphs, all mapped to the original's offsets.

Stages work in word indices; `span` and `chars` turn them into offsets of the original.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, TypeVar

from tasrih.text.fold import Folded, fold, words_of
from tasrih.text.quotes import Quote, find_quotes
from tasrih.text.sentences import sentence_bounds

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A run of words [first, last) in one paragraph (0-based)."""

    first: int
    last: int
    paragraph: int


@dataclass(slots=True)
class Document:
    """Text with its words. `words[i]` is folded; `starts[i]`, `ends[i]` are offsets into `folded`."""

    text: str
    fold: Folded
    words: list[str]
    starts: list[int]
    ends: list[int]
    plain: list[bool] = field(default_factory=list)
    """Whether nothing but one space stands before word i."""
    quotes: list[Quote] = field(default_factory=list)
    sentences: list[Sentence] = field(default_factory=list)

    @classmethod
    def of(cls, text: str) -> Document:
        """Cut `text` (the article's frozen text)."""
        folded = fold(text)
        words: list[str] = []
        starts: list[int] = []
        ends: list[int] = []
        for word, start, end in words_of(folded):
            words.append(word)
            starts.append(start)
            ends.append(end)
        spaced = folded.text
        plain = [b - a == 1 and spaced[a] == " " for a, b in zip(ends, starts[1:], strict=False)]
        doc = cls(text, folded, words, starts, ends, [False, *plain], find_quotes(spaced))
        doc.sentences = [
            Sentence(first, last, paragraph)
            for a, b, paragraph in sentence_bounds(folded.text, doc.quotes)
            if (first := doc.word_from(a)) < (last := doc.word_from(b))
        ]
        return doc

    @property
    def folded(self) -> str:
        """The folded text."""
        return self.fold.text

    def word_from(self, offset: int) -> int:
        """Index of the first word that starts at or after a folded offset."""
        return bisect_right(self.starts, offset - 1)

    def word_range(self, start: int, end: int) -> tuple[int, int]:
        """The words that start in folded offsets [start, end), as a half-open range."""
        return self.word_from(start), self.word_from(end)

    def gap(self, i: int) -> str:
        """What stands between word i-1 and word i (before the first word: all before it)."""
        start = self.ends[i - 1] if i else 0
        end = self.starts[i] if i < len(self.starts) else len(self.fold.text)
        return self.fold.text[start:end]

    def chars(self, start: int, end: int) -> tuple[int, int]:
        """Original offsets of a folded span."""
        return self.fold.original(start, end)

    def cite(self, struct: Callable[..., T], start: int, end: int, /, **fields: Any) -> T:
        """A model struct over a folded span: `start`, `end`, `text` are the original's, `fields` the rest."""
        a, b = self.fold.original(start, end)
        return struct(start=a, end=b, text=self.text[a:b], **fields)

    def letters(self, start: int, end: int) -> str:
        """The original's letters between two folded offsets."""
        a, b = self.fold.original(start, end)
        return self.text[a:b]
