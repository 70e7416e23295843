"""Numbers in the digits that the user chose."""

from __future__ import annotations

from typing import NamedTuple

from tasrih.web.prefs import Preferences

_ARABIC = str.maketrans("0123456789,.%", "٠١٢٣٤٥٦٧٨٩٬٫٪")
_DIGITS = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
MINUS = "\u2212"
_SIZES = {"trillion": 10**12, "billion": 10**9, "million": 10**6}
_KEEP = "\u200e"
"""A mark that keeps a sign before its number in right-to-left text, also where no element can (titles of charts)."""


def number(value: float | int, prefs: Preferences, *, digits: int | None = None, signed: bool = False) -> str:
    """A number with thousands apart; `digits` behind the point, `signed` with a plus too.

    >>> number(1234567, Preferences("en")), number(-0.254, Preferences("en"), digits=2, signed=True)
    ('1,234,567', '−0.25')
    >>> number(-0.04, Preferences("en"), digits=1, signed=True)
    '0.0'
    """
    if digits is not None:
        value = round(value, digits) or 0
        text = f"{value:,.{digits}f}"
    else:
        text = f"{value:,}" if isinstance(value, int) or not float(value).is_integer() else f"{int(value):,}"
    before = _KEEP if prefs.language == "ar" else ""
    if text.startswith("-"):
        text = before + MINUS + text[1:]
    elif signed and value > 0:
        text = f"{before}+{text}"
    return text.translate(_ARABIC) if prefs.digits == "arabic" else text


class Large(NamedTuple):
    """A large number as people say it: 2.02 billion. `size` is "" where it is told in full."""

    value: float | int
    size: str


def large(value: float | int) -> Large:
    """A number of millions or more with three digits behind the point at most, if that is all of it.

    >>> [tuple(large(n)) for n in (2_020_000_000, 1_500_000, 1_234_567, 12_000)]
    [(2.02, 'billion'), (1.5, 'million'), (1234567, ''), (12000, '')]
    """
    for size, unit in _SIZES.items():
        if value >= unit:
            short = round(value / unit, 3)
            if abs(short * unit - value) < 1:
                return Large(int(short) if short == int(short) else short, size)
    return Large(value, "")


def in_digits(text: str, prefs: Preferences) -> str:
    """Text with its digits, and nothing else, in those that the user chose."""
    return text.translate(_DIGITS) if prefs.digits == "arabic" else text
