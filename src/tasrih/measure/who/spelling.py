"""One key for the spellings of one name: غوتيريش, غوتيريس and جوتيريش meet; حسن and حسين do not.

A foreign name is heard and written down: its consonants are kept in classes of letters that write one sound, its
vowels count only where few consonants are left, and at the end. An Arabic name is spelt: every letter counts.

>>> name_key("أنطونيو غوتيريش") == name_key("انتونيو جوتيريس")
True
>>> name_key("حسن"), name_key("حسين")
('حسن', 'حسين')
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import groupby

import msgspec

from tasrih.lexicon.files import read_yaml
from tasrih.lexicon.load import DATA, convert
from tasrih.lexicon.persons import FUNCTION_TABLES, Names
from tasrih.measure.who.near import one_slip
from tasrih.text.fold import fold_form

_FILE = "names/spelling.yaml"
_ARABIC_ONLY = frozenset("عحضظصق")
"""Letters that hardly any foreign name is written with."""
_HAMZA = str.maketrans({"ئ": "ي", "ؤ": "و", "ء": None})
_VOWELS = {"ا": "a", "و": "o", "ي": "i"}
_NEAR = str.maketrans("جطصش", "غتسس")
"""Letters that are written for each other most of all."""
_VOWEL_SOUNDS = frozenset("aoi")
_ARTICLE, _HOUSE = "ال", "آل"
"""Standing alone the article is the house of (آل ثاني), which is not الثاني."""
_FEW = 2
_MARKS = re.compile(r"[#_@\s]+")
_LONGEST = 12
"""How many words of a name are read."""


class SpellingData(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """data/names/spelling.yaml."""

    arabic: list[str] = []
    foreign: list[str] = []
    joined: list[str] = []
    tails: list[str] = []
    titles: list[str] = []
    particles: dict[str, list[str]] = {}
    sounds: dict[str, str] = {}
    aliases: dict[str, list[str]] = {}
    nicknames: list[list[str]] = []
    role_fillers: list[str] = []
    private_words: list[str] = []
    private_titles: list[str] = []
    no_offices: list[str] = []


class Speller:
    """The tables, folded, and the keys made with them."""

    def __init__(self, data: SpellingData) -> None:
        self.arabic = frozenset(word.translate(_HAMZA) for word in _folded(data.arabic))
        self.foreign = _folded(data.foreign)
        self.joined, self.tails = _folded(data.joined), _folded(data.tails)
        self.titles = _folded(data.titles)
        self.particle = {fold_form(form): fold_form(one) for one, forms in data.particles.items() for form in forms}
        self.alias = {
            tuple(fold_form(form).split()): tuple(fold_form(one).split())
            for one, forms in data.aliases.items()
            for form in forms
        }
        self._alias_lengths = sorted({len(words) for words in self.alias}, reverse=True)
        self.data, self.sounds = data, data.sounds
        self._digraphs = frozenset(sound for sound in data.sounds if len(sound) > 1)
        self.nicknames: dict[str, tuple[int, ...]] = {}
        for n, names in enumerate(data.nicknames):
            for key in map(self.word_key, map(fold_form, names)):
                self.nicknames[key] = (*self.nicknames.get(key, ()), n)

    def words(self, name: str) -> tuple[str, ...]:
        """The words of a name: folded, one spelling for what the table knows, particles joined."""
        words = fold_form(name).replace("ى", "ي").split()[:_LONGEST]
        while len(words) > 1 and words[0] in self.titles:
            del words[0]
        return self._aliased(self._joined(self._aliased(words)))

    def keys(self, name: str) -> tuple[str, ...]:
        """A key for each word of a name."""
        return tuple(map(self.word_key, self.words(name)))

    def is_arabic(self, word: str) -> bool:
        """A folded word is spelt, not transcribed."""
        if word in self.foreign:
            return False
        if word.translate(_HAMZA) in self.arabic or not _ARABIC_ONLY.isdisjoint(word):
            return True
        if len(word) > 4 and word.startswith((_ARTICLE, _HOUSE)):
            return True
        return any(
            word.startswith(p) and len(word) > len(p) + 2 and self.is_arabic(word[len(p) :]) for p in self.joined
        )

    def word_key(self, word: str) -> str:
        """The key of one folded word: letters for an Arabic one, sounds for a foreign one."""
        if self.is_arabic(word):
            return "".join(letter for letter, _ in groupby(word.translate(_HAMZA))) or word
        return _weighed(self._sounds(word.translate(_HAMZA))) or word

    def may_be(self, one: str, other: str) -> bool:
        """Two folded words of one key may write one name: a slip apart at most, and no rounded vowel against another.

        غوتيريش and جوتيريس may; ستالين and ستالون, غريفيث and غريفز may not.
        """
        if self.is_arabic(one) or self.is_arabic(other):
            return one == other or self.word_key(one) == self.word_key(other)
        if not one_slip(one.translate(_NEAR), other.translate(_NEAR)):
            return False
        gaps = [_gaps(self._sounds(word.translate(_HAMZA))) for word in (one, other)]
        return all(not a or not b or (a == "o") == (b == "o") for a, b in zip(*gaps, strict=False))

    def _aliased(self, words: list[str]) -> tuple[str, ...]:
        found: list[str] = []
        at = 0
        while at < len(words):
            for length in self._alias_lengths:
                one = self.alias.get(tuple(words[at : at + length]))
                if one:
                    break
            else:
                one, length = (words[at],), 1
            found += one
            at += length
        return tuple(found)

    def _joined(self, words: tuple[str, ...]) -> list[str]:
        found: list[str] = []
        pending = ""
        for n, word in enumerate(words):
            one = self.particle.get(word, word)
            if one in self.joined and n + 1 < len(words):
                pending += _HOUSE if one == _ARTICLE else one
            elif word in self.tails and found:
                found[-1] += word
            else:
                found.append(pending + word)
                pending = ""
        return found

    def _sounds(self, word: str) -> list[str]:
        """Consonants as sounds, runs of vowels as one; doubled letters once."""
        found: list[str] = []
        run, at = "", 0
        while at < len(word):
            pair = word[at : at + 2] in self._digraphs
            letter = word[at : at + 2] if pair else word[at]
            vowel = _VOWELS.get(letter, "") if at else _opening(letter)
            if letter == "ه" and at == len(word) - 1 and at:
                vowel = "i" if run.endswith("i") else "a"
            if vowel.islower():
                run += vowel
            else:
                found += _run(run)
                run = ""
                sound = vowel.lower() or self.sounds.get(letter, letter)
                if pair or at == 0 or letter != word[at - 1]:
                    found.append(sound)
            at += len(letter)
        return found + ([run[-1]] if run else [])


def _opening(letter: str) -> str:
    """A first letter that may be vowel or consonant; a consonant in capitals: W and V are one, Y is Y."""
    return {"ا": "a", "و": "F", "ي": "Y"}.get(letter, "")


def _run(vowels: str) -> list[str]:
    """Vowels inside a word as one: هايلي and هيلي, باول and بول."""
    return [next((vowel for vowel in "oi" if vowel in vowels), "a")] if vowels else []


def _weighed(sounds: list[str]) -> str:
    """All sounds of a short word; of a longer one the consonants and what vowel opens and ends it."""
    vowels = _VOWEL_SOUNDS
    consonants = [n for n, sound in enumerate(sounds) if sound not in vowels]
    if len(consonants) <= _FEW:
        return "".join(sounds)
    first = consonants[0]
    rounded = len(consonants) == _FEW + 1 and sounds[first + 1] == "o"
    kept = {*consonants, len(sounds) - 1} | ({first + 1} if rounded else set())
    return ("a" if first else "") + "".join(sounds[n] for n in sorted(kept))


def _gaps(sounds: list[str]) -> list[str]:
    """The vowel behind each consonant, "" where none is written."""
    found = [""]
    for sound in sounds:
        if sound in _VOWEL_SOUNDS:
            found[-1] = sound
        else:
            found.append("")
    return found


def _folded(words: list[str]) -> frozenset[str]:
    return frozenset(fold_form(word) for word in words)


@lru_cache(maxsize=1)
def speller() -> Speller:
    """The shipped tables."""
    return Speller(convert(read_yaml(DATA / _FILE), SpellingData, _FILE))


@lru_cache(maxsize=65536)
def name_keys(name: str) -> tuple[str, ...]:
    """A key for each word of a name, particles joined to their word."""
    return speller().keys(name)


@lru_cache(maxsize=1)
def given_names() -> Names:
    """data/names/given.yaml."""
    names: Names = convert(read_yaml(DATA / "names/given.yaml"), Names, "names/given.yaml")
    return names


@lru_cache(maxsize=1)
def _family_first() -> frozenset[str]:
    return _folded(given_names().family_first)


@lru_cache(maxsize=1)
def _not_names() -> frozenset[str]:
    return _folded(given_names().not_names)


@lru_cache(maxsize=1)
def _function_words() -> frozenset[str]:
    grammar = read_yaml(DATA / "grammar.yaml")
    words = [word for table in ("that", "so_that", *FUNCTION_TABLES) for word in grammar[table]]
    return _folded(words) - _folded(given_names().spelt)


@lru_cache(maxsize=65536)
def is_no_name(name: str) -> bool:
    """What was read as a name begins with "that" or the like, or holds the name of a newspaper ("لبي بي سي")."""
    words = fold_form(name).split()
    if len(words) > 1 and words[0] in _function_words():
        return True
    runs = {" ".join(words[a:b]) for a in range(len(words)) for b in range(a + 1, min(a + 5, len(words)) + 1)}
    joined = {run[1:] for run in runs if len(run) > 3}
    return not _not_names().isdisjoint(runs | joined)


def surname_at(name: str) -> int:
    """Which word of a name is the family name: the last one, in names like شي جين بينغ the first.

    >>> surname_at("سيرغي لافروف"), surname_at("شي جين بينغ")
    (-1, 0)
    """
    words = speller().words(name)
    return 0 if len(words) > 1 and words[0] in _family_first() and not speller().is_arabic(words[-1]) else -1


def plain_spelling(name: str) -> str:
    """A name as it is spelt, without what joins or marks its words (#, _).

    >>> plain_spelling("دونالد_#ترامب")
    'دونالد ترامب'
    """
    return " ".join(_MARKS.sub(" ", name).split())


def name_key(name: str) -> str:
    """One string for all spellings of a name.

    >>> name_key("بومبيو") == name_key("بومبو")
    True
    >>> name_key("جون كيري") == name_key("جون كيربي")
    False
    """
    return " ".join(name_keys(name))
