"""Arguments: the noun phrases that stand in a trigger's slots: subject, object, genitive, and behind prepositions."""

from __future__ import annotations

from dataclasses import dataclass, field

from tasrih.link.events.sight import NOBODY, Sight, Who
from tasrih.link.events.triggers import Trigger

_REACH = 16
_BACK = 14
_FILLERS = 3
_RELATIVE = 4


@dataclass(slots=True)
class Arguments:
    """Who stands in which slot; `rule` says how the subject was found; `light` what a governing verb makes of it."""

    subject: Who = NOBODY
    object: Who = NOBODY
    genitive: Who = NOBODY
    agent: Who = NOBODY
    light: str = ""
    behind: dict[str, Who] = field(default_factory=dict)
    rule: str = ""
    follows: bool = False
    """A noun phrase follows the verb in the place of its object, whether or not it names an actor."""


def arguments_of(sight: Sight, trigger: Trigger) -> Arguments:
    """The arguments of a trigger."""
    found = Arguments()
    end = _verb(sight, trigger, found) if trigger.part == "verb" else _noun(sight, trigger, found)
    _prepositions(sight, trigger, found, end)
    return found


def _verb(sight: Sight, trigger: Trigger, found: Arguments) -> int:
    """Subject and object of a finite verb; the word behind them."""
    limit = trigger.sentence.last
    at = _over_fillers(sight, trigger.last, limit)
    before = subject_before(sight, trigger)
    behind = _phrase_behind(sight, at, min(limit, trigger.object) if trigger.object >= 0 else limit)
    if trigger.object >= 0:
        return _with_object(sight, trigger, found, before or behind)
    if before is not None:
        found.subject, found.object, found.rule = before, behind, "subject before"
    elif behind.last > behind.first:
        found.subject, found.rule = behind, "subject behind"
        at = _over_fillers(sight, behind.last, limit)
        found.object = _phrase_behind(sight, at, limit)
    else:
        found.subject, found.rule = Who(at, at, sight.own(trigger.first)), "subject carried forward"
    found.follows = found.object.last > found.object.first
    return max(trigger.last, found.object.last, behind.last)


def _with_object(sight: Sight, trigger: Trigger, found: Arguments, subject: Who) -> int:
    """A verb with the object it needs ("وقعت مصر اتفاقية"): the subject stands before or between."""
    carried = subject.last == subject.first and not subject.codes
    found.subject = Who(trigger.last, trigger.last, sight.own(trigger.first)) if carried else subject
    found.rule = "subject carried forward" if carried else "subject of verb and object"
    title = sight.at.get(trigger.object)
    if title is not None and title.person:  # "سفيرها من برلين"
        thing = _phrase_behind(sight, trigger.object + 1, trigger.sentence.last)
    else:
        thing = sight.phrase(trigger.object, trigger.sentence.last)
    found.object, found.follows = thing, True
    _prepositions(sight, trigger, found, trigger.last, trigger.object)
    return max(thing.last, trigger.object + 1)


def _phrase_behind(sight: Sight, at: int, limit: int) -> Who:
    ctx = sight.ctx
    if at >= limit or ctx.breaks(at) or at in sight.verbs or ctx.word(at) in ctx.lexicon.grammar.that:
        return Who(at, at, ())
    if ctx.is_(at, "prepositions") or ctx.is_(at, "relatives") or (at not in sight.at and sight.joined(at)):
        return Who(at, at, ())
    mention = sight.at.get(at)
    if mention and mention.prefix:
        return Who(at, at, ())
    return sight.phrase(at, limit)


def _over_fillers(sight: Sight, at: int, limit: int) -> int:
    stop = min(limit, at + _FILLERS)
    while at < stop and sight.ctx.is_(at, "fillers") and at not in sight.at:
        at += 1
    return at


def subject_before(sight: Sight, trigger: Trigger) -> Who | None:
    """The subject before its verb: a relative's noun, the speaker behind "أنه", or the phrase that opens the clause."""
    ctx, first = sight.ctx, trigger.sentence.first
    i = trigger.first
    if trigger.prefix[:1] in ("و", "ف") or ctx.breaks(i):
        return None
    while i > first and (ctx.is_(i - 1, "fillers") or ctx.is_(i - 1, "negations")) and i not in sight.ending:
        i -= 1
    if i == first:
        return None
    before = ctx.word(i - 1)
    if ctx.is_(i - 1, "relatives"):
        mention = next((m for n in range(i - 1, max(first, i - 1 - _RELATIVE), -1) if (m := sight.ending.get(n))), None)
        return Who(i, i, (mention.code,)) if mention and mention.code else Who(i, i, ())
    that = ctx.lexicon.grammar.that.get(before)
    if that is not None:
        return Who(i, i, sight.own(i)) if that != before else None
    start = _clause_start(sight, i, first)
    if start == i:
        return None
    phrase = sight.phrase(start, i)
    return phrase if phrase.codes or phrase.last == i else None


