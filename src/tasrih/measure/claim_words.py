"""Claims, and what stands around them: the words of their sentences and the bounds that these set."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Callable, Iterable
from functools import cache
from importlib.resources import files
from typing import NamedTuple

import yaml

from tasrih.measure.due_groups import terms_of
from tasrih.text.fold import fold_form

_WINDOW, _BESIDE = 70, 24
_ENDS = "،,;؛.()"

Block = tuple[str, str, str]
"""Measure, unit and thing."""


class Held(NamedTuple):
    """A claim, and who holds it."""

    article: str
    n: int
    published: datetime.date | None
    outlet: str | None
    url: str | None
    story: str
    value: float
    unit: str
    approximate: bool
    measure: str
    thing: str
    place: str | None
    period: str | None
    speaker: str | None
    name: str | None
    actors: tuple[str, ...]
    issues: tuple[str, ...]
    confidence: float
    start: int
    end: int
    text: str
    statement: str | None

    @property
    def block(self) -> Block:
        """Claims of other blocks are about something else."""
        return self.measure, self.unit, self.thing


class Around(NamedTuple):
    """The words around a claim: the stems of its sentence and of what stands beside it, and the bound they set."""

    sentence: str
    whole: frozenset[str]
    close: frozenset[str]
    least: bool
    most: bool
    several: bool = False
    """The sentence has other such numbers."""


def around(held: Held, sentence: str) -> Around:
    """What stands around a claim in its sentence."""
    at = max(0, sentence.find(held.text))
    end = at + len(held.text)
    beside = f" {fold_form(_last(sentence[:at]))} {fold_form(held.text)} {fold_form(_first(sentence[end:]))} "
    close = f"{sentence[max(0, at - _WINDOW) : at]} {sentence[end : end + _WINDOW]}"
    return Around(
        sentence,
        terms_of(sentence),
        terms_of(close),
        any(f" {words} " in beside for words in _bounds()["least"]),
        any(f" {words} " in beside for words in _bounds()["most"]),
    )


def _last(before: str) -> str:
    """What stands right before a number, up to a comma or another number."""
    text = before[-_BESIDE:]
    return text[max((i + 1 for i, letter in enumerate(text) if letter in _ENDS or letter.isdigit()), default=0) :]


def _first(behind: str) -> str:
    text = behind[:_BESIDE]
    return text[: next((i for i, letter in enumerate(text) if letter in _ENDS or letter.isdigit()), len(text))]


@cache
def _bounds() -> dict[str, tuple[str, ...]]:
    """The words of data/measure/bounds.yaml, folded."""
    text = (files("tasrih") / "data/measure/bounds.yaml").read_text(encoding="utf-8")
    return {name: tuple(fold_form(word) for word in words) for name, words in yaml.safe_load(text).items()}


class Surroundings:
    """What stands around claims, found when it is asked for; `sentence` gives the one around a place of an article."""

    def __init__(self, rows: Iterable[Held], sentence: Callable[[str, int, int], str | None]) -> None:
        self._sentence = sentence
        self._known: dict[tuple[str, int], Around | None] = {}
        self._beside: defaultdict[tuple[str, Block], list[Held]] = defaultdict(list)
        for row in rows:
            self._beside[row.article, row.block].append(row)

    def of(self, row: Held) -> Around | None:
        """What stands around a claim, None where the text is not kept."""
        key = row.article, row.n
        if key not in self._known:
            sentence = self._sentence(row.article, row.start, row.end)
            self._known[key] = (
                around(row, sentence)._replace(several=self._several(row, sentence)) if sentence else None
            )
        return self._known[key]

    def _several(self, row: Held, sentence: str) -> bool:
        """The sentence has other such numbers."""
        near = (other for other in self._beside[row.article, row.block] if abs(other.start - row.start) < len(sentence))
        return any(
            other is not row and self._sentence(row.article, other.start, other.end) == sentence for other in near
        )
