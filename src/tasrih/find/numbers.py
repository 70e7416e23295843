"""Numbers in digits and words: where one begins, how far it goes, what it is worth.

Words are put together as Arabic does: units before tens, hundreds before both, each group before its power
of ten, all joined by و ("ثلاثة ملايين ومئة وخمسة وعشرون ألفا").
"""

from __future__ import annotations

from typing import NamedTuple

from tasrih.find.cursor import Cursor
from tasrih.lexicon.counting import MANY, ONE, TWO

_NO_SCALE = 10**18
_GROUP = 3
_TEENS = 10
_HUNDRED = 100


class Number(NamedTuple):
    """A number over the words [first, last).

    `scale` is the power of ten that it is told in; `glued` are letters joined behind its digits ("20شخصا").
    """

    first: int
    last: int
    value: float
    kind: str
    scale: int = 1
    glued: str = ""


class _Sum(NamedTuple):
    """A number as far as it was read: whole groups, the open group, the smallest power of ten so far."""

    total: float
    group: float | None
    low: int
    last: int
    words: bool

    @property
    def value(self) -> float:
        return self.total + (self.group or 0)


def parse_number(cur: Cursor, i: int) -> Number | None:
    """The number that begins at word i, as long as it goes."""
    fraction = _fraction(cur, i)
    if fraction:
        return fraction
    begun = _begin(cur, i)
    if begun is None:
        return None
    glued = cur.digits[i].behind if i in cur.digits and begun.last == i + 1 else ""
    done = begun if glued else _with_point(cur, _go_on(cur, begun))
    kind = "digits" if i in cur.digits else "words"
    if done.last == i + 1 and cur.stem(i) in cur.tables.sets["bound"]:
        return None
    return Number(i, done.last, _whole(done.value), kind, done.low if done.low < _NO_SCALE else 1, glued)


def digits_value(cur: Cursor, i: int) -> tuple[float, int] | None:
    """(value, index behind) of digits with their separators: 1,600 / 1.600 / 3,5 / 5ر1 / 10 000."""
    head = cur.digits.get(i)
    if head is None:
        return None
    if head.part:
        return float(f"{head.part}.{head.digits}"), i + 1
    groups, marks = [head.digits], ""
    j = i + 1
    while not cur.digits[j - 1].behind and _joins(cur, j, groups):
        marks += cur.gap(j)
        groups.append(cur.digits[j].digits)
        j += 1
    return _read_groups(groups, marks, _scale_follows(cur, j)), j


def _joins(cur: Cursor, j: int, groups: list[str]) -> bool:
    """The digits at j belong to the number of the digits before them."""
    digits = cur.digits.get(j)
    if digits is None or digits.before or digits.part:
        return False
    gap = cur.gap(j)
    if gap == " ":
        return len(groups[0]) <= _GROUP and len(groups[-1]) <= _GROUP == len(digits.digits) and groups[0] != "0"
    return gap in {",", ".", "،"} and len(groups) < 6


def _read_groups(groups: list[str], marks: str, scaled: bool) -> float:
    if not marks:
        return int(groups[0])
    by_threes = all(len(group) == _GROUP for group in groups[1:]) and len(groups[0]) <= _GROUP
    one_mark = len(set(marks)) == 1
    decimal_point = marks == "." and scaled
    if by_threes and one_mark and groups[0].strip("0") and not decimal_point and marks != "،":
        return int("".join(groups))
    return float("".join(groups[:-1]) + "." + groups[-1])


def _scale_follows(cur: Cursor, j: int) -> bool:
    return (cur.near(j) and cur.word(j) in cur.tables.numbers.scales) or cur.gap(j).lstrip().startswith("%")


def _whole(value: float) -> float:
    return int(value) if value == int(value) else round(value, 9)


def _fraction(cur: Cursor, i: int) -> Number | None:
    """ "نصف", "ثلاثة أرباع", "نصف مليون"."""
    table = cur.tables.numbers.fractions
    phrase = f"{cur.stem(i)} {cur.word(i + 1)}"
    last = i + 2 if phrase in table and cur.near(i + 1) else i + 1
    share = table.get(phrase) if last == i + 2 else table.get(cur.stem(i))
    if share is None:
        return None
    scale = cur.tables.numbers.scales.get(cur.word(last))
    if scale and scale.count == ONE and cur.near(last):
        return Number(i, last + 1, _whole(share * scale.value), "words", scale.value)
    return Number(i, last, share, "fraction")


def _begin(cur: Cursor, i: int) -> _Sum | None:
    """The first group or power of ten of a number."""
    digits = digits_value(cur, i)
    if digits:
        return _Sum(0, digits[0], _NO_SCALE, digits[1], False)
    scale = cur.tables.numbers.scales.get(cur.stem(i))
    if scale:
        return (
            None
            if scale.count == MANY or scale.definite
            else _Sum(scale.value * scale.count, None, scale.value, i + 1, True)
        )
    small = _small(cur, i)
    return _Sum(0, small[0], _NO_SCALE, small[1], True) if small else None


