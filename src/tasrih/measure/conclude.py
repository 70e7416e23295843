"""What is concluded from all articles together: copies, stories, incidents, who is who, the search index.

Each stage is a function of what the record holds, so it comes out the same in whatever order and portions articles
came; it is drawn anew only where they are others than those it was drawn from.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from typing import Any

import msgspec

from tasrih.measure import incident_store
from tasrih.measure.copies import COPY_WINDOW_DAYS, Copy, CopyPair, Grouped, copy_groups, copy_pairs
from tasrih.measure.digest import Digest
from tasrih.measure.stories import WINDOW_DAYS, StoryLink, Told, stories, story_links
from tasrih.measure.sweep import Dated
from tasrih.measure.who.store import drawn
from tasrih.record.search.filling import fill, is_current
from tasrih.record.writer import Writer

Watch = Callable[[str], None]
_COMPARED_AT_ONCE = 5_000
_COLUMNS = "article_id, published, outlet, url, data"
_NEW = """SELECT article_id, published FROM digests JOIN articles USING (article_id) WHERE NOT compared
ORDER BY published NULLS FIRST, article_id"""
_THESE = f"SELECT {_COLUMNS} FROM digests JOIN articles USING (article_id) WHERE article_id IN (SELECT unnest(?))"
_KNOWN = f"""SELECT {_COLUMNS} FROM digests JOIN articles USING (article_id)
WHERE compared AND (published IS NULL OR ? IS NULL OR published BETWEEN ? AND ?)"""


def conclude(writer: Writer, watch: Watch) -> None:
    """Draw every conclusion that is out of date. Can be stopped at any instant and called again."""
    _compare(writer, watch)
    inputs = writer.database.inputs()
    for name, draw in STAGES.items():
        if writer.database.drawn_from(name) != inputs:
            watch(name)
            writer.conclude(name, inputs, draw(writer))
    if not is_current(writer.database):
        fill(writer, watch)


def _compare(writer: Writer, watch: Watch) -> None:
    """Find the pairs of every article that was not compared yet, a portion at a time."""
    waiting = writer.database.rows(_NEW)
    for at in range(0, len(waiting), _COMPARED_AT_ONCE):
        watch(f"comparing {at:,} of {len(waiting):,} articles")
        portion = waiting[at : at + _COMPARED_AT_ONCE]
        new = _dated(writer, _THESE, [[name for name, _ in portion]])
        known = _dated(writer, _KNOWN, _window([day for _, day in portion]))
        pairs: dict[str, Sequence[msgspec.Struct]] = {
            "copy_pairs": copy_pairs(new, known),
            "story_links": story_links(new, known),
        }
        writer.compared([row.article_id for row in new], pairs)


def _window(days: list[datetime.date | None]) -> list[datetime.date | None]:
    """First and last day that matter to articles of these days; None for all where one has no day."""
    dated = [day for day in days if day is not None]
    if len(dated) < len(days):
        return [None, None, None]
    wide = datetime.timedelta(days=max(COPY_WINDOW_DAYS, WINDOW_DAYS))
    return [min(dated), min(dated) - wide, max(dated) + wide]


def _dated(writer: Writer, query: str, parameters: list[Any]) -> list[Dated]:
    decode = msgspec.msgpack.Decoder(Digest).decode
    rows = writer.database.rows(query, parameters)
    return [Dated(name, day, outlet, url, decode(data)) for name, day, outlet, url, data in rows]


def _gathered(writer: Writer) -> dict[str, list[Any]]:
    """Copies and stories, from the pairs."""
    database = writer.database
    rows = database.rows("SELECT article_id, published, url, body, story FROM digests JOIN articles USING (article_id)")
    pairs = [CopyPair(*row) for row in database.rows("SELECT a, b, similarity, kind FROM copy_pairs")]
    links = [StoryLink(*row) for row in database.rows("SELECT a, b, weight FROM story_links")]
    copies: list[Copy] = copy_groups(pairs, (Grouped(name, day, url, body) for name, day, url, body, _ in rows))
    told = [Told(name, day, story) for name, day, _, _, story in rows]
    return {"copies": copies, "stories": stories(links, copies, told)}


def _known(writer: Writer) -> dict[str, list[Any]]:
    """Who is who, by what articles that are no copies say."""
    return drawn(writer.database)


STAGES: dict[str, Callable[[Writer], dict[str, list[Any]]]] = {
    "copies and stories": _gathered,
    "who is who": _known,
    "incidents": lambda writer: incident_store.drawn(writer.database),
}
"""What is concluded, in this order: a later one may use an earlier."""
