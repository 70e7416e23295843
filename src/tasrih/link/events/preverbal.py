"""Subjects before their verb: a relative's noun, the speaker behind "أنه", the phrase that opens the clause."""

from __future__ import annotations

from tasrih.link.events.mentions import NOBODY, Mention, Who
from tasrih.link.events.noun_phrases import bare_phrase, joined, over_fillers, phrase
from tasrih.link.events.sight import Sight
from tasrih.link.events.subjects import clause_start, meant
from tasrih.link.events.triggers import Trigger

_RELATIVE = 4
_AND = "و"


def subject_before(sight: Sight, trigger: Trigger) -> Who | None:
    """Whoever stands before a verb as its subject, whether or not an actor is known in it; None: nobody does."""
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
    if ctx.is_(i - 1, "relatives"):
        described = ctx.word(trigger.last) not in sight.words["resumptive"] and not ctx.is_(i - 2, "time_nouns")
        return _antecedent(sight, i - 1, first) if described else None
    that = ctx.lexicon.grammar.that.get(ctx.word(i - 1))
    if that is not None:
        pronoun = ctx.word(i - 1).removeprefix(that)
        return Who(i, i, meant(sight, trigger, pronoun)) if pronoun else _before_that(sight, trigger, i - 1)
    return _right_before(sight, trigger, i) or _clause_phrase(sight, i, first)


def _right_before(sight: Sight, trigger: Trigger, i: int) -> Who | None:
    """ "غارات جوية | استهدفت": what a deed does, its doer does; "جندي إسرائيلي | قتل"."""
    if sight.ctx.breaks(i):
        return None
    told = next((n for n in (i - 1, i - 2) if n in sight.sides and n > trigger.sentence.first), None)
    if told is not None:
        return Who(told, i, sight.sides[told])
    near = sight.ending.get(i) if i == trigger.first else None
    return _with_joined(sight, near, near.code) if near and near.code else None


def _with_joined(sight: Sight, near: Mention, code: str) -> Who:
    """A mention with those before it that "and" joins it to: "ترامب وكيم | اتفقا"."""
    first, codes = near, [code]
    while first.prefix == _AND and (before := sight.ending.get(first.first)) and before.code:
        first, codes = before, [before.code, *codes]
    return Who(first.first, near.last, tuple(dict.fromkeys(codes)))


def _clause_phrase(sight: Sight, i: int, first: int) -> Who | None:
    """The phrase that opens the clause and reaches to the verb at word i."""
    ctx = sight.ctx
    start = clause_start(sight, i, first)
    if start - 1 in sight.verbs and ctx.is_(start - 2, "relatives"):
        return _antecedent(sight, start - 2, first)  # "القوات التي اقتحمت نابلس | اعتقلت"
    if start == i or ctx.is_(start, "prepositions") or ctx.is_(start, "time_nouns") or joined(sight, start):
        return None
    opening = phrase(sight, start, i)
    return opening if opening.codes or opening.last == i else Who(start, i, _belonging(sight, opening, i))


def _belonging(sight: Sight, phrase: Who, i: int) -> tuple[str, ...]:
    """Of a subject without an actor the one that it belongs to: "لجنة العقوبات في مجلس الأمن | سمحت", "طائرة تابعة
    لسلاح الجو التركي | قصفت"."""
    ctx = sight.ctx
    inside = sight.at.get(phrase.last + 1) if ctx.is_(phrase.last, "prepositions") else None
    if inside and inside.code and inside.last == i and _is_body(sight, inside):
        return (inside.code,)
    owners = (sight.at.get(n + 1) for n in range(phrase.first, i - 1) if ctx.word(n) in sight.words["belongs"])
    owner = next((mention for mention in owners if mention and mention.code), None)
    return (owner.code,) if owner and owner.code else ()


def _is_body(sight: Sight, mention: Mention) -> bool:
    """The mention is of a body or of the seat of a state, no place."""
    hit = sight.ctx.actor_at.get(mention.first)
    if hit is None:
        return False
    return hit.form.tag == "seats" or sight.ctx.lexicon.data.actors[hit.form.entry].kind == "body"


def _before_that(sight: Sight, trigger: Trigger, that: int) -> Who | None:
    """ "يعتزم لودريان أن | يطلب", "على إيران أن | تسحب": who is named last in the clause before أن, where no subject
    follows the verb."""
    behind = bare_phrase(sight, over_fillers(sight, trigger.last, trigger.sentence.last), trigger.sentence.last)
    if behind.last > behind.first:
        return None
    start = clause_start(sight, that, trigger.sentence.first)
    start = clause_start(sight, start - 1, trigger.sentence.first) if start == that else start
    if start - 1 in sight.verbs:
        start = clause_start(sight, start - 1, trigger.sentence.first)
    named = [mention for mention in sight.within(start, that) if mention.code]
    return Who(named[-1].first, named[-1].last, (named[-1].code or "",)) if named else None


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
    who = phrase(sight, first, i)
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


def light_subject(sight: Sight, trigger: Trigger, i: int) -> Who:
    """The subject of the light verb at word i that governs a noun behind it."""
    word = sight.ctx.word(i)
    verb = trigger._replace(first=i, last=i + 1, prefix="و" if word[0] == "و" and word[1:] in sight.words.light else "")
    before = subject_before(sight, verb)
    if before is not None and before.codes:
        return before
    behind = bare_phrase(sight, over_fillers(sight, i + 1, trigger.first), trigger.first)
    if behind.codes or behind.last > behind.first:
        return behind
    return Who(i, i, sight.own(i)) if before is None else NOBODY
