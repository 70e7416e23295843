"""How often are events right, by the way their sides were found and by type? (see events.md)

    python docs/fit_event_confidence.py GOLD_DIR TEXTS.jsonl LABELS.tsv ARTICLES.jsonl.gz

Events of two known sides that are neither negated nor hypothetical: those of the gold articles are right where gold has
the type and both sides, those of LABELS where the reader found them right. Prints right, read and the shrunk share, as
`link/events/confidence.py` has them, and how much better than one constant they tell right from wrong (10 folds).
"""

from __future__ import annotations

import csv
import gzip
import json
import math
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from tasrih.evaluate import load_gold, load_texts
from tasrih.link.events.confidence import way_of
from tasrih.link.events.find import Found
from tasrih.model import Article, Event
from tasrih.reader import Reader

_SHRINK, _FOLDS, _NEAR = 10, 10, 80
_NOT = {"negated", "hypothetical"}


class Told(NamedTuple):
    """An event's way and type, and the share of its pairs that is right."""

    way: str
    type: str
    right: float


def main(gold: str, texts: str, labels: str, articles: str) -> None:
    """Print the tables."""
    reader = Reader()
    told = [*of_gold(reader, Path(gold), Path(texts)), *of_labels(reader, Path(labels), Path(articles))]
    share = sum(event.right for event in told) / len(told)
    print(f"{len(told)} events, {share:.3f} right")
    for name in ("way", "type"):
        for key, (right, read) in sorted(counts(told, name).items()):
            print(f"{name:5} {key:20} {right:6.1f} {read:4}  {(right + _SHRINK * share) / (read + _SHRINK):.2f}")
    print("Brier score: one constant {:.4f}, way and type {:.4f}".format(*brier(told)))


def counts(told: Iterable[Told], name: str) -> dict[str, tuple[float, int]]:
    """Right and read, by way or type."""
    found: dict[str, tuple[float, int]] = defaultdict(lambda: (0.0, 0))
    for event in told:
        right, read = found[getattr(event, name)]
        found[getattr(event, name)] = (right + event.right, read + 1)
    return found


def brier(told: list[Told]) -> tuple[float, float]:
    """Mean squared error on folds that nothing was learned from: of one constant, and of way and type together."""
    flat = fitted = 0.0
    for fold in range(_FOLDS):
        rest = [event for n, event in enumerate(told) if n % _FOLDS != fold]
        share = sum(event.right for event in rest) / len(rest)
        shares = {name: counts(rest, name) for name in ("way", "type")}
        for event in told[fold::_FOLDS]:
            odds = _odds(share)
            for name, table in shares.items():
                right, read = table.get(getattr(event, name), (0.0, 0))
                odds += _odds(min(0.97, (right + _SHRINK * share) / (read + _SHRINK))) - _odds(share)
            flat += (share - event.right) ** 2
            fitted += (1 / (1 + math.exp(-odds)) - event.right) ** 2
    return flat / len(told), fitted / len(told)


def of_gold(reader: Reader, gold: Path, texts: Path) -> Iterator[Told]:
    """The events read in the gold articles."""
    for row in load_gold(gold, load_texts(texts)):
        annotated = {pair for event in row.gold.events for pair in pairs(event.type, event.source, event.target)}
        for event in reader.read_article(article_of(row.row)).events:
            keys = set(pairs(event.type, event.source, event.target))
            if keys and not _NOT & set(event.flags):
                yield Told(_way(event), event.type, len(keys & annotated) / len(keys))


def of_labels(reader: Reader, labels: Path, articles: Path) -> Iterator[Told]:
    """The labelled events that are still read."""
    with labels.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t"))
    wanted = {row["id"] for row in rows}
    with gzip.open(articles, "rt", encoding="utf-8") as lines:
        found = {data["id"]: data for data in map(json.loads, lines) if data["id"] in wanted}
    for row in rows:
        for event in reader.read_article(article_of(found[row["id"]])).events:
            sides = (event.type, ",".join(event.source), ",".join(event.target))
            same = sides == (row["type"], row["source"], row["target"]) and abs(event.start - int(row["start"])) < _NEAR
            if same and not _NOT & set(event.flags):
                yield Told(_way(event), event.type, float(row["right"]))
                break


def article_of(row: Mapping[str, Any]) -> Article:
    """The article of a row of JSON lines."""
    return Article(id=row["id"], text=row["text"], published=row.get("published"), title=row.get("title"))


def pairs(type: str, source: list[str], target: list[str]) -> Iterator[tuple[str, str, str]]:
    """(type, one, other) of each pair; meetings and joint work in alphabetical order."""
    for one in source:
        for other in target:
            if one != other:
                equal = type in ("CONSULT", "COOPERATE")
                yield (type, *sorted((one, other))) if equal else (type, one, other)  # type: ignore[misc]


def _way(event: Event) -> str:
    sides = tuple(event.source), tuple(event.target)
    return way_of(Found(event.type, None, [], *sides, 0, 0, [], event.why, statement=event.statement))


def _odds(share: float) -> float:
    return math.log(share / (1 - share))


if __name__ == "__main__":
    main(*sys.argv[1:])
