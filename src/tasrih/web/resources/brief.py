"""A brief on two actors as a resource: its lines in both languages, each with the words that show it."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any, NamedTuple

from tasrih.export.brief.lines import Line, Section, sections
from tasrih.measure.brief import Brief, Known, beginning, brief, due_after
from tasrih.measure.due_things import Things
from tasrih.measure.relations import Dyad, Every, following
from tasrih.measure.tellings import Telling
from tasrih.record.listing import Part, Row
from tasrih.web.frozen import frozen
from tasrih.web.known import changes_of, series_of
from tasrih.web.parameters import Parameter, WrongValue
from tasrih.web.resources.dues import gathered
from tasrih.web.resources.table import Answer, Filters, Resource

if TYPE_CHECKING:
    from tasrih.web.desk import Desk

PERIODS: tuple[Every, ...] = ("day", "week", "month")
_EVIDENCE = "STRUCT(article_id VARCHAR, fact VARCHAR, outlet VARCHAR, published DATE, sentence VARCHAR)[]"
_COLUMNS = {
    "id": "VARCHAR", "section": "VARCHAR", "n": "BIGINT", "ar": "VARCHAR", "en": "VARCHAR", "tone": "VARCHAR",
    "article_id": "VARCHAR", "fact": "VARCHAR", "outlet": "VARCHAR", "published": "DATE", "text": "VARCHAR",
    "evidence": _EVIDENCE,
}  # fmt: skip


class Time(NamedTuple):
    """A day, a week or a month."""

    every: Every
    first: datetime.date


def brief_of(desk: Desk, dyad: Dyad, time: Time) -> Brief | None:
    """The brief of two actors; None where the record has nothing of them at all."""
    series = series_of(desk, dyad, time.every)
    if not series:
        return None

    def made() -> Brief:
        known = Known(series, changes_of(desk, {}), _things(desk, time))
        return brief(desk.database, dyad, time.every, time.first, known)

    return desk.remembered(("brief", frozen(dyad), frozen(time)), made)


def _things(desk: Desk, time: Time) -> Things:
    """What was known to come due when the period ended: at the end of the record all that is in it."""
    day = due_after(following(time.first, time.every)).known
    ((newest,),) = desk.rows("SELECT max(published) FROM articles")
    return gathered(desk, None if newest is None or day is None or day >= newest else day)


def time_of(filters: Filters, last: datetime.date | None = None) -> Time:
    """The period that filters name.

    Raises:
        WrongValue: they name none, or two, or one that is none.
    """
    given = [(every, str(filters[every])) for every in PERIODS if filters.get(every)]
    if not given and last is not None:
        return Time("week", last - datetime.timedelta(days=last.weekday()))
    if len(given) != 1:
        raise WrongValue("which time? One of day=2018-03-26, week=2018-W13, month=2018-03")
    ((every, told),) = given
    try:
        return Time(every, beginning(every, told))
    except ValueError as error:
        raise WrongValue(f"{every}: {told[:20]!r} is no {every}") from error


def dyad_of(filters: Filters) -> Dyad:
    """The two actors that filters name.

    Raises:
        WrongValue: they do not name two.
    """
    a, b = (str(filters.get(name, "")).upper() for name in ("a", "b"))
    if not a or not b or a == b:
        raise WrongValue("which two actors? a=RUS and b=USA")
    return Dyad(a, b, bool(filters.get("directed")))


def _ask(desk: Desk, filters: Filters, part: Part) -> Answer:
    dyad, time = dyad_of(filters), time_of(filters)
    found = brief_of(desk, dyad, time)
    rows = [_row(f"{dyad.a}:{dyad.b}:{found.label}", *one) for one in lines(sections(found))] if found else []
    return Answer(rows[part.offset : part.offset + part.limit], _COLUMNS, len(rows), part)


def lines(found: Any) -> list[tuple[Section, int, Line]]:
    """The lines of sections, with their number in each."""
    return [(section, n, line) for section in found for n, line in enumerate(section.lines, 1)]


def _row(brief: str, section: Section, n: int, line: Line) -> Row:
    evidence = [_evidence(one) for one in line.tellings]
    first = evidence[0] if evidence else dict.fromkeys(("article_id", "fact", "outlet", "published", "sentence"))
    return {
        "id": f"{brief}:{section.name}:{n}", "section": section.name, "n": n, "ar": line.said.ar, "en": line.said.en,
        "tone": line.tone, "article_id": first["article_id"], "fact": first["fact"], "outlet": first["outlet"],
        "published": first["published"], "text": first["sentence"], "evidence": evidence,
    }  # fmt: skip


def _evidence(told: Telling) -> dict[str, Any]:
    return {
        "article_id": told.article_id, "fact": told.event_id, "outlet": told.outlet, "published": told.published,
        "sentence": told.sentence,
    }  # fmt: skip


BRIEF = Resource(
    "brief",
    "A page on two actors for a day, a week or a month: where they stand, what happened, was said, turned, comes due.",
    (
        Parameter("a", "text", "One actor's code.", True),
        Parameter("b", "text", "The other's.", True),
        Parameter("day", "text", "As 2018-03-26."),
        Parameter("week", "text", "As 2018-W13."),
        Parameter("month", "text", "As 2018-03."),
        Parameter("directed", "yes", "Only what the first does and says to the second."),
    ),
    _ask,
    lambda desk: _COLUMNS,
)
