"""The state an official serves where the title does not say: what the text as a whole is about.

Counted on a large body of news: right three times in four, and silent in one case of five.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Collection

from tasrih.find.scene import Scene

_EARLY = 3
_MOST, _SOME, _CLEARLY = 0.5, 0.3, 1.5
_NAMES = ("names", "places", "seats")


class Background:
    """The states of an article, counted once."""

    def __init__(self, scene: Scene) -> None:
        hits = [hit for _, hit in sorted(scene.actors.items()) if hit.form.tag != "weak" and not scene.is_body(hit)]
        self._places = [hit.first for hit in hits]
        self._states = [hit.form.entry for hit in hits]
        self._counts = Counter(self._states)
        named = [hit for hit in hits if hit.form.tag in _NAMES]
        self._named = Counter(hit.form.entry for hit in named)
        self._named.update(code for code in scene.weak_names if code in self._named)
        if named and named[0].first <= _EARLY:
            self._named[named[0].form.entry] += 1

    def own(self, rivals: Collection[str]) -> str | None:
        """The state that is named clearly more often than any other but the rivals."""
        ranked = [(code, count) for code, count in self._named.most_common() if code not in rivals][:2]
        if not ranked or ranked[0][1] < 2:
            return None
        second = ranked[1][1] if len(ranked) > 1 else 0
        return ranked[0][0] if ranked[0][1] >= _CLEARLY * second else None

    def about(self, i: int, rivals: Collection[str]) -> str | None:
        """The state with half of all mentions, or with a third of them and the last one before word i."""
        ranked = [(code, count) for code, count in self._counts.most_common() if code not in rivals]
        total = sum(count for _, count in ranked)
        if not ranked or ranked[0][1] < 2 or ranked[0][1] / total < _SOME:
            return None
        code, count = ranked[0]
        return code if count / total >= _MOST or self._before(i, rivals) == code else None

    def _before(self, i: int, rivals: Collection[str]) -> str | None:
        at = bisect_left(self._places, i)
        return next((code for code in reversed(self._states[max(0, at - 20) : at]) if code not in rivals), None)
