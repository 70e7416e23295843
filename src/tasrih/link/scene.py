"""The scene of a statement: its content's words cut into clauses, with whom they name and what shows its act."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field
from typing import NamedTuple

from tasrih.lexicon import Hit
from tasrih.lexicon.tables import Grammar
from tasrih.link.context import Context
from tasrih.link.draft import Draft

_STOPS = frozenset(".؟!…\n;؛")
_COMMAS = frozenset("،,")
_JOINED = "وفبلك"
_FUTURES = frozenset({"سن", "سا", "سي", "ست"})
_BRIDGE = 5
_CONDITION = 12
_ON = frozenset({"على", "وعلى", "فعلى"})
OTHER = "OTHER"


class Mention(NamedTuple):
    """Words [word, last) that name an actor, or the speaker's own side (`own`; `code` may then be unknown)."""

    word: int
    last: int
    code: str | None
    own: bool
    adjective: bool
    oblique: bool


class Place(NamedTuple):
    """Where a word stands: first word of its sentence and clause, and whether a relative clause holds it."""

    sentence: int
    clause: int
    relative: bool


@dataclass(slots=True)
class Scene:
    """Words [first, last) of a content, read once."""

    ctx: Context
    draft: Draft
    first: int
    last: int
    speaker: Mention | None = None
    mentions: list[Mention] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)
    futures: list[int] = field(default_factory=list)
    duties: list[int] = field(default_factory=list)
    refusals: list[int] = field(default_factory=list)
    past_negations: list[int] = field(default_factory=list)
    conditions: list[tuple[int, int]] = field(default_factory=list)

    @classmethod
    def of(cls, ctx: Context, draft: Draft) -> Scene:
        """Read a draft's content in one pass."""
        scene = cls(ctx, draft, *draft.words(ctx.doc))
        scene._pronoun()
        scene._walk()
        return scene

    @property
    def asks(self) -> bool:
        """The content opens as a question."""
        return self.ctx.word(self.first) in self.words["questions"]

    @property
    def words(self) -> Grammar:
        """The closed tables of data/acts/words.yaml."""
        return self.ctx.lexicon.act_words

    def place(self, i: int) -> Place:
        """Place of word i of the content (before it: that of its first word)."""
        return self.places[max(0, i - self.first)] if self.places else Place(i, i, False)

    def signs(self) -> list[Hit]:
        """Signs of acts inside the content, and on the bridge from the cue to it ("شدد على ضرورة أن …")."""
        hits = self.ctx.hits.get("actsign", [])
        cue = self.draft.cue
        start = cue.last if cue and self.first - _BRIDGE <= cue.last < self.first else self.first
        low = bisect_left(hits, start, key=_first)
        return [hit for hit in hits[low : bisect_left(hits, self.last, key=_first)] if hit.last <= self.last]

    def negated(self, i: int, present: bool = False) -> bool:
        """A negation stands right before word i (a particle of the future or "أي" may come between).

        Before a verb of the present "ما" is "what".
        """
        negations, before = self.words["negations"], self.ctx.word(i - 1)
        if before in negations:
            return not (present and before in self.words["what"])
        return before in self.words["at_all"] and self.ctx.word(i - 2) in negations and i - 2 >= self.first

    def conditioned(self, i: int) -> bool:
        """Word i stands in a condition, between its particle and the end of the clause."""
        for at, size in self.conditions:
            if at + size <= i < at + size + _CONDITION and self.place(i).clause <= at:
                return not any(self.ctx.word(n)[:2] in ("فس", "فل", "فن") for n in range(at + size, i + 1))
        return False

    def unreal(self, i: int) -> bool:
        """ "كنت سأقوم بواجبي": word i tells what one would have done."""
        return self.ctx.word(i - 1) in self.words["unreal"]

    def _pronoun(self) -> None:
        """The pronoun joined to أن before the content takes up the speaker, where its gender fits."""
        before = self.ctx.word(self.first - 1)
        bare = self.ctx.lexicon.grammar.that.get(before, before)
        if bare == before or (before.endswith("ها") and self.draft.source.feminine is False):
            return
        self.speaker = Mention(self.first, self.first, self.draft.source.of, True, False, False)

    def _walk(self) -> None:
        doc, words = self.ctx.doc, self.words
        relatives, copulas = words["relatives"], words["copulas"]
        sentence = clause = self.first
        relative = False
        skip = -1
        conditions = words.phrase_table("conditions")
        that = self.ctx.lexicon.grammar.that
        for i in range(self.first, self.last):
            word = doc.words[i]
            if i > self.first and not doc.plain[i]:
                gap = doc.gap(i)
                if any(mark in _STOPS for mark in gap):
                    sentence = clause = i
                    relative = False
                elif any(mark in _COMMAS for mark in gap):
                    clause, relative = i, False
            if word in that and i > self.first:
                clause, relative = i, False
            relative = word in relatives or (relative and word not in copulas)
            self.places.append(Place(sentence, clause, relative))
            if i >= skip:
                skip = self._mention(i, word)
                if relative and word[0] == "و" and skip > i:
                    relative = False  # "… الذي …، وروسيا …": a new clause
            self._marks(i, word, conditions)

    def _marks(self, i: int, word: str, conditions: dict[str, list[tuple[str, ...]]]) -> None:
        bare = word[1:] if word[0] in "وف" and len(word) > 4 else word
        if bare[:2] in _FUTURES and len(bare) > 3 and self._future(i, bare):
            self.futures.append(i)
        elif word == "سوف" or word == "وسوف":
            self.futures.append(i + 1)
        elif word in _ON and self._duty(i):
            self.duties.append(i)
        elif word in self.words["refusals"]:
            self.refusals.append(i)
        elif word in self.words["past_negations"]:
            self.past_negations.append(i)
        for phrase in conditions.get(word, ()) or conditions.get(bare, ()):
            if all(self.ctx.word(i + n) == part for n, part in enumerate(phrase) if n) and self._conditional(i):
                self.conditions.append((i, len(phrase)))
                break

    def _duty(self, i: int) -> bool:
        """ "على" before an actor, or at the head of its clause."""
        if i + 1 in self.ctx.actor_at or i + 1 in self.ctx.person_at:
            return True
        clause = self.places[-1].clause
        return i == clause or (i == clause + 1 and self.ctx.word(clause) in self.ctx.lexicon.grammar.that)

    def _future(self, i: int, bare: str) -> bool:
        """سـ before a present verb; "سأ" only where the hamza is written."""
        if self._named(i) or bare in self.words["not_future"]:
            return False
        return bare[1] != "ا" or self.hamza(self.ctx.doc.ends[i] - len(bare) + 1)

    def hamza(self, offset: int) -> bool:
        """The alef at a folded offset is written with its hamza above."""
        return self.ctx.doc.text[self.ctx.doc.chars(offset, offset + 1)[0]] == "أ"

    def _conditional(self, i: int) -> bool:
        """No "whether" ("ما إذا") and no "even if" ("حتى لو") stands there."""
        return self.ctx.word(i - 1) not in self.words["no_condition_behind"]

    def _named(self, i: int) -> bool:
        return i in self.ctx.in_person or bool(self.mentions and self.mentions[-1].last > i)

    def _mention(self, i: int, word: str) -> int:
        """Note whom word i names; the first word behind that."""
        ctx, source = self.ctx, self.draft.source
        person = ctx.person_at.get(i)
        actor = ctx.actor_at.get(i)
        if person and (not actor or person.last >= actor.last):
            same = person.person >= 0 and person.person == source.person
            code = person.of
            own = same or (code is not None and code == source.of and code != OTHER)
            self.mentions.append(Mention(i, person.last, code, own, False, self._oblique(i, bool(person.prefix))))
            return person.last
        if actor:
            code = actor.form.entry
            adjective = actor.form.tag.startswith("dem.") and not actor.form.tag.startswith("dem.mp")
            oblique = self._oblique(i, actor.prefix[-1:] in ("ب", "ل", "ك"))
            self.mentions.append(Mention(i, actor.last, code, code == source.of, adjective, oblique))
            return actor.last
        if (code := self._stands_for(word)) and i + 1 not in ctx.actor_at:
            own = code == source.of
            self.mentions.append(Mention(i, i + 1, code, own, False, self._oblique(i, word[0] in "بل")))
        elif self.is_own_word(i):
            self.mentions.append(Mention(i, i + 1, source.of, True, False, self._oblique(i, word[0] in "بل")))
        return i

    def _stands_for(self, word: str) -> str | None:
        """The actor that a common noun means here: "الميليشيات" where the article names the Houthis."""
        code = self.words.stand_ins.get(word)
        return code if code in self.ctx.codes else None

    def is_own_word(self, i: int) -> bool:
        """Word i means the speaker's own side by itself ("بلاده", "نحن"), not by a name."""
        word = self.ctx.word(i)
        if not any(self._listed(word, table) for table in self._own_tables()):
            return False
        return i + 1 not in self.ctx.actor_at

    def _own_tables(self) -> tuple[frozenset[str], ...]:
        own = self.words["own"]
        return (own,) if self.draft.source.of in (None, OTHER) else (own, self.words["own_bodies"])

    @staticmethod
    def _listed(word: str, table: frozenset[str]) -> bool:
        return word in table or (word[0] in _JOINED and word[1:] in table)

    def _oblique(self, i: int, joined: bool) -> bool:
        return joined or (i > self.first and self.ctx.is_(i - 1, "prepositions") and self.ctx.word(i - 1) != "كما")

    def particle(self, mention: Mention) -> str:
        """The preposition before a mention ("في", "مع", joined "ل"); "" where none stands there."""
        i = mention.word - 1 if mention.adjective else mention.word
        if i > self.first and self.ctx.is_(i - 1, "prepositions"):
            return self.ctx.word(i - 1) if mention.oblique or mention.adjective else ""
        joined = self.ctx.word(i)[:3] if mention.adjective else ""
        if joined.startswith(("لل", "بال")):
            return joined[0]
        return self.ctx.word(mention.word)[:1] if mention.oblique else ""

    def subject(self, i: int) -> Mention | None:
        """Who does what word i says, where that follows its subject: the first one named in its clause."""
        place = self.place(i)
        if self.speaker and place.clause == self.first:
            return self.speaker
        return self._first_named(place.clause, i, place.clause)

    def earlier(self, i: int) -> Mention | None:
        """Whom the sentence of word i has named first, before its clause."""
        place = self.place(i)
        if self.speaker and place.sentence == self.first:
            return self.speaker
        return self._first_named(place.sentence, i, self.first)

    def _first_named(self, start: int, i: int, otherwise: int) -> Mention | None:
        """The first in words [start, i) that is no object; failing that, the first of any kind in [otherwise, i)."""
        found = None
        for mention in self.mentions:
            if mention.word >= i:
                break
            if mention.word >= start and not mention.oblique:
                return mention
            if mention.word >= otherwise:
                found = found or mention
        return found

    def behind(self, i: int, reach: int = 3) -> Mention | None:
        """The first one named behind word i - 1, at most `reach` words on, in the same clause."""
        for mention in self.mentions:
            if i <= mention.word < i + reach and self.place(mention.word).clause <= i:
                return mention
        return None


def _first(hit: Hit) -> int:
    return hit.first
