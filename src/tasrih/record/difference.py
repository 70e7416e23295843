"""What a new reading of an article says otherwise than the old one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any, Literal, NamedTuple

import msgspec

from tasrih.model import Reading, Span

KINDS = (
    "people", "actors", "statements", "events", "quantities", "dates", "treaties", "stances", "convergences",
    "dues", "claims",
    "proposals", "bargains",
)  # fmt: skip
_NOT_COMPARED = ("id", "why")
"""Numbering, and the way to a fact: neither makes it another fact."""


class Change(NamedTuple):
    """One fact that is new, gone, or of the same place and otherwise told. `fields` are those that differ."""

    article_id: str
    kind: str
    what: Literal["added", "removed", "changed"]
    old: Span | None
    new: Span | None
    fields: tuple[str, ...] = ()


def changes(old: Reading, new: Reading) -> Iterator[Change]:
    """All differences between two readings of one article, kind by kind, in the order of the text."""
    for kind in KINDS:
        yield from _between(new.id, kind, getattr(old, kind), getattr(new, kind))


def _between(article: str, kind: str, old: Sequence[Span], new: Sequence[Span]) -> Iterator[Change]:
    before, after = _by_place(old), _by_place(new)
    for place in sorted(before.keys() | after.keys()):
        was, now = before.get(place, []), after.get(place, [])
        for one, other in zip(was, now, strict=False):
            if fields := _differing(one, other):
                yield Change(article, kind, "changed", one, other, fields)
        for gone in was[len(now) :]:
            yield Change(article, kind, "removed", gone, None)
        for come in now[len(was) :]:
            yield Change(article, kind, "added", None, come)


def _by_place(facts: Sequence[Span]) -> dict[tuple[int, int], list[Span]]:
    ordered = sorted(facts, key=lambda fact: fact.span)
    return {place: list(group) for place, group in groupby(ordered, key=lambda fact: fact.span)}


def _differing(old: Any, new: Any) -> tuple[str, ...]:
    names = [name for name in msgspec.structs.asdict(new) if name not in _NOT_COMPARED]
    return tuple(name for name in names if getattr(old, name) != getattr(new, name))
