"""What the stages of proposals look things up in: one article's verbs, particles and deeds by word, and who speaks."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from tasrih.find.cues import CueHit
from tasrih.lexicon import Hit
from tasrih.lexicon.proposals import BargainDeed
from tasrih.lexicon.schema import Cue
from tasrih.lexicon.tables import Grammar
from tasrih.link.clauses import agrees, looks_joined, skip_fillers
from tasrih.link.context import Context
from tasrih.link.draft import Draft
from tasrih.link.issues import IssueEvidence
from tasrih.link.parties import party_at
from tasrih.link.party import OTHER, Party
from tasrih.link.speakers import subject_before
from tasrih.model import Statement
from tasrih.text.fold import fold_form

FINITE = frozenset({"past", "present"})
_VERB = Cue(lemma="", cls="verb")
_UNTIL = 45
_LEFT = 9
_INSERTION = 2


@dataclass(slots=True)
class Desk:
    """One article under reading: its drafts with their statements, and the hits of data/proposals by first word."""

    ctx: Context
    drafts: Sequence[Draft]
    statements: Sequence[Statement]
    evidence: IssueEvidence
    verbs: dict[int, list[Hit]] = field(default_factory=dict)
    sides: dict[int, list[Hit]] = field(default_factory=dict)
    particles: dict[int, Hit] = field(default_factory=dict)
    deeds: dict[int, Hit] = field(default_factory=dict)
    alone: list[Hit] = field(default_factory=list)
    inside: set[int] = field(default_factory=set)
    cue_draft: dict[int, int] = field(default_factory=dict)
    _opens: list[int] = field(default_factory=list)
    _contents: list[tuple[int, int]] = field(default_factory=list)
    _spans: list[tuple[int, int, int]] = field(default_factory=list)

    @classmethod
    def of(
        cls, ctx: Context, drafts: Sequence[Draft], statements: Sequence[Statement], evidence: IssueEvidence
    ) -> Desk:
        """Index an article's findings by word."""
        desk = cls(ctx, drafts, statements, evidence)
        _by_word(desk.verbs, ctx.hits.get("proposalverb", ()))
        verbs = ctx.lexicon.data.proposals.verbs
        desk.alone = [hit for hit in ctx.hits.get("proposalverb", ()) if verbs[hit.form.entry].alone]
        _by_word(desk.sides, ctx.hits.get("bargainverb", ()))
        for kind, table in (("particle", desk.particles), ("bargaindeed", desk.deeds)):
            for hit in ctx.hits.get(kind, ()):
                if hit.first not in ctx.actor_at:
                    table.setdefault(hit.first, hit)
        for hit in ctx.hits.get("actor", ()):
            desk.inside.update(range(hit.first + 1, hit.last))
        for n, draft in enumerate(drafts):
            if draft.cue is not None:
                desk.cue_draft.setdefault(draft.cue.first, n)
            first, last = ctx.doc.word_range(draft.content.start, draft.content.end)
            first -= first > 0 and ctx.doc.ends[first - 1] > draft.content.start
            desk._contents.append((first, last))
            desk._spans.append((first, last, n))
        desk._spans.sort()
        desk._opens = [first for first, _, _ in desk._spans]
        return desk

    @property
    def words(self) -> Grammar:
        """The closed tables of data/proposals/words.yaml."""
        return self.ctx.lexicon.proposal_words

    def is_(self, i: int, table: str) -> bool:
        """Word i stands in a table of data/proposals/words.yaml."""
        return self.ctx.word(i) in self.words[table]

    def said_in(self, i: int) -> int | None:
        """The statement (its place in the list) whose content holds word i."""
        n = bisect_right(self._opens, i) - 1
        if n < 0 or self._spans[n][1] <= i:
            return None
        return self._spans[n][2]

    def deed_entry(self, i: int) -> BargainDeed | None:
        """The entry of the deed that begins at word i."""
        hit = self.deeds.get(i)
        return self.ctx.lexicon.data.proposals.deeds[hit.form.entry] if hit else None

    def content(self, n: int) -> tuple[int, int]:
        """The words of statement n's content."""
        return self._contents[n]

    def speaker(self, i: int) -> str | None:
        """Whom the speaker of word i speaks for."""
        n = self.said_in(i)
        return None if n is None else self.code(self.drafts[n].source)

    def code(self, party: Party | None) -> str | None:
        """The actor behind a party; None for media, private persons and bodies, and the unknown."""
        if party is None or party.of in (None, OTHER):
            return None
        first = fold_form(party.name).partition(" ")[0].removeprefix("ال")
        return None if party.how == "source noun" and first in self.words["private_bodies"] else party.of

    def is_own(self, i: int) -> bool:
        """Word i means the speaker's own side: "بلاده", "نحن"."""
        own, word = self.ctx.lexicon.act_words["own"], self.ctx.word(i)
        return (word in own or (word[:1] in ("و", "ف", "ب", "ل") and word[1:] in own)) and not self.ctx.breaks(i + 1)

    def who(self, hit: Hit, until: int) -> tuple[str | None, int]:
        """Who does what the verb or verbal noun at `hit` says, before word `until`; and the word behind them."""
        family, _, number = hit.form.tag.partition(".")
        own = self.speaker(hit.first)
        if number in ("1p", "1s"):
            return own, hit.last
        n = self.cue_draft.get(hit.first)
        told = self.code(self.drafts[n].source) if n is not None else None
        if family in FINITE:
            code, last = self._subject(hit, family, number, until)
        elif family == "hal":
            code, last = self.left_of(hit.first), hit.last
        else:
            code, last = self._of_noun(hit, until)
        return told or code, last

    def _subject(self, hit: Hit, family: str, number: str, until: int) -> tuple[str | None, int]:
        """The subject behind a finite verb, else before it."""
        ctx, cue = self.ctx, _cue(hit, family, number)
        at = skip_fillers(ctx, hit.last, until)
        party = party_at(ctx, at) if at < until and not ctx.breaks(at) else None
        if party and not party.prefix and party.last <= until:
            return (self.code(party), party.last) if agrees(cue, party) else (None, -1)
        if self.is_own(at) and at < until:
            return self.speaker(hit.first), at + 1
        if self.is_own(hit.first - 1) or self._pronoun(hit.first - 1):
            return self.speaker(hit.first), at
        if at < until and not ctx.is_(at, "prepositions") and not looks_joined(ctx, at):
            # an unknown subject, unless one that is known stands right before the verb
            return self.code(None if cue.joined else self._ending(hit.first)), at
        return self.code(subject_before(ctx, cue, ctx.sentence_of(hit.first))), at

    def _ending(self, i: int) -> Party | None:
        """The person or actor whose phrase ends right before word i."""
        mention, actor = self.ctx.person_end.get(i), self.ctx.actor_end.get(i)
        if self.ctx.breaks(i) or not (mention or actor):
            return None
        return party_at(self.ctx, mention.first if mention else actor.first if actor else i)

    def _pronoun(self, i: int) -> bool:
        """Word i is أن with the speaker's pronoun: "قال إنه يرفض"."""
        word = self.ctx.word(i)
        return self.ctx.lexicon.grammar.that.get(word, word) != word

    def _of_noun(self, hit: Hit, until: int) -> tuple[str | None, int]:
        """Whose deed a verbal noun is: a pronoun's, the party's behind it, that of an adjective ("رفض روسي")."""
        ctx = self.ctx
        if hit.suffix:
            return self.pronoun_of(hit), hit.last
        at = hit.last
        if at < until and not ctx.breaks(at):
            party, actor = party_at(ctx, at), ctx.actor_at.get(at)
            if party and not party.prefix and party.last <= until:
                return self.code(party), party.last
            if actor and not actor.prefix and actor.form.tag.startswith("dem."):
                return actor.form.entry, actor.last
            if self.is_own(at):
                return self.speaker(hit.first), at + 1
        return None, -1

    def pronoun_of(self, hit: Hit) -> str | None:
        """Whom the pronoun joined to a noun means: the speaker, where nobody else is named before it in the content;
        outside of any content the nearest one named before."""
        n = self.said_in(hit.first)
        if n is None:
            return self.left_of(hit.first)
        if hit.suffix not in ("نا", "ي"):
            first = self._contents[n][0]
            if any(i in self.ctx.actor_at or i in self.ctx.person_at for i in range(first, hit.first)):
                return None
        return self.code(self.drafts[n].source)

    def left_of(self, i: int) -> str | None:
        """The nearest actor before word i in its clause that no preposition governs; words between two commas do not
        part it from word i ("روسيا، الثلاثاء، حق النقض")."""
        first = max(self.ctx.sentence_of(i).first, i - _LEFT)
        broken = 0
        for n in range(i - 1, first - 1, -1):
            if self.ctx.breaks(n + 1):
                broken += 1
            party = party_at(self.ctx, n)
            if party and party.last <= i and not party.prefix and not self.ctx.is_(n - 1, "prepositions"):
                return self.code(party) if broken != 1 else None
            if broken > _INSERTION:
                return None
        return None

    def party(self, i: int) -> tuple[list[str], int]:
        """The codes of those named from word i on, joined by و; the word behind them."""
        party = party_at(self.ctx, i)
        codes: list[str] = []
        last = i
        while party and (code := self.code(party)):
            codes.append(code)
            last = _first_end(self.ctx, party)
            again = party_at(self.ctx, last) if self.ctx.word(last).startswith("و") else None
            party = again if again and not self.ctx.breaks(last) else None
        return codes, last

    def end_of_clause(self, i: int, limit: int) -> int:
        """The first word at or after i before which a comma or the like stands, or one that answers a condition."""
        while i < min(limit, i + _UNTIL) and not self.ctx.breaks(i) and not self.ctx.is_(i, "so_that"):
            i += 1
        return i


def _first_end(ctx: Context, party: Party) -> int:
    """The end of the first member of a joint party, else of the party."""
    if party.how != "joint":
        return party.last
    mention, actor = ctx.person_at.get(party.first), ctx.actor_at.get(party.first)
    return mention.last if mention else actor.last if actor else party.last


def _cue(hit: Hit, family: str, number: str) -> CueHit:
    return CueHit(hit.first, hit.last, _VERB, family, number, hit.prefix, hit.suffix)


def _by_word(table: dict[int, list[Hit]], hits: Iterable[Hit]) -> None:
    for hit in hits:
        table.setdefault(hit.first, []).append(hit)
