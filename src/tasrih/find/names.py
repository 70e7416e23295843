"""Names of persons: how far a name runs from a word on, or back from a word, without a list of names.

A name is a run of words none of which is an ordinary word, a verb that reports, a state or a title. Known given
names, particles (بن، آل، دي) and compounds only widen what such a run may hold.
"""

from __future__ import annotations

from tasrih.find.scene import Scene

LONGEST = 7
_CLITIC_LETTERS = frozenset("وفبل")
_LOOK_JOINED = frozenset("وفبلك")
_STRANGE = 5
_DUAL = ("ان", "ين")


def name_end(scene: Scene, i: int, strict: bool = False) -> int:
    """Index behind the name that begins at word i (already behind a title), i where none does."""
    limit = scene.last_of[i] if i < len(scene.last_of) else i
    end = _compound(scene, i, limit) or (i + 1 if i < limit and _opens(scene, i, limit, strict) else i)
    if end == i:
        return i
    while end < limit and end - i < LONGEST and (step := continues(scene, i, end, limit)):
        end += step
    while end > i + 1 and scene.word(end - 1) in scene.words.particles and scene.word(end - 1) not in scene.words.known:
        end -= 1
    if end - i == 1 and scene.word(i) in scene.words.particles - scene.words.known:
        return i
    return end if not strict or is_evident(scene, i, end) else i


def enclosed_name(scene: Scene, i: int) -> int:
    """Index behind a name that fills the words from i up to the next mark, i where they are none.

    Between marks a name may begin with a word that means something else ("، برهان غفور،").
    """
    end, strange = i, 0
    while end < scene.last_of[i] and end - i < LONGEST and (end == i or scene.gap(end) in ("plain", "join")):
        word = scene.word(end)
        if end in scene.roles or end in scene.actors or (end in scene.verbs and word not in scene.words.known):
            return i
        if not word.isalpha() or word in scene.words.function or (end == i and word[:2] == "ال"):
            return i
        strange += _is_name_word(scene, word)
        end += 1
    marked = end == scene.last_of[i] or scene.gap(end) in ("comma", "paren", "hard")
    if not marked or end - i < 2 or 2 * strange < end - i or scene.words.is_ordinary(scene.word(end - 1)):
        return i
    return end


def clause_name(scene: Scene, i: int) -> int:
    """Index behind the words from i up to "أن / إن": between a title behind a verb and its clause stands the name."""
    end = i
    while end < scene.last_of[i] and end - i < LONGEST - 2 and (end == i or scene.gap(end) in ("plain", "join")):
        word = scene.word(end)
        if word in scene.that:
            return end if end > i + 1 else i
        if end in scene.roles or end in scene.actors or end in scene.verbs or word in scene.words.function:
            return i
        if not word.isalpha() or word[:1].isascii() or (end == i and word[0] in "والب") or word in scene.words.keep:
            return i
        if scene.owned(end):
            return i
        end += 1
    return i


def is_evident(scene: Scene, i: int, end: int) -> bool:
    """The words by themselves look like a name: a known given name or office-holder, or two that are not ordinary."""
    if i in scene.holder_at or scene.word(i) in scene.words.given:
        return True
    return end - i >= 2


def name_start(scene: Scene, end: int) -> tuple[int, int]:
    """(first word, letters of a joined preposition) of the name that ends before word `end`; (end, 0) for none."""
    first = end
    while first > 0 and end - first < LONGEST and scene.last_of[first - 1] >= end and scene.word(first - 1):
        if (first < end and scene.gap(first) not in ("plain", "join")) or not _inside(scene, first - 1):
            break
        first -= 1
    for start in range(first, end):
        for prefix, rest in _readings(scene, start):
            if prefix and not _is_name_word(scene, rest):
                continue
            if (prefix or _opens(scene, start, end, False)) and _runs(scene, start, end):
                return start, prefix
    return end, 0


def _readings(scene: Scene, i: int) -> list[tuple[int, str]]:
    """Ways to read a name's first word: whole, or behind a joined و / ل / ب / ف."""
    word = scene.word(i)
    if word in scene.words.known:
        return [(0, word)]
    parts = scene.splits(word)
    joined = [(n, rest) for n, rest in parts if n and rest in scene.words.known]
    if joined:
        return joined
    if word[:1] == "و" and word not in scene.words.waw and len(word) > 3:
        return [(1, word[1:])]
    return [(0, word)]


def _runs(scene: Scene, start: int, end: int) -> bool:
    """The words [start, end) go on as one name."""
    at = _compound(scene, start, end) or start + 1
    while at < end:
        step = continues(scene, start, at, end)
        if not step:
            return False
        at += step
    return scene.word(end - 1) not in scene.words.particles or scene.word(end - 1) in scene.words.known


