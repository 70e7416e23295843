"""Coding: found events as the model's, with quad class, intensity, date and place."""

from __future__ import annotations

from tasrih.lexicon.schema import Plover
from tasrih.link.context import Context
from tasrih.link.events.confidence import confidence_of
from tasrih.link.events.find import Found
from tasrih.model import Event


def coded(ctx: Context, id: str, found: Found) -> Event:
    """The event of the model."""
    quad, intensity = weight(ctx.lexicon.data.plover, found.type, found.mode)
    return ctx.doc.cite(
        Event,
        found.start,
        found.end,
        id=id,
        type=found.type,
        mode=found.mode,
        contexts=found.contexts,
        quad=quad,
        intensity=intensity,
        source=list(found.source),
        target=list(found.target),
        date=found.date,
        place=found.place,
        flags=found.flags,
        statement=found.statement,
        confidence=confidence_of(found),
        why=found.why,
    )


def weight(plover: Plover, type: str, mode: str | None) -> tuple[int, float]:
    """Quad class (1 to 4) and intensity (-10 to 10) of a type: its mode's where that has one."""
    entry = plover.types[type]  # type: ignore[index]
    own = entry.modes.get(mode) if mode else None
    return entry.quad, own.score if own and own.score is not None else entry.score
