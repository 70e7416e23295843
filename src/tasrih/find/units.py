"""What a number counts: percent, money, a length of time, a measure, or a noun."""

from __future__ import annotations

from typing import NamedTuple

from tasrih.find.cursor import Cursor
from tasrih.find.numbers import Number
from tasrih.lexicon.counting import MANY, TWO, Money

_LONGEST = 4
_COUNT = "count"
BARE = ""


class Unit(NamedTuple):
    """A unit over words up to `last`; `code` BARE where there is none, `known` false for a guessed noun."""

    code: str
    last: int
    end: int
    known: bool = True
    share: float = 0.0


def unit_at(cur: Cursor, number: Number) -> Unit:
    """The unit that follows a number."""
    last = number.last
    end = cur.doc.ends[last - 1]
    mark = _mark_behind(cur, last, end)
    if mark:
        return mark
    if not cur.near(last) or cur.clitic(last):
        return Unit(BARE, last, end)
    named = _percent(cur, last) or _money(cur, last) or _time(cur, last) or _measure(cur, last)
    return named or _noun(cur, last, number) or _part_of(cur, last) or Unit(BARE, last, end)


def glued_unit(cur: Cursor, number: Number) -> Unit | None:
    """The unit that is written together with the digits ("20شخصا")."""
    numbers, end = cur.tables.numbers, cur.doc.ends[number.last - 1]
    word = number.glued
    if word in numbers.money:
        return Unit(currency(cur, numbers.money[word], number.last)[0], number.last, end)
    unit = cur.tables.time.units.get(word)
    if unit:
        return Unit(unit.unit, number.last, end)
    if word in numbers.measures:
        return Unit(numbers.measures[word], number.last, end)
    counted = word in numbers.nouns or (len(word) > 4 and word.endswith("ات") and _could_be_noun(cur, word))
    return Unit(_COUNT, number.last, end) if counted else None


def _mark_behind(cur: Cursor, last: int, end: int) -> Unit | None:
    """ "%" or a sign of money behind the number."""
    gap = cur.gap(last)
    mark = gap.lstrip(" ")[:1]
    if not mark or gap.startswith("\n"):
        return None
    at = end + gap.index(mark) + 1
    if mark in cur.tables.sets["percent"]:
        return Unit("%", last, at)
    code = cur.tables.numbers.symbols.get(mark)
    return Unit(code, last, at) if code and gap[:1] == mark else None


def mark_before(cur: Cursor, first: int) -> tuple[str, int] | None:
    """(unit, its offset) of "$" or "%" joined before a number."""
    gap = cur.gap(first)
    if cur.clitic(first) or not gap.strip():
        return None
    mark = gap[-1:]
    at = cur.doc.starts[first] - 1
    if mark in cur.tables.sets["percent"] and (len(gap) > 1 or first == 0) and gap != "% ":
        return "%", at
    code = cur.tables.numbers.symbols.get(mark)
    return (code, at) if code else None


def _percent(cur: Cursor, i: int) -> Unit | None:
    if cur.says(i, "percent_words"):
        return Unit("%", i + 1, cur.doc.ends[i])
    if cur.says(i, "percent_heads") and cur.says(i + 1, "percent_hundreds") and cur.near(i + 1):
        return Unit("%", i + 2, cur.doc.ends[i + 1])
    return None


def _money(cur: Cursor, i: int) -> Unit | None:
    money = cur.tables.numbers.money.get(cur.word(i))
    if money is None:
        return None
    code, last = currency(cur, money, i + 1)
    return Unit(code, last, cur.doc.ends[last - 1])


def currency(cur: Cursor, money: Money, i: int) -> tuple[str, int]:
    """(ISO 4217, index behind) of a currency whose adjective may stand at word i."""
    if cur.near(i):
        two = f"{cur.word(i)} {cur.word(i + 1)}"
        if cur.near(i + 1) and two in money.adjectives:
            return money.adjectives[two], i + 2
        if cur.word(i) in money.adjectives:
            return money.adjectives[cur.word(i)], i + 1
    if money.default not in cur.currencies:
        cur.currencies[money.default] = _most_told(cur.doc.folded, money)
    return cur.currencies[money.default], i


