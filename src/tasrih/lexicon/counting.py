"""The words of time, number, money and measure: `data/time` and `data/numbers`, inflected and folded.

Closed tables that the stages look words up in; outside of the one scan, as any word may be a counted noun.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import msgspec

from tasrih.lexicon.morphology import definite
from tasrih.text.fold import fold_form

ONE, TWO, MANY = 1, 2, 3


class NamedDay(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A day or month that a noun before it makes a name; of a known year, or (without one) no date at all."""

    month: int
    after: list[str]
    day: int | None = None
    year: int | None = None


class TimeUnit(msgspec.Struct, frozen=True):
    """A form of "year", "month", …: how many it means (ONE, TWO, MANY), and whether it has the article."""

    unit: str
    count: int
    definite: bool


class TimeWords(msgspec.Struct, frozen=True):
    """Tables of the calendar; keys are folded, phrases have their words joined by one space."""

    months: dict[str, int]
    risky: dict[str, int]
    month_pairs: dict[str, int]
    hijri: dict[str, int]
    hijri_pairs: dict[str, int]
    weekdays: dict[str, int]
    relative: dict[str, int]
    units: dict[str, TimeUnit]
    turns: dict[str, int]
    seasons: dict[str, int]
    decades: dict[str, int]
    fractions: dict[str, int]
    ordinals: dict[str, int]
    sets: dict[str, list[str]]
    named_days: list[NamedDay]


class Money(msgspec.Struct, frozen=True):
    """A currency: its usual code, codes by adjective, and stems of the countries that share its name."""

    default: str
    adjectives: dict[str, str]
    stems: dict[str, list[str]]


class Scale(msgspec.Struct, frozen=True):
    """A form of "thousand", "million", …"""

    value: int
    count: int
    definite: bool


class NumberWords(msgspec.Struct, frozen=True):
    """Tables of numbers and of what is counted; keys are folded."""

    values: dict[str, int]
    scales: dict[str, Scale]
    fractions: dict[str, float]
    definite_low: dict[str, int]
    nouns: dict[str, int]
    lemmas: dict[str, str]
    measures: dict[str, str]
    measure_duals: dict[str, str]
    money: dict[str, Money]
    money_duals: dict[str, Money]
    symbols: dict[str, str]
    approximate: dict[str, list[str]]
    sets: dict[str, list[str]]


_FREED = ("parts", "times", "day_heads", "month_heads", "year_heads", "this", "before", "after",
          "within", "from", "between", "to", "of", "and_or", "equals", "since", "pair_heads",
          "stamp_heads")  # fmt: skip


_OPENING = ("day_heads", "month_heads", "year_heads", "this", "before", "after", "within", "pair_heads")


class Counting:
    """The tables of time and number, with one vocabulary of all their words."""

    def __init__(self, time: TimeWords, numbers: NumberWords) -> None:
        self.time = time
        self.numbers = numbers
        self.sets = {name: frozenset(words) for name, words in {**time.sets, **numbers.sets}.items()}
        single: list[Mapping[str, object]] = [
            time.months, time.hijri, time.weekdays, time.units, time.turns, time.seasons, time.decades,
            time.fractions, time.ordinals, numbers.values, numbers.scales, numbers.fractions,
            numbers.definite_low, numbers.money_duals, numbers.measure_duals,
        ]  # fmt: skip
        words = {word for table in single for word in table}
        words.update(w for name in _FREED for phrase in self.sets.get(name, ()) for w in phrase.split()[:1])
        phrases = (time.month_pairs, time.hijri_pairs, time.relative)
        words.update(part for table in phrases for phrase in table for part in phrase.split())
        words.update(noun for noun, count in numbers.nouns.items() if count == TWO)
        self.vocabulary = frozenset(words)
        opening: list[Mapping[str, object]] = [
            time.months, time.hijri, time.weekdays, time.units, time.seasons, time.decades,
            time.fractions, time.ordinals, numbers.values, numbers.definite_low,
        ]  # fmt: skip
        opens = {word for table in opening for word in table}
        opens.update(phrase.split()[0] for table in phrases for phrase in table)
        opens.update(*(self.sets.get(name, ()) for name in _OPENING))
        self.range_openers = self.sets.get("from", frozenset()) | self.sets.get("between", frozenset())
        self.date_openers = frozenset(opens)
        """Stems at which a date may begin, but for the prepositions of ranges."""
        self.relative = sorted(((tuple(p.split()), n) for p, n in time.relative.items()), key=lambda x: -len(x[0]))


