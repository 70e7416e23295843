"""Events that statements are: who criticizes, threatens, asks, praises, refuses whom, by the statement's act."""

from __future__ import annotations

from collections.abc import Iterable

from tasrih.link.draft import Draft
from tasrih.link.events.find import Found
from tasrih.link.party import OTHER
from tasrih.model import Act, Statement

_TYPE_OF: dict[Act, str] = {
    "criticize": "ACCUSE", "warn": "THREATEN", "threaten": "THREATEN", "request": "REQUEST", "demand": "REQUEST",
    "invite": "REQUEST", "praise": "SUPPORT", "reject": "REJECT", "agree": "AGREE", "commit": "AGREE",
}  # fmt: skip


def said_events(drafts: Iterable[Draft], statements: Iterable[Statement]) -> list[Found]:
    """One event for each statement with an act towards somebody."""
    found = []
    for draft, statement in zip(drafts, statements, strict=True):
        kind = _TYPE_OF.get(statement.act)
        source = draft.source.of
        if kind is None or source in (None, OTHER) or not statement.addressee or "negated" in statement.flags:
            continue
        start, end = draft.cue_span
        why = [f"statement: {statement.act}", f"by {statement.source.resolved_by}"]
        found.append(Found(kind, None, [], (source,), tuple(statement.addressee), start, end, [], why, statement.id))
    return found
