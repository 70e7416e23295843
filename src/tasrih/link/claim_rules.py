"""What a number measures: casualties, money, a change, a share. The nearest word that can say it does."""

from __future__ import annotations

from typing import NamedTuple

from tasrih.kinds import Measure
from tasrih.link.claim_words import Counted, Numbers, Sign
from tasrih.text.fold import fold_form

_NEAR = 9
_BESIDE = 5
_FAR = 10
_BARRELS = frozenset({"barrel", "barrel/day"})
_PLURAL = frozenset({"past.3mp", "past.3md", "present.3mp"})
_PERSON = "شخص"
_VOTE = "صوت"
_CLOSE = 9
_LONGEST = 5
_PEOPLE = frozenset(
    {"casualties", "casualties-killed", "casualties-wounded", "arrested", "expelled", "released", "displaced"}
)


class Finding(NamedTuple):
    """What is measured: the measure, the thing's word, the words [first, last) that name it, how sure, and why."""

    measure: Measure
    thing: str
    first: int
    last: int
    confidence: float
    why: tuple[str, ...]
    own: bool = False
    """Only the counted noun says it, no word for what happens."""


def finding_of(numbers: Numbers, counted: Counted) -> Finding | None:
    """What a quantity measures; None where no word says it."""
    found = _by_unit(numbers, counted)
    return None if found and _idle(numbers, counted, found) else found


def _idle(numbers: Numbers, counted: Counted, found: Finding) -> bool:
    """The clause is about matches or markets, or the sick are counted, no wounded."""
    clause = range(counted.start, counted.end)
    ill = found.measure == "casualties-wounded" and any(numbers.is_(i, "illness") for i in clause)
    return ill or any(numbers.is_(i, "never") for i in clause)


def _by_unit(numbers: Numbers, counted: Counted) -> Finding | None:
    """Each unit has words of its own."""
    unit = counted.quantity.unit
    if unit == "%":
        return _percent(numbers, counted)
    if unit in _BARRELS:
        return Finding("barrels", unit, -1, -1, 0.7, (f"unit: {unit}",))
    if len(unit) == 3 and unit.isupper():
        return _money(numbers, counted)
    whole = counted.quantity.value >= 1 and counted.quantity.value == int(counted.quantity.value)
    return _count(numbers, counted) if unit == "count" and whole else None


def _count(numbers: Numbers, counted: Counted) -> Finding | None:
    """People or things: the counted noun itself, or what happens to it."""
    noun = numbers.noun(counted)
    if (noun < 0 and "(" in numbers.ctx.doc.gap(counted.first)) or numbers.is_(counted.first - 1, "wholes"):
        return None
    own = numbers.own(noun)
    if own and not own.entry.weak and own.entry.measure != "other":
        return _found(numbers, own, noun, 0.9)
    event = _event(numbers, counted, noun)
    if event:
        return _found(numbers, event, noun, 0.85)
    if own and numbers.speaks(counted):
        return None
    led = _led(numbers, counted) if noun < 0 or own else None
    if led:
        return _found(numbers, led, led.first if noun < 0 else noun, 0.75)
    harmless = own and own.entry.measure == "weapons" and _harmless(numbers, counted, noun)
    if own is None or harmless:
        return None
    return _found(numbers, own, noun, 0.7 if own.entry.weak else 0.6)._replace(own=True)


def _harmless(numbers: Numbers, counted: Counted, noun: int) -> bool:
    """Airliners, and heads that are no warheads."""
    head = numbers.lemma(noun) == "رأس" and not numbers.is_(noun + 1, "warheads")
    return head or any(numbers.is_(i, "civil") for i in range(counted.start, counted.end))


def joined(numbers: Numbers, counted: Counted, before: Counted, finding: Finding) -> Finding | None:
    """ "مقتل 12 مدنيا ونحو 30 جنديا": what is found of a number holds for one joined to it, where both are people."""
    noun = numbers.noun(counted)
    lead = counted.first if numbers.ctx.word(counted.first)[:1] == "و" else counted.first - 1
    close = before.last <= lead <= before.last + _CLOSE and numbers.ctx.word(lead)[:1] == "و"
    close = close and not any(sign.entry.cls == "event" for sign in numbers.forwards(before.last, lead))
    lemma = fold_form(numbers.lemma(noun) or "") if noun >= 0 else ""
    if not close or finding.measure not in _PEOPLE or not lemma or lemma in numbers.words["not_people"]:
        return None
    if lead < counted.first and not numbers.is_(lead, "joined_by"):
        return None
    thing = numbers.lemma(noun) or _PERSON
    return Finding(finding.measure, thing, noun, noun + 1, 0.7, (*finding.why, "joined to the number before"))


