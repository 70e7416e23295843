"""Groups whose members are alike on average, not only each to its neighbour: average linkage over sparse links."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Mapping

Links = dict[int, dict[int, int]]
"""Weights of links both ways; what is not there weighs nothing."""


def average_linkage(count: int, links: Mapping[tuple[int, int], int], least: float) -> list[list[int]]:
    """Groups of 0 … count-1. The two groups with the highest average weight between them are joined (on a tie those
    with the lowest members) while it is at least `least`. O(links · log links) in practice."""
    near: Links = {i: {} for i in range(count)}
    for (a, b), weight in links.items():
        near[a][b] = near[b][a] = weight
    members = {i: [i] for i in range(count)}
    heap = [(-float(weight), min(a, b), max(a, b)) for (a, b), weight in links.items() if weight >= least]
    heapq.heapify(heap)
    while heap:
        negative, a, b = heapq.heappop(heap)
        if a in members and b in members and -negative == _average(near, members, a, b):
            _join(near, members, a, b)
            for other in near[a]:
                if (mean := _average(near, members, a, other)) >= least:
                    heapq.heappush(heap, (-mean, min(a, other), max(a, other)))
    return [sorted(group) for _, group in sorted(members.items())]


def _average(near: Links, members: Mapping[int, list[int]], a: int, b: int) -> float:
    return near[a].get(b, 0) / (len(members[a]) * len(members[b]))


def _join(near: Links, members: dict[int, list[int]], a: int, b: int) -> None:
    """b into a (a < b): members together, weights added."""
    members[a] += members.pop(b)
    near[a].pop(b, None)
    for other, weight in near.pop(b).items():
        near[other].pop(b, None)
        if other != a:
            near[a][other] = near[other][a] = near[a].get(other, 0) + weight


def connected(count: int, pairs: Iterable[tuple[int, int]]) -> list[int]:
    """For each of 0 … count-1 the lowest that it is connected to."""
    up = list(range(count))
    for a, b in pairs:
        low, high = sorted((_root(up, a), _root(up, b)))
        up[high] = low
    return [_root(up, i) for i in range(count)]


def _root(up: list[int], i: int) -> int:
    while up[i] != i:
        up[i] = up[up[i]]
        i = up[i]
    return i
