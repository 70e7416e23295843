"""What reports call codes, acts and sections, in Arabic and English (data/labels.yaml and the lexicon)."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

import msgspec

from tasrih.errors import TasrihError
from tasrih.export.bidi import isolate, one_line
from tasrih.lexicon.files import read_yaml
from tasrih.lexicon.load import DATA, load_lexicon


class Label(NamedTuple):
    """A name in both languages."""

    ar: str
    en: str


@lru_cache(maxsize=1)
def _tables() -> dict[str, dict[str, Label]]:
    rows = read_yaml(DATA / "labels.yaml")
    tables = msgspec.convert(rows, dict[str, dict[str, dict[str, str]]])
    return {name: {key: Label(**row) for key, row in table.items()} for name, table in tables.items()}


def label(table: str, key: str) -> Label:
    """The name of a key in a table of labels; the key itself where it has none."""
    return _tables().get(table, {}).get(key) or Label(key, key)


def actor_label(code: str | None) -> Label:
    """The name of an actor's code ("RUS" -> روسيا, Russia)."""
    if code is None:
        return label("words", "unknown")
    if code == "OTHER":
        return label("words", "other")
    try:
        actor = load_lexicon().data.actors.get(code)
    except TasrihError:  # a broken lexicon must not hide a reading that was made before
        actor = None
    return Label(actor.ar, actor.en) if actor else Label(code, code)


def question_label(code: str) -> Label:
    """The name of a question that actors take sides on."""
    try:
        question = load_lexicon().data.sides.questions.get(code)
    except TasrihError:
        question = None
    return Label(question.ar, question.en) if question else Label(code, code)


def issue_label(code: str) -> Label:
    """The name of an issue's code."""
    try:
        issue = load_lexicon().data.issues.get(code)
    except TasrihError:
        issue = None
    return Label(issue.ar, issue.en) if issue else Label(code, code)


def treaty_label(name: str) -> Label:
    """The name of a treaty; in Arabic the first of those that the lexicon has."""
    try:
        treaty = load_lexicon().data.treaties.get(name)
    except TasrihError:
        treaty = None
    return Label(treaty.names[0] if treaty and treaty.names else name, name)


def event_label(type: str) -> Label:
    """The name of a PLOVER type of events."""
    return _event_labels().get(type) or Label(type, type)


@lru_cache(maxsize=1)
def _event_labels() -> dict[str, Label]:
    try:
        types = load_lexicon().data.plover.types
    except TasrihError:
        return {}
    return {str(name): Label(known.ar, known.en) for name, known in types.items()}


def filled(table: str, key: str, **parts: str | Label) -> Label:
    """A sentence of a table of labels with its {names} filled in, each part on one line and in an isolate."""
    form = label(table, key)
    ar = {name: isolate(one_line(part.ar if isinstance(part, Label) else part)) for name, part in parts.items()}
    en = {name: isolate(one_line(part.en if isinstance(part, Label) else part)) for name, part in parts.items()}
    return Label(form.ar.format(**ar), form.en.format(**en))
