"""Incidents: one happening, however often and wherever it is told."""

from __future__ import annotations

import datetime
import random
import time
from collections.abc import Sequence
from pathlib import Path

import pytest
from relation_samples import Did, News, add, many, record

import tasrih
from tasrih.measure.grouping import ECHO_DAYS, LOUDER, WINDOW_DAYS
from tasrih.measure.incidents import Incident, incidents
from tasrih.measure.told import BACKGROUND_DAYS, Told, dyads
from tasrih.measure.when import bounds, spread
from tasrih.record.database import Database
from tasrih.record.writer import Writer

DAY = datetime.date(2018, 3, 26)


def told(name: str, days: int | None = 0, story: str | None = None, **other: object) -> Told:
    published = None if days is None else DAY + datetime.timedelta(days=days)
    values: dict[str, object] = {
        "article_id": name, "event_id": "e1", "published": published, "outlet": f"outlet {name}",
        "original_id": name, "story_id": story or name, "type": "SANCTION", "mode": "expel", "quad": 4,
        "intensity": -5.5, "source": ["USA"], "target": ["RUS"], "date": None, "place": None, "flags": [],
        "statement_id": None, "confidence": 0.8,
    }  # fmt: skip
    return Told(**{**values, **other})  # type: ignore[arg-type]


def found(*events: Told, near: dict[str, frozenset[str]] | None = None) -> list[Incident]:
    return incidents(events, near or {})[0]


def days(rows: Sequence[Incident]) -> list[str]:
    return [str(row.day) for row in rows]


def test_one_day_one_incident_whoever_tells_it() -> None:
    (one,) = found(told("a"), told("b"), told("c"))
    assert (one.articles, one.originals, one.stories, one.outlets) == (3, 3, 3, 3)
    assert one.incident_id == "2018-03-26 SANCTION USA RUS"
    assert one.tense == "present"


def test_a_later_report_of_the_story_is_about_the_same() -> None:
    assert days(found(told("a"), told("b", WINDOW_DAYS, "a"))) == ["2018-03-26"]
    assert len(found(told("a"), told("b", WINDOW_DAYS + 1, "a"))) == 2
    assert len(found(told("a"), told("b", 1, "another"))) == 2


def test_a_wave_of_reports_is_something_new() -> None:
    """What one article mentions is not what a dozen of its story report on the next day."""
    for count, incidents_then in ((LOUDER, 1), (LOUDER + 1, 2)):
        assert len(found(told("a"), *(told(f"b{n}", 1, "a") for n in range(count)))) == incidents_then


def test_one_who_says_the_day_does_not_speak_for_many() -> None:
    loud = [told(f"a{n}") for n in range(15)]
    later = [told("b", 5, date="2018-03-31"), *(told(f"c{n}", 5) for n in range(3))]
    assert days(found(*loud, *later)) == ["2018-03-26"]
    assert days(found(*loud, *later[:3])) == ["2018-03-26", "2018-03-31"]


def test_a_linked_story_is_near_enough() -> None:
    near = {"a": frozenset({"b"}), "b": frozenset({"a"})}
    assert len(found(told("a"), told("b", 1), near=near)) == 1


def test_a_report_that_says_its_day_is_believed() -> None:
    assert days(found(told("a"), told("b", 1, "a", date="2018-03-27"))) == ["2018-03-26", "2018-03-27"]
    assert days(found(told("a"), told("b", 3, date="2018-03-26"))) == ["2018-03-26"]


def test_chains_of_stories_do_not_run_on() -> None:
    """A quarrel that one story follows for ten days is no single incident."""
    rows = found(*(told(f"a{n}", n, "a") for n in range(9)))
    assert days(rows) == ["2018-03-26", "2018-03-29", "2018-04-01"]


def test_a_deed_is_recalled_for_days() -> None:
    loud = [told(f"a{n}") for n in range(6)]
    assert days(found(*loud, told("b", ECHO_DAYS), told("c", ECHO_DAYS))) == ["2018-03-26"]
    assert len(found(*loud, told("b", ECHO_DAYS + 1))) == 2
    assert len(found(*loud, told("b", 5, date="2018-03-31"))) == 2, "its own day is told"
    assert len(found(*loud, *(told(f"b{n}", 5) for n in range(3)))) == 2, "too many to be an echo"
    words = {"type": "ACCUSE", "quad": 3}
    assert len(found(*(told(f"a{n}", **words) for n in range(6)), told("b", 5, **words))) == 2, "said anew"


