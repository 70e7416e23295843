"""Incidents out of what the record holds: events, copies, stories and the links between them."""

from __future__ import annotations

from typing import Any

from tasrih.measure.incidents import incidents
from tasrih.measure.near import near_stories
from tasrih.measure.told import Told
from tasrih.record.database import Database

_TOLD = """SELECT article_id, event_id, published, outlet, original_id, story_id, type, mode, quad, intensity, source,
target, date, place, flags, statement_id, confidence FROM events JOIN gathered USING (article_id)"""


def drawn(database: Database) -> dict[str, list[Any]]:
    """The rows of `incidents` and `incident_events`."""
    events = (Told(*row) for row in database.rows(_TOLD))
    found, links = incidents(events, near_stories(database))
    return {"incidents": found, "incident_events": links}
