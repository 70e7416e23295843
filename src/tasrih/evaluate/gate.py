"""Floors under the scores: a change may raise them, never let them sink unnoticed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

import msgspec

from tasrih.errors import SourceError
from tasrih.evaluate.gold import HALVES, GoldArticle
from tasrih.evaluate.measures import measure
from tasrih.evaluate.run import added, article_of
from tasrih.model import Article, Reading

ALLOWED_DROP = 0.005
Floors = dict[str, dict[str, float]]
"""Half of the gold -> measure -> F1."""


class Drop(NamedTuple):
    """A score under its floor."""

    half: str
    measure: str
    floor: float
    now: float


def measured(gold: Sequence[GoldArticle], read: Callable[[Article], Reading]) -> Floors:
    """F1 of every measure on all articles, on the even and on the odd half."""
    counts = [measure(item.gold, read(article_of(item))) for item in gold]
    return {
        half: {name: round(count.f1, 4) for name, count in added(counts[chosen]).items()}
        for half, chosen in HALVES.items()
    }


def drops(now: Floors, floors: Floors, allowed: float = ALLOWED_DROP) -> list[Drop]:
    """The scores that are more than `allowed` under their floors."""
    return [
        Drop(half, name, floor, score)
        for half, row in floors.items()
        for name, floor in row.items()
        if (score := now.get(half, {}).get(name, 0.0)) < floor - allowed
    ]


def raised(now: Floors, floors: Floors) -> Floors:
    """The floors, lifted to the scores that are above them."""
    return {
        half: {name: max(score, floors.get(half, {}).get(name, 0.0)) for name, score in row.items()}
        for half, row in now.items()
    }


def read_floors(path: Path) -> Floors:
    """The floors in a file; none where there is no file.

    Raises:
        SourceError: the file is no table of floors.
    """
    if not path.exists():
        return {}
    try:
        return msgspec.json.decode(path.read_bytes(), type=Floors)
    except msgspec.MsgspecError as error:
        raise SourceError(f"{path}: {error}; write floors as {{half: {{measure: F1}}}}") from error


def write_floors(path: Path, floors: Floors) -> None:
    """Write floors for people to read in a diff."""
    path.write_bytes(msgspec.json.format(msgspec.json.encode(floors), indent=1) + b"\n")
