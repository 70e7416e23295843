"""Reads the gold's texts, scores every article, and puts the counts together."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from tasrih.evaluate.gold import GoldArticle
from tasrih.evaluate.interval import Interval, intervals
from tasrih.evaluate.measures import Count, Counts, align, attributed, measure, placed
from tasrih.model import Article, Reading

_FOUND_AT = 0.5
_ZERO = Count(0, 0, 0)


class Evaluation(NamedTuple):
    """Scores over a set of articles."""

    articles: int
    total: Counts
    intervals: dict[str, Interval]
    by_kind: Counts
    by_resolution: Counts


def evaluate(gold: Iterable[GoldArticle], read: Callable[[Article], Reading], samples: int = 1000) -> Evaluation:
    """Read every text and score it. `samples` bootstrap samples of articles give the intervals (0: none)."""
    pairs = [(item, read(article_of(item))) for item in gold]
    counts = [measure(item.gold, reading) for item, reading in pairs]
    return Evaluation(
        articles=len(pairs),
        total=added(counts),
        intervals=intervals(counts, samples) if samples else {},
        by_kind=added(_by_kind(item, reading) for item, reading in pairs),
        by_resolution=added(_by_resolution(item, reading) for item, reading in pairs),
    )


def added(counts: Iterable[Mapping[str, Count]]) -> Counts:
    """Counts of several articles, summed."""
    total: Counts = {}
    for one in counts:
        for name, count in one.items():
            old = total.get(name, _ZERO)
            total[name] = Count(old.right + count.right, old.gold + count.gold, old.found + count.found)
    return total


def article_of(item: GoldArticle) -> Article:
    """The article to read."""
    row = item.row
    return Article(
        text=row["text"],
        id=item.gold.id,
        published=row.get("published"),
        title=row.get("title"),
        outlet=row.get("outlet"),
    )


def _by_kind(item: GoldArticle, reading: Reading) -> Counts:
    """Attributed statements: recall over gold of a kind, precision over what was read as that kind."""
    wanted, found = placed(item.gold), reading.statements
    right = [(g, p) for g, p in align(wanted, found, _FOUND_AT) if attributed(g, p)]
    kinds = sorted({g.kind for g in wanted} | {p.kind for p in found})
    return {
        kind: Count(
            sum(g.kind == kind == p.kind for g, p in right),
            sum(g.kind == kind for g in wanted),
            sum(p.kind == kind for p in found),
        )
        for kind in kinds
    }


def _by_resolution(item: GoldArticle, reading: Reading) -> Counts:
    """For each way of finding the speaker: right ones, of those found in gold, of all that were read."""
    found = reading.statements
    pairs = align(placed(item.gold), found, _FOUND_AT)
    counts: Counts = {}
    for way in sorted({p.source.resolved_by for p in found}):
        here = [(g, p) for g, p in pairs if p.source.resolved_by == way]
        total = sum(p.source.resolved_by == way for p in found)
        counts[way] = Count(sum(attributed(g, p) for g, p in here), len(here), total)
    return counts