def test_what_is_announced_has_not_happened_before_its_day() -> None:
    talks: dict[str, object] = {"type": "CONSULT", "source": ["PRK"], "target": ["USA"]}
    day = str(DAY + datetime.timedelta(days=ECHO_DAYS))
    announced = [told(f"a{n}", 0, date=day, **talks) for n in range(3)]
    rows = found(
        *announced, told("b", 1, **talks), told("c", ECHO_DAYS, **talks), told("d", 3, date="2018-03-28", **talks)
    )
    assert [(str(row.day), row.tense, row.originals) for row in rows] == [
        ("2018-03-28", "present", 1),
        (day, "present", 1),
        (day, "future", 4),
    ]
    few = found(announced[0], *(told(f"b{n}", 1, **talks) for n in range(2)))
    assert [row.tense for row in few] == ["present", "future"], "more tell it than it was announced by"
    words = {"type": "ACCUSE", "quad": 3}
    assert len(found(*(told(f"a{n}", 0, date=day, **words) for n in range(3)), told("b", 1, **words))) == 2


def test_a_war_is_no_echo_of_its_first_day() -> None:
    events = [told(f"a{day}-{n}", day, type="ASSAULT") for day in range(10) for n in range(4)]
    assert len(found(*events)) == 10


def test_what_did_not_happen_makes_no_incident() -> None:
    assert not found(told("a", flags=["negated"]), told("b", flags=["hypothetical"]))


def test_future_and_past_stand_apart() -> None:
    rows = found(
        told("a", flags=["future"]),
        told("b", date="2018-04-10"),
        told("c", flags=["past"]),
        told("d", date="2017"),
        told("e", BACKGROUND_DAYS + 1, date="2018-03-26"),
    )
    tenses = {row.incident_id: row.tense for row in rows}
    assert sorted(tenses.values()) == ["future", "future", "past", "past", "past"]
    assert tenses["2018-04-10 SANCTION USA RUS future"] == "future"
    assert {row.day for row in rows if row.tense == "future"} == {None, datetime.date(2018, 4, 10)}


@pytest.mark.parametrize(
    ("date", "day"),
    [
        (None, "2018-03-26"),
        ("2018-03-25", "2018-03-25"),
        ("2018-03", "2018-03-26"),
        ("2018", "2018-03-26"),
        ("2018-W12", "2018-03-25"),
        ("2018-03-24/2018-03-25", "2018-03-25"),
        ("2018-02", "None"),
        ("nonsense", "2018-03-26"),
        ("2018-99-99", "2018-03-26"),
        ("/", "2018-03-26"),
    ],
)
def test_the_day_of_an_incident(date: str | None, day: str) -> None:
    assert days(found(told("a", date=date))) == [day]


def test_without_any_day_it_is_one_for_each_story() -> None:
    rows = found(told("a", None), told("b", None, "a"), told("c", None))
    assert [(row.day, row.articles) for row in rows] == [(None, 2), (None, 1)]


def test_two_sides_alike_are_one_pair() -> None:
    rows = found(
        told("a", type="CONSULT", source=["USA"], target=["RUS"]),
        told("b", type="CONSULT", source=["RUS"], target=["USA"]),
        told("c", type="CONSULT", source=["RUS", "USA"], target=[]),
    )
    assert [(row.source, row.target, row.mutual, row.articles) for row in rows] == [("RUS", "USA", True, 3)]


def test_many_actors_are_pairs_of_coded_ones() -> None:
    assert dyads("SANCTION", ["USA", "OTHER"], ["RUS", "SYR", "USA"]) == [("USA", "RUS"), ("USA", "SYR")]
    assert dyads("CONSULT", ["USA", "RUS", "FRA"], []) == [("FRA", "RUS"), ("FRA", "USA"), ("RUS", "USA")]
    assert dyads("CONSULT", ["RUS", "USA"], ["RUS", "USA"]) == [("RUS", "USA")]
    assert dyads("SANCTION", ["USA"], []) == []
    assert dyads("SANCTION", ["OTHER"], ["RUS"]) == []


@pytest.mark.parametrize("code", ["", "rus", "روس", "R\u202eUS", "A'; DROP TABLE x", "A" * 100, "\ud800", "-", "R S"])
def test_hostile_codes_are_nobody(code: str) -> None:
    assert dyads("SANCTION", [code], ["RUS"]) == []


