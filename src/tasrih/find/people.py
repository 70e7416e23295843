"""People: placeholder until the stage lands."""

from __future__ import annotations

from typing import NamedTuple

from tasrih.lexicon import Hit, Lexicon
from tasrih.text.document import Document


class PersonMention(NamedTuple):
    """A person or a title in the text."""

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
    """A person of the article."""

    name: str
    start: int
    end: int
    role: str | None
    of: str | None
    gender: str
    how: str


def find_people(doc: Document, hits: dict[str, list[Hit]], lexicon: Lexicon) -> tuple[list[PersonMention], list[PersonRecord]]:
    return [], []
