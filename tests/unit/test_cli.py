"""The commands as a user meets them: what is printed where, and the exit codes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest

from tasrih.cli.main import run
from tasrih.cli.reading import with_progress

TEXT = "قال وزير الخارجية التونسي خالد المنصوري إن الاجتماع انتهى.\nوأضاف أن اللقاء المقبل سيعقد في تونس.\n"
Capture = pytest.CaptureFixture[str]


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "meeting.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


@pytest.fixture
def rows(tmp_path: Path) -> Path:
    path = tmp_path / "rows.jsonl"
    lines = [json.dumps({"id": f"a{n}", "text": TEXT, "published": "2020-06-10"}) for n in (1, 2, 3)]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def test_jsonl_is_one_reading_a_line(rows: Path, capsys: Capture) -> None:
    assert run(["read", str(rows), "--jsonl"]) == 0
    readings = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [r["id"] for r in readings] == ["a1", "a2", "a3"]
    assert all(r["published"] == "2020-06-10" for r in readings)
    assert readings[0]["statements"]


def test_json_fits_the_published_schema(article: Path, capsys: Capture) -> None:
    assert run(["schema"]) == 0
    schema = json.loads(capsys.readouterr().out)
    assert run(["read", str(article), "--json", "--published", "2020-06-10"]) == 0
    reading = json.loads(capsys.readouterr().out)
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(reading, schema)
    assert reading["id"] == "meeting"
    for statement in reading["statements"]:
        assert TEXT[statement["start"] : statement["end"]] == statement["text"]


def test_report_names_speaker_and_words(article: Path, capsys: Capture) -> None:
    assert run(["read", str(article)]) == 0
    out = capsys.readouterr().out
    assert "المنصوري" in out
    assert "اللقاء المقبل" in out


def test_html_is_written_and_escaped(tmp_path: Path, capsys: Capture) -> None:
    source, page = tmp_path / "odd.txt", tmp_path / "page.html"
    source.write_text('قال الوزير <script>alert("1")</script> إن الاجتماع & اللقاء انتهيا.', encoding="utf-8")
    assert run(["read", str(source), "--html", str(page)]) == 0
    html = page.read_text(encoding="utf-8")
    assert "<script" not in html
    assert "&lt;script" in html
    assert "wrote" in capsys.readouterr().err


def test_html_that_cannot_be_written(article: Path, tmp_path: Path, capsys: Capture) -> None:
    assert run(["read", str(article), "--jsonl", "--html", str(tmp_path / "no/such/page.html")]) == 1
    assert "cannot be written" in capsys.readouterr().err


def test_folder_gives_all_its_articles(rows: Path, article: Path, capsys: Capture) -> None:
    (rows.parent / ".hidden.txt").write_text(TEXT)
    (rows.parent / "notes.md").write_text(TEXT)
    assert run(["read", str(rows.parent), "--jsonl"]) == 0
    assert len(capsys.readouterr().out.splitlines()) == 4


def test_some_failed_is_3_and_says_which(article: Path, tmp_path: Path, capsys: Capture) -> None:
    assert run(["read", str(article), str(tmp_path / "nope.txt"), "--jsonl"]) == 3
    captured = capsys.readouterr()
    assert len(captured.out.splitlines()) == 1
    assert "nope.txt: no such file" in captured.err
    assert "1 of 2 inputs failed" in captured.err


def test_a_bug_in_one_article_does_not_end_the_stream(
    rows: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    from tasrih.reader import Reader

    real = Reader.read_article

    def fragile(self: Reader, article: object) -> object:
        if getattr(article, "id", "") == "a2":
            raise KeyError("slip")
        return real(self, article)  # type: ignore[arg-type]

    monkeypatch.setattr(Reader, "read_article", fragile)
    assert run(["read", str(rows), "--jsonl"]) == 3
    captured = capsys.readouterr()
    assert [json.loads(line)["id"] for line in captured.out.splitlines()] == ["a1", "a3"]
    assert "line 2: a bug in tasrih" in captured.err


@pytest.mark.parametrize(
    "arguments",
    [
        ["read"],
        ["nosuch"],
        ["read", "x.txt", "--nosuch"],
        ["read", "x.txt", "--published", "yesterday"],
        ["read", "x.txt", "--processes", "0"],
        ["evaluate"],
        ["lexicon", "list", "nosuch"],
        [],
    ],
)
def test_usage_errors_are_2(arguments: list[str], capsys: Capture) -> None:
    assert run(arguments) == 2


def test_version_and_help(capsys: Capture) -> None:
    assert run(["--version"]) == 0
    assert "tasrih" in capsys.readouterr().out
    for command in ("read", "explain", "schema", "lexicon", "evaluate", "bench"):
        assert run([command, "--help"]) == 0


def test_explain_shows_rules_and_offsets(article: Path, rows: Path, capsys: Capture) -> None:
    assert run(["explain", str(article), "s1"]) == 0
    out = capsys.readouterr().out
    assert "cue: قال" in out
    assert run(["explain", str(article), "s99"]) == 1
    assert run(["explain", str(rows), "s1"]) == 1
    assert "--article a1" in capsys.readouterr().err
    assert run(["explain", str(rows), "s1", "--article", "a2"]) == 0
    assert run(["explain", str(rows), "s1", "--article", "zz"]) == 1


def test_bench_measures(rows: Path, capsys: Capture) -> None:
    assert run(["bench", str(rows), "--limit", "2", "--check"]) == 0
    out = capsys.readouterr().out
    assert "articles a second" in out
    assert "peak memory" in out


def test_lexicon_find(capsys: Capture) -> None:
    assert run(["lexicon", "list", "--find", "وأكدوا"[1:]]) == 0
    assert "past.3mp" in capsys.readouterr().out
    assert run(["lexicon", "list", "--find", "خخخخ"]) == 1
    assert run(["lexicon", "list"]) == 0
    assert run(["lexicon", "list", "issues"]) == 0


def test_processes_keep_order(rows: Path) -> None:
    command = [sys.executable, "-m", "tasrih", "read", str(rows), "--jsonl"]
    one = subprocess.run(command, capture_output=True, check=True).stdout  # noqa: S603
    two = subprocess.run([*command, "--processes", "2"], capture_output=True, check=True).stdout  # noqa: S603
    assert one == two


def test_closed_pipe_is_quiet(rows: Path) -> None:
    """What `tasrih read … | head` does: the reading end is gone before anything is written."""
    reading, writing = os.pipe()
    os.close(reading)
    command = [sys.executable, "-m", "tasrih", "read", str(rows), "--jsonl"]
    result = subprocess.run(command, stdout=writing, stderr=subprocess.PIPE)  # noqa: S603
    os.close(writing)
    assert (result.returncode, result.stderr) == (0, b"")


def test_no_bar_without_a_terminal(capsys: Capture) -> None:
    assert list(with_progress(range(3))) == [0, 1, 2]
    assert capsys.readouterr().err == ""


def test_bar_with_a_terminal(capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    assert list(with_progress(range(3))) == [0, 1, 2]
    assert capsys.readouterr().out == ""
