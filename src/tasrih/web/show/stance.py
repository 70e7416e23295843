"""A stance on a line from -1 to +1, with its interval."""

from __future__ import annotations

from markupsafe import Markup

_WIDTH, _HEIGHT = 160, 14
_CLEAR = 0.05


def side_of(stance: float | None) -> str:
    """`kind`, `firm` or `plain`."""
    if stance is None or abs(stance) < _CLEAR:
        return "plain"
    return "kind" if stance > 0 else "firm"


def strength(stance: float) -> int:
    """How strong a stance is, 0 to 4.

    >>> [strength(one) for one in (0, 0.1, -0.3, 0.6, -1)]
    [0, 1, 2, 3, 4]
    """
    return 0 if abs(stance) < _CLEAR else 1 + min(3, int(abs(stance) * 4))


def scale(low: float, stance: float, high: float) -> Markup:
    """The line, its middle, the interval and the dot; against lies left, for lies right, in both languages."""
    middle = _HEIGHT / 2
    return Markup(  # noqa: S704 (numbers only)
        f'<svg class="scale" aria-hidden="true" viewBox="0 0 {_WIDTH} {_HEIGHT}" width="{_WIDTH}" height="{_HEIGHT}">'
        f'<line class="axis" x1="0" x2="{_WIDTH}" y1="{middle}" y2="{middle}"/>'
        f'<line class="axis" x1="{_WIDTH / 2}" x2="{_WIDTH / 2}" y1="1" y2="{_HEIGHT - 1}"/>'
        f'<line class="reach s-{side_of(stance)}" x1="{_x(low):.1f}" x2="{_x(high):.1f}" y1="{middle}" y2="{middle}"/>'
        f'<circle class="f-{side_of(stance)}" cx="{_x(stance):.1f}" cy="{middle}" r="5"/></svg>'
    )


def _x(value: float) -> float:
    return (max(-1.0, min(1.0, value)) + 1) / 2 * (_WIDTH - 12) + 6
