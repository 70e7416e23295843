"""Speakers: who is reported when the subject is behind the verb, before it, joined to it, or dropped."""

from __future__ import annotations

from dataclasses import dataclass, field

from tasrih.find.cues import CueHit
from tasrih.link.clauses import agrees, looks_joined, skip_fillers
from tasrih.link.context import Context
from tasrih.link.parties import actor_party, names_actor, party_at, person_party, source_party
from tasrih.link.party import Party
from tasrih.link.phrases import cut_party, phrase_at, phrase_end, quoted_name
from tasrih.text.document import Sentence
from tasrih.text.fold import fold_form

_BACK = 8
_FAR_BACK = 60
_BARE = 2
_SHORT = 4
_LONG = 12
_FEMININE = ("ه", "ات")
_VERB_ENDING = "وا"


@dataclass(slots=True)
class Speakers:
    """Who has spoken so far, in order; the last one carries dropped subjects."""

    said: list[Party] = field(default_factory=list)
    in_sentence: Party | None = None

    def note(self, party: Party, aside: bool = False) -> None:
        """`party` has just spoken; aside, whoever spoke before goes on behind it."""
        self.said.insert(len(self.said) - 1 if aside else len(self.said), party)
        self.in_sentence = party

    def open_sentence(self, topic: Party | None) -> None:
        """A new sentence begins; its opening noun phrase can be the subject of what follows."""
        self.in_sentence = topic
        if topic and topic.person >= 0:
            self.said.append(topic)

    def fuller(self, ctx: Context, party: Party) -> Party:
        """ "المسؤول", "المصادر": a bare definite noun means the fuller source that spoke before under that noun."""
        if party.person >= 0 or party.how not in ("source noun", "title") or party.last - party.first > _BARE:
            return party
        words = _bare_words(party)
        again = party.same or words & ctx.lexicon.grammar["reporting_nouns"]
        if again and (before := self._same_role(ctx, party, words)):
            return before._replace(first=party.first, last=party.last)
        for before in reversed(self.said[-_FAR_BACK:]):
            if before.person < 0 and before.last - before.first > len(words) and words <= _bare_words(before):
                return before._replace(first=party.first, last=party.last)
        return party

    def _same_role(self, ctx: Context, party: Party, words: set[str]) -> Party | None:
        """ "المسؤول ذاته", "المتحدث": the last person or source that could be called that."""
        for before in reversed(self.said[-_BACK:]):
            if not words.isdisjoint({*fold_form(before.role or "").split(), *_bare_words(before)}):
                return before
        singular = [before for before in self.said[-_BACK:] if not before.plural]
        people = [before for before in singular if before.person >= 0 or before.how == "source noun"]
        return people[-1] if people else None

    def dropped(self, cue: CueHit) -> Party | None:
        """Whom a verb without a subject of its own speaks of: the last speaker that agrees with it."""
        for party in reversed(self.said[-_BACK:]):
            if agrees(cue, party) or cue.family == "hal":
                return party
        return self.said[-1] if self.said else None


def _bare_words(party: Party) -> set[str]:
    """The phrase's folded words without article and joined letters."""
    words = fold_form(party.name).split()
    return {word.removeprefix("ال") for word in words}


def subject_before(ctx: Context, cue: CueHit, sentence: Sentence) -> Party | None:
    """The subject before its verb: "X يؤكد", "كان X قد قال", "لكن X أعلن", "X الذي كشف"."""
    end = _back_over_fillers(ctx, cue.first, sentence.first)
    if end <= sentence.first:
        return None
    if ctx.is_(end - 1, "relatives"):
        party = _ending_at(ctx, end - 1, cue)
        return party if party and _relative_agrees(ctx, end - 1, cue) and agrees_behind(cue, party) else None
    party = _ending_at(ctx, end, cue) or (None if cue.joined else _quoted_before(ctx, end))
    if party and agrees_behind(cue, party) and _clause_start(ctx, party, sentence):
        return party
    if party and party.how == "source noun" and _indefinite(ctx, party) and agrees_behind(cue, party):
        return party
    if inserted := _before_insertion(ctx, cue, end, sentence):
        return inserted
    start = _carrier(ctx, end, sentence)
    if start is None:
        return _opening(ctx, cue, sentence, end)
    if start >= end:
        return None
    known = party_at(ctx, start)
    if known and known.last <= end:
        direct = known.last == end or ctx.is_(cue.first - 1, "perfect_particles")
        return known if direct or _described_source(ctx, cue, known, end) else None
    phrase = phrase_at(ctx, start, end)
    if phrase is None or ctx.is_(start, "prepositions"):
        return None
    if phrase.last < end:
        perfect = ctx.is_(start - 1, "carrier_verbs") and ctx.is_(cue.first - 1, "perfect_particles")
        return phrase if perfect else None
    return phrase if ctx.definite(start) or start == sentence.first or _may_be_indefinite(ctx, start, end) else None