def _opens(scene: Scene, i: int, limit: int, strict: bool) -> bool:
    """Word i may be the first of a name."""
    word, words = scene.word(i), scene.words
    if word in words.given or i in scene.holder_at:
        return True
    if not _is_name_word(scene, word) or i in scene.roles:
        return False
    if word in words.ambiguous:
        return not strict or (i + 1 < limit and continues(scene, i, i + 1, limit) > 0)
    if word in words.particles:
        return i + 1 < limit and scene.gap(i + 1) == "plain" and not _blocked(scene, i + 1)
    if word in words.surnames:
        return not strict
    if i in scene.actors and scene.actors[i].form.tag != "weak":
        return False
    if (word[:1] == "و" and word[1:2] != "و") or any(rest in words.known for n, rest in scene.splits(word) if n):
        return False
    return i not in scene.verbs and not (strict and word.startswith("ال"))


def _inside(scene: Scene, i: int) -> bool:
    """Word i may stand inside a name."""
    word = scene.word(i)
    if scene.gap(i) == "join" or (word in scene.words.compound_words and scene.gap(i) == "plain"):
        return True
    if word in scene.words.known or word in scene.words.particles:
        return True
    if i in scene.actors or i in scene.roles or i in scene.verbs:
        return False
    return any(_is_name_word(scene, rest) for _, rest in _readings(scene, i))


def _is_name_word(scene: Scene, word: str) -> bool:
    """Letters, not ordinary: nothing speaks against its being part of a name."""
    if word in scene.words.known:
        return True
    if len(word) < 2 or not word.isalpha() or word[:1].isascii() or word.startswith("لل"):
        return False
    if len(word) > 5 and word.startswith("سي") and word.endswith("ون"):
        return False
    if word.startswith(("بال", "وال", "فال")) and word[3:] in scene.words.known:
        return False
    return not scene.words.is_ordinary(word)


def _blocked(scene: Scene, i: int) -> bool:
    word = scene.word(i)
    if word in scene.words.given or word in scene.words.surnames:
        return False
    if i in scene.roles and word not in scene.words.known:
        return True
    return i in scene.verbs and word not in scene.words.ambiguous


def continues(scene: Scene, first: int, i: int, limit: int) -> int:
    """How many words from word i on (not the first of the name) go on with it; 0 where it has ended."""
    gap = scene.gap(i)
    if i >= limit or gap not in ("plain", "join"):
        return 0
    compound = _compound(scene, i, limit)
    if compound:
        return compound - i
    word, before, words = scene.word(i), scene.word(i - 1), scene.words
    if i + 1 < limit and scene.word(i + 1) in words.tails and scene.gap(i + 1) == "plain" and i not in scene.roles:
        return 2 if word.isalpha() and word not in words.function else 0
    if gap == "join":
        return 1 if word.isalpha() and len(word) < 14 and not word[:1].isascii() else 0
    if before in scene.words.strong_particles and not _blocked(scene, i):
        return 1 if word.isalpha() and not word[:1].isascii() else 0
    if word in words.particles:
        follows = scene.word(i + 1)
        joins = word in scene.words.strong_particles or (bool(follows) and _is_name_word(scene, follows))
        return 1 if joins and i + 1 < limit and scene.gap(i + 1) in ("plain", "join") else 0
    if (before in words.finals and word not in words.surnames) or _is_copula(scene, i):
        return 0
    if word in words.given or word in words.surnames or word in words.waw or _bound(scene, first, i):
        return 1
    if word in words.ambiguous:
        return 1 if i not in scene.roles and i not in scene.verbs else 0
    if _goes_on(scene, i, word, i > first + 1) or _surname_after_given(scene, first, i, limit):
        return 1
    return int(_strange_surname(scene, first, i))


def _bound(scene: Scene, first: int, i: int) -> bool:
    """Word i belongs to what is before it: "سعد الدين", "(الملك) محمد السادس", "(قال) مجيد عزت إن"."""
    word, words = scene.word(i), scene.words
    if word in words.tails and i == first + 1 and scene.word(first) in words.known:
        return True
    return (word in words.regnal and first - 1 in scene.roles) or _before_clause(scene, first, i)


def _is_copula(scene: Scene, i: int) -> bool:
    """ "X هو المسؤول": the pronoun before a title or a definite noun is no name."""
    copula = "و" + scene.word(i) in scene.words.copulas
    return copula and (i + 1 in scene.roles or scene.word(i + 1)[:2] == "ال")


def _before_clause(scene: Scene, first: int, i: int) -> bool:
    """ "قال مجيد عزت إن": letters of a verb that are a name or a noun too, between a first name and its clause."""
    word, words = scene.word(i), scene.words
    if i != first + 1 or i not in scene.verbs or i in scene.roles or scene.word(first) not in words.known:
        return False
    if word not in words.known and not (words.is_noun(word) and word.endswith("ه")):
        return False
    return scene.gap(i + 1) == "plain" and scene.word(i + 1) in scene.that


def _goes_on(scene: Scene, i: int, word: str, late: bool) -> bool:
    """An unknown word that may go on with a name."""
    if _demonym_surname(scene, i, late) or _nisba_surname(scene, i, late):
        return True
    if i in scene.verbs or i in scene.roles or i in scene.actors or not _is_name_word(scene, word):
        return False
    if word[:1] == "و" and word not in scene.words.waw and word[1:2] not in ("و", "ي"):
        return False
    if (word.endswith(("ات", "يه")) and not word.endswith("ييه") and len(word) > 5) or (late and _verb_like(scene, i)):
        return False
    joined = [rest for n, rest in scene.splits(word) if n and len(rest) > 2]
    return not any(rest in scene.words.known or rest[:2] == "ال" for rest in joined)


