"""The words that mark an article's layout, ready for lookup: `data/layout.yaml` and the places of the actors."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from tasrih.lexicon.schema import Actor
from tasrih.text.fold import fold_form


class Phrases:
    """Folded phrases, found word by word at a place in a list of words."""

    def __init__(self, forms: Iterable[str]) -> None:
        self._by_first: dict[str, list[tuple[str, ...]]] = {}
        for form in forms:
            words = tuple(fold_form(form).split())
            if words:
                self._by_first.setdefault(words[0], []).append(words)
        for group in self._by_first.values():
            group.sort(key=len, reverse=True)

    def match(self, words: Sequence[str], at: int, end: int) -> int:
        """How many words the longest phrase covers that begins at `words[at]` and ends by `end`; 0 for none."""
        if at >= end:
            return 0
        for phrase in self._by_first.get(words[at], ()):
            size = len(phrase)
            if at + size <= end and all(words[at + k] == phrase[k] for k in range(size)):
                return size
        return 0

    def covers(self, words: Sequence[str], at: int, end: int) -> bool:
        """The words [at, end) are one or more whole phrases."""
        while at < end:
            size = self.match(words, at, end)
            if not size:
                return False
            at += size
        return True


class LayoutWords:
    """All lists of `data/layout.yaml`."""

    def __init__(self, lists: Mapping[str, Sequence[str]], actors: Mapping[str, Actor]) -> None:
        states = [actor for actor in actors.values() if actor.kind == "state"]
        get = {name: list(forms) for name, forms in lists.items()}.get
        self.agencies = Phrases(get("agencies", []))
        self.cities = Phrases([*get("places", []), *(place for actor in states for place in actor.places)])
        self.countries = Phrases(name for actor in states for name in actor.names)
        self.date_words = _folded(get("date_words", []))
        self.byline_openers = Phrases(get("byline_openers", []))
        self.source_openers = Phrases(get("source_openers", []))
        self.credit_fillers = Phrases([*get("credit_fillers", []), *get("agencies", [])])
        self.link_openers = Phrases(get("link_openers", []))
        self.link_marked = Phrases(get("link_marked", []))
        self.furniture = Phrases(get("furniture", []))
        self.captions = Phrases(get("captions", []))


def _folded(forms: Iterable[str]) -> frozenset[str]:
    return frozenset(word for form in forms for word in fold_form(form).split())
