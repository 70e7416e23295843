"""Actors: which state, body or group each name in the text stands for.

Strong names always fire. A weak one (ambiguous capital, "the Alliance", a demonym that is an ordinary word) fires
where the same article names that actor strongly, and only one such actor could be meant.
"""

from __future__ import annotations

from collections.abc import Iterable

from tasrih.lexicon import Hit

_RANK = {"names": 0, "places": 1, "seats": 1, "weak": 3}


def find_actors(hits: Iterable[Hit]) -> list[Hit]:
    """One hit for each place that names an actor, in text order."""
    hits = list(hits)
    strong = {hit.form.entry for hit in hits if not is_weak(hit)}
    best: dict[tuple[int, int], list[Hit]] = {}
    for hit in hits:
        if is_weak(hit) and hit.form.entry not in strong:
            continue
        best.setdefault((hit.first, hit.last), []).append(hit)
    chosen = []
    for rivals in best.values():
        rank = min(map(_rank, rivals))
        top = [hit for hit in rivals if _rank(hit) == rank]
        if len({hit.form.entry for hit in top}) == 1:
            chosen.append(top[0])
    return sorted(chosen, key=lambda hit: hit.first)


def is_weak(hit: Hit) -> bool:
    """The form is ambiguous by itself."""
    return "weak" in hit.form.tag


def _rank(hit: Hit) -> int:
    return 3 if is_weak(hit) else _RANK.get(hit.form.tag, 2)
