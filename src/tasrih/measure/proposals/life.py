"""The life of a proposal: who put it forward, to whom, and everything that was done with it, with its state today."""

from __future__ import annotations

import datetime
import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple

import msgspec

from tasrih.measure.proposals.groups import grouped
from tasrih.measure.proposals.units import Row, Unit, units
from tasrih.record.database import Database

QUIET_DAYS = 30
"""A proposal on which nobody has decided is forgotten when it was not mentioned in so many days before the record's
last one."""

State = Literal[
    "proposed", "under study", "welcomed", "criticized", "accepted", "joined", "amended", "rejected", "withdrawn",
    "forgotten",
]  # fmt: skip
_DECIDES = ("accepted", "joined", "withdrawn", "rejected")
"""Reactions that settle a state; of several on one day the last in this list counts."""
_ELSE = ("welcomed", "criticized", "amended", "studied")
_STATES: dict[str, State] = {
    "proposed": "proposed", "studied": "under study", "welcomed": "welcomed", "criticized": "criticized",
    "accepted": "accepted", "joined": "joined", "amended": "amended", "rejected": "rejected", "withdrawn": "withdrawn",
}  # fmt: skip
_TOLD = ("adjective", "genitive", "relative clause")
"""How a mention itself says whose it is, of `resolved_by`."""
_ID = 12


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """A mention with what was done there: the evidence."""

    article_id: str
    proposal_id: str
    published: datetime.date | None
    outlet: str | None
    reaction: str
    by: str | None
    text: str | None
    sentence: str | None
    statement_id: str | None
    confidence: float
    copy: bool = False
    """It stands in a copy of an earlier article."""


class Life(msgspec.Struct, frozen=True, kw_only=True):
    """One proposal through all articles. `stances`: what each actor did with it last; `reactions`: everything but mere
    mentions, in time order, from articles that are no copies."""

    id: str
    name: str | None
    kind: str
    known: str | None
    proposer: str | None
    state: State
    state_by: list[str]
    first: datetime.date | None
    last: datetime.date | None
    about: str | None
    addressees: list[str]
    parties: list[str]
    conditions: list[str]
    issues: list[str]
    stances: dict[str, str]
    articles: int
    outlets: int
    mentions: int
    appearance: Told
    reactions: list[Told]


class Traced(NamedTuple):
    """A life, and all its mentions in time order: also mere ones, and those in copies."""

    life: Life
    mentions: list[Told]


def lives(database: Database, until: datetime.date | None = None, quiet_days: int = QUIET_DAYS) -> list[Life]:
    """The proposals of a record as they stood on a day (without one: on its last), the latest first."""
    return [one.life for one in traced(database, until, quiet_days)]


def traced(database: Database, until: datetime.date | None = None, quiet_days: int = QUIET_DAYS) -> list[Traced]:
    """The same with every mention."""
    found = units(database, until)
    today = until or max((unit.day for unit in found if unit.day), default=None)
    if until is None:
        ((last,),) = database.rows("SELECT max(published) FROM articles")
        today = last or today
    made = [_traced([found[i] for i in group], today, quiet_days) for group in grouped(found)]
    return sorted(made, key=lambda one: (one.life.last or datetime.date.min, one.life.id), reverse=True)


def _traced(group: Sequence[Unit], today: datetime.date | None, quiet_days: int) -> Traced:
    rows = sorted((row for unit in group for row in unit.rows), key=_in_time)
    return Traced(_life(group, rows, today, quiet_days), [_told(row) for row in rows])


