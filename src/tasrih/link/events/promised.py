"""What is only to come, as PLOVER has it: help and concessions to be given are AGREE, force to be used THREATEN.

Meetings that are fixed and sanctions that are decided stay what they are.
"""

from __future__ import annotations

from tasrih.link.events.find import Found

_AGREED = frozenset({"AID", "CONCEDE", "COOPERATE", "SUPPORT"})
_THREATENED = {"ASSAULT": "violence", "COERCE": "restrict"}


def promised(event: Found) -> Found:
    """The event, as what is promised or threatened where it is flagged future."""
    if "future" not in event.flags or not event.source or not event.target:
        return event
    if event.type in _AGREED:
        return event._replace(type="AGREE", mode=None, why=[*event.why, f"to come: {event.type}"])
    if event.type in _THREATENED:
        mode = "arrest" if event.mode == "arrest" else _THREATENED[event.type]
        return event._replace(type="THREATEN", mode=mode, why=[*event.why, f"to come: {event.type}"])
    return event
