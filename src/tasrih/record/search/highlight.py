"""Where the words of a query stand in a text."""

from __future__ import annotations

from itertools import chain

from tasrih.record.search.analysis import Word, analysed_words
from tasrih.record.search.query import Item, parse_query
from tasrih.record.search.words import load_words
from tasrih.text.fold import fold


def highlight(text: str, query: str) -> list[tuple[int, int]]:
    """Half-open code-point offsets in `text` of the words that `query` finds, in order and without overlap.

    Raises:
        SearchError: the query is too long, or holds no word.

    >>> highlight("زار وفدٌ بسوريا", "سورية")
    [(9, 15)]
    """
    folded = fold(text)
    found = list(analysed_words(folded))
    words = [word for word, _, _ in found]
    marked = set(chain.from_iterable(_places(item, words) for item in parse_query(query).items()))
    return [folded.original(found[at][1], found[at][2]) for at in sorted(marked)]


def _places(item: Item, words: list[Word]) -> set[int]:
    """Indices of the words that belong to a hit of `item`."""
    places: set[int] = set()
    length = len(item.words)
    for at in (at for at, word in enumerate(words) if matches(word, item.words[0], item.exact)):
        run = words[at : at + length]
        if len(run) == length and all(map(matches, run, item.words, [item.exact] * length)):
            places.update(range(at, at + length))
    return places


def matches(word: Word, asked: Word, exact: bool) -> bool:
    """Whether a word of a text is one that is asked for."""
    if exact:
        return word.base == asked.base
    return word.stem == asked.stem or word.base in load_words().also.get(asked.base, ())
