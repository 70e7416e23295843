"""Persons of an article: mentions that share a name become one; surnames and titles alone find their bearer."""

from __future__ import annotations

from dataclasses import dataclass, field

from tasrih.find.bearers import Bearers
from tasrih.find.mentions import Found, PersonMention, PersonRecord
from tasrih.find.scene import Scene
from tasrih.lexicon.persons import CLITICS

_SKELETON = str.maketrans("جقكطصظذثشؤئ", "غغغتسزدتسوي", "اويىه")
Name = tuple[str, ...]
_CANDIDATES = 20
_SPELLINGS = 12


@dataclass(slots=True)
class Draft:
    """A person under construction: names, the mentions that name it, and what they say of it."""

    names: list[Name]
    mentions: list[int] = field(default_factory=list)
    role: str | None = None
    of: str | None = None
    head: str = ""
    grade: str = ""
    former: bool = False
    gender: str = "m"
    how: str = "name"


def resolve_people(
    scene: Scene, found: list[Found], published: str | None = None
) -> tuple[list[PersonMention], list[PersonRecord]]:
    """The mentions with the person each stands for (`person`, -1 for none), and the persons."""
    register = _Register(scene)
    person = [-1] * len(found)
    named = [n for n, mention in enumerate(found) if mention.name_first >= 0]
    for n in sorted(named, key=lambda n: (found[n].name_last - found[n].name_first == 1, n)):
        person[n] = register.join(name_words(scene, found[n]), found[n])
    drafts = register.drafts
    found, person = _with_surnames(scene, found, person, drafts)
    for n, who in enumerate(person):
        if who >= 0:
            drafts[who].mentions.append(n)
    bearers = Bearers(scene, found, person, drafts, published)
    bearers.run()
    for draft in drafts:
        draft.mentions.sort()
    place = sorted(range(len(drafts)), key=lambda who: drafts[who].mentions[0])
    rank = {who: n for n, who in enumerate(place)} | {-1: -1}
    mentions = [mention._replace(person=rank[mention.person]) for mention in map(bearers.mention, range(len(found)))]
    return mentions, [_record(scene, found, drafts[who]) for who in place]


def _record(scene: Scene, found: list[Found], draft: Draft) -> PersonRecord:
    """The record: its name is the longest in the text, the first where several are."""
    best = max(
        (found[n] for n in draft.mentions if found[n].name_first >= 0),
        key=lambda m: (m.name_last - m.name_first, -m.name_first),
    )
    start, end = name_bounds(scene, best)
    a, b = scene.doc.chars(start, end)
    return PersonRecord(scene.doc.text[a:b], start, end, draft.role, draft.of, draft.gender, draft.how)


def name_bounds(scene: Scene, mention: Found) -> tuple[int, int]:
    """Folded offsets of a mention's name without joined letters."""
    start = scene.doc.starts[mention.name_first]
    if mention.name_first == mention.first:
        start += mention.prefix
    return start, scene.doc.ends[mention.name_last - 1]


def name_words(scene: Scene, mention: Found) -> Name:
    """The folded words of a mention's name, without joined letters; عبد is joined to what follows."""
    start, end = name_bounds(scene, mention)
    words: list[str] = []
    for n in range(mention.name_first, mention.name_last):
        word = scene.doc.folded[max(start, scene.doc.starts[n]) : min(end, scene.doc.ends[n])]
        if words and words[-1] == "عبد":
            words[-1] += word
        else:
            words.append(word)
    return tuple(words)


def skeleton(word: str) -> str:
    """The consonants of a name's word as transcriptions share them: غوتيريش and جوتيريس are one."""
    bare = word[2:] if word.startswith("ال") and len(word) > 4 else word
    key = bare.translate(_SKELETON)
    return key if len(key) > 1 else bare


