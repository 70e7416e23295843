"""The commands of a record as a user meets them: news in, answers out, exit codes, no traceback for any input."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
import record_samples

import tasrih
from tasrih.cli.main import run

Capture = pytest.CaptureFixture[str]
COUNT = 40


@pytest.fixture(scope="module")
def news(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return record_samples.write(tmp_path_factory.mktemp("news") / "news.jsonl", COUNT)


@pytest.fixture(scope="module")
def filled(news: Path) -> Path:
    path = news.with_name("news.duckdb")
    assert run(["ingest", str(news), "--into", str(path), "--processes", "1"]) == 0
    return path


def test_the_same_again_adds_nothing(filled: Path, news: Path, capsys: Capture) -> None:
    before = record_samples.content(filled)
    assert run(["ingest", str(news), "--into", str(filled), "--processes", "1"]) == 0
    assert f"0 added, {COUNT} known" in capsys.readouterr().err
    assert record_samples.content(filled) == before


def test_some_failed_is_3_and_is_told(news: Path, tmp_path: Path, capsys: Capture) -> None:
    bad = tmp_path / "bad.jsonl"
    bad.write_text(news.read_text(encoding="utf-8") + '{"text": 7}\nno json\n', encoding="utf-8")
    path = tmp_path / "news.duckdb"
    assert run(["ingest", str(bad), "--into", str(path), "--processes", "1"]) == 3
    told = capsys.readouterr().err
    assert "line 41" in told
    assert "line 42" in told
    assert run(["doctor", str(path)]) == 0
    assert "--retry" in capsys.readouterr().out


def test_statements_and_their_export_agree(filled: Path, tmp_path: Path, capsys: Capture) -> None:
    assert run(["statements", str(filled), "--speaker", "OMN", "--act", "reject"]) == 0
    shown = capsys.readouterr().out
    assert run(["export", str(filled), "statements", "--where", "speaker=OMN", "--where", "act=reject"]) == 0
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert f"{len(rows)} statements" in shown
    assert all(row["speaker"] == "OMN" and row["key"] in shown for row in rows)
    target = tmp_path / "out.parquet"
    assert run(["export", str(filled), "statements", "--to", str(target)]) == 0
    assert target.read_bytes()[:4] == b"PAR1"


def test_who_knows_a_surname_and_its_sentences(filled: Path, capsys: Capture) -> None:
    assert run(["who", str(filled), "الحارثي"]) == 0
    out = capsys.readouterr().out
    assert "OMN" in out
    assert "وزير الخارجية العماني سالم الحارثي" in out
    assert run(["who", str(filled), "بلا", "أثر"]) == 0
    assert "nobody" in capsys.readouterr().out


def test_a_bare_surname_speaks_for_its_state_by_the_record(filled: Path) -> None:
    rows = tasrih.open(filled).sql(
        "SELECT a.speaker, a.resolved_by, s.source_of, r.evidence_article FROM attributed a"
        " JOIN statements s USING (article_id, statement_id) JOIN resolutions r USING (article_id, statement_id)"
    )
    assert rows.fetchall()
    for speaker, how, own, evidence in rows.fetchall():
        assert speaker != "OTHER"
        assert own in (None, "OTHER")
        assert how.startswith("record: ")
        assert how.endswith(f"in {evidence}")


def test_search_finds_a_joined_word_and_keeps_up(filled: Path, tmp_path: Path, capsys: Capture) -> None:
    assert run(["search", str(filled), "عقوبات", "--kind", "statement"]) == 0
    assert "العقوبات" in capsys.readouterr().out
    path = tmp_path / "moved.duckdb"
    shutil.copy(filled, path)
    assert run(["search", str(path), "للعقوبة"]) == 0
    assert "0 found" not in capsys.readouterr().out


def test_reread_shows_nothing_where_nothing_changed(filled: Path, capsys: Capture) -> None:
    assert run(["reread", str(filled)]) == 0
    told = capsys.readouterr()
    assert "0 " in told.out + told.err


@pytest.mark.parametrize(
    "arguments",
    [
        ["who", "{missing}", "لافروف"],
        ["search", "{missing}", "لافروف"],
        ["statements", "{missing}"],
        ["doctor", "{missing}"],
        ["statements", "{text}"],
        ["ingest", "{missing}", "--into", "{text}"],
        ["ingest", "{missing}", "--into", "{new}"],
        ["search", "{record}", "-"],
    ],
)
def test_what_cannot_be_done_is_said_in_a_line(
    filled: Path, tmp_path: Path, capsys: Capture, arguments: list[str]
) -> None:
    text = tmp_path / "notes.txt"
    text.write_text("no database", encoding="utf-8")
    names = {"missing": tmp_path / "missing.duckdb", "text": text, "record": filled, "new": tmp_path / "new.duckdb"}
    assert run([argument.format(**names) for argument in arguments]) == 1
    told = capsys.readouterr()
    assert len([line for line in told.err.splitlines() if line.startswith("tasrih: ")]) >= 1
    assert "Traceback" not in told.err
