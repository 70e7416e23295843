"""Scores against coded newswire: sentences with the types of their events and the countries of both sides.

A type is right where the reading has an event of it that is neither negated nor hypothetical. Precision is over the
types that the file codes at all (a file of assaults and protests says nothing about meetings); `every` is the sterner
one over all types. A country counts where gold gives one, and is right where an event of that type has it on that side.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from pathlib import Path

import msgspec

from tasrih.errors import SourceError
from tasrih.evaluate.measures import Count
from tasrih.model import Article, Event, Reading

_NOT_HAPPENED = {"negated", "hypothetical"}
_NO_COUNTRIES = frozenset({"INT", "IMG", "IGO", "NGO", "MNC"})
"""Codes of the kind CAMEO gives to those who are of no country."""


class CodedEvent(msgspec.Struct, frozen=True):
    """One coded event: PLOVER type, and the country of either side where gold knows it."""

    type: str
    source: str | None = None
    target: str | None = None


class Coded(msgspec.Struct, frozen=True):
    """One sentence with its events."""

    id: str
    text: str
    events: list[CodedEvent]
    published: str | None = None


def load_coded(path: Path) -> list[Coded]:
    """JSON lines `{id, published, text, events: [{type, source, target}]}`.

    Raises:
        SourceError: it cannot be read, or a line has another form.
    """
    try:
        return msgspec.json.Decoder(Coded).decode_lines(path.read_bytes())
    except OSError as error:
        raise SourceError(f"{path}: {(error.strerror or str(error)).lower()}; check the path") from error
    except msgspec.MsgspecError as error:
        raise SourceError(f"{path}: not JSON lines with id, text and events ({error})") from error


def score_coded(rows: Iterable[Coded], kinds: Collection[str], read: Callable[[Article], Reading]) -> dict[str, Count]:
    """Counts of types, of types among all, of source and target countries; `kinds`: the types that the file codes."""
    total = dict.fromkeys(("type", "type, of every", "source country", "target country"), Count(0, 0, 0))
    for row in rows:
        reading = read(Article(id=row.id, text=row.text, published=row.published))
        found = [event for event in reading.events if not _NOT_HAPPENED & set(event.flags)]
        for name, count in _one(row, kinds, found).items():
            total[name] = Count(*(a + b for a, b in zip(total[name], count, strict=True)))
    return total


def _one(row: Coded, kinds: Collection[str], found: list[Event]) -> dict[str, Count]:
    wanted, told = {event.type for event in row.events}, {event.type for event in found}
    right = len(wanted & told)
    return {
        "type": Count(right, len(wanted), len(told & {*kinds})),
        "type, of every": Count(right, len(wanted), len(told)),
        "source country": _countries([(e.type, e.source) for e in row.events], [(e.type, e.source) for e in found]),
        "target country": _countries([(e.type, e.target) for e in row.events], [(e.type, e.target) for e in found]),
    }


def _countries(wanted: list[tuple[str, str | None]], found: list[tuple[str, list[str]]]) -> Count:
    """Right, in gold, and in the reading's events of those types."""
    asked = [(kind, code) for kind, code in wanted if code is not None and code not in _NO_COUNTRIES]
    given = [codes for kind, codes in found if codes and kind in {k for k, _ in asked}]
    right = sum(any(kind == other and code in codes for other, codes in found) for kind, code in asked)
    return Count(right, len(asked), len(given))


def coded_table(counts: dict[str, Count]) -> str:
    """The counts for people."""
    rows = [f"{'measure':16} {'recall':>7} {'precision':>9} {'right':>6} {'gold':>6} {'read':>6}"]
    for name, count in counts.items():
        precision = f"{count.precision:9.3f}" if name.startswith("type") else " " * 9
        rows.append(f"{name:16} {count.recall:7.3f} {precision} {count.right:6} {count.gold:6} {count.found:6}")
    return "\n".join(rows)
