"""Search as a resource: statements and articles that hold the words, best first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tasrih.record.listing import Part, Row, all_rows
from tasrih.web.parameters import Parameter
from tasrih.web.resources.table import Answer, Filters, Resource

if TYPE_CHECKING:
    from tasrih.web.desk import Desk

_COLUMNS = {
    "id": "VARCHAR", "kind": "VARCHAR", "article_id": "VARCHAR", "score": "DOUBLE", "published": "DATE",
    "outlet": "VARCHAR", "title": "VARCHAR", "speaker": "VARCHAR", "speaker_name": "VARCHAR", "act": "VARCHAR",
    "addressee": "VARCHAR[]", "issues": "VARCHAR[]", "text": "VARCHAR",
}  # fmt: skip
_TOLD = """SELECT article_id AS id, published, outlet, title, NULL AS speaker, NULL AS speaker_name, NULL AS act,
    []::VARCHAR[] AS addressee, []::VARCHAR[] AS issues, a.text
FROM gathered g JOIN (SELECT article_id, text FROM articles) a USING (article_id)
WHERE article_id IN (SELECT unnest($articles))
UNION ALL BY NAME
SELECT key AS id, published, outlet, title, speaker, speaker_name, act, addressee, issues, text
FROM attributed WHERE article_id IN (SELECT unnest($said)) AND key IN (SELECT unnest($statements))"""
_LONGEST = 400


def _ask(desk: Desk, filters: Filters, part: Part) -> Answer:
    given = dict(filters)
    found = desk.searched(given.pop("q", ""), given, part)
    keys = {kind: [hit.key for hit in found.hits if hit.kind == kind] for kind in ("article", "statement")}
    said = sorted({hit.article_id for hit in found.hits if hit.kind == "statement"})
    answer = desk.database.sql(_TOLD, {"articles": keys["article"], "statements": keys["statement"], "said": said})
    told = {row["id"]: row for row in all_rows(answer).rows}
    rows: list[Row] = []
    for hit in found.hits:
        if hit.key in told:
            row = told[hit.key] | {"kind": hit.kind, "article_id": hit.article_id, "score": hit.score}
            rows.append({name: row[name] for name in _COLUMNS})
    return Answer([_cut(desk, row, str(filters.get("q", ""))) for row in rows], _COLUMNS, found.total, part)


def _cut(desk: Desk, row: Row, query: str) -> Row:
    """An article's text is given as the words around the first that was asked for."""
    return row if row["kind"] == "statement" else row | {"text": desk.around(row["text"], query, _LONGEST)}


_PARAMETERS = (
    Parameter("q", "text", 'All words must occur; "quoted words" stand together; -word must not; OR between.', True),
    Parameter("kind", "text", "statement or article."),
    Parameter("outlet", "text", "Published by this outlet."),
    Parameter("since", "day", "Published on this day or later."),
    Parameter("until", "day", "Published on this day or earlier."),
    Parameter("speaker", "text", "The name of who speaks, as it is written."),
    Parameter("act", "text", "Statements of this act."),
    Parameter("issue", "text", "Statements on this file."),
)
SEARCH = Resource(
    "search", "Statements and articles that hold the words, however they are typed, best first.",
    _PARAMETERS, _ask, lambda desk: _COLUMNS,
)  # fmt: skip
