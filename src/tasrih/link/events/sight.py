"""One article seen for its events: its mentions of actors, who acted or spoke last, whom "both sides" means."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from typing import NamedTuple

from tasrih.lexicon import Hit
from tasrih.lexicon.events import EventWords
from tasrih.link.context import Context
from tasrih.link.draft import Draft
from tasrih.link.events.mentions import Mention
from tasrih.link.parties import speaks_for
from tasrih.link.party import OTHER, actor_inside
from tasrih.model import Act
from tasrih.text.fold import fold_form

_JOINED = "بلك"
_PAIR, _PAIR_REACH = 2, 60


class Deals(NamedTuple):
    """Between whom the treaties of an article are: by each word of their names, and all together."""

    at: dict[int, frozenset[tuple[str, ...]]]
    every: frozenset[tuple[str, ...]]


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
    over: dict[int, int] = field(default_factory=dict)
    """Words inside a content -> which statement's (the first one's)."""
    deals: Deals = field(default_factory=lambda: Deals({}, frozenset()))
    said: list[tuple[int, int]] = field(default_factory=list)
    """(where a cue begins, the last statement whose cue begins there or before), in text order."""
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
        ctx, ends = self.ctx, self.ctx.doc.ends
        for at, draft in enumerate(self.drafts):
            for n in range(bisect_right(ends, draft.content.start), bisect_right(ends, draft.content.end)):
                self.over.setdefault(n, at)
        cues = sorted((draft.cue_span[0], at) for at, draft in enumerate(self.drafts))
        self.said = list(accumulate(cues, lambda last, cue: (cue[0], max(last[1], cue[1]))))
        codes = [speaks_for(ctx, record.of, fold_form(record.role or "").split()) for record in ctx.people]
        for person in ctx.person_at.values():
            code = codes[person.person] if person.person >= 0 and codes[person.person] else person.of
            prefix = ctx.word(person.first)[: person.prefix]
            known = None if code == OTHER else code
            nation = None if known else actor_inside(ctx, person.first, person.last)
            self._add(Mention(person.first, person.last, known, prefix, False, True, nation))
        for hit in ctx.actor_at.values():
            tag = hit.form.tag
            prefix = hit.prefix or ("ل" if hit.merged else "")
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
        """The statement whose content holds word n, behind joined letters."""
        at = self.over.get(n)
        return None if at is None else self.drafts[at]

    def act_over(self, n: int) -> Act | None:
        """The act of the statement whose content holds word n."""
        at = self.over.get(n)
        return self.acts[at] if at is not None and self.acts else None

    def own(self, n: int) -> tuple[str, ...]:
        """The side of whoever speaks at word n, else of whoever spoke or acted last before it."""
        if speaker := self.speaker(n):
            return speaker
        offset = self.ctx.doc.starts[n]
        before = bisect_left(self.said, (offset, -1))
        said = self.drafts[self.said[before - 1][1]] if before else None
        later = said is not None and self.ctx.doc.word_from(said.cue_span[0]) > self.acted
        if said is not None and (later or not self.subject) and said.source.of not in (None, OTHER):
            return (said.source.of,) if said.source.of else ()
        return self.subject


def _first(mention: Mention) -> int:
    return mention.first
