"""The closed word tables of `data/events/words.yaml`, ready for lookup: light verbs, what governs an event, tables."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, NamedTuple

from tasrih.lexicon.morphology import past_forms, present_forms
from tasrih.lexicon.schema import EventWord
from tasrih.lexicon.tables import Grammar
from tasrih.text.fold import fold_form

Role = Literal["source", "announcing", "target", "none"]
_ROLES: tuple[tuple[str, Role], ...] = (
    ("light", "source"),
    ("light_announcing", "announcing"),
    ("light_target", "target"),
    ("light_none", "none"),
)
_VERBS = {"planning": "future", "wishing": "hypothetical", "denying": "negations"}
"""Lists of verbs as pairs -> the table that their inflected forms belong to."""
_ON = "على"
"""The one word that folding would make another."""
_BEFORE_PAST = ("", "و", "ف")
_BEFORE_PRESENT = ("", "و", "ف", "س", "وس", "فس")


class LightVerb(NamedTuple):
    """A verb that lends its subject to the noun it governs: as which side, in which tense, person and number."""

    role: Role
    tense: str
    number: str
    preposition: str


class EventWords(Grammar):
    """The lists by name; `light`: every inflected form of the light verbs (folded, with joined و ف س)."""

    def __init__(self, lists: dict[str, list[str]], words: Iterable[EventWord] = ()) -> None:
        super().__init__(lists)
        verbs = {fold_form(pair.split()[0]) for word in words for pair in (*word.verbs, *word.passive)}
        self.homographs = verbs & {fold_form(noun) for word in words for noun in word.nouns}
        """Words that are a verb of the past or a noun, by their letters."""
        self.groups = tuple(sorted(lists.get("groups", [])))
        """Codes of groups that pass: no words, so not folded."""
        self._needed: dict[tuple[str, ...], frozenset[str]] = {}
        for name, table in _VERBS.items():
            self[table] = self[table].union(*(_inflected(pair) for pair in lists.get(name, [])))
        self.light: dict[str, list[LightVerb]] = {}
        for name, role in _ROLES:
            for pair in lists.get(name, []):
                self._add(pair, role)

    def _add(self, pair: str, role: Role) -> None:
        past, present, *preposition = pair.split()
        prep = fold_form(preposition[0]) if preposition and preposition[0] != _ON else "".join(preposition)
        for tense, forms, before in (
            ("past", past_forms(past), _BEFORE_PAST),
            ("present", present_forms(present), _BEFORE_PRESENT),
        ):
            for number, text in forms.items():
                if number == "1s":
                    continue  # "أبدأ" would be "أبدا"
                for letters in before:
                    form = LightVerb(role, tense, number, prep)
                    self.light.setdefault(letters + fold_form(text), []).append(form)

    def needed(self, words: tuple[str, ...]) -> frozenset[str]:
        """The words of an entry's `needs` or `never`, folded; "@name" stands for a table."""
        if words not in self._needed:
            found = {fold_form(word) for word in words if not word.startswith("@")}
            found.update(*(self[word[1:]] for word in words if word.startswith("@")))
            self._needed[words] = frozenset(found)
        return self._needed[words]


def _inflected(pair: str) -> set[str]:
    """All forms of a verb given as "past present", folded."""
    past, present = pair.split()
    return {fold_form(text) for text in (*past_forms(past).values(), *present_forms(present).values())}
