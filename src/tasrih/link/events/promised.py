"""What is only to come, as PLOVER has it: help and concessions to be given are AGREE, force to be used THREATEN.

Meetings that are fixed and sanctions that are decided stay what they are.
"""

from __future__ import annotations

from tasrih.link.events.find import Found
from tasrih.model import Act

_PROMISES = frozenset({"commit", "agree"})
_AGREED = frozenset({"AID", "CONCEDE", "COOPERATE", "SUPPORT"})
_THREATENED = {"ASSAULT": "violence", "COERCE": "restrict"}


def promised(event: Found, act: Act | None) -> Found:
    """The event, as what is promised or threatened where it is flagged future, or said in a promise (`act`)."""
    if not event.source or not event.target or ("future" not in event.flags and act not in _PROMISES):
        return event
    if event.type in _AGREED:
        return event._replace(type="AGREE", mode=None, why=[*event.why, f"to come: {event.type}"])
    if event.type in _THREATENED and "future" in event.flags:
        mode = "arrest" if event.mode == "arrest" else _THREATENED[event.type]
        return event._replace(type="THREATEN", mode=mode, why=[*event.why, f"to come: {event.type}"])
    return event
