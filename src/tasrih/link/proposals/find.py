"""Proposals: every mention of an initiative, plan, draft or offer. Read this file first of this folder.

Nouns of proposing and their phrases → what the sentence does with each → which mean the same → those that are an
actor's and between states → Proposal.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tasrih.find.treaties import TreatyMention
from tasrih.lexicon import Hit
from tasrih.link.issues import issues_of
from tasrih.link.phrases import whole
from tasrih.link.proposals.acts import put_forward
from tasrih.link.proposals.belonging import between_states
from tasrih.link.proposals.desk import Desk
from tasrih.link.proposals.doing import MENTIONED, Doing, doing_of
from tasrih.link.proposals.extras import addressees_of, condition_of, parties_of, sentence_around
from tasrih.link.proposals.naming import Naming, name_at
from tasrih.link.proposals.noise import is_vague, no_mention
from tasrih.link.proposals.same import Claim, Referent, link, matter_words
from tasrih.model import Proposal, Span
from tasrih.text.document import Sentence

_PRONOUNS = ("نا", "ي", "ه", "ها")


class Mention(NamedTuple):
    """A mention with what its sentence does with it."""

    claim: Claim
    first: int
    last: int
    doing: Doing
    proposer: str | None
    how: str
    about: tuple[int, int, int] | None
    also: tuple[str, ...]
    sentence: Sentence


def find_proposals(desk: Desk, sentences: Sequence[Sentence], treaties: Sequence[TreatyMention]) -> list[Proposal]:
    """All proposals of the given sentences, in text order."""
    mentions = sorted(_mentions(desk, sentences, treaties), key=lambda mention: mention.first)
    linked = link([mention.claim for mention in mentions])
    return list(_proposals(desk, mentions, linked))


def _mentions(desk: Desk, sentences: Sequence[Sentence], treaties: Sequence[TreatyMention]) -> Iterator[Mention]:
    nouns = _nouns(desk)
    if not nouns and not desk.verbs:
        return
    known = _known(desk, treaties)
    at = 0
    for nth, sentence in enumerate(sentences):
        while at < len(nouns) and nouns[at].first < sentence.first:
            at += 1
        taken: list[tuple[int, int]] = []
        while at < len(nouns) and nouns[at].first < sentence.last:
            mention = _mention(desk, nouns[at], sentence, known)
            if mention and not (taken and mention.first < taken[-1][1]):
                taken.append((mention.first, mention.last))
                mention.claim.sentence = nth
                yield mention
            at += 1
        for act in put_forward(desk, sentence, taken):
            claim = Claim(act.first, "act", "", act.proposer, matter_words(desk, act.first, act.last), False,
                          sentence=nth)  # fmt: skip
            yield Mention(claim, act.first, act.last, act.doing, act.proposer, act.how,
                          (act.first, act.last, 0), (), sentence)  # fmt: skip


def _nouns(desk: Desk) -> list[Hit]:
    """The nouns of proposing, without those that a fixed phrase shows to be none."""
    ctx = desk.ctx
    blocked = {i for hit in ctx.hits.get("notproposal", ()) for i in range(hit.first, hit.last)}
    return [hit for hit in ctx.hits.get("proposal", ()) if hit.first not in blocked]


def _known(desk: Desk, treaties: Sequence[TreatyMention]) -> dict[int, tuple[str, int]]:
    """Word -> the name and last word of a proposal that data/treaties and data/proposals/known.yaml both know."""
    entries = desk.ctx.lexicon.data.proposals.known
    found: dict[int, tuple[str, int]] = {}
    for treaty in treaties:
        entry = entries.get(treaty.name)
        if entry and (not entry.issue or set(entry.issue) & {*issues_of(desk.evidence, treaty.start, treaty.end)}):
            first, last = desk.ctx.doc.word_range(treaty.start - 2, treaty.end)
            found[first] = (treaty.name, last)
    return found


def _mention(desk: Desk, hit: Hit, sentence: Sentence, known: dict[int, tuple[str, int]]) -> Mention | None:
    named = known.get(hit.first)
    naming = name_at(desk, hit, sentence.last, named[1] if named else 0)
    if named:
        entry = desk.ctx.lexicon.data.proposals.known[named[0]]
        naming.proposer, naming.how = entry.proposer, "known proposal"
    elif no_mention(desk, naming):
        return None
    doing = doing_of(desk, naming)
    bare = naming.bare and named is None
    _own(desk, naming, doing)
    if named is None and is_vague(naming):
        return None
    bare = bare and (naming.bare or bool(naming.entry.back))
    matter = matter_words(desk, *naming.about[:2]) if naming.about else frozenset()
    claim = Claim(hit.first, naming.entry.kind, naming.entry.noun, naming.proposer, matter, bare,
                  named[0] if named else None, naming)  # fmt: skip
    return Mention(claim, naming.first, naming.last, doing, naming.proposer, naming.how, naming.about,
                   tuple(naming.also), sentence)  # fmt: skip


def _own(desk: Desk, naming: Naming, doing: Doing) -> None:
    """Whose a proposal is by what is done with it: who puts it forward; by a pronoun, who speaks."""
    if naming.proposer:
        return
    if doing.reaction in ("proposed", "withdrawn") and doing.by:
        naming.proposer, naming.how = doing.by, doing.why
    elif own := _speakers(desk, naming):
        naming.proposer, naming.how = own, "the speaker's pronoun"


def _speakers(desk: Desk, naming: Naming) -> str | None:
    """Who speaks, where a pronoun can mean nobody else: no other one is named before it in the content."""
    if desk.said_in(naming.first) is None or naming.hit.suffix not in _PRONOUNS:
        return None
    return desk.pronoun_of(naming.hit)


def _proposals(desk: Desk, mentions: Sequence[Mention], linked: Sequence[Referent | None]) -> Iterator[Proposal]:
    pairs = [(m, r) for m, r in zip(mentions, linked, strict=True) if r is not None]
    good = {r.head for m, r in pairs if not m.claim.bare and between_states(desk, m, r)}
    kept = [(mention, referent) for mention, referent in pairs if referent.head in good]
    first_of: dict[int, str] = {}
    for n, (mention, referent) in enumerate(kept, 1):
        id = f"o{n}"
        refers = first_of.setdefault(referent.head, id)
        yield _proposal(desk, mention, referent, id, refers if refers != id else None)


def _proposal(desk: Desk, mention: Mention, referent: Referent, id: str, refers: str | None) -> Proposal:
    ctx, doc, doing = desk.ctx, desk.ctx.doc, mention.doing
    naming = mention.claim.naming
    start = doc.starts[mention.first] + (len(naming.hit.prefix) if naming else 0)
    end = whole(ctx, start, doc.ends[mention.last - 1])
    n = desk.said_in(mention.first)
    if n is None and doing.first in desk.cue_draft:
        n = desk.cue_draft[doing.first]
    proposer = mention.proposer or referent.proposer
    how = mention.how if mention.proposer else ("taken up" if proposer else "unknown")
    return doc.cite(
        Proposal, start, end,
        id=id, kind=mention.claim.kind, refers=refers, known=referent.known,
        proposer=proposer, resolved_by=how,
        addressee=addressees_of(desk, mention, proposer),
        about=_matter(desk, mention), parties=parties_of(desk, mention),
        condition=condition_of(desk, mention, n),
        issues=issues_of(desk.evidence, start, end),
        reaction=doing.reaction, by=doing.by,
        cue=doc.cite(Span, doc.starts[doing.first], doc.ends[doing.last - 1]) if doing.first >= 0 else None,
        sentence=sentence_around(desk, mention.sentence, mention.first),
        statement=desk.statements[n].id if n is not None else None,
        confidence=_confidence(mention, proposer),
        why=_why(mention, doing, how, refers),
    )  # fmt: skip


def _matter(desk: Desk, mention: Mention) -> Span | None:
    if mention.about is None:
        return None
    first, last, joined = mention.about
    doc = desk.ctx.doc
    start = doc.starts[first] + joined
    return doc.cite(Span, start, whole(desk.ctx, start, doc.ends[last - 1]))


_CONFIDENCE = {"known proposal": 0.95, "adjective": 0.9, "genitive": 0.85, "relative clause": 0.85, "taken up": 0.8}


def _confidence(mention: Mention, proposer: str | None) -> float:
    base = _CONFIDENCE.get(mention.how, 0.75 if proposer else 0.7)
    return round(base * (1.0 if mention.doing is MENTIONED or mention.doing.by else 0.9), 2)


def _why(mention: Mention, doing: Doing, how: str, refers: str | None) -> list[str]:
    noun = mention.claim.noun
    first = f"noun: {noun}" if noun else "deed put forward"
    back = [f"takes up: {refers}"] if mention.claim.bare and refers else []
    return [first, f"proposer by: {how}", *back, f"reaction: {doing.reaction} by {doing.why}"]
