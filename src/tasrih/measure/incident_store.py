"""Incidents out of what the record holds: events, copies, stories and the links between them."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from tasrih.measure.incidents import incidents
from tasrih.measure.told import Told
from tasrih.record.database import Database

_TOLD = """SELECT article_id, event_id, published, outlet, original_id, story_id, type, mode, quad, intensity, source,
target, date, place, flags, statement_id, confidence FROM events JOIN gathered USING (article_id)"""
_NEAR = """WITH told AS (SELECT DISTINCT story, story_id FROM digests JOIN stories USING (article_id))
SELECT DISTINCT one.story_id, other.story_id FROM story_links l
JOIN told one ON one.story = l.a JOIN told other ON other.story = l.b WHERE one.story_id <> other.story_id"""


def drawn(database: Database) -> dict[str, list[Any]]:
    """The rows of `incidents` and `incident_events`."""
    near: defaultdict[str, set[str]] = defaultdict(set)
    for one, other in database.rows(_NEAR):
        near[one].add(other)
        near[other].add(one)
    events = (Told(*row) for row in database.rows(_TOLD))
    found, links = incidents(events, {story: frozenset(others) for story, others in near.items()})
    return {"incidents": found, "incident_events": links}
