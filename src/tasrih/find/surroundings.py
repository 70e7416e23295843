"""What the words around a number make of it: a name, a bare count, an approximation."""

from __future__ import annotations

from tasrih.find.context import is_labelled
from tasrih.find.cursor import Cursor
from tasrih.find.numbers import Number, parse_number
from tasrih.find.units import BARE, Unit, unit_at

DASHES = frozenset({"-", "–", "—", " - ", " – ", " — "})
_LONG = 7


def is_name(cur: Cursor, number: Number, unit: Unit) -> bool:
    """The number is a part of a name, an address, a score, a list number or a time of day."""
    first, last = number.first, number.last
    sets = cur.tables.sets
    measured = unit.code not in {BARE, "count"}
    before = cur.word(first - 1)
    if cur.near(first) and not cur.clitic(first).startswith("و"):
        if before in sets["hard_labels"] and not measured:
            return True
        if before in sets["labels"] and not (measured or (unit.known and unit.code)):
            return True
    if cur.near(last) and cur.word(last) == "من" and cur.stem(last + 1) in cur.tables.time.units:
        return True
    if cur.near(first) and before in cur.tables.time.ordinals and cur.word(first) in sets["ten"]:
        return True
    if number.kind != "digits":
        return False
    return _in_code(cur, number, unit) or (cur.near(last) and cur.says(last, "time_of_day") and unit.code == BARE)


def _in_code(cur: Cursor, number: Number, unit: Unit) -> bool:
    """Digits in a score, a time, a model name, a telephone or list number."""
    first, last = number.first, number.last
    before, behind = cur.gap(first), cur.gap(last)
    if ("\n" in before or first == 0) and behind.lstrip(" ")[:1] in {"-", ".", ")", "–"} and unit.code == BARE:
        return True
    if before[-1:] in {"+", "/", ":", "#", "_"} or (behind[:1] in {"+", "/", ":", "_"} and unit.code == BARE):
        return True
    if before[-1:] in {"-", "–"} and first - 1 not in cur.digits and before.strip() == before and first > 0:
        return unit.code in {BARE, "count"}
    scored = (before in DASHES and first - 1 in cur.digits) or (behind in DASHES and last in cur.digits)
    if scored:
        return unit.code == BARE and not (behind in DASHES and _unit_of_next(cur, last))
    digits = cur.digits[first].digits
    return unit.code == BARE and (len(digits) >= _LONG or (digits[0] == "0" and len(digits) > 1 and number.value >= 1))


def _unit_of_next(cur: Cursor, i: int) -> bool:
    number = parse_number(cur, i)
    return number is not None and unit_at(cur, number).code != BARE


def may_be_bare(cur: Cursor, number: Number) -> bool:
    """A number without a unit stands for people or things where a word that takes numbers is before it."""
    first = number.first
    if number.value < 2 and number.scale == 1:
        return False
    if number.kind == "digits" and number.scale == 1 and 1900 <= number.value < 2100:
        return False
    clitic, before = cur.clitic(first), cur.word(first - 1)
    if clitic.endswith("ال") or cur.says(first - 1, "article"):
        return False
    if number.kind == "digits" and is_labelled(cur, first, "hides", 7):
        return False
    if _linked_to_next(cur, number.last):
        return True
    led = cur.near(first) and (
        cur.says(first - 1, "introducers") or (before and before[1:] in cur.tables.sets["introducers"])
    )
    about = is_approximate(cur, first, number.last)
    if number.kind == "digits" or number.scale > 1:
        return bool(led or about or (clitic and clitic[-1] in "بلو") or cur.says(number.last, "part_heads"))
    return bool(led or about or (clitic and clitic[-1] in "بو")) and (
        number.last - first > 1 or cur.word(first)[-1] in "هنرع"
    )


def _linked_to_next(cur: Cursor, last: int) -> bool:
    """ "3 أو 4 سنوات", "من 3 إلى 4 ملايين": a number with a unit follows behind a joint."""
    joint = cur.near(last) and (cur.has(last, "to") or cur.has(last, "and_or"))
    if not joint and cur.gap(last) not in DASHES and not (cur.near(last) and cur.clitic(last) == "و"):
        return False
    at = last + 1 if joint else last
    return (at in cur.digits or cur.stem(at) in cur.tables.numbers.values) and _unit_of_next(cur, at)


def is_approximate(cur: Cursor, first: int, last: int) -> bool:
    """ "about", "more than" before the words, or "at least" behind them."""
    if cur.near(first) and not cur.clitic(first).startswith("و"):
        k = first - 1
        for phrase in cur.tables.numbers.approximate.get(_freed(cur, k), ()):
            words = phrase.split()
            start = k - len(words) + 1
            if start >= 0 and _same(cur.word(start), words[0]) and cur.doc.words[start + 1 : k + 1] == words[1:]:
                return True
    if not cur.near(last):
        return False
    two = f"{cur.word(last)} {cur.word(last + 1)}"
    return cur.says(last, "approximate_behind") or two in cur.tables.sets["approximate_behind"]


def _freed(cur: Cursor, i: int) -> str:
    word = cur.word(i)
    known = cur.tables.numbers.approximate
    return word if word in known else next((word[k:] for k in (1, 2) if word[k:] in known), word)


def _same(word: str, told: str) -> bool:
    return word == told or (len(word) - len(told) in {1, 2} and word.endswith(told) and word[0] in "وفبلك")
