"""Titles made comparable: الوزير, وزير الخارجية and وزير خارجية are one office, وزير الخارجية السابق a former one."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from tasrih.lexicon.files import read_yaml
from tasrih.lexicon.load import DATA
from tasrih.measure.who.spelling import speller
from tasrih.text.fold import fold_form

OTHER = "OTHER"
"""The actor code of those who speak for nobody."""
LEADER = ("leader",)


class Title(NamedTuple):
    """A title as words without article and filling; `former`: no longer held; `private`: no public office."""

    words: tuple[str, ...]
    former: bool
    private: bool

    @property
    def specific(self) -> bool:
        """Says which office: more than "the minister" or "the official"."""
        return not self.private and (len(self.words) > 1 or self.words == LEADER)


class _Tables(NamedTuple):
    former: frozenset[str]
    fillers: frozenset[str]
    leaders: frozenset[str]
    private: frozenset[str]
    royal: frozenset[str]
    private_words: frozenset[str]
    private_titles: frozenset[str]
    no_offices: frozenset[str]


@lru_cache(maxsize=1)
def _tables() -> _Tables:
    roles, grammar = read_yaml(DATA / "roles.yaml"), read_yaml(DATA / "grammar.yaml")
    fillers = {_bare(word) for word in fold_form(" ".join(speller().data.role_fillers)).split()}
    return _Tables(
        frozenset(map(_bare, map(fold_form, roles["former"]))),
        frozenset(fillers),
        frozenset(" ".join(map(_bare, fold_form(word).split())) for word in roles["leaders"]),
        frozenset(map(_bare, map(fold_form, [*grammar["private_heads"], *_private(roles["heads"])]))),
        frozenset(map(_bare, map(fold_form, roles["royal"]))),
        frozenset(map(_bare, map(fold_form, speller().data.private_words))),
        frozenset(" ".join(map(_bare, fold_form(title).split())) for title in speller().data.private_titles),
        frozenset(map(_bare, map(fold_form, speller().data.no_offices))),
    )


def _private(heads: list[dict[str, str]]) -> Iterator[str]:
    """Titles of private persons: their state is where they are from, not whom they speak for."""
    for head in heads:
        if head.get("kind") == "private":
            yield from (word for word in (head["head"], head.get("f", "")) if word and " " not in word)


@lru_cache(maxsize=65536)
def title_of(role: str | None) -> Title:
    """A role's title.

    >>> title_of("وزير الخارجية السابق")
    Title(words=('وزير', 'خارجيه'), former=True, private=False)
    """
    tables = _tables()
    bare = [_bare(word) for word in fold_form(role or "").split()]
    words = tuple(word for word in bare if word not in tables.former and word not in tables.fillers)
    former = any(word in tables.former for word in bare)
    if " ".join(words) in tables.leaders:
        words = LEADER
    return Title(words, former, _is_private(words))


def _is_private(words: tuple[str, ...]) -> bool:
    """A private person's title by its first word, by what it is of, or as a whole."""
    tables = _tables()
    by_word = bool(words) and (words[0] in tables.private or not tables.private_words.isdisjoint(words[1:]))
    return by_word or " ".join(words) in tables.private_titles


def is_office(role: str | None) -> bool:
    """Says more than where somebody is from."""
    words = title_of(role).words
    return bool(words) and " ".join(words) not in _tables().no_offices


def is_royal(role: str | None) -> bool:
    """Said before a first name alone: a king, a prince, a pope."""
    words = title_of(role).words
    return bool(words) and (words == LEADER or words[0] in _tables().royal)


def speaks_for(role: str | None, of: str | None) -> str | None:
    """Whom somebody with that title speaks for: a former or private one for nobody."""
    title = title_of(role)
    return OTHER if title.former or title.private else of


def _bare(word: str) -> str:
    """A word without the article, also behind ل."""
    if word.startswith("لل") and len(word) > 4:
        return word[2:]
    return word[2:] if word.startswith("ال") and len(word) > 4 else word
