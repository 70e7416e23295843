"""Who is to join a proposal, on what condition, and the sentence that shows it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tasrih.link.proposals.desk import Desk
from tasrih.model import Span
from tasrih.text.document import Sentence

if TYPE_CHECKING:
    from tasrih.link.proposals.find import Mention

_JOIN_REACH = 30
_BEFORE, _AFTER = 40, 60
_CONDITION_REACH = 14
_CONDITIONS = frozenset({"if", "unless", "provided"})


def addressees_of(desk: Desk, mention: Mention, proposer: str | None) -> list[str]:
    """To whom it is put: beside its verb, in its own clause, or right behind it ("… إلى مجلس الأمن")."""
    naming = mention.claim.naming
    found = [*mention.doing.addressee, *(naming.addressee if naming else ())]
    if not found and mention.doing.reaction == "proposed" and desk.is_(mention.last, "to"):
        found, _ = desk.party(mention.last + 1)
    return [code for code in dict.fromkeys(found) if code != proposer]


def parties_of(desk: Desk, mention: Mention) -> list[str]:
    """Who is to take part: joint proposers, and those behind "تنضم إليها", "بمشاركة"."""
    found = list(mention.also)
    limit = min(mention.sentence.last, mention.last + _JOIN_REACH)
    for i in range(mention.first, limit):
        for size in (2, 1):
            phrase = " ".join(desk.ctx.word(i + n) for n in range(size))
            if phrase.removeprefix("و") in desk.words["joining"]:
                codes, _ = desk.party(i + size)
                found += codes
                break
    if mention.doing.reaction == "joined" and mention.doing.by:
        found.append(mention.doing.by)
    return [code for code in dict.fromkeys(found) if code != mention.proposer]


def condition_of(desk: Desk, mention: Mention, n: int | None) -> Span | None:
    """The condition of the statement that speaks of the proposal; in the journalist's own words, the one behind it."""
    if n is not None and desk.statements[n].condition is not None:
        return desk.statements[n].condition
    ctx, doc = desk.ctx, desk.ctx.doc
    for i in range(mention.last, min(mention.sentence.last, mention.last + _CONDITION_REACH)):
        if ctx.breaks(i):
            return None
        particle = desk.particles.get(i)
        if (
            particle
            and particle.form.tag in _CONDITIONS
            and (ctx.word(i - 1) not in ctx.lexicon.act_words["no_condition_behind"])
        ):
            end = desk.end_of_clause(particle.last, mention.sentence.last)
            return doc.cite(Span, doc.starts[i], doc.ends[end - 1]) if end > particle.last else None
    return None


def sentence_around(desk: Desk, sentence: Sentence, word: int) -> Span:
    """The sentence that holds a word; of an endless one, what stands around it."""
    doc = desk.ctx.doc
    first, last = max(sentence.first, word - _BEFORE), min(sentence.last, word + _AFTER)
    return doc.cite(Span, doc.starts[first], doc.ends[last - 1])
