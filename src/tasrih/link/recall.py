"""Recall: what a content that names nobody points back to ("this decision", "he called it …")."""

from __future__ import annotations

from dataclasses import dataclass, field

from tasrih.link.draft import Draft
from tasrih.link.scene import OTHER, Scene
from tasrih.model import Act

_POINTING: frozenset[Act] = frozenset({"criticize", "praise", "reject", "demand", "threaten", "warn"})
_HEAD = 5


@dataclass(slots=True)
class Recall:
    """The statement read before: who spoke, its act, and to whom."""

    source: str = ""
    addressee: list[str] = field(default_factory=list)

    def note(self, draft: Draft, addressee: list[str]) -> None:
        """Remember a statement; one that names nobody leaves what its speaker said before."""
        if draft.source.name != self.source or addressee:
            self.source, self.addressee = draft.source.name, addressee


def pointed_at(scene: Scene, act: Act, recall: Recall) -> list[str | None]:
    """Whom a content means that names no other actor but points back: the one other actor of the sentence before its
    cue, else the addressees of what the same speaker said right before."""
    if act not in _POINTING or any(not m.own and m.code not in (None, OTHER) for m in scene.mentions):
        return []
    if not _points_back(scene):
        return []
    named = _before(scene)
    if len(named) == 1:
        return list(named)
    same = recall.source == scene.draft.source.name
    return list(recall.addressee) if same and not named else []


def _points_back(scene: Scene) -> bool:
    """A demonstrative stands at the head of the content, or a pronoun at its cue ("وصفتها", "إياه")."""
    cue = scene.draft.cue
    if cue is not None and cue.suffix:
        return True
    head = range(scene.first, min(scene.last, scene.first + _HEAD))
    return any(scene.ctx.word(i) in scene.words["pointing"] for i in head)


def _before(scene: Scene) -> set[str | None]:
    """The other actors that the sentence names before its cue."""
    ctx, draft = scene.ctx, scene.draft
    end = draft.cue.first if draft.cue else draft.sentence.first
    found: set[str | None] = set()
    for i in range(draft.sentence.first, end):
        person, actor = ctx.person_at.get(i), ctx.actor_at.get(i)
        if person and person.person != draft.source.person:
            found.add(person.of)
        elif actor:
            found.add(actor.form.entry)
    return found - {None, OTHER, draft.source.of}