def _before_insertion(ctx: Context, cue: CueHit, end: int, sentence: Sentence) -> Party | None:
    """ "وكانت دراسة، نشرت الشهر الماضي، تظهر أن": the party before what two commas set off."""
    if cue.joined or not ctx.breaks(end):
        return None
    comma = next((i for i in range(end - 1, max(sentence.first, end - _LONG), -1) if ctx.breaks(i)), None)
    party = _ending_at(ctx, comma, cue) if comma else None
    return party if party and agrees_behind(cue, party) and _clause_start(ctx, party, sentence) else None


def _described_source(ctx: Context, cue: CueHit, source: Party, end: int) -> bool:
    """ "وكان تقرير أعده خبراء خلص إلى": between an indefinite source and its verb stands a relative clause."""
    if not ctx.is_(source.first - 1, "carrier_verbs") or source.how != "source noun" or ctx.definite(source.first):
        return False
    return not cue.joined and end - source.last <= _LONG and agrees_behind(cue, source)


def _opening(ctx: Context, cue: CueHit, sentence: Sentence, end: int) -> Party | None:
    """ "المحامية فلانة أوضحت أن": the definite phrase that opens a sentence and reaches to the verb."""
    first = sentence.first
    if not ctx.definite(first) or end - first > _LONG or (cue.number == "3ms" and ctx.word(first).endswith(_FEMININE)):
        return None
    if cue.joined or any(_verbal(ctx, i) for i in range(first + 1, end)):
        return None
    phrase = phrase_at(ctx, first, end)
    while phrase and phrase.last < end and looks_joined(ctx, phrase.last) and not ctx.breaks(phrase.last):
        over = min(end, phrase_end(ctx, phrase.last + 1, described=True))
        phrase = cut_party(ctx, phrase, over)
    return phrase if phrase and phrase.last == end else None


def _verbal(ctx: Context, i: int) -> bool:
    """Word i has the shape of a verb, so that no noun phrase reaches over it."""
    word = ctx.word(i)
    return word.endswith(_VERB_ENDING) or (word.endswith("ت") and not word.endswith("ات")) or word.startswith("ي")


def _may_be_indefinite(ctx: Context, start: int, end: int) -> bool:
    """ "لكن بارنييه قال", "ولكن شهودا قالوا": a short phrase behind a carrier other than أن."""
    before = ctx.word(start - 1)
    return not before or (before not in ctx.lexicon.grammar.that and end - start <= _SHORT)


def _relative_agrees(ctx: Context, i: int, cue: CueHit) -> bool:
    """The verb's subject is the relative pronoun itself ("التي قالت"), not somebody else ("التي قال إنها")."""
    feminine = ctx.word(i).endswith("تي")
    plural = ctx.word(i).endswith("ين")
    return cue.number in ("3mp", "3md") if plural else cue.feminine == feminine


def agrees_behind(cue: CueHit, party: Party) -> bool:
    """A verb behind its subject agrees in number too: plural persons take a plural verb."""
    if party.plural and party.how == "source noun" and party.feminine is None:
        return cue.number in ("3mp", "3fp", "mp", "3md", "1p")
    return agrees(cue, party)


def _indefinite(ctx: Context, party: Party) -> bool:
    """ "مقطع فيديو يظهر", "قرارا يدعو": an indefinite noun before a verb is its subject, in a relative clause."""
    hit = ctx.sources_at.get(party.first)
    return bool(hit and not hit.form.tag.endswith("def") and not ctx.breaks(party.last))


def writer_of(ctx: Context, cue: CueHit, sentence: Sentence) -> Party | None:
    """ "أصدر البيت الأبيض بيانا قال فيه": whoever stands before the document that speaks."""
    for i in range(cue.first - 1, max(sentence.first - 1, cue.first - 14), -1):
        party = party_at(ctx, i)
        if i in ctx.in_person and i not in ctx.person_at:
            continue
        if party is None or ctx.is_(i - 1, "partner_prepositions") or ctx.word(i)[: party.prefix].endswith("ب"):
            continue
        if party.last <= cue.first and not _document(ctx, i):
            outer = party_at(ctx, i - 1)
            return outer if outer and outer.last >= party.last and not _document(ctx, i - 1) else party
    return None


def _document(ctx: Context, i: int) -> bool:
    hit = ctx.sources_at.get(i)
    return bool(hit and ctx.lexicon.data.sources[hit.form.entry].kind == "document")


