"""One person: offices over time with the sentences that tell them, spellings, and what they said last."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import Any, NamedTuple
from urllib.parse import urlencode

from markupsafe import Markup

from tasrih.measure.who import Office, Sighting
from tasrih.measure.who.store import known
from tasrih.record.listing import Part
from tasrih.record.sentences import Sentences
from tasrih.web.around import around
from tasrih.web.desk import Desk
from tasrih.web.pages.facets import weekly, weekly_chart
from tasrih.web.pages.page import NotFound, Page, Request, Shown
from tasrih.web.quotes import Quote, cut
from tasrih.web.show.charts import Span, during
from tasrih.web.ui import Ui

_OFFICES, _SPELLINGS, _TOLD, _NEWEST, _TOP = 12, 24, 6, 20, 9
_SIX_DAYS = datetime.timedelta(days=6)


class Told(NamedTuple):
    """A sentence that tells an office: where it stands, and the sentence cut at the name."""

    seen: Sighting
    quote: Quote


def _show(desk: Desk, request: Request) -> Shown:
    person_id, ui = request.path["person"], request.ui
    person = desk.remembered(("person", person_id), lambda: known(desk.database, [person_id])).get(person_id)
    if person is None:
        raise NotFound(person_id)
    said = {"name": [name for name, _ in person.spellings[:_SPELLINGS]]}
    answer = desk.ask("statements", said, request.asked.part(limit=_NEWEST))
    counts = desk.facets("statements", said, ["issues", "act", "addressee", "outlet"], _TOP)
    weeks = weekly(desk, "statements", said)
    offices = person.offices[:_OFFICES]
    evidence = list(_evidence(desk, person.offices[:_TOLD]))
    values: dict[str, Any] = {
        "person": person,
        "said": said,
        "counts": counts,
        "weeks": weeks,
        "weekly": weekly_chart(
            weeks, ui, lambda week: ui.link("/timeline", **said, since=week, until=week + _SIX_DAYS)
        ),
        "offices": list(zip(offices, _lines(offices, ui), strict=True)),
        "evidence": evidence,
        "places": {n for n, _, _ in evidence},
        "who": desk.ask("who", {"person": [person_id]}, Part(limit=1)).rows,
    }
    request.ui.around.update(around(desk, answer.rows))
    query = urlencode({**said, "limit": _NEWEST}, doseq=True)
    return Shown(values, answer, f"/api/v1/statements?{query}", person.name)


def _lines(offices: tuple[Office, ...], ui: Ui) -> list[Markup]:
    """When each is told, all on lines of the same days; empty where no day is known."""
    days = [day for one in offices for day in (one.first_seen, one.last_seen) if day]
    return [_line(one, min(days), max(days), ui) if one.first_seen else Markup("") for one in offices]


def _line(office: Office, begin: datetime.date, end: datetime.date, ui: Ui) -> Markup:
    first, last = office.first_seen or begin, office.last_seen or end
    title = f"{ui.line(office.role, 60) or '—'} · {ui.day(first)} – {ui.day(last)}"
    return during(Span(first, last, title), begin, end)


def _evidence(desk: Desk, offices: tuple[Office, ...]) -> Iterator[tuple[int, Office, list[Told]]]:
    """The first and the last sentence that tell each office, with its number."""
    shown = [dict.fromkeys(_clearest(office)) for office in offices]
    sentences = Sentences(desk.database, (seen.article_id for rows in shown for seen in rows))
    for n, (office, rows) in enumerate(zip(offices, shown, strict=True), 1):
        told = [one for one in (_told(sentences, row) for row in rows) if one]
        if told:
            yield n, office, told


def _clearest(office: Office) -> tuple[Sighting, Sighting]:
    """The first and the last sighting with the office beside the name, where there are such."""
    told = [seen for seen in office.evidence if seen.role] or office.evidence
    return told[0], told[-1]


def _told(sentences: Sentences, seen: Sighting) -> Told | None:
    sentence = sentences.around(seen.article_id, seen.start, seen.end)
    return Told(seen, cut(sentence, seen.text)) if sentence else None


PAGE = Page("person", "/person/{person:path}", _show, under="people")
