"""The votes of listed signs: what a word inside a content says about the act there."""

from __future__ import annotations

from tasrih.lexicon import Hit
from tasrih.lexicon.schema import ActSign
from tasrih.link.act_doers import aimed, by_others, is_own, predicative, whose
from tasrih.link.act_marks import Vote, threatens
from tasrih.link.scene import OTHER, Mention, Scene
from tasrih.model import Act

_HEAD, _CLAUSE = 2, 24
_PERFORMS = 1.4
_ROOT = 3


def sign_vote(scene: Scene, hit: Hit) -> Vote | None:
    """What a sign says about the act here; None where it says nothing."""
    sign = scene.ctx.lexicon.data.act_signs[hit.form.entry]
    act = _polar(scene, sign, hit)
    if act is None or _misread(scene, hit) or not _in_tense(scene, sign, hit):
        return None
    near = _nearness(scene, sign, hit.first)
    who = whose(scene, sign, hit)
    if not near or not _doer_fits(scene, sign, hit, who) or _barred(scene, sign, hit, act):
        return None
    act = _turned(scene, sign, hit, act)
    weight = sign.weight * near * _force(scene, sign, hit, act, who)
    return Vote(act, weight, hit.first, who, f"{sign.name} “{hit.form.text}”")


def _doer_fits(scene: Scene, sign: ActSign, hit: Hit, who: Mention | None) -> bool:
    """The deed or quality is the speaker's own, or another's, as the sign asks."""
    return sign.who == "any" or is_own(scene, hit, who) == (sign.who == "own")


def _barred(scene: Scene, sign: ActSign, hit: Hit, act: Act) -> bool:
    """The sign shows nothing here: a deed asked for, thought of or under a condition; a deed "done" by others."""
    if act in ("announce", "commit") and (scene.asks or scene.conditioned(hit.first) or scene.unreal(hit.first)):
        return True
    if act == "reject" and sign.cls == "noun" and _no_refusal(scene, hit):
        return True
    if act == "request" and sign.cls == "verb" and scene.ctx.word(hit.first - 1) in scene.words["what"]:
        return True  # "لا يوجد ما يدعو إلى"
    if sign.name == "was-done":
        return scene.draft.source.of in (None, OTHER) or by_others(scene)
    return sign.name == "deed" and not _hands_deeds(scene)


def _no_refusal(scene: Scene, hit: Hit) -> bool:
    """ "لا يمكن استبعاد ذلك"; "مسؤول رفض نشر اسمه"."""
    before, behind = scene.ctx.word(hit.first - 1), scene.ctx.word(hit.last)
    return before in scene.words["possible"] or behind in scene.words["disclosing"]


def _turned(scene: Scene, sign: ActSign, hit: Hit, act: Act) -> Act:
    """A future behind another's condition threatens; a duty is demanded, urged or, past, blamed."""
    if act in ("announce", "commit") and sign.tense == "future" and threatens(scene, hit.first, act == "announce"):
        return "threaten"
    if act == "demand" and sign.name in ("must", "must-not"):
        return _duty_act(scene, hit)
    return act


def _force(scene: Scene, sign: ActSign, hit: Hit, act: Act, who: Mention | None) -> float:
    """Judging words weigh by their place and aim; what one does by saying it ("ندين") weighs more."""
    force = 1.0
    if act in ("criticize", "praise"):
        force *= predicative(scene, hit) if sign.cls in ("noun", "adjective") else 1.0
        force *= 1.0 if sign.who == "own" else aimed(scene, hit, who)
    performs = sign.who == "own" and hit.form.tag.endswith((".1p", ".1s")) and hit.first < scene.first + 2
    return force * _PERFORMS if performs else force


def _misread(scene: Scene, hit: Hit) -> bool:
    """The word is part of a name, or its feminine ending was read as a pronoun: "إعادة" is no "أعاده"."""
    if hit.first in scene.ctx.in_person:
        return True
    verb = hit.form.tag.startswith(("past", "present"))
    return verb and hit.suffix == "ه" and not scene.ctx.pronoun_ends(hit.last - 1)


