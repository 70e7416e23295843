"""The form of the data: one struct for each kind of entry. Unknown keys are errors."""

from __future__ import annotations

from typing import Literal

import msgspec

from tasrih.model import Act, Flag


class Entry(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """What all entries share: sentences that must, and must not, show the entry."""

    note: str = ""
    examples: list[str] = []
    counterexamples: list[str] = []


class Actor(Entry, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """A state, body or group. Strong names always fire, weak ones only in context."""

    code: str
    kind: Literal["state", "body", "group"]
    en: str
    ar: str
    wikidata: str | None = None
    names: list[str]
    demonym: list[str] = []
    plurals: list[str] = []
    places: list[str] = []
    seats: list[str] = []
    weak: list[str] = []
    members: list[str] = []


class Frame(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """How a cue hands over its content: by أن, by quotation, behind a preposition, or as its object."""

    that: bool = False
    quote: bool = False
    prep: str | None = None
    np: bool = False
    whole: bool = False
    asks: bool = False
    object: Literal["addressee", "outlet", "none"] = "none"


class LightNoun(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """A noun that carries the act of a light verb ("أعرب عن رفضه")."""

    noun: str
    act: Act
    frames: list[Frame] = []
    flags: list[Flag] = []


class Cue(Entry, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """A verb, masdar, noun or phrase that reports."""

    lemma: str
    cls: Literal["verb", "masdar", "noun", "light", "according", "phrase"] = msgspec.field(name="class")
    past: str = ""
    present: str = ""
    passive: list[str] = []
    jussive: str = ""
    hal: str = ""
    masdar: str = ""
    forms: list[str] = []
    act: Act = "state"
    negated_act: Act | None = None
    frames: list[Frame] = []
    nouns: list[LightNoun] = []
    flags: list[Flag] = []
    weak: bool = False
    relay: bool = False
    bare_hal: bool = False
    marks: Literal["before", "after", "both"] = "both"
    takes: Literal["source", "clause"] = "source"


class Phrase(Entry, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """A fixed phrase: what looks like attribution and is none, or what announces a new speaker."""

    form: str
    kind: str = ""


class SourceNoun(Entry, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """A noun for a speaker without a name."""

    noun: str
    plural: list[str] = []
    gender: Literal["m", "f"] = "m"
    kind: Literal["person", "institution", "document", "media"] = "person"
    of: str | None = None


class Issue(Entry, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """A file (ملف) with the terms that put a text on it."""

    code: str
    en: str
    ar: str
    strong: list[str] = []
    weak: list[str] = []
    actors: list[str] = []
    over: list[str] = []


class Term(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """From the day `since` on, a treaty was to end on the day `until`."""

    since: str
    until: str


class KnownTreaty(Entry, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """A treaty, agreement, resolution, declaration or initiative with a name.

    `between`: the two sides it binds to each other; or the one side that all others made it with.
    """

    name: str
    kind: str
    wikidata: str | None = None
    year: int | None = None
    names: list[str]
    short: list[str] = []
    in_force: str | None = None
    terms: list[Term] = []
    between: list[str] = []


class ActSign(Entry, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """Words inside a content that show what is done with it ("ملتزمة", "لن نسمح", "انتهاك").

    `words`: a verb as past and present ("واصل يواصل"), all else as it stands. `who`: whose deed or quality it must be;
    `at`: how near the beginning of its clause; `negated`: the act behind a negation (None: no sign then);
    `when: negated`: a sign there only ("لا تلتزم"). `without`: inflected forms that are mostly other words ("يزور").
    """

    name: str
    cls: Literal["phrase", "noun", "adjective", "verb"] = msgspec.field(name="class")
    act: Act
    words: list[str]
    weight: float = 1.0
    who: Literal["any", "own", "other"] = "any"
    at: Literal["any", "clause", "head"] = "any"
    tense: Literal["any", "future", "present", "past"] = "any"
    negated: Act | None = None
    when: Literal["any", "negated"] = "any"
    without: list[str] = []


EventType = Literal[
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST",
    "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
]  # fmt: skip


class EventWord(Entry, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """A word that tells of an event, in all its parts of speech, with the slots its actors stand in.

    `verbs`, `passive`: "past present"; `with`: words of which one must be the verb's object ("وقع" with "اتفاقية");
    `jussive`: where it is spelt otherwise; `nouns`: verbal nouns and nouns with their plurals, bare; `participles`:
    masculine singular, bare; `phrases`: as they stand. Slots are `subject`, `object` or a preposition as written.
    `genitive`: whom a lone genitive behind the noun names (`host`: only where it is held). `befalls`: it tells what
    happens to somebody, so that who makes it known has not done it ("مقتل"). `alone`: how much may be unknown: one
    side, or both ("any"). `needs`, `never`: words (or @tables of events/words.yaml) of which one must, none may
    stand in the sentence; `not_after`, `not_before`: words right behind, right before which the word means
    something else.
    """

    lemma: str
    type: EventType
    mode: str | None = None
    contexts: list[str] = []
    verbs: list[str] = []
    passive: list[str] = []
    jussive: list[str] = []
    with_: list[str] = msgspec.field(name="with", default_factory=list)
    nouns: list[str] = []
    participles: list[str] = []
    phrases: list[str] = []
    source: list[str] = msgspec.field(default_factory=lambda: ["subject"])
    target: list[str] = msgspec.field(default_factory=lambda: ["object"])
    genitive: Literal["source", "target", "host"] = "source"
    symmetric: bool = False
    befalls: bool = False
    alone: Literal["no", "one", "any"] = "no"
    needs: list[str] = []
    never: list[str] = []
    not_after: list[str] = []
    not_before: list[str] = []


class PloverMode(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A mode of a PLOVER type: its intensity (-10 to 10; None: as its type) and what it means."""

    score: float | None
    means: str = ""


class PloverType(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A PLOVER type: quad class (1 verbal and 2 material cooperation, 3 verbal and 4 material conflict), intensity."""

    quad: Literal[1, 2, 3, 4]
    score: float
    ar: str
    en: str
    means: str
    modes: dict[str, PloverMode] = {}


class Plover(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The ontology of data/plover.yaml."""

    types: dict[EventType, PloverType]
    contexts: dict[str, str]


class OfficeHolder(Entry, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """Who held an office when: a dated prior, never the only source."""

    name: str
    variants: list[str] = []
    role: str
    of: str
    gender: Literal["m", "f"] = "m"
    since: str | None = msgspec.field(name="from", default=None)
    to: str | None = None
