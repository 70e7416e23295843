"""What comes due and which numbers disagree, from the text of articles to the command."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import tasrih
from tasrih.cli.main import run
from tasrih.measure.conflicts import conflicts

Capture = pytest.CaptureFixture[str]
HEAD = "انفجرت عبوة ناسفة قرب سوق شعبي في مدينة كركوك شمالي العراق صباح الخميس، وهرعت سيارات الإسعاف إلى المكان."
ROWS = [
    ("أ", "2018-03-15", f"{HEAD} وقالت وزارة الداخلية العراقية إن 12 شخصا قتلوا في الانفجار."),
    ("ب", "2018-03-15", f"{HEAD} وقال مصدر طبي في المستشفى إن 19 شخصا قتلوا في الانفجار."),
    ("أ", "2018-03-14", "أعلن وزير الخارجية الروسي سيرغي لافروف أنه سيزور أنقرة في 20 أبريل 2018 لبحث الملف السوري."),
    ("ب", "2018-03-14", "قال متحدث باسم الخارجية التركية إن لافروف سيزور أنقرة في 20 أبريل 2018 لبحث الملف السوري."),
]


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("watch")
    news = folder / "news.jsonl"
    rows = [
        {"id": f"n{n}", "outlet": outlet, "published": day, "text": text} for n, (outlet, day, text) in enumerate(ROWS)
    ]
    news.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    record = folder / "news.duckdb"
    assert run(["ingest", str(news), "--into", str(record), "--processes", "1"]) == 0
    return record


def test_a_visit_told_twice_comes_due_once(path: Path, capsys: Capture) -> None:
    assert run(["watch", str(path), "--from", "2018-04-10", "--jsonl"]) == 0
    items = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    (visit,) = [item for item in items if item["kind"] == "visit"]
    assert visit["when"] == "2018-04-20"
    assert visit["left"] == "in 10 days"
    assert visit["outlets"] == 2
    assert "RUS" in visit["who"]


def test_what_is_over_is_not_shown(path: Path, capsys: Capture) -> None:
    assert run(["watch", str(path), "--from", "2018-05-01"]) == 0
    assert "0 things come due" in capsys.readouterr().out


def test_numbers_that_disagree_stand_side_by_side(path: Path, capsys: Capture) -> None:
    (one,) = conflicts(tasrih.open(path))
    assert (one.measure, one.low, one.high) == ("casualties-killed", 12, 19)
    assert run(["claims", str(path), "--conflicting"]) == 0
    shown = capsys.readouterr().out
    assert "12" in shown
    assert "19" in shown
    assert "killed" in shown
    assert run(["claims", str(path), "--measure", "casualties-killed"]) == 0
    assert "2 claims" in capsys.readouterr().out


@pytest.mark.parametrize("arguments", [["watch", "{}", "--from", "soon"], ["watch"], ["claims", "{}", "--unit"]])
def test_what_cannot_be_asked_is_2(path: Path, arguments: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("TASRIH_RECORD", raising=False)
    assert run([argument.format(path) for argument in arguments]) == 2
