"""Addressees and third parties: whom a statement asks, warns, accuses or praises, and whom it names besides."""

from __future__ import annotations

from collections.abc import Iterator

from tasrih.link.act_marks import Vote
from tasrih.link.acts import Verdict
from tasrih.link.context import Context
from tasrih.link.draft import Draft
from tasrih.link.parties import party_at
from tasrih.link.scene import OTHER, Mention, Scene
from tasrih.model import Act

_BLAMING: frozenset[Act] = frozenset({"criticize", "praise"})
_PRESSING: frozenset[Act] = frozenset({"threaten", "warn", "demand"})
_ASKING: frozenset[Act] = frozenset({"request", "invite"})
_MET: frozenset[Act] = _BLAMING | _PRESSING | _ASKING | {"agree", "reject"}
_NEARER, _NEAR, _FAR, _POSSESSOR = 7, 12, 16, 4


def addressees_of(ctx: Context, draft: Draft, scene: Scene, verdict: Verdict) -> list[str]:
    """Codes of those whom the statement explicitly asks, warns, accuses, praises, thanks, invites, threatens."""
    if verdict.act == "state":
        return []
    found = _kept(draft, [draft.object.of] if draft.object else [])
    if not found and verdict.act in _MET:
        found = _kept(draft, _bridged(ctx, draft, scene))
    return found or _kept(draft, [mention.code for mention in _targets(scene, verdict)])


def _kept(draft: Draft, codes: list[str | None]) -> list[str]:
    own = draft.source.of
    return [code for code in dict.fromkeys(codes) if code is not None and code != OTHER and code != own]


def _bridged(ctx: Context, draft: Draft, scene: Scene) -> list[str | None]:
    """Those named between the cue (or its subject) and the content by من, إلى, لـ, مع: "طلبت من X القيام بـ …"."""
    cue, source = draft.cue, draft.source
    if cue is None or not 0 < scene.first - cue.last <= _NEAR:
        return []
    found: list[str | None] = []
    reach = -1
    for i in range(cue.last, scene.first):
        word = ctx.word(i)
        joined = word[:1] == "ل" and word not in ctx.lexicon.grammar.inherent["ل"]
        also = i == reach and word[:1] == "و"
        if not (joined or also or ctx.word(i - 1) in scene.words["to"]):
            continue
        party = party_at(ctx, i)
        if party and party.start != source.start and party.last <= scene.first:
            found.append(party.of)
            reach = party.last if party.how != "joint" else i + 1
    return found


def _targets(scene: Scene, verdict: Verdict) -> Iterator[Mention]:
    act, vote = verdict.act, verdict.vote
    if act in _ASKING:
        if vote is not None:
            yield from _obliged(scene, vote)
    elif act in _PRESSING:
        yield from _pressed(scene, act, vote)
    elif act in _BLAMING:
        if vote is not None and vote.who is not None and not vote.who.own and not vote.who.oblique:
            yield from _joint(scene, vote.who)
        else:
            about = list(_about(scene, _NEAR if act == "criticize" else _NEARER))
            yield from about or (_about(scene, _NEAR, oblique=True) if act == "praise" else ())
    elif act == "reject":
        yield from _about(scene, _NEAR, oblique=True)


def _obliged(scene: Scene, vote: Vote) -> Iterator[Mention]:
    """ "على X أن", "ندعو X إلى": who is named right behind the sign, by itself (no adjective of what is asked for)."""
    mention = scene.behind(vote.word + 1, 4)
    if mention and not mention.own and not mention.adjective:
        yield from _joint(scene, mention)


def _pressed(scene: Scene, act: Act, vote: Vote | None) -> Iterator[Mention]:
    """Who is to do or to suffer it: the one obliged, the subject, else the first other one named."""
    if vote is not None:
        obliged = list(_obliged(scene, vote)) if act == "demand" else []
        if obliged:
            yield from obliged
            return
        if vote.who is not None and not vote.who.own and not vote.who.oblique:
            yield from _joint(scene, vote.who)
            return
    if act == "warn":
        return
    for mention in scene.mentions:
        if not mention.own and mention.code not in (None, OTHER) and mention.word < scene.first + _FAR:
            yield from _joint(scene, mention)
            return


def _about(scene: Scene, reach: int, oblique: bool = False) -> Iterator[Mention]:
    """The actor whose doing the content is: the first one named near its head, no place or means ("في X", "ضد X")."""
    for mention in scene.mentions:
        if mention.own or mention.code in (None, OTHER) or mention.word > scene.first + reach:
            continue
        joined = scene.ctx.word(mention.word)[:1] in ("ل", "ب")
        if not mention.oblique or oblique or (joined and mention.word <= scene.first + _POSSESSOR):
            yield from _joint(scene, mention)
            return


def _joint(scene: Scene, mention: Mention) -> Iterator[Mention]:
    """A mention and those joined to it by و."""
    yield mention
    last = mention.last
    for other in scene.mentions:
        if other.word == last and scene.ctx.word(other.word).startswith("و") and not other.own:
            yield other
            last = other.last


def third_of(ctx: Context, draft: Draft, scene: Scene, addressee: list[str]) -> list[str]:
    """Other actors that the content names, in text order."""
    taken = {*addressee, draft.source.of, OTHER, None}
    return list(dict.fromkeys(m.code for m in scene.mentions if m.code is not None and m.code not in taken))
