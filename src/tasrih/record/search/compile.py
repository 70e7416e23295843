"""From what is asked to a query of the index; built of objects, so no text a user types is ever code."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import chain

import tantivy
from tantivy import Occur, Query

from tasrih.errors import SearchError
from tasrih.record.search.query import Asked, Item, parse_query
from tasrih.record.search.schema import MARK, encodable, exact_name
from tasrih.record.search.words import load_words

_DATE = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?")
_AS_TYPED = 0.5
"""How much the very form counts beside the stem that made the hit."""
_IN_TITLE = 1.0
_TOGETHER = 1.0
_KINDS = ("article", "statement")


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """What hits must be besides having the words. Dates are YYYY, YYYY-MM or YYYY-MM-DD, both ends included."""

    kind: str | None = None
    outlet: str | None = None
    since: str | None = None
    until: str | None = None
    speaker: str | None = None
    act: str | None = None
    issue: str | None = None


def compile_query(schema: tantivy.Schema, query: str, filters: Filters) -> Query:
    """The query for the index.

    Raises:
        SearchError: the query or a filter cannot be asked.
    """
    return _Compiler(schema).whole(parse_query(query), filters)


@dataclass(frozen=True, slots=True)
class _Compiler:
    schema: tantivy.Schema

    def whole(self, asked: Asked, filters: Filters) -> Query:
        parts = [(Occur.Must, self.any_of(group)) for group in asked.groups]
        parts += [(Occur.MustNot, self.item(item)) for item in asked.refused]
        parts += [(Occur.Must, Query.const_score_query(part, 0.0)) for part in self.filters(filters)]
        parts += [(Occur.Should, part) for part in self.bonus(asked)]
        parts.append((Occur.MustNot, self.term("kind", MARK)))
        return Query.boolean_query(parts)

    def any_of(self, items: list[Item]) -> Query:
        if len(items) == 1:
            return self.item(items[0])
        return Query.boolean_query([(Occur.Should, self.item(item)) for item in items])

    def item(self, item: Item) -> Query:
        if len(item.words) > 1:
            words = [word.base if item.exact else word.stem for word in item.words]
            return Query.phrase_query(self.schema, "base" if item.exact else "stem", list(words))
        word = item.words[0]
        if item.exact:
            return self.term("base", word.base)
        also = load_words().also.get(word.base, ())
        if not also:
            return self.term("stem", word.stem)
        parts = [self.term("stem", word.stem), *(self.term("base", other) for other in also)]
        return Query.disjunction_max_query(parts)

    def bonus(self, asked: Asked) -> list[Query]:
        """What makes a hit better: the very form, the title, the words side by side."""
        words = list(dict.fromkeys(chain.from_iterable(item.words for item in asked.items())))
        parts = [Query.boost_query(self.term("base", word.base), _AS_TYPED) for word in words]
        parts += [Query.boost_query(self.term("title", word.stem), _IN_TITLE) for word in words]
        if len(asked.groups) > 1 and all(len(group) == 1 for group in asked.groups):
            run = [word.stem for group in asked.groups for word in group[0].words]
            parts.append(Query.boost_query(self.phrase(run), _TOGETHER))
        return parts

    def phrase(self, stems: list[str]) -> Query:
        return Query.phrase_query(self.schema, "stem", list(stems), slop=2)

    def filters(self, filters: Filters) -> list[Query]:
        if filters.kind not in (None, *_KINDS):
            raise SearchError(f"kind: {str(filters.kind)[:40]!r} is none of {', '.join(_KINDS)}")
        named = (("kind", filters.kind), ("act", filters.act), ("issue", filters.issue))
        parts = [self.term(field, value) for field, value in named if value is not None]
        if filters.outlet is not None:
            parts.append(self.term("outlet", exact_name(filters.outlet)))
        if filters.speaker is not None:
            words = chain.from_iterable(item.words for item in parse_query(f'"{_bare(filters.speaker)}"').items())
            parts += [self.term("who", word.stem) for word in words]
        if filters.since is not None or filters.until is not None:
            parts.append(self.days(filters.since, filters.until))
        return parts

    def days(self, since: str | None, until: str | None) -> Query:
        return Query.range_query(
            self.schema,
            "day",
            tantivy.FieldType.Unsigned,
            lower_bound=_bound(since, "since", "01") if since is not None else 0,
            upper_bound=_bound(until, "until", "99") if until is not None else 99_999_999,
        )

    def term(self, field: str, value: str) -> Query:
        return Query.term_query(self.schema, field, encodable(value))


def _bound(date: str, name: str, missing: str) -> int:
    if not _DATE.fullmatch(date):
        raise SearchError(f"{name}: {date[:40]!r} is no date; write YYYY, YYYY-MM or YYYY-MM-DD")
    parts = date.split("-")
    return int("".join([*parts, missing, missing][:3]))


def _bare(name: str) -> str:
    return name.replace('"', " ")
