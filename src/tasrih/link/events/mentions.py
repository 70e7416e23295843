"""Mentions of actors, and the noun phrases that hold them."""

from __future__ import annotations

from typing import NamedTuple


class Mention(NamedTuple):
    """Words [first, last) that name an actor; `code` None: a plain person."""

    first: int
    last: int
    code: str | None
    prefix: str
    adjective: bool
    person: bool
    nation: str | None = None
    """Of a plain person the state that the words name."""


class Who(NamedTuple):
    """A noun phrase, words [first, last), and the actors it names; `adjective`: by adjectives only."""

    first: int
    last: int
    codes: tuple[str, ...]
    adjective: bool = False
    nations: tuple[str, ...] = ()


NOBODY = Who(-1, -1, ())
