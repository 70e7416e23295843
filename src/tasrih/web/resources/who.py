"""Who is who as a resource: persons with their offices over time, by any spelling of a name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tasrih.measure.who import Person
from tasrih.measure.who.store import all_named, likely_ids
from tasrih.record.listing import Part, Row
from tasrih.web.parameters import Parameter
from tasrih.web.resources.table import Answer, Filters, Resource

if TYPE_CHECKING:
    from tasrih.web.desk import Desk

_COLUMNS = {
    "id": "VARCHAR",
    "name": "VARCHAR",
    "articles": "BIGINT",
    "first_seen": "DATE",
    "last_seen": "DATE",
    "spellings": "STRUCT(name VARCHAR, articles BIGINT)[]",
    "offices": "STRUCT(role VARCHAR, of VARCHAR, first_seen DATE, last_seen DATE, articles BIGINT, outlets BIGINT)[]",
}
_OFFICES = """list({'role': o.role, 'of': o.of, 'first_seen': o.first_seen, 'last_seen': o.last_seen,
    'articles': o.articles, 'outlets': o.outlets} ORDER BY o.articles DESC, o.role, o.of)"""
_PERSONS = f"""WITH held AS (
    SELECT person_id, sum(articles)::BIGINT AS articles, min(first_seen) AS first_seen, max(last_seen) AS last_seen,
        {_OFFICES} AS offices, list_distinct(list(o.of)) AS served
    FROM offices o GROUP BY 1)
SELECT p.person_id AS id, p.name, articles, first_seen, last_seen, p.names AS spellings, offices
FROM persons p JOIN held USING (person_id)
WHERE ($ids IS NULL OR list_contains($ids, p.person_id)) AND ($of IS NULL OR list_has_any(served, $of))"""


def _ask(desk: Desk, filters: Filters, part: Part) -> Answer:
    name = filters.get("name")
    likely = likely_ids(name, _everybody(desk)) if name else None
    ids = likely if likely is not None else filters.get("person")
    given: dict[str, Any] = {"ids": ids, "of": filters.get("of")}
    order = "articles DESC, id" if likely is None else "list_position($ids, id)"
    limited = f"{_PERSONS} ORDER BY {order} LIMIT {int(part.limit)} OFFSET {int(part.offset)}"
    rows = [dict(zip(_COLUMNS, row, strict=True)) for row in desk.database.rows(limited, given)]
    ((total,),) = desk.database.rows(f"SELECT count(*) FROM ({_PERSONS})", given)
    return Answer([_few(row) for row in rows], _COLUMNS, total, part)


def _everybody(desk: Desk) -> dict[str, Person]:
    return desk.remembered(("everybody",), lambda: all_named(desk.database), whole=True)


def _few(row: Row) -> Row:
    """With the spellings met most."""
    return row | {"spellings": sorted(row["spellings"], key=lambda one: (-one["articles"], one["name"]))[:20]}


WHO = Resource(
    "who",
    "Persons with their offices over time, as articles tell them; the likeliest first where a name is given.",
    (
        Parameter("name", "text", "A name in any spelling; a surname is enough."),
        Parameter("person", "codes", "The person of this id."),
        Parameter("of", "codes", "Who serves this actor."),
    ),
    _ask,
    lambda desk: _COLUMNS,
)
