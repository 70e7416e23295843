"""The life of a proposal on a line: a tick where it is mentioned, a dot where something is done with it.

Time runs from left to right in both languages. Colour never stands alone: dots for and against have their sign.
"""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from markupsafe import Markup, escape

_WIDTH, _MIDDLE, _PADDING, _RADIUS, _APART = 720, 12.0, 8, 6.5, 14.0
_FOR = frozenset({"welcomed", "accepted", "joined"})
_AGAINST = frozenset({"criticized", "rejected", "withdrawn"})
_SIGNS = {"kind": "+", "firm": "−", "plain": "·"}
_MOST_ON_A_DAY = 4


class Moment(NamedTuple):
    """One mention: its day, what is done (None where it is only mentioned), what it says and where it leads."""

    day: datetime.date
    reaction: str | None
    title: str
    href: str = ""


class Axis(NamedTuple):
    """The days at both ends of a line."""

    first: datetime.date
    last: datetime.date

    def at(self, day: datetime.date) -> float:
        """Where a day lies; what is outside lies at the end."""
        days = (self.last - self.first).days
        share = min(max((day - self.first).days / days, 0.0), 1.0) if days else 0.5
        return _PADDING + share * (_WIDTH - 2 * _PADDING)


def reaction_tone(reaction: str) -> str:
    """`kind`, `firm` or `plain` for a reaction or a state.

    >>> [reaction_tone(one) for one in ("accepted", "rejected", "proposed")]
    ['kind', 'firm', 'plain']
    """
    return "kind" if reaction in _FOR else "firm" if reaction in _AGAINST else "plain"


def reaction_sign(reaction: str) -> str:
    """The sign beside the colour."""
    return _SIGNS[reaction_tone(reaction)]


def life_line(moments: Sequence[Moment], axis: Axis, label: str) -> Markup:
    """The line; several dots of one day stand over one another."""
    met: Counter[datetime.date] = Counter()
    ticks = "".join(f'<line class="tick" {_tick(axis.at(one.day))}/>' for one in moments)
    dots, deepest = [], 0
    for one in moments:
        if one.reaction and met[one.day] < _MOST_ON_A_DAY:
            dots.append(_dot(one, axis.at(one.day), met[one.day]))
            met[one.day] += 1
            deepest = max(deepest, met[one.day] - 1)
    height = 2 * _MIDDLE + deepest * _APART
    return Markup(  # noqa: S704 (titles and addresses are escaped)
        f'<svg class="life" role="group" aria-label="{escape(label)}" direction="ltr"'
        f' viewBox="0 0 {_WIDTH} {height:.0f}"><line class="axis" x1="0" x2="{_WIDTH}" y1="{_MIDDLE}" y2="{_MIDDLE}"/>'
        f"{ticks}{''.join(dots)}</svg>"
    )


def _tick(x: float) -> str:
    return f'x1="{x:.1f}" x2="{x:.1f}" y1="{_MIDDLE - 5}" y2="{_MIDDLE + 5}"'


def _dot(one: Moment, x: float, row: int) -> str:
    name, y = reaction_tone(one.reaction or ""), _MIDDLE + row * _APART
    sign = _SIGNS[name] if name != "plain" else ""
    drawn = (
        f'<title>{escape(one.title)}</title><circle class="f-{name}" cx="{x:.1f}" cy="{y:.1f}" r="{_RADIUS}"/>'
        f'<text class="dot-sign" x="{x:.1f}" y="{y + 4:.1f}" text-anchor="middle">{sign}</text>'
    )
    return f'<a href="{escape(one.href)}" tabindex="-1">{drawn}</a>' if one.href else f"<g>{drawn}</g>"
