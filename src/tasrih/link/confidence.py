"""Confidence: how often statements found by the same rules are right (found and attributed) in the gold."""

from __future__ import annotations

from tasrih.link.draft import Draft

# Shares of right statements on the development gold, by how the speaker was found; see docs/quality.md.
_BY_SPEAKER = {
    "heading": 0.85,
    "title+name": 0.9,
    "name": 0.9,
    "surname": 0.9,
    "title": 0.85,
    "actor": 0.8,
    "joint": 0.75,
    "source noun": 0.8,
    "subject of the main verb": 0.8,
    "carried forward": 0.75,
    "phrase": 0.6,
}
_DEFAULT = 0.65
_WEAK = 0.8


def confidence_of(draft: Draft) -> float:
    """A probability between 0 and 1 that the statement and its speaker are right."""
    base = _BY_SPEAKER.get(draft.how, _DEFAULT)
    weak = draft.cue is not None and (draft.cue.entry.weak or draft.marker == "np")
    return round(base * (_WEAK if weak else 1.0), 2)
