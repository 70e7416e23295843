"""What happened between actors, each once, with the sentence that tells it best."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tasrih.web.desk import Desk
from tasrih.web.pages.listing import listing
from tasrih.web.pages.page import Page, parameters_of
from tasrih.web.resources import Answer
from tasrih.web.tellings import tellings, together

_FACETS = {"type": "type", "source": "source", "target": "target", "quad": "quad", "tense": "tense"}


def _also(desk: Desk, answer: Answer) -> Mapping[str, Any]:
    told = tellings(desk, [row["id"] for row in answer.rows])
    return {"together": lambda rows: together(rows, told)}


_SHOW = listing("incidents", _FACETS, _also, rows=40, counted=12)
PAGE = Page("events", "/events", _SHOW, parameters_of("incidents"))