class _Register:
    """The persons found so far, by the words of their names."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.drafts: list[Draft] = []
        self._by_word: dict[str, list[int]] = {}

    def join(self, name: Name, mention: Found) -> int:
        """Index of the person that a name belongs to; a new one where none fits."""
        first_name = _by_first_name(self.scene, mention)
        keys = {*name, *map(skeleton, name)}
        near = sorted({n for key in keys for n in self._by_word.get(key, ())[-_CANDIDATES:]}, reverse=True)
        for n in near:
            if any(same_person(self.scene, name, other, first_name) for other in self.drafts[n].names):
                break
        else:
            n = len(self.drafts)
            self.drafts.append(Draft([]))
        if name not in self.drafts[n].names[:_SPELLINGS]:
            self.drafts[n].names.append(name)
            for key in keys:
                self._by_word.setdefault(key, []).append(n)
        return n


def _by_first_name(scene: Scene, mention: Found) -> bool:
    """Kings, princes and leaders are titled with the first name alone."""
    title = mention.title
    if title is None:
        return False
    return title.head.head in scene.words.leaders or scene.word(title.first) in scene.words.royal


def same_person(scene: Scene, a: Name, b: Name, titled: bool = False) -> bool:
    """One name is the other, shortened or spelt otherwise; with a title a first name alone will do."""
    if a == b:
        return True
    if len(a) > len(b):
        a, b = b, a
    keys_a, keys_b = [skeleton(word) for word in a], [skeleton(word) for word in b]
    if len(a) == 1:
        if keys_a[0] == keys_b[-1] and (len(keys_a[0]) > 2 or a[0] == b[-1]):
            return len(b) < 2 or b[-2] not in scene.words.strong_particles
        return a[0] == b[0] and len(b) > 1 and (titled or a[0] in scene.words.family_first)
    if any(keys_b[n : n + len(a)] == keys_a for n in range(len(b) - len(a) + 1)):
        return True
    return keys_a[-1] == keys_b[-1] and keys_a[0] == keys_b[0]


def _with_surnames(
    scene: Scene, found: list[Found], person: list[int], drafts: list[Draft]
) -> tuple[list[Found], list[int]]:
    """Adds the places where a person of the article is named by the surname alone."""
    table = _surname_table(scene, drafts)
    taken = {i for mention in found for i in range(mention.first, mention.last)}
    pairs = list(zip(found, person, strict=True))
    for i, word in enumerate(scene.read):
        for prefix, rest, who in table.get(word, ()):
            if i not in taken and _may_be_surname(scene, i, prefix, rest):
                pairs.append((_surname(scene, drafts[who], i, prefix, taken), who))
                break
    pairs.sort(key=lambda pair: pair[0].first)
    return [mention for mention, _ in pairs], [who for _, who in pairs]


def _surname(scene: Scene, draft: Draft, i: int, prefix: int, taken: set[int]) -> Found:
    """The surname at word i with the particle before it ("بن سلمان")."""
    before = scene.word(i - 1)
    particle = before if before in scene.words.particles else before[1:]
    if (
        not prefix
        and i - 1 not in taken
        and particle in scene.words.particles
        and scene.gap(i) == "plain"
        and any(particle in name for name in draft.names)
    ):
        joined = len(before) - len(particle)
        return Found(i - 1, i + 1, i - 1, i + 1, joined, None, "surname")
    return Found(i, i + 1, i, i + 1, prefix, None, "surname")


def _surname_table(scene: Scene, drafts: list[Draft]) -> dict[str, list[tuple[int, str, int]]]:
    """Spelling, with joined letters too -> (letters joined, surname, person); the bare spelling first."""
    bearer: dict[str, int] = {}
    for n, draft in enumerate(drafts):
        for name in draft.names:
            bearer[name[-1]] = n
            if name[0] in scene.words.family_first:
                bearer.setdefault(name[0], n)
    table: dict[str, list[tuple[int, str, int]]] = {}
    for word, n in bearer.items():
        if len(word) < 3 and word not in scene.words.family_first:
            continue
        table.setdefault(word, []).insert(0, (0, word, n))
        for clitic in CLITICS:
            table.setdefault(clitic + word, []).append((len(clitic), word, n))
        if word.startswith("ال"):
            table.setdefault("لل" + word[2:], []).append((1, word, n))
    return table


def _may_be_surname(scene: Scene, i: int, prefix: int, rest: str) -> bool:
    """The word is read as the surname: no other meaning, or it stands where a speaker does."""
    words = scene.words
    if i in scene.actors and rest not in words.known and rest not in words.surnames:
        return False
    if prefix and words.is_noun(scene.word(i)):
        return False
    if not words.is_noun(rest) and rest not in words.ambiguous:
        return True
    before = i - 1 in scene.verbs or scene.word(i - 1) in words.function
    return before or scene.gap(i) != "plain" or i + 1 in scene.verbs
