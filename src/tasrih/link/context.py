"""What the linking stages look things up in: one article's words, hits, people, actors and quotations."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from tasrih.find.cues import CueHit
from tasrih.find.people import PersonMention, PersonRecord
from tasrih.lexicon import Hit, Lexicon
from tasrih.text.document import Document, Sentence
from tasrih.text.quotes import Quote

_PUNCTUATION = frozenset('،,؛;:.!?؟…()[]{}"“”«»„‹›|/\n\r')
_WORD_BREAKS = frozenset("،,؛;:.!?؟…\n\r")


@dataclass(slots=True)
class Context:
    """One article under reading. Word-indexed tables make every look-up O(1)."""

    doc: Document
    lexicon: Lexicon
    hits: dict[str, list[Hit]]
    cues: list[CueHit]
    people: list[PersonRecord]
    person_at: dict[int, PersonMention] = field(default_factory=dict)
    person_end: dict[int, PersonMention] = field(default_factory=dict)
    actor_at: dict[int, Hit] = field(default_factory=dict)
    actor_end: dict[int, Hit] = field(default_factory=dict)
    cues_at: dict[int, list[CueHit]] = field(default_factory=dict)
    cue_words: list[int] = field(default_factory=list)
    sources_at: dict[int, Hit] = field(default_factory=dict)
    switches_at: dict[int, Hit] = field(default_factory=dict)
    light_at: dict[int, list[Hit]] = field(default_factory=dict)
    in_person: set[int] = field(default_factory=set)
    codes: frozenset[str] = frozenset()
    headline: tuple[int, int] | None = None
    old: list[int] = field(default_factory=list)
    spoken: bool = False

    @classmethod
    def of(
        cls,
        doc: Document,
        lexicon: Lexicon,
        hits: dict[str, list[Hit]],
        cues: list[CueHit],
        people: tuple[Sequence[PersonMention], list[PersonRecord]],
    ) -> Context:
        """Index an article's findings by word."""
        context = cls(doc, lexicon, hits, cues, people[1])
        for mention in people[0]:
            context.person_at[mention.first] = mention
            context.person_end[mention.last] = mention
            context.in_person.update(range(mention.first, mention.last))
        for hit in hits.get("actor", ()):
            context.actor_at.setdefault(hit.first, hit)
            context.actor_end.setdefault(hit.last, hit)
        context.codes = frozenset(hit.form.entry for hit in hits.get("actor", ()))
        for cue in cues:
            if cue.first not in context.in_person:
                context.cues_at.setdefault(cue.first, []).append(cue)
        context.cue_words = sorted(context.cues_at)
        for kind, table in (("sourcenoun", context.sources_at), ("switch", context.switches_at)):
            for hit in hits.get(kind, ()):
                table.setdefault(hit.first, hit)
        for hit in hits.get("lightnoun", ()):
            context.light_at.setdefault(hit.first, []).append(hit)
        return context

    def word(self, i: int) -> str:
        """Word i, "" beyond the text."""
        return self.doc.words[i] if 0 <= i < len(self.doc.words) else ""

    def is_(self, i: int, table: str) -> bool:
        """Word i is in a table of grammar.yaml."""
        return self.word(i) in self.lexicon.grammar[table]

    def definite(self, i: int) -> bool:
        """Word i begins with the article (not with the letters of a verbal noun like التزام)."""
        word = self.word(i)
        if not word.startswith("ال") or word in self.lexicon.grammar["inherent_al_words"]:
            return False
        return not word.startswith(self.lexicon.inherent_al)

    def pronoun_ends(self, i: int) -> bool:
        """Word i ends with a joined pronoun ("حرصه"), not with the feminine ending of the same folded letter."""
        if self.word(i).endswith(("ها", "هم", "هما")):
            return True
        a, b = self.doc.chars(self.doc.ends[i] - 1, self.doc.ends[i])
        return self.doc.text[a:b] == "ه"

    def breaks(self, i: int) -> bool:
        """Punctuation that parts clauses stands before word i."""
        if i < len(self.doc.plain) and self.doc.plain[i]:
            return False
        return any(mark in _WORD_BREAKS for mark in self.doc.gap(i))

    def marked(self, i: int) -> bool:
        """Any punctuation stands before word i."""
        if i < len(self.doc.plain) and self.doc.plain[i]:
            return False
        return any(mark in _PUNCTUATION for mark in self.doc.gap(i))

    def quote_over(self, offset: int) -> Quote | None:
        """The quotation whose inside holds a folded offset."""
        quotes = self.doc.quotes
        n = bisect_right(quotes, (offset, float("inf"))) - 1
        if n >= 0 and quotes[n].start <= offset < quotes[n].end:
            return quotes[n]
        return None

    def quotes_in(self, start: int, end: int) -> list[Quote]:
        """The quotations that overlap folded offsets [start, end)."""
        quotes = self.doc.quotes
        n = max(0, bisect_right(quotes, (start, float("inf"))) - 1)
        found = []
        while n < len(quotes) and quotes[n].start < end:
            if quotes[n].end > start:
                found.append(quotes[n])
            n += 1
        return found

    def quote_opening_before(self, i: int) -> Quote | None:
        """A quotation whose first word is word i."""
        if i < len(self.doc.plain) and self.doc.plain[i]:
            return None
        quote = self.quote_over(self.doc.starts[i]) if i < len(self.doc.starts) else None
        if quote and (i == 0 or self.doc.ends[i - 1] <= quote.start):
            return quote
        return None

    def long_ago(self, first: int, last: int) -> bool:
        """Words [first, last) name a day that lies far before the article's, and not as a beginning ("منذ")."""
        at = range(bisect_left(self.old, first), bisect_left(self.old, last))
        return any(not self.is_(self.old[n] - 1, "since") and not self.is_(self.old[n], "since") for n in at)

    def next_cue(self, i: int) -> int:
        """The first word at or after i where a cue may stand; beyond the text where there is none."""
        n = bisect_left(self.cue_words, i)
        return self.cue_words[n] if n < len(self.cue_words) else len(self.doc.words)

    def sentence_of(self, i: int) -> Sentence:
        """The sentence that holds word i."""
        n = bisect_right(self.doc.sentences, i, key=lambda s: s.first) - 1
        return self.doc.sentences[max(0, n)]