def _small(cur: Cursor, i: int) -> tuple[int, int] | None:
    """(value, index behind) of a number word below a thousand, without its joined tens: 5, 15, 500."""
    numbers, sets = cur.tables.numbers, cur.tables.sets
    stem = cur.stem(i)
    value = numbers.values.get(stem)
    if value is None or cur.word(i) in sets["not_numbers"]:
        return None
    follows = cur.word(i + 1) if cur.near(i + 1) else ""
    if value < _TEENS and follows in sets["ten"]:
        return value + _TEENS, i + 2
    if 2 < value < _TEENS and numbers.values.get(follows) == _HUNDRED:
        return value * _HUNDRED, i + 2
    return (value, i + 1)


def _with_point(cur: Cursor, done: _Sum) -> _Sum:
    """ "اثنان وخمسون فاصلة سبعة": decimals in words."""
    at = done.last
    if not (cur.says(at, "point") and cur.near(at) and cur.near(at + 1)):
        return done
    part = _begin(cur, at + 1)
    whole = None if part is None else _go_on(cur, part)
    if whole is None or whole.value >= 1000 or whole.value != int(whole.value):
        return done
    return done._replace(total=float(f"{int(done.value)}.{int(whole.value)}"), group=None, last=whole.last)


def _go_on(cur: Cursor, so_far: _Sum) -> _Sum:
    """The number with all the groups that follow it."""
    kept = so_far
    while True:
        at = so_far.last
        step = _with_scale(cur, so_far, at) or _with_and(cur, so_far, at)
        if step is None:
            return so_far if not _spoiled(cur, so_far, kept) else kept
        if so_far.group is None:
            kept = so_far
        so_far = step


def _spoiled(cur: Cursor, done: _Sum, kept: _Sum) -> bool:
    """The open group belongs to a further number ("مليونان و3 ملايين"): the power behind it does not fit."""
    scale = cur.tables.numbers.scales.get(cur.word(done.last))
    return done is not kept and done.group is not None and bool(scale) and cur.near(done.last)


def _with_scale(cur: Cursor, so_far: _Sum, at: int) -> _Sum | None:
    scale = cur.tables.numbers.scales.get(cur.word(at))
    if scale is None or scale.count == TWO or scale.definite or not cur.near(at):
        return None
    total, group, low, _, words = so_far
    if group is not None and scale.value < low:
        return _Sum(total + group * scale.value, None, scale.value, at + 1, words)
    if group is None and 1 < low < scale.value:
        return _Sum(total * scale.value, None, scale.value, at + 1, words)
    return None


def _with_and(cur: Cursor, so_far: _Sum, at: int) -> _Sum | None:
    """The next part behind a joined و."""
    if not cur.near(at) or not (cur.clitic(at) == "و" or _and_eleven(cur, at)):
        return None
    total, group, low, _, words = so_far
    share = cur.tables.numbers.fractions.get(cur.stem(at))
    if share is not None:
        return _with_share(cur, so_far, at, share)
    scale = cur.tables.numbers.scales.get(cur.stem(at))
    if scale and not scale.definite and scale.count != MANY and group is None and scale.value < low:
        return _Sum(total + scale.value * scale.count, None, scale.value, at + 1, words)
    digits = digits_value(cur, at)
    if digits:
        return _Sum(total, digits[0], low, digits[1], False) if group is None and digits[0] < low else None
    small = _small(cur, at)
    if small is None or (group is not None and not (words and _adds(group, small[0]))):
        return None
    if group is None and small[0] >= low:
        return None
    return _Sum(total, (group or 0) + small[0], low, small[1], True)


def _and_eleven(cur: Cursor, at: int) -> bool:
    """ "وأحد عشر", which folds to "one"."""
    return cur.says(at, "and_one") and cur.near(at + 1) and cur.says(at + 1, "ten")


def _with_share(cur: Cursor, so_far: _Sum, at: int, share: float) -> _Sum | None:
    """ "ونصف", "ونصف المليون" behind a power of ten or a bare number."""
    total, group, low, _, words = so_far
    if group is not None and (low < _NO_SCALE or cur.stem(at + 1) in cur.tables.time.units):
        return None
    if group is not None:
        return _Sum(total, group + share, low, at + 1, words)
    named = cur.tables.numbers.scales.get(cur.word(at + 1)) if cur.near(at + 1) else None
    last = at + 2 if named and named.value == low and named.count == ONE else at + 1
    return _Sum(total + share * low, None, 1, last, words)


def _adds(group: float, value: int) -> bool:
    """A value may be joined to an open group of words: units take tens, hundreds take both."""
    rest = group % _HUNDRED
    if 0 < rest < _TEENS:
        return 2 * _TEENS <= value < _HUNDRED
    return rest == 0 and group > 0 and value < _HUNDRED
