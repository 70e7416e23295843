"""Fetching from ordinary sites: what comes back, redirects, robots.txt, pauses, refusals with what to do."""

from __future__ import annotations

import re
import time
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest
from fetch_servers import HTML, Page, Site, Sleeps, answer, fetching, leads_to, local
from hypothesis import given
from hypothesis import strategies as st

from tasrih.errors import FetchError, FetchFailed, FetchLater, FetchRefused
from tasrih.sources.fetch import Fetcher
from tasrih.sources.fetch.robots import parsed


def rules(text: str, status: str = "200 OK") -> dict[str, Page]:
    """A site with this robots.txt."""
    return {"/": answer(), "/a": answer(), "/b": answer(), "/robots.txt": answer(text.encode(), status, "text/plain")}


def test_what_comes_back() -> None:
    with fetching({"/%D8%AE%D8%A8%D8%B1?%D8%B5=1": answer(kind="text/html; charset=windows-1256")}) as (site, fetch):
        url = site.url("/خبر?ص=1#أعلى")
        got = fetch(url)
    assert got.url == url
    assert got.final_url == site.url("/%D8%AE%D8%A8%D8%B1?%D8%B5=1")
    assert got.content_type == "text/html; charset=windows-1256"
    assert got.data == HTML
    assert abs(datetime.now(UTC) - datetime.fromisoformat(got.retrieved)) < timedelta(seconds=30)


def test_who_we_say_we_are() -> None:
    with fetching({"/": answer()}) as (site, fetch):
        fetch(site.url())
    for request in site.requests:
        assert re.search(r"^User-Agent: tasrih/\d[\w.]* \(\+https://\S+\)\r$", request, re.M)
        assert "Accept-Encoding: gzip\r\n" in request
        assert not re.search(r"^(Cookie|Referer|Authorization|From):", request, re.M | re.I)


@pytest.mark.parametrize(
    "kind", [None, "text/plain", "application/rss+xml", "APPLICATION/XML", "application/feed+json; x", "utf-8"]
)
def test_kinds_that_are_read(kind: str | None) -> None:
    with fetching({"/": answer(kind=kind)}) as (site, fetch):
        assert fetch(site.url()).content_type == (kind or "")


# redirects


@pytest.mark.parametrize("status", ["301 x", "302 x", "303 x", "307 x", "308 x"])
def test_redirects(status: str) -> None:
    wiring = local()
    with fetching({"/": leads_to("a/b", status, Set_Cookie="x=y"), "/a/b": answer()}, wiring) as (site, fetch):
        got = fetch(site.url())
        assert (got.url, got.final_url, got.data) == (site.url(), site.url("/a/b"), HTML)
        assert "Cookie" not in site.requests[-1]
        assert wiring.sleep == []


@pytest.mark.parametrize(
    ("encoding", "path"),
    [("utf-8", "/%D8%AE%D8%A8%D8%B1"), ("cp1256", "/%CE%C8%D1")],
)
def test_redirects_to_arabic_paths(encoding: str, path: str) -> None:
    raw = leads_to("/HERE").replace(b"HERE", "خبر".encode(encoding))
    with fetching({"/": raw, path: answer()}) as (site, fetch):
        assert fetch(site.url()).final_url == site.url(path)


def test_redirects_in_a_circle_and_without_end() -> None:
    pages: dict[str, Page] = {f"/{number}": leads_to(f"/{number + 1}") for number in range(9)}
    with fetching(pages | {"/a": leads_to("/b"), "/b": leads_to("/a"), "/6": answer()}) as (site, fetch):
        with pytest.raises(FetchRefused, match="in a circle"):
            fetch(site.url("/a"))
        with pytest.raises(FetchRefused, match="more than 5 times"):
            fetch(site.url("/0"))
        assert fetch(site.url("/1")).data == HTML


@pytest.mark.parametrize(
    "where", ["file:///etc/passwd", "ftp://127.0.0.1/", "http://me:word@127.0.0.1/", "http://[", ""]
)
def test_redirects_that_lead_nowhere(where: str) -> None:
    with fetching({"/": leads_to(where)}) as (site, fetch), pytest.raises(FetchRefused):
        fetch(site.url())


