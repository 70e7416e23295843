"""Templates: every value escaped, every missing name an error."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from functools import lru_cache
from itertools import groupby
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from tasrih.web.show import charts, life, stance
from tasrih.web.ui import web_address


@lru_cache(maxsize=1)
def environment() -> Environment:
    """The one environment of templates."""
    env = Environment(
        loader=PackageLoader("tasrih.web"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    env.filters["groupby_in_order"] = groupby_in_order
    env.filters["shortened"] = shortened
    env.globals.update(web_address=web_address, share=charts.share, tones=charts.tones, scale=stance.scale)
    env.globals.update(months=charts.months, week=datetime.timedelta(days=6))
    env.globals.update(reaction_tone=life.reaction_tone, reaction_sign=life.reaction_sign)
    return env


def groupby_in_order(rows: Iterable[Mapping[str, Any]], name: str) -> list[tuple[Any, list[Mapping[str, Any]]]]:
    """Rows that follow one another with the same value of a column, together."""
    return [(value, list(some)) for value, some in groupby(rows, key=lambda row: row[name])]


def shortened(text: str, most: int) -> str:
    """Text up to so many letters, cut between words; less than 0: the last ones.

    >>> shortened("one two three", 9), shortened("one two three", -9)
    ('one two…', '…two three')
    """
    if len(text) <= abs(most):
        return text
    if most < 0:
        return f"…{text[most - 1 :].partition(' ')[2]}"
    return f"{text[: most + 1].rpartition(' ')[0]}…"


def render(template: str, values: Mapping[str, Any]) -> bytes:
    """A template as HTML; lone surrogates, which no encoding has, become question marks."""
    return environment().get_template(template).render(values).encode("utf-8", "replace")
