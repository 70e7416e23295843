"""Claims that contradict each other, and those that do not."""

from __future__ import annotations

import datetime
import json
import random
from pathlib import Path

import pytest
from watch_samples import TOLL, Paper, record

from tasrih.cli.main import run
from tasrih.measure.claim_pairs import allowed, candidates, differ, pairs, same_source
from tasrih.measure.claim_words import Held, Surroundings, around
from tasrih.measure.conflicts import conflicts
from tasrih.record.database import Database

SENTENCE = "قالت وزارة الصحة إن {} قتلوا في هجوم استهدف مقر الحكومة في العاصمة طرابلس الأربعاء"


@pytest.fixture(scope="module")
def news(tmp_path_factory: pytest.TempPathFactory) -> Database:
    return record(tmp_path_factory.mktemp("claims"), TOLL)


def held(value: float = 12, text: str = "12 شخصا", **given: object) -> Held:
    values = {
        "article": "a", "n": 0, "published": datetime.date(2018, 5, 2), "outlet": "أولى", "url": None, "story": "s",
        "value": float(value), "unit": "count", "approximate": False, "measure": "casualties-killed", "thing": "شخص",
        "place": None, "period": None, "speaker": "LBY", "name": "وزارة الصحة", "actors": (), "issues": (),
        "confidence": 0.9, "start": 0, "end": 9, "text": text, "statement": None,
    }  # fmt: skip
    return Held(**{**values, **given})  # type: ignore[arg-type]


def test_side_by_side(news: Database) -> None:
    (conflict,) = conflicts(news)
    assert (conflict.measure, conflict.low, conflict.high) == ("casualties-killed", 7, 14)
    sides = {side.speaker_name: side for side in conflict.claims}
    assert sides["المتحدث باسم المفوضية الليبية"].value == 7
    ministry = sides["وزارة الصحة الليبية"]
    assert (ministry.value, ministry.revised, ministry.speaker, ministry.articles) == (14, [12], "LBY", 2)
    assert "طرابلس" in ministry.sentence


def test_filters_and_kept_texts(news: Database, tmp_path: Path) -> None:
    assert conflicts(news, {"unit": ["USD"]}) == []
    assert len(conflicts(news, {"measure": ["casualties-killed"]})) == 1
    assert conflicts(record(tmp_path, TOLL, keep="none")) == []


def test_one_source_is_no_conflict(tmp_path: Path) -> None:
    assert conflicts(record(tmp_path, [TOLL[1], TOLL[3]])) == []


def test_does_not_depend_on_the_order(tmp_path: Path, news: Database) -> None:
    papers = list(TOLL)
    random.Random(2).shuffle(papers)  # noqa: S311 (no secret)
    told = [[(side.speaker_name, side.value) for side in one.claims] for one in conflicts(record(tmp_path, papers))]
    assert told == [[(side.speaker_name, side.value) for side in one.claims] for one in conflicts(news)]


@pytest.mark.parametrize(
    ("one", "other", "differs"),
    [
        (held(12), held(12), False),
        (held(12), held(13), True),
        (held(100), held(107), True),
        (held(100, approximate=True), held(107), False),
        (held(2_000_000_000, unit="USD"), held(2_070_000_000, unit="USD"), False),
        (held(2_000_000_000, unit="USD"), held(3_000_000_000, unit="USD"), True),
        (held(49, unit="%"), held(49.2, unit="%"), False),
        (held(49, unit="%"), held(52, unit="%"), True),
    ],
)
def test_what_values_leave_open(one: Held, other: Held, differs: bool) -> None:
    near = around(one, SENTENCE.format(one.text))
    assert differ(allowed(one, near), allowed(other, near)) is differs


@pytest.mark.parametrize(
    ("words", "least", "most"),
    [
        ("أكثر من 12 شخصا", True, False),
        ("12 شخصا على الأقل", True, False),
        ("ما لا يقل عن 12 شخصا", True, False),
        ("أقل من 12 شخصا", False, True),
        ("12 شخصا", False, False),
    ],
)
def test_bounds(words: str, least: bool, most: bool) -> None:
    near = around(held(), SENTENCE.format(words))
    assert (near.least, near.most) == (least, most)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (held(name="ماي", speaker="GBR"), held(name="تيريزا ماي", speaker="GBR"), True),
        (held(name="صندوق النقد", speaker="IMF"), held(name="#صندوق_النقد_الدولي", speaker="OTHER"), True),
        (held(name="الجيش", speaker="SYR"), held(name="الجيش", speaker="LBN"), False),
        (held(name=None), held(name=None), True),
        (held(name=None), held(name=None, outlet="ثانية"), False),
        (held(name=None), held(), False),
    ],
)
def test_sources(one: Held, other: Held, same: bool) -> None:
    assert same_source(one, other) is same


OTHER = {"article": "b", "name": "الجيش", "outlet": "ثانية"}


@pytest.mark.parametrize(
    "change",
    [
        {"place": "بنغازي"},
        {"actors": ("EGY",)},
        {"period": "2017"},
        {"measure": "casualties-wounded"},
        {"thing": "جندي"},
        {"story": "t"},
        {"published": datetime.date(2018, 5, 9)},
        {"value": 900.0},
    ],
)
def test_what_is_about_something_else(change: dict[str, object]) -> None:
    first = held(place="طرابلس", actors=("LBY",), period="2018-05")
    other = held(  # type: ignore[arg-type]
        **{"value": 20, "text": "20 شخصا", "place": "طرابلس", "actors": ("LBY",), "period": "2018-05-02"}
        | OTHER
        | change
    )
    plain = held(20, "20 شخصا", place="طرابلس", actors=("LBY",), period="2018-05-02", **OTHER)
    sentences = {"a": SENTENCE.format("12 شخصا"), "b": "وأعلن الجيش أن " + SENTENCE.format("20 شخصا")}

    def kinds(*rows: Held) -> list[str]:
        known = Surroundings(rows, lambda article, *_: sentences[article])
        return [pair.kind for pair in pairs(list(candidates(rows, {})), known)]

    assert kinds(first, plain) == ["against"]
    assert "against" not in kinds(first, other)


def test_command(news: Database, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = str(news.path)
    assert run(["claims", path, "--conflicting"]) == 0
    out = capsys.readouterr().out
    assert "killed" in out
    assert "before: 12" in out
    assert run(["claims", path, "--conflicting", "--jsonl"]) == 0
    (line,) = capsys.readouterr().out.splitlines()
    assert len(json.loads(line)["claims"]) == 3
    assert run(["claims", path, "--speaker", "AFG"]) == 0
    assert "25" in capsys.readouterr().out
    assert run(["claims", path, "--unit", "USD", "--jsonl"]) == 0
    assert capsys.readouterr().out == ""
    assert run(["claims", str(tmp_path / "none.duckdb")]) == 1


def test_hostile_words_are_safe_to_print(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    papers = [
        Paper(paper.day, "و\u202eكالة\x1b[31m", paper.text.replace("طرابلس", "طرابلس\u202e\u2066"))
        for paper in TOLL[:2]
    ]
    database = record(tmp_path, papers)
    assert run(["claims", str(database.path)]) == 0
    out = capsys.readouterr().out
    assert "\u202e" not in out
    assert "\x1b[31m" not in out
