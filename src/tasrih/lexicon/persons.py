"""Titles and names of persons: the entries of data/roles.yaml and data/names, their forms, and the words folded."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

import msgspec

from tasrih.lexicon import morphology as m
from tasrih.lexicon.forms import Form, noun
from tasrih.text.fold import fold_form

RoleKind = Literal["office", "private", "rank", "honour", "counterpart"]


class RoleHead(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """A title's first word or words; `open` forms wait for a complement, `closed` ones are complete; `international`
    is whom it serves where no state is said."""

    head: str
    f: str = ""
    plural: list[str] = []
    open: list[str] | None = None
    closed: list[str] | None = None
    open_f: list[str] | None = None
    closed_f: list[str] | None = None
    kind: RoleKind = "office"
    post: bool = False
    adjective: bool = False
    of: str | None = None
    international: str | None = None


class Direction(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """ "الشمالي" said after one state means another."""

    word: str
    before: str
    of: str


class Roles(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """data/roles.yaml."""

    heads: list[RoleHead] = []
    keep: list[str] = []
    drop: list[str] = []
    former: list[str] = []
    institutions: list[str] = []
    joins: list[str] = []
    international: list[str] = []
    posts: list[str] = []
    inside: list[str] = []
    voice: list[str] = []
    royal: list[str] = []
    grades: list[str] = []
    namesakes: list[str] = []
    adjectives: list[str] = []
    domestic: list[str] = []
    places: list[str] = []
    advisers: list[str] = []
    leaders: list[str] = []
    posting: list[str] = []
    audiences: list[str] = []
    therein: list[str] = []
    copulas: list[str] = []
    abbreviations: list[str] = []
    directions: list[Direction] = []


class Names(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """data/names/given.yaml."""

    given: list[str] = []
    ambiguous: list[str] = []
    particles: list[str] = []
    joining: list[str] = []
    family_first: list[str] = []
    not_names: list[str] = []
    finals: list[str] = []
    tails: list[str] = []
    regnal: list[str] = []
    spelt: list[str] = []
    compounds: list[str] = []
    surnames: list[str] = []
    waw: list[str] = []


class Persons(msgspec.Struct, frozen=True, kw_only=True):
    """All data about titles and names."""

    roles: Roles
    names: Names
    ordinary: list[str]


def role_forms(role: RoleHead) -> Iterator[Form]:
    """Forms of a title, tagged m|f . open|closed, or pl (plurals), du (duals)."""
    for gender, word, opened, closed in (
        ("m", role.head, role.open, role.closed), ("f", role.f, role.open_f, role.closed_f),
    ):  # fmt: skip
        single = bool(word) and " " not in word
        for text in opened if opened is not None else [word] if single else []:
            yield from _open(text, role.head, gender)
        for text in closed if closed is not None else [m.definite(word)] if single else []:
            yield from noun(text, "role", role.head, f"{gender}.closed")
        if single and opened is None and closed is None:
            yield from _duals(word, role.head)
            if gender == "m" and role.kind == "office":
                yield Form(fold_form(word) + "ا", "role", role.head, "acc.closed", "none")
    for plural in role.plural:
        yield from noun(plural, "role", role.head, "pl", True)
        yield from noun(m.definite(plural), "role", role.head, "pl.closed")


def _open(text: str, entry: str, gender: str) -> Iterator[Form]:
    for form in m.noun_forms(text):
        bound = form != text
        yield Form(fold_form(form), "role", entry, f"{gender}.open" + (".bound" if bound else ""), "noun", True)


def _duals(word: str, entry: str) -> Iterator[Form]:
    stem = word[:-1] + "ت" if word.endswith("ة") else word
    for ending in ("ان", "ين"):
        yield from noun(m.definite(stem + ending), "role", entry, "du.closed")
    for ending in ("ا", "ي"):
        yield from noun(stem + ending, "role", entry, "du.open", True)


class PersonWords:
    """The word tables, folded: what may be a name, what ends one, what belongs to a title."""

    def __init__(self, data: Persons, function: frozenset[str] = frozenset()) -> None:
        self.function = function
        self.heads = {role.head: role for role in data.roles.heads}
        self.keep, self.drop = _folded(data.roles.keep), _folded(data.roles.drop)
        self.former, self.joins = _folded(data.roles.former), _folded(data.roles.joins)
        self.institutions = _folded(data.roles.institutions)
        self.international = frozenset(data.roles.international)
        self.posts, self.inside = _folded(data.roles.posts), _folded(data.roles.inside)
        self.voice, self.royal = _folded(data.roles.voice), _folded(data.roles.royal)
        self.grades, self.namesakes = frozenset(data.roles.grades), _folded(data.roles.namesakes)
        self.adjectives = _folded(data.roles.adjectives)
        self.domestic, self.leaders = frozenset(data.roles.domestic), frozenset(data.roles.leaders)
        self.posting, self.audiences = _folded(data.roles.posting), _folded(data.roles.audiences)
        self.therein, self.copulas = _folded(data.roles.therein), _folded(data.roles.copulas)
        self.abbreviations = _folded(data.roles.abbreviations)
        self.directions = {(fold_form(d.word), d.before): d.of for d in data.roles.directions}
        self.direction_words = frozenset(word for word, _ in self.directions)
        names = data.names
        self.given, self.ambiguous = _folded(names.given), _folded(names.ambiguous)
        self.particles, self.surnames = _folded(names.particles), _folded(names.surnames)
        self.waw = _folded(names.waw)
        self.finals, self.tails = _folded(names.finals), _folded(names.tails)
        self.regnal = _folded(names.regnal)
        self.places = _folded(data.roles.places)
        self.advisers = frozenset(data.roles.advisers)
        self.family_first = _folded(names.family_first)
        self.strong_particles = _folded(names.joining)
        words = function - _folded(names.spelt)  # أن / بأن never open a name; آلان does, spelt so
        self.given -= words
        self.known = (self.given | self.ambiguous | self.surnames | self.waw) - words
        self.ordinary = frozenset(data.ordinary) | function
        self.joined_given = {
            clitic + name: len(clitic) for name in self.given for clitic in CLITICS if clitic + name not in self.given
        }
        """Given names behind joined letters -> how many letters."""
        self.spelt: dict[str, frozenset[str]] = {}
        for name in names.spelt:
            for letter in ("", "و", "ل", "ب", "ف"):
                known = self.spelt.get(letter + fold_form(name), frozenset())
                self.spelt[letter + fold_form(name)] = known | {letter + name}
        self.compounds = _by_first(names.compounds)
        self.not_names = _by_first(names.not_names)
        self.compound_words = frozenset(word for group in self.compounds.values() for parts in group for word in parts)

    def is_ordinary(self, word: str) -> bool:
        """A word of ordinary prose, also behind joined letters or before a pronoun."""
        if word in self.known:
            return False
        if self._plain(word):
            return True
        joined = word[:1] in _JOINED and len(word) >= _SHORTEST.get(word[:1], 4) and self._plain(word[1:])
        return joined or (len(word) > 4 and word[0] in "وف" and word[1] in "بلكس" and self._plain(word[2:]))

    def is_noun(self, word: str) -> bool:
        """`word` is in the table of ordinary words as it stands."""
        return word in self.ordinary

    def _plain(self, word: str) -> bool:
        if word in self.ordinary:
            return True
        if len(word) > 5 and word[-1] == "ا" and word[:-1] in self.ordinary:
            return True
        if len(word) > 4 and word[:2] in ("ال", "لل"):
            return word[2:] in self.ordinary
        for pronoun in _PRONOUNS:
            if word.endswith(pronoun) and len(word) > len(pronoun) + 2:
                stem = word[: -len(pronoun)]
                if stem in self.ordinary or (stem[-1] == "ت" and stem[:-1] + "ه" in self.ordinary):
                    return True
        return False


CLITICS = ("و", "ف", "ب", "ل", "ك", "ول", "وب", "فب", "فل")
FUNCTION_TABLES = ("prepositions", "negations", "relatives", "fillers", "openers", "questions")
"""Tables of data/grammar.yaml whose words are never part of a title."""
_JOINED = frozenset("وفبلكس")
_SHORTEST = {"و": 3, "ف": 5}
"""How long a word must be for its first letter to be read as joined."""
_PRONOUNS = ("ها", "هم", "هما", "نا", "ه")


def _folded(words: list[str]) -> frozenset[str]:
    return frozenset(fold_form(word) for word in words)


def _by_first(phrases: list[str]) -> dict[str, list[tuple[str, ...]]]:
    """Phrases as tuples of words, by their first word, the longest first."""
    table: dict[str, list[tuple[str, ...]]] = {}
    for phrase in sorted(phrases, key=lambda text: -len(text.split())):
        words = tuple(fold_form(phrase).split())
        table.setdefault(words[0], []).append(words)
    return table