def _hands_deeds(scene: Scene) -> bool:
    """A deed is made known as a noun: "أعلنت إغلاق المعبر", or in a headline by an office ("الجيش: إحباط هجوم")."""
    if scene.draft.cue is None:
        return scene.draft.source.of not in (None, OTHER) and not by_others(scene)
    official = scene.draft.source.of not in (None, OTHER)
    return scene.draft.marker in ("np", "prep") and (official or scene.draft.cue.entry.act == "announce")


def _duty_act(scene: Scene, hit: Hit) -> Act:
    """What had to be done is blamed; what one has to do oneself is urged; all else is demanded."""
    if scene.unreal(hit.first):
        return "criticize"
    return "request" if _own_duty(scene, hit) else "demand"


def _own_duty(scene: Scene, hit: Hit) -> bool:
    """ "يجب أن نحافظ", "فرنسا يجب أن": what one's own side has to do is urged, not demanded."""
    at = hit.last if scene.ctx.word(hit.last) not in ("ان", "الا") else hit.last + 1
    if scene.ctx.word(at)[:1] == "ن" and scene.ctx.word(at - 1) in ("ان", "الا"):
        return True
    who = scene.subject(hit.first)
    return who is not None and who.own and who is not scene.speaker


def _polar(scene: Scene, sign: ActSign, hit: Hit) -> Act | None:
    """The act of a sign behind a negation or without one."""
    present = hit.form.tag.startswith("present")
    if (sign.cls != "phrase" or " " not in hit.form.text) and scene.negated(hit.first, present):
        return sign.negated
    return sign.act if sign.when == "any" else None


def _in_tense(scene: Scene, sign: ActSign, hit: Hit) -> bool:
    if hit.form.tag.startswith("past") and (hit.prefix.endswith("س") or _is_noun(scene, hit)):
        return False
    if sign.who == "own" and hit.form.tag == "masdar.def":
        return False
    if hit.form.tag.endswith(".1s") and not scene.hamza(scene.ctx.doc.starts[hit.first] + len(hit.prefix)):
        return False
    if sign.cls != "verb" or sign.tense != "future":
        return sign.cls != "verb" or not hit.prefix.endswith("س") or sign.tense != "present"
    return hit.prefix.endswith("س") or scene.ctx.word(hit.first - 1) in ("سوف", "وسوف")


def _is_noun(scene: Scene, hit: Hit) -> bool:
    """A word written like a verb of the past stands where only a noun can: "بعد طرد", "بأي شكل", "مؤيدي حظر"."""
    i = hit.first
    if hit.form.tag == "past.3md" and len(hit.form.text) == _ROOT + 1:
        return True  # "وجها لوجه", "فتحا"
    if hit.form.tag != "past.3ms":
        return False
    before = scene.ctx.word(i - 1)
    if scene.ctx.is_(i - 1, "prepositions") or before in scene.words["at_all"]:
        return True
    if len(hit.form.text) > _ROOT or i <= scene.first or i == scene.place(i).clause:
        return False
    named = any(mention.last == i for mention in scene.mentions)
    return not (named or before in scene.ctx.lexicon.grammar.that or scene.ctx.definite(i - 1))


def _nearness(scene: Scene, sign: ActSign, i: int) -> float:
    """1 at the head of a sentence, less behind; 0 where the sign must stand nearer."""
    place = scene.place(i)
    far = max(0, i - place.sentence)
    if i < scene.first and sign.cls == "verb":
        return 0.0
    if sign.at == "head" and far > _HEAD - 1 + (scene.ctx.word(place.sentence) in ("هناك", "ان", "بان")):
        return 0.0
    if sign.at == "clause" and far > _CLAUSE:
        return 0.0
    near = 1.0 if far < 8 else 0.85 if far < 16 else 0.65
    if place.relative:
        near *= 0.6
    return near if place.sentence == scene.first else near * 0.85
