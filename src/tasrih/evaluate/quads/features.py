"""A text as numbers with names: what of tasrih's findings a model may weigh."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator

from tasrih.evaluate.quads.evidence import Evidence, Sign
from tasrih.lexicon.schema import Plover

EVENTS, ACTS, ISSUES, NAMES = "events", "acts", "issues", "names"
FAMILIES = (EVENTS, ACTS, ISSUES, NAMES)
_FAMILY = {"event": EVENTS, "cue": ACTS, "actsign": ACTS, "lightnoun": ACTS, "notcue": ACTS, "issue": ISSUES}
_INFLECTED = ("event", "cue", "actsign")
_EARLY = 0.15
_MANY = 3


def findings(evidence: Evidence, plover: Plover, without: str = "") -> dict[str, float]:
    """log(1 + how often) of each finding by name, without those of one family (`FAMILIES`)."""
    counts: Counter[str] = Counter()
    for family, name in _all(evidence, plover):
        if family != without:
            counts[name] += 1
    return {name: math.log1p(count) for name, count in counts.items()}


def _all(evidence: Evidence, plover: Plover) -> Iterator[tuple[str, str]]:
    early = max(3.0, len(evidence.stems) * _EARLY)
    for sign in evidence.signs:
        for name in _of_sign(sign, plover):
            yield _FAMILY.get(sign.kind, NAMES), name
        if sign.first < early:
            yield _FAMILY.get(sign.kind, NAMES), f"early {sign.kind} {sign.entry}"
    yield from ((EVENTS, name) for name in _of_events(evidence))
    yield from ((ACTS, name) for name in _of_statements(evidence))
    reading = evidence.reading
    yield from ((ISSUES, f"file {issue}") for one in reading.statements for issue in one.issues)
    yield NAMES, f"actors {min(_MANY, len({one.actor for one in reading.actors}))}"
    yield NAMES, f"length {min(8, len(evidence.stems) // 8)}"


def _of_sign(sign: Sign, plover: Plover) -> Iterator[str]:
    """Its entry, with its inflection, what it stands for, and the quad class of that."""
    yield f"{sign.kind} {sign.entry}"
    if sign.kind in _INFLECTED:
        yield f"{sign.kind} {sign.entry} {sign.tag}"
        yield f"{sign.kind} means {sign.means}"
    if entry := plover.types.get(sign.means):  # type: ignore[call-overload]
        yield f"quad {entry.quad}"


def _of_events(evidence: Evidence) -> Iterator[str]:
    events = evidence.reading.events
    yield f"events {min(_MANY, len(events))}"
    for event in events:
        yield f"coded {event.type}"
        yield f"coded quad {event.quad}"
        yield f"coded intensity {round(event.intensity / 3)}"
        yield from (f"coded {flag}" for flag in event.flags)


def _of_statements(evidence: Evidence) -> Iterator[str]:
    statements = evidence.reading.statements
    yield f"statements {min(_MANY, len(statements))}"
    for one in statements:
        yield f"act {one.act}"
        yield f"kind {one.kind}"
        yield from (f"said {flag}" for flag in one.flags)