def _clause_start(sight: Sight, i: int, first: int) -> int:
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


def _noun(sight: Sight, trigger: Trigger, found: Arguments) -> int:
    """Genitive and object of a noun, and the subject of the light verb that governs it; the word behind them."""
    limit, end = trigger.sentence.last, trigger.last
    if trigger.suffix:
        found.genitive, found.rule = Who(end, end, sight.own(trigger.first)), "pronoun"
        found.object = _phrase_behind(sight, end, limit)
        end = max(end, found.object.last)
    else:
        found.genitive = _phrase_behind(sight, end, limit)
        if found.genitive.codes:
            found.rule = "genitive"
        end = max(end, found.genitive.last)
        if found.genitive.codes:
            found.object = _phrase_behind(sight, end, limit)
            end = max(end, found.object.last)
    found.follows = found.object.last > found.object.first
    if not _governed(sight, trigger, found):
        end = _relative(sight, found, end, limit)
    return end


def _relative(sight: Sight, found: Arguments, end: int, limit: int) -> int:
    """ "الغارات التي شنتها روسيا": the subject of a light verb in the relative clause."""
    ctx = sight.ctx
    if end + 1 >= limit or not ctx.is_(end, "relatives"):
        return end
    word = ctx.word(end + 1)
    verb = next((v for cut in (2, 1, 3) if (v := sight.words.light.get(word[:-cut]))), None)
    if verb is None:
        return end
    who = _phrase_behind(sight, end + 2, limit)
    if who.codes:
        found.subject, found.light, found.rule = who, verb.role, "light verb in a relative clause"
        return who.last
    return end


def _governed(sight: Sight, trigger: Trigger, found: Arguments) -> bool:
    """The light verb before a noun, and its subject behind or before it."""
    ctx, light = sight.ctx, sight.words.light
    for i in range(trigger.first - 1, max(trigger.sentence.first, trigger.first - _BACK) - 1, -1):
        verb = light.get(ctx.word(i))
        if verb is not None:
            subject = _light_subject(sight, trigger, i)
            if subject.codes:
                found.subject, found.light, found.rule = subject, verb.role, f"light verb {ctx.word(i)}"
            return True
        if i in sight.verbs or (ctx.breaks(i + 1) and i + 1 != trigger.first):
            return False
    return False


def _light_subject(sight: Sight, trigger: Trigger, i: int) -> Who:
    verb = trigger._replace(first=i, last=i + 1, prefix=sight.ctx.word(i)[:1] if sight.ctx.word(i)[:1] == "و" else "")
    before = subject_before(sight, verb)
    if before is not None and before.codes:
        return before
    behind = _phrase_behind(sight, _over_fillers(sight, i + 1, trigger.first), trigger.first)
    if behind.codes or behind.last > behind.first:
        return behind
    return Who(i, i, sight.own(i)) if i + 1 == trigger.first or not behind.codes else NOBODY


def _prepositions(sight: Sight, trigger: Trigger, found: Arguments, at: int, end: int = -1) -> None:
    """What stands behind the prepositions that follow, up to a verb, أن, or the end."""
    ctx, grammar = sight.ctx, sight.ctx.lexicon.grammar
    agents = sight.words.phrase_table("agents")
    stop = min(trigger.sentence.last, at + _REACH, end if end >= 0 else trigger.sentence.last)
    while at < stop:
        word = ctx.word(at)
        if at in sight.verbs or word in grammar.that:
            return
        if size := _phrase_size(sight, agents, at):
            found.agent = found.agent if found.agent.codes else sight.phrase(at + size, stop)
            at = max(at + size, found.agent.last)
            continue
        if word in grammar["prepositions"] and at + 1 < stop:
            who = sight.phrase(at + 1, stop)
            _keep(found, word, who)
            at = max(at + 1, who.last)
            continue
        mention = sight.at.get(at)
        letter = mention.prefix[-1:] if mention else word[:1] if sight.joined(at) else ""
        if letter in ("ب", "ل") and letter:
            who = sight.phrase(at, stop)
            _keep(found, letter, who)
            at = max(at + 1, who.last)
            continue
        if mention and not mention.adjective and _takes_object(trigger, found):
            found.object = sight.phrase(at, stop)
            at = found.object.last
            continue
        at = mention.last if mention else at + 1


def _takes_object(trigger: Trigger, found: Arguments) -> bool:
    """A verb still without its object: it may stand behind a circumstance ("استقبل X في القصر | Y")."""
    return trigger.part == "verb" and not found.follows and "object" in trigger.entry.target


def _keep(found: Arguments, preposition: str, who: Who) -> None:
    if who.codes and preposition not in found.behind:
        found.behind[preposition] = who


def _phrase_size(sight: Sight, table: dict[str, list[tuple[str, ...]]], i: int) -> int:
    for phrase in table.get(sight.ctx.word(i), ()):
        if all(sight.ctx.word(i + n) == part for n, part in enumerate(phrase)):
            return len(phrase)
    return 0
