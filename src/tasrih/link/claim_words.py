"""The numbers of an article with the words around them that say what they measure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from tasrih.find.quantities import QuantityMention
from tasrih.lexicon import Hit
from tasrih.lexicon.tables import Grammar
from tasrih.lexicon.watching import ClaimWord
from tasrih.link.context import Context
from tasrih.link.due_days import words_of
from tasrih.model import Statement
from tasrih.text.fold import fold_form

_TIMES = frozenset({"year", "month", "week", "day", "hour", "minute", "second", "decade", "century"})
_SIZES = frozenset({"km", "km2", "m", "m2", "m3", "cm", "mm", "mile", "nautical-mile", "ft", "inch", "ha", "degree",
                    "km/h", "GB", "point", "kg", "g", "lb", "ounce", "litre", "gallon", "kWh", "acre"})  # fmt: skip
_STOPS = frozenset(".؟!…;؛\n")
_REACH = 12
_BEHIND = 8
_JOINED = frozenset("بلكوف")


class Sign(NamedTuple):
    """A word of `data/claims` found: words [first, last), its entry, its form's tag, and a joined pronoun."""

    first: int
    last: int
    entry: ClaimWord
    tag: str
    suffix: str
    prefix: str


class Counted(NamedTuple):
    """A quantity that may be a claim: its words [first, last), and its clause [start, end)."""

    quantity: QuantityMention
    first: int
    last: int
    start: int
    end: int


