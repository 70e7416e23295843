"""Who acts: as the first one named in the clause, behind a pronoun, or carried forward from before."""

from __future__ import annotations

from functools import cache

from tasrih.link.events.mentions import Mention, Who
from tasrih.link.events.noun_phrases import joined, phrase
from tasrih.link.events.sight import Sight
from tasrih.link.events.triggers import Trigger
from tasrih.link.party import OTHER, Party
from tasrih.text.fold import fold_form

_HEAD = 6
_SEVERAL = (".3md", ".3fd", ".3mp", ".3fp")
_PAIR = 2
_PRESSED = frozenset({"request", "demand", "criticize", "warn", "threaten"})


def clause_start(sight: Sight, i: int, first: int) -> int:
    """Where the clause before word i begins: behind a mark, a conjunction, أن, or another verb."""
    ctx, grammar = sight.ctx, sight.ctx.lexicon.grammar
    n = i
    while n > first:
        word = ctx.word(n - 1)
        if word in grammar.that or word in grammar["carriers"] or word in grammar["openers"] or n - 1 in sight.verbs:
            return n
        if ctx.breaks(n):
            return n
        n -= 1
    return n


def opens_clause(sight: Sight, trigger: Trigger) -> bool:
    """Nothing of its clause stands before a verb, so that a subject it lacks is carried forward."""
    ctx, i = sight.ctx, trigger.first
    if trigger.prefix[:1] in ("و", "ف") or trigger.prefix.endswith("ل"):
        return True
    if ctx.breaks(i):
        return not trigger.tag.endswith(_SEVERAL)  # "صاروخين، | استهدفا"
    skipped = ("fillers", "negations", "carrier_verbs", "perfect_particles")
    while i > trigger.sentence.first and any(ctx.is_(i - 1, name) for name in skipped):
        i -= 1
        if ctx.word(i)[0] in "وف":
            return True
    opened = ctx.is_(i - 1, "openers") or ctx.word(i - 1) in sight.words["clause_openers"]
    return i == trigger.sentence.first or ctx.breaks(i) or opened or is_that(sight, i - 1)


def is_that(sight: Sight, i: int) -> bool:
    """Word i is أن, alone or behind و or ف."""
    word, that = sight.ctx.word(i), sight.ctx.lexicon.grammar.that
    return word in that or (word[:1] in ("و", "ف") and word[1:] in that)


def acting(sight: Sight, i: int, first: int) -> Who:
    """Who acts at word i of a sentence that begins at word `first`, where nothing beside the word says it: the first
    one named before it in its clause that is no object, the speaker, or whoever acted last."""
    start = _start(sight, i, first)
    marked = next((n for n in range(i, start, -1) if sight.ctx.breaks(n)), start)
    for mention in (*sight.within(marked, i), *sight.within(start, marked)):
        if mention.code and not oblique(sight, mention, first):
            return phrase(sight, mention.first, i)
    return Who(i, i, _pressed(sight, i) or sight.own(i))


def _pressed(sight: Sight, i: int) -> tuple[str, ...]:
    """Whoever is accused of, asked for or warned of what a content tells: "اتهمت واشنطن | طهران | بدعم المسلحين"."""
    draft = sight.draft_over(i)
    if draft is None or draft.object is None or sight.act_over(i) not in _PRESSED:
        return ()
    return (draft.object.of,) if draft.object.of not in (None, OTHER) and draft.object.of else ()


def _start(sight: Sight, i: int, first: int) -> int:
    """Behind the last أن or relative before word i; in a content its beginning."""
    draft = sight.draft_over(i)
    if draft is not None:
        first = max(first, sight.ctx.doc.word_from(draft.content.start))
    for n in range(i - 1, first - 1, -1):
        if is_that(sight, n) or sight.ctx.is_(n, "relatives"):
            return n + 1
    return first


def owner(sight: Sight, trigger: Trigger) -> tuple[str, ...]:
    """Whom the pronoun joined to a noun means: whoever stands right before its preposition ("تتفق مع إسرائيل في |
    اتهامها"), else whom the pronoun means."""
    i = trigger.first
    before = sight.ending.get(i - 1) if sight.ctx.is_(i - 1, "prepositions") else None
    if before and before.code:
        return (before.code,)
    return meant(sight, trigger, trigger.suffix)


def meant(sight: Sight, trigger: Trigger, pronoun: str) -> tuple[str, ...]:
    """Whom a pronoun at the trigger means; one that cannot be the speaker the last state or body named."""
    i = trigger.first
    if pronoun == "هما":
        return sight.pair or sight.last_named(i, _PAIR, people=True)
    draft = sight.draft_over(i)
    pressed = pronoun == "ها" and sight.act_over(i) in _PRESSED
    if draft is not None and (pressed or not _could_mean(pronoun, draft.source)):
        near = [m for m in sight.within(trigger.sentence.first, i) if m.code and not m.person]
        if near and near[-1].code:
            return (near[-1].code,)
    return sight.own(i) if draft is not None else acting(sight, i, trigger.sentence.first).codes


def _could_mean(pronoun: str, speaker: Party) -> bool:
    """ "ها" is no man, "هم" no single person."""
    if pronoun == "ها":
        return speaker.feminine is not False
    return speaker.plural or speaker.person < 0 if pronoun in ("هم", "هما") else True


@cache
def preposition(slot: str) -> str:
    """A slot's preposition as the document's words have it."""
    return slot if slot == "على" else fold_form(slot)


def oblique(sight: Sight, mention: Mention, first: int) -> bool:
    """A preposition governs the phrase that the mention stands in."""
    return bool(governor(sight, mention, first))


def governor(sight: Sight, mention: Mention, first: int) -> str:
    """The preposition that governs the phrase of a mention, alone or joined; "" where none does."""
    ctx = sight.ctx
    if mention.prefix[-1:] in ("ب", "ل", "ك"):
        return mention.prefix[-1:]
    for n in range(mention.first - 1, max(first, mention.first - _HEAD) - 1, -1):
        if ctx.is_(n, "prepositions"):
            return ctx.word(n)
        if n not in sight.at and joined(sight, n):
            return ctx.word(n)[0]
        if n in sight.verbs or ctx.breaks(n + 1) or n + 1 in sight.ending:
            return ""
    return ""
