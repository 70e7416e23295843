"""What one word tells of violence another one completes: "قتل 70 حوثيا في غارات | للتحالف", "أسفرت غارات التركية عن |
مقتل خمسة من حزب العمال"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tasrih.link.context import Context
from tasrih.link.events.find import Found

_VIOLENCE = "ASSAULT"
_REACH = 120
"""Characters between the two words, at most."""


def joined(ctx: Context, found: Iterable[Found]) -> Iterator[Found]:
    """Events in text order; where one of violence knows only its target and the next one in the sentence only its
    source (or the other way round), both become one."""
    last: Found | None = None
    for event in sorted(found, key=lambda event: event.start):
        if last is not None and _complete(ctx, last, event):
            one = last if last.target else event
            other = event if last.target else last
            last = one._replace(source=other.source, why=[*one.why, *other.why], mode=one.mode or other.mode)
            continue
        if last is not None:
            yield last
        last = event
    if last is not None:
        yield last


def _complete(ctx: Context, one: Found, other: Found) -> bool:
    if one.type != _VIOLENCE or other.type != _VIOLENCE or one.flags != other.flags:
        return False
    if other.start - one.end > _REACH or _parted(ctx, one.end, other.start):
        return False
    if one.inferred or other.inferred:
        return False
    known = bool(one.source) + bool(one.target), bool(other.source) + bool(other.target)
    return known == (1, 1) and bool(one.source) != bool(other.source)


def _parted(ctx: Context, start: int, end: int) -> bool:
    """A full stop stands between two offsets of the folded text."""
    return "." in ctx.doc.folded[start:end] or "\n" in ctx.doc.folded[start:end]
