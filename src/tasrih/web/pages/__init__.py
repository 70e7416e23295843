"""All pages, in the order of the menu. A new page is one file here, one template of its name, and one line below."""

from __future__ import annotations

from tasrih.web.pages import (
    actor,
    actors,
    agreement,
    article,
    dyad,
    events,
    issue,
    issues,
    matrix,
    numbers,
    people,
    person,
    relations,
    review,
    search,
    sides,
    sources,
    stories,
    story,
    timeline,
    today,
)
from tasrih.web.pages.page import Page

PAGES: tuple[Page, ...] = tuple(
    module.PAGE
    for module in (
        today, timeline, events, relations, matrix, agreement, actors, issues, people, stories, numbers,
        sources, search,
        article, actor, dyad, issue, person, sides, story, review,
    )
)  # fmt: skip
MENU: tuple[str, ...] = (
    "today",
    "timeline",
    "events",
    "relations",
    "matrix",
    "agreement",
    "actors",
    "issues",
    "people",
    "stories",
    "numbers",
    "sources",
)
"""The pages that the menu leads to; the others are reached from them."""
