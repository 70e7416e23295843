"""A few shapes of SVG as text: numbers rounded, words escaped."""

from __future__ import annotations

import math
from collections.abc import Iterable
from html import escape

from tasrih.export.bidi import printable

Point = tuple[float, float]
Value = str | float


def number(value: float) -> str:
    """At most two decimals: "12.5", "3", "-0.25"."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def element(name: str, content: str = "", /, **attributes: Value) -> str:
    """<name a="…">content</name>; `class_` is class, `stroke_width` stroke-width. The content is markup."""
    told = "".join(f' {_name(key)}="{_value(value)}"' for key, value in attributes.items())
    return f"<{name}{told}>{content}</{name}>" if content else f"<{name}{told}/>"


def text(words: str, x: float, y: float, **attributes: Value) -> str:
    """Words at a place."""
    return element("text", escape(printable(words), quote=False), x=x, y=y, **attributes)


def rect(x: float, y: float, width: float, height: float, **attributes: Value) -> str:
    """A box; nothing where it has no size."""
    if width <= 0 or height <= 0:
        return ""
    return element("rect", x=x, y=y, width=width, height=height, **attributes)


def line(start: Point, end: Point, **attributes: Value) -> str:
    """From one point to another."""
    return element("line", x1=start[0], y1=start[1], x2=end[0], y2=end[1], **attributes)


def polyline(points: Iterable[Point], **attributes: Value) -> str:
    """Through all points."""
    return element("polyline", points=_points(points), **attributes)


def polygon(points: Iterable[Point], **attributes: Value) -> str:
    """Around all points."""
    return element("polygon", points=_points(points), **attributes)


def titled(shape: str, title: str) -> str:
    """A shape that says something when it is pointed at, and to those who do not see it."""
    return element("g", element("title", escape(printable(title), quote=False)) + shape)


def ticks(top: float, most: int = 4) -> list[float]:
    """Round numbers from 0 to at least `top` in at most `most` steps of 1, 2 or 5 times a power of ten.

    >>> ticks(17)
    [0.0, 5.0, 10.0, 15.0, 20.0]
    """
    if top <= 0:
        return [0.0, 1.0]
    rough = top / most
    power = 10.0 ** math.floor(math.log10(rough))
    step = next(power * n for n in (1, 2, 5, 10) if power * n >= rough * 0.999)
    return [step * n for n in range(math.ceil(top / step * 0.999) + 1)]


def _points(points: Iterable[Point]) -> str:
    return " ".join(f"{number(x)},{number(y)}" for x, y in points)


def _name(key: str) -> str:
    return key.rstrip("_").replace("_", "-")


def _value(value: Value) -> str:
    return escape(printable(value)) if isinstance(value, str) else number(value)
