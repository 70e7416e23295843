"""A brief as Markdown. What articles say is quoted; no word of theirs can become markup."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tasrih.export.bidi import isolate, one_line
from tasrih.export.brief.lines import Line, days, sections, title
from tasrih.measure.brief import Brief

_MARKUP = re.compile(r"([\\`*_{}\[\]()#+!|<>~&-])")


def markdown(brief: Brief) -> str:
    """The brief as a page of Markdown."""
    return "\n".join(_lines(brief)) + "\n"


def _lines(brief: Brief) -> Iterator[str]:
    head = title(brief)
    yield from (f"# {_safe(head.ar)}", "", f"**{_safe(head.en)}** · {days(brief)}", "")
    for section in sections(brief):
        yield from (f"## {_safe(section.heading.ar)} · {_safe(section.heading.en)}", "")
        for line in section.lines:
            yield from _line(line)
        if not section.lines:
            yield f"*{_safe(section.nothing.ar)} · {_safe(section.nothing.en)}*"
        yield ""


def _line(line: Line) -> Iterator[str]:
    yield f"- {_safe(line.said.ar)}  "
    yield f"  {_safe(line.said.en)}"
    for telling in line.tellings:
        yield f"  > {_safe(one_line(telling.sentence))}  "
        place = " · ".join(filter(None, (telling.outlet, str(telling.published or ""))))
        yield f"  > — {_safe(one_line(place))} `{telling.article_id}:{telling.event_id}`"


def _safe(text: str) -> str:
    """`text` in an isolate, none of its characters markup."""
    return isolate(_MARKUP.sub(r"\\\1", text))
