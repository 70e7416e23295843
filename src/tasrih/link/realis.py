"""Whether words of agreement or difference tell a fact: not one that is wanted, feared, over, or under a condition."""

from __future__ import annotations

from tasrih.lexicon import Hit
from tasrih.lexicon.sides import Accord
from tasrih.link.members import Company
from tasrih.model import AccordKind
from tasrih.text.document import Sentence

_NEAR, _WIDE, _VIEWS, _THEN, _SHORT = 4, 9, 4, 8, 3


def told_kind(company: Company, entry: Accord, hit: Hit, sentence: Sentence) -> tuple[AccordKind | None, bool]:
    """What the words tell (None: nothing), and whether a negation turned it round."""
    if not _counts(company, entry, hit, sentence) or _unreal(company, entry, hit, sentence):
        return None, False
    denied = _denied(company, hit, sentence)
    return (entry.negated, True) if denied else (entry.kind, False)


def _counts(company: Company, entry: Accord, hit: Hit, sentence: Sentence) -> bool:
    """The word stands as its entry asks: among views, before على, not behind "مذكرة"."""
    ctx = company.ctx
    if hit.prefix.endswith("س") or (hit.prefix and entry.cls == "verb" and hit.prefix.endswith("ل")):
        return False
    if _bare(ctx.word(hit.first - 1)) in ctx.lexicon.sides.not_behind[entry.name]:
        return False
    if entry.cls == "noun" and (ctx.word(hit.last) in company.words["private"] or _construct(company, entry, hit)):
        return False
    if entry.then:
        behind = ctx.doc.words[hit.last : min(hit.last + _THEN, sentence.last)]
        if not any(word in ctx.lexicon.sides.then[entry.name] for word in behind):
            return False
    if entry.beside == "views":
        return any(w in company.words["views"] for w in ctx.doc.words[hit.last : min(hit.last + _VIEWS, sentence.last)])
    return entry.beside != "views before" or views_before(company, hit, sentence) >= 0


def _construct(company: Company, entry: Accord, hit: Hit) -> bool:
    """ "فجوة العجز": the noun belongs to the one behind it."""
    return not entry.beside and not hit.form.tag.endswith(".def") and company.ctx.definite(hit.last)


def _bare(word: str) -> str:
    """A word without the letters joined before it."""
    return word[1:] if word[:1] in ("و", "ف", "ل", "ب") and len(word) > _SHORT else word


def views_before(company: Company, hit: Hit, sentence: Sentence) -> int:
    """The word for views that an adjective describes, in its clause; -1 where there is none."""
    for i in range(hit.first - 1, max(sentence.first, hit.first - _WIDE) - 1, -1):
        word = company.ctx.word(i)
        if word in company.words["views"] or word.removeprefix("و") in company.words["views"]:
            return i
        if company.ctx.breaks(i):
            break
    return -1


def _denied(company: Company, hit: Hit, sentence: Sentence) -> bool:
    """A negation or a denial stands before it: "لا يوجد خلاف", "نفى وجود أي خلاف", "لم يتفق"."""
    words = company.words
    at = hit.first - 1
    while at > sentence.first and company.ctx.word(at) in words["existing"]:
        at -= 1
    if company.ctx.word(at) in words["negations"]:
        return True
    reach = _NEAR if at < hit.first - 1 else 1  # "نفت الخارجية وجود أي خلاف"
    return any(company.ctx.word(i) in words["denying"] for i in range(max(sentence.first, at - reach + 1), at + 1))


def _unreal(company: Company, entry: Accord, hit: Hit, sentence: Sentence) -> bool:
    """Only wanted, feared, supposed, or over."""
    ctx, words = company.ctx, company.words
    before = ctx.word(hit.first - 1)
    tense = hit.form.tag.partition(".")[0]
    if _bare(before) in words["conditions"] or (tense == "present" and before in words["subjunctive"]):
        return True
    table = words["goals"] if entry.kind == "agreement" else words["ended"]
    if tense in ("past", "present", "phrase"):
        return False
    for i in range(hit.first - 1, max(sentence.first, hit.first - _NEAR - 1) - 1, -1):
        word = ctx.word(i)
        if word in table or word.removeprefix("و") in table or _bare(word) in table:
            return True
        if ctx.breaks(i):
            break
    return False
