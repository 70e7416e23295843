"""Agreement by twos as a resource, those who meet most first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tasrih.record.listing import Part
from tasrih.record.queries import QUESTIONS
from tasrih.web.parameters import parameters
from tasrih.web.resources.table import Answer, Filters, Resource, columns_of, part_of

if TYPE_CHECKING:
    from tasrih.web.desk import Desk

_PAIRS = """SELECT a || ':' || b AS id, a, b, same + opposite AS met, same, opposite, congruence, conflict, subtract,
    round((same - opposite) / (same + opposite), 4) AS balance, agreed, differed
FROM ({}) WHERE period IS NULL AND same + opposite > 0 AND a <> 'OTHER' AND b <> 'OTHER'
ORDER BY sqrt(n_a * n_b) * abs(subtract) DESC, met DESC, a, b"""


def _ask(desk: Desk, filters: Filters, part: Part) -> Answer:
    query, given = desk.database.query("agreement", filters, None)
    return part_of(desk.database.sql(_PAIRS.format(query), given), part)


AGREEMENT = Resource(
    "agreement_totals",
    "Actors by twos: how often they take the same side and opposite sides; balance is -1 to 1.",
    parameters([*QUESTIONS["agreement"].conditions, "by", "once", "norm"]),
    _ask,
    columns_of("agreement_totals", _ask),
)
