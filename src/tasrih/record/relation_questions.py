"""The questions about what happens between actors: incidents, and the series that are made of them."""

from __future__ import annotations

from typing import TypedDict

from tasrih.record.question import BASIS, Basis, Day, Question, Several, has, one_of, script


class IncidentFilters(TypedDict, total=False):
    """By what incidents can be chosen. `between` two actors or more: both sides are among them; `actor`: one side is.
    `tense` is present, future or past."""

    actor: Several
    between: Several
    source: Several
    target: Several
    type: Several
    quad: int
    tense: Several
    article: Several
    since: Day
    until: Day


class RelationFilters(TypedDict, total=False):
    """By what the series of relations can be chosen: those `between` some actors, or of an `actor` with all others;
    by day, week (from Monday) or month; `directed` from one to the other; with `gaps` also the periods that no
    article covers, as nulls."""

    actor: Several
    between: Several
    every: str
    directed: bool
    gaps: bool
    since: Day
    until: Day


def _sides(one: str, other: str) -> dict[str, str]:
    """The filters of what stands between two actors."""
    return {
        "actor": f"({one_of(one, 'actor')} OR {one_of(other, 'actor')})",
        "between": f"({one_of(one, 'between')} AND {one_of(other, 'between')})",
    }


_INCIDENTS = Basis("incidents", script("incidents"))
_TOLD = f"WITH told_incidents AS ({_INCIDENTS.select}), happened"
_RELATIONS = Basis("relations", script("relations").replace("WITH happened", _TOLD, 1), ("every", "directed"))
RELATION_QUESTIONS = {
    "incidents": Question(
        f"SELECT * FROM {BASIS}",
        _sides("source", "target")
        | {
            "source": one_of("source", "source"),
            "target": one_of("target", "target"),
            "type": one_of("type", "type"),
            "quad": "quad = $quad",
            "tense": one_of("tense", "tense"),
            "article": has("articles_told", "article"),
            "since": "day >= $since",
            "until": "day <= $until",
        },
        "day NULLS LAST, incident_id",
        basis=_INCIDENTS,
    ),
    "relations": Question(
        script("relations_gaps"),
        _sides("a", "b") | {"since": "period >= date_trunc($every, $since)", "until": "period <= $until"},
        "a, b, period",
        {"every": ("week", "day", "month"), "directed": (False, True), "gaps": (False, True)},
        _RELATIONS,
    ),
}