def _demonym_surname(scene: Scene, i: int, late: bool) -> bool:
    """A nisba right behind a given name and before no further name is the surname ("عبد الرحمن الكندي إن")."""
    hit = scene.actors.get(i)
    if hit is None or hit.last > i + 1 or hit.prefix:
        return False
    plural = hit.form.tag.startswith("dem.mp") and not scene.word(i).startswith("ال")
    if not plural and not hit.form.tag.startswith("dem.ms"):
        return False
    named = scene.word(i - 1) in scene.words.given or scene.word(i - 2) in scene.words.strong_particles
    named = named or (not late and scene.word(i - 1) in scene.words.ambiguous)
    return named and i + 1 not in scene.roles and not _name_follows(scene, i + 1)


def _nisba_surname(scene: Scene, i: int, late: bool) -> bool:
    """An ordinary adjective in -ī behind a first name alone, where the name must end ("نبيل العربي إن")."""
    word, first = scene.word(i), scene.word(i - 1)
    if late or len(word) < 6 or not word.startswith("ال") or not word.endswith("ي"):
        return False
    if i in scene.actors or i in scene.roles or i in scene.verbs or word in scene.words.keep | scene.words.drop:
        return False
    if first not in scene.words.given and not (first in scene.words.ambiguous and i - 2 in scene.roles):
        return False
    return first not in scene.words.finals and not _name_follows(scene, i + 1)


def _name_follows(scene: Scene, i: int) -> bool:
    """Word i may be one more name, and is no noun behind a joined preposition ("لوكالة")."""
    word = scene.word(i)
    if scene.gap(i) != "plain" or not _is_name_word(scene, word):
        return False
    return word in scene.words.known or not any(scene.words.is_noun(rest) for n, rest in scene.splits(word) if n)


def _surname_after_given(scene: Scene, first: int, i: int, limit: int) -> bool:
    """Behind one given name even an ordinary noun is the surname, where the sentence goes on ("جون وود إن")."""
    word, words = scene.word(i), scene.words
    if i != first + 1 or scene.word(first) not in words.given - words.finals - words.family_first:
        return False
    if scene.word(first - 1) in words.royal or i in scene.verbs or i in scene.roles or i in scene.actors:
        return False
    if not words.is_noun(word) or word in words.function or word in words.keep | words.drop or word.endswith("ا"):
        return False
    after = i + 1
    follows = scene.word(after)
    ends = after >= limit or scene.gap(after) != "plain" or after in scene.verbs or follows in words.function
    ends = ends or (follows[:1] in _CLITIC_LETTERS and not words.is_noun(follows) and words.is_ordinary(follows))
    return ends and word[0] not in "يتبلك"


def _strange_surname(scene: Scene, first: int, i: int) -> bool:
    """ "مارغو والستروم", "فيفيان بالاكريشنان": behind one first name a word whose first letters only look joined, since
    what would be left is no word either; behind و the clause must end or go on with its verb there."""
    word, words = scene.word(i), scene.words
    if i != first + 1 or len(word) < _STRANGE or word[0] not in _LOOK_JOINED or not _first_name(scene, first):
        return False
    if i in scene.verbs or i in scene.roles or i in scene.actors or not word.isalpha() or words.is_ordinary(word):
        return False
    rest = word[1:].removeprefix("ال")
    if rest in words.known or word[1:] in words.known or words.is_ordinary(rest) or i in scene.holder_at:
        return False
    if word[0] != "و" or scene.word(first - 1).endswith(_DUAL):
        return word[0] != "و" and not word.startswith("لل")
    return scene.gap(i + 1) != "plain" or scene.word(i + 1) in scene.that or i + 1 in scene.verbs


def _first_name(scene: Scene, i: int) -> bool:
    """Word i is a given name, or nothing that is known to be a surname."""
    word, words = scene.word(i), scene.words
    if word in words.given:
        return word not in words.finals
    return word not in words.known and i not in scene.holder_at


def _verb_like(scene: Scene, i: int) -> bool:
    """Behind a full name a strange word so formed is rather a verb than one name more, unless its clause ends there."""
    word = scene.word(i)
    if scene.gap(i + 1) != "plain" or scene.word(i + 1) in scene.that:
        return False
    return len(word) > 3 and (word.endswith("ت") or word[0] in "يت")


def _compound(scene: Scene, i: int, limit: int) -> int:
    """Index behind a listed piece of a name at word i, 0 where none stands."""
    for parts in scene.words.compounds.get(scene.word(i), ()):
        end = i + len(parts)
        if end > limit or scene.doc.words[i:end] != list(parts):
            continue
        if all(scene.gap(k) in ("plain", "join") for k in range(i + 1, end)):
            return end
    return 0
