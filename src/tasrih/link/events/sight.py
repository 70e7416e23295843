"""What stands around a trigger: the actors of noun phrases, found word by word."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from tasrih.lexicon import Hit
from tasrih.lexicon.events import EventWords
from tasrih.link.clauses import looks_joined
from tasrih.link.context import Context
from tasrih.link.draft import Draft
from tasrih.link.parties import speaks_for
from tasrih.link.party import OTHER, actor_inside
from tasrih.model import Act
from tasrih.text.fold import fold_form

_JOINED = "بلك"
_OF = "من"
_AND = "و"
_STOPS = ("negations", "relatives", "fillers", "so_that", "openers")
_PAIR, _PAIR_REACH = 2, 60
_FILLERS = 3
_LONGEST = 40
"""Words of a noun phrase; without an end to it, time would grow with the square of a hostile text."""


class Mention(NamedTuple):
    """Words [first, last) that name an actor; `code` None: a plain person."""

    first: int
    last: int
    code: str | None
    prefix: str
    adjective: bool
    person: bool
    nation: str | None = None
    """Of a plain person the state that the words name."""


class Who(NamedTuple):
    """A noun phrase, words [first, last), and the actors it names; `adjective`: by adjectives only."""

    first: int
    last: int
    codes: tuple[str, ...]
    adjective: bool = False
    nations: tuple[str, ...] = ()


NOBODY = Who(-1, -1, ())


@dataclass(slots=True)
class Sight:
    """One article seen for its events; `subject`: who acted last; `pair`: who were last named together."""

    ctx: Context
    drafts: Sequence[Draft]
    verbs: set[int]
    mentions: list[Mention] = field(default_factory=list)
    at: dict[int, Mention] = field(default_factory=dict)
    ending: dict[int, Mention] = field(default_factory=dict)
    places: Sequence[Hit] = ()
    acts: Sequence[Act] = ()
    triggers: frozenset[int] = frozenset()
    acted: int = -1
    inserted: int = -1
    sides: dict[int, tuple[str, ...]] = field(default_factory=dict)
    named: frozenset[str] = frozenset()
    inside: frozenset[int] = frozenset()
    """Words that belong to a mention."""
    subject: tuple[str, ...] = ()
    pair: tuple[str, ...] = ()

    @classmethod
    def of(cls, ctx: Context, drafts: Sequence[Draft], verbs: set[int]) -> Sight:
        """Index the mentions of an article; `verbs`: words of the event lexicon that are verbs."""
        cues = {cue.first for cue in ctx.cues if cue.finite and cue.first not in ctx.in_person}
        verbs = {i for i in verbs | cues if not ctx.is_(i, "prepositions")}
        sight = cls(ctx, drafts, verbs)
        sight._index()
        return sight

    @property
    def words(self) -> EventWords:
        """The tables of data/events/words.yaml."""
        return self.ctx.lexicon.event_words

    def _index(self) -> None:
        ctx = self.ctx
        codes = [speaks_for(ctx, record.of, fold_form(record.role or "").split()) for record in ctx.people]
        for person in ctx.person_at.values():
            code = codes[person.person] if person.person >= 0 and codes[person.person] else person.of
            prefix = ctx.word(person.first)[: person.prefix]
            known = None if code == OTHER else code
            nation = None if known else actor_inside(ctx, person.first, person.last)
            self._add(Mention(person.first, person.last, known, prefix, False, True, nation))
        for hit in ctx.actor_at.values():
            tag = hit.form.tag
            prefix = hit.prefix or ("ل" if hit.form.text.startswith("لل") else "")
            adjective = tag.startswith("dem.")
            self._add(Mention(hit.first, hit.last, hit.form.entry, prefix, adjective, False))
        self.named = frozenset(mention.code for mention in self.at.values() if mention.code)
        self.inside = frozenset(i for m in self.at.values() for i in range(m.first, m.last))
        inner = ctx.in_person
        self.mentions = sorted(m for m in self.at.values() if m.person or m.first not in inner)

    def _add(self, mention: Mention) -> None:
        """Note a mention; the longer one first where two begin or end at a word."""
        self.at.setdefault(mention.first, mention)
        self.ending.setdefault(mention.last, mention)

    def within(self, first: int, last: int) -> Sequence[Mention]:
        """The mentions that begin in words [first, last)."""
        a = bisect_left(self.mentions, first, key=_first)
        return self.mentions[a : bisect_left(self.mentions, last, key=_first)]

    def phrase(self, i: int, limit: int) -> Who:
        """The noun phrase at word i, before word `limit`: up to a preposition, a verb, a mark, or the next phrase."""
        limit = min(limit, i + _LONGEST)
        codes: list[str] = []
        nations: list[str] = []
        adjective, definite, n, kept = True, False, i, i
        while n < limit:
            if n > i and not codes and self._part_of(n):
                n += 1
                definite = False
                continue
            if n > i and self._ends(n) and not (codes and self._listed(n, limit)):
                n = self._apposed(n, limit) if codes else n
                if n == kept or not self._listed(n, limit):
                    break
            mention = self.at.get(n)
            joined = n > i and (self.conjoined(n, mention) or self.ctx.word(n - 1) == _AND)
            if mention is not None:
                listed = joined or (n > i and self.ctx.breaks(n))
                if n > i and not listed and ((definite and not mention.adjective) or mention.prefix):
                    break
                described = mention.adjective and not listed and self._is_group(n)
                codes += [mention.code] if mention.code and not described else []
                nations += [mention.nation] if mention.nation else []
                adjective = adjective and mention.adjective
                definite, n = True, mention.last
                kept = n
                continue
            word = self.ctx.word(n)
            if word == _AND and n > i:
                definite, n = False, n + 1
                continue
            if named := self._pointed(n, word):
                codes += named
                adjective, definite, n = False, True, n + 1
                kept = n
                continue
            if word in self.words["belongs"] and (owner := self.at.get(n + 1)) and owner.prefix == "ل":
                codes += [owner.code] if owner.code else []
                adjective, definite, n = False, True, owner.last
                kept = n
                continue
            article = self.ctx.definite(n)
            if n > i and (word[0].isdigit() or (definite and not article and not joined)):
                break
            definite = article or (definite and not joined)
            n += 1
            if not joined and kept == n - 1:
                kept = n
        found = tuple(dict.fromkeys(codes))
        return Who(i, max(kept, i), found, adjective and bool(codes), found or tuple(dict.fromkeys(nations)))

    def _part_of(self, n: int) -> bool:
        """Word n is the "of" behind a number or a part: "23 | من الركاب الأتراك"."""
        before = self.ctx.word(n - 1)
        return self.ctx.word(n) == _OF and (before[0].isdigit() or before in self.words["parts"])

    def _is_group(self, n: int) -> bool:
        """A group is named right before word n: an adjective there says whose it is ("ميليشيا الحوثي | الإيرانية")."""
        before = self.ending.get(n)
        if before is None or before.adjective or before.code is None:
            return False
        return self.ctx.lexicon.data.actors[before.code].kind == "group"

    def landed(self, who: Who) -> Who:
        """The phrase, with the state that a place in it lies in where it names no actor: "لعفرين"."""
        if who.codes or not self.places:
            return who
        at = bisect_left(self.places, who.first, key=lambda hit: hit.first)
        if at < len(self.places) and self.places[at].last <= who.last:
            return who._replace(codes=(self.places[at].form.entry,))
        return who

    def bare_phrase(self, at: int, limit: int) -> Who:
        """The noun phrase at word `at` where no preposition, verb or mark stands there; else an empty one."""
        ctx = self.ctx
        if (
            at >= limit
            or (ctx.breaks(at) and at != self.inserted)
            or at in self.verbs
            or ctx.word(at) in ctx.lexicon.grammar.that
        ):
            return Who(at, at, ())
        if ctx.is_(at, "prepositions") or ctx.is_(at, "relatives") or (at not in self.at and self.joined(at)):
            return Who(at, at, ())
        mention = self.at.get(at)
        if (mention and mention.prefix) or (mention is None and any(ctx.is_(at, name) for name in _STOPS)):
            return Who(at, at, ())
        return self.phrase(at, limit)

    def over_fillers(self, at: int, limit: int) -> int:
        """The first word at or behind `at` that is no adverb."""
        stop = min(limit, at + _FILLERS)
        start = at
        while at < stop and self.ctx.is_(at, "fillers") and at not in self.at:
            at += 1
        if at > start and self.ctx.breaks(start) and self.ctx.breaks(at):
            self.inserted = at  # "التقى، أمس الاثنين، | نظيره"
        return at

    def _listed(self, n: int, limit: int) -> bool:
        """A comma stands before word n, and the list of actors goes on behind it: "روسيا، الصين وإيران"."""
        mention = self.at.get(n)
        if mention is None or mention.adjective or mention.prefix not in ("", "و") or not self._comma(n):
            return False
        if mention.last in self.verbs or self.ctx.is_(mention.last, "relatives"):
            return False
        if mention.prefix:
            return True
        behind = self.at.get(mention.last)
        return bool(behind and (behind.prefix == "و" or self._comma(mention.last)))

    def _apposed(self, n: int, limit: int) -> int:
        """Past a name between commas: "وزير الخارجية، فلان، ونظيره"."""
        mention = self.at.get(n)
        if mention and mention.person and self._comma(n) and mention.last < limit and self._comma(mention.last):
            return mention.last
        return n

    def _comma(self, n: int) -> bool:
        return not self.ctx.doc.plain[n] and self.ctx.doc.gap(n).strip() in ("،", ",")

    def _ends(self, n: int) -> bool:
        ctx, grammar = self.ctx, self.ctx.lexicon.grammar
        if ctx.breaks(n) or n in self.verbs:
            return True
        word = ctx.word(n)
        if word in grammar["prepositions"] or word in grammar.that or any(word in grammar[name] for name in _STOPS):
            return True
        return n not in self.at and self.joined(n)

    def joined(self, n: int) -> bool:
        """A preposition is joined to word n: no noun of its own letters, as an accusative shows ("باحثا")."""
        return looks_joined(self.ctx, n) and not self.ctx.word(n).endswith("ا")

    def conjoined(self, n: int, mention: Mention | None) -> bool:
        """ "and" is joined to word n."""
        if mention is not None:
            return mention.prefix.startswith("و")
        word = self.ctx.word(n)
        return word[:1] == "و" and word not in self.ctx.lexicon.grammar["inherent_waw"]

    def _pointed(self, n: int, word: str) -> list[str]:
        """Whom "both sides", "his country" mean."""
        bare = word[1:] if word[:1] in (*_JOINED, "و", "ف") else word
        for table in ("both_people", "both_states"):
            if word in self.words[table] or bare in self.words[table]:
                return list(self.pair or self.last_named(n, _PAIR, table == "both_people"))
        if word in self.words["three"] and self.ctx.word(n - 1) in self.words["several"]:
            return list(self.last_named(n, 3))
        if word in self.words["own"] or bare in self.words["own"]:
            return list(self.own(n))
        return []

    def pointed(self, n: int) -> tuple[str, ...]:
        """Whom word n means, if it means both sides or the own one."""
        return tuple(self._pointed(n, self.ctx.word(n)))

    def last_named(self, n: int, count: int, people: bool = False) -> tuple[str, ...]:
        """The actors named last before word n, by persons or by themselves; none where there are fewer."""
        found: list[str] = []
        for mention in reversed(self.within(max(0, n - _PAIR_REACH), n)):
            if mention.code and mention.code not in found and mention.person >= people:
                found.append(mention.code)
            if len(found) == count:
                return tuple(reversed(found))
        return ()

    def speaker(self, n: int) -> tuple[str, ...]:
        """Who says the content that holds word n."""
        draft = self.draft_over(n)
        return (draft.source.of,) if draft and draft.source.of and draft.source.of != OTHER else ()

    def draft_over(self, n: int) -> Draft | None:
        """The statement whose content holds word n."""
        offset = self.ctx.doc.starts[n]
        for draft in self.drafts:
            if draft.content.start <= offset < draft.content.end:
                return draft
        return None

    def act_over(self, n: int) -> Act | None:
        """The act of the statement whose content holds word n."""
        draft = self.draft_over(n)
        return self.acts[self.drafts.index(draft)] if draft is not None and self.acts else None

    def own(self, n: int) -> tuple[str, ...]:
        """The side of whoever speaks at word n, else of whoever spoke or acted last before it."""
        if speaker := self.speaker(n):
            return speaker
        offset = self.ctx.doc.starts[n]
        said = next((draft for draft in reversed(self.drafts) if draft.cue_span[0] < offset), None)
        later = said is not None and self.ctx.doc.word_from(said.cue_span[0]) > self.acted
        if said is not None and (later or not self.subject) and said.source.of not in (None, OTHER):
            return (said.source.of,) if said.source.of else ()
        return self.subject


def _first(mention: Mention) -> int:
    return mention.first
