"""The words of proposals, bargains and concessions: the entries of data/proposals, and their inflected forms."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

import msgspec

from tasrih.kinds import ProposalKind, Reaction
from tasrih.lexicon import morphology as m
from tasrih.lexicon.forms import Form, noun
from tasrih.lexicon.schema import Entry, Phrase
from tasrih.text.fold import fold_form

Side = Literal["asks", "gives", "stipulates"]
ParticleKind = Literal["exchange", "unless", "provided", "if", "concession"]


class ProposalNoun(Entry, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """A noun for what is proposed. `weak`: it means much else, so that its matter must show it; `back`: it names no
    proposal, only takes up one of these kinds; `definite`: its form with the article, where that is no `ال` before it.
    """

    noun: str
    kind: ProposalKind
    plural: list[str] = msgspec.field(default_factory=list)
    definite: str = ""
    weak: bool = False
    back: list[ProposalKind] = msgspec.field(default_factory=list)


class ProposalVerb(Entry, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """What is done with a proposal. `takes`: np (its object) or the preposition before it. `negated`: what a negation
    makes of it. `alone`: it puts forward a deed without any noun ("عرض إجراء محادثات"); `new`: only of a proposal
    that is indefinite and nobody's yet ("دعا إلى مبادرة")."""

    lemma: str
    does: Reaction
    cls: Literal["verb", "noun", "receives"] = msgspec.field(name="class", default="verb")
    past: str = ""
    present: str = ""
    jussive: str = ""
    hal: str = ""
    masdar: str = ""
    forms: list[str] = msgspec.field(default_factory=list)
    takes: list[str] = msgspec.field(default_factory=lambda: ["np"])
    negated: Reaction | None = None
    alone: bool = False
    new: bool = False


class BargainVerb(Entry, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """A verb that says on which side of an exchange its subject stands: asks for what follows, gives it, or makes it
    a condition."""

    lemma: str
    side: Side
    past: str = ""
    present: str = ""
    hal: str = ""
    masdar: str = ""
    forms: list[str] = msgspec.field(default_factory=list)


class BargainDeed(Entry, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """Verbal nouns (and nouns) of what states ask of each other and give: lifting, freezing, guarantees. `side`: it can
    be one side of a bargain; `kind`: what is a kindness to the other (lifting, talking, aid)."""

    name: str
    words: list[str]
    side: bool = True
    kind: bool = False


class Particle(Entry, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """A word or phrase that opens a condition, a return or a concession."""

    form: str
    kind: ParticleKind


class KnownProposal(Entry, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """Whose proposal one is that data/treaties names. `issue`: it is meant only where one of these is
    the matter."""

    name: str
    proposer: str | None
    kind: ProposalKind
    issue: list[str] = msgspec.field(default_factory=list)


class ProposalWords(msgspec.Struct, frozen=True, kw_only=True):
    """All of data/proposals."""

    nouns: dict[str, ProposalNoun]
    not_proposals: list[Phrase]
    verbs: dict[str, ProposalVerb]
    known: dict[str, KnownProposal]
    particles: dict[str, Particle]
    bargain_verbs: dict[str, BargainVerb]
    deeds: dict[str, BargainDeed]
    words: dict[str, list[str]]


def proposal_forms(words: ProposalWords) -> Iterator[Form]:
    """The forms of all entries, kinds proposal, proposalverb, bargainverb, deed, particle."""
    for entry in words.nouns.values():
        yield from _noun_forms(entry)
    for phrase in words.not_proposals:
        yield from noun(phrase.form, "notproposal", phrase.form)
    for verb in words.verbs.values():
        yield from _verb_forms(verb, "proposalverb")
    for side in words.bargain_verbs.values():
        yield from _verb_forms(side, "bargainverb")
    for deed in words.deeds.values():
        for word in deed.words:
            yield from _deed_forms(deed, word)
    for particle in words.particles.values():
        yield Form(fold_form(particle.form), "particle", particle.form, particle.kind, "and")


def _noun_forms(entry: ProposalNoun) -> Iterator[Form]:
    """Singular and plurals: bare, accusative, before a pronoun (tag …bound), with the article (….def)."""
    accusative = [entry.noun + "ا"] if entry.noun[-1] not in "ةاىء" and " " not in entry.noun else []
    for tag, texts in (("sg", [entry.noun, *accusative]), ("pl", entry.plural)):
        for text in texts:
            for form in m.noun_forms(text):
                yield Form(
                    fold_form(form), "proposal", entry.noun, tag + (".bound" if form != text else ""), "noun", True
                )
    for tag, texts in (("sg", [entry.definite or "ال" + entry.noun]), ("pl", [_with_article(t) for t in entry.plural])):
        for text in texts:
            if " " not in entry.noun or entry.definite:
                yield from noun(text, "proposal", entry.noun, tag + ".def")


def _with_article(text: str) -> str:
    first, space, rest = text.partition(" ")
    return f"ال{first}" if not space else f"{first} ال{rest}"


def _verb_forms(verb: ProposalVerb | BargainVerb, kind: str) -> Iterator[Form]:
    families = (
        ("past", m.past_forms(verb.past) if verb.past else {}),
        ("present", m.present_forms(verb.present) if verb.present else {}),
        ("hal", m.hal_forms(verb.hal) if verb.hal else {}),
    )
    for family, inflected in families:
        for number, text in inflected.items():
            yield Form(fold_form(text), kind, verb.lemma, f"{family}.{number}", "verb", True)
    if verb.past:
        yield Form(fold_form(_first_person(verb.past)), kind, verb.lemma, "past.1p", "verb", True)
        if verb.past[-1] in "ىا":
            yield Form(fold_form(verb.past[:-1] + "ا"), kind, verb.lemma, "past.3ms", "verb", True)
    for text in [verb.masdar] if verb.masdar else []:
        for form in m.noun_forms(text):
            yield Form(fold_form(form), kind, verb.lemma, "masdar" + (".bound" if form != text else ""), "noun", True)
        yield from noun("ال" + text, kind, verb.lemma, "masdar.def")
    for text in verb.forms:
        yield Form(fold_form(text), kind, verb.lemma, "form", "noun", " " not in text)


def _first_person(past: str) -> str:
    """ "we …": رفضنا, دعونا, نفينا, as far as the letters tell."""
    if past.endswith("ى"):
        return past[:-1] + "ينا"
    return past[:-1] + "ونا" if past.endswith("ا") else past + "نا"


def _deed_forms(deed: BargainDeed, word: str) -> Iterator[Form]:
    for form in m.noun_forms(word):
        yield Form(fold_form(form), "bargaindeed", deed.name, "", "noun", True)
    if not word.startswith("ال") and " " not in word:
        yield from noun("ال" + word, "bargaindeed", deed.name, "def")
