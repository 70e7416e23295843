"""Every example and counterexample of the event lexicon, through the real stages.

In an example {…} marks words of the source and […] of the target; "{ماكرون|FRA}" gives the code that is meant.
"""

from __future__ import annotations

import re
from functools import cache

import pytest

from tasrih.lexicon import load_lexicon
from tasrih.model import Event, Reading
from tasrih.reader import Reader

_MARK = re.compile(r"[{\[]([^}\]|]+)(?:\|([A-Z-]+))?[}\]]")
WORDS = load_lexicon().data.events.values()
EXAMPLES = [(word.lemma, text) for word in WORDS for text in word.examples]
COUNTEREXAMPLES = [(word.lemma, text) for word in WORDS for text in word.counterexamples]
NO_FACT = {"past", "hypothetical", "negated"}


@cache
def reader() -> Reader:
    return Reader()


def parted(example: str) -> tuple[str, list[tuple[str, int, int, str | None]]]:
    """The plain text, and (opening mark, start, end, code) of each mark in it."""
    plain, marks, at = "", [], 0
    for match in _MARK.finditer(example):
        plain += example[at : match.start()]
        marks.append((match.group()[0], len(plain), len(plain) + len(match[1]), match[2]))
        plain += match[1]
        at = match.end()
    return plain + example[at:], marks


def meant(reading: Reading, start: int, end: int, code: str | None) -> set[str]:
    """The codes that a mark stands for: the one it gives, else the actors and persons in it."""
    if code:
        return {code}
    found = {a.actor for a in reading.actors if start <= a.start < end}
    return found | {p.of for p in reading.people if p.of and reading and start <= p.start < end}


def shows(event: Event, source: set[str], target: set[str], symmetric: bool) -> bool:
    """The event has these sides (in either order where the word is symmetric)."""
    one, other = {*event.source}, {*event.target}
    if symmetric:
        return source | target <= one | other
    return source <= one and target <= other


@pytest.mark.parametrize(("lemma", "example"), EXAMPLES)
def test_example(lemma: str, example: str) -> None:
    text, marks = parted(example)
    reading = reader().read(text, published="2020-06-10")
    word = load_lexicon().data.events[lemma]
    sides = {
        opening: {code for o, a, b, given in marks if o == opening for code in meant(reading, a, b, given)}
        for opening in "{["
    }
    told = [event for event in reading.events if f"event: {lemma}" in event.why and event.type == word.type]
    assert any(shows(event, sides["{"], sides["["], word.symmetric) for event in told), (sides, reading.events)


@pytest.mark.parametrize(("lemma", "example"), COUNTEREXAMPLES)
def test_counterexample(lemma: str, example: str) -> None:
    reading = reader().read(example, published="2020-06-10")
    wrong = [e for e in reading.events if f"event: {lemma}" in e.why and not NO_FACT & {*e.flags}]
    assert not wrong, wrong
