"""The questions about sides: who is for or against what, who agrees and differs with whom."""

from __future__ import annotations

from typing import TypedDict

from tasrih.record.article_questions import ARTICLE, FACT, PLACE, ArticleFilters
from tasrih.record.question import Basis, Day, Question, Several, has, one_of, script
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
    """By what agreement and difference can be chosen: `party` is one of those who do, all of `parties` do, `kind` says
    which."""

    party: Several
    parties: Several
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

    def chosen(self, where: str) -> str:
        """The SELECT with a condition."""
        return self.select.replace("/*WHERE*/", where)


_SIDES = {name: ARTICLE[name] for name in ("outlet", "since", "until")} | {
    "actor": one_of("actor", "actor"),
    "issue": one_of("issue", "issue"),
    "question": one_of("question", "question"),
    "target": one_of("target", "target"),
    "confidence": "confidence >= $confidence",
}
_BY = ("issue", "target", "question")
_TAKEN = Basis("sides", script("sides"), ("by",), parameters)
_WINDOWS = ("whole", "day", "week", "month")
_ONCE = ("story", "document", "day", "week", "month", "window")
_MATTER = "issue, question NULLS FIRST, target NULLS FIRST"


def _counted(name: str) -> str:
    return script(name).replace("/*UNITS*/", script("units"))


SIDE_QUESTIONS = {
    "sides": Drawn(script("sides_said"), _SIDES, f"published, actor, {_MATTER}, key", {"by": _BY}, _TAKEN),
    "positions": Drawn(
        script("positions"), _SIDES, f"actor, {_MATTER}, period NULLS FIRST", {"by": _BY, "every": _WINDOWS}, _TAKEN
    ),
    "agreement": Drawn(
        _counted("agreement"),
        _SIDES,
        "period NULLS FIRST, a, b",
        {"by": _BY, "window": _WINDOWS, "once": _ONCE, "norm": ("average", "jaccard", "cosine", "none")},
        _TAKEN,
    ),
    "affiliations": Drawn(
        _counted("affiliations"),
        _SIDES,
        f"period NULLS FIRST, actor, {_MATTER}",
        {"by": _BY, "window": _WINDOWS, "once": _ONCE, "norm": ("none", "activity", "prominence")},
        _TAKEN,
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
            "parties": "list_has_all(parties, $parties)",
            "kind": one_of("kind", "kind"),
            "issue": has("issues", "issue"),
            "confidence": "confidence >= $confidence",
        },
        PLACE,
    ),
}
