"""Who is named together: "روسيا وتركيا", "الرئيس الفرنسي ونظيرته", and two who were named before: "الجانبان"."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from tasrih.lexicon.tables import Grammar
from tasrih.link.context import Context
from tasrih.link.parties import names_actor, person_party, source_party
from tasrih.link.party import OTHER
from tasrih.text.document import Sentence

_GAP = 5
_BACK = 14
_SENTENCES = 2
_PAIR, _TRIO = 2, 3
Kind = Literal["persons", "states", "any"]
_TABLES: tuple[tuple[str, int, Kind], ...] = (
    ("pair_persons", _PAIR, "persons"),
    ("pair_states", _PAIR, "states"),
    ("pair_any", _PAIR, "any"),
    ("trio_persons", _TRIO, "persons"),
    ("trio_states", _TRIO, "states"),
)
_Choose = Callable[[int, int], Iterator[str]]


class Members(NamedTuple):
    """Codes of those named together in words [first, last), and how they were found."""

    codes: list[str]
    first: int
    last: int
    how: str


@dataclass(frozen=True, slots=True)
class Company:
    """Looks up who is named together in one article.

    `words` are the tables of data/convergence/words.yaml, `sentences` those of the article proper.
    """

    ctx: Context
    words: Grammar
    sentences: Sequence[Sentence]

    def named(self, i: int, own: str | None = None) -> tuple[str, int] | None:
        """The actor whom words from i on name, and the word behind; `own` is meant by "بلاده"."""
        ctx = self.ctx
        person, actor, noun = ctx.person_at.get(i), ctx.actor_at.get(i), ctx.sources_at.get(i)
        code: str | None = None
        last = i
        if person:
            code, last = person_party(ctx, person).of, person.last
        elif noun and not (actor and actor.last > noun.last):
            party = source_party(ctx, noun)
            code, last = party.of, party.last
        elif actor and names_actor(actor):
            code, last = actor.form.entry, actor.last
        elif ctx.word(i).removeprefix("و") in self.words["own_country"]:
            code, last = own, i + 1
        return (code, last) if code and code != OTHER else None

    def listed(self, i: int, own: str | None = None) -> Members | None:
        """Those named together from word i on: "X وY وZ", "X وبين Y"."""
        one = self.named(i, own)
        if one is None:
            return None
        codes, last = [one[0]], one[1]
        while (at := self._next(last, own)) is not None:
            one = self.named(at, own)
            if one is None:
                break
            codes.append(one[0])
            last = one[1]
        return Members(list(dict.fromkeys(codes)), i, last, "named")

    def _next(self, end: int, own: str | None) -> int | None:
        """Where the next member begins: joined by و, at most a few describing words behind the last one."""
        ctx = self.ctx
        for i in range(end, end + _GAP):
            word = ctx.word(i)
            if word in self.words["and_between"]:
                return i + 1
            if word.startswith("و") and self.named(i, own):
                return i
            if not word or ctx.breaks(i) or word.startswith("و") or i in ctx.cues_at or self._stops(i):
                return None
        return None

    def _stops(self, i: int) -> bool:
        """Word i leads away from those who are listed: a preposition, أن, a relative."""
        grammar = self.ctx.lexicon.grammar
        return self.ctx.is_(i, "prepositions") or self.ctx.is_(i, "relatives") or self.ctx.word(i) in grammar.that

    def ending(self, end: int) -> Members | None:
        """Those named together right before word `end`, within its sentence."""
        first = max(self.ctx.sentence_of(end).first, end - _BACK)
        for i in range(first, end):
            found = self.listed(i)
            if found and len(found.codes) >= _PAIR and found.last == end:
                return found
        return None

    def adjectives(self, i: int) -> Members | None:
        """Two adjectives of origin side by side: "روسي تركي", "الأوروبي والأميركي"."""
        codes: list[str] = []
        last = i
        while (hit := self.ctx.actor_at.get(last)) and hit.form.tag.startswith("dem.") and not self.ctx.breaks(last):
            codes.append(hit.form.entry)
            last = hit.last
        codes = list(dict.fromkeys(codes))
        return Members(codes, i, last, "adjectives") if len(codes) >= _PAIR else None

    def meant(self, i: int) -> Members | None:
        """Whom "الجانبان", "البلدين", "الزعماء الثلاثة" at word i mean: named behind it, or before."""
        for table, size, kind in _TABLES:
            width = self._in(table, i)
            if width:
                return self._meant(i, i + width, size, kind)
        codes = self._known.get(self.ctx.word(i).removeprefix("و"))
        return Members(list(codes), i, i + 1, "named") if codes else None

    def meant_before(self, end: int) -> Members | None:
        """Whom "الجانبين", "الوزيرين الفرنسي والألماني" right before word `end` mean."""
        for i in range(end - 1, max(self.ctx.sentence_of(end).first, end - _GAP) - 1, -1):
            found = self.meant(i)
            if found:
                return found if found.last == end else None
        return None

    def _meant(self, i: int, last: int, size: int, kind: Kind) -> Members | None:
        behind = self.adjectives(last) or self._apposed(last)
        if behind:
            return behind._replace(first=i)
        codes = self.before(i, size, kind)
        return Members(codes, i, last, "named before") if codes else None

    @property
    def _known(self) -> dict[str, list[str]]:
        """Words that always mean the same two: "الكوريتين"."""
        return {word: codes for word, *codes in map(str.split, self.words["known_pairs"])}

    def _in(self, table: str, i: int) -> int:
        """How many words from i on stand in a table; 0 for none."""
        bare = self.ctx.word(i)
        for word in (bare, bare[1:] if bare[:1] in ("و", "ف") else ""):
            for phrase in self.words.phrase_table(table).get(word, ()):
                if all(self.ctx.word(i + n) == part for n, part in enumerate(phrase) if n):
                    return len(phrase)
        return 0

    def _apposed(self, i: int) -> Members | None:
        """ "الزعيمين، ترامب وكيم": named right behind."""
        found = self.listed(i)
        return found if found and len(found.codes) >= _PAIR else None

    def before(self, i: int, size: int, kind: Kind) -> list[str] | None:
        """The `size` actors named last before word i: in its sentence, one of the two before it, or the headline.

        They stand together in one sentence; what lies between that and word i names none but them. None where it is
        not clear who is meant.
        """
        between: set[str] = set()
        for first, last in self._back(i):
            if self._of_one_side(first, last):
                return None
            choices = [self._of_kind(choose(first, last), kind) for choose in self._choices(kind)]
            fit = next((codes for codes in choices if len(codes) == size and between <= codes), None)
            if fit:
                return sorted(fit)
            between |= choices[-1]
            if len(between) > size:
                return None
        return None

    def _choices(self, kind: Kind) -> tuple[_Choose, ...]:
        return (self._served,) if kind == "persons" else (self._served, self._names, self._any)

    def _of_one_side(self, first: int, last: int) -> bool:
        """Two persons of one actor stand in words [first, last), and nobody else: they may be the two."""
        people = [
            p for i in range(first, last) if (p := self.ctx.person_at.get(i)) and p.last <= last and p.person >= 0
        ]
        return len({p.person for p in people}) > 1 and len({person_party(self.ctx, p).of for p in people}) == 1

    def _of_kind(self, codes: Iterator[str], kind: Kind) -> set[str]:
        """The codes without unknown ones and those who only mediate; states only, where it is states that are meant."""
        actors, never = self.ctx.lexicon.data.actors, self.ctx.lexicon.data.sides.accord_words["never_parties"]
        known = {code for code in codes if code in actors and code not in never}
        return {code for code in known if kind != "states" or actors[code].kind == "state"}

    def _back(self, i: int) -> Iterator[tuple[int, int]]:
        """What stands before word i, as ranges of words: its sentence, two before it, the headline."""
        n = bisect_right(self.sentences, i, key=lambda s: s.first) - 1
        yield self.sentences[n].first, i
        for sentence in reversed(self.sentences[max(0, n - _SENTENCES) : n]):
            yield sentence.first, sentence.last
        if self.ctx.headline:
            yield self.ctx.headline

    def _served(self, first: int, last: int) -> Iterator[str]:
        """Whom the persons named in words [first, last) serve."""
        for i in range(first, last):
            person = self.ctx.person_at.get(i)
            if person and person.last <= last:
                yield person_party(self.ctx, person).of or ""

    def _names(self, first: int, last: int) -> Iterator[str]:
        """The actors that words [first, last) name, no places ("في سوريا"), with those whom persons serve."""
        yield from self._served(first, last)
        for i in range(first, last):
            hit = self.ctx.actor_at.get(i)
            if hit and names_actor(hit) and self.ctx.word(i - 1) not in self.words["places"] and hit.prefix[-1:] != "ب":
                yield hit.form.entry

    def _any(self, first: int, last: int) -> Iterator[str]:
        """All actors that words [first, last) name or describe something by."""
        yield from self._served(first, last)
        for i in range(first, last):
            if hit := self.ctx.actor_at.get(i):
                yield hit.form.entry
