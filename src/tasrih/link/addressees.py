"""Addressees and third parties: whom a statement asks, warns, accuses or praises, and whom it names besides."""

from __future__ import annotations

from collections.abc import Iterator

from tasrih.link.acts import Verdict
from tasrih.link.context import Context
from tasrih.link.scene import OTHER, Mention, Scene
from tasrih.link.statements import Draft
from tasrih.model import Act

_AIMED: frozenset[Act] = frozenset({"criticize", "praise", "demand", "threaten", "warn", "request", "invite", "reject"})
_BLAMING: frozenset[Act] = frozenset({"criticize", "threaten", "demand", "praise"})


def addressees_of(ctx: Context, draft: Draft, scene: Scene, verdict: Verdict) -> list[str]:
    """Codes of those whom the statement explicitly asks, warns, accuses, praises, thanks, invites, threatens."""
    if verdict.act == "state":
        return []
    found: list[str] = []
    if draft.object and draft.object.of:
        found.append(draft.object.of)
    if not found and verdict.act in _AIMED:
        found = [mention.code for mention in _targets(scene, verdict) if mention.code]
    return _kept(draft, found)


def _kept(draft: Draft, codes: list[str]) -> list[str]:
    own = draft.source.of
    return [code for code in dict.fromkeys(codes) if code != OTHER and code != own]


def _targets(scene: Scene, verdict: Verdict) -> Iterator[Mention]:
    vote = verdict.vote
    if vote is None:
        yield from _first_named(scene, verdict.act)
        return
    if verdict.act in ("request", "demand", "invite"):
        yield from _obliged(scene, vote.word)
    elif vote.who is not None and not vote.who.own:
        yield from _joint(scene, vote.who)
    elif verdict.act in _BLAMING:
        yield from _first_named(scene, verdict.act)


def _obliged(scene: Scene, word: int) -> Iterator[Mention]:
    """"على X أن", "ندعو X إلى": who is named right behind the sign."""
    mention = scene.behind(word + 1, 4)
    if mention and not mention.own:
        yield from _joint(scene, mention)


def _first_named(scene: Scene, act: Act) -> Iterator[Mention]:
    """The actor that the content is about: the first one named near its head."""
    if act not in _BLAMING:
        return
    for mention in scene.mentions:
        if mention.word > scene.first + 12:
            return
        if not mention.own and mention.code not in (None, OTHER):
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
