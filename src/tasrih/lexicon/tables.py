"""Small closed tables of the language: function words, markers of layout, of condition, of modality."""

from __future__ import annotations

import msgspec

from tasrih.text.fold import fold_form


class Tables(msgspec.Struct, frozen=True):
    """Word lists of `data/grammar.yaml`, `data/layout.yaml`, `data/treaties/shapes.yaml`, by name, as written."""

    grammar: dict[str, list[str]]
    layout: dict[str, list[str]]
    shapes: dict[str, list[str]]


class Grammar(dict[str, frozenset[str]]):
    """The function words, folded, as sets by name of list (an unknown name is empty); phrases as tuples of words."""

    def __init__(self, lists: dict[str, list[str]]) -> None:
        super().__init__({name: frozenset(map(fold_form, words)) for name, words in lists.items()})
        self._phrases: dict[str, dict[str, list[tuple[str, ...]]]] = {}
        pronouns = self["that_pronouns"]
        self.that = {word: word for word in self["that"]} | {w + p: w for w in self["that"] for p in pronouns}
        """أن with or without a pronoun -> its bare form."""
        self.governing = {fold_form(word): word for word in lists.get("governing", [])}
        """Separate prepositions: folded -> as frames write them."""
        self.stand_ins = {fold_form(w): name[4:] for name in lists if name.startswith("for_") for w in lists[name]}
        """Common nouns that stand for an actor -> its code (lists named for_CODE)."""
        self.inherent = {"ب": self["inherent_ba"], "ل": self["inherent_lam"]}

    def __missing__(self, name: str) -> frozenset[str]:
        return frozenset()

    def phrase_table(self, name: str) -> dict[str, list[tuple[str, ...]]]:
        """Phrases of a list by their first word, longest first."""
        if name not in self._phrases:
            self._phrases[name] = self._by_first(name)
        return self._phrases[name]

    def _by_first(self, name: str) -> dict[str, list[tuple[str, ...]]]:
        found: dict[str, list[tuple[str, ...]]] = {}
        for phrase in self[name]:
            words = tuple(phrase.split())
            found.setdefault(words[0], []).append(words)
        return {first: sorted(group, key=len, reverse=True) for first, group in found.items()}
