"""What is counted in one article: right, in gold, in the reading, for every measure."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple, Protocol, TypeVar

from tasrih.evaluate.gold import Gold, GoldSpan, GoldStatement
from tasrih.evaluate.names import plain, same_name
from tasrih.model import Date, Quantity, Reading, Statement

FOUND, EXACT, SPEAKER, CODE, ACT = (
    "found", "near-exact", "attributed", "attributed + actor code", "attributed + act",
)  # fmt: skip
_FOUND_AT, _EXACT_AT, _SPAN_AT = 0.5, 0.9, 0.3
_SYMMETRIC = ("CONSULT", "COOPERATE")
_NOT_HAPPENED = {"negated", "hypothetical"}
_CURRENCY_LENGTH = 3


class Count(NamedTuple):
    """Right, in gold, in the reading."""

    right: int
    gold: int
    found: int

    @property
    def precision(self) -> float:
        """Share of the reading that is right."""
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """Share of gold that is found."""
        return self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """Their harmonic mean."""
        both = self.gold + self.found
        return 2 * self.right / both if both and self.right else 0.0


class Placed(Protocol):
    """Anything with offsets."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


G = TypeVar("G", bound=Placed)
P = TypeVar("P", bound=Placed)
T = TypeVar("T")
Counts = dict[str, Count]


def overlap(a: Placed, b: Placed) -> float:
    """Shared characters over covered characters."""
    shared = min(a.end, b.end) - max(a.start, b.start)
    return shared / (max(a.end, b.end) - min(a.start, b.start)) if shared > 0 else 0.0


def align(gold: Sequence[G], found: Sequence[P], least: float) -> list[tuple[G, P]]:
    """One-to-one pairs that overlap by at least `least`, the best first."""
    pairs = sorted(
        ((value, i, j) for i, g in enumerate(gold) for j, p in enumerate(found) if (value := overlap(g, p)) >= least),
        reverse=True,
    )
    used_gold: set[int] = set()
    used_found: set[int] = set()
    matched = []
    for _, i, j in pairs:
        if i not in used_gold and j not in used_found:
            used_gold.add(i)
            used_found.add(j)
            matched.append((gold[i], found[j]))
    return matched


def measure(gold: Gold, reading: Reading) -> Counts:
    """All counts of one article."""
    return {
        **_statements(gold, reading),
        **_events(gold, reading),
        **_people(gold, reading),
        **_spans(gold, reading),
        **_meta(gold, reading),
    }


def attributed(gold: GoldStatement, found: Statement) -> bool:
    """Whether the speaker is the right one."""
    return same_name(gold.source, found.source.name)


def placed(gold: Gold) -> list[GoldStatement]:
    """The statements of gold that stand in the text."""
    return [statement for statement in gold.statements if statement.start >= 0]


def _statements(gold: Gold, reading: Reading) -> Counts:
    wanted, found = placed(gold), reading.statements
    n, m = len(wanted), len(found)
    pairs = align(wanted, found, _FOUND_AT)
    right = [(g, p) for g, p in pairs if attributed(g, p)]

    def given(test: Callable[[GoldStatement, Statement], bool]) -> Count:
        return Count(sum(test(g, p) for g, p in pairs), len(pairs), len(pairs))

    return {
        FOUND: Count(len(pairs), n, m),
        EXACT: Count(len(align(wanted, found, _EXACT_AT)), n, m),
        SPEAKER: Count(len(right), n, m),
        CODE: Count(sum(g.source_of == p.source.of for g, p in right), n, m),
        ACT: Count(sum(g.act == p.act for g, p in right), n, m),
        "kind, where found": given(lambda g, p: g.kind == p.kind),
        "act, where found": given(lambda g, p: g.act == p.act),
        "actor code, where found": given(lambda g, p: g.source_of == p.source.of),
        "issues, where found": _shared([(g.issues, p.issues) for g, p in pairs]),
        "addressee, where found": _shared([(g.addressee, p.addressee) for g, p in pairs]),
    }


def _shared(pairs: list[tuple[list[str], list[str]]]) -> Count:
    sets = [(set(a), set(b)) for a, b in pairs]
    return Count(sum(len(a & b) for a, b in sets), sum(len(a) for a, _ in sets), sum(len(b) for _, b in sets))


def _events(gold: Gold, reading: Reading) -> Counts:
    wanted = [(e.type, e.source, e.target) for e in gold.events]
    found = [(e.type, e.source, e.target) for e in reading.events if not _NOT_HAPPENED & set(e.flags)]
    triples = _triples(wanted), _triples(found)
    dyads = tuple({tuple(sorted((a, b))) for _, a, b in side} for side in triples)
    return {"events": _sets(*triples), "events: dyads": _sets(*dyads)}


def _triples(events: list[tuple[str, list[str], list[str]]]) -> set[tuple[str, str, str]]:
    found = set()
    for kind, sources, targets in events:
        for a in sources:
            for b in targets:
                if a != b:
                    one, two = sorted((a, b)) if kind in _SYMMETRIC else (a, b)
                    found.add((kind, one, two))
    return found


def _sets(wanted: set[T], found: set[T]) -> Count:
    return Count(len(wanted & found), len(wanted), len(found))


def _people(gold: Gold, reading: Reading) -> Counts:
    """Each person of gold takes the first person of the reading with that name that is still free."""
    free = list(reading.people)
    served = roles = 0
    for person in gold.people:
        match = next((p for p in free if same_name(person.name, p.name)), None)
        if match is None:
            continue
        free.remove(match)
        right = person.of == match.of
        served += right
        roles += right and (not person.role or same_name(person.role, match.role or ""))
    n, m = len(gold.people), len(reading.people)
    return {"people": Count(served, n, m), "people + role": Count(roles, n, m)}


def _spans(gold: Gold, reading: Reading) -> Counts:
    counts = {}
    for name, wanted, found, test in (
        ("quantities", gold.quantities, reading.quantities, _same_quantity),
        ("dates", gold.dates, reading.dates, _same_date),
        ("treaties", gold.treaties, reading.treaties, _same_treaty),
    ):
        here = [span for span in wanted if span.start >= 0]
        pairs = align(here, found, _SPAN_AT)
        counts[name] = Count(sum(test(g, p) for g, p in pairs), len(here), len(found))
        if name == "dates":
            counts["dates: span"] = Count(len(pairs), len(here), len(found))
    return counts


def _same_quantity(gold: GoldSpan, found: Placed) -> bool:
    if not isinstance(found, Quantity) or gold.value is None:
        return False
    near = abs(gold.value - found.value) <= 1e-6 * max(1.0, abs(gold.value))
    return near and _unit(gold.unit) == _unit(found.unit)


def _unit(unit: str | None) -> str:
    """Money and percent are told apart; all plain units count as one."""
    name = unit or ""
    currency = len(name) == _CURRENCY_LENGTH and name.isascii() and name.isalpha() and name.isupper()
    return name if name == "%" or currency else "count"


def _same_date(gold: GoldSpan, found: Placed) -> bool:
    return isinstance(found, Date) and gold.iso == found.iso


def _same_treaty(gold: GoldSpan, found: Placed) -> bool:
    return True


def _meta(gold: Gold, reading: Reading) -> Counts:
    headline, dateline = reading.meta.headline, reading.meta.dateline
    pairs = {
        "headline": (gold.meta.headline, headline.text if headline else ""),
        "dateline": (gold.meta.dateline, (dateline.place or dateline.text) if dateline else ""),
    }
    return {k: Count(int(plain(want) == plain(got)), 1, 1) for k, (want, got) in pairs.items() if want}
