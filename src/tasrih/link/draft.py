"""A statement under construction."""

from __future__ import annotations

from typing import NamedTuple

from tasrih.find.cues import CueHit
from tasrih.lexicon.schema import LightNoun
from tasrih.link.content import Content
from tasrih.link.party import Party
from tasrih.text.document import Document, Sentence


class Draft(NamedTuple):
    """A statement in folded offsets, before act, addressee and issues are told."""

    cue: CueHit | None
    cue_span: tuple[int, int]
    source: Party
    how: str
    object: Party | None
    marker: str
    content: Content
    sentence: Sentence
    noun: LightNoun | None = None

    def words(self, doc: Document) -> tuple[int, int]:
        """The words of the content, as a half-open range; a word that the content begins inside of ("ب|نقل") is one."""
        first = doc.word_from(self.content.start)
        if first and doc.ends[first - 1] > self.content.start:
            first -= 1
        return first, doc.word_from(self.content.end)