def test_redirects_ask_the_next_site_as_well() -> None:
    with (
        Site(rules("User-agent: *\nDisallow: /a")) as other,
        fetching({"/": leads_to(other.url("/a"))}) as (site, fetch),
    ):
        with pytest.raises(FetchRefused, match=r"robots\.txt"):
            fetch(site.url())
        assert other.paths() == []


# refusals of the site


@pytest.mark.parametrize(
    ("status", "error", "todo"),
    [
        ("401 x", FetchRefused, "wants a login"),
        ("403 x", FetchRefused, "does not let us in"),
        ("404 x", FetchRefused, "no such page"),
        ("410 x", FetchRefused, "archive"),
        ("418 x", FetchRefused, "open it in a browser"),
        ("204 x", FetchRefused, "open it in a browser"),
        ("500 x", FetchFailed, "try again later"),
        ("429 x", FetchLater, "again after 60 seconds"),
        ("503 x", FetchLater, "again after 60 seconds"),
    ],
)
def test_refusals(status: str, error: type[FetchError], todo: str) -> None:
    with fetching({"/": answer(status=status)}) as (site, fetch), pytest.raises(error, match=todo):
        fetch(site.url())


def test_an_empty_page() -> None:
    with fetching({"/": answer(b"")}) as (site, fetch), pytest.raises(FetchFailed, match="is empty"):
        fetch(site.url())


@pytest.mark.parametrize(
    ("told", "shown"),
    [
        ("120", "120 seconds"),
        ("9" * 50, "1440 minutes"),
        ("soon", "60 seconds"),
        ("-5", "60 seconds"),
        ("٣", "60 seconds"),
    ],
)
def test_retry_after(told: str, shown: str) -> None:
    page = answer(status="429 x", Retry_After="X").replace(b"Retry-After: X", b"Retry-After: " + told.encode())
    with fetching({"/": page}) as (site, fetch), pytest.raises(FetchLater, match=f"after {shown}"):
        fetch(site.url())


def test_who_asks_to_wait_is_left_alone() -> None:
    later = format_datetime(datetime.now(UTC) + timedelta(hours=1))
    pages: dict[str, Page] = {"/": answer(status="503 x", Retry_After=later), "/a": answer()}
    with fetching(pages) as (site, fetch):
        for path in ("/", "/a", "/a"):
            with pytest.raises(FetchLater):
                fetch(site.url(path))
        assert site.paths() == ["/"]


# robots.txt


@pytest.mark.parametrize(
    "text",
    [
        "User-agent: *\nDisallow: /a",
        "user-agent: TASRIH\ndisallow: /a",
        "User-agent: tasrih/2.0\nDisallow: /a",
        "User-agent: googlebot\nUser-agent: tasrih\nDisallow: /*a$",
        "User-agent: *\nAllow: /\n\nUser-agent: tasrih\nDisallow: /a",
        "\ufeffUser agent *\r\nDisallow /a",
    ],
)
def test_what_robots_txt_forbids(text: str) -> None:
    with fetching(rules(text)) as (site, fetch):
        with pytest.raises(FetchRefused, match="asks robots not to fetch this"):
            fetch(site.url("/a"))
        assert fetch(site.url("/b")).data == HTML
        assert site.paths() == ["/b"]
        assert len(site.requests) == 2


@pytest.mark.parametrize(
    "text",
    [
        "",
        "<html>not found</html>",
        "User-agent: googlebot\nDisallow: /",
        "User-agent: tas\nDisallow: /",
        "User-agent: *\nDisallow: /\n\nUser-agent: tasrih\nAllow: /",
        "User-agent: *\nDisallow: /x\n\nUser-agent: googlebot\nDisallow: /",
        "User-agent: *\nDisallow:",
    ],
)
def test_what_robots_txt_allows(text: str) -> None:
    with fetching(rules(text)) as (site, fetch):
        assert fetch(site.url("/a")).data == HTML