def time_words(files: dict[str, Any]) -> TimeWords:
    """The calendar out of the content of data/time: months, days, words, units."""
    if not files:
        return TimeWords(**{name: {} for name in TimeWords.__struct_fields__[:-1]}, named_days=[])
    months, days, words = files["months"], files["days"], files["words"]
    gregorian, hijri = months["gregorian"], months["hijri"]
    numbered = {
        "seasons",
        "decades",
        "fractions",
        "ordinals",
        "turns",
        "named_days",
        "teens",
        "months_of_year",
    }
    return TimeWords(
        months=_by_number(gregorian, "names", "risky"),
        risky={**_by_number(gregorian, "risky"), **_by_number(hijri, "risky")},
        month_pairs=_by_number(gregorian, "pairs"),
        hijri=_by_number(hijri, "names", "risky"),
        hijri_pairs=_by_number(hijri, "pairs"),
        weekdays=_inverted(days["weekdays"]),
        relative=_inverted(days["relative"]),
        units=dict(_time_units(files["units"])),
        turns=_inverted(words["turns"]),
        seasons=_inverted(words["seasons"]),
        decades=_inverted(words["decades"]),
        fractions=_inverted(words["fractions"]),
        ordinals=_inverted(words["ordinals"]),
        sets={name: _folded(forms) for name, forms in {**words, **_lists(days)}.items() if name not in numbered},
        named_days=[_named_day(row) for row in words["named_days"]],
    )


def number_words(files: dict[str, Any]) -> NumberWords:
    """Numbers out of the content of data/numbers: numerals, nouns, measures, money, symbols, context."""
    if not files:
        return NumberWords(**{name: {} for name in NumberWords.__struct_fields__})
    numerals, symbols, context = files["numerals"], files["symbols"], files["context"]
    measures, measure_duals = _measures(files["measures"])
    money, money_duals = _money(files["money"])
    sets = {**_lists(numerals), **_lists(context), **_lists(symbols)}
    return NumberWords(
        values=_inverted(numerals["values"]),
        scales=dict(_scales(numerals["scales"])),
        fractions={form: row["numerator"] / row["denominator"] for row in numerals["fractions"]
                   for form in _folded(row["forms"])},
        definite_low=_inverted(context["definite_low"]),
        nouns=dict(_nouns(files["nouns"])),
        lemmas=dict(_lemmas(files["nouns"])),
        measures=measures,
        measure_duals=measure_duals,
        money=money,
        money_duals=money_duals,
        symbols=symbols["money"],
        approximate=_by_first(_folded(context["approximate"])),
        sets={name: _folded(forms) for name, forms in sets.items()},
    )  # fmt: skip


def _scales(rows: list[dict[str, Any]]) -> Iterator[tuple[str, Scale]]:
    for row in rows:
        for count, key in ((ONE, "one"), (TWO, "two"), (MANY, "many")):
            for form in row[key]:
                yield fold_form(form), Scale(row["value"], count, False)
                yield fold_form("ال" + form), Scale(row["value"], count, True)


def dual(noun: str) -> list[str]:
    """Both cases of the dual of a noun, which may be a phrase.

    >>> dual("دولة"), dual("ميل بحري")
    (['دولتان', 'دولتين'], ['ميلان بحريان', 'ميلين بحريين'])
    """
    words = [word[:-1] + "ت" if word.endswith("ة") else word for word in noun.split()]
    return [" ".join(word + ending for word in words) for ending in ("ان", "ين")]


def _folded(forms: Iterable[str]) -> list[str]:
    return [fold_form(form) if any(c.isalnum() for c in form) else form for form in forms]


def _inverted(table: dict[int, list[str]]) -> dict[str, int]:
    return {form: number for number, forms in table.items() for form in _folded(forms)}


def _by_number(table: dict[int, dict[str, list[str]]], *keys: str) -> dict[str, int]:
    return {form: n for n, row in table.items() for key in keys for form in _folded(row.get(key, []))}


