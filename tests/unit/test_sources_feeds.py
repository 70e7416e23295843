"""Feeds and addresses → articles. The network here is a function of the test."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from source_samples import BODY, LEDE, TITLE, atom, rss, with_open_graph

from tasrih.errors import SourceError
from tasrih.sources import Failed, Fetched, Item, Loaded, Options, articles

BOMB = (
    "<!DOCTYPE x [<!ENTITY a 'الف'>"
    + "".join(f"<!ENTITY {chr(98 + n)} '{f'&{chr(97 + n)};' * 10}'>" for n in range(9))
    + "]>"
)
OUTSIDE = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'


def read(path: Path, options: Options | None = None) -> list[Item]:
    return list(articles([str(path)], options))


def written(tmp_path: Path, data: str, name: str = "feed.xml", encoding: str = "utf-8") -> Path:
    path = tmp_path / name
    path.write_bytes(data.encode(encoding))
    return path


def test_rss(tmp_path: Path) -> None:
    whole, brief = read(written(tmp_path, rss()))
    assert isinstance(whole, Loaded)
    assert isinstance(brief, Loaded)
    assert whole.article.text == "\n".join((f"{TITLE}\n", LEDE, *BODY))
    assert (whole.article.id, whole.article.published, whole.named) == ("wire-1", "2020-03-17", True)
    assert (whole.article.outlet, whole.article.url) == ("وكالة المثال", "https://wire.example/1")
    assert not whole.warnings
    assert "summary" in brief.warnings[0]


def test_rss_in_windows_1256(tmp_path: Path) -> None:
    data = rss().replace('encoding="utf-8"', 'encoding="windows-1256"')
    found = read(written(tmp_path, data, "feed.txt", "cp1256"))
    assert [item.article.title for item in found if isinstance(item, Loaded)] == [TITLE, "خبر ثان"]


def test_atom(tmp_path: Path) -> None:
    (item,) = read(written(tmp_path, atom()))
    assert isinstance(item, Loaded)
    assert item.article.text == "\n".join((f"{TITLE}\n", LEDE, BODY[0]))
    assert (item.article.published, item.article.url) == ("2020-03-17", "https://wire.example/1")


def test_json_feed(tmp_path: Path) -> None:
    items = [
        {"id": "1", "url": "https://wire.example/1", "title": TITLE, "content_html": f"<p>{LEDE}</p><p>{BODY[0]}</p>"},
        {"id": "2", "content_text": LEDE, "date_published": "2020-03-17T23:40:00+03:00"},
        7,
    ]
    feed = {"version": "https://jsonfeed.org/version/1.1", "title": "وكالة المثال", "items": items}
    first, second, third = read(written(tmp_path, json.dumps(feed, indent=1), "feed.json"))
    assert isinstance(first, Loaded)
    assert first.article.text == "\n".join((f"{TITLE}\n", LEDE, BODY[0]))
    assert isinstance(second, Loaded)
    assert (second.article.text, second.article.published) == (LEDE, "2020-03-17")
    assert isinstance(third, Failed)


@pytest.mark.parametrize("head", [BOMB, OUTSIDE])
def test_entities_are_refused(tmp_path: Path, head: str) -> None:
    (item,) = read(written(tmp_path, rss("&j;", head)))
    assert isinstance(item, Failed)
    assert "entities" in str(item.error)


@pytest.mark.parametrize("data", ["<?xml version='1.0'?><rss></rss>", "<?xml version='1.0'?><sitemap/>", "<rss"])
def test_no_feed(tmp_path: Path, data: str) -> None:
    (item,) = read(written(tmp_path, data))
    assert isinstance(item, Failed)


def test_cut_feed_gives_what_is_whole(tmp_path: Path) -> None:
    data = rss()
    found = read(written(tmp_path, data[: data.index("خبر ثان")]))
    assert isinstance(found[0], Loaded)


def test_a_path_in_a_feed_is_never_opened(tmp_path: Path) -> None:
    secret = written(tmp_path, rss(), "secret.xml")
    found = read(written(tmp_path, f"<rss>{secret}</rss>"))
    assert [type(item) for item in found] == [Failed]


PAGES = {"https://wire.example/1": with_open_graph(), "https://wire.example/feed": rss()}


def fetch(url: str) -> Fetched:
    if url not in PAGES:
        raise SourceError("not found; check the address")
    return Fetched(url, url, "text/html; charset=utf-8", PAGES[url].encode(), "2020-03-18T00:00:00Z")


def test_address_needs_permission() -> None:
    (item,) = articles(["https://wire.example/1"])
    assert isinstance(item, Failed)
    assert "--fetch" in str(item.error)


def test_address_of_a_page() -> None:
    (item,) = articles(["https://wire.example/1"], Options(fetch=fetch))
    assert isinstance(item, Loaded)
    assert item.article.outlet == "المثال نت"


def test_feed_is_followed_and_a_lost_link_stops_nothing() -> None:
    first, second = articles(["https://wire.example/feed"], Options(fetch=fetch, follow=True))
    assert isinstance(first, Loaded)
    assert first.article.text.endswith(BODY[-1])
    assert (first.article.id, first.article.published, first.article.outlet) == ("wire-1", "2020-03-17", "وكالة المثال")
    assert isinstance(second, Failed)
    assert "https://wire.example/2" in second.where


def test_table_of_addresses_is_followed(tmp_path: Path) -> None:
    path = written(tmp_path, "stories_id,url\n5,https://wire.example/1\n6,https://wire.example/9\n", "urls.csv")
    (refused,) = read(path)
    assert isinstance(refused, Failed)
    assert "--fetch --follow" in str(refused.error)
    first, second = read(path, Options(fetch=fetch, follow=True))
    assert isinstance(first, Loaded)
    assert first.article.id == "5"
    assert isinstance(second, Failed)
