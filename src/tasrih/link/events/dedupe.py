"""One event for each (type, source, target) in a sentence."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

from tasrih.link.context import Context
from tasrih.link.events.find import Found


def deduped(ctx: Context, found: Iterable[Found]) -> list[Found]:
    """Events in text order without repetition: the fact is kept before the flagged, the sided before the sideless."""
    firsts = [ctx.doc.starts[sentence.first] for sentence in ctx.doc.sentences]
    best: dict[tuple[int, str, frozenset[str], frozenset[str]], Found] = {}
    for event in sorted(found, key=lambda event: (len(event.flags), event.start)):
        key = (bisect_right(firsts, event.start), event.type, frozenset(event.source), frozenset(event.target))
        best[key] = _merged(best[key], event) if key in best else event
    sided = {(key[0], key[1]) for key, event in best.items() if (event.source or event.target) and not event.flags}
    kept = [event for key, event in best.items() if event.source or event.target or (key[0], key[1]) not in sided]
    return sorted(kept, key=lambda event: (event.start, event.end))


def _merged(kept: Found, other: Found) -> Found:
    """A statement and the word that reports it, or two words of one deed, are one event."""
    if kept.flags != other.flags:
        return kept
    if kept.statement is None and other.statement is not None:
        kept, other = other, kept
    return kept._replace(
        mode=kept.mode or other.mode,
        contexts=kept.contexts or other.contexts,
        place=kept.place or other.place,
        why=list(dict.fromkeys([*kept.why, *other.why])),
    )