def _life(group: Sequence[Unit], rows: Sequence[Row], today: datetime.date | None, quiet_days: int) -> Life:
    proposer = next((unit.proposer for unit in group if unit.proposer), None)
    reactions = [_told(row) for row in rows if row.original and row.reaction != "mentioned"]
    stances = _stances(reactions, proposer)
    days = [row.published for row in rows if row.published]
    state, by = _state(reactions, stances, proposer)
    quiet = today is not None and bool(days) and (today - max(days)).days > quiet_days
    if quiet and state not in _DECIDES:
        state, by = "forgotten", []
    told = max(rows, key=_telling)
    return Life(
        id=_identity(rows[0]),
        name=" ".join(told.text.split()) if told.text else None,
        kind=told.kind,
        known=next((unit.known for unit in group if unit.known), None),
        proposer=proposer,
        state=state,
        state_by=by,
        first=min(days, default=None),
        last=max(days, default=None),
        about=told.about,
        addressees=_listed(code for row in rows for code in row.addressee),
        parties=[code for code in _listed(code for row in rows for code in row.parties) if code != proposer],
        conditions=_listed(row.condition for row in rows if row.condition),
        issues=[issue for issue, _ in Counter(issue for unit in group for issue in sorted(unit.issues)).most_common(3)],
        stances=stances,
        articles=len({row.article_id for row in rows}),
        outlets=len({row.outlet for row in rows if row.outlet}),
        mentions=len(rows),
        appearance=_told(rows[0]),
        reactions=reactions,
    )


def _in_time(row: Row) -> tuple[datetime.date, str, int]:
    return row.published or datetime.date.max, row.article_id, row.char_start


def _telling(row: Row) -> tuple[bool, bool, bool, bool, int, str, int]:
    """How well a mention names the proposal: by a known name, its matter, its proposer, by a noun, in few words."""
    told = row.resolved_by in _TOLD
    length = -len(row.text or "")
    return row.known is not None, bool(row.about), told, row.kind != "act", length, row.article_id, -row.char_start


def _identity(first: Row) -> str:
    """Hex digits from the first mention: the same as long as no earlier one comes into the record."""
    return hashlib.sha256(f"{first.article_id}:{first.proposal_id}".encode()).hexdigest()[:_ID]


def _told(row: Row) -> Told:
    return Told(
        article_id=row.article_id,
        proposal_id=row.proposal_id,
        published=row.published,
        outlet=row.outlet,
        reaction=row.reaction,
        by=row.by,
        text=row.text,
        sentence=row.sentence,
        statement_id=row.statement_id,
        confidence=row.confidence,
        copy=not row.original,
    )


def _stances(reactions: Iterable[Told], proposer: str | None) -> dict[str, str]:
    """What each actor but the proposer did last."""
    found: dict[str, str] = {}
    for told in reactions:
        if told.by and told.by != proposer and told.reaction != "proposed":
            found[told.by] = told.reaction
    return dict(sorted(found.items()))


def _state(reactions: Sequence[Told], stances: dict[str, str], proposer: str | None) -> tuple[State, list[str]]:
    """The state by what was decided last, else by what was said of it; and by whom. The proposer can only withdraw."""
    own = {told.by for told in reactions if told.reaction == "withdrawn" and told.by == proposer and proposer}
    decided = [
        (told.published or datetime.date.min, _DECIDES.index(told.reaction), told.reaction)
        for told in reactions
        if told.reaction in _DECIDES and ((told.by and told.by != proposer) or (told.by in own))
    ]
    said = next((name for name in _ELSE if name in stances.values()), "proposed")
    state = max(decided)[2] if decided else said
    by = [proposer] if state == "withdrawn" and own and proposer else [c for c, r in stances.items() if r == state]
    return _STATES[state], by


def _listed(values: Iterable[str]) -> list[str]:
    """Each once, in order of appearance."""
    return list(dict.fromkeys(values))


def once(told: Sequence[Told]) -> list[tuple[Told, int]]:
    """What was done by the same one on the same day, once, with how often it is told."""
    found: dict[tuple[object, str, str | None], list[Told]] = {}
    for one in told:
        found.setdefault((one.published, one.reaction, one.by), []).append(one)
    return [(same[0], len(same)) for same in found.values()]
