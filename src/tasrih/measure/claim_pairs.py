"""Which claims are about the same thing, and which of those contradict each other. Pure: rows in, pairs out."""

from __future__ import annotations

import datetime
import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cache
from importlib.resources import files
from itertools import combinations
from typing import Literal, NamedTuple

import yaml

from tasrih.measure.due_groups import likeness, terms_of
from tasrih.measure.when import spread
from tasrih.text.fold import fold_form

_PLAIN, _FAR, _LISTED = (0.5, 0.35), (0.6, 0.35), (0.7, 0.6)
"""How much the sentences and what stands beside the numbers must have in common: in one story; in stories that are only
linked, and inside one article; where a sentence has several such numbers."""
_ONLY = (0.25, 0.1)
"""The same where each of two articles of one story tells one such number only: it is that of the happening."""
_MOST_TIMES = 10
_REVISED_WITHIN = 7
_HASH = str.maketrans("_#", "  ")
_WINDOW, _BESIDE = 70, 24
_SMALL = 100
_ENDS = "،,;؛.()"
_ROUNDED, _ABOUT = 0.05, 0.15
_SLACK = 0.02
_TWO = 2
_LISTS = frozenset({"other", "vote-share", "share", "weapons"})
"""Measures whose numbers come in lists, each of something else."""
_TOLLS = frozenset({"casualties", "casualties-killed", "casualties-wounded", "missing", "displaced"})
"""What is still counted on the next day, and rises."""
_PEOPLE = _TOLLS | {"arrested", "abducted", "released", "expelled"}


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
    def block(self) -> tuple[str, str, str]:
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


Kind = Literal["against", "same", "revised"]


class Pair(NamedTuple):
    """Two claims about one thing: they contradict each other, agree, or one source says another number later."""

    a: Held
    b: Held
    kind: Kind
    alike: float
    """How much the words around them have in common, 0 to 1."""


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


def same_source(a: Held, b: Held) -> bool:
    """One speaker ("ماي", "تيريزا ماي"), or one outlet's own voice."""
    if a.name is None or b.name is None:
        return a.name is None and b.name is None and a.outlet == b.outlet
    one, other = (set(fold_form(name.translate(_HASH)).split()) for name in (a.name, b.name))
    known = {code for code in (a.speaker, b.speaker) if code not in (None, "OTHER")}
    return len(known) < _TWO and (one <= other or other <= one)


def allowed(held: Held, near: Around) -> tuple[float, float]:
    """The values that a claim leaves open: about a rounded number some, above "at least" all."""
    value = held.value
    if near.least:
        return value * (1 - _SLACK), math.inf
    if near.most:
        return 0.0, value * (1 + _SLACK)
    if held.approximate:
        return value * (1 - _ABOUT), value * (1 + _ABOUT)
    if held.unit == "count" and value < _SMALL:
        return value, value
    step = 10.0 ** int(Decimal(repr(value)).normalize().as_tuple().exponent) if value else 0.0
    slack = min(step / 2, value * _ROUNDED)
    return value - slack, value + slack


def differ(a: tuple[float, float], b: tuple[float, float]) -> bool:
    """Nothing that one leaves open is left open by the other."""
    return a[1] < b[0] or b[1] < a[0]


def pairs(
    rows: Sequence[Held], sentences: Mapping[tuple[str, int], Around], near: Mapping[str, frozenset[str]]
) -> Iterator[Pair]:
    """The pairs about one thing; `sentences` by article and n."""
    known = _with_lists(rows, sentences)
    blocks: defaultdict[tuple[str, str, str], list[Held]] = defaultdict(list)
    for row in rows:
        if (row.article, row.n) in known:
            blocks[row.block].append(row)
    for block in blocks.values():
        values: defaultdict[str, set[float]] = defaultdict(set)
        for row in block:
            values[row.article].add(row.value)
        for one, other in _together(block, near):
            a, b = sorted((one, other), key=_in_order)
            kind = _kind(a, b, known)
            if kind and (kind == "same" or not _listed(a, b, values)):
                only = len(values[a.article]) == len(values[b.article]) == 1
                alike = _alike(a, b, only, known)
                if alike:
                    yield Pair(a, b, kind, alike)


