"""Events that statements are: who criticizes, threatens, asks, praises, refuses whom, by the statement's act."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from tasrih.link.draft import Draft
from tasrih.link.events.find import Found
from tasrih.link.events.groups import members
from tasrih.link.events.mentions import Mention
from tasrih.link.events.noun_phrases import phrase
from tasrih.link.events.sight import Sight
from tasrih.link.events.subjects import governor, oblique
from tasrih.link.party import OTHER
from tasrih.model import Act, Statement

_TYPE_OF: dict[Act, str] = {
    "criticize": "ACCUSE", "warn": "THREATEN", "threaten": "THREATEN", "request": "REQUEST", "demand": "REQUEST",
    "invite": "REQUEST", "praise": "SUPPORT", "reject": "REJECT", "agree": "AGREE", "commit": "AGREE",
}  # fmt: skip
_TOWARDS = frozenset({"commit", "agree"})
_PRESSING = frozenset({"warn", "threaten"})
_WITH, _SHORTLY = "مع", 6
_JUDGING = frozenset({"praise", "criticize", "reject"})


def said_events(
    sight: Sight, statements: Iterable[Statement], sentences: Collection[int], date: str | None
) -> Iterator[Found]:
    """One event for each statement with an act towards somebody; `sentences`: the first words of those to be read;
    `date`: the day of publication."""
    for n, (draft, statement) in enumerate(zip(sight.drafts, statements, strict=True)):
        kind = _TYPE_OF.get(statement.act)
        source = draft.source.of
        if draft.sentence.first not in sentences:
            continue
        if kind is None or source is None or source == OTHER or "negated" in statement.flags:
            continue
        target, rule = _target(sight, n, draft, statement)
        if not target:
            continue
        target = members(sight, target)
        sources = tuple(code for code in members(sight, _sources(sight, draft)) if code not in target)
        why = [f"statement: {statement.act}", f"by {statement.source.resolved_by}", f"towards: {rule}"]
        start, end = draft.cue_span
        yield Found(kind, None, [], sources, target, start, end, [], why, date, statement=statement.id)


def _sources(sight: Sight, draft: Draft) -> tuple[str, ...]:
    """Whom the statement is by: all of a joint source."""
    party = draft.source
    codes = phrase(sight, party.first, party.last).codes if party.how == "joint" else ()
    return codes or ((party.of,) if party.of else ())


def _target(sight: Sight, n: int, draft: Draft, statement: Statement) -> tuple[tuple[str, ...], str]:
    if statement.addressee:
        return tuple(statement.addressee), "addressee"
    joint = _sources(sight, draft)
    if statement.act == "agree" and len(joint) > 1:
        return joint[1:], "joint agreement"
    first, last = sight.ctx.doc.word_range(draft.content.start, draft.content.end)
    others = [m for m in sight.within(first, last) if m.code and m.code != draft.source.of]
    if statement.act in _TOWARDS and "conditional" not in statement.flags:
        return _partner(sight, others, first, "towards"), "partner"
    if statement.act in _PRESSING:
        if statement.act == "warn" and draft.marker != "that" and any(first <= deed < last for deed in sight.triggers):
            return (), ""  # "حذر من هجوم على سوريا": whose deed it would be is not told
        return _partner(sight, others, first, "against"), "against"
    if statement.act in _JUDGING and not others and _points_back(sight, first):
        return _before(sight, n, draft), "who acted before"
    return (), ""


def _partner(sight: Sight, others: list[Mention], first: int, table: str) -> tuple[str, ...]:
    """With whom or for whom one is ready to do something, or whom it is against: "مواصلة التعاون مع طهران"."""
    for mention in others:
        slot = governor(sight, mention, first)
        if slot in sight.words[table] and mention.code and (slot != _WITH or _works(sight, mention, first)):
            return (mention.code,)
    return ()


def _works(sight: Sight, mention: Mention, first: int) -> bool:
    """What is done with somebody is told shortly before: "مواصلة التعاون التجاري مع طهران", not "على الحدود مع"."""
    start = max(first, mention.first - _SHORTLY)
    return any(sight.ctx.word(n) in sight.words["joint_work"] for n in range(start, mention.first))


def _points_back(sight: Sight, first: int) -> bool:
    """The content is "this step", "the decision"."""
    word = sight.ctx.word(first)
    bare = word[1:] if word[:1] in "بل" else word
    return word in sight.words["deeds_before"] or bare in sight.words["deeds_before"]


def _before(sight: Sight, n: int, draft: Draft) -> tuple[str, ...]:
    """Who acted or spoke in the sentence before, or earlier in this one."""
    sentence = draft.sentence
    for earlier in reversed(sight.drafts[max(0, n - 2) : n]):
        if earlier.source.of not in (None, OTHER, draft.source.of) and earlier.source.of:
            return (earlier.source.of,)
    position = sight.ctx.doc.sentences.index(sentence) if sentence in sight.ctx.doc.sentences else 0
    start = sight.ctx.doc.sentences[position - 1].first if position else sentence.first
    for mention in sight.within(start, sentence.first):
        if mention.code and mention.code != draft.source.of and not oblique(sight, mention, start):
            return (mention.code,)
    return ()
