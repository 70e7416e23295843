"""Sentences of folded text. Linear. A closed quotation is kept whole."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tasrih.text.paragraphs import paragraph_bounds
from tasrih.text.quotes import Quote

_STOP = re.compile(r"[.!?؟…]+")
_CLOSERS = frozenset("\"”»›)'")


def sentence_bounds(text: str, quotes: Sequence[Quote]) -> Iterator[tuple[int, int, int]]:
    """(start, end, paragraph number) of every sentence; together they cover every paragraph."""
    closed = [quote for quote in quotes if quote.closed]
    nth = 0
    for number, (start, end) in enumerate(paragraph_bounds(text)):
        at = start
        for match in _STOP.finditer(text, start, end):
            after = match.end()
            while nth < len(closed) and closed[nth].end <= match.start():
                nth += 1
            if nth < len(closed) and closed[nth].start < match.start():
                if closed[nth].inner_end != after:
                    continue
                after = closed[nth].end
            if after > at and _is_full_stop(text, match.start(), match.end(), after, end):
                yield at, after, number
                at = after
        if at < end:
            yield at, end, number


def _is_full_stop(text: str, start: int, stop: int, after: int, end: int) -> bool:
    """A stop ends a sentence unless it sits in a number, an abbreviation or a list number."""
    if after >= end:
        return True
    mark, before, behind = text[start:stop], text[start - 1] if start else " ", text[after]
    if after > stop:
        return behind not in "،," and not text[after : after + 2].strip().startswith(("،", ","))
    if mark == "." and before.isdigit() and behind.isdigit():
        return False
    if mark == "." and not behind.isspace() and behind not in _CLOSERS:
        return behind.isalpha() and not before.isascii() and text[max(0, start - 3) : start].isalpha()
    return not (mark == "." and _single_letter(text, start))


def _single_letter(text: str, stop: int) -> bool:
    """`stop` follows a lone letter: "د." or "U.S."."""
    return stop > 0 and text[stop - 1].isalpha() and (stop < 2 or not text[stop - 2].isalnum())
