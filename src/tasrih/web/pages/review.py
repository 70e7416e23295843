"""The form in which a person judges one statement; what it sends is written by handlers/review.py."""

from __future__ import annotations

from tasrih.lexicon import load_lexicon
from tasrih.record.listing import Part
from tasrih.record.reviews import ACTS, MOST_ISSUES, VERDICTS
from tasrih.web.desk import Desk
from tasrih.web.judged import Form
from tasrih.web.pages.page import NotFound, Page, Request, Shown

_BLANK = Form()


def show(desk: Desk, request: Request, form: Form = _BLANK) -> Shown:
    """The form, blank or as somebody filled it in."""
    article, fact, ui = request.path["article"], request.path["fact"], request.ui
    answer = desk.ask("statements", {"article": [article]}, Part(limit=1000, newest=False))
    row = next((row for row in answer.rows if row["statement_id"] == fact), None)
    if row is None or desk.read_only:
        raise NotFound(f"{article}:{fact}")
    issues = sorted(load_lexicon().data.issues, key=ui.issue)
    values = {
        "row": row,
        "form": form._replace(reviewer=form.reviewer or ui.reviewer),
        "actors": desk.ask("actor_totals", {}, Part(limit=160)).rows,
        "verdicts": VERDICTS,
        "acts": ACTS,
        "issues": issues,
        "most_issues": MOST_ISSUES,
        "earlier": desk.ask("reviews", {"article": [article], "fact": [fact]}, Part(limit=20)).rows,
    }
    return Shown(values, None, f"/api/v1/reviews?article={article}&fact={fact}")


PAGE = Page("review", "/review/{article}/{fact}", show)
