"""All pages, in the order of the menu. A new page is one file here, one template of its name, and one line below."""

from __future__ import annotations

from tasrih.web.pages import article, search, timeline, today
from tasrih.web.pages.page import Page

PAGES: tuple[Page, ...] = (today.PAGE, timeline.PAGE, article.PAGE, search.PAGE)
MENU: tuple[str, ...] = ("today", "timeline")
"""The pages that the menu leads to; the others are reached from them."""
