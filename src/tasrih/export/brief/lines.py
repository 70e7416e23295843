"""A brief as sections of lines: what each says in Arabic and in English, and the sentences that show it."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from tasrih.export.bidi import one_line
from tasrih.export.labels import Label, actor_label, event_label, filled, issue_label, label, question_label
from tasrih.export.marks import tone
from tasrih.measure.brief import Brief
from tasrih.measure.causes import Cause
from tasrih.measure.counted import Counted
from tasrih.measure.relations import Period
from tasrih.measure.sayings import Saying
from tasrih.measure.tellings import Telling
from tasrih.measure.turned import Turned
from tasrih.measure.watch import Item

_LINES = "brief_lines"
_NAME, _WHAT = 60, 100


class Line(NamedTuple):
    """One fact in both languages with what shows it."""

    said: Label
    tone: str
    """firm, kind or plain, as of acts."""
    tellings: list[Telling]


class Section(NamedTuple):
    """Lines under a heading; without lines, what is said instead. `name` is one of the fields of a brief."""

    name: str
    heading: Label
    lines: list[Line]
    nothing: Label


def title(brief: Brief) -> Label:
    """The two actors and the time."""
    return filled(_LINES, "title", a=actor_label(brief.a), b=actor_label(brief.b), period=brief.label)


def days(brief: Brief) -> str:
    """The first and the last day."""
    last = brief.end - datetime.timedelta(days=1)
    return str(brief.first) if last == brief.first else f"{brief.first} – {last}"


def sections(brief: Brief) -> Iterator[Section]:
    """All sections in the order in which they are read."""
    yield _section("standing", list(_standing(brief.standing, brief.earlier)))
    yield _section("happened", [_happened(cause) for cause in brief.happened])
    yield _section("said", [_said(saying) for saying in brief.said])
    yield _section("turned", [_turned(one) for one in brief.turned])
    yield _section("numbers", [_number(one) for one in brief.numbers])
    yield _section("due", [_due(item) for item in brief.due])


def _section(name: str, lines: list[Line]) -> Section:
    return Section(name, label("brief", name), lines, label("brief", f"no_{name}"))


def _standing(now: Period | None, before: Period | None) -> Iterator[Line]:
    if now is None or not now.covered:
        return
    numbers = {name: _signed(getattr(now, name)) for name in ("index", "low", "high", "usual")}
    told = filled(_LINES, "index", **numbers, before=_signed(before.index if before else None))
    yield Line(told, "plain", [])
    counts = {
        "good": str((now.quad1 or 0) + (now.quad2 or 0)),
        "bad": str((now.quad3 or 0) + (now.quad4 or 0)),
        "statements": str(now.statements or 0),
        "articles": str(now.articles),
    }
    yield Line(filled(_LINES, "counts", **counts), "plain", [])


def _happened(cause: Cause) -> Line:
    told = filled(
        _LINES,
        "happened",
        day=str(cause.day),
        type=event_label(cause.type),
        source=actor_label(cause.source),
        target=actor_label(cause.target),
        articles=str(cause.articles),
        outlets=str(cause.outlets),
    )
    return Line(told, "firm" if cause.points < 0 else "kind", cause.tellings)


def _said(saying: Saying) -> Line:
    again = filled(_LINES, "again", day=str(saying.last_said)) if saying.last_said else label(_LINES, "new")
    told = filled(
        _LINES,
        "said",
        day=str(saying.telling.published),
        speaker=one_line(saying.speaker_name, _NAME),
        side=actor_label(saying.speaker),
        act=label("acts", saying.act),
        to=_joined(actor_label(code) for code in saying.addressee),
        issues=_joined(issue_label(code) for code in saying.issues) if saying.issues else Label("—", "—"),
        new=again,
    )
    return Line(told, tone(saying.act), [saying.telling])


def _turned(one: Turned) -> Line:
    matter, change = one.change.matter, one.change
    name = question_label(matter.question) if matter.question else issue_label(matter.issue)
    told = filled(
        _LINES,
        "turned",
        actor=actor_label(matter.actor),
        matter=_joined([name, *([actor_label(matter.target)] if matter.target else [])]),
        before=_signed(change.before.stance),
        after=_signed(change.after.stance),
        kind=label("turns", change.kind),
    )
    return Line(told, "kind" if change.after.stance > change.before.stance else "firm", one.tellings)


def _number(one: Counted) -> Line:
    who = one.speaker_name or (actor_label(one.speaker) if one.speaker else label(_LINES, "outlet"))
    told = filled(
        _LINES,
        "number",
        value=("≈ " if one.approximate else "") + f"{one.value:,.10g}",
        unit="" if one.unit == "count" else one.unit,
        measure=label("measures", one.measure),
        thing=one.thing,
        who=who,
    )
    return Line(told, "plain", [one.telling])


def _due(item: Item) -> Line:
    told = filled(
        _LINES,
        "due",
        when=item.when or "—",
        kind=label("dues", item.kind),
        what=one_line(item.what, _WHAT),
        who=_joined(actor_label(code) for code in item.who),
    )
    tellings = [Telling(one.article, "due", one.outlet, one.published, one.sentence) for one in item.evidence[:1]]
    return Line(told, "plain", tellings)


def _joined(labels: Iterable[Label]) -> Label:
    some = list(labels)
    return Label("، ".join(one.ar for one in some), ", ".join(one.en for one in some))


def _signed(value: float | None) -> str:
    return "—" if value is None else f"{value:+.1f}".replace("-", "−")
