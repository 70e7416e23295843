"""Acts shown by grammar and no listed word: own futures and refusals, duties, conditions put, own deeds denied."""

from __future__ import annotations

from typing import NamedTuple

from tasrih.link.scene import OTHER, Mention, Scene
from tasrih.model import Act


class Vote(NamedTuple):
    """One sign's vote, where it stands, and whom it is about."""

    act: Act
    weight: float
    word: int
    who: Mention | None
    why: str


def refusal(scene: Scene, i: int) -> Vote | None:
    """ "لن نتفاوض", "بلاده لن تفاوض": what one will not do oneself."""
    verb = scene.ctx.word(i + 1)
    if i + 1 >= scene.last or verb in scene.words["helpless"] or (verb[:1] == "ت" and verb.endswith("وا")):
        return None
    if verb[:1] in ("ن", "ا"):
        return Vote("reject", 1.6, i, None, f"refusal “لن {verb}”")
    who = scene.subject(i) or scene.earlier(i)
    if who is not None and who.own:
        return Vote("reject", 1.2, i, who, f"refusal “لن {verb}”")
    return None


def duty(scene: Scene, i: int) -> Vote | None:
    """ "على إيران أن توقف": at the head of a clause, and أن within reach."""
    if scene.ctx.word(i + 1) in scene.words["no_duty"]:
        return None
    who = next((mention for mention in scene.mentions if mention.word == i + 1), None)
    act: Act = "request" if who and who.own and scene.is_own_word(who.word) else "demand"
    for n in range(i + 2, min(i + (5 if who else 9), scene.last)):
        if scene.ctx.word(n) in ("ان", "الا"):
            return Vote(act, 2.0 if who else 1.5, i, who or scene.behind(i + 1, n - i), "duty “على … أن”")
        if scene.ctx.breaks(n):
            return None
    return Vote(act, 1.6, i, who, "duty “على …”") if who and i == scene.first else None


def future(scene: Scene, i: int, base: Act) -> Vote | None:
    """What one will do oneself; behind a condition, what one threatens with."""
    if i >= scene.last or scene.asks or scene.conditioned(i) or scene.unreal(i):
        return None
    word = scene.ctx.word(i)
    bare = word.removeprefix("و").removeprefix("ف")
    if bare in scene.words["will_be_done"]:
        return _to_be_done(scene, i)
    first_person = bare[:2] in ("سن", "سا")
    who = scene.subject(i) or scene.behind(i + 1) or scene.earlier(i)
    if bare.removeprefix("س") in scene.words["impersonal"] or not (first_person or (who is not None and who.own)):
        return None
    if threatens(scene, i):
        return Vote("threaten", 1.2, i, who, f"future behind a condition “{word}”")
    act: Act = "commit" if base != "announce" else "announce"
    return Vote(act, 1.0, i, who, f"own future “{word}”")


def _to_be_done(scene: Scene, i: int) -> Vote | None:
    """ "سيتم فتح المعبر": an office tells what will be done, and names no other for it."""
    if scene.draft.source.of in (None, OTHER):
        return None
    other = next((m for m in scene.mentions if not m.own and not m.oblique and m.code not in (None, OTHER)), None)
    if other is not None and other.word < i:
        return None
    return Vote("announce", 1.0, i, None, f"to be done “{scene.ctx.word(i)}”")


def threatens(scene: Scene, i: int, any_condition: bool = False) -> bool:
    """An own future at word i follows from what another does, or from an ultimatum."""
    if _ultimatum(scene):
        return True
    return any(at < i and (any_condition or _is_others(scene, at + size)) for at, size in scene.conditions)


def _is_others(scene: Scene, i: int) -> bool:
    """What the condition at word i asks for is up to another ("إذا هاجمت إيران …")."""
    who = scene.behind(i, 4)
    return who is not None and not who.own


def _ultimatum(scene: Scene) -> bool:
    return any(_is_ultimatum(scene, at, size) for at, size in scene.conditions)


def _is_ultimatum(scene: Scene, at: int, size: int) -> bool:
    """What has to be done first, or else ("ما لم", "إلا إذا")."""
    return " ".join(scene.ctx.doc.words[at : at + size]) in scene.words["ultimatum"]


def condition_put(scene: Scene, at: int, size: int) -> Vote | None:
    """Another has to do something first: "لن يعقد ما لم تتخذ بيونغيانغ خطوات"."""
    if not _is_ultimatum(scene, at, size):
        return None
    who = scene.behind(at + size, 4)
    if who is None or who.own:
        return None
    return Vote("demand", 1.3, at, who, f"condition put to {who.code}")


def denied(scene: Scene, i: int) -> Vote | None:
    """ "لم نطلب", "بلاده لم تشارك قط": an own deed that was not."""
    verb = scene.ctx.word(i + 1)
    who = scene.subject(i) or scene.earlier(i)
    if verb in scene.words["impersonal"] or verb in scene.words["undergone"]:
        return None
    if not (verb[:1] == "ن" or (who is not None and who.own)):
        return None
    firm = any(scene.ctx.word(n) in scene.words["at_all"] for n in range(i + 2, min(i + 7, scene.last)))
    deed = verb[1:] in scene.words["denied_deeds"]
    return Vote("deny", 0.5 + 0.5 * firm + 0.4 * deed, i, who, f"denied deed “{scene.ctx.word(i)} {verb}”")


def description(scene: Scene) -> Vote | None:
    """ "وصف الرئيس بأنه «مريض»": what is described in words set in quotation marks is judged, and mostly ill."""
    cue = scene.draft.cue
    if cue is None or cue.entry.lemma not in scene.words["describing_cues"] or scene.draft.content.kind == "indirect":
        return None
    other = next((m for m in scene.mentions if not m.own and m.code not in (None, OTHER)), None)
    if other is None and scene.draft.source.of in (None, OTHER):
        return None
    return Vote("criticize", 1.0, scene.first, other, "description in quotation marks")


def wondering(scene: Scene) -> Vote | None:
    """ "وتساءل: لماذا لم تتدخل دول أخرى؟": who speaks for a state and wonders blames."""
    cue = scene.draft.cue
    if cue is None or cue.entry.lemma not in scene.words["asking_cues"] or scene.draft.source.of in (None, OTHER):
        return None
    if scene.ctx.word(scene.first) not in scene.words["reproaching"]:
        return None
    other = next((m for m in scene.mentions if not m.own and m.code not in (None, OTHER)), None)
    return Vote("criticize", 1.0, scene.first, other, f"question “{scene.ctx.word(scene.first)}”")
