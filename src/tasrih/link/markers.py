"""Markers: the place where a cue hands over its content.

أن, a colon or quotation, a preposition that the cue governs, or at once the noun phrase that is the content:
whichever of the cue's frames is met first, before another clause takes over.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from tasrih.find.cues import CueHit
from tasrih.lexicon.schema import Frame
from tasrih.link.clauses import JOINED, looks_joined, takes_clause
from tasrih.link.context import Context
from tasrih.link.party import Party
from tasrih.link.phrases import content_noun
from tasrih.text.quotes import Quote

_FAR = 45
_INSERTED = 25
_MORE_THAN_A_NAME = 25


class Marker(NamedTuple):
    """Where content begins: folded offset `start`, in word `word`; the marker itself is word `at`.

    `kind` is that | quote | prep | np.
    """

    kind: str
    start: int
    word: int
    at: int
    frame: Frame


def opens_marker(ctx: Context, i: int) -> bool:
    """Word i is أن, or a colon or quotation opens before it."""
    if ctx.word(i) in ctx.lexicon.grammar.that:
        return True
    if i >= len(ctx.doc.plain) or ctx.doc.plain[i]:
        return False
    return ":" in ctx.doc.gap(i) or bool(ctx.quote_opening_before(i))


def noun_marker(ctx: Context, frames: Sequence[Frame], at: int, limit: int) -> Marker | None:
    """The noun phrase at word `at` as content, where a frame allows that and the word can open one."""
    np = next((frame for frame in frames if frame.np), None)
    if np is None or at >= limit or ctx.is_(at, "prepositions") or ctx.word(at) in JOINED:
        return None
    if ctx.is_(at, "negations") and not ctx.is_(at, "clause_particles"):
        return None
    if ctx.word(at) in ctx.lexicon.grammar.that or looks_joined(ctx, at):
        return None
    if ctx.is_(at, "relatives") or ctx.is_(at, "manners"):
        return None
    if any(cue.family == "present" for cue in ctx.cues_at.get(at, ())):
        return None
    return Marker("np", ctx.doc.starts[at], at, at, np)


def find_marker(
    ctx: Context, cue: CueHit, frames: Sequence[Frame], span: tuple[int, int], subject: Party | None
) -> Marker | None:
    """The first marker of any frame in words [span), behind the cue's subject."""
    return _Search(ctx, cue, frames, span).run(subject)


