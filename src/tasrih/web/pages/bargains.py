"""Bargains: who wants what from whom, in return for what or under which condition."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tasrih.web.desk import Desk
from tasrih.web.pages.listing import listing
from tasrih.web.pages.page import Page, parameters_of
from tasrih.web.quotes import quotes
from tasrih.web.resources import Answer

_FACETS = {"kind": "kind", "wanter": "wanter", "asked": "asked", "issue": "issues", "outlet": "outlet"}


def _also(desk: Desk, answer: Answer) -> Mapping[str, Any]:
    return {"quoted": quotes(desk, answer.rows)}


_SHOW = listing("bargains", _FACETS, _also, rows=30)
PAGE = Page("bargains", "/bargains", _SHOW, parameters_of("bargains"), under="proposals")
