"""Triggers: where a word of the lexicon may tell of an event, with the sentence it stands in."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from tasrih.lexicon import Hit
from tasrih.lexicon.schema import EventWord
from tasrih.link.context import Context
from tasrih.text.document import Sentence

_THING = 12
_THING_BEFORE = 5
_ROOT = 3
_HERS = "ها"
_WHAT = "ما"
_VERBAL = ("past", "present", "passive")


class Trigger(NamedTuple):
    """A possible event: words [first, last), its entry, its part of speech (`verb`, `noun`, `part`, `phrase`)."""

    first: int
    last: int
    entry: EventWord
    part: str
    tag: str
    prefix: str
    suffix: str
    sentence: Sentence
    object: int = -1
    """Where the word stands that the verb needs as its object; -1: none is needed, or there is none."""

    @property
    def passive(self) -> bool:
        """A form that is passive by its letters."""
        return self.tag.startswith("passive")

    @property
    def tense(self) -> str:
        """past or present; "" for nouns."""
        return self.tag.removeprefix("passive.").partition(".")[0] if self.part == "verb" else ""


class Triggers(NamedTuple):
    """The triggers of an article in text order, and all words that are verbs of the event lexicon."""

    found: list[Trigger]
    verbs: set[int]


def find_triggers(ctx: Context, sentences: Sequence[Sentence]) -> Triggers:
    """The triggers of the given sentences, one for each place and type."""
    hits = ctx.hits.get("event", [])
    named = {i for hit in ctx.actor_at.values() if hit.last - hit.first > 1 for i in range(hit.first, hit.last)}
    told = Triggers([], set())
    n = 0
    for sentence in sentences:
        while n < len(hits) and hits[n].first < sentence.first:
            n += 1
        found: dict[int, dict[str, Trigger]] = {}
        while n < len(hits) and hits[n].first < sentence.last:
            hit = hits[n]
            n += 1
            if hit.last > sentence.last or hit.first in named or hit.first in ctx.in_person:
                continue
            trigger = _trigger(ctx, hit, sentence)
            if trigger is None:
                continue
            if trigger.part == "verb":
                told.verbs.add(trigger.first)
            if _fits(ctx, trigger):
                _keep(found.setdefault(trigger.first, {}), trigger)
        told.found.extend(trigger for rivals in found.values() for trigger in rivals.values())
    return told


def _keep(rivals: dict[str, Trigger], trigger: Trigger) -> None:
    """Of the readings of a word, those that ask most of their sentence stay, one for each type."""
    most = max((_asks(rival) for rival in rivals.values()), default=-1)
    if _asks(trigger) > most:
        rivals.clear()
    if _asks(trigger) >= most:
        rivals.setdefault(trigger.entry.type, trigger)


def _asks(trigger: Trigger) -> int:
    return 2 * bool(trigger.entry.with_) + bool(trigger.entry.needs)


def _trigger(ctx: Context, hit: Hit, sentence: Sentence) -> Trigger | None:
    entry = ctx.lexicon.data.events[hit.form.entry]
    tag = hit.form.tag
    family = tag.partition(".")[0]
    part = "verb" if family in _VERBAL else family
    if not _spelt_right(ctx, hit, part, tag):
        return None
    thing = _thing(ctx, hit, entry, sentence) if entry.with_ and part in ("verb", "noun") else -1
    return Trigger(hit.first, hit.last, entry, part, tag, hit.prefix, hit.suffix, sentence, thing)


def _thing(ctx: Context, hit: Hit, entry: EventWord, sentence: Sentence) -> int:
    """The first word behind a verb that it needs as its object ("وقعت مصر | اتفاقية"); -1: none near."""
    wanted = ctx.lexicon.event_words.needed(tuple(entry.with_))
    if hit.last - hit.first > 1 or hit.form.text in wanted or hit.form.text.removeprefix("ال") in wanted:
        return hit.last  # "رفع العقوبات" has it in itself
    before = range(max(sentence.first, hit.first - _THING_BEFORE), hit.first)
    if hit.suffix and any(ctx.word(i) in wanted for i in before):
        return hit.first  # "صاروخ أطلقه الحوثيون"
    alone = hit.form.tag == "past.3ms"
    for i in range(hit.last, min(sentence.last, hit.last + _THING)):
        if ctx.word(i) in wanted:
            hers = alone and ctx.word(i).endswith(_HERS) and i == hit.last
            return -1 if hers else i  # "وسحب قواتها" is no "he withdrew"
        if ctx.word(i) in ctx.lexicon.grammar.that:
            break
    return -1


def _spelt_right(ctx: Context, hit: Hit, part: str, tag: str) -> bool:
    """Joined letters that the part of speech cannot carry, and nouns written like verbs."""
    if hit.suffix == "ه" and ctx.doc.text[ctx.doc.chars(0, ctx.doc.ends[hit.last - 1])[1] - 1] == "ة":
        return False
    if hit.prefix and any(len(cue.prefix) < len(hit.prefix) for cue in ctx.cues_at.get(hit.first, ())):
        return False  # "وصفت" is no "و" with another verb
    if part == "verb":
        present = "present" in tag
        if ctx.is_(hit.first, "time_nouns") and ctx.is_(hit.last, "fillers"):
            return False  # "فجر السبت"
        if hit.prefix[-1:] in ("س", "ل") and not present:
            return False
        if not present and hit.first and ctx.is_(hit.first - 1, "noun_leads") and not hit.prefix:
            return False
        if tag == "past.3ms" and _could_be_noun(ctx, hit.form.text) and _is_noun(ctx, hit):
            return False
        if tag.endswith(".1s") and not _hamza(ctx, hit):
            return False
        return hit.suffix not in ("ي", "ك") and bool(hit.suffix) >= tag.endswith(".obj")
    if hit.form.text in ctx.lexicon.event_words.homographs:
        relative = ctx.is_(hit.first - 1, "relatives") or ctx.word(hit.first - 1) == _WHAT
        if relative if hit.suffix else not _is_noun(ctx, hit):
            return False  # "وهو ما | رفضه لبنان" is no "his refusal"
    if hit.suffix == "ي":
        return False
    bound = tag.endswith("bound")
    return bool(hit.suffix) == bound if tag.startswith("noun") and bound else not (hit.suffix and ".def" in tag)


def _could_be_noun(ctx: Context, text: str) -> bool:
    """A verb of the past whose letters are a noun's too ("قصف", "بحث")."""
    return len(text) <= _ROOT or text in ctx.lexicon.event_words.homographs


