"""What a sentence does with a proposal that it names: who puts it forward, studies, welcomes, rejects it.

The verb (or verbal noun) that governs the mention is looked for to its left, in the same clause: "رفضت | موسكو |
المقترح". Wished, possible and conditional doings are none, and a negation turns them.
"""

from __future__ import annotations

from typing import NamedTuple

from tasrih.kinds import Reaction
from tasrih.lexicon import Hit
from tasrih.link.clauses import skip_fillers
from tasrih.link.phrases import is_future, phrase_in
from tasrih.link.proposals.desk import FINITE, Desk
from tasrih.link.proposals.naming import Naming
from tasrih.model import Act

_REACH = 16
_LOOSE = 5
_OBJECT = 3
_INSERTED = 6
_SOUGHT = 2
_ASKED = 5
_ROOT = 3
_BY_ACT: dict[Act, Reaction] = {
    "praise": "welcomed",
    "agree": "accepted",
    "reject": "rejected",
    "criticize": "criticized",
}


class Doing(NamedTuple):
    """What is done, by whom, to whom; the verb's words (-1: none); and why."""

    reaction: Reaction
    by: str | None
    first: int
    last: int
    why: str
    addressee: tuple[str, ...] = ()


MENTIONED = Doing("mentioned", None, -1, -1, "no verb governs it")


def doing_of(desk: Desk, naming: Naming) -> Doing:
    """What the sentence does with the proposal."""
    found = _governing(desk, naming)
    if naming.told is not None and (found is None or found.reaction == "mentioned"):
        return _relative(desk, naming) or MENTIONED
    return found or _behind(desk, naming) or _by_statement(desk, naming) or MENTIONED


def _relative(desk: Desk, naming: Naming) -> Doing | None:
    """ "المبادرة التي رفضتها إيران"."""
    hit = naming.told
    assert hit is not None  # noqa: S101 (asked before)
    limit = desk.ctx.sentence_of(hit.first).last
    after = hit.last + desk.is_(hit.last, "pointing")
    code, _ = desk.who(hit._replace(last=after), limit)
    return _done(desk, hit, code, ())


class _Place(NamedTuple):
    """The mention with what stands right before it: words [first, …), and the preposition that governs it."""

    first: int
    prep: str | None


def _place(desk: Desk, naming: Naming) -> _Place:
    """Back over "هذه", "كل", "بحث" to the preposition before them."""
    ctx, at = desk.ctx, naming.first
    prep = naming.hit.prefix[-1:] if naming.hit.prefix[-1:] in ("ب", "ل") else None
    if naming.hit.merged and not naming.hit.prefix:
        prep = "ل"
    while prep is None and at and not ctx.breaks(at):
        word = ctx.word(at - 1)
        if word in desk.words["demonstratives"] or word in desk.words["bridges"]:
            at -= 1
        elif word[:1] in ("ب", "ل") and (word[1:] in desk.words["bridges"] or word[1:] in desk.words["demonstratives"]):
            return _Place(at - 1, word[0])
        else:
            break
    if prep is None and at and not ctx.breaks(at) and (named := ctx.lexicon.grammar.governing.get(ctx.word(at - 1))):
        return _Place(at - 1, named)
    if prep is None and at and not ctx.breaks(at) and ctx.word(at - 1) in desk.words["governing"]:
        return _Place(at - 1, ctx.word(at - 1))
    return _Place(at, prep)


def _governing(desk: Desk, naming: Naming) -> Doing | None:
    """The nearest verb to the left that takes the mention."""
    ctx, place = desk.ctx, _place(desk, naming)
    first = max(ctx.sentence_of(naming.first).first, place.first - _REACH)
    v = place.first - 1
    while v >= first:
        if v in desk.inside or v in ctx.in_person:
            v -= 1
            continue
        if ctx.breaks(v + 1):
            v = _over_insertion(desk, v, first)
            if v < first:
                return None
        for hit in desk.verbs.get(v, ()):
            old = naming.definite or naming.proposer is not None
            if hit.last <= place.first and (doing := _fits(desk, hit, place, old)):
                return doing
        if _parts_clauses(desk, v):
            return None
        v -= 1
    return None


def _over_insertion(desk: Desk, v: int, first: int) -> int:
    """Past words between two commas ("رفضت موسكو، الثلاثاء، المقترح"); before `first` where there is no second one."""
    for n in range(v, max(first, v - _INSERTED) - 1, -1):
        if desk.ctx.breaks(n):
            return n - 1
    return first - 1


