"""What a form of a review says: a review, or what is wrong with it, field by field, with what was typed kept."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

import msgspec

from tasrih.lexicon import load_lexicon
from tasrih.record.reviews import ACTS, LONGEST_NAME, LONGEST_NOTE, MOST_ADDRESSEES, MOST_ISSUES, VERDICTS, Review
from tasrih.web.named import code_of, is_actor

Told = Mapping[str, list[str]]
NOBODY = "-"


class Problem(NamedTuple):
    """What is wrong with a field: a key of the words "problems", and the value that it speaks of."""

    key: str
    value: str = ""


class Form(NamedTuple):
    """The form as it was filled in, and what is wrong with it; `problems[""]` is of no field."""

    verdict: str = ""
    act: str = ""
    speaker: str = ""
    addressee: str = ""
    issues: tuple[str, ...] = ()
    note: str = ""
    reviewer: str = ""
    problems: Mapping[str, Problem] = {}

    @classmethod
    def of(cls, told: Told) -> Form:
        """As a browser sends it."""

        def one(name: str) -> str:
            return told.get(name, [""])[-1].strip()

        issues = tuple(dict.fromkeys(one for one in told.get("issue", []) if one))
        return cls(
            one("verdict"), one("act"), one("speaker"), one("addressee"), issues, one("note"), one("reviewer")
        )  # fmt: skip

    @property
    def corrects(self) -> bool:
        """Whether any field says what should be otherwise."""
        return bool(self.act or self.speaker or self.addressee or self.issues)

    def checked(self) -> Form:
        """With its problems."""
        found = {
            "verdict": self._verdict(),
            "act": None if self.act in ("", *ACTS) else Problem("no_act", self.act),
            "speaker": _unknown([self.speaker] if self.speaker else []),
            "addressee": _unknown([one for one in self._addressees() if one != NOBODY])
            or _many(self._addressees(), MOST_ADDRESSEES),
            "issue": self._issue() or _many(self.issues, MOST_ISSUES),
            "note": Problem("too_long", str(LONGEST_NOTE)) if len(self.note) > LONGEST_NOTE else None,
            "reviewer": self._reviewer(),
        }
        return self._replace(problems={name: one for name, one in found.items() if one is not None})

    def review(self, article: str, fact: str) -> Review:
        """The review, of a form without problems."""
        given: dict[str, object] = {}
        if self.verdict == "correct":
            given = {
                "act": self.act or None,
                "speaker": code_of(self.speaker) or None,
                "addressee": _without_nobody([code_of(one) for one in self._addressees()]),
                "issues": _without_nobody(list(self.issues)),
            }
        values = {"article_id": article, "fact": fact, "verdict": self.verdict, "reviewer": self.reviewer}
        return msgspec.convert({**values, **given, "note": self.note or None}, Review)

    def _verdict(self) -> Problem | None:
        if self.verdict not in VERDICTS:
            return Problem("no_verdict")
        if self.verdict == "correct" and not self.corrects:
            return Problem("nothing_corrected")
        return Problem("not_to_be_corrected") if self.verdict != "correct" and self.corrects else None

    def _addressees(self) -> list[str]:
        return [one.strip() for one in self.addressee.replace("،", ",").split(",") if one.strip()]

    def _unknown_addressee(self) -> Problem | None:
        told = self._addressees()
        return _unknown([one for one in told if one != NOBODY]) or _many(told, MOST_ADDRESSEES)

    def _issue(self) -> Problem | None:
        known = load_lexicon().data.issues
        return next((Problem("no_issue", one[:40]) for one in self.issues if one not in known and one != NOBODY), None)

    def _reviewer(self) -> Problem | None:
        if not self.reviewer:
            return Problem("no_name")
        return Problem("too_long", str(LONGEST_NAME)) if len(self.reviewer) > LONGEST_NAME else None


def _unknown(names: list[str]) -> Problem | None:
    return next((Problem("no_actor", name[:40]) for name in names if not is_actor(code_of(name))), None)


def _many(values: list[str] | tuple[str, ...], most: int) -> Problem | None:
    return Problem("too_many", str(most)) if len(values) > most else None


def _without_nobody(values: list[str]) -> list[str] | None:
    return [one for one in values if one != NOBODY] if values else None
