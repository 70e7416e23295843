"""How a word is read for searching: folded, then without its joined particles (base), then without its endings (stem).

A blind stemmer takes the و of وزير but not that of الوزير, so the two never meet. Here letters are peeled until a
known word is left: lists say which words own their first or last letters.

>>> [analyse(word).base for word in ("وسوريا", "بالوزير", "للجنه", "فكره")]
['سوريا', 'وزير', 'لجنه', 'فكره']
>>> {analyse(word).stem for word in ("عقوبه", "عقوبات", "وعقوباتها", "بالعقوبات")}
{'عقوب'}
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from tasrih.record.search.words import Words, load_words, spelled
from tasrih.text.fold import Folded, words_of

_LONGEST = 100
"""Letters of a word that count."""
_REMEMBERED = 400_000
_ARABIC = re.compile("[\u0621-\u064a]+")
_NUMBER = re.compile(r"^[وفبلك]?(?:ال)?(\d+)$")
_JOINED = frozenset("وفبلك")
_OWNED_ENDINGS = (
    "تهما",
    "هما",
    "تها",
    "تهم",
    "ته",
    "تنا",
    "تين",
    "تان",
    "ها",
    "هم",
    "هن",
    "نا",
    "ات",
    "ون",
    "ين",
    "ان",
)
_PRONOUNS = ("هما", "هم", "هن", "ها")
_LEFT = 3
"""Letters that must be left of a word when an ending goes."""


class Word(NamedTuple):
    """A word as it is looked up."""

    base: str
    """Without joined particles and article."""
    stem: str
    """Without endings too."""


_known: dict[str, Word] = {}


def analyse(word: str) -> Word:
    """Read a folded word; the same word always gives the same answer."""
    found = _known.get(word)
    if found is None:
        if len(_known) >= _REMEMBERED:
            _known.clear()
        found = _known[word] = _analysed(word)
    return found


def analysed_words(folded: Folded) -> Iterator[tuple[Word, int, int]]:
    """The words of a folded text with their folded offsets."""
    for word, start, end in words_of(folded):
        yield analyse(word), start, end


def _analysed(word: str) -> Word:
    words = load_words()
    letters = spelled(word)[:_LONGEST]
    if not _ARABIC.fullmatch(letters):
        letters = _NUMBER.sub(r"\1", letters)
        return Word(letters, letters)
    base = _peeled(letters, words)
    if head := words.head.match(base):
        base = words.heads[head.group()] + base[head.end() :]
    return Word(base, _stem(base, words))


def _peeled(word: str, words: Words) -> str:
    """`word` without و ف ب ل ك, the س of the future and the article, down to a word that owns its first letters."""
    while len(word) > _LEFT and not _owns_its_first(word, words):
        if word.startswith("ال"):
            word = word[2:]
        elif word.startswith("لل") and len(word) > _LEFT + 1:
            word = word[1:] if _owns_its_first(word[1:], words) else word[2:]
        elif word[0] in _JOINED or _is_future(word):
            word = word[1:]
        else:
            break
    return word


def _is_future(word: str) -> bool:
    return word[0] == "س" and word[1] in "يتن" and len(word) > _LEFT + 1


def _owns_its_first(word: str, words: Words) -> bool:
    own = words.own_first
    if word in own:
        return True
    for ending in _OWNED_ENDINGS:
        if word.endswith(ending):
            left = word[: -len(ending)]
            if left in own or (left + "ه" in own and len(left) >= _LEFT):
                return True
    return word[:-1] in own and (word[-1] == "ا" or (word[-1] == "ه" and len(word) > _LEFT + 1))


def _stem(base: str, words: Words) -> str:
    """`base` without pronoun, then without the ending of number, gender or case; broken plurals as their singular."""
    left = base if base in words.own_last else _without_pronoun(base, words)
    bare = _bare(left, words)
    return _bare(bare, words) if left.endswith("ا") and bare in words.singular else bare


def _bare(word: str, words: Words) -> str:
    word = words.singular.get(word, word)
    return word if word in words.own_last else _without_ending(word, words)


def _without_pronoun(word: str, words: Words) -> str:
    for pronoun in _PRONOUNS:
        if word.endswith(pronoun) and len(word) - len(pronoun) >= _LEFT:
            return _before_pronoun(word[: -len(pronoun)])
    if word.endswith("نا") and len(word) > _LEFT + 1 and word[:-1] not in words.noon:
        return _before_pronoun(word[:-2])
    if word.endswith("ه") and len(word) > _LEFT + 1 and word[-2] in "تء":
        return _before_pronoun(word[:-1])
    return word


def _before_pronoun(word: str) -> str:
    """The ة of سياسة stands as ت before a pronoun: سياستها."""
    return word[:-1] + "ه" if _is_feminine_joined(word) else word


def _is_feminine_joined(word: str) -> bool:
    return word.endswith("ت") and not word.endswith("ات") and len(word) > _LEFT


def _without_ending(word: str, words: Words) -> str:
    for ending in ("ات", "ون", "ين", "وا"):
        if word.endswith(ending) and len(word) - 2 >= _LEFT:
            left = word[:-2]
            return _singular_of(left[:-1] if ending == "ين" and _is_feminine_joined(left) else left, words)
    if word.endswith("تان") and not word.endswith("ستان") and len(word) > _LEFT + 2:
        return _singular_of(word[:-3], words)
    if word.endswith("ان") and word[:-2] in words.nouns:
        return word[:-2]
    if word[-1] in "ها" and len(word) > _LEFT and not word.endswith("ها"):
        return word[:-1]
    return word


def _singular_of(left: str, words: Words) -> str:
    """What is left of معاهدات is معاهدة where that is told apart from معاهد."""
    return left + "ه" if left + "ه" in words.own_last else left
