"""Proposals as resources: their lives, and every mention with what is done there."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any, get_args

from tasrih.measure.proposals import Life, State, Told, Traced
from tasrih.measure.proposals.life import QUIET_DAYS
from tasrih.record.listing import MOST_ROWS, Part, Row, listed
from tasrih.record.queries import QUESTIONS
from tasrih.web.known import lives_of
from tasrih.web.parameters import Parameter, parameters
from tasrih.web.resources.records import SPREAD, add_spread
from tasrih.web.resources.table import Answer, Filters, Resource

if TYPE_CHECKING:
    from tasrih.web.desk import Desk

STATES: tuple[str, ...] = get_args(State)
_STEP = (
    "STRUCT(article_id VARCHAR, proposal_id VARCHAR, published DATE, outlet VARCHAR, reaction VARCHAR,"
    ' "by" VARCHAR, text VARCHAR, sentence VARCHAR, statement_id VARCHAR, confidence DOUBLE)[]'
)
_COLUMNS = {
    "id": "VARCHAR", "name": "VARCHAR", "kind": "VARCHAR", "known": "VARCHAR", "proposer": "VARCHAR",
    "state": "VARCHAR", "state_by": "VARCHAR[]", "first": "DATE", "last": "DATE", "about": "VARCHAR",
    "addressees": "VARCHAR[]", "parties": "VARCHAR[]", "conditions": "VARCHAR[]", "issues": "VARCHAR[]",
    "stances": "STRUCT(actor VARCHAR, reaction VARCHAR)[]", "articles": "BIGINT", "outlets": "BIGINT",
    "mentions": "BIGINT", "article_id": "VARCHAR", "text": "VARCHAR", "steps": _STEP,
}  # fmt: skip
_STEP_FIELDS = (
    "article_id", "proposal_id", "published", "outlet", "reaction", "by", "text", "sentence", "statement_id",
    "confidence",
)  # fmt: skip
Values = Callable[[Life], Iterable[str | None]]


def actors_of(life: Life) -> set[str]:
    """Everybody who has to do with it."""
    told = {one.by for one in (life.appearance, *life.reactions)}
    return {one for one in (life.proposer, *life.addressees, *life.parties, *told) if one}


VALUES: Mapping[str, Values] = {
    "proposal": lambda life: [life.id],
    "actor": actors_of,
    "proposer": lambda life: [life.proposer],
    "by": lambda life: dict.fromkeys(told.by for told in life.reactions),
    "issue": lambda life: life.issues,
    "state": lambda life: [life.state],
    "kind": lambda life: [life.kind],
}
"""What a life has of each filter."""


def chosen(desk: Desk, filters: Filters) -> list[Traced]:
    """The proposals that the filters choose, as they stood on the day `until`."""
    found = lives_of(desk, filters.get("until"), filters.get("quiet") or QUIET_DAYS)
    return [one for one in found if _is_chosen(one.life, filters)]


def _is_chosen(life: Life, filters: Filters) -> bool:
    since = filters.get("since")
    if since and (life.last is None or life.last < since):
        return False
    if between := filters.get("between"):
        return actors_of(life) >= set(between) and _is_chosen(life, {**filters, "between": None})
    asked = {name: values for name, values in VALUES.items() if filters.get(name)}
    return all(not set(values(life)).isdisjoint(filters[name]) for name, values in asked.items())


def _ask(desk: Desk, filters: Filters, part: Part) -> Answer:
    found = chosen(desk, filters)
    if not part.newest:
        found = found[::-1]
    shown = found[part.offset : part.offset + part.limit]
    return Answer([_row(one.life) for one in shown], _COLUMNS, len(found), part)


def _row(life: Life) -> Row:
    first = life.appearance
    told = {name: getattr(life, name, None) for name in _COLUMNS} | {
        "stances": [{"actor": actor, "reaction": reaction} for actor, reaction in life.stances.items()],
        "article_id": first.article_id,
        "text": first.sentence or first.text,
        "steps": [_step(one) for one in (first, *(one for one in life.reactions if one != first))],
    }
    return {name: told[name] for name in _COLUMNS}


def _step(told: Told) -> Row:
    return {name: getattr(told, name) for name in _STEP_FIELDS}


PROPOSALS = Resource(
    "proposals",
    "Initiatives, plans, drafts and offers with their lives: whose, to whom, in which state, and every reaction.",
    (
        Parameter("actor", "codes", "Who has to do with it: puts it forward, is asked, takes part or reacts."),
        Parameter("between", "codes", "All of them have to do with it."),
        Parameter("proposer", "codes", "Who put it forward, as an actor's code."),
        Parameter("by", "codes", "Who did something with it, as an actor's code."),
        Parameter("issue", "codes", "On this file: arms-control, yemen …"),
        Parameter("state", "codes", f"In this state: {', '.join(STATES)}."),
        Parameter("kind", "codes", "initiative, proposal, plan, roadmap, draft, offer or act."),
        Parameter("since", "day", "Mentioned on this day or later."),
        Parameter("until", "day", "As they stood on this day."),
        Parameter("quiet", "whole", f"Days without a mention after which an open one is forgotten ({QUIET_DAYS})."),
        Parameter("proposal", "codes", "The proposal of this id."),
    ),
    _ask,
    lambda desk: _COLUMNS,
)


def _steps(desk: Desk, filters: Filters, part: Part) -> Answer:
    """Mentions, each with the id of its proposal. Those of named proposals are few: they are cut in parts here."""
    lives, wanted = lives_of(desk), filters.get("proposal")
    homes = {(told.article_id, told.proposal_id): one.life.id for one in lives for told in one.mentions}
    asked = {name: value for name, value in filters.items() if name != "proposal"}
    if wanted:
        own = sorted({article for (article, _), home in homes.items() if home in wanted})
        asked["article"] = [one for one in own if one in asked.get("article", own)]
    found = listed(desk.database, "proposals", asked, Part(MOST_ROWS, 0, part.newest) if wanted else part)
    rows = [_mention(row, homes) for row in found.rows]
    total = found.total
    if wanted:
        rows = [row for row in rows if row["proposal"] in wanted]
        rows, total = rows[part.offset : part.offset + part.limit], len(rows)
    add_spread(desk, rows)
    return Answer(rows, {"id": "VARCHAR", "proposal": "VARCHAR"} | found.columns | SPREAD, total, part)


def _mention(row: Row, homes: Mapping[tuple[str, str], str]) -> dict[str, Any]:
    article, mention = row["article_id"], row["proposal_id"]
    return {"id": f"{article}:{mention}", "proposal": homes.get((article, mention)), **row}


def _columns(desk: Desk) -> dict[str, str]:
    return desk.remembered(("columns", "proposal_steps"), lambda: _steps(desk, {}, Part(limit=0)).columns)


STEPS = Resource(
    "proposal_steps",
    "Every mention of a proposal with what is done there: proposed, welcomed, rejected … or only mentioned.",
    (Parameter("proposal", "codes", "Of the proposal of this id."), *parameters(QUESTIONS["proposals"].conditions)),
    _steps,
    _columns,
)
