"""An event as it is found: folded offsets, before it is coded."""

from __future__ import annotations

from typing import NamedTuple

from tasrih.link.events.flags import EventFlag


class Found(NamedTuple):
    """Type, mode, contexts, both sides, the trigger's folded offsets, flags, why, date, place, and the statement it is
    (None: a deed)."""

    type: str
    mode: str | None
    contexts: list[str]
    source: tuple[str, ...]
    target: tuple[str, ...]
    start: int
    end: int
    flags: list[EventFlag]
    why: list[str]
    date: str | None = None
    place: str | None = None
    statement: str | None = None
    inferred: bool = False
    """A side is known from the place only."""
