"""New positions as a resource: who takes a side on what for the first time in the record, or the other side."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tasrih.record.listing import Part, Row, all_rows
from tasrih.web.parameters import Parameter, WrongValue, parameters
from tasrih.web.resources.table import Answer, Filters, Resource

if TYPE_CHECKING:
    from tasrih.web.desk import Desk

KINDS = ("first", "other-side")
BY = ("question", "target", "issue")
_BACKED_BY, _WITHIN = 2, 14
"""The other side counts where so many stories tell it in so many days: a slip of the reading looks just like it."""
_FIRSTS = """WITH said AS MATERIALIZED ({sides}),
ordered AS (
    SELECT *, CASE WHEN value > 0 THEN 'for' ELSE 'against' END AS side,
        row_number() OVER whole AS nth, row_number() OVER one_side AS nth_on_side,
        count(*) OVER matter AS said_in_all, min(published) OVER matter AS first_published,
        count(DISTINCT story_id) OVER (PARTITION BY actor, issue, question, target, value > 0 ORDER BY published
            RANGE BETWEEN CURRENT ROW AND INTERVAL {days} DAYS FOLLOWING) AS backed
    FROM said WHERE published IS NOT NULL
    WINDOW matter AS (PARTITION BY actor, issue, question, target),
        whole AS (PARTITION BY actor, issue, question, target ORDER BY published, key),
        one_side AS (PARTITION BY actor, issue, question, target, value > 0 ORDER BY published, key)
),
spread AS (SELECT story_id, count(DISTINCT outlet) AS outlets, count(*) AS articles FROM gathered GROUP BY 1)
SELECT concat_ws(':', actor, coalesce(question, issue), target, side) AS id,
    CASE WHEN nth = 1 THEN 'first' ELSE 'other-side' END AS kind, published, actor, issue, question, target, side,
    value, act, flags, speaker_name, confidence,
    said_in_all, first_published, key AS statement, text, char_start, char_end, article_id, outlet, url, story_id,
    outlets, articles
FROM ordered JOIN spread USING (story_id) WHERE nth_on_side = 1 AND (nth = 1 OR backed >= {stories})
ORDER BY published, outlets, confidence, id"""
PARAMETERS = (
    *parameters(("actor", "issue", "question", "target")),
    Parameter("by", "text", "What sides are taken on: question (as without it), target (somebody on a file), issue."),
    Parameter(
        "kind",
        "codes",
        "first: no side before; other-side: on the opposite side only so far, and now in two stories in two weeks.",
    ),
    *parameters(("side",)),
    Parameter("since", "day", "Taken for the first time on this day or later."),
    Parameter("until", "day", "Taken for the first time on this day or earlier."),
    *parameters(("confidence",)),
)


def all_firsts(desk: Desk, by: str) -> tuple[list[Row], dict[str, str]]:
    """All that there are, the oldest first, with the types of their columns; made once for each state of the record.

    Raises:
        WrongValue: sides are not taken on such things.
    """
    if by not in BY:
        raise WrongValue(f"by: {by[:20]!r} is none of {', '.join(BY)}")

    def made() -> tuple[list[Row], dict[str, str]]:
        query, given = desk.database.query("sides", {"by": by}, None)
        found = all_rows(desk.database.sql(_FIRSTS.format(sides=query, days=_WITHIN, stories=_BACKED_BY), given))
        return found.rows, found.columns

    return desk.remembered(("firsts", by), made, whole=True)


def _ask(desk: Desk, filters: Filters, part: Part) -> Answer:
    rows, columns = all_firsts(desk, filters.get("by", BY[0]))
    found = [row for row in rows if fits(row, filters)]
    found = found[::-1] if part.newest else found
    return Answer(found[part.offset : part.offset + part.limit], columns, len(found), part)


def fits(row: Row, filters: Filters) -> bool:
    """The filters choose it."""
    if row["confidence"] < filters.get("confidence", 0):
        return False
    if (since := filters.get("since")) and row["published"] < since:
        return False
    if (until := filters.get("until")) and row["published"] > until:
        return False
    names: tuple[str, ...] = ("actor", "issue", "question", "target", "kind", "side")
    return all(not (some := _several(filters.get(name))) or row[name] in some for name in names)


def _several(value: Any) -> Any:
    return (value,) if isinstance(value, str) else value or ()


FIRSTS = Resource(
    "new_positions",
    "Who takes a side on what for the first time in this record, or for the first time the other side; newest first.",
    PARAMETERS,
    _ask,
    lambda desk: all_firsts(desk, BY[0])[1],
)
