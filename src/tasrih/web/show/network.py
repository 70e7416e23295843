"""A network on a circle: who has to do with whom, how much, and whether for or against. Always drawn the same."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import NamedTuple

from markupsafe import Markup, escape

_SIZE, _RADIUS, _MARGIN = 760, 250, 16
_THICKEST = 9.0
_TILT = 1.0
"""A balance under this is neither for nor against."""


class Tie(NamedTuple):
    """Two actors, how much lies between them, and their balance (-10 … +10)."""

    a: str
    b: str
    weight: int
    balance: float


def network(ties: Sequence[Tie], names: Callable[[str], str], href: Callable[[str, str], str], label: str) -> Markup:
    """Ties as curves through the circle, blue for, orange against, the thicker the more."""
    order = _order(ties)
    if not order:
        return Markup("")
    places = {code: 2 * math.pi * n / len(order) - math.pi / 2 for n, code in enumerate(order)}
    most = max(tie.weight for tie in ties)
    drawn = [_tie(tie, places, most, names, href) for tie in sorted(ties, key=lambda tie: tie.weight)]
    drawn += [_node(code, angle, names(code)) for code, angle in places.items()]
    return Markup(  # noqa: S704 (names and addresses are escaped)
        f'<svg class="network" role="group" aria-label="{escape(label)}" direction="ltr"'
        f' viewBox="{-_SIZE / 2 - 60:.0f} {-_SIZE / 2 + 40:.0f} {_SIZE + 120} {_SIZE - 80}">{"".join(drawn)}</svg>'
    )


def _order(ties: Sequence[Tie]) -> list[str]:
    """Actors so that those with strong ties stand side by side: each next is the one most tied to the last few."""
    weight: defaultdict[str, int] = defaultdict(int)
    between: defaultdict[tuple[str, str], int] = defaultdict(int)
    for tie in ties:
        weight[tie.a] += tie.weight
        weight[tie.b] += tie.weight
        between[tie.a, tie.b] += tie.weight
        between[tie.b, tie.a] += tie.weight
    left = sorted(weight, key=lambda code: (-weight[code], code))
    order: list[str] = []
    while left:
        near = order[-3:]
        best = (
            max(left, key=lambda code: (sum(between[code, one] for one in near), weight[code], code))
            if near
            else left[0]
        )
        left.remove(best)
        order.append(best)
    return order


def _tie(
    tie: Tie, places: dict[str, float], most: int, names: Callable[[str], str], href: Callable[[str, str], str]
) -> str:
    (x1, y1), (x2, y2) = (_point(places[code], _RADIUS) for code in (tie.a, tie.b))
    # near ones are joined close to the rim, far ones through the middle
    bend = 0.47 * (1 - math.dist((x1, y1), (x2, y2)) / (2.1 * _RADIUS))
    kind = "kind" if tie.balance > _TILT else "firm" if tie.balance < -_TILT else "plain"
    width = 0.8 + (_THICKEST - 0.8) * math.sqrt(tie.weight / most)
    title = f"{names(tie.a)} – {names(tie.b)}: {tie.weight} ({tie.balance:+.1f})"
    return (
        f'<a href="{escape(href(tie.a, tie.b))}" tabindex="-1"><title>{escape(title)}</title>'
        f'<path class="tie s-{kind}" stroke-width="{width:.1f}"'
        f' d="M{x1:.1f},{y1:.1f} Q{(x1 + x2) * bend:.1f},{(y1 + y2) * bend:.1f} {x2:.1f},{y2:.1f}"/></a>'
    )


def _node(code: str, angle: float, name: str) -> str:
    x, y = _point(angle, _RADIUS)
    tx, ty = _point(angle, _RADIUS + _MARGIN)
    anchor = "start" if tx > _MARGIN / 2 else "end" if tx < -_MARGIN / 2 else "middle"
    shift = 5 if abs(tx) > _MARGIN else (14 if ty > 0 else -2)
    return (
        f'<circle class="node" cx="{x:.1f}" cy="{y:.1f}" r="4"/>'
        f'<text class="node-name" x="{tx:.1f}" y="{ty + shift:.1f}" text-anchor="{anchor}">{escape(name)}</text>'
    )


def _point(angle: float, radius: float) -> tuple[float, float]:
    return radius * math.cos(angle), radius * math.sin(angle)
