"""How sure a score is: the spread of F1 when articles are drawn again and again."""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import NamedTuple

from tasrih.evaluate.measures import Count, Counts

_SEED = 20191211
_TAIL = 0.025


class Interval(NamedTuple):
    """The middle 95 % of the bootstrap samples."""

    low: float
    high: float


def intervals(articles: Sequence[Counts], samples: int) -> dict[str, Interval]:
    """95 % intervals of F1 by article, for each measure."""
    if not articles:
        return {}
    dice = random.Random(_SEED)  # noqa: S311 (statistics)
    everything = range(len(articles))
    draws = [dice.choices(everything, k=len(articles)) for _ in range(samples)]
    names = dict.fromkeys(name for one in articles for name in one)
    return {name: _interval([one.get(name) for one in articles], draws) for name in names}


def _interval(counts: Sequence[Count | None], draws: Sequence[Sequence[int]]) -> Interval:
    numerator = [2 * count.right if count else 0 for count in counts]
    denominator = [count.gold + count.found if count else 0 for count in counts]
    scores = sorted(sum(numerator[i] for i in draw) / max(1, sum(denominator[i] for i in draw)) for draw in draws)
    tail = int(_TAIL * len(scores))
    return Interval(scores[tail], scores[-1 - tail])