def _parts_clauses(desk: Desk, v: int) -> bool:
    """Word v opens a clause, so that no verb before it governs what follows."""
    ctx = desk.ctx
    word = ctx.word(v)
    if word in ctx.lexicon.grammar.that or ctx.is_(v, "relatives"):
        return True
    return any(cue.finite and cue.family in FINITE for cue in ctx.cues_at.get(v, ())) or v in desk.particles


def _fits(desk: Desk, hit: Hit, place: _Place, old: bool) -> Doing | None:
    verb = desk.ctx.lexicon.data.proposals.verbs[hit.form.entry]
    if old and verb.new:
        return None
    if (place.prep or "np") not in verb.takes or hit.form.tag.endswith(".def"):
        return None
    if verb.cls == "noun":
        return _by_noun(desk, hit, place)
    family = hit.form.tag.partition(".")[0]
    if family in FINITE and is_noun(desk, hit, family):
        return None
    if hit.suffix and family in FINITE:
        return None
    code, last = desk.who(hit, place.first)
    if last < 0 or (family not in FINITE and (code is None or _sought(desk, hit))):
        return None
    if family in FINITE and code is None and place.prep is None and place.first == hit.last:
        return None  # what stands right behind a verb without a subject is its subject
    addressee, last = addressed(desk, last, place.first)
    if not _near(desk, skip_fillers(desk.ctx, last, place.first), place.first, place.prep):
        return None
    return _done(desk, hit, code, addressee)


def _near(desk: Desk, at: int, until: int, prep: str | None) -> bool:
    """Between the verb (with its subject) and the mention stands one word at most ("النقاب"), a short object before a
    preposition ("دعا دول المنطقة إلى …"), or a circumstance."""
    rest = until - at
    if rest <= 1 or (prep is not None and rest <= _OBJECT):
        return True
    return rest <= _LOOSE and (desk.ctx.is_(at, "prepositions") or desk.ctx.is_(at, "time_nouns"))


def is_noun(desk: Desk, hit: Hit, family: str) -> bool:
    """What looks like a verb of the past is a noun: behind a preposition ("بعد رفض"), in the accusative ("عرضا")."""
    if hit.form.tag == "past.3md" and len(hit.form.text) == _ROOT + 1:
        return True
    before = desk.ctx.word(hit.first - 1)
    return family == "past" and not hit.prefix and before in desk.ctx.lexicon.grammar["noun_leads"]


def _sought(desk: Desk, hit: Hit) -> bool:
    """A deed that is only wanted or awaited: "الحصول على موافقة موسكو"."""
    if hit.prefix.endswith("ل") and not hit.suffix:
        return True
    first = max(desk.ctx.sentence_of(hit.first).first, hit.first - _SOUGHT)
    return any(desk.is_(i, "sought") for i in range(first, hit.first))


def addressed(desk: Desk, at: int, until: int) -> tuple[tuple[str, ...], int]:
    """ "عرضت | على بيونغيانغ | …", "قدم | إلى مجلس الأمن | …": to whom, and the word behind them."""
    at = skip_fillers(desk.ctx, at, until)
    joined = desk.ctx.word(at)[:1] == "ل" and at < until
    start = at if joined else at + 1 if at < until and desk.is_(at, "to") else -1
    if start < 0 or start >= until:
        return (), at
    codes, last = desk.party(start)
    return (tuple(codes), last) if codes and last <= until else ((), at)


def _by_noun(desk: Desk, hit: Hit, place: _Place) -> Doing | None:
    """ "استخدمت روسيا الفيتو ضد", "قدمت واشنطن تعديلات على"."""
    if not _near(desk, hit.last, place.first, None):
        return None
    code = desk.left_of(hit.first)
    if code is None:
        return None
    if any(_asks(desk, i) for i in range(max(0, hit.first - _ASKED), hit.first)):
        return MENTIONED._replace(why=f"noun: {hit.form.entry}, only asked for")
    near = range(max(0, hit.first - _ASKED), hit.first)
    own = code == desk.speaker(hit.first)
    if any(desk.is_(i, "intent") or (not own and is_future(desk.ctx, i)) for i in near):
        return MENTIONED._replace(why=f"noun: {hit.form.entry}, only intended")
    return _done(desk, hit, code, ())


