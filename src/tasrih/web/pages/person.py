"""One person: offices over time with the sentences that tell them, spellings, and what they said last."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import Any, NamedTuple
from urllib.parse import urlencode

from tasrih.measure.who import Office, Sighting
from tasrih.measure.who.store import known
from tasrih.record.listing import Part
from tasrih.record.sentences import Sentences
from tasrih.web.around import around
from tasrih.web.desk import Desk
from tasrih.web.pages.facets import weekly, weekly_chart
from tasrih.web.pages.page import NotFound, Page, Request, Shown
from tasrih.web.show.charts import Span, spans

_OFFICES, _SPELLINGS, _TOLD, _NEWEST, _TOP = 12, 24, 6, 20, 9
_SIX_DAYS = datetime.timedelta(days=6)


class Told(NamedTuple):
    """A sentence that tells an office: where it stands, and the sentence before, at and behind the name."""

    seen: Sighting
    before: str
    name: str
    after: str


def _show(desk: Desk, request: Request) -> Shown:
    person_id, ui = request.path["person"], request.ui
    person = desk.remembered(("person", person_id), lambda: known(desk.database, [person_id])).get(person_id)
    if person is None:
        raise NotFound(person_id)
    said = {"name": [name for name, _ in person.spellings[:_SPELLINGS]]}
    answer = desk.ask("statements", said, request.asked.part(limit=_NEWEST))
    counts = desk.facets("statements", said, ["issues", "act", "addressee", "outlet"], _TOP)
    weeks = weekly(desk, "statements", said)
    held = [one for one in person.offices if one.first_seen and one.last_seen]
    values: dict[str, Any] = {
        "person": person,
        "said": said,
        "counts": counts,
        "weeks": list(weeks),
        "weekly": weekly_chart(
            weeks, ui, lambda week: ui.link("/timeline", **said, since=week, until=week + _SIX_DAYS)
        ),
        "offices": person.offices[:_OFFICES],
        "chart": spans([_span(one, ui.line(one.role, 60) or "—", ui.day) for one in held[:_OFFICES]]),
        "held": held[:_OFFICES],
        "evidence": list(_evidence(desk, person.offices[:_TOLD])),
        "who": desk.ask("who", {"person": [person_id]}, Part(limit=1)).rows,
    }
    request.ui.around.update(around(desk, answer.rows))
    query = urlencode({**said, "limit": _NEWEST}, doseq=True)
    return Shown(values, answer, f"/api/v1/statements?{query}", person.name)


def _span(office: Office, name: str, day: Any) -> Span:
    assert office.first_seen  # noqa: S101 (those without were left out)
    assert office.last_seen  # noqa: S101
    title = f"{name} · {office.of or '?'} · {day(office.first_seen)} – {day(office.last_seen)}"
    return Span(office.first_seen, office.last_seen, title)


def _evidence(desk: Desk, offices: tuple[Office, ...]) -> Iterator[tuple[Office, list[Told]]]:
    """The first and the last sentence that tell each office."""
    shown = [dict.fromkeys((office.evidence[0], office.evidence[-1])) for office in offices]
    sentences = Sentences(desk.database, (seen.article_id for rows in shown for seen in rows))
    for office, rows in zip(offices, shown, strict=True):
        told = [one for one in (_told(sentences, row) for row in rows) if one]
        if told:
            yield office, told


def _told(sentences: Sentences, seen: Sighting) -> Told | None:
    sentence = sentences.around(seen.article_id, seen.start, seen.end)
    if not sentence:
        return None
    before, _, after = sentence.partition(seen.text)
    return Told(seen, before[-160:], seen.text, after[:160])


PAGE = Page("person", "/person/{person:path}", _show)
