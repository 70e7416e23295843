"""Closed vocabularies of facts that are more than one line: what comes due, what a number measures, proposals."""

from __future__ import annotations

from typing import Literal

DueKind = Literal[
    "treaty-end", "deadline", "meeting", "visit", "vote", "election", "entry-into-force", "promise", "exercise",
    "trial", "other",
]  # fmt: skip
DueFlag = Literal["cancelled", "postponed", "conditional", "hedged"]
Measure = Literal[
    "casualties", "casualties-killed", "casualties-wounded", "missing", "displaced", "arrested", "abducted", "released",
    "expelled", "troops", "weapons", "money", "trade-volume", "percent-up", "percent-down", "rate", "tariff",
    "vote-share", "turnout", "share", "barrels", "other",
]  # fmt: skip
ProposalKind = Literal["initiative", "proposal", "plan", "roadmap", "draft", "offer", "act"]
Reaction = Literal[
    "proposed", "studied", "welcomed", "accepted", "joined", "rejected", "criticized", "amended", "withdrawn",
    "mentioned",
]  # fmt: skip
BargainKind = Literal["exchange", "precondition", "offer"]
