"""Whether a mention is a proposal of an actor, on a matter between actors: what a country plans for itself is none."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from tasrih.link.issues import issues_of
from tasrih.link.proposals.desk import Desk
from tasrih.link.proposals.same import Referent

if TYPE_CHECKING:
    from tasrih.link.proposals.find import Mention

_NEAR = 25


def between_states(desk: Desk, mention: Mention, referent: Referent) -> bool:
    """Somebody's, and on a file between states or with a second actor near it."""
    if referent.known:
        return True
    naming = mention.claim.naming
    proposer = mention.proposer or referent.proposer
    if naming is not None and naming.plural and (proposer is None or (not mention.about and not mention.doing.by)):
        return False
    if proposer is None and not (mention.doing.by and mention.about) and not _of_council(desk, mention):
        return False
    if naming is not None and naming.entry.weak and not mention.claim.bare and not _matters(desk, mention, proposer):
        return False
    doc, domestic = desk.ctx.doc, desk.ctx.lexicon.data.proposals.words["domestic"]
    issues = issues_of(desk.evidence, doc.starts[mention.first], doc.ends[mention.last - 1])
    if issues and issues[0] in desk.ctx.lexicon.data.proposals.words["never"]:
        return False
    abroad = [issue for issue in issues if issue not in domestic]
    if issues and not abroad:
        return len(_in_it(desk, mention, proposer)) > (proposer is None)
    if abroad and len(abroad) == len(issues):
        return True
    first, last, _ = mention.about or (0, 0, 0)
    return bool(_others(desk, mention, proposer)) or any(desk.is_(i, "matters") for i in range(first, last))


def _in_it(desk: Desk, mention: Mention, proposer: str | None) -> set[str | None]:
    """Actors, the proposer left out, that have a part in it: who reacts, to whom it is put, whom its matter names."""
    found: set[str | None] = {mention.doing.by, *mention.doing.addressee, *mention.also}
    for i in range(mention.first, mention.last):
        if i in desk.ctx.actor_at:
            found.add(desk.ctx.actor_at[i].form.entry)
    return found - {proposer, None}


def _of_council(desk: Desk, mention: Mention) -> bool:
    """A draft resolution in a text that speaks of the United Nations."""
    return mention.claim.kind == "draft" and any(hit.form.entry == "UNO" for hit in desk.ctx.hits.get("actor", ()))


def _matters(desk: Desk, mention: Mention, proposer: str | None) -> bool:
    """A plan or an offer shows that it is one: another than its proposer does something with it, or its matter is
    peace or a deed that states ask of each other."""
    reacted = proposer is not None and mention.doing.by not in (None, proposer)
    if mention.about is None:
        return reacted
    first, last, _ = mention.about
    if any(desk.is_(i, "relief") for i in range(first, last)):
        return False
    if reacted and mention.claim.kind != "offer":
        return True
    return first in desk.deeds or any(desk.is_(i, "matters") for i in range(first, last))


def _others(desk: Desk, mention: Mention, proposer: str | None) -> set[str]:
    """Actors near the mention in its sentence, the proposer left out."""
    hits = desk.ctx.hits["actor"]
    low = max(mention.sentence.first, mention.first - _NEAR)
    high = min(mention.sentence.last, mention.last + _NEAR)
    found = set()
    for n in range(bisect_left(hits, low, key=lambda hit: hit.first), len(hits)):
        if hits[n].first >= high:
            break
        found.add(hits[n].form.entry)
    return found - {proposer}
