"""Quantities: every number with its unit, in digits or words, that counts or measures something.

Not dates, not ordinals, not numbers that name ("القرار 2254", "فرانس 24", "5+1"), no scores, no times of day.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from tasrih.find.cursor import Cursor
from tasrih.find.dates import DateMention
from tasrih.find.numbers import Number, parse_number
from tasrih.find.surroundings import DASHES, is_approximate, is_name, may_be_bare
from tasrih.find.units import BARE, Unit, currency, glued_unit, mark_before, unit_at, with_share
from tasrih.lexicon.counting import MANY, ONE, TWO

_TOO_LARGE = 10**18
_SCALED_BELOW = 1000


class QuantityMention(NamedTuple):
    """A quantity: folded offsets [start, end), its value, its unit: ISO 4217, "%", "km", "year", "count" …"""

    start: int
    end: int
    value: float
    unit: str
    approximate: bool = False


class _Read(NamedTuple):
    """A quantity with its words, before ranges are settled."""

    first: int
    last: int
    mention: QuantityMention
    bare: bool
    scale: int


def find_quantities(cur: Cursor, dates: Sequence[DateMention]) -> list[QuantityMention]:
    """All quantities of the document in text order; none overlaps a date."""
    dated = _dated_words(cur, dates)
    found: list[_Read] = []
    i = 0
    while i < cur.size:
        read = _read(cur, i) if (cur.stems[i] or i in cur.digits) and i not in dated else None
        if isinstance(read, _Read) and dated.isdisjoint(range(read.first, read.last)):
            found.append(read)
        i = max(i + 1, read.last if read else i)
    return [read.mention for read in _settled(cur, found)]


def _dated_words(cur: Cursor, dates: Sequence[DateMention]) -> set[int]:
    """The words that dates cover."""
    words: set[int] = set()
    for mention in dates:
        first = cur.doc.word_from(mention.start)
        if first and cur.doc.ends[first - 1] > mention.start:
            first -= 1
        words.update(range(first, cur.doc.word_from(mention.end)))
    return words


class _Skip(NamedTuple):
    """A number that is no quantity, up to the word `last`."""

    last: int


def _read(cur: Cursor, i: int) -> _Read | _Skip | None:
    """The quantity that begins at word i."""
    numbers = cur.tables.numbers
    if i in cur.digits and cur.digits[i].before.endswith("ال"):
        return _behind_noun(cur, i, int(cur.digits[i].digits)) or _counted(cur, i)
    stem = cur.stem(i)
    if stem in numbers.definite_low:
        return _behind_noun(cur, i, numbers.definite_low[stem])
    return _dual(cur, i) or _counted(cur, i)


def _dual(cur: Cursor, i: int) -> _Read | None:
    """A noun in the dual, without the article: "يومين", "طائرتين", "سنتين ونصف"; also "ساعة ونصف"."""
    numbers, stem = cur.tables.numbers, cur.stem(i)
    end = cur.doc.ends[i] if i < cur.size else 0
    unit = cur.tables.time.units.get(stem)
    base = 2
    if unit and unit.count != MANY and not unit.definite:
        found, base = with_share(cur, Unit(unit.unit, i + 1, end)), unit.count
        if unit.count == ONE and not found.share:
            return None
    elif stem in numbers.money_duals:
        code, last = currency(cur, numbers.money_duals[stem], i + 1)
        found = Unit(code, last, cur.doc.ends[last - 1])
    elif stem in numbers.measure_duals:
        found = Unit(numbers.measure_duals[stem], i + 1, end)
    elif numbers.nouns.get(stem) == TWO:
        found = Unit("count", i + 1, end)
    else:
        return None
    return _made(cur, i, found, base + found.share)


def _behind_noun(cur: Cursor, i: int, value: int) -> _Read | None:
    """ "الدول الثلاث", "القوى الكبرى الست", "الدول الـ28": a number behind a definite plural."""
    if not cur.near(i) or (i in cur.digits and not _stands_alone(cur, i)):
        return None
    first = i - 1
    adjective = cur.word(first).startswith("ال") and not _is_plural(cur, first)
    if adjective and cur.near(first) and _is_plural(cur, first - 1):
        first -= 1
    if not cur.word(first).lstrip("وفبك").startswith(("ال", "لل")) or not _is_plural(cur, first):
        return None
    unit = cur.tables.time.units.get(cur.stem(first))
    found = Unit(unit.unit if unit else "count", i + 1, cur.doc.ends[i])
    read = _made(cur, first, found, value)
    return read._replace(mention=read.mention._replace(start=cur.doc.starts[first] + _joined(cur.word(first))))


def _stands_alone(cur: Cursor, i: int) -> bool:
    """No unit follows the definite digits ("الدول الـ28" but not "الـ28 دولة")."""
    number = parse_number(cur, i)
    return number is not None and not number.glued and unit_at(cur, number).code == BARE


def _joined(word: str) -> int:
    """How many letters are joined before the article."""
    return 1 if word[0] in "وفبك" and word[1:3] == "ال" else 0


def _is_plural(cur: Cursor, i: int) -> bool:
    word = cur.word(i)
    bare = word.lstrip("وفبك")[2:]
    unit = cur.tables.time.units.get(cur.stem(i))
    many = cur.tables.numbers.nouns.get(bare) == MANY or (unit is not None and unit.count == MANY)
    return many or (word.lstrip("وفبك").startswith("ال") and bare.endswith("ات") and len(bare) > 4)


def _counted(cur: Cursor, i: int) -> _Read | _Skip | None:
    """A number and what it counts."""
    number = parse_number(cur, i)
    if number is None or not number.value:
        return None
    if number.value >= _TOO_LARGE:
        return _Skip(number.last)
    if number.kind == "fraction":
        return _share(cur, number)
    if number.value == TWO and _is_dual(cur, i - 1) and cur.near(i):
        return _Skip(number.last)
    number = _two_thousand(cur, number)
    if number.glued:
        return _glued(cur, number)
    unit = unit_at(cur, number)
    before = mark_before(cur, i)
    if before and unit.code in {BARE, "count"}:
        unit = Unit(before[0], number.last, cur.doc.ends[number.last - 1])
    if is_name(cur, number, unit) or (unit.code == BARE and not before and not may_be_bare(cur, number)):
        return _Skip(number.last)
    read = _made(cur, i, unit, number.value + unit.share, bare=unit.code == BARE, scale=number.scale)
    return read._replace(mention=read.mention._replace(start=before[1])) if before else read


def _and_a_half(cur: Cursor, number: Number) -> bool:
    """ "ونصف" behind a number or what it counts belongs to that."""
    i = number.first
    counted = cur.stem(i - 1) in cur.tables.time.units or cur.stem(i - 1) in cur.tables.numbers.values
    return cur.clitic(i) == "و" and cur.near(i) and counted


def _is_dual(cur: Cursor, i: int) -> bool:
    """ "رهينتين" before "اثنتين": told already."""
    unit = cur.tables.time.units.get(cur.stem(i))
    return cur.tables.numbers.nouns.get(cur.stem(i)) == TWO or (unit is not None and unit.count == TWO)


def _glued(cur: Cursor, number: Number) -> _Read | _Skip:
    """Digits with their unit or power of ten in one word: "20شخصا", "150ألف شخص"."""
    scale = cur.tables.numbers.scales.get(number.glued)
    if scale:
        whole = number._replace(value=number.value * scale.value, scale=scale.value, glued="")
        unit: Unit | None = unit_at(cur, whole)
    else:
        whole, unit = number, glued_unit(cur, number)
    if unit is None or is_name(cur, whole, unit):
        return _Skip(number.last)
    return _made(cur, number.first, unit, whole.value)


def _two_thousand(cur: Cursor, number: Number) -> Number:
    """ "ألفا شخص": two thousand; "ألفا و200": the accusative of one thousand."""
    if number.last == number.first + 1 and cur.has(number.first, "two_before_noun") and cur.near(number.last):
        word = cur.word(number.last)
        if cur.tables.numbers.nouns.get(word) == 1 or word in cur.tables.numbers.money:
            return number._replace(value=number.value * 2)
    return number


def _share(cur: Cursor, number: Number) -> _Read | None:
    """ "نصف", "ثلث" of something measured."""
    behind, before = cur.word(number.last), cur.word(number.first - 1)
    sets = cur.tables.sets
    if not cur.near(number.last) or behind in sets["not_fraction_before"] or _and_a_half(cur, number):
        return None
    if (
        before in sets["not_fraction_after"]
        or behind in cur.tables.time.ordinals
        or (behind in sets["not_nouns"] - sets["this"])
    ):
        return None
    unit = unit_at(cur, number)
    timed = unit.code not in {BARE, "count"}
    found = unit if timed else Unit("count", number.last, cur.doc.ends[number.last - 1])
    return _made(cur, number.first, found, number.value)


def _made(cur: Cursor, first: int, unit: Unit, value: float, bare: bool = False, scale: int = 1) -> _Read:
    value = int(value) if value == int(value) else value
    about = is_approximate(cur, first, unit.last)
    mention = QuantityMention(cur.start(first), unit.end, value, unit.code or "count", about)
    return _Read(first, unit.last, mention, bare, scale)


def _settled(cur: Cursor, found: list[_Read]) -> list[_Read]:
    """In "من 3 إلى 4 ملايين دولار" the first number has the unit and the power of ten of the second."""
    for k in range(len(found) - 1):
        one, two = found[k], found[k + 1]
        if not (one.bare or two.bare) or not _linked(cur, one.last, two.first):
            continue
        if one.bare:
            found[k] = _like(one, two)
        elif one.mention.unit != "count" and cur.has(one.last, "to"):
            found[k + 1] = two._replace(mention=two.mention._replace(unit=one.mention.unit), bare=False)
    return found


def _like(one: _Read, two: _Read) -> _Read:
    """The first number with the unit and power of ten of the second."""
    told = one.mention
    value = told.value * two.scale if one.scale == 1 and told.value < _SCALED_BELOW else told.value
    value = int(value) if value == int(value) else value
    return one._replace(mention=told._replace(value=value, unit=two.mention.unit))


def _linked(cur: Cursor, last: int, first: int) -> bool:
    """Only "to", "or", "and" or a dash stands between two numbers."""
    if last == first:
        return cur.gap(first) in DASHES or cur.clitic(first) == "و"
    return first - last == 1 and (cur.has(last, "to") or cur.has(last, "and_or"))
