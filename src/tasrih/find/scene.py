"""What the people stage looks up by word: hits of actors, titles and verbs, and what stands between words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tasrih.lexicon import Hit, Lexicon
from tasrih.lexicon.persons import CLITICS, PersonWords, RoleHead
from tasrih.lexicon.schema import Actor, OfficeHolder
from tasrih.text.document import Document

_VERB_TAGS = ("past", "present", "jussive", "hal", "passive", "form", "according")
_OWN = ("ي", "ني", "ك", "كم")
_QUOTES = frozenset("\"“”«»„‹›'’‘")
_JOINED = frozenset(CLITICS)


@dataclass(slots=True)
class Scene:
    """One article's words with the hits that bear on people."""

    doc: Document
    words: PersonWords
    holders: Mapping[str, list[OfficeHolder]]
    actors: dict[int, Hit]
    actor_ends: dict[int, Hit]
    roles: dict[int, Hit]
    verbs: set[int]
    holder_at: dict[int, Hit]
    last_of: list[int]
    kinds: Mapping[str, Actor]
    read: list[str]
    blocks: dict[int, int]
    weak_names: list[str]
    that: Mapping[str, str]

    @classmethod
    def of(cls, doc: Document, hits: Mapping[str, Sequence[Hit]], lexicon: Lexicon) -> Scene:
        """Index the hits by word."""
        actors: dict[int, Hit] = {}
        kinds = lexicon.data.actors
        clear = {hit.form.entry for hit in hits.get("actor", ()) if hit.form.tag != "weak"}
        for hit in hits.get("actor", ()):
            state = getattr(kinds.get(hit.form.entry), "kind", "") == "state"
            if hit.form.tag == "weak" and not state and hit.form.entry not in clear:
                continue
            if hit.first not in actors or _clearer(hit, actors[hit.first]):
                actors[hit.first] = hit
        roles: dict[int, Hit] = {}
        for hit in hits.get("role", ()):
            if hit.form.tag.endswith("bound") and not hit.suffix:
                continue
            if hit.suffix == "ه" and not _ends_in_ha(doc, hit):
                continue
            if hit.first not in roles or (hit.suffix == "ه" and _ends_in_ha(doc, hit)):
                roles[hit.first] = hit
        cues = [hit for hit in hits.get("cue", ()) if hit.form.tag.split(".")[0] in _VERB_TAGS]
        cues = [hit for hit in cues if not hit.suffix or (hit.suffix not in _OWN and hit.form.tag != "form")]
        verbs = {i for hit in cues for i in (hit.first, hit.last - 1)}
        last_of = [len(doc.words)] * len(doc.words)
        for sentence in doc.sentences:
            last_of[sentence.first : sentence.last] = [sentence.last] * (sentence.last - sentence.first)
        return cls(
            doc, lexicon.persons, lexicon.data.holders, actors, {hit.last: hit for hit in actors.values()}, roles,
            verbs, {hit.first: hit for hit in hits.get("holder", ())}, last_of,
            lexicon.data.actors, *_readable(doc, lexicon.persons),
            [hit.form.entry for hit in hits.get("actor", ()) if hit.form.tag == "weak"],
            lexicon.grammar.that,
        )  # fmt: skip

    def word(self, i: int) -> str:
        """Folded word i, "" outside the text."""
        return self.read[i] if 0 <= i < len(self.read) else ""

    def letters(self, i: int) -> str:
        """Word i in the original's letters."""
        a, b = self.doc.chars(self.doc.starts[i], self.doc.ends[i])
        return self.doc.text[a:b]

    def head(self, hit: Hit) -> RoleHead:
        """The entry of a title hit."""
        return self.words.heads[hit.form.entry]

    def gap(self, i: int) -> str:
        """What kind of gap stands before word i: plain, quote, join, comma, paren or hard."""
        gap = self.doc.gap(i)
        if gap == " ":
            return "plain"
        if not gap or "\n" in gap or i >= len(self.last_of) or (i and self.last_of[i - 1] <= i):
            return "hard"
        marks = set(gap) - {" "}
        if not marks:
            return "plain"
        if marks <= {"-", "‑", "–"} and len(gap) == 1:
            return "join"
        if marks <= {"#", "_"}:
            return "plain"
        if marks <= _QUOTES:
            return "join" if marks <= {"'", "’"} and len(gap) == 1 else "quote"
        if marks <= {"،", ",", "؛", "#"} | _QUOTES:
            return "comma"
        return "paren" if marks <= {"(", ")", "،", ","} else "hard"

    def is_body(self, hit: Hit) -> bool:
        """The actor is no state."""
        actor = self.kinds.get(hit.form.entry)
        return actor is not None and actor.kind != "state"

    def is_name(self, word: str) -> bool:
        """A word with the article that looks like a surname."""
        if word in self.words.surnames:
            return True
        return word[:2] == "ال" and not word.endswith(("ه", "ات", "ون", "ين")) and not self.words.is_ordinary(word)

    def owned(self, i: int) -> str:
        """The noun of "خارجيته" in the original's letters, "" where word i carries no pronoun."""
        word, letters = self.word(i), self.letters(i)
        for pronoun in ("هما", "ها", "هم", "ه", "نا"):
            if not word.endswith(pronoun) or len(word) < len(pronoun) + 3 or letters.endswith("ة"):
                continue
            stem, spelt = word[: -len(pronoun)], letters[: -len(pronoun)]
            if stem[-1] == "ت" and self.words.is_noun(stem[:-1] + "ه"):
                return spelt[:-1] + "ة"
            if self.words.is_noun(stem) and not self.words.is_noun(word):
                return spelt
        return ""

    def splits(self, word: str) -> list[tuple[int, str]]:
        """A word with each joined preposition or conjunction it may begin with taken away: (letters taken, rest)."""
        parts = [(0, word)]
        if word[:1] in _JOINED and len(word) > 2:
            parts.append((1, word[1:]))
            if word[:2] in _JOINED and len(word) > 3:
                parts.append((2, word[2:]))
        return parts


def _clearer(hit: Hit, other: Hit) -> bool:
    """A name is meant rather than an indefinite adjective of the same letters (سوريا)."""
    return hit.last == other.last and _vague(other) and not _vague(hit)


def _vague(hit: Hit) -> bool:
    return hit.form.tag == "weak" or (hit.form.tag.startswith("dem.") and not hit.form.tag.endswith(".def"))


def _readable(doc: Document, words: PersonWords) -> tuple[list[str], dict[int, int]]:
    """The words as names and titles may be made of them, and the phrases that are no names (first -> end).

    على is the name علي once folded: where the original does not spell the name, the word is taken out.
    """
    read = list(doc.words)
    blocks: dict[int, int] = {}
    for i, word in enumerate(doc.words):
        if word in words.spelt:
            a, b = doc.chars(doc.starts[i], doc.ends[i])
            if doc.text[a:b] not in words.spelt[word]:
                read[i] = ""
        for parts in words.not_names.get(word, ()):
            if doc.words[i : i + len(parts)] == list(parts):
                blocks[i] = i + len(parts)
                read[i : i + len(parts)] = [""] * len(parts)
                break
    return read, blocks


def _ends_in_ha(doc: Document, hit: Hit) -> bool:
    """The original spells the last letter ه and not ة: a pronoun."""
    a, b = doc.chars(doc.starts[hit.last - 1], doc.ends[hit.last - 1])
    return not doc.text[a:b].endswith("ة")
