"""`tasrih who لافروف`: the persons that a typed name may mean, in any spelling, with or without the first name."""

from __future__ import annotations

from collections.abc import Sequence

from tasrih.measure.who.model import Person
from tasrih.measure.who.near import one_slip
from tasrih.measure.who.spelling import name_keys, surname_at
from tasrih.text.fold import fold_form

_SLIP = 4
_SPELT = 30
"""How much more a name counts that is spelt as typed: ماركل is Markle in few articles, Merkel spelt so in none."""


def who(query: str, persons: Sequence[Person]) -> list[Person]:
    """Persons whose name holds all words of `query`, the likeliest first; one slip of the pen apart where none does.

    Who is called just so comes first, then the person met in more articles; a name spelt as typed weighs more.
    """
    asked = name_keys(query)
    if not asked:
        return []
    found = [person for person in persons if _holds(person, asked)]
    if not found:
        found = [person for person in persons if _nearly_holds(person, asked)]
    letters = set(fold_form(query).split())
    return sorted(found, key=lambda person: (*_rank(person, asked, letters), person.name))


def _holds(person: Person, asked: tuple[str, ...]) -> bool:
    if set(asked) <= set(person.keys):
        return True
    return any(set(asked) <= set(name_keys(spelling)) for spelling, _ in person.spellings)


def _nearly_holds(person: Person, asked: tuple[str, ...]) -> bool:
    return all(any(_near(word, key) for key in person.keys) for word in asked)


def _near(a: str, b: str) -> bool:
    return a == b or (min(len(a), len(b)) >= _SLIP and one_slip(a, b))


def _rank(person: Person, asked: tuple[str, ...], letters: set[str]) -> tuple[bool, int]:
    spelt = any(letters <= set(fold_form(spelling).split()) for spelling, _ in person.spellings)
    called = asked[-1] == person.keys[surname_at(person.name)] or any(
        asked == name_keys(spelling) for spelling, _ in person.spellings
    )
    return not called, -person.articles * (_SPELT if spelt else 1)
