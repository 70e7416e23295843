"""Turns of positions as a resource: who changed on what, with the statements before and after."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tasrih.measure.positions import Change
from tasrih.record.listing import Part, Row
from tasrih.record.queries import QUESTIONS
from tasrih.web.known import changes_of
from tasrih.web.parameters import Parameter, parameters
from tasrih.web.resources.table import Answer, Filters, Resource

if TYPE_CHECKING:
    from tasrih.web.desk import Desk

_OF_WORDS = {"key": "VARCHAR", "article": "VARCHAR", "published": "DATE", "outlet": "VARCHAR", "text": "VARCHAR"}
_COLUMNS = {
    "id": "VARCHAR", "kind": "VARCHAR", "actor": "VARCHAR", "issue": "VARCHAR", "question": "VARCHAR",
    "target": "VARCHAR", "last_before": "DATE", "first_after": "DATE", "before": "DOUBLE", "after": "DOUBLE",
    "stories_before": "BIGINT", "stories_after": "BIGINT",
    **{f"{when}_{name}": kind for when in ("before", "after") for name, kind in _OF_WORDS.items()},
}  # fmt: skip


_MATTER = ("actor", "issue", "question", "target")
"""What sides are taken by whom on what: turns of one matter do not depend on others."""
_CHOOSING = (*_MATTER, "since", "until")


def _ask(desk: Desk, filters: Filters, part: Part) -> Answer:
    drawn = changes_of(desk, {name: value for name, value in filters.items() if name not in _CHOOSING})
    found = [one for one in drawn if _is_chosen(one, filters)]
    rows = [_row(one) for one in sorted(found, key=lambda one: one.first_after, reverse=part.newest)]
    return Answer(rows[part.offset : part.offset + part.limit], _COLUMNS, len(rows), part)


def _is_chosen(one: Change, filters: Filters) -> bool:
    since, until = filters.get("since"), filters.get("until")
    if (since and one.first_after < since) or (until and one.first_after > until):
        return False
    return all(getattr(one.matter, name) in filters[name] for name in _MATTER if filters.get(name))


def _row(one: Change) -> Row:
    matter = one.matter
    told: dict[str, Any] = {
        "id": ":".join((matter.actor, matter.question or matter.issue, matter.target or "", str(one.first_after))),
        "kind": one.kind, "actor": matter.actor, "issue": matter.issue, "question": matter.question,
        "target": matter.target, "last_before": one.last_before, "first_after": one.first_after,
        "before": one.before.stance, "after": one.after.stance,
        "stories_before": one.before.stories, "stories_after": one.after.stories,
    }  # fmt: skip
    for when, said in (("before", one.said_before), ("after", one.said_after)):
        told |= {f"{when}_key": said.key, f"{when}_article": said.article_id, f"{when}_published": said.published}
        told |= {f"{when}_outlet": said.outlet, f"{when}_text": said.text}
    return {name: told[name] for name in _COLUMNS}


TURNS = Resource(
    "turns",
    "Positions that changed: reversals and shifts, with the statements that show the sides before and after.",
    (
        *parameters([name for name in (*QUESTIONS["sides"].conditions, "by") if name not in ("since", "until")]),
        Parameter("since", "day", "Turned on this day or later: the first statement on the new side."),
        Parameter("until", "day", "Turned on this day or earlier."),
    ),
    _ask,
    lambda desk: _COLUMNS,
)
