"""Confidence: how often statements found by the same rules are right (found and attributed) in the gold."""

from __future__ import annotations

from tasrih.link.draft import Draft

# (right + 10 · 0.76) / (read + 10) on the development gold, by how the speaker was found; 0.76 is the share of right
# statements in the watched half. The counts stand in docs/quality.md.
_BY_SPEAKER = {
    "title+name": 0.89,
    "surname": 0.92,
    "name": 0.88,
    "title+name before its verb": 0.86,
    "source noun": 0.84,
    "heading": 0.82,
    "source noun before its verb": 0.8,
    "actor": 0.8,
    "carried forward": 0.76,
    "title": 0.76,
    "subject of the main verb": 0.73,
    "joint": 0.71,
    "phrase": 0.64,
    "writer of the document": 0.64,
}
_DEFAULT = 0.74
_WEAK = 0.85


def confidence_of(draft: Draft) -> float:
    """A probability between 0 and 1 that the statement and its speaker are right."""
    base = _BY_SPEAKER.get(draft.how, _DEFAULT)
    weak = draft.cue is not None and (draft.cue.entry.weak or draft.marker == "np")
    return round(base * (_WEAK if weak else 1.0), 2)
