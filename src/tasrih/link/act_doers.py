"""Whose deed or quality a sign of an act tells of, and how much a judging word weighs there."""

from __future__ import annotations

from tasrih.lexicon import Hit
from tasrih.lexicon.schema import ActSign
from tasrih.link.scene import OTHER, Mention, Scene

_ON_OTHERS, _ON_NONE, _ON_OWN = 1.2, 0.85, 0.6


def whose(scene: Scene, sign: ActSign, hit: Hit) -> Mention | None:
    """Whose deed or quality a sign tells of."""
    if sign.cls == "noun":
        return scene.behind(hit.last) or scene.subject(hit.first)
    if sign.cls == "verb" and hit.suffix and (doer := scene.behind(hit.last, 2)):
        return doer  # "تقوضها واشنطن"
    found = scene.subject(hit.first)
    if found is None and sign.cls == "verb":
        found = scene.behind(hit.last)
    return found or scene.earlier(hit.first) or (scene.behind(hit.last, 5) if sign.cls != "verb" else None)


def is_own(scene: Scene, hit: Hit, who: Mention | None) -> bool:
    """The speaker's own side does or is what a sign tells; `who` is whom the sentence names for it."""
    tag = hit.form.tag
    if tag.endswith((".1p", ".1s")) or (hit.suffix == "نا" and not tag.startswith(("past", "present"))):
        return True
    if hit.first < scene.first:
        return True
    if scene.draft.marker == "quote" and hit.first == scene.first and tag.startswith(("adj", "phrase")):
        return True  # "سعيد بلقائكم"
    if tag.startswith("past.3") and _other_subject(scene, hit.first):
        return False
    handed = scene.draft.marker in ("prep", "np")
    if scene.draft.marker != "that" and hit.suffix and tag.startswith("masdar") and hit.first == scene.first:
        return True
    if who is not None:
        return who.own
    if hit.first != scene.first:
        return False
    if not (handed or scene.draft.marker == "that"):
        return False
    return tag.startswith(("present", "adj")) or (handed and tag.startswith("masdar"))


def _other_subject(scene: Scene, i: int) -> bool:
    """A definite noun that names nobody stands right before the verb at word i: "الظروف استدعت ذلك"."""
    before = i - 1
    if before < scene.first or not scene.ctx.definite(before) or before in scene.ctx.in_person:
        return False
    return not any(mention.word <= before < mention.last for mention in scene.mentions)


def aimed(scene: Scene, hit: Hit, who: Mention | None) -> float:
    """A judgement weighs more where it is another actor's doing, and that of oneself less."""
    subject = scene.subject(hit.first)
    if subject is not None and subject.own:
        return _ON_OWN
    return _ON_OTHERS if who is not None and not who.own and who.code not in (None, OTHER) else _ON_NONE


def predicative(scene: Scene, hit: Hit) -> float:
    """A judging word weighs more as a predicate ("انتهاكا", "هو جريمة"), less where it only describes ("الجائر")."""
    tag, cue = hit.form.tag, scene.draft.cue
    adjective = tag.startswith("adj")
    if cue and cue.entry.lemma in scene.words["judging_cues"]:
        return 1.6
    if adjective and tag.endswith(".def"):
        return 0.7
    if scene.ctx.quote_opening_before(hit.first):
        return 1.4
    if adjective and hit.form.text.endswith("ا") and scene.ctx.word(hit.first - 1) not in scene.words["copulas"]:
        return 1.35
    if tag.endswith(".acc") or scene.ctx.word(hit.first - 1) in scene.words["copulas"]:
        return 1.6
    behind = scene.ctx.word(hit.last)
    ends = hit.last >= scene.last or scene.ctx.breaks(hit.last) or scene.ctx.is_(hit.last, "prepositions")
    return 1.3 if not adjective and not tag.endswith(".def") and (ends or behind in scene.words["against"]) else 1.0


def by_others(scene: Scene) -> bool:
    """Another actor is named first: what "was done" is its doing."""
    first = next((mention for mention in scene.mentions if not mention.oblique), None)
    return first is not None and not first.own and first.code not in (None, OTHER)
