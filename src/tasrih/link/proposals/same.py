"""Which mentions of one article mean the same proposal.

A mention that names (says whose, or about what) joins the first one it does not contradict; a bare one ("المقترح")
means the article's proposal where exactly one fits, else it is left out.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from tasrih.link.proposals.desk import Desk
from tasrih.link.proposals.naming import Naming
from tasrih.text.fold import fold_form

_SHORTEST = 4
_BACK, _SENTENCES = 6, 2


@dataclass(slots=True)
class Referent:
    """One proposal of an article: what its mentions together say of it."""

    head: int
    kinds: set[str] = field(default_factory=set)
    nouns: set[str] = field(default_factory=set)
    proposer: str | None = None
    matter: set[str] = field(default_factory=set)
    known: str | None = None


@dataclass(slots=True)
class Claim:
    """A mention before it is linked: what it says of its proposal. `naming` is None for a deed put forward."""

    first: int
    kind: str
    noun: str
    proposer: str | None
    matter: frozenset[str]
    bare: bool
    known: str | None = None
    naming: Naming | None = None
    sentence: int = -1


def matter_words(desk: Desk, first: int, last: int) -> frozenset[str]:
    """The words of a matter that say something: folded, without article and joined letters."""
    found = set()
    for i in range(first, last):
        word = fold_form(desk.ctx.word(i))
        for start in ("وال", "بال", "لل", "ال", "و", "ل", "ب"):
            if word.startswith(start) and len(word) - len(start) >= _SHORTEST - 1:
                word = word[len(start) :]
                break
        if len(word) >= _SHORTEST - 1:
            found.add(word)
    return frozenset(found)


def link(claims: Sequence[Claim]) -> list[Referent | None]:
    """For each claim (in text order) what it means; None where that is not known."""
    referents: list[Referent] = []
    linked: list[Referent | None] = [None] * len(claims)
    for n, claim in enumerate(claims):
        if not claim.bare:
            linked[n] = _named(referents, claim, n)
    for n, claim in enumerate(claims):
        if claim.bare:
            linked[n] = _taken_up(referents, claim, n) or _act_before(claims, linked, n)
    return linked


def _named(referents: list[Referent], claim: Claim, n: int) -> Referent:
    found = next((referent for referent in referents if _fits(referent, claim)), None)
    if found is None and claim.naming is not None and claim.naming.definite:
        open_to = [referent for referent in referents if _may_be(referent, claim) or _is_deed_of(referent, claim)]
        found = open_to[0] if len(open_to) == 1 else None
    if found is None:
        found = Referent(n)
        referents.append(found)
    found.kinds.add(claim.kind)
    found.nouns.add(claim.noun)
    found.proposer = found.proposer or claim.proposer
    found.known = found.known or claim.known
    found.matter |= claim.matter
    return found


def _fits(referent: Referent, claim: Claim) -> bool:
    """The same kind of thing, no other proposer, and something of the matter in common where both tell it."""
    if claim.known and referent.known:
        return claim.known == referent.known
    if claim.known or referent.known:
        return (
            claim.proposer is not None and claim.proposer == referent.proposer and bool(claim.matter & referent.matter)
        )
    if claim.kind not in referent.kinds or (claim.kind == "act") != (referent.kinds == {"act"}):
        return False
    if claim.proposer and referent.proposer and claim.proposer != referent.proposer:
        return False
    if claim.matter and referent.matter:
        return bool(claim.matter & referent.matter)
    return bool(claim.proposer and referent.proposer)


def _may_be(referent: Referent, claim: Claim) -> bool:
    """Nothing that a definite mention says contradicts it, and it says something that the other does not."""
    if claim.known or referent.known or claim.kind not in referent.kinds or referent.kinds == {"act"}:
        return False
    if claim.proposer and referent.proposer:
        return False
    return not (claim.matter and referent.matter)


def _is_deed_of(referent: Referent, claim: Claim) -> bool:
    """ "اقترحت باريس عقد قمة … المقترح الفرنسي": the deed that the same one has put forward."""
    if referent.kinds != {"act"} or claim.proposer is None or claim.proposer != referent.proposer:
        return False
    return claim.kind in ("proposal", "offer", "initiative") and (
        not claim.matter or bool(claim.matter & referent.matter)
    )


def _taken_up(referents: Sequence[Referent], claim: Claim, n: int) -> Referent | None:
    """The one proposal named before it that a bare noun can mean: of its noun, else of a fitting kind, else any."""
    before = [referent for referent in referents if referent.kinds != {"act"} and referent.head < n]
    same = [referent for referent in before if claim.noun in referent.nouns]
    if same or claim.naming is None:
        return same[0] if len(same) == 1 else None
    wanted = {*claim.naming.entry.back} or ({"draft"} if claim.kind == "draft" else set())
    fitting = [
        referent for referent in before if (referent.kinds & wanted if wanted else "draft" not in referent.kinds)
    ]
    if not fitting and not wanted:
        fitting = before
    return fitting[0] if len(fitting) == 1 else None


def _act_before(claims: Sequence[Claim], linked: Sequence[Referent | None], n: int) -> Referent | None:
    """ "اقترحت فرنسا إقامة مراكز …، لكن روما رفضت الاقتراح": the one deed put forward in this sentence or the two
    before it."""
    claim = claims[n]
    if claim.kind not in ("proposal", "offer"):
        return None
    near = [i for i in range(max(0, n - _BACK), n) if claim.sentence - claims[i].sentence <= _SENTENCES]
    found = [referent for i in near if (referent := linked[i]) is not None]
    return found[-1] if found and all("act" in referent.kinds and referent is found[-1] for referent in found) else None
