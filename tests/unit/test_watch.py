"""What comes due, gathered: once each, with its evidence, from the day that is asked for."""

from __future__ import annotations

import datetime
import itertools
import json
import random
from pathlib import Path

import pytest
from icalendar import Calendar
from watch_samples import PAPERS, SUMMIT, Paper, record

from tasrih.cli.main import run
from tasrih.export.ics import calendar, escape, fold
from tasrih.measure.due_groups import Told, groups
from tasrih.measure.left import left
from tasrih.measure.watch import Watch, watch
from tasrih.record.database import Database

DAY = datetime.date(2020, 6, 7)
MADE = datetime.datetime(2020, 6, 7, 12, tzinfo=datetime.UTC)


@pytest.fixture(scope="module")
def news(tmp_path_factory: pytest.TempPathFactory) -> Database:
    return record(tmp_path_factory.mktemp("watch"), PAPERS)


def told(**given: object) -> Told:
    values = {
        "article": "a", "n": 0, "published": datetime.date(2020, 6, 1), "outlet": "أولى", "url": None, "original": "a",
        "story": "s", "kind": "meeting", "what": "القمة الأمريكية الروسية", "who": ("USA", "RUS"), "treaty": None,
        "treaty_id": None, "when": "2020-07-12", "issues": (), "flags": (), "confidence": 0.9, "start": 0, "end": 9,
        "text": "القمة", "statement": None, "why": (),
    }  # fmt: skip
    return Told(**{**values, **given})  # type: ignore[arg-type]


def test_each_thing_once_with_all_that_tell_it(news: Database) -> None:
    items = watch(news, Watch(DAY))
    found = {(item.kind, item.when): item for item in items}
    summit = found["meeting", "2020-07-12"]
    assert (summit.originals, summit.outlets) == (3, 2)
    assert {"USA", "PRK"} <= set(summit.who)
    assert (summit.first_told, summit.last_told) == (datetime.date(2020, 6, 1), datetime.date(2020, 6, 5))
    assert (summit.status, summit.left) == ("coming", "in 5 weeks")
    assert "للقمة المقررة" in summit.evidence[-1].sentence
    assert found["treaty-end", "2021-02"].treaty == "New START"
    assert found["treaty-end", "2021-02"].left == "in February 2021, in 8 months"
    assert found["election", "2020-07-20"].who == ["IRQ"]
    assert found["visit", "2020-06-15"].flags == ["cancelled"]
    assert [item.first for item in items] == sorted(item.first for item in items if item.first)


def test_evidence_stands_in_its_article(news: Database) -> None:
    for item in watch(news, Watch(datetime.date(2020, 1, 1))):
        for evidence in item.evidence:
            assert news.text(evidence.article)[evidence.start : evidence.end] == evidence.text
            assert evidence.text in evidence.sentence or evidence.sentence in evidence.text


def test_what_is_asked_for(news: Database) -> None:
    june = watch(news, Watch(DAY, until=datetime.date(2020, 6, 30)))
    assert {item.kind for item in june} == {"visit"}
    assert watch(news, Watch(datetime.date(2022, 1, 1))) == []
    assert watch(news, Watch(datetime.date(2022, 1, 1), passed=True))[0].status == "passed"
    assert {item.kind for item in watch(news, Watch(DAY), {"actor": ["TUR"]})} == {"deadline", "visit"}
    known = watch(news, Watch(datetime.date(2020, 6, 1), known=datetime.date(2020, 6, 1)))
    assert [(item.kind, item.originals) for item in known] == [("meeting", 1)]


def test_moved_dates_are_both_shown(tmp_path: Path) -> None:
    papers = [
        *PAPERS[:2],
        Paper(
            "2020-06-10",
            "أولى",
            "سول – أعلنت واشنطن تأجيل القمة المقررة بين الرئيس الأمريكي وزعيم كوريا الشمالية في 12 يوليو.",
        ),
        Paper("2020-06-12", "ثانية", f"سول – {SUMMIT.format(day='20 أغسطس')}"),
    ]
    items = watch(record(tmp_path, papers), Watch(DAY))
    days = {item.when: item for item in items}
    assert days["2020-07-12"].flags == ["postponed"]
    assert [change.flag for change in days["2020-07-12"].changes] == ["postponed"]
    assert [other.when for other in days["2020-07-12"].moved] == ["2020-08-20"]
    assert [other.when for other in days["2020-08-20"].moved] == ["2020-07-12"]


