"""What comes due as a calendar (iCalendar, RFC 5545): an event of whole days for each thing whose day is told."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from tasrih import __version__
from tasrih.export.bidi import one_line
from tasrih.export.labels import actor_label
from tasrih.measure.watch import Item

LONGEST = 31
"""Of so many days at most: a year is no entry of a calendar."""
_ENDS = frozenset({"deadline", "treaty-end"})
_DOUBTFUL = frozenset({"hedged", "conditional", "postponed"})
_OCTETS = 75
_TOLD = 3
_DAY = datetime.timedelta(days=1)


class Calendar(NamedTuple):
    """The text of a calendar, and how many things it leaves out because their day is not told exactly enough."""

    text: str
    events: int
    left_out: int


def calendar(items: Iterable[Item], made: datetime.datetime) -> Calendar:
    """A calendar of what comes due; `made` is when, in UTC. Deadlines stand on their last day."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:-//tasrih//tasrih {__version__}//EN", "CALSCALE:GREGORIAN"]
    events = left_out = 0
    for item in items:
        days = _days(item)
        if days is None:
            left_out += 1
            continue
        events += 1
        lines += _event(item, days, made)
    lines.append("END:VCALENDAR")
    return Calendar("".join(f"{folded}\r\n" for line in lines for folded in fold(line)), events, left_out)


def _days(item: Item) -> tuple[datetime.date, datetime.date] | None:
    """First and last day of the entry."""
    if item.first is None or item.last is None or item.last == datetime.date.max:
        return None
    if item.kind in _ENDS and "/" in (item.when or ""):
        return item.last, item.last
    return (item.first, item.last) if (item.last - item.first).days < LONGEST else None


def _event(item: Item, days: tuple[datetime.date, datetime.date], made: datetime.datetime) -> Iterator[str]:
    first, last = days
    yield "BEGIN:VEVENT"
    yield f"UID:{item.id}@tasrih"
    yield f"DTSTAMP:{made:%Y%m%dT%H%M%SZ}"
    yield f"DTSTART;VALUE=DATE:{first:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{last + _DAY:%Y%m%d}"
    yield f"SUMMARY:{escape(summary(item))}"
    yield f"DESCRIPTION:{escape(_description(item))}"
    yield f"CATEGORIES:{escape(item.kind)}"
    yield f"STATUS:{_status(item)}"
    yield "TRANSP:TRANSPARENT"
    url = next((told.url for told in item.evidence if told.url and told.url.startswith(("http://", "https://"))), None)
    if url and url.isascii() and not any(letter <= " " for letter in url):
        yield f"URL:{url}"
    yield "END:VEVENT"


def summary(item: Item) -> str:
    """What it is in one line: "visit (Israel, Russia): …"."""
    who = ", ".join(actor_label(code).en for code in item.who)
    name = one_line(item.treaty or item.what, 120)
    return f"{item.kind}{f' ({who})' if who else ''}: {name}"


def _description(item: Item) -> str:
    """How often it was told, and the newest words."""
    told = [f"{item.when}. Told by {_many(item.originals, 'article')} of {_many(item.outlets, 'outlet')}."]
    told += [f"{change.flag} said {change.first_told} – {change.last_told}" for change in item.changes]
    told += [f"also told for {other.when}" for other in item.moved]
    for evidence in item.evidence[:_TOLD]:
        place = ", ".join(filter(None, (one_line(evidence.outlet or "", 40), str(evidence.published or ""))))
        told.append(f"{one_line(evidence.sentence, 300)} ({place})")
    return "\n".join(told)


def _many(count: int, name: str) -> str:
    return f"{count} {name}{'s' * (count != 1)}"


def _status(item: Item) -> str:
    if "cancelled" in item.flags:
        return "CANCELLED"
    return "TENTATIVE" if _DOUBTFUL & set(item.flags) else "CONFIRMED"


def escape(text: str) -> str:
    """A text value: backslashes, commas, semicolons and line ends written as RFC 5545 (3.3.11) wants them.

    >>> escape("a,b\\nc;d")
    'a\\\\,b\\\\nc\\\\;d'
    """
    for letter in ("\\", ";", ","):
        text = text.replace(letter, f"\\{letter}")
    return text.replace("\r\n", "\\n").replace("\n", "\\n").replace("\r", "\\n")


def fold(line: str) -> Iterator[str]:
    """A content line in pieces of at most 75 octets, the later ones begun by a space; no letter is cut (3.1).

    >>> [len(part.encode()) for part in fold("X:" + "م" * 60)]
    [74, 49]
    """
    piece, size = "", 0
    for letter in line:
        octets = len(letter.encode(errors="replace"))
        if size + octets > _OCTETS:
            yield piece
            piece, size = " ", 1
        piece += letter
        size += octets
    yield piece
