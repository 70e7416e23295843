"""Turning points, what stands out, the picture, the command."""

from __future__ import annotations

import csv
import datetime
import sys
import xml.etree.ElementTree as ET
from io import StringIO
from pathlib import Path

import pytest
from relation_samples import Did, News, record
from rich.console import Console

from tasrih.cli.main import run
from tasrih.errors import TasrihError
from tasrih.export.plot import plot
from tasrih.export.relations import render, sparkline
from tasrih.export.svg import number, text, ticks
from tasrih.measure.causes import Asked, causes
from tasrih.measure.movers import movers, peaks
from tasrih.measure.relations import Dyad, Period, Span, following, series
from tasrih.measure.turning import Stretch, stretches, turning_points
from tasrih.record.database import Database

Capture = pytest.CaptureFixture[str]
MONDAY = datetime.date(2018, 1, 1)
CRISIS = range(8, 12)
SVG = "{http://www.w3.org/2000/svg}"


def story() -> list[News]:
    """Twenty weeks between two actors: quiet talks, four weeks of sanctions from week 9 on, then talks again; nothing
    at all in the third week. Beside them two who only talk."""
    news: list[News] = []
    for week in range(20):
        day = MONDAY + datetime.timedelta(days=7 * week)
        talk = Did("CONSULT", "AAA", "CCC")
        news += [News(f"{day}", [talk], words=f"other {week} {n}") for n in range(3)]
        if week == 2:
            continue
        news.append(News(f"{day}", [Did("CONSULT", "AAA", "BBB")], words=f"talks {week}"))
        for n in range(4 if week in CRISIS else 0):
            later = day + datetime.timedelta(days=n)
            facts = [
                Did("SANCTION", "AAA", "BBB", f"{later}", mode="expel", intensity=-5.5),
                Did("ACCUSE", "BBB", "AAA"),
            ]
            names = ("أ", "ب", "ج") if week == CRISIS[0] and n == 0 else ("أ",)
            news += [News(f"{later}", facts, outlet=name, words=f"crisis {week} {n} {name}") for name in names]
    return news


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return record(tmp_path_factory.mktemp("turning") / "n.duckdb", story())


@pytest.fixture(scope="module")
def weeks(filled: Path) -> list[Period]:
    return series(Database(filled), Dyad("AAA", "BBB"), "week")


def test_a_crisis_begins_and_ends_where_it_does(weeks: list[Period]) -> None:
    found = [(s.periods[0].label, s.periods[-1].label) for s in stretches(weeks)]
    assert found == [("2018-W01", "2018-W08"), ("2018-W09", "2018-W12"), ("2018-W13", "2018-W20")]


def test_every_turn_brings_what_makes_it(filled: Path, weeks: list[Period]) -> None:
    database = Database(filled)
    worse, better = turning_points(database, Dyad("AAA", "BBB"), "week", weeks)
    assert (worse.label, worse.until, worse.side) == ("2018-W09", "2018-W12", -1)
    assert worse.after < -4 < worse.before
    assert worse.conflict > 2
    (first,) = (cause for cause in worse.causes if cause.incident_id.startswith("2018-02-26 SANCTION"))
    assert (first.incident_id, first.articles, first.outlets) == ("2018-02-26 SANCTION AAA BBB", 3, 3)
    assert first.points == round(-5.5 * (1 + 1.58496), 2)
    assert len(first.tellings) == 2
    for telling in first.tellings:
        whole = database.text(telling.article_id) or ""
        assert telling.sentence in whole
        assert telling.sentence.startswith(whole.split()[0])
    assert better.side >= 0
    assert better.after > better.before
    assert {cause.type for cause in better.causes} == {"CONSULT"}


def test_periods_without_coverage_are_no_turn(weeks: list[Period]) -> None:
    assert [week.label for week in weeks if not week.covered] == ["2018-W03"]
    covered = [week for week in weeks if week.covered]
    assert [s.periods for s in stretches(covered)] == [s.periods for s in stretches(weeks)]


def test_short_series_have_none(weeks: list[Period]) -> None:
    assert stretches([]) == []
    for count in (1, 2):
        assert [len(s.periods) for s in stretches(weeks[:count])] == [count]
    assert all(isinstance(s, Stretch) for s in stretches(weeks[:5]))


def test_snippets_tell_where_no_text_is_kept(tmp_path: Path) -> None:
    path = record(tmp_path / "n.duckdb", story(), keep="snippets")
    database = Database(path)
    worse, _ = turning_points(database, Dyad("AAA", "BBB"), "week", series(database, Dyad("AAA", "BBB"), "week"))
    words = [telling.sentence for telling in worse.causes[0].tellings]
    assert words
    assert all(word and " " not in word for word in words)


