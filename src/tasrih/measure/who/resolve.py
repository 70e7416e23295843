"""Bare names resolved with the record: who bears the name, and which office articles near that day tell.

It abstains where two persons could be meant, where the nearest evidence is far, and where little supports it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from tasrih.measure.who.days import Days, Told
from tasrih.measure.who.model import BareSource, Evidence, Person, Resolution, Sighting
from tasrih.measure.who.roles import OTHER, is_office, speaks_for
from tasrih.measure.who.spelling import given_names, is_no_name, name_keys, speller, surname_at
from tasrih.text.fold import fold_form


class Limits(NamedTuple):
    """When the record is trusted (docs/who.md shows what each was measured to cost and to win)."""

    days: int = 120
    """No evidence farther from the article than that."""
    near: int = 30
    """Evidence within that many days is asked first."""
    articles: int = 2
    """Fewest articles that support the answer for a full name."""
    bare_articles: int = 3
    """Fewest for a surname alone."""
    bare_outlets: int = 1
    """Fewest outlets for a surname alone."""
    share: float = 0.75
    """What share of the articles that tell whom the person speaks for must agree."""
    bearer: float = 0.9
    """What share of the articles on all bearers of the name must be about the one."""


LIMITS = Limits()
_RARE = 20
"""A spelling in fewer than one article in twenty may have run on into the next word: its end is no surname."""


def resolve(bare: Iterable[BareSource], persons: Sequence[Person], limits: Limits = LIMITS) -> list[Resolution]:
    """What the record says of each bare name, in the order of `bare`; those it abstains from are left out."""
    bearers = Bearers(persons)
    return [found for source in bare if (found := bearers.resolve(source, limits))]


class Bearers:
    """The persons by the names they may be called."""

    def __init__(self, persons: Sequence[Person]) -> None:
        self._persons = persons
        self._days: dict[int, Days] = {}
        self._full: dict[tuple[str, ...], list[int]] = {}
        self._last: dict[str, dict[int, set[str]]] = {}
        for n, person in enumerate(persons):
            for spelling, articles in person.spellings:
                self._index(n, spelling, articles)

    def _index(self, n: int, spelling: str, articles: int) -> None:
        keys, person = name_keys(spelling), self._persons[n]
        if n not in self._full.setdefault(keys, []):
            self._full[keys].append(n)
        at = surname_at(spelling)
        if keys[at] in person.keys or articles * _RARE >= person.articles:
            self._last.setdefault(keys[at], {}).setdefault(n, set()).add(fold_form(spelling).split()[at])

    def resolve(self, source: BareSource, limits: Limits = LIMITS) -> Resolution | None:
        """What the record says of one bare name; None where it abstains."""
        found = self.bearer(source, limits)
        if found is None or source.published is None:
            return None
        days = self._of(found)
        own = days.same_article(source.article_id, source.published)
        if own:
            return self._resolution(source, found, *own)
        told = self._told(days, source, limits)
        return self._resolution(source, found, told.office, told.row) if told else None

    def bearer(self, source: BareSource, limits: Limits = LIMITS) -> int | None:
        """The person meant: the only one of that name in those days, or by far the most seen."""
        if source.published is None:
            return None
        seen = [(self._of(n).articles(source.published, limits.days), n) for n in self._candidates(source)]
        seen = sorted(((count, n) for count, n in seen if count), key=lambda pair: (-pair[0], pair[1]))
        if not seen or seen[0][0] < limits.bearer * sum(count for count, _ in seen):
            return None
        return seen[0][1]

    def _candidates(self, source: BareSource) -> list[int]:
        called = self._called(source.name)
        return [n for n in called if self._is_surname(n, source.name)] if source.unlikely else called

    def _is_surname(self, n: int, name: str) -> bool:
        """A person usually has more names than this, and this one last."""
        keys, own = name_keys(name), self._persons[n].keys
        return len(own) > 1 and own[-len(keys) :] == keys

    def _called(self, name: str) -> list[int]:
        keys = name_keys(name)
        if not keys or is_given(name) or is_no_name(name):
            return []
        if len(keys) > 1:
            return self._full.get(keys, [])
        bearers = self._last.get(keys[0], {})
        word = fold_form(name).split()[-1]
        exact = [n for n, words in bearers.items() if word in words]
        may_be = speller().may_be
        return exact or [n for n, words in bearers.items() if any(may_be(word, other) for other in words)]

    def _told(self, days: Days, source: BareSource, limits: Limits) -> Told | None:
        assert source.published is not None  # noqa: S101  bearer() has asked
        told = days.told(source.published, limits.near) or days.told(source.published, limits.days)
        if told is None or told.agree < limits.share * told.of_all:
            return None
        single = len(name_keys(source.name)) == 1
        if told.agree < (limits.bare_articles if single else limits.articles):
            return None
        return None if single and told.outlets < limits.bare_outlets else told

    def _of(self, n: int) -> Days:
        if n not in self._days:
            self._days[n] = Days(self._persons[n])
        return self._days[n]

    def _resolution(self, source: BareSource, n: int, office: int, row: Sighting) -> Resolution:
        person = self._persons[n]
        held = person.offices[office]
        role = source.role or (held.role if is_office(held.role) else None)
        seen = f"seen {row.published} in {row.article_id}"
        return Resolution(
            source.article_id,
            source.statement_id,
            person.name,
            role,
            speaks_for(role, speaks_for(held.role, held.of)) or OTHER,
            f"record: {held.role or person.name}, {held.of}, {seen}",
            Evidence(row.article_id, row.start, row.end),
            n,
        )


@lru_cache(maxsize=1)
def _given() -> frozenset[str]:
    return frozenset(map(fold_form, given_names().given))


def is_given(name: str) -> bool:
    """An Arabic first name alone ("محمد"): nobody's surname."""
    words = speller().words(name)
    return len(words) == 1 and words[0] in _given() and speller().is_arabic(words[0])
