"""Dyads as a resource: all that two actors did for and against one another in a stretch of time, as one row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tasrih.record.listing import Part
from tasrih.web.parameters import Parameter, parameters
from tasrih.web.resources.table import Answer, Filters, Resource, columns_of, part_of

if TYPE_CHECKING:
    from tasrih.web.desk import Desk

_DYADS = """SELECT a || ':' || b AS id, a, b, sum(incidents)::BIGINT AS incidents,
    sum(statements)::BIGINT AS statements,
    sum(articles)::BIGINT AS articles, sum(quad1)::BIGINT AS quad1, sum(quad2)::BIGINT AS quad2,
    sum(quad3)::BIGINT AS quad3, sum(quad4)::BIGINT AS quad4,
    round(sum(cooperation), 2) AS cooperation, round(sum(conflict), 2) AS conflict,
    round(10 * (sum(cooperation) - sum(conflict)) / nullif(sum(cooperation) + sum(conflict), 0), 2) AS balance,
    arg_max(index, period) AS last_index, max(period) AS last_period
FROM ({}) GROUP BY a, b HAVING sum(incidents) > 0 OR sum(statements) > 0
ORDER BY incidents DESC, statements DESC, a, b"""


def _ask(desk: Desk, filters: Filters, part: Part) -> Answer:
    query, given = desk.database.query("relations", filters, None)
    return part_of(desk.database.sql(_DYADS.format(query), given), part)


DYADS = Resource(
    "dyad_totals",
    "Pairs of actors with all that they did and said for and against one another; balance is -10 to 10.",
    (*parameters(("actor", "between", "since", "until")), Parameter("every", "text", "day, week or month.")),
    _ask,
    columns_of("dyad_totals", _ask),
)
