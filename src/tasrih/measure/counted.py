"""What numbers were claimed about two actors in a stretch of time."""

from __future__ import annotations

import datetime

import msgspec

from tasrih.measure.relations import Dyad
from tasrih.measure.tellings import PLACED, Telling, tellings
from tasrih.record.database import Database

_CLAIMED = """WITH claimed AS (
    SELECT c.*, g.outlet, g.published, g.story_id,
        count(DISTINCT g.story_id) OVER same AS stories,
        row_number() OVER (same ORDER BY c.confidence DESC, g.published, c.article_id, c.n) AS nth
    FROM claims c JOIN gathered g USING (article_id)
    WHERE g.original_id = g.article_id AND g.published >= $first AND g.published < $end
        AND (list_has_all(c.actors, [$a, $b]) OR (c.speaker = $a AND list_contains(c.actors, $b))
            OR (c.speaker = $b AND list_contains(c.actors, $a)))
    WINDOW same AS (PARTITION BY c.value, c.unit, c.thing)
)
SELECT value, unit, approximate, measure, thing, period, speaker, speaker_name,
    article_id, 'claim ' || n, outlet, published, coalesce(text, ''), char_start, char_end
FROM claimed WHERE nth = 1 ORDER BY stories DESC, confidence DESC, published, article_id, n LIMIT $few"""


class Counted(msgspec.Struct, frozen=True):
    """A number, what it counts, and who holds it to be so (None: the outlet)."""

    value: float
    unit: str
    approximate: bool
    measure: str
    thing: str
    period: str | None
    speaker: str | None
    speaker_name: str | None
    telling: Telling


def counted(database: Database, dyad: Dyad, first: datetime.date, end: datetime.date, few: int) -> list[Counted]:
    """The numbers that take in both sides, or that one side tells of the other, in [first, end), most told first."""
    a, b = dyad.key
    rows = database.rows(_CLAIMED, {"a": a, "b": b, "first": first, "end": end, "few": few})
    told = tellings(database, [row[-PLACED:] for row in rows])
    return [Counted(*[*row[:-PLACED], telling]) for row, telling in zip(rows, told, strict=True)]