def _kind(a: Held, b: Held, known: Mapping[tuple[str, int], Around]) -> Kind | None:
    """What two claims are to each other, if they are about one thing; `a` is told first."""
    one, other = known[a.article, a.n], known[b.article, b.n]
    if not _comparable(a, b):
        return None
    if a.value == b.value or not differ(allowed(a, one), allowed(b, other)):
        return "same" if a.value == b.value else None
    if same_source(a, b):
        return "revised" if a.published != b.published else None
    if (a.article == b.article and None in (a.name, b.name)) or _apart(a, b) > (1 if a.measure in _TOLLS else 0):
        return None
    return None if _rose(a, b, one) else "against"


def _with_lists(rows: Sequence[Held], sentences: Mapping[tuple[str, int], Around]) -> dict[tuple[str, int], Around]:
    """The same; where a sentence has several numbers of a block, that is said."""
    count: defaultdict[tuple[str, str, tuple[str, str, str]], int] = defaultdict(int)
    known = [(row, sentences[row.article, row.n]) for row in rows if (row.article, row.n) in sentences]
    for row, near in known:
        count[row.article, near.sentence, row.block] += 1
    return {
        (row.article, row.n): near._replace(several=count[row.article, near.sentence, row.block] > 1)
        for row, near in known
    }


def _together(block: Sequence[Held], near: Mapping[str, frozenset[str]]) -> Iterator[tuple[Held, Held]]:
    """Pairs of one story or of linked ones."""
    stories: defaultdict[str, list[Held]] = defaultdict(list)
    for row in block:
        stories[row.story].append(row)
    for story, rows in stories.items():
        yield from combinations(rows, 2)
        for other in near.get(story, ()):
            if other > story:
                yield from ((a, b) for a in rows for b in stories.get(other, ()))


def _in_order(held: Held) -> tuple[str, float, str, int]:
    return str(held.published), held.value, held.article, held.n


def _apart(a: Held, b: Held) -> int:
    return abs((a.published - b.published).days) if a.published and b.published else 0


def _comparable(a: Held, b: Held) -> bool:
    """About one place, one time, the same people, as far as is told; of one size."""
    if _apart(a, b) > _REVISED_WITHIN or max(a.value, b.value) > _MOST_TIMES * min(a.value, b.value):
        return False
    if (a.place and b.place and a.place != b.place) or (a.actors and b.actors and not set(a.actors) & set(b.actors)):
        return False
    one, other = spread(a.period), spread(b.period)
    if one is None or other is None:
        return one == other or a.measure in _TOLLS or a.unit == "count"
    return one[0] <= other[1] and other[0] <= one[1]


def _rose(a: Held, b: Held, one: Around) -> bool:
    """A toll told as the least so far, or by nobody, is larger on the next day: no contradiction."""
    return a.published != b.published and b.value > a.value and (one.least or a.name is None)


def _listed(a: Held, b: Held, values: Mapping[str, set[float]]) -> bool:
    """One article tells both numbers: they are of different things there."""
    return a.article != b.article and (b.value in values[a.article] or a.value in values[b.article])


def _alike(a: Held, b: Held, only: bool, known: Mapping[tuple[str, int], Around]) -> float:
    """How much the words around two claims have in common, 0 where that is too little."""
    one, other = known[a.article, a.n], known[b.article, b.n]
    if one.sentence == other.sentence:
        return 0.0
    whole, close = likeness(one.whole, other.whole), likeness(one.close, other.close)
    least = _least(a, b, one.several or other.several, only)
    return whole if whole >= least[0] and close >= least[1] else 0.0


def _least(a: Held, b: Held, several: bool, only: bool) -> tuple[float, float]:
    if several or a.measure in _LISTS:
        return _LISTED
    if a.story != b.story or a.article == b.article:
        return _FAR
    return _ONLY if only and a.measure in _PEOPLE else _PLAIN
