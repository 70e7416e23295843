"""Positions of two actors that turned in a stretch of time, with the words before and after."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

import msgspec

from tasrih.measure.positions import Change, Said, changes
from tasrih.measure.relations import Dyad
from tasrih.measure.tellings import Telling, tellings
from tasrih.record.database import Database

_PLACE = """SELECT article_id, statement_id, outlet, published, coalesce(text, ''), char_start, char_end
FROM attributed WHERE key IN (SELECT unnest(?)) ORDER BY published, key"""


class Turned(msgspec.Struct, frozen=True):
    """A turn of a position, and what shows it: the sentence before it, then the one after."""

    change: Change
    tellings: list[Telling]


def turned(
    database: Database,
    dyad: Dyad,
    first: datetime.date,
    end: datetime.date,
    few: int,
    known: Sequence[Change] | None = None,
) -> list[Turned]:
    """The turns of either side whose first new statement falls in [first, end), the widest first. `known` are the
    turns of all, where somebody has them already."""
    turns = changes(database, actor=list(dyad.key)) if known is None else known
    found = [one for one in turns if first <= one.first_after < end and one.matter.actor in dyad.key]
    found.sort(key=lambda one: (-abs(one.after.mean - one.before.mean), one.first_after))
    return [Turned(one, _tellings(database, one.said_before, one.said_after)) for one in found[:few]]


def _tellings(database: Database, *said: Said) -> list[Telling]:
    return tellings(database, database.rows(_PLACE, [[one.key for one in said]]))
