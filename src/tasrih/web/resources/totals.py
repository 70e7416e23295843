"""Totals as resources: statements by actor, by issue, and articles by outlet and day."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from tasrih.export.labels import Label, actor_label, issue_label
from tasrih.export.marks import FIRM, KIND
from tasrih.record.listing import Part, Row
from tasrih.web.parameters import Parameter, parameters
from tasrih.web.resources.table import Answer, Filters, Resource, columns_of, part_of

if TYPE_CHECKING:
    from tasrih.web.desk import Desk

_TONES = """count(*) FILTER (list_contains($firm, act)) AS against,
count(*) FILTER (list_contains($kind, act)) AS "for", count(*) AS said"""
_ACTORS = f"""WITH chosen AS MATERIALIZED (SELECT speaker, addressee, act, published FROM ({{}})),
said AS (SELECT speaker AS id, {_TONES}, max(published) AS last_said FROM chosen WHERE speaker IS NOT NULL GROUP BY 1),
told AS (SELECT id, count(*) AS addressed FROM (SELECT unnest(addressee) AS id FROM chosen) GROUP BY 1)
SELECT id, coalesce(said, 0) AS said, coalesce("for", 0) AS "for", coalesce(against, 0) AS against,
    coalesce(addressed, 0) AS addressed, last_said
FROM said FULL JOIN told USING (id) WHERE id <> 'OTHER'
ORDER BY said DESC, addressed DESC, id"""
_ISSUES = f"""WITH chosen AS (SELECT unnest(issues) AS id, speaker, act, published FROM ({{}}))
SELECT id, {_TONES.replace("AS said", "AS statements")}, count(DISTINCT speaker) AS speakers,
    max(published) AS last_said
FROM chosen GROUP BY 1 ORDER BY statements DESC, id"""
_COVERAGE = """WITH chosen AS (SELECT article_id, outlet, published, original_id FROM ({})),
counted AS (SELECT article_id, count(*) AS statements FROM statements GROUP BY 1)
SELECT coalesce(outlet, '') || ':' || coalesce(published::VARCHAR, '') AS id, outlet, published, count(*) AS articles,
    count(*) FILTER (original_id <> article_id) AS copies, coalesce(sum(statements), 0)::BIGINT AS statements
FROM chosen LEFT JOIN counted USING (article_id) GROUP BY ALL ORDER BY published, outlet"""
Names = Callable[[str], Label]


def _ask(query: str, question: str, names: Names | None, desk: Desk, filters: Filters, part: Part) -> Answer:
    copies = {} if filters.get("copies") or question == "articles" else {"originals": True}
    chosen = {name: value for name, value in filters.items() if name != "copies"} | copies
    inner, given = desk.database.query(question, chosen, None, outline=True)
    tones = {"firm": sorted(FIRM), "kind": sorted(KIND)} if "$firm" in query else {}
    answer = part_of(desk.database.sql(query.format(inner), given | tones), part)
    if names is None:
        return answer
    return answer._replace(rows=[_named(row, names) for row in answer.rows], columns=_named_columns(answer.columns))


def _named(row: Row, names: Names) -> Row:
    ar, en = names(row["id"])
    return {"id": row["id"], "ar": ar, "en": en, **{key: value for key, value in row.items() if key != "id"}}


def _named_columns(columns: dict[str, str]) -> dict[str, str]:
    return {"id": "VARCHAR", "ar": "VARCHAR", "en": "VARCHAR"} | columns


def _total(name: str, about: str, query: str, names: Names | None, given: tuple[Parameter, ...]) -> Resource:
    question = "articles" if query is _COVERAGE else "statements"
    ask = partial(_ask, query, question, names)
    return Resource(name, about, given, ask, columns_of(name, ask))


_OF_STATEMENTS = (
    *parameters(("speaker", "addressee", "act", "issue", "flag", "outlet", "since", "until", "confidence")),
    Parameter("copies", "yes", "Count what stands in copies of earlier articles too."),
)
TOTALS = (
    _total(
        "actor_totals",
        "Statements by actor: made, for, against, addressed to it.",
        _ACTORS,
        actor_label,
        _OF_STATEMENTS,
    ),
    _total("issue_totals", "Statements by issue: all, for, against.", _ISSUES, issue_label, _OF_STATEMENTS),
    _total(
        "coverage",
        "Articles, copies and statements by outlet and day; a day without a row has no coverage.",
        _COVERAGE,
        None,
        parameters(("outlet", "since", "until")),
    ),
)
