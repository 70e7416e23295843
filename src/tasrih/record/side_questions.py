"""The questions about sides: who is for or against what, who agrees and differs with whom."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypedDict

from tasrih.record.article_questions import ARTICLE, FACT, PLACE, ArticleFilters
from tasrih.record.question import Day, Question, Several, has, one_of, script
from tasrih.record.weights import parameters


class StanceFilters(ArticleFilters, total=False):
    """By what stances can be chosen. `speaker` is a code, `question` a code of data/questions, `side` for or against,
    `target` against whom sanctions, tariffs … are."""

    speaker: Several
    question: Several
    side: Several
    target: Several
    confidence: float
    """At least."""


class ConvergenceFilters(ArticleFilters, total=False):
    """By what agreement and difference can be chosen: `party` is one of those who do, `kind` says which."""

    party: Several
    kind: Several
    issue: Several
    confidence: float
    """At least."""


class SideFilters(TypedDict, total=False):
    """By what the statements are chosen that positions and agreement are made of: who speaks (`actor`), on which file
    (`issue`) or `question`, about whom (`target`), published when and where. `by` says what sides are taken on: the
    "issue", the "target" on it, or the "question"."""

    by: str
    actor: Several
    issue: Several
    question: Several
    target: Several
    outlet: Several
    since: Day
    until: Day
    confidence: float
    """At least."""


class PositionFilters(SideFilters, total=False):
    """`every`: the periods: "whole", "day", "week" or "month"."""

    every: str


class AgreementFilters(SideFilters, total=False):
    """`window`: in which sides must meet; `once`: how often the same side counts; `norm`: by what it is divided.

    See sql/agreement.sql.
    """

    window: str
    once: str
    norm: str


class Drawn(Question):
    """A question whose filters choose what goes into a calculation, not what comes out of it."""

    __slots__ = ()

    def sql(self, filters: Mapping[str, object], order: str | None = "") -> tuple[str, dict[str, object]]:
        """The query with these filters, and its parameters; in another `order` than its own, or None for any.

        Raises:
            RecordError: there is no such filter, or its value is no date or no value of the setting.
        """
        where, told = Question("", self.conditions, "", self.settings).sql(filters, None)
        chosen = self.select.replace("/*WHERE*/", where.removeprefix(" WHERE "))
        return chosen + ("" if order is None else f" ORDER BY {order or self.order}"), told | parameters()


def _drawn(name: str) -> str:
    return script(name).replace("/*SIDES*/", script("sides"))


_SIDES = {name: ARTICLE[name] for name in ("outlet", "since", "until")} | {
    "actor": one_of("actor", "actor"),
    "issue": one_of("issue", "issue"),
    "question": one_of("question", "question"),
    "target": one_of("target", "target"),
    "confidence": "confidence >= $confidence",
}
_BY = ("issue", "target", "question")
_WINDOWS = ("whole", "day", "week", "month")
_ONCE = ("story", "document", "day", "week", "month", "window")
_MATTER = "issue, question NULLS FIRST, target NULLS FIRST"
SIDE_QUESTIONS = {
    "sides": Drawn(_drawn("sides_said"), _SIDES, f"published, actor, {_MATTER}, key", {"by": _BY}),
    "positions": Drawn(
        _drawn("positions"), _SIDES, f"actor, {_MATTER}, period NULLS FIRST", {"by": _BY, "every": _WINDOWS}
    ),
    "agreement": Drawn(
        _drawn("agreement"),
        _SIDES,
        "period NULLS FIRST, a, b",
        {"by": _BY, "window": _WINDOWS, "once": _ONCE, "norm": ("average", "jaccard", "cosine", "none")},
    ),
    "affiliations": Drawn(
        _drawn("affiliations"),
        _SIDES,
        f"period NULLS FIRST, actor, {_MATTER}",
        {"by": _BY, "window": _WINDOWS, "once": _ONCE, "norm": ("none", "activity", "prominence")},
    ),
    "stances": Question(
        "SELECT * FROM sided",
        ARTICLE
        | {
            "speaker": one_of("speaker", "speaker"),
            "question": one_of("question", "question"),
            "side": one_of("side", "side"),
            "target": one_of("target", "target"),
            "confidence": "confidence >= $confidence",
        },
        PLACE,
    ),
    "convergences": Question(
        FACT.format("convergences"),
        ARTICLE
        | {
            "party": has("parties", "party"),
            "kind": one_of("kind", "kind"),
            "issue": has("issues", "issue"),
            "confidence": "confidence >= $confidence",
        },
        PLACE,
    ),
}
