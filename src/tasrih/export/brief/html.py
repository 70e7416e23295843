"""A brief as one self-contained page in both languages: no script, nothing fetched, fit for paper."""

from __future__ import annotations

from functools import lru_cache
from html import escape
from importlib.resources import files

from tasrih.export.bidi import one_line
from tasrih.export.brief.lines import Line, Section, days, sections, title
from tasrih.export.html import page_head
from tasrih.export.labels import Label
from tasrih.measure.brief import Brief
from tasrih.measure.tellings import Telling


def page(brief: Brief) -> str:
    """The page of a brief."""
    head = title(brief)
    body = "\n".join(_section(section) for section in sections(brief))
    return f"""{page_head(head.ar, _style())}
<body>
<header><h1>{escape(head.ar)}</h1>{_english(head.en)}<p class="days"><bdi dir="ltr">{days(brief)}</bdi></p></header>
{body}
</body>
</html>
"""


@lru_cache(maxsize=1)
def _style() -> str:
    return files("tasrih.export.brief").joinpath("page.css").read_text(encoding="utf-8")


def _section(section: Section) -> str:
    lines = "\n".join(_line(line) for line in section.lines)
    inner = f"<ol>\n{lines}\n</ol>" if section.lines else f'<p class="none">{_both(section.nothing)}</p>'
    return f"<section><h2>{_both(section.heading)}</h2>\n{inner}\n</section>"


def _line(line: Line) -> str:
    tellings = "".join(_telling(telling) for telling in line.tellings)
    return f'<li class="{line.tone}"><p>{escape(line.said.ar)}</p>{_english(line.said.en)}{tellings}</li>'


def _telling(telling: Telling) -> str:
    outlet = f"<bdi>{escape(one_line(telling.outlet, 40))}</bdi> · " if telling.outlet else ""
    place = f"{telling.published or ''} {telling.article_id}:{telling.event_id}"
    words = escape(one_line(telling.sentence))
    return f'<blockquote><bdi>{words}</bdi><footer>{outlet}<bdi dir="ltr">{escape(place)}</bdi></footer></blockquote>'


def _both(name: Label) -> str:
    return f'{escape(name.ar)} <bdi lang="en" dir="ltr">{escape(name.en)}</bdi>'


def _english(text: str) -> str:
    return f'<p class="en" lang="en" dir="ltr">{escape(text)}</p>'