def _back_over_fillers(ctx: Context, i: int, first: int) -> int:
    while i > first and (ctx.is_(i - 1, "fillers") or ctx.is_(i - 1, "negations")) and i - 1 not in ctx.person_at:
        i -= 1
    return i - 1 if i > first + 1 and ctx.is_(i - 1, "carrier_verbs") else i


def _ending_at(ctx: Context, end: int, cue: CueHit) -> Party | None:
    """The known party whose phrase ends at word `end`."""
    if cue.number in ("3md", "3fd", "3mp") and (joint := _joint_ending_at(ctx, end)):
        return joint
    mention = ctx.person_end.get(end)
    if mention:
        return person_party(ctx, mention)
    hit = ctx.actor_end.get(end)
    if hit and names_actor(hit):
        return actor_party(ctx, hit)
    for start in range(max(0, end - 6), end):
        noun = ctx.sources_at.get(start)
        if noun and (party := source_party(ctx, noun)).last == end:
            return party
    return None


def _joint_ending_at(ctx: Context, end: int) -> Party | None:
    """ "القاهرة والخرطوم تطالبان": a joint party before a dual or plural verb."""
    for start in range(max(0, end - 12), end - 1):
        party = party_at(ctx, start)
        if party and party.how == "joint" and party.last == end:
            return party
    return None


def _quoted_before(ctx: Context, end: int) -> Party | None:
    """A short quoted name right before the verb: "إلا أن «الغارديان» أشارت"."""
    for start in range(end - 1, max(-1, end - 5), -1):
        if ctx.quote_opening_before(start):
            party = quoted_name(ctx, start, end + 1)
            return party if party and party.last == end else None
    return None


def _clause_start(ctx: Context, party: Party, sentence: Sentence) -> bool:
    """The party opens its clause: nothing before it, a carrier, a conjunction, or a break."""
    if party.first <= sentence.first:
        return True
    before = ctx.word(party.first - 1)
    if before in ctx.lexicon.grammar["carriers"] or before in ctx.lexicon.grammar.that:
        return True
    return bool(party.prefix) and ctx.word(party.first)[:1] in ("و", "ف")


def _carrier(ctx: Context, end: int, sentence: Sentence) -> int | None:
    """First word behind the carrier ("كان", "لكن", "أما") nearest before `end`; the headline's first word."""
    for i in range(end - 1, max(sentence.first - 1, end - 14), -1):
        if ctx.word(i) in ctx.lexicon.grammar["carriers"] and i + 1 < end:
            return i + 1
        if ctx.marked(i):
            return None
        if i == sentence.first and ctx.headline and ctx.headline[0] <= i < ctx.headline[1]:
            return i
    return None


def topic_of(ctx: Context, sentence: Sentence) -> Party | None:
    """The person or actor that opens a sentence, before or behind its first verb, where that agrees."""
    switch = ctx.switches_at.get(sentence.first)
    at = skip_fillers(ctx, switch.last if switch else sentence.first, sentence.last)
    party = party_at(ctx, at) if at < sentence.last else None
    if party is None and at + 1 < sentence.last and not ctx.is_(at, "prepositions"):
        party = party_at(ctx, at + 1)
        if party and (party.prefix or not _could_agree(ctx, at, party)):
            return None
    return party if party and party.how not in ("source noun", "phrase") else None


def _could_agree(ctx: Context, verb: int, party: Party) -> bool:
    """Word `verb`, if it is a verb before `party`, agrees with it as far as its ending tells."""
    if party.feminine is None or party.plural:
        return True
    cues = [cue for cue in ctx.cues_at.get(verb, ()) if cue.finite]
    if cues:
        return agrees(cues[0], party)
    word = ctx.word(verb)
    return word.endswith("ت") == party.feminine or word.startswith(("ت", "وت"))


def last_named(ctx: Context, cue: CueHit) -> Party | None:
    """ "التقى نظيره السوري، وقال الأخير": the person named last before a verb that agrees with him."""
    for end in range(cue.first, max(0, cue.first - _FAR_BACK), -1):
        mention = ctx.person_end.get(end)
        party = person_party(ctx, mention) if mention else None
        if party and party.person >= 0 and agrees(cue, party):
            return party
    return None


def nearest_subject(ctx: Context, cue: CueHit, sentence: Sentence) -> Party | None:
    """The party behind the nearest verb of reporting before a participle, whether or not that verb was read."""
    for i in range(cue.first - 1, sentence.first - 1, -1):
        for verb in ctx.cues_at.get(i, ()):
            if verb.finite and not ctx.quote_over(ctx.doc.starts[i]):
                party = party_at(ctx, skip_fillers(ctx, verb.last, sentence.last))
                if party and not party.prefix and agrees(verb, party) and party.last <= cue.first:
                    return party
    return None
