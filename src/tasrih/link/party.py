"""A party: who can speak or be spoken to, as a phrase of the text with what is known of it."""

from __future__ import annotations

from typing import NamedTuple

from tasrih.link.context import Context

OTHER = "OTHER"
"""The actor code of media, experts and plain persons."""


class Party(NamedTuple):
    """Who: words [first, last) of the phrase; `person` indexes the article's people, -1 for none;
    `same`: "ذاته" follows, so that it is whoever spoke before."""

    first: int
    last: int
    name: str
    start: int
    end: int
    of: str | None
    role: str | None
    how: str
    feminine: bool | None
    plural: bool = False
    person: int = -1
    prefix: int = 0
    same: bool = False


def text_of(ctx: Context, start: int, end: int) -> str:
    """The original's letters between two folded offsets."""
    a, b = ctx.doc.chars(start, end)
    return ctx.doc.text[a:b]


def actor_inside(ctx: Context, first: int, last: int) -> str | None:
    """Code of the first actor named in words [first, last)."""
    for i in range(first, last):
        hit = ctx.actor_at.get(i)
        if hit and hit.last <= last:
            return hit.form.entry
    return None