def _asks(desk: Desk, i: int) -> bool:
    """ "تطالب روسيا بإدخال تعديلات على النص"."""
    verbs = desk.ctx.lexicon.data.proposals.bargain_verbs
    return any(verbs[hit.form.entry].side == "asks" for hit in desk.sides.get(i, ()))


def _done(desk: Desk, hit: Hit, code: str | None, addressee: tuple[str, ...]) -> Doing | None:
    """The doing itself: turned by a negation, none where it is only wished or possible."""
    verb = desk.ctx.lexicon.data.proposals.verbs[hit.form.entry]
    why = f"verb: {verb.lemma}"
    reaction = verb.does
    before = desk.ctx.word(hit.first - 1)
    if hit.first and not desk.ctx.breaks(hit.first):
        if before in desk.words["negations"]:
            reaction, why = verb.negated or "mentioned", f"{why}, negated"
        elif before in desk.words["unreal"] or _perhaps(desk, hit) or _asked(desk, hit):
            return MENTIONED._replace(why=f"{why}, wished or possible only")
    future = hit.prefix.endswith("س") or before in desk.words["future"]
    if future and (code is None or code != desk.speaker(hit.first)) and hit.first not in desk.cue_draft:
        return MENTIONED._replace(why=f"{why}, in the future")
    return Doing(reaction, code, hit.first, hit.last, why, addressee)


def _perhaps(desk: Desk, hit: Hit) -> bool:
    """ "قد ترفض", "إذا رفضت إيران العرض"."""
    if hit.form.tag.startswith("present") and desk.is_(hit.first - 1, "maybe"):
        return True
    near = (desk.particles.get(n) for n in (hit.first - 2, hit.first - 1))
    return any(particle.form.tag in ("if", "unless") for particle in near if particle)


def _asked(desk: Desk, hit: Hit) -> bool:
    """ "هل يقبل ترامب بخطة ماكرون؟"."""
    questions = desk.ctx.lexicon.act_words["questions"]
    first = max(desk.ctx.sentence_of(hit.first).first, hit.first - _SOUGHT)
    return any(desk.ctx.word(i) in questions for i in range(first, hit.first))


def _behind(desk: Desk, naming: Naming) -> Doing | None:
    """ "المقترح رفضته إيران": the verb right behind takes it up by a pronoun."""
    if desk.ctx.breaks(naming.last):
        return None
    for hit in desk.verbs.get(naming.last, ()):
        if hit.suffix in ("ه", "ها") and hit.form.tag.partition(".")[0] in FINITE:
            code, _ = desk.who(hit, desk.ctx.sentence_of(hit.first).last)
            return _done(desk, hit, code, ()) if code else None
    return None


def _by_statement(desk: Desk, naming: Naming) -> Doing | None:
    """A proposal at the head of a content takes the statement's act: "اعتبر المبادرة خطوة مهمة"."""
    n = desk.said_in(naming.first)
    if n is None or desk.statements[n].act not in _BY_ACT or not _by_its_cue(desk, n):
        return None
    first = desk.content(n)[0]
    if any(not desk.is_(i, "demonstratives") and not desk.is_(i, "bridges") for i in range(first, naming.first)):
        return None
    draft, statement = desk.drafts[n], desk.statements[n]
    if (code := desk.code(draft.source)) is None:
        return None
    reaction = "rejected" if _refused(desk, naming) else _BY_ACT[statement.act]
    first, last = (draft.cue.first, draft.cue.last) if draft.cue else (-1, -1)
    return Doing(reaction, code, first, last, f"act: {statement.act} of {statement.id}")


def _refused(desk: Desk, naming: Naming) -> bool:
    """ "المقترحات … غير مقبولة"."""
    i, table = naming.last, desk.words.phrase_table("refused")
    while i < naming.last + _OBJECT + 1 and not desk.ctx.breaks(i):
        if phrase_in(desk.ctx, i, table):
            return True
        i += 1
    return False


def _by_its_cue(desk: Desk, n: int) -> bool:
    """The act is that of the cue itself ("رفض"), of a judgement ("اعتبر"), or of a heading."""
    cue, noun = desk.drafts[n].cue, desk.drafts[n].noun
    if cue is None:
        return True
    act = noun.act if noun else cue.entry.act
    return act == desk.statements[n].act or cue.entry.lemma in desk.ctx.lexicon.act_words["judging_cues"]
