"""Who is who over time: names of the record become persons with offices, and bare names find their bearer.

`persons(sightings)` → `resolve(bare, persons)` and `who(query, persons)`; `name_key(name)` is one key for all
spellings of a name. All of it is independent of the order of what it is given.
"""

from __future__ import annotations

from tasrih.measure.who.cluster import persons
from tasrih.measure.who.lookup import who
from tasrih.measure.who.model import BareSource, Evidence, Office, Person, Resolution, Sighting
from tasrih.measure.who.resolve import LIMITS, Limits, resolve
from tasrih.measure.who.spelling import name_key

__all__ = [
    "LIMITS",
    "BareSource",
    "Evidence",
    "Limits",
    "Office",
    "Person",
    "Resolution",
    "Sighting",
    "name_key",
    "persons",
    "resolve",
    "who",
]