def _most_told(text: str, money: Money) -> str:
    """The currency of the country that the text speaks of most."""
    told = {code: sum(map(text.count, stems)) for code, stems in money.stems.items()}
    best = max(told, key=lambda code: told[code], default=money.default)
    return best if told.get(best) else money.default


def _time(cur: Cursor, i: int) -> Unit | None:
    unit = cur.tables.time.units.get(cur.word(i))
    if unit is None or unit.definite or unit.count == TWO:
        return None
    return with_share(cur, Unit(unit.unit, i + 1, cur.doc.ends[i]))


def with_share(cur: Cursor, unit: Unit) -> Unit:
    """The unit with "ونصف", "وربع", "ونصف العام" behind it."""
    i = unit.last
    share = cur.tables.numbers.fractions.get(cur.stem(i)) if cur.clitic(i) == "و" and cur.near(i) else None
    if share is None:
        return unit
    again = cur.tables.time.units.get(cur.word(i + 1)) if cur.near(i + 1) else None
    last = i + 2 if again and again.unit == unit.code else i + 1
    return unit._replace(last=last, end=cur.doc.ends[last - 1], share=share)


def _measure(cur: Cursor, i: int) -> Unit | None:
    """The longest name of a measure at word i."""
    measures = cur.tables.numbers.measures
    phrase, found = cur.word(i), None
    for k in range(i, min(i + _LONGEST, cur.size)):
        if k > i:
            if not cur.near(k):
                break
            phrase += " " + cur.word(k)
        if phrase in measures:
            found = Unit(measures[phrase], k + 1, cur.doc.ends[k])
    return found


def _noun(cur: Cursor, i: int, number: Number) -> Unit | None:
    """A counted noun, known or (by its ending, as its number demands) guessed."""
    word = cur.word(i)
    count = cur.tables.numbers.nouns.get(word)
    if count is not None and count != TWO:
        return Unit(_COUNT, i + 1, cur.doc.ends[i])
    guessed = _could_be_noun(cur, word) and _fits(word, number)
    return Unit(_COUNT, i + 1, cur.doc.ends[i], known=False) if guessed else None


def _could_be_noun(cur: Cursor, word: str) -> bool:
    if word in cur.tables.sets["not_nouns"] or len(word) < 3 or not word.isalpha() or word.isascii():
        return False
    time = cur.tables.time
    if word in time.months or word in time.turns or word in cur.tables.numbers.values or word.endswith("وا"):
        return False
    if word.endswith(("تين", "تان")) or word.startswith(("ال", "لل", "بال", "وال", "كال", "و")):
        return False
    return word.endswith(("ا", "ات")) or word[0] not in "يتبل" or (word[0] == "ت" and word.endswith("ه"))


def _fits(word: str, number: Number) -> bool:
    """The ending is one that a noun has behind such a number: accusative behind 11 to 99."""
    rest = number.value % 100 if number.value == int(number.value) else 0
    if 11 <= rest <= 99:
        return word.endswith(("ا", "ه", "اء"))
    if 3 <= rest <= 10 and number.value < 1000:
        return not word.endswith("ا") or word.endswith(("ايا", "يا"))
    return True


def _part_of(cur: Cursor, i: int) -> Unit | None:
    """ "من الدبلوماسيين" behind a number."""
    if cur.word(i) != "من" or not cur.near(i + 1):
        return None
    word = cur.word(i + 1)
    if not word.startswith("ال"):
        return None
    many = cur.tables.numbers.nouns.get(word[2:]) == MANY or word.endswith(("ين", "ات"))
    return Unit(_COUNT, i + 2, cur.doc.ends[i + 1]) if many and len(word) > 5 else None
