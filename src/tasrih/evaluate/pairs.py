"""Copies and stories against pairs of articles that people judged.

A file of pairs is tab-separated, with a head: the ids `a` and `b`, a `label`, and a `weight`: how many pairs of the
collection one drawn for its likeness stands for, or `found` where it was drawn from what tasrih had joined. The drawn
give precision and recall, the found a second look at precision. Every other row is for watching, not for tuning.
"""

from __future__ import annotations

import datetime
import math
import random
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from tasrih.evaluate.interval import Interval
from tasrih.evaluate.tsv import load_rows
from tasrih.measure.copies import Copy, Grouped, copy_groups, copy_pairs
from tasrih.measure.digest import digest
from tasrih.measure.stories import Told, stories, story_links
from tasrih.measure.sweep import Dated
from tasrih.model import Article, Reading
from tasrih.reader import Reader

FOUND = "found"
JOINED = {"copies.tsv": "copy", "stories.tsv": "same"}
"""The label of pairs that belong together, in each file."""

_SEED = 20191211
_Z = 1.96


class Pair(NamedTuple):
    """A judged pair; `weight` is 0 for one that was found and not drawn."""

    a: str
    b: str
    label: str
    weight: float


class Verdict(NamedTuple):
    """What a pair is, and whether tasrih joined it."""

    right: bool
    joined: bool
    weight: float


class Score(NamedTuple):
    """Precision, recall and F1 with their 95 % intervals."""

    precision: float
    recall: float
    f1: float
    of_precision: Interval
    of_recall: Interval
    of_f1: Interval


class PairScores(NamedTuple):
    """Each drawn pair counted once; as many times as it stands for; and the share of found ones that are right."""

    pairs: int
    plain: Score
    weighted: Score
    found: int
    found_right: float
    of_found: Interval


def load_pairs(path: Path) -> list[Pair]:
    """The pairs of a file.

    Raises:
        SourceError: it cannot be read, or is no such file.
    """
    return load_rows(path, _pair, "pairs with a, b, label and weight")


def _pair(row: Mapping[str, str]) -> Pair:
    return Pair(row["a"], row["b"], row["label"], 0.0 if row["weight"] == FOUND else float(row["weight"]))


def dated(article: Article, reading: Reading) -> Dated:
    """An article as it is compared."""
    day = datetime.date.fromisoformat(reading.published) if reading.published else None
    return Dated(article.id, day, article.outlet, article.url, digest(article, reading))


def compared(reader: Reader, article: Article) -> Dated:
    """Read an article for comparison."""
    return dated(article, reader.read_article(article))


def grouped(articles: Sequence[Dated]) -> tuple[dict[str, str], dict[str, str]]:
    """The original and the story of every article, by its id."""
    copies = copy_groups(copy_pairs(articles, ()), [_group(row) for row in articles])
    told = [Told(row.article_id, row.published, row.digest.story) for row in articles]
    members = stories(story_links(articles, ()), copies, told)
    return _originals(copies, articles), {member.article_id: member.story_id for member in members}


def _group(row: Dated) -> Grouped:
    return Grouped(row.article_id, row.published, row.url, row.digest.body)


def _originals(copies: Iterable[Copy], articles: Iterable[Dated]) -> dict[str, str]:
    return {row.article_id: row.article_id for row in articles} | {c.article_id: c.original_id for c in copies}


def evaluate_pairs(pairs: Sequence[Pair], label: str, group: Mapping[str, str], samples: int = 1000) -> PairScores:
    """Score the groups of articles against pairs of which those with `label` belong together. Pairs of articles that
    `group` does not have are left out."""
    known = [pair for pair in pairs if pair.a in group and pair.b in group]
    verdicts = [Verdict(pair.label == label, group[pair.a] == group[pair.b], pair.weight) for pair in known]
    drawn = [verdict for verdict in verdicts if verdict.weight]
    found = [verdict.right for verdict in verdicts if not verdict.weight and verdict.joined]
    return PairScores(
        pairs=len(drawn),
        plain=_score([verdict._replace(weight=1.0) for verdict in drawn], samples),
        weighted=_score(drawn, samples),
        found=len(found),
        found_right=_ratio(sum(found), len(found)),
        of_found=wilson(sum(found), len(found)),
    )


def pair_table(name: str, scores: PairScores) -> str:
    """The scores as text."""
    head = f"{name}: {scores.pairs} drawn pairs{'precision':>17}{'recall':>18}{'F1':>18}"
    lines = [
        f"  {kind:24}{_told(score)}" for kind, score in (("each once", scores.plain), ("weighted", scores.weighted))
    ]
    right = f"{scores.found_right:.3f} ({scores.of_found.low:.3f}–{scores.of_found.high:.3f})"
    return "\n".join([head, *lines, f"  right of {scores.found} found: {right}", ""])


def _told(score: Score) -> str:
    spreads = score.of_precision, score.of_recall, score.of_f1
    return "  ".join(f"{value:.3f} ({s.low:.2f}–{s.high:.2f})" for value, s in zip(score[:3], spreads, strict=True))


def wilson(right: int, count: int) -> Interval:
    """95 % interval of a share."""
    if not count:
        return Interval(0.0, 1.0)
    share, square = right / count, _Z * _Z / count
    middle = (share + square / 2) / (1 + square)
    spread = _Z * math.sqrt(share * (1 - share) / count + square / (4 * count)) / (1 + square)
    return Interval(middle - spread, middle + spread)


def _score(verdicts: Sequence[Verdict], samples: int) -> Score:
    dice = random.Random(_SEED)  # noqa: S311 (statistics)
    draws = [_values(dice.choices(verdicts, k=len(verdicts))) for _ in range(samples if verdicts else 0)]
    now = _values(verdicts)
    return Score(*now, *(_middle([draw[i] for draw in draws], now[i]) for i in range(3)))


def _values(verdicts: Iterable[Verdict]) -> tuple[float, float, float]:
    both = gold = joined = 0.0
    for verdict in verdicts:
        both += verdict.weight * (verdict.right and verdict.joined)
        gold += verdict.weight * verdict.right
        joined += verdict.weight * verdict.joined
    return _ratio(both, joined), _ratio(both, gold), _ratio(2 * both, gold + joined)


def _middle(values: Sequence[float], alone: float) -> Interval:
    ordered = sorted(values) or [alone]
    tail = int(0.025 * len(ordered))
    return Interval(ordered[tail], ordered[-1 - tail])


def _ratio(part: float, whole: float) -> float:
    return part / whole if whole else 0.0
