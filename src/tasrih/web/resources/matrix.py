"""The matrix as a resource: of the busiest actors and matters, where each stands on each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tasrih.record.listing import Part
from tasrih.record.queries import QUESTIONS
from tasrih.web.parameters import Parameter, parameters
from tasrih.web.resources.table import Answer, Filters, Resource, columns_of, part_of

if TYPE_CHECKING:
    from tasrih.web.desk import Desk

ACTORS, MATTERS = 24, 20
_OTHERS = ("OTHER",)
_CELLS = """WITH cells AS (
    SELECT actor, coalesce(question, issue) AS matter, issue, question, target, stance, low, high, stories, pro, con,
        statements, outlets, most_pro, most_con
    FROM ({}) WHERE actor <> 'OTHER' AND period IS NULL
),
rows AS (SELECT actor, sum(stories) AS n FROM cells GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT $actors),
columns AS (SELECT matter, target, sum(stories) AS m FROM cells GROUP BY 1, 2 ORDER BY 3 DESC, 1, 2 LIMIT $matters)
SELECT actor || ':' || c.matter || coalesce(':' || c.target, '') AS id, c.*
FROM cells c JOIN rows USING (actor) JOIN columns k ON k.matter = c.matter AND k.target IS NOT DISTINCT FROM c.target
ORDER BY n DESC, actor, m DESC, c.matter, c.target"""


def _ask(desk: Desk, filters: Filters, part: Part) -> Answer:
    chosen = {name: value for name, value in filters.items() if name not in ("actors", "matters")}
    query, given = desk.database.query("positions", chosen, None)
    size = {"actors": filters.get("actors", ACTORS), "matters": filters.get("matters", MATTERS)}
    return part_of(desk.database.sql(_CELLS.format(query), given | size), part)


MATRIX = Resource(
    "matrix",
    "Where the busiest actors stand on the busiest matters, -1 (all against) to 1 (all for), with intervals.",
    (
        *parameters([*QUESTIONS["positions"].conditions, "by"]),
        Parameter("actors", "whole", f"So many actors ({ACTORS})."),
        Parameter("matters", "whole", f"So many matters ({MATTERS})."),
    ),
    _ask,
    columns_of("matrix", _ask),
)
