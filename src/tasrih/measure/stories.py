"""Stories: articles that tell the same happening, with what follows from it on the next days.

Whether two articles are linked depends on the two alone; stories are a function of the set of links and copies. A story
is a group whose members are alike on average, so a chain of follow-ups does not drift from one affair into the next.
"""

from __future__ import annotations

import datetime
import math
from collections.abc import Iterable
from typing import NamedTuple

import msgspec

from tasrih.measure.copies import Copy
from tasrih.measure.digest import Digest, unpacked
from tasrih.measure.linkage import average_linkage, connected
from tasrih.measure.sweep import Dated, Entry, Features, entries, in_common

WINDOW_DAYS = 2
"""Articles further apart are not linked; over others between them they may still be of one story."""

_ENOUGH = 0.18
_LESS_A_DAY = 0.05
_LESS_IN_ONE_OUTLET = 0.04
_ON_AVERAGE = 0.14
_FORM = 0.6
_NUMBERS_TOLD = 3
_NUMBERS_KEPT = 0.25
_WHOLE = 1000
_DECIMALS = 4
_PARTS = 10**_DECIMALS


class StoryLink(msgspec.Struct, frozen=True, order=True):
    """Two contents (`Digest.story`), a < b, that tell the same, and how much they have in common (0–1)."""

    a: str
    b: str
    weight: float


class StoryMember(msgspec.Struct, frozen=True, order=True):
    """An article with its story, which has the id of its earliest article."""

    article_id: str
    story_id: str


class Told(NamedTuple):
    """What grouping needs of an article: its place in time and its content (`Digest.story`)."""

    article_id: str
    published: datetime.date | None
    story: str


def story_links(new: Iterable[Dated], known: Iterable[Dated]) -> list[StoryLink]:
    """The links with a new article on at least one side.

    `known` needs to hold those at most `WINDOW_DAYS` from a new one. Articles without a day are linked to none: only
    copies bring them into a story.
    """
    rows = [entry for entry in entries(new, known, _story) if entry.dated]
    links: dict[tuple[str, str], StoryLink] = {}
    for one, other, common in in_common(rows, WINDOW_DAYS, _terms, round(_ENOUGH * _WHOLE**2)):
        likeness = common / _WHOLE**2
        apart = abs(one.day - other.day) * _LESS_A_DAY + one.of_one_outlet(other) * _LESS_IN_ONE_OUTLET
        if likeness - apart >= _ENOUGH and not (likeness >= _FORM and _other_numbers(one, other)):
            pair = min(one.name, other.name), max(one.name, other.name)
            links[pair] = StoryLink(*pair, round(likeness, _DECIMALS))
    return sorted(links.values())


def _other_numbers(one: Entry, other: Entry) -> bool:
    """Whether two that are so alike are one form filled in twice: rates, weather, results."""
    numbers, others = set(unpacked(one.digest.numbers)), set(unpacked(other.digest.numbers))
    fewer = min(len(numbers), len(others))
    return fewer >= _NUMBERS_TOLD and len(numbers & others) < _NUMBERS_KEPT * fewer


def _story(digest: Digest) -> str:
    return digest.story


def _terms(entry: Entry) -> Features:
    """The terms as a vector of length `_WHOLE`."""
    weights = entry.digest.weights
    length = math.sqrt(sum(weight * weight for weight in weights))
    return [(term, round(_WHOLE * w / length)) for term, w in zip(unpacked(entry.digest.terms), weights, strict=True)]


def stories(links: Iterable[StoryLink], copies: Iterable[Copy], articles: Iterable[Told]) -> list[StoryMember]:
    """The story of every article; one that nothing is like is a story of its own. Copies are of one story, and weigh
    there as one."""
    order = sorted(articles, key=_in_time)
    units = _units(order, copies)
    nodes = {unit: node for node, unit in enumerate(sorted(set(units)))}
    at = {article.story: nodes[unit] for article, unit in zip(order, units, strict=True) if article.story}
    weights: dict[tuple[int, int], int] = {}
    for link in links:
        a, b = at.get(link.a), at.get(link.b)
        if a is not None and b is not None and a != b:
            pair = min(a, b), max(a, b)
            weights[pair] = max(weights.get(pair, 0), round(link.weight * _PARTS))
    group = {
        node: places[0] for places in average_linkage(len(nodes), weights, _ON_AVERAGE * _PARTS) for node in places
    }
    first: dict[int, str] = {}
    members = []
    for article, unit in zip(order, units, strict=True):
        story = first.setdefault(group[nodes[unit]], article.article_id)
        members.append(StoryMember(article.article_id, story))
    return sorted(members)


def _in_time(article: Told) -> tuple[datetime.date, str]:
    return article.published or datetime.date.max, article.article_id


def _units(order: list[Told], copies: Iterable[Copy]) -> list[int]:
    """For each article the first that it is a copy of, or of the same content as."""
    place = {article.article_id: i for i, article in enumerate(order)}
    pairs = [
        (place[c.article_id], place[c.original_id]) for c in copies if c.article_id in place and c.original_id in place
    ]
    same: dict[str, int] = {}
    for i, article in enumerate(order):
        if article.story:
            pairs.append((same.setdefault(article.story, i), i))
    return connected(len(order), pairs)
