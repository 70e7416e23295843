"""One article: its text with the evidence marked, and everything that was read out of it."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from tasrih.export.facts import headline, unique_people
from tasrih.model import Reading, Stance
from tasrih.record.listing import Part
from tasrih.record.reviews import current_reviews
from tasrih.web.asked import BadRequest
from tasrih.web.desk import Desk
from tasrih.web.pages.page import NotFound, Page, Request, Shown
from tasrih.web.parameters import Parameter
from tasrih.web.show.cite import citation
from tasrih.web.show.marked import LEGEND, marked_text

_ALL = Part(limit=1000, newest=False)
_FEW = Part(limit=30, newest=False)
_PARTS = (
    "events", "stances", "convergences", "proposals", "bargains", "dues", "claims", "people", "dates", "quantities",
    "treaties",
)  # fmt: skip
_KIN = """SELECT article_id, published, outlet, title, original_id, story_id FROM gathered
WHERE {} = $id AND article_id <> $article ORDER BY published, article_id LIMIT 40"""


def _show(desk: Desk, request: Request) -> Shown:
    name, ui = request.path["article"], request.ui
    reading = desk.reading(name)
    if reading is None:
        raise NotFound(name)
    told = desk.ask("articles", {"article": [name]}, _FEW).rows[0]
    answer = desk.ask("statements", {"article": [name]}, _ALL)
    text = desk.database.text(name)
    people = unique_people(reading.people)
    values = {
        "reading": reading,
        "told": told,
        "text": marked_text(text, reading, _place(request), ui.num) if text is not None else None,
        "legend": LEGEND,
        "people": people,
        "parts": [(part, people if part == "people" else getattr(reading, part)) for part in _PARTS],
        "by_id": {statement.id: statement for statement in reading.statements},
        "citations": {row["statement_id"]: citation(row, reading) for row in answer.rows},
        "stances": _stances(reading),
        "saved": request.asked.one("saved"),
        "reviews": _reviews(desk, name, reading),
        "lives": _lives(desk, name) if reading.proposals else {},
        "same_text": _kin(desk, told, "original_id"),
        "same_story": [row for row in _kin(desk, told, "story_id") if row["original_id"] != told["original_id"]],
    }
    return Shown(values, answer, f"/api/v1/statements?article={name}&order=oldest", headline(reading, told["title"]))


def _lives(desk: Desk, article: str) -> dict[str, str]:
    """The proposal that each mention is of."""
    rows = desk.ask("proposal_steps", {"article": [article]}, _ALL).rows
    return {row["proposal_id"]: row["proposal"] for row in rows if row["proposal"]}


def _place(request: Request) -> tuple[int, int] | None:
    """The place that is asked for ("220-226").

    Raises:
        BadRequest: it is none.
    """
    told = request.asked.one("at")
    if not told:
        return None
    ends = told.split("-")
    if len(ends) != 2 or not all(end.isascii() and end.isdecimal() and len(end) < 9 for end in ends):
        raise BadRequest(f"at: {told[:20]!r} is no place; write it as 220-226")
    return int(ends[0]), int(ends[1])


def _reviews(desk: Desk, article: str, reading: Reading) -> dict[str, dict[str, Any]]:
    """The newest review of each statement, by its id; a review is of a place in the text."""
    found = desk.remembered(("reviews", article), lambda: current_reviews(desk.database, article))
    return {one.id: found[one.span] for one in reading.statements if one.span in found}


def _stances(reading: Reading) -> dict[str | None, list[Stance]]:
    """The sides that each statement takes on named questions."""
    found: defaultdict[str | None, list[Stance]] = defaultdict(list)
    for stance in reading.stances:
        found[stance.statement].append(stance)
    return found


def _kin(desk: Desk, told: dict[str, Any], column: str) -> list[dict[str, Any]]:
    names = ("article_id", "published", "outlet", "title", "original_id", "story_id")
    rows = desk.rows(_KIN.format(column), {"id": told[column], "article": told["article_id"]})
    return [dict(zip(names, row, strict=True)) for row in rows]


PAGE = Page(
    "article", "/article/{article}", _show,
    (
        Parameter("at", "text", "A place in the text to be marked, by its offsets: 220-226."),
        Parameter("saved", "text", "The statement whose review was just kept."),
    ),
)  # fmt: skip
