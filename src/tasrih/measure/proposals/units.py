"""Units: all mentions of one proposal in one article, which the reading has linked already."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from tasrih.measure.terms import rarity, stem
from tasrih.record.database import Database
from tasrih.text.fold import WORD, fold

_SHORTEST = 3
_COMMON = 1.0
_QUERY = """SELECT p.article_id, p.proposal_id, coalesce(p.refers, p.proposal_id) AS head, g.published, g.outlet,
    g.original_id = g.article_id AS original, g.story_id, p.kind, p.known, p.proposer, p.addressee, p.about_text,
    p.parties, p.condition_text, p.issues, p.resolved_by, p.reaction, p.reacted_by, p.text,
    p.sentence_text, p.statement_id, p.confidence, p.char_start
FROM proposals p JOIN gathered g USING (article_id)
WHERE g.published IS NULL OR g.published <= $until
ORDER BY g.published NULLS LAST, p.article_id, p.n"""


class Row(NamedTuple):
    """A mention as the record has it."""

    article_id: str
    proposal_id: str
    head: str
    published: datetime.date | None
    outlet: str | None
    original: bool
    story_id: str
    kind: str
    known: str | None
    proposer: str | None
    addressee: list[str]
    about: str | None
    parties: list[str]
    condition: str | None
    issues: list[str]
    resolved_by: str
    reaction: str
    by: str | None
    text: str | None
    sentence: str | None
    statement_id: str | None
    confidence: float
    char_start: int


@dataclass(slots=True)
class Unit:
    """The mentions of one proposal in one article, in the order of the text, and what they say of it together."""

    key: tuple[str, str]
    day: datetime.date | None
    story: str
    rows: list[Row] = field(default_factory=list)
    family: str = "idea"
    known: str | None = None
    proposer: str | None = None
    terms: dict[str, float] = field(default_factory=dict)
    issues: set[str] = field(default_factory=set)

    def add(self, row: Row) -> None:
        """Take a mention in."""
        self.rows.append(row)
        self.family = "draft" if row.kind == "draft" else self.family
        self.known = self.known or row.known
        self.proposer = self.proposer or row.proposer
        self.issues.update(row.issues)
        for term in terms_of(row.about or ""):
            self.terms[term] = rarity(term)


def terms_of(words: str) -> list[str]:
    """The stems of the words that say what a proposal is about; what all articles have says nothing."""
    stems = (stem(word) for word in WORD.findall(fold(words).text) if len(word) >= _SHORTEST)
    return [term for term in stems if rarity(term) > _COMMON]


def units(database: Database, until: datetime.date | None) -> list[Unit]:
    """All units of a record up to a day, in time order."""
    rows = database.rows(_QUERY, {"until": until or datetime.date.max})
    return gathered(Row(*row) for row in rows)


def gathered(rows: Iterable[Row | Any]) -> list[Unit]:
    """Mentions put together by article and first mention."""
    found: dict[tuple[str, str], Unit] = {}
    for row in rows:
        key = row.article_id, row.head
        found.setdefault(key, Unit(key, row.published, row.story_id)).add(row)
    return list(found.values())