def _found(numbers: Numbers, sign: Sign, noun: int, sure: float) -> Finding:
    """A finding about people or things; without a noun, or with one that only says what became of them: persons."""
    lemma = numbers.lemma(noun) if noun >= 0 else None
    tells = sign.entry.cls == "counted" and not sign.entry.weak and sign.entry.measure != "other"
    thing = _PERSON if noun < 0 or tells else lemma or numbers.bare(noun)
    return Finding(sign.entry.measure, thing, noun, noun + 1, sure, (f"claim: {sign.entry.name}",))


def _event(numbers: Numbers, counted: Counted, noun: int) -> Sign | None:
    """What happens to those counted: before the number ("مقتل 12 شخصا"), or behind it ("12 شخصا قتلوا")."""
    lemma = numbers.lemma(noun) if noun >= 0 else None
    if (lemma and fold_form(lemma) in numbers.words["not_people"]) or numbers.is_(counted.first - 1, "parts"):
        return None
    for sign in numbers.backwards(max(counted.start, counted.first - _NEAR), counted.first):
        if sign.entry.cls == "event" and _happened(numbers, counted, sign):
            return sign
        if sign.entry.cls == "counted" and not sign.entry.weak and noun < 0:
            return None
    return _event_behind(numbers, counted)


def _happened(numbers: Numbers, counted: Counted, sign: Sign) -> bool:
    """No attempt; and "لقي" only with a death behind it."""
    if numbers.is_(sign.first, "meets"):
        return any(numbers.is_(i, "deaths") for i in range(counted.first, counted.last + _FAR))
    return not numbers.is_(sign.first - 1, "no_events")


def _event_behind(numbers: Numbers, counted: Counted) -> Sign | None:
    """A verb in the plural, or "مصرعهم", behind those counted; further off where they are their clause's subject."""
    last = min(counted.end, counted.last + _BESIDE)
    if counted.first - counted.start < _BESIDE and not any(numbers.backwards(counted.start, counted.first)):
        last = min(numbers.ctx.sentence_of(counted.first).last, counted.last + _FAR)
    for sign in numbers.forwards(counted.last, last):
        if sign.entry.cls == "event" and (sign.suffix or sign.tag in _PLURAL or sign.entry.measure == "casualties"):
            return sign
    return None


def _led(numbers: Numbers, counted: Counted) -> Sign | None:
    """ "عدد القتلى إلى 37": a bare number behind the counted noun and a word for its total."""
    low = max(counted.start, counted.first - _BESIDE)
    for sign in numbers.backwards(low, counted.first):
        if sign.entry.cls == "counted":
            total = any(numbers.is_(i, "totals") for i in (sign.first - 1, *range(sign.last, counted.first)))
            part = numbers.is_(sign.first - 1, "parts")
            return sign if total and not part and not sign.entry.weak else None
    return None


def _money(numbers: Numbers, counted: Counted) -> Finding | None:
    """What the money is for: the nearest noun of that kind before it, else right behind it."""
    before = numbers.backwards(numbers.unbroken(counted, _NEAR), counted.first)
    sign, sure = next((s for s in before if s.entry.cls == "of"), None), 0.8
    if sign is None and not numbers.is_(counted.last, "levels"):
        behind = numbers.forwards(counted.last, min(counted.end, counted.last + 3))
        sign, sure = next((s for s in behind if s.entry.cls == "of"), None), 0.65
    if sign is None or sign.entry.name == "price":
        return None
    thing = sign.entry.thing or sign.entry.words[0]
    return Finding(sign.entry.measure, thing, sign.first, sign.last, sure, (f"claim: {sign.entry.name}",))


