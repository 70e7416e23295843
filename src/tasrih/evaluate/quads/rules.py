"""The quad class of a whole text by rules alone: no labelled text has a part in it.

The first of these that says anything decides; the class with most votes wins, the earlier one where two have as many.

1. Events that are not negated: each votes for the class of its type.
2. Statements: each votes for the class of its act.
3. Words of the lexicon that no fact came of (a deed without known sides, a verb of saying without a speaker): each
   votes for the class of its type or act.
4. Else there is none.

A class is PLOVER's, but asking (REQUEST, `request`, `invite`) is verbal cooperation and demanding verbal conflict, as
in CAMEO (02 "appeal" and 10 "demand"), whose classes such texts are labelled by. `state` and `announce` say nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from tasrih.evaluate.quads.evidence import Evidence
from tasrih.evaluate.quads.texts import NONE, QUADS
from tasrih.lexicon.schema import Plover

ASKING = "REQUEST"
QUAD_OF_ACT = {
    "request": 1, "invite": 1, "praise": 1, "agree": 1, "commit": 1,
    "demand": 3, "criticize": 3, "warn": 3, "threaten": 3, "reject": 3, "deny": 3,
}  # fmt: skip


def by_rules(evidence: Evidence, plover: Plover) -> str:
    """The name of the class."""
    reading = evidence.reading
    events = (_quad(event.type, plover) for event in reading.events if "negated" not in event.flags)
    acts = (_quad(statement.act, plover) for statement in reading.statements)
    words = (_quad(sign.means, plover) for sign in evidence.signs if sign.kind in ("event", "cue"))
    for votes in (events, acts, words):
        if winner := _most(votes):
            return QUADS[winner]
    return NONE


def _quad(means: str, plover: Plover) -> int:
    """The class of a PLOVER type or of an act, 0 for none."""
    if means == ASKING:
        return 1
    entry = plover.types.get(means)  # type: ignore[call-overload]
    return entry.quad if entry else QUAD_OF_ACT.get(means, 0)


def _most(votes: Iterable[int]) -> int:
    """The number with most votes, the earliest of several; 0 where nobody votes."""
    counts = Counter(vote for vote in votes if vote)
    return max(counts, key=counts.__getitem__, default=0)