def _by_first(phrases: Iterable[str]) -> dict[str, list[str]]:
    """Phrases by their last word, longest first: they are looked for leftwards."""
    found: dict[str, list[str]] = {}
    for phrase in sorted(phrases, key=len, reverse=True):
        found.setdefault(phrase.split()[-1], []).append(phrase)
    return found


def _lists(table: dict[str, Any]) -> dict[str, list[str]]:
    return {name: forms for name, forms in table.items() if isinstance(forms, list) and
            all(isinstance(form, str) for form in forms)}  # fmt: skip


def _named_day(row: dict[str, Any]) -> NamedDay:
    day = msgspec.convert(row, NamedDay)
    return msgspec.structs.replace(day, after=_folded(day.after))


def _singular(noun: str) -> Iterator[str]:
    yield fold_form(noun)
    if noun[-1] not in "ةاءى":
        yield fold_form(noun + "ا")


def _time_units(rows: list[dict[str, Any]]) -> Iterator[tuple[str, TimeUnit]]:
    for row in rows:
        for noun in row["one"]:
            forms = [(form, ONE) for form in _singular(noun)] + [(fold_form(form), TWO) for form in dual(noun)]
            forms += [(fold_form(form), MANY) for form in row["many"]]
            for form, count in forms:
                yield form, TimeUnit(row["unit"], count, False)
                yield fold_form(definite(form)), TimeUnit(row["unit"], count, True)


def _measures(rows: list[dict[str, Any]]) -> tuple[dict[str, str], dict[str, str]]:
    names: dict[str, str] = {}
    duals: dict[str, str] = {}
    for row in rows:
        for noun in row["one"]:
            names |= dict.fromkeys(_singular(noun), row["unit"])
            if row.get("dual", True) and len(noun) > 2:
                duals |= dict.fromkeys(_folded(dual(noun)), row["unit"])
        names |= dict.fromkeys(_folded(row.get("many", [])), row["unit"])
    return names, duals


def _money(rows: list[dict[str, Any]]) -> tuple[dict[str, Money], dict[str, Money]]:
    names: dict[str, Money] = {}
    duals: dict[str, Money] = {}
    for row in rows:
        adjectives = {form: code for code, words in row.get("adjectives", {}).items()
                      for word in words for form in _adjective(word)}  # fmt: skip
        money = Money(row["default"], adjectives, row.get("stems", {}))
        singular = list(_singular(row["name"]))
        plural = _folded(row.get("many", []))
        for form in [*singular, *plural]:
            names[form] = money
            names["ال" + form] = money
        if len(row["name"]) > 2:
            duals |= dict.fromkeys(_folded(dual(row["name"])), money)
    return names, duals


def _adjective(word: str) -> Iterator[str]:
    for ending in ("", "ا", "ة", "ين", "ان", "تين"):
        form = " ".join(part + ending for part in word.split())
        yield fold_form(form)
        yield fold_form(definite(form))


def _nouns(table: dict[str, list[str]]) -> Iterator[tuple[str, int]]:
    """Forms of the counted nouns; a form that is a plural is never taken for a dual."""
    plurals: set[str] = set()
    skipped = set(_folded(table["not_dual"]))
    singulars: list[tuple[str, bool]] = []
    for kind in ("broken", "sound"):
        for row in table[kind]:
            noun, *many = row.split()
            singulars.append((noun, kind == "sound"))
            plurals.update(_folded([*many, noun + "ين", noun + "ون"] if kind == "sound" else many))
    for noun, sound in singulars:
        for form in _folded(dual(noun)):
            if form not in plurals and form not in skipped and not (sound and form.endswith("ين")):
                yield form, TWO
    yield from ((form, MANY) for form in sorted(plurals))
    for noun, _ in singulars:
        yield from ((form, ONE) for form in _singular(noun))


def _lemmas(table: dict[str, list[str]]) -> Iterator[tuple[str, str]]:
    """Forms of the counted nouns with their singular; a singular's own form goes before another's plural."""
    rows = [(row.split(), kind) for kind in ("broken", "sound") for row in table[kind]]
    for (noun, *many), kind in rows:
        plurals = [*many, noun + "ين", noun + "ون"] if kind == "sound" else many
        yield from ((form, noun) for form in _folded([*plurals, *dual(noun)]))
    for (noun, *_), _ in rows:
        yield from ((form, noun) for form in _singular(noun))
