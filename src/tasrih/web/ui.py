"""What templates call: words, names, days, numbers and addresses of one request, in its language and display."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import quote, urlencode

from tasrih import __version__
from tasrih.export.bidi import one_line, printable
from tasrih.export.labels import Label, actor_label, event_label, issue_label, label, question_label, treaty_label
from tasrih.export.marks import tone
from tasrih.web.around import Around
from tasrih.web.asked import OF_PAGES, PAGING, Asked
from tasrih.web.prefs import CHOICES, Preferences
from tasrih.web.show import calendar, numbers
from tasrih.web.show.stance import side_of, strength
from tasrih.web.words import DIRECTIONS, Language, counted, has_words, said

_SIGNS = {"firm": numbers.MINUS, "kind": "+", "plain": "·"}

_NO_FILTERS = {*PAGING, *OF_PAGES, "by", "view", "every", "window"}


class Ui:
    """One request's view of words and values. `path` is without the language ("/timeline")."""

    def __init__(self, prefs: Preferences, path: str, asked: Asked, form_token: str = "", reviewer: str = "") -> None:
        self.prefs = prefs
        self.path = path
        self.asked = asked
        self.form_token = form_token
        self.reviewer = reviewer
        self.lang: Language = prefs.language
        self.dir = DIRECTIONS[self.lang]
        self.other: Language = "en" if self.lang == "ar" else "ar"
        self.choices = CHOICES
        self.version = __version__
        self.around: dict[str, Around] = {}
        """Sentences of short statements, by their id; pages fill it for the statements that they list."""

    def t(self, key: str, **filled: object) -> str:
        """The words of a key."""
        return said(key, self.lang, **filled)

    def name(self, name: Label) -> str:
        """A name in the language of the page."""
        return name.ar if self.lang == "ar" else name.en

    def actor(self, code: str | None) -> str:
        """An actor's name."""
        return self.name(actor_label(code))

    def issue(self, code: str) -> str:
        """An issue's name."""
        return self.name(issue_label(code))

    def actors(self, codes: Sequence[str] | None) -> str:
        """Names of actors in one line."""
        return f"{self.t('words.comma')} ".join(map(self.actor, codes or ()))

    def issues(self, codes: Sequence[str] | None) -> str:
        """Names of issues in one line."""
        return f"{self.t('words.comma')} ".join(map(self.issue, codes or ()))

    def names_actor(self, name: str | None, code: str | None) -> bool:
        """Whether a speaker's name says no more than the actor's: Iran, who speaks for Iran."""
        return bool(name) and name in actor_label(code)

    def question(self, code: str) -> str:
        """The name of a question that sides are taken on."""
        return self.name(question_label(code))

    def matter(self, code: str) -> str:
        """The name of an issue, or else of a question."""
        name = self.issue(code)
        return name if name != code else self.question(code)

    def resolved(self, how: str) -> str:
        """How a speaker was found, as it can be read; what has no words comes as it is."""
        base, before, _ = how.partition(" before its verb")
        name, colon, told = base.partition(": ")
        if not has_words(f"resolved.{name}"):
            return how
        parts = [self.t(f"resolved.{name}"), self.t("resolved.before its verb") if before else ""]
        return f"{self.t('words.comma')} ".join(part for part in parts if part) + (f" ({told})" if colon else "")

    def treaty(self, name: str) -> str:
        """The name of a treaty: in Arabic the first that the lexicon has."""
        return treaty_label(name).ar if self.lang == "ar" else name

    def measure(self, name: str) -> str:
        """The name of a measure of `tasrih evaluate`."""
        return self.t(f"measured.{name}") if has_words(f"measured.{name}") else name

    def stance_side(self, stance: float | None) -> str:
        """`kind`, `firm` or `plain` for a stance."""
        return side_of(stance)

    def strength(self, stance: float) -> int:
        """How strong a stance is, 0 to 4."""
        return strength(stance)

    def label(self, table: str, key: str) -> str:
        """The name of an act, flag, kind … (data/labels.yaml)."""
        return self.name(label(table, key))

    def act_name(self, act: str) -> str:
        """The name of an act."""
        return self.label("acts", act)

    def flag_name(self, flag: str) -> str:
        """The name of a flag."""
        return self.label("flags", flag)

    def type_name(self, kind: str) -> str:
        """The name of a type of events."""
        return self.name(event_label(kind))

    def quad_name(self, quad: int | str) -> str:
        """The name of a quad class."""
        return self.t(f"quads.{quad}")

    def tense_name(self, tense: str) -> str:
        """The name of a time."""
        return self.t(f"tenses.{tense}")

    def event_flag(self, flag: str) -> str:
        """The name of a flag of an event."""
        return self.t(f"event_flags.{flag}") if has_words(f"event_flags.{flag}") else flag

    def side(self, value: float | None) -> str:
        """`kind`, `firm` or `plain` for a number that is for, against or neither."""
        return "plain" if not value else "kind" if value > 0 else "firm"

    def unit(self, unit: str) -> str:
        """A unit's name; codes of money are the same everywhere."""
        return self.t(f"units.{unit}") if has_words(f"units.{unit}") else unit

    def state_name(self, state: str) -> str:
        """The name of a proposal's state."""
        return self.t(f"states.{state}")

    def proposal_kind(self, kind: str) -> str:
        """The name of a kind of proposal."""
        return self.t(f"proposal_kinds.{kind}")

    def bargain_kind(self, kind: str) -> str:
        """The name of a kind of bargain."""
        return self.t(f"bargain_kinds.{kind}")

    def accord(self, kind: str) -> str:
        """The name of agreement and difference."""
        return self.t(f"agreement.{kind}")

    def reaction(self, reaction: str) -> str:
        """The name of what is done with a proposal."""
        return self.label("reactions", reaction)

    def plain(self, value: str) -> str:
        """A value of a text as it is, on one line."""
        return one_line(value, 60)

    def tone(self, act: str) -> str:
        """`firm`, `kind` or `plain`."""
        return tone(act)

    def sign(self, act: str) -> str:
        """The sign beside the colour of an act."""
        return _SIGNS[tone(act)]

    def num(self, value: float | int | None, digits: int | None = None, signed: bool = False) -> str:
        """A number."""
        return "" if value is None else numbers.number(value, self.prefs, digits=digits, signed=signed)

    def large(self, value: float | int) -> str:
        """A number, with "million" and the like where that is shorter and as exact."""
        told, size = numbers.large(value)
        if not size:
            return self.num(told)
        few = isinstance(told, int) and 3 <= told <= 10
        return self.t(f"sizes.{size}_few" if few else f"sizes.{size}", n=self.num(told))

    def many(self, thing: str, n: int) -> str:
        """So many of a thing, as the language counts: "3 outlets"."""
        return counted(thing, n, self.lang, self.num(n))

    def day(self, date: datetime.date | None, weekday: bool = False) -> str:
        """A day."""
        return self.t("words.no_date") if date is None else calendar.day(date, self.prefs, weekday=weekday)

    def moment(self, at: datetime.datetime) -> str:
        """A day with hour and minute."""
        return f"{self.day(at.date())} {numbers.in_digits(at.strftime('%H:%M'), self.prefs)}"

    def short_day(self, date: datetime.date) -> str:
        """A day without its year."""
        return calendar.short_day(date, self.prefs)

    def month(self, date: datetime.date) -> str:
        """A month, with its year in January."""
        return calendar.month(date, self.prefs)

    def hijri(self, date: datetime.date | None) -> str:
        """The Hijri day, empty where the user does not want it."""
        return calendar.hijri(date, self.prefs) if date and self.prefs.hijri == "yes" else ""

    def place(self, iso: str | None) -> str:
        """A place on the calendar."""
        return calendar.calendar_place(iso, self.prefs)

    def days(self, iso: str | None) -> str:
        """A place on the calendar; the month of a range inside of one stands once."""
        return calendar.days(iso, self.prefs)

    def place_name(self, place: str) -> str:
        """Where: the name of an actor's code, else the place as it is written."""
        return self.actor(place) if place.isascii() else one_line(place, 60)

    def line(self, text: str | None, limit: int | None = None) -> str:
        """Text of an article on one line, without controls."""
        return one_line(text or "", limit)

    def flat(self, text: str | None) -> str:
        """Text of an article without controls and line breaks; the spaces at its ends stay."""
        return printable(" ".join((text or "").splitlines()))

    def link(self, path: str, **query: Any) -> str:
        """The address of a page in this language: link("/timeline", issue="syria")."""
        pairs = [(name, value) for name, some in query.items() for value in _several(some)]
        return f"/{self.lang}{quote(path)}" + (f"?{urlencode(pairs)}" if pairs else "")

    def at(self, row: Mapping[str, Any]) -> str:
        """The address of a row's words in their article, where they are marked."""
        start, end = row["char_start"], row["char_end"]
        return self.link(f"/article/{row['article_id']}", at=f"{start}-{end}") + "#at"

    def here(self, **changes: Any) -> str:
        """This page with some of its query changed (None: left out)."""
        return self._address(self.lang, self.asked.encoded(**changes))

    def part(self, offset: int) -> str:
        """This page with another part of the answer."""
        return self.here(offset=offset or None)

    def without(self, name: str, value: str) -> str:
        """This page without one value of a filter."""
        left = tuple(one for one in self.asked.all(name) if one != value)
        return self.here(**{name: left or None, "offset": None})

    def also(self, name: str, value: str) -> str:
        """This page with one more value of a filter."""
        return self.here(**{name: (*self.asked.all(name), value), "offset": None})

    def in_other_language(self) -> str:
        """This page in the other language."""
        return self._address(self.other, self.asked.encoded())

    def narrowed(self) -> bool:
        """Whether the request asks for less than all that a page has."""
        return bool(self.asked.values.keys() - _NO_FILTERS)

    def is_chosen(self, name: str, value: str) -> bool:
        """Whether a filter has this value."""
        return value in self.asked.all(name)

    def _address(self, language: str, query: str) -> str:
        return f"/{language}{quote(self.path)}" + (f"?{query}" if query else "")


def web_address(url: str | None) -> str | None:
    """An article's address, if a browser may be led there: http and https only."""
    if url and url.lower().startswith(("http://", "https://")) and not any(ord(c) < 33 for c in url):
        return url
    return None


def _several(value: Any) -> Sequence[Any]:
    if value is None or value == "":
        return ()
    return value if isinstance(value, tuple | list) else (value,)
