"""Stories that are linked, though not one."""

from __future__ import annotations

from collections import defaultdict

from tasrih.record.database import Database

_NEAR = """WITH told AS (SELECT DISTINCT story, story_id FROM digests JOIN stories USING (article_id))
SELECT DISTINCT one.story_id, other.story_id FROM story_links l
JOIN told one ON one.story = l.a JOIN told other ON other.story = l.b WHERE one.story_id <> other.story_id"""


def near_stories(database: Database) -> dict[str, frozenset[str]]:
    """For each story that has links to others, those."""
    near: defaultdict[str, set[str]] = defaultdict(set)
    for one, other in database.rows(_NEAR):
        near[one].add(other)
        near[other].add(one)
    return {story: frozenset(others) for story, others in near.items()}