def _is_noun(ctx: Context, hit: Hit) -> bool:
    """A word that is verb or noun by its letters ("قصف") is a noun unless it opens its clause; there too before an
    indefinite adjective ("قصف إسرائيلي على")."""
    actor = ctx.actor_at.get(hit.last)
    if actor and actor.form.tag.startswith("dem.ms") and not actor.form.tag.endswith("def"):
        return True
    if ctx.word(hit.last).endswith("ا") and hit.last not in ctx.actor_at and not ctx.breaks(hit.last):
        return False  # "قتل صبيا"
    if hit.prefix:
        return hit.prefix[-1] not in "وف" or ctx.word(hit.last) in ("على",)
    if ctx.breaks(hit.first) or hit.first == ctx.sentence_of(hit.first).first:
        return False
    i = hit.first - 1
    word = ctx.word(i)
    if ctx.is_(i, "noun_leads"):
        return True
    leads = any(ctx.is_(i, name) for name in ("openers", "carriers", "relatives", "negations", "fillers"))
    return not (leads or word in ctx.lexicon.grammar.that)


def _hamza(ctx: Context, hit: Hit) -> bool:
    at = ctx.doc.starts[hit.first] + len(hit.prefix)
    return ctx.doc.letters(at, at + 1) == "أ"


def _fits(ctx: Context, trigger: Trigger) -> bool:
    """The sentence has a word that the entry needs, and none that it forbids."""
    entry = trigger.entry
    if entry.with_ and trigger.part in ("verb", "noun") and trigger.object < 0:
        return False
    if _beside(ctx, entry.not_after, trigger.first - 1) or _beside(ctx, entry.not_before, trigger.last):
        return False
    if not entry.needs and not entry.never:
        return True
    words = ctx.doc.words[trigger.sentence.first : trigger.sentence.last]
    return (not entry.needs or _any(ctx, entry.needs, words)) and not _any(ctx, entry.never, words)


def _beside(ctx: Context, unwanted: Sequence[str], i: int) -> bool:
    """Word i is one of the unwanted, with or without the article and a joined letter."""
    if not unwanted or ctx.breaks(max(i, 0)):
        return False
    table, word = ctx.lexicon.event_words.needed(tuple(unwanted)), ctx.word(i)
    return any(form in table for form in (word, word[1:], word.removeprefix("ال"), word[1:].removeprefix("ال")))


def _any(ctx: Context, wanted: Sequence[str], words: Sequence[str]) -> bool:
    table = ctx.lexicon.event_words.needed(tuple(wanted))
    return any(word in table or word[1:] in table for word in words)
