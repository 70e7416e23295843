"""Quotations: pairs of marks in folded text, odd and unbalanced ones repaired, never fatal. Linear.

Every double mark counts (“ ” « » " „ ‹ › and two single ones); whether one opens or closes is told by its shape
and by the spaces around it, since outlets mix them freely.

>>> [(q.start, q.end) for q in find_quotes('قال "نعم" ثم «لا»')]
[(4, 9), (13, 17)]
>>> find_quotes('قال: "لم يغلق')[0].closed
False
"""

from __future__ import annotations

import re
from typing import NamedTuple

from tasrih.text.paragraphs import paragraph_bounds

_MARK = re.compile(r"[“«„‹]|(?P<close>[”»›])|(?P<flat>\"|''|,,(?=\S))")
_FLAT_OPENERS = frozenset("(:،؛,-–—/[")
_ENDERS = frozenset(".،؛,!?؟:)]…-–—")


class Quote(NamedTuple):
    """A quotation: [start, end) with its marks, [inner, inner_end) without; `closed` is False where repaired."""

    start: int
    end: int
    inner: int
    inner_end: int
    closed: bool


class _Open(NamedTuple):
    start: int
    inner: int


def find_quotes(text: str) -> list[Quote]:
    """All outermost quotations of folded text, in order. One left open runs to the end of its paragraph, or on
    through the next ones where each of them begins with an opening mark."""
    quotes: list[Quote] = []
    carried: _Open | None = None
    last_end = 0
    for start, end in paragraph_bounds(text):
        marks = list(_MARK.finditer(text, start, end))
        if carried and not (marks and not text[start : marks[0].start()].strip() and _opens(text, marks[0])):
            quotes.append(_unclosed(text, carried, last_end))
            carried = None
        carried = _pair(text, marks, carried, quotes)
        last_end = end
    if carried:
        quotes.append(_unclosed(text, carried, last_end))
    return quotes


def _pair(text: str, marks: list[re.Match[str]], carried: _Open | None, quotes: list[Quote]) -> _Open | None:
    """Pair the marks of one paragraph; returns what stays open."""
    opened, depth = carried, 0
    for n, mark in enumerate(marks):
        if opened is None:
            if _opens(text, mark) or not _closes(text, mark):
                opened, depth = _Open(mark.start(), mark.end()), 0
        elif carried and n == 0:
            continue
        elif mark.group("close") or _closes(text, mark) or (mark.group("flat") and not _opens(text, mark)):
            if depth and not mark.group("flat"):
                depth -= 1
                continue
            quotes.append(Quote(opened.start, mark.end(), opened.inner, mark.start(), True))
            opened = None
        elif not mark.group("flat"):
            depth += 1
    return opened


def _unclosed(text: str, opened: _Open, end: int) -> Quote:
    return Quote(opened.start, end, opened.inner, end, False)


def _opens(text: str, mark: re.Match[str]) -> bool:
    """Space or an opening sign before, no space behind; curved opening marks open unless they clearly close."""
    before = text[mark.start() - 1] if mark.start() else " "
    after = text[mark.end()] if mark.end() < len(text) else " "
    if mark.group("close"):
        return (before.isspace() or before in ":،") and not after.isspace() and after not in _ENDERS
    if not mark.group("flat"):
        return not (_closes(text, mark) and not before.isspace())
    joined = before.isspace() or before in _FLAT_OPENERS or before in "بلكو"
    return joined and not after.isspace() and after not in "،؛,"


def _closes(text: str, mark: re.Match[str]) -> bool:
    before = text[mark.start() - 1] if mark.start() else " "
    after = text[mark.end()] if mark.end() < len(text) else " "
    tight = not before.isspace() and before != ":"
    return (tight or bool(mark.group("close"))) and (after.isspace() or after in _ENDERS)
