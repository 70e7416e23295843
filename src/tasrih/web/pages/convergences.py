"""Agreement and difference that articles tell in so many words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tasrih.web.desk import Desk
from tasrih.web.pages.listing import listing
from tasrih.web.pages.page import Page, parameters_of
from tasrih.web.quotes import quotes
from tasrih.web.resources import Answer

_FACETS = {"kind": "kind", "party": "parties", "issue": "issues", "outlet": "outlet"}


def _also(desk: Desk, answer: Answer) -> Mapping[str, Any]:
    return {"quoted": quotes(desk, answer.rows)}


_SHOW = listing("convergences", _FACETS, _also, rows=30)
PAGE = Page("convergences", "/convergences", _SHOW, parameters_of("convergences"), under="agreement")