def test_groups_do_not_depend_on_the_order() -> None:
    chance = random.Random(5)  # noqa: S311 (no secret)
    words = ["القمة الأمريكية الروسية", "قمة", "الاجتماع الوزاري", "اجتماع وزراء الخارجية"]
    rows = [
        told(
            article=f"a{n}",
            original=f"a{n}",
            story=f"s{n % 5}",
            what=chance.choice(words),
            who=chance.choice([("USA", "RUS"), ("USA",), ("FRA", "DEU"), ()]),
            when=chance.choice(["2020-07-12", "2020-07", "2020-07-13", None]),
        )
        for n in range(30)
    ]
    expected = {frozenset(row.article for row in group) for group in groups(rows)}
    for _ in range(10):
        chance.shuffle(rows)
        assert {frozenset(row.article for row in group) for group in groups(rows)} == expected
    assert sum(len(group) for group in expected) == len(rows)


def test_different_things_of_one_day_stay_apart() -> None:
    rows = [
        told(article="a"),
        told(article="b", who=("FRA", "DEU"), story="t"),
        told(article="c", kind="visit", story="u"),
        told(article="d", when="2020-07-20", story="v"),
        told(article="e", who=(), what="اجتماع وزراء النفط", story="w"),
    ]
    assert sorted(map(len, groups(rows))) == [1, 1, 1, 1, 1]


@pytest.mark.parametrize(
    ("iso", "status", "words"),
    [
        ("2020-06-07", "running", "today"),
        ("2020-06-08", "coming", "tomorrow"),
        ("2020-06-06", "passed", "1 day ago"),
        ("2020-W24", "coming", "in the week of 2020-06-08, in 1 day at the earliest"),
        ("2020-06", "running", "this month, until 2020-06-30"),
        ("2020", "running", "this year, until 2020-12-31"),
        ("2024", "coming", "in 2024, in 4 years"),
        ("2020-06-01/2020-06-07", "running", "now, ends today"),
        ("2020-07-01/2020-07-05", "coming", "from 2020-07-01 to 2020-07-05, in 3 weeks"),
        (None, "unknown", "no day told"),
        ("bad", "unknown", "no day told"),
    ],
)
def test_left(iso: str | None, status: str, words: str) -> None:
    assert left(iso, DAY) == (status, words)


def test_calendars_are_read_by_others(news: Database) -> None:
    items = watch(news, Watch(datetime.date(2020, 1, 1)))
    made = calendar(items, MADE)
    events = Calendar.from_ical(made.text).walk("VEVENT")
    assert (len(events), made.events + made.left_out) == (made.events, len(items))
    by_day = {event.decoded("DTSTART"): event for event in events}
    summit = by_day[datetime.date(2020, 7, 12)]
    assert summit.decoded("DTEND") == datetime.date(2020, 7, 13)
    assert "North Korea" in summit["SUMMARY"]
    assert "للقمة المقررة" in summit["DESCRIPTION"] or "القمة المقررة" in summit["DESCRIPTION"]
    assert by_day[datetime.date(2020, 6, 15)]["STATUS"] == "CANCELLED"
    february = by_day[datetime.date(2021, 2, 1)]
    assert february.decoded("DTEND") == datetime.date(2021, 3, 1)
    assert len({event["UID"] for event in events}) == len(events)
    again = calendar(watch(news, Watch(datetime.date(2020, 1, 1))), MADE)
    assert again.text == made.text


def test_calendar_lines_are_short_and_whole() -> None:
    line = "DESCRIPTION:" + escape("قال الوزير: \\ ; ,\nثم أضاف " * 40 + "\ud800")
    pieces = list(fold(line))
    assert all(len(piece.encode(errors="replace")) <= 75 for piece in pieces)
    assert "".join(itertools.chain(pieces[:1], (piece[1:] for piece in pieces[1:]))) == line
    assert "\n" not in line


def test_command(news: Database, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = str(news.path)
    assert run(["watch", path, "--from", "2020-06-07"]) == 0
    out = capsys.readouterr().out
    assert "in 5 weeks" in out
    assert "START" in out
    assert run(["watch", path, "--from", "2020-06-07", "--kind", "deadline", "--jsonl"]) == 0
    (line,) = capsys.readouterr().out.splitlines()
    assert json.loads(line)["when"] == "2020-07-31"
    target = tmp_path / "watch.ics"
    assert run(["watch", path, "--ics", str(target)]) == 0
    assert target.read_bytes().startswith(b"BEGIN:VCALENDAR\r\n")
    assert "events" in capsys.readouterr().err
    assert run(["watch", path, "--from", "soon"]) == 2
    assert run(["watch", str(tmp_path / "none.duckdb")]) == 1


def test_an_empty_record_and_one_without_texts(tmp_path: Path) -> None:
    (tmp_path / "bare").mkdir()
    (tmp_path / "empty").mkdir()
    assert watch(record(tmp_path / "empty", [Paper("2020-06-01", "أولى", "لا شيء هنا.")]), Watch(DAY)) == []
    bare = watch(record(tmp_path / "bare", PAPERS, keep="none"), Watch(DAY))
    assert {item.kind for item in bare} >= {"meeting", "election"}