class _Search:
    """One walk over the words behind a cue."""

    def __init__(self, ctx: Context, cue: CueHit, frames: Sequence[Frame], span: tuple[int, int]) -> None:
        self.ctx, self.cue, self.frames = ctx, cue, frames
        self.at, self.limit = span
        self.that = next((frame for frame in frames if frame.that), None)
        self.quote = next((frame for frame in frames if frame.quote), None)
        self.np = next((frame for frame in frames if frame.np), None)
        self.preps = {frame.prep: frame for frame in frames if frame.prep is not None}
        self.relative = False
        self.inner = 0

    def run(self, subject: Party | None) -> Marker | None:
        bare = self._at_once(subject)
        if bare:
            return bare
        i, stop = self.at, min(self.limit, self.at + _FAR)
        while i < stop:
            if marker := self._quoted(i):
                return marker
            mention = self.ctx.person_at.get(i)
            if mention and i > self.at:
                if mention.prefix and (marker := self._joined(i)):
                    return marker
                i = mention.last
                continue
            if self._over(i):
                break
            if marker := self._at_word(i):
                return marker
            i += 1
        return (self._quoted(i) if i < self.limit else self._next_line(i)) or self._behind_inserted()

    def _at_once(self, subject: Party | None) -> Marker | None:
        """The content right behind a known or dropped subject: "نفت موسكو الأنباء", "أكد أهمية الحوار"."""
        if self.np is None or (subject and subject.how == "phrase") or self._inserted(self.at, subject):
            return None
        if self.cue.suffix and (not self.np.whole or self.ctx.definite(self.at)):
            return None
        described = subject is not None and self.that is not None and self._describes(self.at)
        if described or self._joined(self.at) or opens_marker(self.ctx, self.at) or self._when(self.at):
            return None
        return noun_marker(self.ctx, self.frames, self.at, self.limit)

    def _when(self, i: int) -> bool:
        """ "أعلن الجيش | الأسبوع الماضي أن", "ذلك اليوم", not "نفى | ذلك"."""
        ctx = self.ctx
        shown = ctx.is_(i, "demonstratives")
        return ctx.is_(i, "time_nouns") and (not shown or ctx.is_(i + 1, "time_nouns"))

    def _describes(self, i: int) -> bool:
        return self.ctx.definite(i) and not content_noun(self.ctx, i)

    def _over(self, i: int) -> bool:
        """Another clause takes over at word i, or "بعد أن" and the like open one of time."""
        ctx = self.ctx
        self.relative = self.relative or ctx.is_(i, "relatives")
        if i > self.at and (takes_clause(ctx, i, self.relative) or (ctx.breaks(i) and ctx.is_(i, "contrasts"))):
            return True
        if ctx.word(i) not in ctx.lexicon.grammar.that or i - 1 < self.at:
            return False
        return any(ctx.is_(i - 1, table) for table in ("prepositions", "as_soon", "adversatives"))

    def _at_word(self, i: int) -> Marker | None:
        that = self.ctx.word(i) in self.ctx.lexicon.grammar.that
        if self._of_inner_clause(i, that):
            return None
        if that and self.that:
            return self._behind(i, self.that)
        if self.np and i > self.at and self._noun_of_attitude(i):
            return noun_marker(self.ctx, self.frames, i, self.limit)
        marker = self._governed(i)
        near = i - self.at <= 1 or self.ctx.breaks(i)
        return marker if marker and (near or self._main(marker)) else None

    def _of_inner_clause(self, i: int, that: bool) -> bool:
        """An أن of a verb inside a description: "الذين قالت مصادر إن عددهم …", "عناصر يشتبه بأنهم …"."""
        if that and i > self.at and self.ctx.is_(i - 1, "suspecting"):
            return True
        if that and self.inner:
            self.inner -= 1
            return True
        if self.relative and i > self.at and not that:
            verbs = (cue for cue in self.ctx.cues_at.get(i, ()) if cue.finite)
            self.inner += any(frame.that for cue in verbs for frame in cue.entry.frames)
        return False

    def _behind(self, i: int, frame: Frame) -> Marker | None:
        if i + 1 >= self.limit:
            return None
        return Marker("that", self.ctx.doc.starts[i + 1], i + 1, i, frame)

    def _main(self, marker: Marker) -> bool:
        """The frame is the cue's first with a preposition; only that one may stand far from the cue."""
        return marker.kind == "that" or marker.frame is next(iter(self.preps.values()), None)

    def _noun_of_attitude(self, i: int) -> bool:
        """Behind a comma, a noun of attitude opens the content: "أكد، في كلمة له، التزام بلاده"."""
        return self.ctx.breaks(i) and any(not hit.prefix for hit in self.ctx.light_at.get(i, ()))

    def _quoted(self, i: int) -> Marker | None:
        """A colon or a quotation (of more than a name) opens before word i."""
        if self.quote is None or i < self.cue.last or i >= self.limit or self.ctx.doc.plain[i]:
            return None
        gap = self.ctx.doc.gap(i)
        quote = self.ctx.quote_opening_before(i)
        if quote is None:
            if ":" in gap and self.that and self.ctx.word(i) in self.ctx.lexicon.grammar.that:
                return self._behind(i, self.that)
            return Marker("quote", self.ctx.doc.starts[i], i, i, self.quote) if ":" in gap else None
        long = quote.inner_end - quote.inner > _MORE_THAN_A_NAME or self._ends_with(quote)
        if long or i == self.cue.last or self._right_behind(i, quote) or ":" in gap or "،" in gap:
            return Marker("quote", quote.inner, i, i, self.quote)
        return None

    def _ends_with(self, quote: Quote) -> bool:
        """Nothing but a full stop stands between the closing mark and the end of the sentence."""
        behind = self.ctx.doc.word_from(quote.end)
        return quote.closed and behind >= self.limit

    def _next_line(self, i: int) -> Marker | None:
        """A colon ends the sentence, and the next line opens with a quotation."""
        if self.quote is None or i >= len(self.ctx.doc.words) or ":" not in self.ctx.doc.gap(i):
            return None
        quote = self.ctx.quote_opening_before(i)
        return Marker("quote", quote.inner, i, i, self.quote) if quote and quote.closed else None

    def _right_behind(self, i: int, quote: Quote) -> bool:
        """ "قال الوزير "لن نتراجع"": words right behind the subject, not a name before أن."""
        behind = self.ctx.doc.word_from(quote.end)
        return i == self.at and behind - i > 1 and self.ctx.word(behind) not in self.ctx.lexicon.grammar.that

    def _governed(self, i: int) -> Marker | None:
        """A preposition that the cue governs, alone or joined, and أن behind it."""
        grammar = self.ctx.lexicon.grammar
        prep = grammar.governing.get(self.ctx.word(i))
        if prep is None or i + 1 >= self.limit:
            return self._joined(i)
        opens_that = self.ctx.word(i + 1) in grammar.that
        frame = self.preps.get(prep) or (self.that if opens_that else None)
        if frame is None:
            return None
        if opens_that and i + 2 < self.limit:
            return Marker("that", self.ctx.doc.starts[i + 2], i + 2, i, frame)
        return Marker("prep", self.ctx.doc.starts[i + 1], i + 1, i, frame)

    def _joined(self, i: int) -> Marker | None:
        """A joined ب or ل that the cue governs; alone before quotation marks, or with أن."""
        ctx, word = self.ctx, self.ctx.word(i)
        frame = self.preps.get(word[:1])
        if frame is None or word[0] not in JOINED:
            return None
        if len(word) == 1:
            more = i + 1 < len(ctx.doc.words) and "." not in ctx.doc.gap(i + 1)
            return Marker("prep", ctx.doc.starts[i + 1], i + 1, i, frame) if more else None
        if len(word) < 3 or word in ctx.lexicon.grammar.inherent[word[0]]:
            return None
        if word in ctx.lexicon.grammar.that:
            return self._behind(i, frame)
        offset = 0 if word.startswith("لل") else 1
        return Marker("prep", ctx.doc.starts[i] + offset, i, i, frame)

    def _inserted(self, i: int, subject: Party | None) -> bool:
        if self.ctx.is_(i, "prepositions"):
            return True
        return self.ctx.breaks(i) and not (subject and self._behind_fillers(i))

    def _behind_fillers(self, i: int) -> bool:
        """ "نفت بكين، الجمعة، الاتهامات": only adverbs stand between the comma before word i and one before them."""
        if any(frame.object == "addressee" for frame in self.frames) or self.ctx.word(i).startswith("ول"):
            return False
        first = i
        while first > self.cue.last and self.ctx.is_(first - 1, "fillers"):
            first -= 1
        return first < i and self.ctx.breaks(first)

    def _behind_inserted(self) -> Marker | None:
        """Content as an object behind an inserted circumstance: "أبرز، في كلمة له، أهمية الحوار"."""
        ctx = self.ctx
        if self.np is None or self.cue.suffix:
            return None
        if not ctx.marked(self.at) and not ctx.is_(self.at, "prepositions"):
            return noun_marker(ctx, self.frames, self.at, self.limit)
        for i in range(self.at, min(self.limit, self.at + _INSERTED)):
            comma = "،" in ctx.doc.gap(i) or "," in ctx.doc.gap(i)
            if comma and not any(ctx.is_(i, table) for table in ("prepositions", "fillers", "relatives")):
                return noun_marker(ctx, self.frames, i, self.limit)
        return None
