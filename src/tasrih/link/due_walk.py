"""The words around a day that can say what comes due on it: its clause, walked outwards up to what cuts it off."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from tasrih.lexicon import Hit
from tasrih.lexicon.tables import Grammar
from tasrih.lexicon.watching import DueClass, DueWord
from tasrih.link.context import Context
from tasrih.link.due_days import Day
from tasrih.model import Statement

_REACH = 24
_BEHIND = 12
_MANY_NEVER = 4
_OFTEN, _BY_FAR = 3, 2
_NEVER_SHARE = 4
_STOPS = frozenset(".؟!…;؛:\n")
_FUTURES = frozenset({"سي", "ست", "سن"})


class Part(NamedTuple):
    """A word of `data/watch` found: words [first, last), its entry, and for a verb its tense and number."""

    first: int
    last: int
    entry: DueWord
    tag: str
    suffix: str
    prefix: str

    @property
    def past(self) -> bool:
        """A verb of the past."""
        return self.tag.startswith("past")

    @property
    def future(self) -> bool:
        """A verb with the letter of the future."""
        return self.prefix.endswith("س")

    @property
    def cls(self) -> DueClass:
        """The part that it plays."""
        return self.entry.cls


@dataclass(slots=True)
class Watched:
    """An article with its words of `data/watch`, by word."""

    ctx: Context
    words: Grammar
    statements: list[Statement]
    tells: set[int]
    """Where the cues of statements begin, in the article's offsets."""
    at: dict[int, list[Part]] = field(default_factory=dict)

    @classmethod
    def of(cls, ctx: Context, statements: Iterable[Statement]) -> Watched:
        """Index the hits of an article."""
        told = list(statements)
        watched = cls(ctx, ctx.lexicon.watch_words, told, {s.cue.start for s in told if s.cue})
        entries = ctx.lexicon.data.watch
        for hit in ctx.hits.get("due", ()):
            entry = entries[hit.form.entry]
            if watched._named(hit.first, entry) or watched._noun(hit) or watched._compared(hit, entry):
                continue
            watched.at.setdefault(hit.first, []).append(
                Part(hit.first, hit.last, entry, hit.form.tag, hit.suffix, hit.prefix)
            )
        return watched

    def _named(self, i: int, entry: DueWord) -> bool:
        """Word i is part of a name or title; "المقرر" alone is no office here."""
        if i not in self.ctx.in_person:
            return False
        mention = self.ctx.person_at.get(i)
        return not (entry.cls == "plan" and mention and mention.last == i + 1)

    def _noun(self, hit: Hit) -> bool:
        """The letters of a past that are a noun as often ("نشر", "فرض"), or that have a prefix no past has."""
        if hit.form.tag.endswith("bound") and not hit.suffix:
            return True
        if self.says(hit.first, "other_words"):
            return True
        if not hit.form.tag.startswith("past"):
            return False
        if not hit.prefix and self.says(hit.first - 1, "before_nouns"):
            return True
        return hit.prefix.endswith("س") or (hit.form.tag == "past.3ms" and hit.form.text in self.words["nouns"])

    def _compared(self, hit: Hit, entry: DueWord) -> bool:
        """ "أقوى من المتوقع", "مما هو متوقع": no plan."""
        before = hit.first - 1
        if entry.cls != "plan" or hit.form.tag[:3] != "adj":
            return False
        return self.says(before, "as_expected") or self.says(before - 1, "comparatives")

    def says(self, i: int, table: str) -> bool:
        """Word i is in a table of words.yaml, as it stands or behind a joined و or ف."""
        word = self.ctx.word(i)
        return word in self.words[table] or (word[:1] in ("و", "ف") and word[1:] in self.words[table])

    @property
    def idle(self) -> bool:
        """The article is about matches or markets."""
        never = sum(part.cls == "never" for parts in self.at.values() for part in parts)
        return never >= _MANY_NEVER and never * _NEVER_SHARE >= len(self.at)

    def land(self, i: int) -> list[str]:
        """The one country that the sentence of word i names, else the one that the article names by far most."""
        sentence = self.ctx.sentence_of(i)
        near = Counter(code for code in self._states(sentence.first, sentence.last))
        counts = near if len(near) == 1 else Counter(self._states(0, len(self.ctx.doc.words)))
        (first, most), (_, next_) = (*counts.most_common(2), ("", 0), ("", 0))[:2]
        return [first] if counts is near or (most >= _OFTEN and most >= _BY_FAR * next_) else []

    def elects(self, code: str) -> bool:
        """A country or a union of countries, not one of their bodies or parties."""
        actor = self.ctx.lexicon.data.actors.get(code)
        return actor is not None and (actor.kind == "state" or code in self.words["electing"])

    def _states(self, first: int, last: int) -> Iterator[str]:
        """Countries named in words [first, last), as often as they are; persons stand for theirs."""
        ctx = self.ctx
        actors = ctx.lexicon.data.actors
        for i in range(first, last):
            actor, person = ctx.actor_at.get(i), ctx.person_at.get(i)
            code = actor.form.entry if actor else person.of if person else None
            if code in actors and actors[code].kind == "state":
                yield code

    def clause(self, day: Day, floor: int) -> Clause:
        """The clause of a day; nothing before word `floor` belongs to it."""
        ctx = self.ctx
        sentence = ctx.sentence_of(day.first)
        floor = max(floor, sentence.first, day.first - _REACH)
        first, verb, that = self._back(day.first, floor)
        return Clause(day, first, self._end(day.last, sentence.last), verb, that)

    def _back(self, start: int, floor: int) -> tuple[int, int, int]:
        """(first word that belongs to the day, unknown verb of the future that cuts off or -1, nearest أن or -1)."""
        ctx, that = self.ctx, -1
        i = start
        while i > floor:
            if self._cut(i, start):
                return i, -1, that
            i -= 1
            if i not in self.at:
                if self._is_future(i):
                    return i, i, that
                if self._tells(i):
                    return i + 1, -1, that
            if ctx.word(i) in ctx.lexicon.grammar.that and that < 0:
                that = i
        return i, -1, that

    def _cut(self, i: int, start: int) -> bool:
        """Punctuation before word i parts it from the day: not a comma right before the day or around a name."""
        ctx = self.ctx
        if self.says(i, "joints"):
            return True
        if ctx.doc.plain[i]:
            return False
        gap = ctx.doc.gap(i)
        if not _STOPS.isdisjoint(gap) or " -" in gap or " –" in gap:
            return True
        if "،" not in gap and "," not in gap:
            return False
        if all(ctx.word(k) in self.words["fillers"] for k in range(i, start)):
            return False
        return i not in ctx.person_at and i not in ctx.person_end and i - 1 not in ctx.in_person

    def _tells(self, i: int) -> bool:
        """Somebody reports here: what stands before belongs to another clause."""
        doc = self.ctx.doc
        return doc.chars(doc.starts[i], doc.ends[i])[0] in self.tells

    def _is_future(self, i: int) -> bool:
        """A verb of the future that no entry knows."""
        word = self.ctx.word(i)
        bare = word[1:] if word[:1] in ("و", "ف") and len(word) > 4 else word
        if bare[:2] not in _FUTURES or len(bare) < 5 or i in self.ctx.in_person or i in self.ctx.actor_at:
            return False
        sets = (
            self.ctx.lexicon.act_words["not_future"],
            self.ctx.lexicon.counting.sets["not_future"],
            self.words["not_future"],
        )
        return not any(bare in words for words in sets)

    def _end(self, i: int, limit: int) -> int:
        """The first word behind the day that is not of its clause."""
        stop = min(limit, i + _BEHIND)
        while i < stop and not self.ctx.breaks(i):
            if i not in self.at and (self._is_future(i) or self._tells(i)):
                break
            i += 1
        return i

    def joined(self, i: int) -> int:
        """How many letters are joined before the part at word i; the س of the future belongs to its verb."""
        return next((len(part.prefix.removesuffix("س")) for part in self.at.get(i, ())), 0)

    def parts(self, first: int, last: int) -> Iterator[Part]:
        """The parts in words [first, last), in text order."""
        for i in range(first, last):
            yield from self.at.get(i, ())

    def backwards(self, first: int, last: int) -> Iterator[Part]:
        """The same, the nearest to the end first."""
        for i in range(last - 1, first - 1, -1):
            yield from self.at.get(i, ())


class Clause(NamedTuple):
    """Words [first, last) around a day; `verb`: an unknown verb of the future at its head, `that`: the nearest أن."""

    day: Day
    first: int
    last: int
    verb: int
    that: int
