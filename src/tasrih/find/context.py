"""What stands before an expression: a marker of the future, or a noun that makes a number a name."""

from __future__ import annotations

import re

from tasrih.find.cursor import Cursor

_REACH = 14
_FUTURE = re.compile(r"[وف]?س[يتن]\w{3,}")
_SKIPPED = frozenset("وف")


def is_ahead(cur: Cursor, i: int, weekday: bool = False) -> bool:
    """The nearest verb before word i that says when, says that it is still to come; `weekday`: of a day of the week."""
    sets = cur.tables.sets
    future, told, never = sets["future"], sets["told"], sets["not_future"]
    coming = sets["future_of_weekdays"] if weekday else frozenset()
    if weekday and cur.has(i - 1, "since"):
        return False
    for k in range(i - 1, max(-1, i - 1 - _REACH), -1):
        word = cur.word(k)
        if any(one in future or one in coming for one in (word, word[1:] if word[0] in _SKIPPED else word)):
            return True
        if word in told:
            return False
        if _FUTURE.fullmatch(word):
            bare = word.lstrip("وف")
            if bare not in never and not bare.endswith("ه"):
                return True
        gap = cur.gap(k)
        if "." in gap or "\n" in gap or "؟" in gap:
            return False
    return False


def is_labelled(cur: Cursor, i: int, name: str, reach: int = 4) -> bool:
    """One of the words before word i, in the same phrase, makes its number a name."""
    for k in range(i - 1, max(-1, i - 1 - reach), -1):
        if not (cur.near(k + 1) or cur.gap(k + 1) in {' "', " (", '" ', ") ", " «", "» "}):
            return False
        if cur.says(k, name) or cur.word(k)[1:] in cur.tables.sets[name]:
            return True
    return False