@dataclass(slots=True)
class Numbers:
    """An article's quantities and signs, by word."""

    ctx: Context
    words: Grammar
    counted: list[Counted] = field(default_factory=list)
    at: dict[int, list[Sign]] = field(default_factory=dict)
    places: dict[int, Hit] = field(default_factory=dict)
    speakers: list[tuple[int, int]] = field(default_factory=list)
    """Where those are named who speak, in the article's offsets."""

    @classmethod
    def of(cls, ctx: Context, quantities: Sequence[QuantityMention], statements: Iterable[Statement]) -> Numbers:
        """Index an article."""
        numbers = cls(ctx, ctx.lexicon.claim_words)
        kept = [q for q in quantities if q.unit not in _TIMES and q.unit not in _SIZES]
        if not kept:
            return numbers
        entries = ctx.lexicon.data.claims
        numbers.speakers = [(s.source.start or 0, s.source.end or 0) for s in statements]
        numbers.places = {hit.first: hit for hit in ctx.hits.get("place", ())}
        for hit in ctx.hits.get("claim", ()):
            odd = hit.prefix.endswith("س") and hit.form.tag.startswith("past")
            odd = odd or (hit.form.tag.endswith("bound") and not hit.suffix)
            if hit.first not in ctx.in_person and not odd:
                sign = Sign(hit.first, hit.last, entries[hit.form.entry], hit.form.tag, hit.suffix, hit.prefix)
                signs = numbers.at.setdefault(hit.first, [])
                signs.append(sign)
                signs.sort(key=lambda one: one.entry.cls != "event")
        bounds = [(q, *words_of(ctx.doc, q.start, q.end)) for q in kept]
        for n, (quantity, first, last) in enumerate(bounds):
            floor = bounds[n - 1][2] if n else 0
            if floor == first and n:  # "طردت 29 دولة 145 دبلوماسيا": the number before is of those who do it
                floor = bounds[n - 2][2] if n > 1 else 0
            ceiling = bounds[n + 1][1] if n + 1 < len(bounds) else len(ctx.doc.words)
            start, end = numbers.clause(first, last, floor, ceiling)
            numbers.counted.append(Counted(quantity, first, last, start, end))
        return numbers

    def clause(self, first: int, last: int, floor: int, ceiling: int) -> tuple[int, int]:
        """The words around a quantity that are its own: up to the quantities beside it, a stop, or أن."""
        sentence = self.ctx.sentence_of(first)
        start = first
        low = max(sentence.first, floor, first - _REACH)
        while (
            start > low
            and not self._stops(start)
            and not self.is_(start, "joints")
            and self.ctx.word(start - 1) not in self.ctx.lexicon.grammar.that
        ):
            start -= 1
        end, high = last, min(sentence.last, ceiling, last + _BEHIND)
        while end < high and not self.ctx.breaks(end):
            end += 1
        return start, end

    def _stops(self, i: int) -> bool:
        if self.ctx.doc.plain[i]:
            return False
        return not _STOPS.isdisjoint(self.ctx.doc.gap(i))

    def backwards(self, first: int, last: int) -> Iterator[Sign]:
        """The signs in words [first, last), the nearest to the end first."""
        for i in range(last - 1, first - 1, -1):
            yield from self.at.get(i, ())

    def forwards(self, first: int, last: int) -> Iterator[Sign]:
        """The same, the nearest to the beginning first."""
        for i in range(first, last):
            yield from self.at.get(i, ())

    def is_(self, i: int, table: str) -> bool:
        """Word i is in a table of words.yaml, as it stands or behind a joined و or ف."""
        word = self.ctx.word(i)
        return word in self.words[table] or (word[:1] in ("و", "ف") and word[1:] in self.words[table])

    def lemma(self, i: int) -> str | None:
        """The singular of a counted noun at word i, None where no table knows it."""
        lemmas, word = self.ctx.lexicon.counting.numbers.lemmas, self.ctx.word(i)
        forms = (word, self.bare(i), word[1:] if word[:1] in _JOINED else word)
        return next((lemmas[form] for form in forms if form in lemmas), None)

    def own(self, i: int) -> Sign | None:
        """What a counted noun at word i measures by itself."""
        counted, lemma = self.ctx.lexicon.counted, self.lemma(i) if i >= 0 else None
        entry = counted.get(self.bare(i)) or counted.get(fold_form(lemma or "")) if i >= 0 else None
        return Sign(i, i + 1, entry, "counted", "", "") if entry else None

    def bare(self, i: int) -> str:
        """Word i without the article."""
        word = self.ctx.word(i)
        return word[2:] if word.startswith(("ال", "لل")) and len(word) > 4 else word

    def noun(self, counted: Counted) -> int:
        """The word that is counted: the last one of the quantity that is no number, or a known one right behind it;
        -1 where there is none."""
        inside = next((i for i in range(counted.last - 1, counted.first - 1, -1) if self._counts(i)), -1)
        behind = counted.last
        known = inside < 0 and self.bare(behind) in self.ctx.lexicon.counted and not self.ctx.marked(behind)
        return behind if known else inside

    def _counts(self, i: int) -> bool:
        word, numbers = self.ctx.word(i), self.ctx.lexicon.counting.numbers
        forms = {word, self.bare(i), word[1:], word[1:].removeprefix("ال")}
        tables = (numbers.values, numbers.scales, numbers.definite_low, numbers.fractions)
        is_number = any(form in table for form in forms for table in tables) or any(c.isdigit() for c in word)
        return (
            not is_number and word != "من" and word not in self.words["no_counted"] and not self.is_(i, "others_only")
        )

    def speaks(self, counted: Counted) -> bool:
        """ "قال دبلوماسيان": who speaks is not counted."""
        a, b = self.ctx.doc.chars(counted.quantity.start, counted.quantity.end)
        told = self.is_(counted.first - 2, "quoting")
        return told or any(start < b and a < end for start, end in self.speakers)

    def level(self, counted: Counted) -> bool:
        """ "إلى 10 في المئة", "فوق مستوى 4": no change, but where it ends."""
        first = counted.first
        joined = self.ctx.word(first).startswith("الي")
        about = self.is_(first - 2, "about") and self.is_(first - 3, "levels")
        return joined or about or any(self.is_(i, "levels") for i in (first - 1, first - 2))

    def unbroken(self, counted: Counted, reach: int) -> int:
        """The first word, at most `reach` before the number, that no comma, bracket or new verb parts from it."""
        i, low = counted.first, max(counted.start, counted.first - reach)
        while i > low and not self.ctx.marked(i) and self.ctx.word(i) not in self.words["new_clause"]:
            i -= 1
        return i