def test_arabic_paths_in_robots_txt() -> None:
    for rule in ("/خبر", "/%D8%AE%D8%A8%D8%B1", "/%d8%ae*"):
        assert not parsed(f"User-agent: *\nDisallow: {rule}".encode()).can_fetch(
            "https://a.example/%D8%AE%D8%A8%D8%B1", "tasrih"
        )


@pytest.mark.parametrize("status", ["400 x", "401 x", "403 x", "404 x", "410 x"])
def test_no_robots_txt_allows(status: str) -> None:
    with fetching(rules("User-agent: *\nDisallow: /", status)) as (site, fetch):
        assert fetch(site.url()).data == HTML


@pytest.mark.parametrize("page", [answer(status="500 x"), answer(status="503 x"), answer(status="429 x"), b""])
def test_robots_txt_that_cannot_be_had_forbids(page: bytes) -> None:
    with fetching({"/": answer(), "/robots.txt": page}) as (site, fetch):
        for _ in range(2):
            with pytest.raises((FetchLater, FetchFailed), match=r"robots\.txt"):
                fetch(site.url())
        assert site.paths() == []
        assert len(site.requests) == (1 if page else 2)


def test_robots_txt_too_long_is_cut() -> None:
    text = "User-agent: *\nDisallow: /a\n" + "# nothing\n" * 60_000 + "Disallow: /b\n"
    with fetching(rules(text)) as (site, fetch):
        assert fetch(site.url("/b")).data == HTML
        with pytest.raises(FetchRefused):
            fetch(site.url("/a"))


@pytest.mark.parametrize(
    "text",
    [
        "".join(f"User-agent: a{n}\n" for n in range(15_000)) + "".join(f"Disallow: /{n}\n" for n in range(20_000)),
        "User-agent: *\n" + "Disallow: /" + "*a" * 200_000,
        "User-agent: *\n" + "Disallow: /*a*b*c$\n" * 25_000,
        "User-agent: *\n" + "Disallow: " + "%" * 400_000,
    ],
)
def test_hostile_robots_txt_costs_little(text: str) -> None:
    start = time.monotonic()
    parsed(text.encode()).can_fetch("https://a.example/" + "ab" * 2000, "tasrih")
    assert time.monotonic() - start < 3


@given(st.binary(max_size=300))
def test_any_robots_txt_is_read(data: bytes) -> None:
    rules = parsed(b"User-agent: *\n" + data)
    rules.can_fetch("https://a.example/x", "tasrih")
    rules.crawl_delay("tasrih")


# pauses


def test_a_pause_between_two_requests() -> None:
    wiring = local()
    with fetching(rules(""), wiring) as (site, fetch):
        for path in ("/", "/a", "/b"):
            fetch(site.url(path))
        fetch(site.url("/", host="other.example"))
    assert isinstance(wiring.sleep, Sleeps)
    assert [round(seconds) for seconds in wiring.sleep] == [1, 1]


def test_pauses_the_site_asks_for() -> None:
    wiring = local()
    pages = rules("User-agent: *\nCrawl-delay: 7") | {"/": leads_to("/a")}
    with fetching(pages, wiring, total=3) as (site, fetch):
        fetch(site.url())
        fetch(site.url("/b"))
    assert isinstance(wiring.sleep, Sleeps)
    assert [round(seconds) for seconds in wiring.sleep] == [7]


def test_pauses_do_not_count_as_slowness() -> None:
    now = [0.0]

    def sleep(seconds: float) -> None:
        now[0] += seconds

    wiring = local(sleep=sleep, clock=lambda: now[0])
    with fetching(rules("User-agent: *\nCrawl-delay: 7"), wiring, total=3) as (site, fetch):
        for path in ("/", "/a", "/b"):
            assert fetch(site.url(path)).data == HTML
    assert now == [14.0]


def test_pauses_too_long_to_wait_for() -> None:
    with fetching(rules("User-agent: *\nCrawl-delay: 86400")) as (site, fetch):
        assert fetch(site.url("/a")).data == HTML
        with pytest.raises(FetchLater, match="1440 minutes"):
            fetch(site.url("/b"))


def test_a_fetcher_can_be_called_without_with() -> None:
    with Site({"/": answer()}) as site:
        assert Fetcher(_wiring=local())(site.url()).data == HTML
