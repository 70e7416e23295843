"""Copies: the same text again, also where an outlet edited it lightly, cut its end or gave it another headline.

Whether two texts are copies depends on the two alone, never on what else is known; so the pairs of a set of articles
are the same in whatever order and portions they came. Pairs are of texts (`Digest.body`), not of articles: a page met
ten thousand times is one text.
"""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Literal, NamedTuple

import msgspec

from tasrih.measure.digest import LEAD, Digest, unpacked
from tasrih.measure.sweep import Dated, Entry, Features, entries, in_common

COPY_WINDOW_DAYS = 7
"""Texts further apart are no copies unless they are equal."""

_ENOUGH = 0.6
_MORE_OF_ITS_OWN = 0.6
_MORE_A_DAY = 0.05
_REVISED = 0.3
_LEAST_SHARED = 0.25
_NUMBERS_TOLD = 3
_NUMBERS_KEPT = 0.6
_DECIMALS = 4
_CHECKS_KEPT = 2048
_KEYS_SHARED = 1

Kind = Literal["exact", "near", "revision"]


class CopyPair(msgspec.Struct, frozen=True, order=True):
    """Two unequal texts, a < b, of which one repeats the other; `similarity` is the share of the shorter one that the
    longer has. All are "near": which are revisions, the addresses of the articles tell `copy_groups`."""

    a: str
    b: str
    similarity: float
    kind: Kind


class Copy(msgspec.Struct, frozen=True, order=True):
    """An article that repeats an earlier one: the same words, nearly the same, or what its own address showed then."""

    article_id: str
    original_id: str
    similarity: float
    kind: Kind


class Grouped(NamedTuple):
    """What grouping needs of an article: its place in time, its address and its text (`Digest.body`)."""

    article_id: str
    published: datetime.date | None
    url: str | None
    body: str


def copy_pairs(new: Iterable[Dated], known: Iterable[Dated]) -> list[CopyPair]:
    """The pairs of unequal texts that copy one another, with a new article on at least one side.

    `known` needs to hold those at most `COPY_WINDOW_DAYS` from a new one and those without a day; where a new one has
    no day, all. An article without a day may copy any. Pairs found for other articles may be among the result again.
    """
    checks: dict[str, _Check] = {}
    pairs: set[CopyPair] = set()
    for one, other, _ in in_common(entries(new, known, _body), COPY_WINDOW_DAYS, _keys, _KEYS_SHARED):
        if pair := _judged(one, other, checks):
            pairs.add(pair)
    return sorted(pairs)


def _body(digest: Digest) -> str:
    return digest.body


def _keys(entry: Entry) -> Features:
    return [(key, 1) for key in unpacked(entry.digest.keys)]


class _Check:
    """A text unpacked for comparison."""

    __slots__ = ("lead", "numbers", "runs", "scale")

    def __init__(self, digest: Digest) -> None:
        runs = unpacked(digest.shingles)
        self.runs = frozenset(runs)
        self.lead = frozenset(runs[:LEAD])
        self.numbers = frozenset(unpacked(digest.numbers))
        self.scale = digest.scale


def _judged(one: Entry, other: Entry, checks: dict[str, _Check]) -> CopyPair | None:
    a, b = sorted((one, other), key=lambda entry: entry.name)
    first, second = _check(a, checks), _check(b, checks)
    shared = _share(first, second)
    revised = shared >= _REVISED and not a.urls.isdisjoint(b.urls)
    if not revised and (shared < _LEAST_SHARED or not _same_numbers(first, second)):
        return None
    if not revised and shared + _shared_lead(first, second) < _asked(a, b):
        return None
    return CopyPair(a.name, b.name, round(shared, _DECIMALS), "near")


def _asked(a: Entry, b: Entry) -> float:
    """An outlet repeats its own background, and forms come back day after day: there more must be the same."""
    days = abs(a.day - b.day) if a.dated and b.dated else 0
    return _ENOUGH + _MORE_A_DAY * days + _MORE_OF_ITS_OWN * a.of_one_outlet(b)


def _check(entry: Entry, checks: dict[str, _Check]) -> _Check:
    if (check := checks.get(entry.name)) is None:
        if len(checks) >= _CHECKS_KEPT:
            checks.clear()
        check = checks[entry.name] = _Check(entry.digest)
    return check


def _share(a: _Check, b: _Check) -> float:
    """How much of the shorter text stands in the longer one, by the runs of words that both kept."""
    runs, others = a.runs, b.runs
    if scale := max(a.scale, b.scale):
        runs, others = (frozenset(run for run in x if run % (1 << scale) == 0) for x in (runs, others))
    return len(runs & others) / max(1, min(len(runs), len(others)))


def _shared_lead(a: _Check, b: _Check) -> float:
    """How much of the top of either stands in the other: that of a new story on an old background does not."""
    return min(len(a.lead & b.runs) / len(a.lead), len(b.lead & a.runs) / len(b.lead))


def _same_numbers(a: _Check, b: _Check) -> bool:
    """Reports that come daily in one form have their own numbers."""
    fewer = min(len(a.numbers), len(b.numbers))
    return fewer < _NUMBERS_TOLD or len(a.numbers & b.numbers) >= _NUMBERS_KEPT * fewer


def copy_groups(pairs: Iterable[CopyPair], articles: Iterable[Grouped]) -> list[Copy]:
    """Each article that repeats another, with the earliest that it repeats and that repeats none itself.

    So an article is always like its original, and not only like one that is like one that is like it. Articles without
    a day come last, then the id decides.
    """
    like: defaultdict[str, dict[str, float]] = defaultdict(dict)
    for pair in pairs:
        like[pair.a][pair.b] = like[pair.b][pair.a] = pair.similarity
    originals: dict[str, int] = {}
    order = sorted((article for article in articles if article.body), key=_in_time)
    copies = []
    for place, article in enumerate(order):
        if (found := _original(article.body, like, originals)) is None:
            originals[article.body] = place
        else:
            copies.append(_copy(article, order[found], like[article.body]))
    return sorted(copies)


def _in_time(article: Grouped) -> tuple[datetime.date, str]:
    return article.published or datetime.date.max, article.article_id


def _original(body: str, like: Mapping[str, Mapping[str, float]], originals: Mapping[str, int]) -> int | None:
    """The place of the earliest original with this text or one like it."""
    return min((originals[text] for text in (body, *like.get(body, ())) if text in originals), default=None)


def _copy(article: Grouped, original: Grouped, like: Mapping[str, float]) -> Copy:
    same_place = article.url is not None and article.url == original.url
    if article.body == original.body:
        return Copy(article.article_id, original.article_id, 1.0, "exact")
    kind: Kind = "revision" if same_place else "near"
    return Copy(article.article_id, original.article_id, like[original.body], kind)
