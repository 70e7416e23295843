"""Subjects: who acts, before the verb, as the first one named in the clause, or carried forward from before."""

from __future__ import annotations

from tasrih.link.events.sight import NOBODY, Mention, Sight, Who
from tasrih.link.events.triggers import Trigger
from tasrih.link.party import Party
from tasrih.text.fold import fold_form

_RELATIVE = 4
_HEAD = 6


def subject_before(sight: Sight, trigger: Trigger) -> Who | None:
    """The subject before its verb: a relative's noun, the speaker behind "أنه", or the phrase that opens the clause."""
    ctx, first = sight.ctx, trigger.sentence.first
    i = trigger.first
    if trigger.prefix[:1] in ("و", "ف"):
        return None
    if ctx.breaks(i):
        return _behind_colon(sight, i, first) or _behind_insertion(sight, i, first)
    while i > first and (ctx.is_(i - 1, "fillers") or ctx.is_(i - 1, "negations")) and i not in sight.ending:
        i -= 1
    if i == first:
        return None
    before = ctx.word(i - 1)
    if ctx.is_(i - 1, "relatives"):
        return _antecedent(sight, i - 1, first)
    that = ctx.lexicon.grammar.that.get(before)
    if that is not None:
        return Who(i, i, sight.speaker(i) or sight.subject) if that != before else None
    told = next((n for n in (i - 1, i - 2) if n in sight.sides and n > first), None)
    if told is not None and not ctx.breaks(i):
        return Who(told, i, sight.sides[told])  # "غارات جوية | استهدفت": what a deed does, its doer does
    near = sight.ending.get(i)
    if near and near.code and i == trigger.first and not ctx.breaks(i):
        return Who(near.first, near.last, (near.code,))  # "جندي إسرائيلي | قتل"
    start = clause_start(sight, i, first)
    if start - 1 in sight.verbs and ctx.is_(start - 2, "relatives"):
        return _antecedent(sight, start - 2, first)  # "القوات التي اقتحمت نابلس | اعتقلت"
    if start == i or ctx.is_(start, "prepositions") or ctx.is_(start, "time_nouns") or sight.joined(start):
        return None
    phrase = sight.phrase(start, i)
    if phrase.codes or phrase.last == i:
        return phrase
    owners = (sight.at.get(n + 1) for n in range(start, i - 1) if ctx.word(n) in sight.words["belongs"])
    owner = next((mention for mention in owners if mention and mention.code), None)
    return Who(start, i, (owner.code,) if owner and owner.code else ())


def _antecedent(sight: Sight, i: int, first: int) -> Who:
    """Whom the relative at word i describes: who is named right before it, or both sides."""
    if pointed := sight.pointed(i - 1):
        return Who(i, i, pointed)
    mention = next((m for n in range(i, max(first, i - _RELATIVE), -1) if (m := sight.ending.get(n))), None)
    return Who(i, i, (mention.code,)) if mention and mention.code else Who(i, i, ())


def _behind_colon(sight: Sight, i: int, first: int) -> Who | None:
    """ "كندا: | طردت 4 روس": who stands alone before a colon."""
    if ":" not in sight.ctx.doc.gap(i):
        return None
    who = sight.phrase(first, i)
    return who if who.codes and who.last == i else None


def _behind_insertion(sight: Sight, i: int, first: int) -> Who | None:
    """ "وكان الرئيس، الذي سعى إلى …، | انتقد", "وكان المنسق، فلان، | اتهم": the subject before what stands between
    commas."""
    for n in range(i - 1, first, -1):
        if sight.ctx.breaks(n):
            named = sight.at.get(n)
            name = named is not None and named.person and named.last == i
            mention = sight.ending.get(n) if name or sight.ctx.is_(n, "relatives") else None
            return Who(mention.first, mention.last, (mention.code,)) if mention and mention.code else None
    return None


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
    if trigger.prefix[:1] in ("و", "ف") or trigger.prefix.endswith("ل") or ctx.breaks(i):
        return True
    skipped = ("fillers", "negations", "carrier_verbs", "perfect_particles")
    while i > trigger.sentence.first and any(ctx.is_(i - 1, name) for name in skipped):
        i -= 1
        if ctx.word(i)[0] in "وف":
            return True
    return i == trigger.sentence.first or ctx.breaks(i) or ctx.is_(i - 1, "openers") or is_that(sight, i - 1)


def is_that(sight: Sight, i: int) -> bool:
    """Word i is أن, alone or behind و or ف."""
    word, that = sight.ctx.word(i), sight.ctx.lexicon.grammar.that
    return word in that or (word[:1] in ("و", "ف") and word[1:] in that)


def acting(sight: Sight, i: int, first: int) -> Who:
    """Who acts at word i of a sentence that begins at word `first`, where nothing beside the word says it: the first
    one named before it in its clause that is no object, the speaker, or whoever acted last."""
    for mention in sight.within(_start(sight, i, first), i):
        if mention.code and not oblique(sight, mention, first):
            return sight.phrase(mention.first, i)
    return Who(i, i, sight.own(i))


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
    اتهامها"), the speaker, or whoever acted last; a pronoun that cannot be
    the speaker means the last state or body named."""
    i = trigger.first
    before = sight.ending.get(i - 1) if sight.ctx.is_(i - 1, "prepositions") else None
    if before and before.code:
        return (before.code,)
    draft = sight.draft_over(i)
    if draft is not None and not _could_mean(trigger.suffix, draft.source):
        near = [m for m in sight.within(trigger.sentence.first, i) if m.code and not m.person]
        if near and near[-1].code:
            return (near[-1].code,)
    return sight.own(i) if draft is not None else acting(sight, i, trigger.sentence.first).codes


def _could_mean(pronoun: str, speaker: Party) -> bool:
    """ "ها" is no man, "هم" no single person."""
    if pronoun == "ها":
        return speaker.feminine is not False
    return speaker.plural or speaker.person < 0 if pronoun in ("هم", "هما") else True


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
        if n not in sight.at and sight.joined(n):
            return ctx.word(n)[0]
        if n in sight.verbs or ctx.breaks(n + 1) or n + 1 in sight.ending:
            return ""
    return ""


def light_subject(sight: Sight, trigger: Trigger, i: int) -> Who:
    """The subject of the light verb at word i that governs a noun behind it."""
    word = sight.ctx.word(i)
    verb = trigger._replace(first=i, last=i + 1, prefix="و" if word[0] == "و" and word[1:] in sight.words.light else "")
    before = subject_before(sight, verb)
    if before is not None and before.codes:
        return before
    behind = sight.bare_phrase(sight.over_fillers(i + 1, trigger.first), trigger.first)
    if behind.codes or behind.last > behind.first:
        return behind
    return Who(i, i, sight.own(i)) if before is None else NOBODY
