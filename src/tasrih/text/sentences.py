"""Paragraphs and sentences of folded text. Linear; quotations are kept whole as far as their paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator

_PARAGRAPH = re.compile(r"[^\n\r\u2028\u2029]+")
_MARK = re.compile(r"(?P<open>[“«„‹])|(?P<close>[”»›])|(?P<flat>\")|(?P<stop>[.!?؟…]+)")
_BREAK = re.compile(r"[.!?؟…]*[\"”»›)\]]*")


def paragraph_bounds(text: str) -> Iterator[tuple[int, int]]:
    """Half-open bounds of the non-empty lines."""
    for match in _PARAGRAPH.finditer(text):
        if not match.group().isspace():
            yield match.span()


def sentence_bounds(text: str) -> Iterator[tuple[int, int, int]]:
    """(start, end, paragraph number) of every sentence."""
    for number, (start, end) in enumerate(paragraph_bounds(text)):
        at = start
        for cut in _cuts(text, start, end):
            yield at, cut, number
            at = cut
        if at < end:
            yield at, end, number


def _cuts(text: str, start: int, end: int) -> Iterator[int]:
    """Offsets behind the full stops that end a sentence in text[start:end]."""
    quoted = _Quoted(text, start, end)
    for match in _MARK.finditer(text, start, end):
        if not match.group("stop"):
            quoted.see(match)
            continue
        after = match.end()
        if quoted.inside and not quoted.closes_at(after):
            continue
        if _is_full_stop(text, match.start(), after, end):
            closing = _BREAK.match(text, after, end)
            yield closing.end() if closing and quoted.inside else after


def _is_full_stop(text: str, start: int, after: int, end: int) -> bool:
    """A stop ends a sentence unless it sits in a number, an abbreviation or a list number."""
    if after >= end:
        return True
    mark, before, behind = text[start:after], text[start - 1] if start else " ", text[after]
    if mark == "." and before.isdigit() and behind.isdigit():
        return False
    if mark == "." and not behind.isspace() and behind not in "\"”»)":
        return before.isalpha() and behind.isalpha() and not before.isascii() and _long_enough(text, start)
    return not (mark == "." and _single_letter(text, start))


def _single_letter(text: str, stop: int) -> bool:
    """`stop` follows a lone letter: "د." or "U.S."."""
    if stop < 1 or not text[stop - 1].isalpha():
        return False
    return stop < 2 or not text[stop - 2].isalnum()


def _long_enough(text: str, stop: int) -> bool:
    """At least three letters stand before a stop that is glued to the next word ("الحل.وأضاف")."""
    return stop >= 3 and text[stop - 3 : stop].isalpha()


class _Quoted:
    """Whether the scan is inside a quotation that closes in the same paragraph."""

    def __init__(self, text: str, start: int, end: int) -> None:
        self.depth = 0
        self.flat = False
        self._flats_left = text.count('"', start, end)
        self._closers_left = sum(text.count(mark, start, end) for mark in "”»›")
        self._text = text

    @property
    def inside(self) -> bool:
        return (self.depth > 0 and self._closers_left > 0) or (self.flat and self._flats_left > 0)

    def see(self, match: re.Match[str]) -> None:
        if match.group("flat"):
            self._flats_left -= 1
            self.flat = not self.flat
        elif match.group("open"):
            self.depth += 1
        else:
            self._closers_left -= 1
            self.depth = max(0, self.depth - 1)

    def closes_at(self, at: int) -> bool:
        """The quotation's closing mark stands right behind a stop."""
        return self._text[at : at + 1] in ('"', "”", "»", "›") and self._text[at : at + 1] != ""
