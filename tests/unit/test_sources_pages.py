"""HTML pages → articles: text, title, day, outlet, address."""

from __future__ import annotations

from pathlib import Path

import pytest
from source_samples import (
    BODY,
    LEDE,
    PERSIAN,
    RELATED,
    TITLE,
    page,
    paragraphs,
    with_linked_data,
    with_open_graph,
    without_anything,
)

from tasrih.errors import SourceError, TooLarge
from tasrih.model import Article
from tasrih.sources import Failed, Item, Loaded, articles
from tasrih.sources.arabic import why_not_arabic
from tasrih.sources.page.guard import checked
from tasrih.sources.page.lines import lines_of
from tasrih.sources.page.read import page_article

WHOLE = "\n".join((f"{TITLE}\n", LEDE, *BODY))


def article_of(html: str, url: str | None = None) -> Article:
    return page_article(html.encode(), url=url)[0]


def read(path: Path) -> list[Item]:
    return list(articles([str(path)]))


def test_linked_data_wins_and_the_lede_is_kept() -> None:
    found = article_of(with_linked_data())
    assert found.text == WHOLE
    assert RELATED not in found.text
    assert (found.title, found.published, found.outlet) == (TITLE, "2020-03-17", "صحيفة المثال")
    assert found.url == "https://news.example/politics/4711"


def test_open_graph_with_the_local_day() -> None:
    found = article_of(with_open_graph())
    assert found.text == WHOLE
    assert (found.title, found.published, found.outlet) == (TITLE, "2019-12-11", "المثال نت")


def test_page_without_metadata_in_windows_1256(tmp_path: Path) -> None:
    path = tmp_path / "old.txt"
    path.write_bytes(without_anything().encode("cp1256"))
    (item,) = read(path)
    assert isinstance(item, Loaded)
    assert not item.named
    lines = item.article.text.split("\n")
    assert [line for line in (LEDE, *BODY) if line not in lines] == []
    assert (item.article.id, item.article.title, item.article.published) == ("old", TITLE, "2009-03-11")


@pytest.mark.parametrize(
    ("near", "url", "day"),
    [
        ("<div>8 فيفري 2019</div>", None, "2019-02-08"),
        ("<div>٠٤ آب/اغسطس ٢٠١٣</div>", None, "2013-08-04"),
        ("<time datetime='2014-05-06T23:00:00+0300'>أمس</time>", None, "2014-05-06"),
        ("<div>آخر تحديث 17.03.2020</div>", None, "2020-03-17"),
        ("", "https://news.example/2018/7/9/khabar", "2018-07-09"),
        ("", "https://news.example/world/202003171044893040-khabar", "2020-03-17"),
        ("<span itemprop='datePublished' content='2012-11-30'>الجمعة</span>", None, "2012-11-30"),
        ("", None, None),
    ],
)
def test_day_of_a_page(near: str, url: str | None, day: str | None) -> None:
    html = page(f"<title>{TITLE}</title>", f"<h1>{TITLE}</h1>{near}<p>{LEDE}</p>{paragraphs()}")
    assert article_of(html, url).published == day


def test_home_page_as_canonical_is_not_believed() -> None:
    html = page('<link rel="canonical" href="https://news.example/">', f"<h1>{TITLE}</h1>{paragraphs()}")
    found = article_of(html, "https://news.example/a/7")
    assert (found.url, found.outlet) == ("https://news.example/a/7", "news.example")


def test_description_from_elsewhere_is_not_taken_for_the_lede() -> None:
    about = "موقع إخباري عربي مستقل ينقل إليكم آخر الأنباء من المنطقة والعالم على مدار الساعة"
    html = page(f'<meta name="description" content="{about}">', f"<h1>{TITLE}</h1>{paragraphs()}<p>{about}</p>")
    assert not article_of(html).text.split("\n")[2].startswith(about)


def test_text_for_machines_where_the_page_shows_none() -> None:
    body = "\\n".join((LEDE, *BODY))
    data = f'{{"@type": "NewsArticle", "headline": "{TITLE}", "articleBody": "{body}"}}'
    html = page(f'<script type="application/ld+json">{data}</script>', "<div id=app></div>")
    assert article_of(html).text == WHOLE


@pytest.mark.parametrize(
    "script", ["{", "[" * 5000, '{"@type": 7, "publisher": [1]}', '{"@type": "NewsArticle"}', "null"]
)
def test_broken_linked_data_does_no_harm(script: str) -> None:
    html = page(f'<script type="application/ld+json">{script}</script>', f"<h1>{TITLE}</h1><p>{LEDE}</p>{paragraphs()}")
    assert article_of(html).text == WHOLE


def test_page_without_an_article() -> None:
    with pytest.raises(SourceError, match="no article"):
        article_of("<!DOCTYPE html><html><body></body></html>")


@pytest.mark.parametrize(
    "html",
    [
        "<div>" * 50_000,
        "<div></x>" * 50_000,
        "<div " + " ".join(f"a{n}=1" for n in range(100_000)) + ">",
        "<p>" * 200_000,
        "x" * (9 << 20),
    ],
)
def test_page_built_to_be_slow_is_refused(html: str) -> None:
    with pytest.raises(TooLarge):
        checked(html)


def test_lines_of_a_fragment() -> None:
    html = "<p>سطر <b>أول</b></p>ثان<br>ثالث<script>x()</script><div>رابع &amp; أخير</div>"
    assert lines_of(html) == ["سطر أول", "ثان", "ثالث", "رابع & أخير"]
    assert lines_of("أ &quot;ب&quot;\n\nج") == ['أ "ب"', "ج"]


def test_languages_in_arabic_letters() -> None:
    assert why_not_arabic(with_open_graph()) is None
    assert "Persian" in (why_not_arabic(PERSIAN) or "")
    assert "hardly" in (why_not_arabic("<html><p>An English page</p>") or "")
    keyboard = with_open_graph().replace("ك", "ک").replace("ي", "ی")
    assert why_not_arabic(keyboard) is None


def test_cut_page_still_gives_what_is_there(tmp_path: Path) -> None:
    path = tmp_path / "cut.html"
    data = with_open_graph().encode()
    path.write_bytes(data[: data.index(BODY[2].encode()) + 41])
    (item,) = read(path)
    assert isinstance(item, Loaded)
    assert BODY[0] in item.article.text


def test_empty_page(tmp_path: Path) -> None:
    path = tmp_path / "empty.html"
    path.write_bytes(b"")
    (item,) = read(path)
    assert isinstance(item, Failed)
