"""Slots: who stands where around a trigger, and what stands behind the prepositions that follow it."""

from __future__ import annotations

from dataclasses import dataclass, field

from tasrih.link.events.mentions import NOBODY, Who
from tasrih.link.events.noun_phrases import joined, landed, phrase
from tasrih.link.events.sight import Sight
from tasrih.link.events.subjects import preposition
from tasrih.link.events.triggers import Trigger

_REACH = 18
_IN, _OF, _WITH = "في", "من", "ب"
_OF_NOUNS = frozenset({"بين", "مع"})
_OF_OTHERS = ("ل", "في")
_JOINED = "بل"
_JUDGING = frozenset({"ACCUSE", "REJECT", "SUPPORT"})
_AGAINST = frozenset({"على", "ضد", "عن"})
_ASKING = "REQUEST"


@dataclass(slots=True)
class Arguments:
    """Who stands in which slot; `rule` says how the subject was found; `light` what a governing verb makes of it."""

    subject: Who = NOBODY
    object: Who = NOBODY
    genitive: Who = NOBODY
    agent: Who = NOBODY
    light: str = ""
    governor: int = -1
    behind: dict[str, Who] = field(default_factory=dict)
    rule: str = ""
    passive: bool = False
    described: bool = True
    """What stands behind the noun is no genitive but its adjectives, or nothing."""
    counted: bool = False
    titled: bool = False
    """The genitive is a person."""
    placed: bool = False
    """The genitive is a capital, so perhaps only where it happens."""
    pending: str = ""
    follows: bool = False
    """A noun phrase follows the verb in the place of its object, whether or not it names an actor."""


def look_behind(sight: Sight, trigger: Trigger, found: Arguments, at: int, end: int) -> None:
    """What stands behind the prepositions that follow before word `end`, up to a verb or أن; for nouns to a mark."""
    ctx, grammar = sight.ctx, sight.ctx.lexicon.grammar
    agents = sight.words.phrase_table("agents")
    stop = min(end, at + _REACH)
    while at < stop:
        word = ctx.word(at)
        if at in sight.verbs or word in grammar.that or _parted(sight, trigger, at):
            return
        mention = sight.at.get(at)
        letter = mention.prefix[-1:] if mention else word[0] if joined(sight, at) else ""
        if at in sight.triggers and not letter and at > max(trigger.first, trigger.object):
            return
        if size := _phrase_size(sight, agents, at):
            found.agent = found.agent if found.agent.codes else phrase(sight, at + size, end)
            at = max(at + size, found.agent.last)
        elif word in grammar["prepositions"] and at + 1 < stop and ctx.word(at + 1) not in grammar.that:
            who = landed(sight, phrase(sight, at + 1, end))
            level = ctx.word(at + 1) in sight.words["levels"]
            at = _behind_one(trigger, found, word, who)
            found.pending = "" if level else found.pending  # "محادثات على مستوى عال | مع"
        elif letter and letter in _JOINED:
            who = landed(sight, phrase(sight, at, end))
            if mention is None and trigger.entry.type == _ASKING:
                who = who._replace(codes=())  # "دعوات | لسحب السفير": what is asked, not who
            at = _behind_one(trigger, found, letter, who)
        elif mention and not mention.adjective and _takes_object(trigger, found):
            _bare(trigger, found, phrase(sight, at, end))
            at = max(at + 1, found.object.last, found.subject.last)
        else:
            at = mention.last if mention else at + 1


def _parted(sight: Sight, trigger: Trigger, at: int) -> bool:
    """A mark parts word `at` from a noun; not where one of its prepositions goes on ("زيارة الوزير، فلان، | إلى")."""
    if trigger.part == "verb" or not sight.ctx.breaks(at):
        return False
    named = sight.ending.get(at)
    if named is not None and named.person and any(sight.ctx.breaks(n) for n in range(named.first, at)):
        return False  # "محادثات أجراها الرئيس السوداني، عمر البشير، | في الخرطوم مع"
    own = {preposition(slot) for slot in trigger.entry.target}
    return sight.ctx.word(at) not in own or "." in sight.ctx.doc.gap(at)


def _behind_one(trigger: Trigger, found: Arguments, slot: str, who: Who) -> int:
    """Note who stands behind a preposition; the word behind.

    Behind a noun without an actor it is said of that noun: never of a meeting ("حول العلاقات | بين البلدين"), else of
    what the noun is governed by too ("على واردات | من الصين", but not "لميليشيات | في لبنان").
    """
    outer, found.pending = found.pending, "" if who.codes else slot
    inner = trigger.entry.symmetric and outer not in ("", _IN) and slot in _OF_NOUNS
    if who.codes and slot not in found.behind and not inner:
        found.behind[slot] = who
        if outer and _said_of_both(trigger, outer, slot):
            found.behind.setdefault(outer, who)
    return max(who.first + (who.last <= who.first), who.last)


def _said_of_both(trigger: Trigger, outer: str, inner: str) -> bool:
    if trigger.entry.symmetric:
        return inner == _OF
    if trigger.entry.type in _JUDGING and inner in _AGAINST:
        return False  # "ندد بالضربات | على سوريا"
    return (outer, inner) != _OF_OTHERS and inner != _WITH


def _takes_object(trigger: Trigger, found: Arguments) -> bool:
    """An object may still come behind a circumstance ("استقبل X في القصر | Y", "لقائه في جنيف | Y"), or the subject
    of a light verb ("يشارك في الاجتماع | X")."""
    if trigger.part != "verb" and found.light and not found.subject.codes:
        return True
    if found.follows or "object" not in trigger.entry.target:
        return False
    return trigger.part == "verb" or bool(trigger.suffix)


def _bare(trigger: Trigger, found: Arguments, who: Who) -> None:
    """A phrase that stands behind a circumstance without a preposition."""
    if trigger.part != "verb" and found.light and not found.subject.codes:
        found.subject, found.rule = who, "subject behind"
    else:
        found.object, found.follows = who, True


def _phrase_size(sight: Sight, table: dict[str, list[tuple[str, ...]]], i: int) -> int:
    for words in table.get(sight.ctx.word(i), ()):
        if all(sight.ctx.word(i + n) == part for n, part in enumerate(words)):
            return len(words)
    return 0
