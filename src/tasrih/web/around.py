"""Short contents in their sentences: "his efforts" says little without who thanks for them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from tasrih.web.desk import Desk

_SHORT, _BEFORE, _AFTER = 70, 180, 120
_ENDS = ("\n", ". ", "؟ ", "! ", "؛ ", "…")
_TEXTS = "SELECT article_id, text FROM articles WHERE article_id IN (SELECT unnest($articles)) AND text IS NOT NULL"


class Around(NamedTuple):
    """What stands before and behind a content in its sentence."""

    before: str
    after: str


def around(desk: Desk, rows: Iterable[Mapping[str, Any]]) -> dict[str, Around]:
    """The surroundings of those statements that are short, by the row's id."""
    short = [row for row in rows if row["char_end"] - row["char_start"] < _SHORT]
    return desk.remembered(("around", tuple(row["id"] for row in short)), lambda: _made(desk, short)) if short else {}


def _made(desk: Desk, short: list[Mapping[str, Any]]) -> dict[str, Around]:
    articles = sorted({row["article_id"] for row in short})
    texts = dict(desk.database.rows(_TEXTS, {"articles": articles}))
    return {row["id"]: _around(texts[row["article_id"]], row) for row in short if row["article_id"] in texts}


def _around(text: str, row: Mapping[str, Any]) -> Around:
    start, end = row["char_start"], row["char_end"]
    before = text[max(0, start - _BEFORE) : start]
    cut = max((before.rfind(mark) + len(mark) for mark in _ENDS if mark in before), default=0)
    if not cut and start > _BEFORE:
        before, cut = "…" + before.partition(" ")[2], 0
    after = text[end : end + _AFTER]
    stop = min((after.find(mark) for mark in (*_ENDS, ".\n") if mark in after), default=len(after))
    if stop == len(after) and end + _AFTER < len(text):
        return Around(before[cut:], after.rpartition(" ")[0] + "…")
    return Around(before[cut:], after[:stop])
