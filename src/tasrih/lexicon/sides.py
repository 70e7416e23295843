"""Words of agreement and difference, and the questions that actors take sides on: entries and their forms."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

import msgspec

from tasrih.lexicon import morphology as m
from tasrih.lexicon.forms import Form, masdar_forms, noun
from tasrih.lexicon.schema import Entry
from tasrih.lexicon.tables import Grammar
from tasrih.model import AccordKind, Side
from tasrih.text.fold import fold_form


class Accord(Entry, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """Words that tell that named actors agree or differ ("تطابق وجهات النظر بين", "خلافات بين", "اتفق الجانبان على").

    `parties`: where those who do may stand; `beside`: it counts only near a word for views, or behind one; `then`: one
    of these words follows; `not_behind`: none of these stands before; `negated`: what it tells behind a negation;
    `close`: "between" follows at once, or behind one word.
    """

    name: str
    cls: Literal["noun", "verb", "adjective", "phrase"] = msgspec.field(name="class")
    kind: AccordKind
    words: list[str]
    parties: list[Literal["between", "pair", "subject", "with", "us", "of"]]
    beside: Literal["", "views", "views before"] = ""
    then: list[str] = msgspec.field(default_factory=list)
    not_behind: list[str] = msgspec.field(default_factory=list)
    negated: AccordKind | None = None
    close: bool = False


class Question(Entry, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """Something that actors are for or against: a deal that is kept, sanctions that are imposed.

    `things` are what it is about ("الاتفاق النووي"), `deeds` what is done ("فرض عقوبات"), `undone` the contrary ("رفع
    العقوبات"). `aimed`: it is done to somebody, who is named behind "على" (`on`) or by an adjective (`whose`);
    `by_target`: it is another question for everybody it is done to (sanctions on Iran, on Russia); `on_issue`: only
    statements on its issue are about it. `examples` are for it, `opposing` against it.
    """

    code: str
    issue: str
    en: str
    ar: str
    things: list[str] = msgspec.field(default_factory=list)
    deeds: list[str] = msgspec.field(default_factory=list)
    undone: list[str] = msgspec.field(default_factory=list)
    aimed: Literal["", "on", "whose"] = ""
    by_target: bool = False
    on_issue: bool = False
    opposing: list[str] = msgspec.field(default_factory=list)


class Deed(Entry, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """What is done with a thing that is asked about: it is kept or made (`for`), or ended (`against`)."""

    name: str
    effect: Side
    nouns: list[str] = msgspec.field(default_factory=list)
    verbs: list[str] = msgspec.field(default_factory=list)


class Sides(msgspec.Struct, frozen=True):
    """All of data/convergence and data/questions."""

    accords: dict[str, Accord]
    accord_words: dict[str, list[str]]
    questions: dict[str, Question]
    deeds: dict[str, Deed]
    question_words: dict[str, list[str]]


class SideWords:
    """The entries, and their closed tables as folded sets."""

    def __init__(self, sides: Sides) -> None:
        self.accords = sides.accords
        self.questions = sides.questions
        self.deeds = sides.deeds
        self.accord_words = Grammar(sides.accord_words)
        self.question_words = Grammar(sides.question_words)
        self.then = {name: frozenset(map(fold_form, accord.then)) for name, accord in sides.accords.items()}
        self.not_behind = {name: frozenset(map(fold_form, accord.not_behind)) for name, accord in sides.accords.items()}


def side_forms(sides: Sides) -> Iterator[Form]:
    """All forms of all entries, of the kinds accord, question and deed."""
    for accord in sides.accords.values():
        for word in accord.words:
            yield from _accord_forms(accord, word)
    for question in sides.questions.values():
        for tag, phrases in (("thing", question.things), ("deed", question.deeds), ("undone", question.undone)):
            for phrase in phrases:
                yield from noun(phrase, "question", question.code, tag)
    for deed in sides.deeds.values():
        for text in deed.nouns:
            yield from _noun_forms(text, "deed", deed.name)
        for verb in deed.verbs:
            yield from _verb_forms(verb, "deed", deed.name)


def _accord_forms(accord: Accord, word: str) -> Iterator[Form]:
    if accord.cls == "verb":
        yield from _verb_forms(word, "accord", accord.name)
        yield Form(fold_form(word.split()[0] + "نا"), "accord", accord.name, "past.1p", "verb", True)
    elif accord.cls == "noun":
        yield from _noun_forms(word, "accord", accord.name)
    elif accord.cls == "adjective":
        for text, number in m.nisba_forms(word).items():
            yield from noun(text, "accord", accord.name, f"adj.{number}")
            yield from noun(m.definite(text), "accord", accord.name, f"adj.{number}.def")
    else:
        yield Form(fold_form(word), "accord", accord.name, "phrase", "and")


def _noun_forms(text: str, kind: str, entry: str) -> Iterator[Form]:
    """A verbal noun in all its forms, with the accusative ("توافقا")."""
    yield from masdar_forms(text, entry, "noun", kind)
    if text[-1] not in "ةاىء" and " " not in text:
        yield Form(fold_form(text + "ا"), kind, entry, "noun.acc", "and")


def _verb_forms(verb: str, kind: str, entry: str) -> Iterator[Form]:
    """Past and present of a verb ("اتفق يتفق"); what is spelt like the past is no first person."""
    past, present = verb.split()
    for tense, inflected in (("past", m.past_forms(past)), ("present", m.present_forms(present))):
        for number, text in inflected.items():
            if number != "1s" or fold_form(text) != fold_form(past):
                yield Form(fold_form(text), kind, entry, f"{tense}.{number}", "verb", True)
