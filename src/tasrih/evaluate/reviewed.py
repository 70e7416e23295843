"""Reviews as gold: articles whose every statement a person has judged, in the form that `tasrih evaluate` reads."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from tasrih.errors import SourceError
from tasrih.evaluate.gold import occurrences
from tasrih.model import Reading, Statement
from tasrih.record.database import Database
from tasrih.record.reviews import current_reviews

_REVIEWED = "SELECT DISTINCT article_id FROM reviews ORDER BY 1"
_ROW = """SELECT a.article_id AS id, a.published::VARCHAR AS published, a.outlet, a.url, a.title, a.text
FROM articles a WHERE article_id = ?"""
_SPEAKERS = "SELECT statement_id, speaker FROM attributed WHERE article_id = ?"
"""Whom a reviewer sees: also those that other articles told."""
TEXTS = "texts.jsonl"


def write_gold(database: Database, folder: Path) -> tuple[int, int]:
    """Write <id>.json for each article that is judged whole, and their texts; how many, and how many are not yet.

    Raises:
        SourceError: the folder cannot be written.
    """
    names = [name for (name,) in database.rows(_REVIEWED)]
    judged = [pair for name in names if (pair := _gold(database, name)) is not None]
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with (folder / TEXTS).open("wb") as texts:
            for row, gold in judged:
                texts.write(msgspec.json.encode(row) + b"\n")
                (folder / f"{gold['id']}.json").write_bytes(msgspec.json.format(msgspec.json.encode(gold), indent=1))
    except OSError as error:
        raise SourceError(f"{folder}: {(error.strerror or str(error)).lower()}") from error
    return len(judged), len(names) - len(judged)


def _gold(database: Database, article: str) -> tuple[dict[str, Any], dict[str, Any]] | None:
    """The article's row and its annotation; None where a statement is unjudged, or the text is not kept."""
    answer = database.sql(_ROW, [article])
    row = dict(zip(answer.columns, answer.fetchall()[0], strict=True))
    (reading,) = database.readings([article])
    speakers = dict(database.rows(_SPEAKERS, [article]))
    verdicts = current_reviews(database, article)
    if row["text"] is None or not all(one.span in verdicts for one in reading.statements):
        return None
    meta = {"published": reading.published, "headline": reading.meta.headline and reading.meta.headline.text}
    return row, {"id": article, "meta": meta, "statements": list(_statements(row["text"], reading, verdicts, speakers))}


def _statements(
    text: str, reading: Reading, verdicts: dict[tuple[int, int], dict[str, Any]], speakers: dict[str, str | None]
) -> Iterator[dict[str, Any]]:
    for one in reading.statements:
        review = verdicts[one.span]
        if review["verdict"] != "reject":
            yield _statement(text, one, speakers[one.id], review)


def _statement(text: str, one: Statement, speaker: str | None, review: dict[str, Any]) -> dict[str, Any]:
    def right(name: str, read: Any) -> Any:
        return read if review[name] is None else review[name]

    return {
        "cue": one.cue.text if one.cue else None,
        "kind": one.kind,
        "content": one.text,
        "content_nth": occurrences(text, one.text).index(one.start),
        "source": one.source.name,
        "source_of": right("speaker", speaker) or "OTHER",
        "addressee": right("addressee", one.addressee),
        "act": right("act", one.act),
        "issues": right("issues", one.issues),
    }