def test_a_missing_library_is_said(monkeypatch: pytest.MonkeyPatch, weeks: list[Period]) -> None:
    monkeypatch.setitem(sys.modules, "ruptures", None)
    with pytest.raises(TasrihError, match=r"tasrih\[measure\]"):
        stretches(weeks)


def test_the_series_is_shown_without_it(monkeypatch: pytest.MonkeyPatch, filled: Path, capsys: Capture) -> None:
    monkeypatch.setitem(sys.modules, "ruptures", None)
    assert run(["relations", str(filled), "AAA", "BBB"]) == 0
    told = capsys.readouterr()
    assert "2018-W09" in told.out
    assert "tasrih[measure]" in told.err


def test_what_stands_out(filled: Path) -> None:
    database = Database(filled)
    first, second = movers(database, "week", Span())
    assert (first.a, first.b, first.up) == ("AAA", "BBB", False)
    assert first.label in {"2018-W09", "2018-W10", "2018-W11", "2018-W12"}
    assert first.more > second.more
    assert first.causes[0].type == "SANCTION"
    assert second.up
    (only,) = movers(database, "week", Span(datetime.date(2018, 5, 14)), at_most=1)
    assert only.period >= datetime.date(2018, 5, 14)
    assert movers(database, "week", Span(datetime.date(2030, 1, 1))) == []


def test_periods_far_from_usual(monkeypatch: pytest.MonkeyPatch, filled: Path, weeks: list[Period]) -> None:
    monkeypatch.setattr("tasrih.measure.movers.UNUSUAL", 1.5)
    found = peaks(Database(filled), Dyad("AAA", "BBB"), "week", weeks)
    assert found
    assert all(not peak.up and peak.more >= 1.5 and peak.causes for peak in found)
    assert {peak.label for peak in found} <= {"2018-W09", "2018-W10", "2018-W11", "2018-W12"}


def test_turns_do_not_depend_on_the_question(filled: Path, weeks: list[Period]) -> None:
    dyad = Dyad("AAA", "BBB")
    few = turning_points(Database(filled), dyad, "week", weeks[10:14])
    assert few == [turn for turn in turning_points(Database(filled), dyad, "week", weeks) if turn.label == "2018-W13"]


def test_directed_causes_are_of_one_side(filled: Path) -> None:
    database = Database(filled)
    days = MONDAY, MONDAY, datetime.date(2019, 1, 1)
    for dyad, types in (
        (Dyad("BBB", "AAA", directed=True), {"ACCUSE", "CONSULT"}),
        (Dyad("AAA", "BBB", directed=True), {"SANCTION", "CONSULT"}),
        (Dyad("AAA", "BBB"), {"ACCUSE", "SANCTION", "CONSULT"}),
    ):
        assert {cause.type for cause in causes(database, [Asked(dyad, *days)], 100)[0]} == types


def test_the_next_period() -> None:
    day = datetime.date(2018, 12, 31)
    assert following(day, "day") == datetime.date(2019, 1, 1)
    assert following(day, "week") == datetime.date(2019, 1, 7)
    assert following(datetime.date(2020, 1, 1), "month") == datetime.date(2020, 2, 1)


def test_the_picture_is_sound_and_says_what_it_shows(
    monkeypatch: pytest.MonkeyPatch, filled: Path, weeks: list[Period]
) -> None:
    dyad = Dyad("AAA", "BBB")
    turns = turning_points(Database(filled), dyad, "week", weeks)
    monkeypatch.setattr("tasrih.measure.movers.UNUSUAL", 1.5)
    drawn = plot(dyad, weeks, turns, peaks(Database(filled), dyad, "week", weeks))
    root = ET.fromstring(drawn)  # noqa: S314 (our own)
    assert root.get("role") == "img"
    assert root.get("aria-labelledby") == "title desc"
    assert root[0].tag == f"{SVG}title"
    assert "turning point 2018-W09" in (root[1].text or "")
    titles = [title.text or "" for title in root.iter(f"{SVG}title")]
    assert "2018-W03 – 2018-W03: no article mentions both" in titles
    assert sum(title.startswith("2018-W10") for title in titles) >= 3, "index, incidents, articles"
    assert not any(tag in drawn for tag in ("<script", "href", "<image", "<foreignObject", "<style"))
    _all_inside(root)


def _all_inside(root: ET.Element) -> None:
    width, height = (float(root.get(name) or 0) for name in ("width", "height"))
    for shape in root.iter():
        for name, most in (("x", width), ("cx", width), ("x1", width), ("x2", width), ("y", height), ("cy", height)):
            if value := shape.get(name):
                assert 0 <= float(value) <= most, (shape.tag, shape.attrib)
        for pair in (shape.get("points") or "").split():
            x, y = map(float, pair.split(","))
            assert 0 <= x <= width
            assert 0 <= y <= height


