"""Acts: what a statement does — by its cue, and where that is neutral by the signs inside its content.

A cue of its own force ("اتهم", "رفض", "تعهد") decides alone. Behind "قال", "أكد", "أعلن" the signs of the content vote
with their weight, less the farther they stand from the head of their sentence; a sign may ask whose deed it tells of.
"""

from __future__ import annotations

from typing import NamedTuple

from tasrih.lexicon import Hit
from tasrih.lexicon.schema import ActSign
from tasrih.link.act_marks import Vote, condition_put, denied, description, duty, future, refusal, threatens, wondering
from tasrih.link.context import Context
from tasrih.link.draft import Draft
from tasrih.link.scene import OTHER, Mention, Scene
from tasrih.model import Act

_NEUTRAL = frozenset({"state", "announce"})
_ENOUGH = 1.0
_REST = 0.5
_HEAD, _CLAUSE = 2, 24
_ON_OTHERS = 1.2
_PERFORMS = 1.4
_ROOT = 3


class Verdict(NamedTuple):
    """The act, why, and the sign (None: the cue alone) that decided."""

    act: Act
    why: list[str]
    vote: Vote | None = None


def act_of(ctx: Context, draft: Draft, scene: Scene) -> Verdict:
    """The act of a statement."""
    base, firm, why = by_cue(ctx, draft)
    if firm or is_media(ctx, draft):
        return Verdict(base if firm else "state", [f"act: {base if firm else 'state'} by {why}"])
    totals: dict[Act, list[Vote]] = {}
    for vote in _votes(scene, base):
        totals.setdefault(vote.act, []).append(vote)
    best, score, top = base, _ENOUGH, None
    for act, votes in totals.items():
        strongest = max(votes, key=lambda vote: vote.weight)
        total = strongest.weight + _REST * (sum(vote.weight for vote in votes) - strongest.weight)
        if total > score or (total == score and top is None):
            best, score, top = act, total, strongest
    if top is None:
        return Verdict(_undecided(scene, base), [f"act: {base} by {why}"])
    return Verdict(best, [f"act: {best} by {top.why} ({score:.1f})"], top)


def by_cue(ctx: Context, draft: Draft) -> tuple[Act, bool, str]:
    """What the cue itself does, whether that is final, and its name."""
    cue = draft.cue
    if cue is None:
        return "state", False, "heading"
    if draft.noun:
        act, name = draft.noun.act, f"noun {draft.noun.noun}"
    else:
        act, name = cue.entry.act, f"cue {cue.entry.lemma}"
    soft = act in _NEUTRAL or cue.entry.lemma in ctx.lexicon.act_words["soft_cues"]
    if not is_negated(ctx, draft):
        return act, not soft, name
    other = cue.entry.negated_act if draft.noun is None else None
    return other or ("state" if not soft else act), other is not None and not soft, f"negated {name}"


def is_media(ctx: Context, draft: Draft) -> bool:
    """The speaker is a news outlet: what it tells is told, whatever words it chooses."""
    noun = ctx.sources_at.get(draft.source.first)
    return noun is not None and draft.source.of == OTHER and ctx.lexicon.data.sources[noun.form.entry].kind == "media"


def is_negated(ctx: Context, draft: Draft) -> bool:
    """A negation stands before the cue."""
    if draft.cue is None:
        return False
    i = draft.cue.first - 1
    while ctx.is_(i, "fillers"):
        i -= 1
    negations = ctx.lexicon.act_words["negations"]
    return ctx.word(i) in negations and not ctx.breaks(i + 1) and i >= draft.sentence.first


def _undecided(scene: Scene, base: Act) -> Act:
    """Announced is one's own doing; a fact about others that is "announced" is stated."""
    if scene.draft.cue is None:
        return base
    if base == "request" and scene.draft.marker == "that":
        return "state"  # "شدد على أن": one stresses a fact
    if base == "state" and scene.draft.cue.entry.lemma in scene.words["revealing_cues"] and _reveals(scene):
        return "announce"
    if base != "announce":
        return base
    if scene.speaker or scene.draft.marker in ("np", "prep") or scene.draft.cue.entry.lemma != "أعلن":
        return "announce"
    first = scene.mentions[0] if scene.mentions else None
    return "announce" if first and first.own and first.word < scene.first + 4 else "state"


def _intended(scene: Scene, vote: Vote) -> bool:
    """An intention that is announced: "أعلن عزمه ترشيح …"."""
    return vote.act == "commit" and scene.ctx.word(vote.word) in scene.words["intentions"]


def _reveals(scene: Scene) -> bool:
    """ "كشفت الحكومة عن تفاصيل الصفقة": an office makes known what is its own."""
    return scene.draft.marker in ("np", "prep") and scene.draft.source.of not in (None, OTHER) and not _by_others(scene)


