"""The words of `data/watch` (what comes due) and `data/claims` (what numbers count): their form and inflection."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

import msgspec

from tasrih.kinds import DueFlag, DueKind, Measure
from tasrih.lexicon import morphology as m
from tasrih.lexicon.forms import Form, masdar_forms, noun
from tasrih.lexicon.schema import Entry
from tasrih.text.fold import fold_form

DueClass = Literal[
    "thing", "deed", "carrier", "plan", "term", "ending", "extending", "ultimatum", "promise", "change", "never",
]  # fmt: skip


class DueWord(Entry, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """Words of one part in what comes due.

    `class`: `thing` (a noun that can come due: "قمة"), `deed` (a verb that is due itself: "يزور"), `carrier` (a verb
    that makes a thing happen: "يعقد"), `plan` ("المقرر"), `term` (a noun whose end comes due: "مهلة"), `ending`
    ("ينتهي"), `extending` ("تمديد"), `ultimatum` ("أمهل"), `promise` ("يعتزم"), `change` ("إلغاء", its `flag` says what
    becomes of the day), `never` (a word beside which nothing is due: "مباراة").

    `form`: `noun` (as written, plurals are words of their own), `adjective` (all genders and numbers are made), `verb`
    (past and present: "زار يزور") or `phrase`. `alone: false`: it counts only with a plan or a verb of the future.
    """

    name: str
    cls: DueClass = msgspec.field(name="class")
    form: Literal["noun", "adjective", "verb", "phrase"] = "noun"
    kind: DueKind | None = None
    words: list[str]
    flag: DueFlag | None = None
    alone: bool = True
    who: str | None = None
    """Whose it always is, as a code: "انتخابات أوروبية"."""


class ClaimWord(Entry, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """Words that say what a number beside them measures.

    `class`: `event` (what happens to those counted: "مقتل", "قتل"), `counted` (a counted noun that tells by itself:
    "قتيل"; `weak`: an event beside it says more), `of` (what money is for: "صفقة"; `thing` is the word for it), `rise`
    and `fall` (of a percentage), `rate` (a level: "البطالة"). `form`: `noun` or `verb` (past and present).
    """

    name: str
    cls: Literal["event", "counted", "of", "rise", "fall", "rate"] = msgspec.field(name="class")
    form: Literal["noun", "verb"] = "noun"
    measure: Measure
    words: list[str]
    thing: str | None = None
    weak: bool = False


def due_forms(word: DueWord) -> Iterator[Form]:
    """All forms of a word of `data/watch`; a verb's tag says its tense and number (present.3ms)."""
    for text in word.words:
        if word.form == "verb":
            yield from verb_forms(text, "due", word.name)
        elif word.form == "adjective":
            for form, number in m.nisba_forms(text).items():
                yield from noun(form, "due", word.name, f"adj.{number}")
                yield from noun(m.definite(form), "due", word.name, f"adj.{number}.def")
        elif word.form == "phrase":
            yield Form(fold_form(text), "due", word.name, "phrase", "noun", False)
        else:
            yield from _noun_forms(text, word.name)


def _noun_forms(text: str, name: str) -> Iterator[Form]:
    """A noun or phrase of nouns bare, with the article (on its first word, and on each), in the accusative."""
    if text.startswith("ال"):
        yield from noun(text, "due", name, "noun.def")
        return
    yield from masdar_forms(text, name, "noun", "due")
    words = text.split()
    if len(words) > 1:
        yield from noun(m.definite(text), "due", name, "noun.def")
    if all(word[-1] not in "اىءن" for word in words):
        accusative = " ".join(word if word[-1] == "ة" else word + "ا" for word in words)
        yield Form(fold_form(accusative), "due", name, "noun.acc", "and")


def claim_forms(word: ClaimWord) -> Iterator[Form]:
    """All forms of a word of `data/claims`; counted nouns stand as they are written."""
    for text in word.words:
        if word.form == "verb":
            yield from verb_forms(text, "claim", word.name)
        elif word.cls == "counted":
            yield Form(fold_form(text), "claim", word.name, "counted", "noun")
            yield from noun(m.definite(text), "claim", word.name, "counted.def")
        elif text.startswith("ال"):
            yield from noun(text, "claim", word.name, "noun.def")
        else:
            yield from masdar_forms(text, word.name, "noun", "claim")
            if text[-1] not in "ةاىءن" and " " not in text:
                yield Form(fold_form(text + "ا"), "claim", word.name, "noun.acc", "and")


def verb_forms(text: str, kind: str, entry: str) -> Iterator[Form]:
    """A verb given as past and present, with what may stand behind it ("دخل يدخل حيز")."""
    past, present, *behind = text.split()
    for tense, inflected in (("past", m.past_forms(past)), ("present", m.present_forms(present))):
        for number, form in inflected.items():
            if number != "1s":
                tag = f"{tense}.{number}"
                yield Form(fold_form(" ".join([form, *behind])), kind, entry, tag, "verb", not behind)