def _percent(numbers: Numbers, counted: Counted) -> Finding | None:
    """A share of votes, a level, a change, or a part of something."""
    behind = range(counted.last, min(counted.end, counted.last + 3))
    votes = next((i for i in behind if numbers.is_(i, "votes")), -1)
    if votes >= 0 and any(numbers.is_(i, "counting_votes") for i in range(counted.first - 2, counted.first)):
        return Finding("share", _VOTE, votes, votes + 1, 0.7, ("votes counted",))
    if votes >= 0:
        return Finding("vote-share", _VOTE, votes, votes + 1, 0.85, ("share of votes",))
    signs = list(numbers.backwards(numbers.unbroken(counted, _NEAR), counted.first))
    level = numbers.level(counted)
    changes = any(sign.entry.cls in ("rise", "fall") for sign in signs)
    for sign in signs:
        if sign.entry.cls == "rate" and (sign.entry.measure != "rate" or level or not changes):
            last = sign.last + (numbers.is_(sign.last - 1, "heads") and sign.last < counted.first)
            thing = sign.entry.thing or " ".join(numbers.bare(i) for i in range(sign.first, last))
            return Finding(sign.entry.measure, thing, sign.first, last, 0.8, (f"claim: {sign.entry.name}",))
        if sign.entry.cls in ("rise", "fall") and not level:
            if any(numbers.ctx.is_(i, "relatives") for i in range(sign.last, counted.first)):
                break
            return _changed(numbers, counted, sign)
    return None if level and changes else _share(numbers, counted)


def _changed(numbers: Numbers, counted: Counted, sign: Sign) -> Finding | None:
    """What rises or falls: the noun behind the verb or verbal noun, else the one before the verb."""
    if numbers.is_(counted.first - 1, "bases") and not numbers.is_(counted.first - 2, "by"):
        return None
    first = sign.last
    while first < counted.first and (numbers.ctx.is_(first, "prepositions") or numbers.is_(first, "by")):
        first += 1
    if first >= counted.first or (numbers.is_(sign.first, "growth") and not numbers.ctx.definite(first)):
        first = _subject(numbers, counted, sign)
    if first < 0:
        return None
    head = numbers.is_(first, "heads") and first + 1 != counted.first
    last = first + 2 if head else first + 1
    thing = " ".join(numbers.bare(i) for i in range(first, last))
    return Finding(sign.entry.measure, thing, first, last, 0.75, (f"claim: {sign.entry.name}",))


def _subject(numbers: Numbers, counted: Counted, sign: Sign) -> int:
    """ "العملة انخفضت بنسبة": before the verb; "زيادة بنسبة 17% في الصادرات": behind the number; or growth itself."""
    behind = counted.last + 1
    if numbers.is_(counted.last, "in_what") and (numbers.ctx.definite(behind) or numbers.is_(behind, "heads")):
        return behind
    before = sign.first - 1
    beside = before >= counted.start and numbers.ctx.definite(before) and not numbers.ctx.marked(sign.first)
    if beside and not numbers.is_(before, "days"):
        return _head(numbers, counted, before)
    if sign.entry.form == "verb":
        return -1
    return sign.first if numbers.is_(sign.first, "growth") else -1


def _head(numbers: Numbers, counted: Counted, i: int) -> int:
    """ "العجز في ميزان المعاملات الجارية | هبط": the first word of the phrase that ends with word i."""
    first = i
    while first > max(counted.start, i - _LONGEST) and _continues(numbers, first - 1):
        first -= 1
    while first < i and not numbers.ctx.definite(first):
        first += 1
    return first


def _continues(numbers: Numbers, i: int) -> bool:
    """Word i belongs to the noun phrase that goes on behind it."""
    ctx = numbers.ctx
    if ctx.marked(i + 1) or i in numbers.at or i in ctx.cues_at or numbers.is_(i, "days"):
        return False
    return ctx.definite(i) or numbers.is_(i, "in_what") or numbers.is_(i, "heads") or ctx.definite(i + 1)


def _share(numbers: Numbers, counted: Counted) -> Finding | None:
    """ "30 في المئة من السكان"."""
    first = counted.last
    if not numbers.is_(first, "share_of") or not numbers.ctx.definite(first + 1):
        return None
    return Finding("share", numbers.bare(first + 1), first + 1, first + 2, 0.7, ("share of what follows",))
