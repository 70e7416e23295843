"""Concessions: statements that hold something in spite of something else."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tasrih.web.desk import Desk
from tasrih.web.pages.listing import listing
from tasrih.web.pages.page import Page, parameters_of
from tasrih.web.quotes import Quote, cut
from tasrih.web.resources import Answer

_FACETS = {"speaker": "speaker", "act": "act", "issue": "issues", "addressee": "addressee", "outlet": "outlet"}


def _also(_: Desk, answer: Answer) -> Mapping[str, Any]:
    return {"quoted": {row["id"]: _quote(row["text"], row["concession_text"]) for row in answer.rows}}


def _quote(said: str | None, conceded: str | None) -> Quote:
    """What is said, cut at what it concedes; a concession may stand beside what is said."""
    words = conceded or ""
    return cut(said or "", words) if words in (said or "") else Quote(f"{said or ''} … ", words, "")


_SHOW = listing("concessions", _FACETS, _also, rows=30)
PAGE = Page("concessions", "/concessions", _SHOW, parameters_of("concessions"), under="proposals")
