"""Every internal link of the desk leads somewhere, and a count that is shown as a link is the total of that page.

Of links that are alike (from the same sort of page, to the same sort of page with the same filters) some are followed;
with TASRIH_WEB=1 (make test-web) all are.
"""

from __future__ import annotations

import json
import os
import re
from collections import Counter
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import NamedTuple
from urllib.parse import parse_qsl, urlencode, urlsplit

import pytest
from starlette.testclient import TestClient
from web_samples import client, put_forward, record

from tasrih.web.guard.rate import Rate
from tasrih.web.pages import MENU

EXAMPLES = Path(__file__).parents[2] / "examples" / "weeks"
_TOTAL = re.compile(r'<main[^>]* data-total="(\d+)"')
_ONE_THING = re.compile(r"/en/(article|actor|issue|person|story|proposal|dyad|brief)/")
_ALL = bool(os.environ.get("TASRIH_WEB"))
_EACH = 8 if _ALL else 3
"""Of each sort of page about one thing so many are read for their links."""
_ALIKE = 1_000_000 if _ALL else 2


class Link(NamedTuple):
    """An address, and how many rows it is said to have."""

    href: str
    count: int | None


class Links(HTMLParser):
    """The links of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[Link] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = dict(attrs)
        href = told.get("href") or ""
        if tag == "a" and href.startswith("/"):
            count = told.get("data-count")
            self.found.append(Link(href.partition("#")[0], int(count) if count else None))


def links(page: str) -> Iterator[Link]:
    parser = Links()
    parser.feed(page)
    yield from parser.found


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> TestClient:
    """The six weeks of the examples, and articles with everything that these lack."""
    lines = EXAMPLES.joinpath("news.jsonl").read_text("utf-8").splitlines()
    weeks = [{"id": f"week-{n}", **json.loads(line)} for n, line in enumerate(lines)]
    return client(record(tmp_path_factory.mktemp("links") / "news.duckdb", [*weeks, *put_forward()]))


def bare(href: str) -> str:
    """The address without what only says where in a text to look."""
    parts = urlsplit(href)
    query = [(name, value) for name, value in parse_qsl(parts.query) if name != "at"]
    return parts.path + (f"?{urlencode(query)}" if query else "")


def _sort(address: str) -> str:
    """The page of an address: "/en/actor"."""
    return "/".join(urlsplit(address).path.split("/")[:3])


class Crawl:
    """All that was asked for, each address once; pages about one thing are read for their links `_EACH` times."""

    def __init__(self, desk: TestClient) -> None:
        self.desk = desk
        self.totals: dict[str, int | None] = {}
        self.broken: list[str] = []
        self.wrong: list[str] = []
        self.counted = 0
        self._read: Counter[str] = Counter()
        self._alike: Counter[tuple[str, str, tuple[str, ...], bool]] = Counter()

    def ask(self, href: str) -> str:
        """A page; what is broken is kept."""
        answer = self.desk.get(href)
        if answer.status_code not in (200, 303, 307):
            self.broken.append(f"{answer.status_code} {href}")
        told = _TOTAL.search(answer.text[:8000]) if answer.status_code == 200 and href.startswith("/en/") else None
        self.totals[href] = int(told[1]) if told else None
        return answer.text if answer.status_code == 200 else ""

    def read(self, href: str) -> None:
        """A page with everything that it leads to."""
        for link in dict.fromkeys(links(self.ask(href))):
            address = bare(link.href)
            if self._is_one_more(href, address, link.count is not None):
                continue
            if address not in self.totals:
                self.follow(address)
            if link.count is not None:
                self.counted += 1
                if self.totals[address] != link.count:
                    self.wrong.append(f"{href} says {link.count} of {address}: {self.totals[address]}")

    def _is_one_more(self, href: str, address: str, counted: bool) -> bool:
        """Whether links of this sort were followed often enough."""
        parts = urlsplit(address)
        names = tuple(sorted({name for name, _ in parse_qsl(parts.query)}))
        key = (_sort(href), _sort(parts.path), names, counted)
        self._alike[key] += 1
        return self._alike[key] > _ALIKE

    def follow(self, address: str) -> None:
        """A link; of pages about one thing the first ones are read too."""
        sort = _ONE_THING.match(address)
        if sort and "?" not in address and self._read[sort[1]] < _EACH:
            self._read[sort[1]] += 1
            self.totals[address] = None
            self.read(address)
        else:
            self.ask(address)


def test_links_lead_somewhere_and_counts_are_true(desk: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Rate, "allows", lambda self, address: True)
    crawl = Crawl(desk)
    more = ("bargains", "concessions", "convergences", "turns", "firsts", "numbers/claims", "numbers/all", "sides")
    for name in (*MENU, *more, "search?q=العقوبات"):
        crawl.read(f"/en/{name}")
    assert crawl.broken == []
    assert crawl.wrong == []
    assert crawl.counted > 80
    assert len(crawl.totals) > 200