def test_the_usual_telling_wins() -> None:
    (one,) = found(
        told("a", mode=None, intensity=-6.0), told("b"), told("c"), told("c", event_id="e2", mode=None, intensity=-6.0)
    )
    assert (one.mode, one.intensity) == ("expel", -5.5)


def test_only_words_or_a_deed_too() -> None:
    assert found(told("a", statement_id="s1"))[0].stated
    assert not found(told("a", statement_id="s1"), told("b"))[0].stated


def test_copies_are_tellings_and_nothing_else() -> None:
    alone = found(told("a"), told("b", 1, "a"))
    copies = [told(f"x{n}", n, "a", original_id="a", intensity=-9.0, mode="discontinue") for n in range(12)]
    (one,), (before,) = found(told("a"), told("b", 1, "a"), *copies), alone
    assert one.articles == before.articles + 12
    same = ("incident_id", "day", "mode", "intensity", "originals", "stories", "tense", "first_told")
    assert all(getattr(one, name) == getattr(before, name) for name in same)
    assert not found(told("x", original_id="gone"))


def test_order_changes_nothing() -> None:
    chance = random.Random(3)  # noqa: S311
    kinds = ["SANCTION", "CONSULT", "ACCUSE"]
    events = [
        told(f"a{n:03}", chance.randint(0, 20), f"s{chance.randint(0, 30)}", type=chance.choice(kinds),
             date=chance.choice([None, None, "2018-03-28"]), source=chance.sample(["USA", "GBR", "FRA"], 2),
             original_id=f"a{n:03}" if chance.random() < 0.8 else f"a{max(0, n - 3):03}")
        for n in range(300)
    ]  # fmt: skip
    near = {f"s{n}": frozenset({f"s{n + 1}"}) for n in range(0, 30, 3)}
    first = incidents(events, near)
    assert len({row.incident_id for row in first[0]}) == len(first[0])
    for _ in range(5):
        chance.shuffle(events)
        assert incidents(events, near) == first


def test_ten_times_the_events_take_ten_times_as_long() -> None:
    def seconds(count: int) -> float:
        events = [told(f"a{n}", n % 100, f"s{n % 997}", source=[f"A{n % 60}"]) for n in range(count)]
        start = time.perf_counter()
        incidents(events, {})
        return time.perf_counter() - start

    assert seconds(20_000) < 40 * max(seconds(2_000), 0.01)


def test_the_record_holds_what_was_drawn(tmp_path: Path) -> None:
    news = [
        News("2018-03-26", [Did("SANCTION", "USA", "RUS")], words="one"),
        News("2018-03-27", [Did("SANCTION", "USA", "RUS")], outlet="ثانية", words="one"),
        News("2018-03-26", [Did("SANCTION", "USA", "RUS"), Did("CONSULT", ["RUS", "SYR"], [])]),
    ]
    db = tasrih.open(record(tmp_path / "n.duckdb", news))
    rows = (
        db.incidents("USA", "RUS").project("incident_id, articles, originals, outlets, len(articles_told)").fetchall()
    )
    assert rows == [("2018-03-26 SANCTION USA RUS", 3, 2, 2, 3)]
    assert len(db.incidents("RUS").fetchall()) == 2
    assert len(db.incidents(quad=1).fetchall()) == 1
    assert db.incidents(since="2018-03-27").fetchall() == []
    assert len(db.rows("SELECT * FROM incident_events")) == 4


def test_portions_and_order_make_the_same_record(tmp_path: Path) -> None:
    news = many(60)
    whole = _drawn(record(tmp_path / "whole.duckdb", news))
    random.Random(1).shuffle(news)  # noqa: S311
    path = tmp_path / "portions.duckdb"
    with Writer(path, new=True) as writer:
        writer.begin("ingest", ["made up"], {}, "lexicon")
        for at in range(0, len(news), 25):
            add(writer, news[at : at + 25])
    assert _drawn(path) == whole


def _drawn(path: Path) -> list[list[tuple[object, ...]]]:
    return [
        sorted(Database(path).rows(f"SELECT * FROM {table}"), key=repr) for table in ("incidents", "incident_events")
    ]


def test_days_of_the_calendar() -> None:
    assert bounds("2018-W01") == (datetime.date(2018, 1, 1), datetime.date(2018, 1, 7))
    assert bounds("9999-W52")[1] <= datetime.date.max
    assert spread("2018-03-02/2018-02") == (datetime.date(2018, 2, 1), datetime.date(2018, 3, 2))
    assert spread(None) is None
    assert spread("\ud800") is None
    with pytest.raises(ValueError, match="month"):
        bounds("2018-13")
