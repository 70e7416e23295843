"""The parameters of the API: names, types, and what each means. The same descriptions stand in the OpenAPI document."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from typing import Any, Literal, NamedTuple

from tasrih.errors import TasrihError

Form = Literal["codes", "text", "day", "number", "whole", "yes"]
"""`codes`: may be given several times, any will do."""

_SCHEMAS: dict[Form, dict[str, Any]] = {
    "codes": {"type": "array", "items": {"type": "string"}},
    "text": {"type": "string"},
    "day": {"type": "string", "format": "date"},
    "number": {"type": "number"},
    "whole": {"type": "integer", "minimum": 0},
    "yes": {"type": "boolean"},
}
_TRUE, _FALSE = ("1", "true", "yes", "on"), ("0", "false", "no", "off")


class WrongValue(TasrihError):
    """A value does not fit its parameter."""


class Parameter(NamedTuple):
    """One parameter of a query."""

    name: str
    form: Form
    about: str
    required: bool = False

    @property
    def schema(self) -> dict[str, Any]:
        """Its JSON Schema."""
        return _SCHEMAS[self.form]

    def read(self, values: Sequence[str]) -> Any:
        """The value in its type; None for a no.

        Raises:
            WrongValue: it does not fit.
        """
        if self.form == "codes":
            return list(values)
        return getattr(self, f"_{self.form}")(values[-1])

    def _text(self, value: str) -> str:
        return value

    def _day(self, value: str) -> datetime.date:
        try:
            return datetime.date.fromisoformat(value)
        except ValueError as error:
            raise WrongValue(f"{self.name}: {value[:40]!r} is no date; write it as 2018-03-26") from error

    def _number(self, value: str) -> float:
        try:
            number = float(value)
        except ValueError as error:
            raise WrongValue(f"{self.name}: {value[:40]!r} is no number") from error
        if not abs(number) < 1e15:
            raise WrongValue(f"{self.name}: {value[:40]!r} is no number")
        return number

    def _whole(self, value: str) -> int:
        if not (value.isascii() and value.isdecimal() and len(value) < 10):
            raise WrongValue(f"{self.name}: {value[:40]!r} is no whole number")
        return int(value)

    def _yes(self, value: str) -> bool | None:
        if value.lower() not in _TRUE + _FALSE:
            raise WrongValue(f"{self.name}: {value[:40]!r} is neither true nor false")
        return True if value.lower() in _TRUE else None


_ABOUT: dict[str, tuple[Form, str]] = {
    "proposer": ("codes", "Who put it forward, as an actor's code."),
    "reaction": ("codes", "What is done with it: proposed, welcomed, accepted, rejected … mentioned."),
    "known": ("codes", "A proposal by the name that data/treaties has for it."),
    "wanter": ("codes", "Who wants something, as an actor's code."),
    "asked": ("codes", "From whom it is wanted, as an actor's code."),
    "article": ("codes", "In the article of this id."),
    "outlet": ("codes", "Published by this outlet."),
    "since": ("day", "Published on this day or later."),
    "until": ("day", "Published on this day or earlier."),
    "story": ("codes", "In the story of this id."),
    "originals": ("yes", "Leave out what stands in copies of earlier articles."),
    "speaker": ("codes", "Who is reported, as an actor's code (RUS, UNO, HAMAS)."),
    "name": ("codes", "A name as it is written."),
    "act": ("codes", "What the words do: warn, demand, deny …"),
    "issue": ("codes", "The file they are about: arms-control, sanctions …"),
    "addressee": ("codes", "To whom they are said, as an actor's code."),
    "flag": ("codes", "conditional, renewed, hedged, negated or question."),
    "confidence": ("number", "At least this, 0 to 1."),
    "source": ("codes", "Who does it, as an actor's code."),
    "target": ("codes", "To whom it is done, as an actor's code."),
    "type": ("codes", "The PLOVER type: CONSULT, THREATEN …"),
    "quad": ("whole", "The quad class, 1 to 4."),
    "of": ("codes", "Whom the person serves, as an actor's code."),
    "actor": ("codes", "The actor's code."),
    "unit": ("codes", "The unit: USD, %, km, count …"),
    "treaty": ("codes", "The treaty's Wikidata id."),
    "original": ("codes", "Copies of the article of this id."),
    "question": ("codes", "What sides are taken on: iran-deal, sanctions …"),
    "side": ("codes", "for or against."),
    "party": ("codes", "One of those who agree or differ, as an actor's code."),
    "parties": ("codes", "All of them are among those who agree or differ."),
    "kind": ("codes", "Which kind: of a proposal, a bargain, or agreement and difference."),
    "fact": ("codes", "Of the statement of this id in its article: s1, s2 …"),
    "verdict": ("codes", "accept, correct or reject."),
    "reviewer": ("codes", "Made by this person."),
    "between": ("codes", "Two actors' codes or more; both sides are among them."),
    "tense": ("codes", "present, future or past."),
    "every": ("text", "week (as without it), day or month."),
    "directed": ("yes", "Only what the first does to the second, apart from the other way."),
    "gaps": ("yes", "Also the periods that no article covers, as nulls."),
    "by": ("text", "What sides are taken on: issue, target (somebody on an issue) or question."),
    "window": ("text", "In which sides must meet: whole, day, week or month."),
    "once": ("text", "How often the same side counts: once a story, document, day, week, month or window."),
    "norm": ("text", "By what it is divided; docs/positions.md has the formulas."),
    "measure": ("codes", "What is measured: casualties-killed, money, troops …"),
    "thing": ("codes", "Of what: as the lexicon calls it."),
    "place": ("codes", "Where."),
    "articles": ("whole", "Told by at least so many articles."),
    "outlets": ("whole", "Told by at least so many outlets."),
}


def parameters(names: Iterable[str]) -> tuple[Parameter, ...]:
    """The parameters of these names."""
    return tuple(Parameter(name, *_ABOUT[name]) for name in names)


PAGING = (
    Parameter("limit", "whole", "At most so many rows (0 to 1000)."),
    Parameter("offset", "whole", "Leave out so many rows first."),
    Parameter("order", "text", "newest (first, as without it) or oldest."),
)