def _votes(scene: Scene, base: Act) -> list[Vote]:
    votes = [vote for hit in scene.signs() if (vote := _vote(scene, hit)) is not None]
    if base == "announce":
        votes = [v._replace(act="announce") if _intended(scene, v) else v for v in votes]
    taken = {vote.word for vote in votes}
    votes += [v for i in scene.refusals if i not in taken and i + 1 not in taken and (v := refusal(scene, i))]
    votes += [v for i in scene.futures if i not in taken and (v := future(scene, i, base))]
    votes += [v for v in (description(scene), wondering(scene)) if v]
    votes += [v for i in scene.duties if (v := duty(scene, i))]
    votes += [v for i in scene.past_negations if i + 1 not in taken and (v := denied(scene, i))]
    votes += [v for at, size in scene.conditions if (v := condition_put(scene, at, size))]
    return votes


def _vote(scene: Scene, hit: Hit) -> Vote | None:
    """What a sign says about the act here."""
    sign = scene.ctx.lexicon.data.act_signs[hit.form.entry]
    if not _in_tense(scene, sign, hit) or _misread(scene, hit):
        return None
    act = _polar(scene, sign, hit)
    if act is None or (act == "reject" and sign.cls == "noun" and scene.ctx.word(hit.first - 1) in scene.words["possible"]):
        return None
    near = _nearness(scene, sign, hit.first)
    if not near:
        return None
    who = _whose(scene, sign, hit)
    if (sign.who == "own" and not _is_own(scene, hit, who)) or (sign.who == "other" and _is_own(scene, hit, who)):
        return None
    if act in ("announce", "commit") and (scene.asks or scene.conditioned(hit.first) or _unreal(scene, hit.first)):
        return None
    if sign.name == "was-done" and (scene.draft.source.of in (None, OTHER) or _by_others(scene)):
        return None
    if sign.name == "deed" and not _hands_deeds(scene):
        return None
    if act in ("announce", "commit") and sign.tense == "future" and threatens(scene, hit.first, act == "announce"):
        act = "threaten"
    if act == "demand" and sign.name in ("must", "must-not"):
        act = _duty_act(scene, hit)
    if act in ("criticize", "praise") and sign.cls in ("noun", "adjective"):
        near *= _predicative(scene, hit)
    if act in ("criticize", "praise"):
        near *= 1.0 if sign.who == "own" else _aimed(scene, hit, who)
    if sign.who == "own" and hit.form.tag.endswith((".1p", ".1s")) and hit.first < scene.first + 2:
        near *= _PERFORMS
    return Vote(act, sign.weight * near, hit.first, who, f"{sign.name} “{hit.form.text}”")


def _unreal(scene: Scene, i: int) -> bool:
    """ "كنت سأقوم بواجبي": what one would have done."""
    return scene.ctx.word(i - 1) in scene.words["unreal"]


def _misread(scene: Scene, hit: Hit) -> bool:
    """The word is part of a name, or its feminine ending was read as a pronoun: "إعادة" is no "أعاده"."""
    if hit.first in scene.ctx.in_person:
        return True
    verb = hit.form.tag.startswith(("past", "present"))
    return verb and hit.suffix == "ه" and not scene.ctx.pronoun_ends(hit.last - 1)


def _hands_deeds(scene: Scene) -> bool:
    """A deed is made known as a noun: "أعلنت إغلاق المعبر", or in a headline by an office ("الجيش: إحباط هجوم")."""
    if scene.draft.cue is None:
        return scene.draft.source.of not in (None, OTHER) and not _by_others(scene)
    official = scene.draft.source.of not in (None, OTHER)
    return scene.draft.marker in ("np", "prep") and (official or scene.draft.cue.entry.act == "announce")


def _by_others(scene: Scene) -> bool:
    """Another actor is named first: what "was done" is its doing."""
    first = next((mention for mention in scene.mentions if not mention.oblique), None)
    return first is not None and not first.own and first.code not in (None, OTHER)


def _duty_act(scene: Scene, hit: Hit) -> Act:
    """What had to be done is blamed; what one has to do oneself is urged; all else is demanded."""
    if _unreal(scene, hit.first):
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


def _whose(scene: Scene, sign: ActSign, hit: Hit) -> Mention | None:
    """Whose deed or quality a sign tells of."""
    if sign.cls == "noun":
        return scene.behind(hit.last) or scene.subject(hit.first)
    if sign.cls == "verb" and hit.suffix and (doer := scene.behind(hit.last, 2)):
        return doer  # "تقوضها واشنطن"
    found = scene.subject(hit.first)
    if found is None and sign.cls == "verb":
        found = scene.behind(hit.last)
    return found or scene.earlier(hit.first) or (scene.behind(hit.last, 5) if sign.cls != "verb" else None)


def _is_own(scene: Scene, hit: Hit, who: Mention | None) -> bool:
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


def _aimed(scene: Scene, hit: Hit, who: Mention | None) -> float:
    """A judgement weighs more where it is another actor's doing, and that of oneself less."""
    subject = scene.subject(hit.first)
    if subject is not None and subject.own:
        return 0.6
    return _ON_OTHERS if who is not None and not who.own and who.code not in (None, OTHER) else 0.85


def _predicative(scene: Scene, hit: Hit) -> float:
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
