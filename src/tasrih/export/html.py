"""One self-contained page: articles right-to-left with their evidence marked. No script, nothing fetched."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from html import escape
from importlib.resources import files

from tasrih.export.bidi import one_line
from tasrih.export.cards import both_html, cards_html
from tasrih.export.facts import headline
from tasrih.export.labels import label
from tasrih.export.marks import text_html
from tasrih.model import Article, Reading

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
_BRAND = 'تصريح <bdi class="en" dir="ltr" lang="en">tasrih</bdi>'
_LEGEND = (
    ("v", "cue"),
    ("s", "source"),
    ("c plain", "content"),
    ("c kind", "kind"),
    ("c firm", "firm"),
    ("i", "condition"),
    ("p", "person"),
    ("d", "date"),
    ("q", "quantity"),
    ("t", "treaty"),
    ("b", "apart"),
)


def page_head(title: str, style: str) -> str:
    """The beginning of a page that stands alone: nothing is fetched, nothing is run."""
    return f"""<!DOCTYPE html>
<html lang="ar" dir="rtl">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{_POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>{escape(title)}</title>
<style>
{style}</style>
</head>"""


def page(items: Sequence[tuple[Article, Reading]]) -> str:
    """The page of these articles with their readings."""
    several = len(items) > 1
    title = _title(*items[0]) if len(items) == 1 else f"tasrih · {len(items)}"
    contents = _contents(items) if several else ""
    body = "\n".join(_article(n, article, reading) for n, (article, reading) in enumerate(items, 1))
    return f"""{page_head(title, _style())}
<body class="tasrih">
<header class="top"><span class="brand">{_BRAND}</span>{_legend()}</header>
{contents}{body}
</body>
</html>
"""


def fragment(reading: Reading) -> str:
    """A reading for a notebook (`_repr_html_`): what was found, without the article's text."""
    head = headline(reading)
    title = f"<h2>{escape(head)}</h2>" if head else ""
    cards = cards_html(reading, linked=False)
    return f'<style>\n{_style()}</style><div class="tasrih inline" lang="ar" dir="rtl">{title}{cards}</div>'


@lru_cache(maxsize=1)
def _style() -> str:
    return files("tasrih.export").joinpath("page.css").read_text(encoding="utf-8")


def _title(article: Article, reading: Reading) -> str:
    first = article.text.lstrip()[:200].split("\n")[0]
    found = headline(reading, article.title) or one_line(first, 90)
    return found or label("words", "untitled").ar


def _legend() -> str:
    keys = "".join(f'<li><mark class="{name}">{escape(label("words", key).ar)}</mark></li>' for name, key in _LEGEND)
    return f'<ul class="legend">{keys}</ul>'


def _contents(items: Sequence[tuple[Article, Reading]]) -> str:
    lines = "\n".join(
        f'<li><a href="#a{n}"><bdi>{escape(_title(article, reading))}</bdi></a>'
        f' <span class="count">{len(reading.statements)}</span></li>'
        for n, (article, reading) in enumerate(items, 1)
    )
    name = both_html(label("words", "articles"))
    return f'<nav class="contents"><h2>{name}</h2><ol>\n{lines}\n</ol></nav>\n'


def _article(number: int, article: Article, reading: Reading) -> str:
    prefix = f"a{number}-"
    given = "" if reading.meta.headline else one_line(article.title or "", 300)
    apart = f"<h2><bdi>{escape(given)}</bdi></h2>" if given else ""
    return f"""<article class="news" id="a{number}">
<section class="text">{apart}
{text_html(article.text, reading, prefix)}
<footer>{_facts(article, reading)}</footer>
</section>
<section class="found">
{cards_html(reading, prefix)}
</section>
</article>
"""


def _facts(article: Article, reading: Reading) -> str:
    facts = [reading.published, article.outlet, reading.id, f"sha256 {reading.sha256[:12]}"]
    facts.append(f"tasrih {reading.tasrih.version} · lexicon {reading.tasrih.lexicon}")
    shown = [f'<bdi class="en" dir="ltr">{escape(one_line(fact, 80))}</bdi>' for fact in facts if fact]
    if article.url and article.url.startswith(("https://", "http://")):
        url = escape(one_line(article.url))
        shown.append(f'<a href="{url}" rel="noreferrer noopener"><bdi class="en" dir="ltr">{url}</bdi></a>')
    return " · ".join(shown)
