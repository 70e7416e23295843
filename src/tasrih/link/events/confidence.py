"""Confidence: how often events told in the same way, and of the same type, are right.

The log-odds of three shares are added up: of all events, what the way of finding the sides adds to it, and what the
type adds. Shares are (right + 10 · all) / (read + 10); the counts, and where they come from, stand in docs/events.md
(`docs/fit_event_confidence.py` prints them).
"""

from __future__ import annotations

import math

from tasrih.link.events.find import Found

ALL = 0.735
BY_WAY = {
    "before": 0.83, "behind": 0.78, "genitive": 0.83, "light": 0.84, "between": 0.71, "carried": 0.66, "place": 0.66,
    "treaty": 0.77, "one side": 0.74, "said: addressee": 0.69, "said: partner": 0.65,
}  # fmt: skip
BY_TYPE = {
    "ACCUSE": 0.73, "AGREE": 0.57, "AID": 0.80, "ASSAULT": 0.68, "CONCEDE": 0.70, "CONSULT": 0.82, "COOPERATE": 0.75,
    "PROTEST": 0.66, "REJECT": 0.73, "REQUEST": 0.68, "SANCTION": 0.91, "SUPPORT": 0.76, "THREATEN": 0.78,
}  # fmt: skip
_WAYS = (
    ("state by", "place"), ("treaty", "treaty"), ("carried", "carried"), ("pronoun", "carried"),
    ("who act", "carried"), ("light", "light"), ("subject before", "before"), ("subject", "behind"),
    ("passive", "behind"), ("genitive", "genitive"), ("between", "between"), ("partner", "between"),
    ("gathered", "between"),
)  # fmt: skip
"""Words of the rule that found the sides -> the way; the first that fits counts."""
_SIDES, _TOWARDS = "sides by: ", "towards: "


def way_of(found: Found) -> str:
    """The way in which the sides were found, in a word; "" for one of its own."""
    if found.statement is not None:
        return "said: " + next((why.removeprefix(_TOWARDS) for why in found.why if why.startswith(_TOWARDS)), "")
    if not (found.source and found.target):
        return "one side"
    rules = " ".join(why for why in found.why if why.startswith(_SIDES))
    return next((way for words, way in _WAYS if words in rules), "")


def confidence_of(found: Found) -> float:
    """A probability between 0 and 1 that the event is told, and of these sides."""
    odds = _odds(BY_WAY.get(way_of(found), ALL)) - _odds(ALL)
    if found.source and found.target:
        odds += _odds(BY_TYPE.get(found.type, ALL)) - _odds(ALL)
    return round(1 / (1 + math.exp(-odds - _odds(ALL))), 2)


def _odds(share: float) -> float:
    return math.log(share / (1 - share))
