"""The nouns of "who is who": what is seen of persons, the persons made of it, and names resolved with them."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import NamedTuple

import msgspec


class Sighting(NamedTuple):
    """One row of the record's `people`, with its article's date and outlet."""

    article_id: str
    published: datetime.date | None
    outlet: str
    name: str
    role: str | None
    of: str | None
    start: int
    end: int
    text: str


class BareSource(NamedTuple):
    """The source of a statement whose article does not say whom it speaks for. `role`: what the article says of it;
    `unlikely`: nothing there shows that it is a name at all.
    """

    article_id: str
    statement_id: str
    published: datetime.date | None
    outlet: str
    name: str
    role: str | None = None
    unlikely: bool = False


class Evidence(NamedTuple):
    """The place that says it: `start`, `end` are offsets into that article."""

    article_id: str
    start: int
    end: int


class Resolution(NamedTuple):
    """What the record says of a bare name, and by which words. `name` is the person's fullest usual name, `person` its
    place among the persons that were asked."""

    article_id: str
    statement_id: str
    name: str
    role: str | None
    of: str
    resolved_by: str
    evidence: Evidence
    person: int


class Office(msgspec.Struct, frozen=True, kw_only=True):
    """An office of a person as articles tell it. `evidence` holds every sighting, oldest first, undated ones last."""

    role: str | None
    of: str | None
    former: bool
    first_seen: datetime.date | None
    last_seen: datetime.date | None
    articles: int
    outlets: int
    evidence: tuple[Sighting, ...]


class Person(msgspec.Struct, frozen=True, kw_only=True):
    """A person of the record: usual name, spellings met with counts of articles, offices, the best attested first."""

    name: str
    keys: tuple[str, ...]
    spellings: tuple[tuple[str, int], ...]
    offices: tuple[Office, ...]
    states: tuple[tuple[str, int], ...]
    first_seen: datetime.date | None
    last_seen: datetime.date | None
    articles: int
    outlets: int

    @property
    def sightings(self) -> Iterator[Sighting]:
        """Every sighting, office by office."""
        return (seen for office in self.offices for seen in office.evidence)

    @property
    def conflicting(self) -> bool:
        """Articles disagree on the state: a second one has a fifth of the articles or more."""
        return len(self.states) > 1 and 5 * self.states[1][1] >= self.articles
