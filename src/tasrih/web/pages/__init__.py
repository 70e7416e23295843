"""All pages. A new page is one file, a template of its name, a line in PAGES and, for the menu, one in GROUPS."""

from __future__ import annotations

from tasrih.web.pages import (
    actor,
    actors,
    agreement,
    article,
    bargains,
    brief,
    claims,
    concessions,
    convergences,
    dyad,
    events,
    firsts,
    issue,
    issues,
    matrix,
    numbers,
    people,
    person,
    proposal,
    proposals,
    quantities,
    relations,
    review,
    search,
    sides,
    sources,
    stories,
    story,
    timeline,
    today,
    turns,
    watch,
)
from tasrih.web.pages.page import Page

PAGES: tuple[Page, ...] = tuple(
    module.PAGE
    for module in (
        today, watch, timeline, events, relations, matrix, agreement, proposals, actors, issues, people, stories,
        numbers, claims, quantities,
        sources, search,
        bargains, concessions, convergences, turns, firsts, proposal, brief,
        article, actor, dyad, issue, person, sides, story, review,
    )
)  # fmt: skip
GROUPS: dict[str, tuple[str, ...]] = {
    "now": ("today", "watch"),
    "record": ("timeline", "events", "stories", "numbers"),
    "between": ("relations", "matrix", "agreement", "proposals"),
    "who": ("actors", "people", "issues"),
    "quality": ("sources",),
}
"""The pages that the menu leads to, in groups; the others are reached from them."""
MENU: tuple[str, ...] = tuple(name for names in GROUPS.values() for name in names)
"""The same in one row."""
