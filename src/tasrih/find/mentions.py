"""What the people stage hands on: mentions and persons."""

from __future__ import annotations

from typing import NamedTuple

from tasrih.find.title_base import Title


class PersonMention(NamedTuple):
    """A person or a title: words [first, last), the name in it (-1: none), and the person it stands for (-1: none)."""

    first: int
    last: int
    name_first: int
    name_last: int
    role: str | None
    of: str | None
    gender: str
    number: str
    prefix: int
    person: int
    how: str


class PersonRecord(NamedTuple):
    """A person of the article: the fullest name with its folded offsets, the role, and whom the person serves."""

    name: str
    start: int
    end: int
    role: str | None
    of: str | None
    gender: str
    how: str

    @property
    def reported(self) -> bool:
        """The text itself gives the person a role or a country."""
        return self.how not in ("name", "prior")


class Found(NamedTuple):
    """A mention under work: its span, its name, joined letters, and the title it was read with."""

    first: int
    last: int
    name_first: int
    name_last: int
    prefix: int
    title: Title | None
    how: str
