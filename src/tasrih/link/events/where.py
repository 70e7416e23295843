"""Where: the place that the sentence of an event names, and the state it lies in."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from tasrih.lexicon import Hit
from tasrih.link.context import Context
from tasrih.link.events.sight import Sight
from tasrih.link.events.triggers import Trigger

_REACH = 16
_WITHIN = 4
_LANDS = frozenset({"names", "places", "weak"})
_IN = "ب"


class Place(NamedTuple):
    """A place named near an event: as written, the state it lies in (or is), and how far behind the trigger (words;
    before it: negative)."""

    name: str
    code: str
    distance: int


def find_places(ctx: Context) -> list[Hit]:
    """The places of an article in text order: towns and regions, capitals and states outside of persons' titles. A
    name under two states is that of the one which the article names."""
    named = {hit.form.entry for hit in ctx.actor_at.values()}
    found: dict[int, Hit] = {hit.first: hit for hit in ctx.actor_at.values() if _is_land(ctx, hit)}
    for hit in ctx.hits.get("place", ()):
        if hit.first not in found or hit.form.entry in named:
            found[hit.first] = hit
    return [found[i] for i in sorted(found) if i not in ctx.in_person]


def _is_land(ctx: Context, hit: Hit) -> bool:
    return hit.form.tag in _LANDS and ctx.lexicon.data.actors[hit.form.entry].kind == "state"


def place_of(sight: Sight, places: Sequence[Hit], trigger: Trigger) -> Place | None:
    """Where it happens: the nearest place behind "في" or a word like "شمال" in the sentence, those behind the trigger
    first."""
    first, last = trigger.sentence.first, trigger.sentence.last
    a = bisect_left(places, max(first, trigger.first - _REACH), key=_first)
    best: Hit | None = None
    for hit in places[a : bisect_left(places, last, key=_first)]:
        if (best is None or _nearer(trigger, hit, best)) and _located(sight, hit, first):
            best = hit
    if best is None:
        return None
    doc = sight.ctx.doc
    start, end = doc.starts[best.first] + len(best.prefix), doc.ends[best.last - 1]
    return Place(doc.letters(start, end), best.form.entry, best.first - trigger.first)


def _nearer(trigger: Trigger, one: Hit, other: Hit) -> bool:
    a, b = one.first - trigger.first, other.first - trigger.first
    return (a < 0, abs(a)) < (b < 0, abs(b))


def _located(sight: Sight, hit: Hit, first: int) -> bool:
    """ "في", "ب", "شمال", "قرب" or "مدينة" stands before the place."""
    ctx = sight.ctx
    if seat(sight, hit.first, first):
        return False
    if hit.prefix.endswith(_IN):
        return True
    for n in range(hit.first - 1, max(first, hit.first - _WITHIN) - 1, -1):
        if ctx.word(n) in sight.words["locating"]:
            return True
        if n in sight.verbs or ctx.breaks(n + 1) or ctx.is_(n, "prepositions"):
            return False
    return False


def seat(sight: Sight, i: int, first: int) -> bool:
    """Word i names where a body has its seat: "المرصد ومقره | بريطانيا"."""
    return any(sight.ctx.word(n) in sight.words["seated"] for n in range(max(first, i - _WITHIN), i))


def _first(hit: Hit) -> int:
    return hit.first
