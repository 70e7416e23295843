"""The nouns of tasrih: frozen, typed, and exactly the JSON that is printed.

All offsets are half-open, in Unicode code points, into the article's frozen text.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from tasrih.kinds import BargainKind, DueFlag, DueKind, Measure, ProposalKind, Reaction

SCHEMA_VERSION = "1.1"

Act = Literal[
    "state", "announce", "commit", "agree", "praise", "request", "demand",
    "invite", "deny", "reject", "criticize", "warn", "threaten",
]  # fmt: skip
Kind = Literal["direct", "indirect", "mixed", "heading"]
AccordKind = Literal["agreement", "difference"]
Side = Literal["for", "against"]
Flag = Literal["conditional", "renewed", "hedged", "negated", "question"]


class Span(msgspec.Struct, frozen=True, kw_only=True):
    """A place in the article: `article.text[start:end] == text`."""

    start: int
    end: int
    text: str

    @property
    def span(self) -> tuple[int, int]:
        """(start, end)."""
        return self.start, self.end


class Dateline(Span, frozen=True, kw_only=True):
    """The words that open the body ("موسكو (رويترز) - "), with the place they name."""

    place: str | None = None


class Meta(msgspec.Struct, frozen=True, kw_only=True):
    """What stands around the article proper."""

    headline: Span | None = None
    dateline: Dateline | None = None
    credits: list[Span] = []
    boilerplate: list[Span] = []


class Person(Span, frozen=True, kw_only=True):
    """A named person whom the article gives a role or a country. The span is the fullest name."""

    name: str
    role: str | None
    of: str | None


class ActorMention(Span, frozen=True, kw_only=True):
    """Words that stand for an actor (code as in GUIDELINES)."""

    actor: str


class Source(msgspec.Struct, frozen=True, kw_only=True):
    """Who is reported. `resolved_by` says how the name was found; the span is where it stands, if it does.

    A preposition merged with the article is in the span and not in the name: "للمجلس" names "المجلس".
    """

    name: str
    of: str | None = None
    role: str | None = None
    start: int | None = None
    end: int | None = None
    resolved_by: str


class Statement(Span, frozen=True, kw_only=True):
    """One act of reporting. The span is the content."""

    id: str
    cue: Span | None
    kind: Kind
    source: Source
    addressee: list[str] = []
    act: Act
    issues: list[str] = []
    third: list[str] = []
    flags: list[Flag] = []
    condition: Span | None = None
    concession: Span | None = None
    confidence: float
    why: list[str] = []


class Event(Span, frozen=True, kw_only=True):
    """A PLOVER event. The span is the trigger."""

    id: str
    type: str
    mode: str | None = None
    contexts: list[str] = []
    quad: int
    intensity: float
    source: list[str]
    target: list[str]
    date: str | None = None
    place: str | None = None
    flags: list[Literal["future", "past", "hypothetical", "negated"]] = []
    statement: str | None = None
    confidence: float
    why: list[str] = []


class Quantity(Span, frozen=True, kw_only=True):
    """A number with its unit: ISO 4217 money, "%", "km", "year", … or "count"."""

    value: float | int
    unit: str
    approximate: bool = False


class Date(Span, frozen=True, kw_only=True):
    """A place on the calendar: YYYY, YYYY-MM, YYYY-MM-DD, YYYY-Www, or a range "A/B"; null where unresolvable."""

    iso: str | None


class Treaty(Span, frozen=True, kw_only=True):
    """A named treaty, agreement, resolution, declaration or initiative; `id` is its Wikidata id."""

    name: str
    id: str | None = None


class Stance(Span, frozen=True, kw_only=True):
    """The side that a statement's speaker takes on a question of the lexicon. The span is what the act is about."""

    statement: str
    question: str
    side: Side
    target: str | None = None
    confidence: float
    why: list[str] = []


class Due(Span, frozen=True, kw_only=True):
    """What comes due after the day of publication. The span holds the thing and its day."""

    kind: DueKind
    what: Span
    who: list[str] = []
    treaty: str | None = None
    treaty_id: str | None = None
    when: str | None
    issues: list[str] = []
    statement: str | None = None
    flags: list[DueFlag] = []
    confidence: float
    why: list[str] = []


class Convergence(Span, frozen=True, kw_only=True):
    """Agreement or difference of named actors, told in so many words. The span is the words that tell it."""

    id: str
    kind: AccordKind
    parties: list[str]
    issues: list[str] = []
    statement: str | None = None
    confidence: float
    why: list[str] = []


class Claim(Span, frozen=True, kw_only=True):
    """A number that somebody holds to be true of something. The span is the quantity."""

    value: float | int
    unit: str
    approximate: bool = False
    measure: Measure
    thing: str
    of: Span | None = None
    place: str | None = None
    period: str | None = None
    speaker: str | None = None
    speaker_name: str | None = None
    actors: list[str] = []
    issues: list[str] = []
    statement: str | None = None
    confidence: float
    why: list[str] = []


class Proposal(Span, frozen=True, kw_only=True):
    """A mention of an initiative, plan, draft or offer. The span is the phrase that names it, or the deed that is
    proposed (kind "act").

    `refers` is the id of the first mention of the same proposal in this article, None for that one itself.
    """

    id: str
    kind: ProposalKind
    refers: str | None = None
    known: str | None = None
    proposer: str | None = None
    resolved_by: str
    addressee: list[str] = []
    about: Span | None = None
    parties: list[str] = []
    condition: Span | None = None
    issues: list[str] = []
    reaction: Reaction
    by: str | None = None
    cue: Span | None = None
    sentence: Span
    statement: str | None = None
    confidence: float
    why: list[str] = []

    @property
    def name(self) -> str:
        """The words in one line; "للمبادرة" as "المبادرة"."""
        words = " ".join(self.text.split())
        return f"ال{words[2:]}" if words.startswith("لل") else words


class Bargain(Span, frozen=True, kw_only=True):
    """Who wants what, from whom, in return for what. The span reaches over both sides.

    `in_return` is what is given for it, or what will not be done before it.
    """

    id: str
    kind: BargainKind
    wanter: str | None
    wanted: Span
    asked: list[str] = []
    in_return: Span | None = None
    issues: list[str] = []
    statement: str | None = None
    confidence: float
    why: list[str] = []


class Version(msgspec.Struct, frozen=True, kw_only=True):
    """What made a reading: the code's version and the digest of the lexicon."""

    version: str
    lexicon: str


class Reading(msgspec.Struct, frozen=True, kw_only=True):
    """Everything read out of one article."""

    schema_version: str = SCHEMA_VERSION
    id: str
    sha256: str
    published: str | None
    language: str
    tasrih: Version
    warnings: list[str] = []
    meta: Meta
    people: list[Person] = []
    actors: list[ActorMention] = []
    statements: list[Statement] = []
    events: list[Event] = []
    quantities: list[Quantity] = []
    dates: list[Date] = []
    treaties: list[Treaty] = []
    stances: list[Stance] = []
    convergences: list[Convergence] = []
    dues: list[Due] = []
    claims: list[Claim] = []
    proposals: list[Proposal] = []
    bargains: list[Bargain] = []

    def _repr_html_(self) -> str:
        """A report for a notebook."""
        from tasrih.export.html import fragment

        return fragment(self)


class Article(msgspec.Struct, frozen=True, kw_only=True):
    """One news text as it came. `text` is frozen; a title that the text lacks is kept beside it."""

    text: str
    id: str = ""
    published: str | None = None
    title: str | None = None
    url: str | None = None
    outlet: str | None = None
