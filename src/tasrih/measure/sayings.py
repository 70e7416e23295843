"""What two actors say to each other in a stretch of time, each thing once, with whether it is new."""

from __future__ import annotations

import datetime

import msgspec

from tasrih.measure.relations import Dyad
from tasrih.measure.tellings import PLACED, Telling, tellings
from tasrih.record.database import Database

NEW_DAYS = 28
"""What one side has not said to the other in that many days is new."""
_PLAIN = ("state", "announce")
_SAID = """WITH said AS (
    SELECT * FROM attributed
    WHERE original_id = article_id AND published >= $before AND published < $end
        AND ((speaker = $a AND list_contains(addressee, $b))
            OR (speaker = $b AND list_contains(addressee, $a) AND NOT $directed))
),
told AS (
    SELECT s.*, count(DISTINCT story_id) OVER same AS stories, count(DISTINCT outlet) OVER same AS outlets,
        row_number() OVER (PARTITION BY speaker, act, issues[1] ORDER BY confidence DESC, published, key) AS nth
    FROM said s WHERE published >= $first WINDOW same AS (PARTITION BY speaker, act, issues[1])
),
once AS (
    SELECT t.*, (SELECT max(published) FROM said e
        WHERE e.published < $first AND e.speaker = t.speaker AND e.act = t.act
            AND (list_has_any(e.issues, t.issues) OR (len(e.issues) = 0 AND len(t.issues) = 0))) AS last_said
    FROM told t WHERE nth = 1
)
SELECT speaker, speaker_name, speaker_role, act, addressee, issues, flags, confidence, stories, outlets, last_said,
    article_id, statement_id, outlet, published, coalesce(text, ''), char_start, char_end
FROM once
ORDER BY act IN (SELECT unnest($plain)), last_said IS NOT NULL, confidence * (1 + log2(stories)) DESC, published, key
LIMIT $few"""


class Saying(msgspec.Struct, frozen=True):
    """The surest statement of one side to the other with an act on a file."""

    speaker: str
    speaker_name: str
    speaker_role: str | None
    act: str
    addressee: list[str]
    issues: list[str]
    flags: list[str]
    confidence: float
    stories: int
    outlets: int
    last_said: datetime.date | None
    """The last day of the four weeks before on which that side did the same on that file; None where it is new."""
    telling: Telling


def sayings(database: Database, dyad: Dyad, first: datetime.date, end: datetime.date, few: int) -> list[Saying]:
    """What is said from one to the other in [first, end): outright acts first, new ones before repeated ones."""
    a, b = dyad.key
    days = {"before": first - datetime.timedelta(days=NEW_DAYS), "first": first, "end": end}
    rows = database.rows(_SAID, {"a": a, "b": b, "directed": dyad.directed, "plain": _PLAIN, "few": few, **days})
    told = tellings(database, [row[-PLACED:] for row in rows])
    return [Saying(*[*row[:-PLACED], telling]) for row, telling in zip(rows, told, strict=True)]