@pytest.mark.parametrize("code", ["<b>&\"'", "\u202eevil", "\x00\x1b[31m", "\ud800", "x" * 5000])
def test_hostile_names_do_not_break_out(weeks: list[Period], code: str) -> None:
    dyad = Dyad(code, "BBB")
    root = ET.fromstring(plot(dyad, weeks).encode("utf-8"))  # noqa: S314 (our own)
    assert "\u202e" not in "".join(root.itertext())
    out = StringIO()
    render(dyad, weeks, [], [], Console(file=out, width=100, force_terminal=False))
    assert "\x1b" not in out.getvalue()
    out.getvalue().encode("utf-8")


def test_one_period_can_be_drawn(weeks: list[Period]) -> None:
    for count in (1, 2, 3):
        _all_inside(ET.fromstring(plot(Dyad("AAA", "BBB"), weeks[:count])))  # noqa: S314 (our own)
    _all_inside(ET.fromstring(plot(Dyad("AAA", "BBB"), weeks[2:3])))  # noqa: S314 (nobody covers it)


def test_numbers_words_and_ticks() -> None:
    assert [number(value) for value in (1.0, 1.256, -0.001, 10)] == ["1", "1.26", "0", "10"]
    assert text("<a&\x07", 0, 0) == '<text x="0" y="0">&lt;a&amp;</text>'
    for top in (0, 1, 3, 17, 99, 100, 101, 12345):
        steps = ticks(top)
        assert steps[0] == 0
        assert steps[-1] >= top
        assert len(steps) <= 6


def test_sparks() -> None:
    assert sparkline([None, 0, 10, 5], 0, 10) == "·▁█▅"
    assert sparkline([]) == ""
    assert sparkline([0, 0]) == "▁▁"
    assert sparkline([-99, 99], -10, 10) == "▁█"


def test_the_command_shows_draws_and_writes(filled: Path, tmp_path: Path, capsys: Capture) -> None:
    picture, table = tmp_path / "p.svg", tmp_path / "t.csv"
    assert run(["relations", str(filled), "bbb", "AAA", "--since", "2018-W05", "--plot", str(picture)]) == 0
    told = capsys.readouterr().out
    assert "◆ 2018-W09" in told
    assert "SANCTION expel" in told
    assert "2018-W03" not in told
    assert picture.read_text(encoding="utf-8").startswith("<?xml")
    assert run(["relations", str(filled), "AAA", "BBB", "--to", str(table), "--directed", "--every", "month"]) == 0
    assert capsys.readouterr().out == ""
    with table.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert {(row["a"], row["b"], row["every"]) for row in rows} == {("AAA", "BBB", "month")}


def test_the_record_of_the_environment(filled: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture) -> None:
    monkeypatch.setenv("TASRIH_RECORD", str(filled))
    assert run(["relations", "AAA", "BBB"]) == 0
    assert run(["relations", "--top", "1"]) == 0
    assert "AAA – BBB" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["AAA"], 2, "which two actors"),
        (["AAA", "BBB", "CCC"], 2, "unexpected argument"),
        (["AAA", "BBB", "--top", "3"], 2, "--top is of all actors"),
        (["AAA", "AAA"], 1, "between two actors"),
        (["AAA", "ZZZ"], 1, "nothing between AAA and ZZZ"),
        (["AAA", "روسيا'; --"], 1, "nothing between"),
        (["AAA", "BBB", "--since", "2030"], 1, "nothing between"),
        (["AAA", "BBB", "--every", "year"], 2, "year"),
        (["AAA", "BBB", "--to", "x.xlsx"], 1, "the ending says the form"),
        (["AAA", "BBB", "--plot", "/nosuch/p.svg"], 1, "cannot be written"),
    ],
)
def test_errors_are_one_line(filled: Path, capsys: Capture, arguments: list[str], code: int, words: str) -> None:
    assert run(["relations", str(filled), *arguments]) == code
    told = capsys.readouterr()
    assert words in told.err
    assert "Traceback" not in told.err
    assert told.out == ""


def test_no_record_is_said(tmp_path: Path, capsys: Capture) -> None:
    assert run(["relations", str(tmp_path / "no.duckdb"), "AAA", "BBB"]) == 1
    assert "no such record" in capsys.readouterr().err


def test_what_is_not_drawn_yet_is_drawn_first(tmp_path: Path, capsys: Capture) -> None:
    path = record(tmp_path / "n.duckdb", story()[:30])
    import duckdb

    with duckdb.connect(str(path)) as connection:
        connection.execute("DELETE FROM stages")
        connection.execute("DELETE FROM incidents")
    assert run(["relations", str(path), "AAA", "CCC"]) == 0
    assert "2018-W02" in capsys.readouterr().out
    assert Database(path).rows("SELECT count(*) FROM incidents") != [(0,)]
