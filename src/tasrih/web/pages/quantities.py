"""Numbers and sums with their words, by unit."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tasrih.web.desk import Desk
from tasrih.web.pages.listing import listing
from tasrih.web.pages.numbers import tabs
from tasrih.web.pages.page import Page, parameters_of
from tasrih.web.resources import Answer

_UNITS = 24
_FACETS = {"unit": "unit", "outlet": "outlet"}


def _also(desk: Desk, _: Answer) -> Mapping[str, Any]:
    return {"tabs": tabs(desk)}


_SHOW = listing("quantities", _FACETS, _also, counted=_UNITS)
PAGE = Page("quantities", "/numbers/all", _SHOW, parameters_of("quantities"), under="numbers")
