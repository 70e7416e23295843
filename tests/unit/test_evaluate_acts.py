"""Acts and addressees against labelled statements: small cases, the command, and the labels of this repository."""

from __future__ import annotations

import gzip
import hashlib
import json
from pathlib import Path

import pytest

import tasrih
from tasrih.cli.main import run
from tasrih.errors import SourceError
from tasrih.evaluate.acts import ACTS, NONE, Judged, Label, act_table, judged, load_labels, score_acts
from tasrih.evaluate.measures import Count

SHIPPED = Path(__file__).parents[1] / "acts" / "labels.tsv"
HEAD = "id\tstart\tend\tact\taddressee\thalf\n"
TEXT = "واتهمت أوكرانيا روسيا بقصف الميناء. وقالت مصر إن القاهرة ستستضيف مؤتمرا للمانحين."
BLAME = (TEXT.index("قصف"), TEXT.index(".") - 1)
PLAN = (TEXT.index("القاهرة"), len(TEXT) - 1)
TEXTS = {"x": {"id": "x", "text": TEXT, "published": "2020-06-10"}}


def label(span: tuple[int, int], act: str, *codes: str, id: str = "x", half: str = "tune") -> Label:
    return Label(id, *span, act, frozenset(codes), half)


def row(of: Label) -> str:
    return f"{of.id}\t{of.start}\t{of.end}\t{of.act}\t{','.join(sorted(of.addressee))}\t{of.half}\n"


def read(*labels: Label) -> list[Judged]:
    return judged(labels, TEXTS, tasrih.load().read_article)


def test_labels_are_loaded(tmp_path: Path) -> None:
    path = tmp_path / "labels.tsv"
    wanted = [label(BLAME, "criticize", "RUS"), label(PLAN, "commit", half="watch"), label((0, 3), NONE)]
    path.write_text(HEAD + "".join(row(of) for of in wanted), "utf-8")
    assert load_labels(path) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "id\tstart\nx\t1\n",
        HEAD + "x\t1\t2\tsing\t\ttune\n",
        HEAD + "x\t1\t2\tstate\t\tsummer\n",
        HEAD + "x\tone\t2\tstate\t\ttune\n",
        HEAD + "x\t1\n",
    ],
)
def test_other_files_are_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "labels.tsv"
    path.write_text(text, "utf-8")
    with pytest.raises(SourceError, match=r"labels\.tsv: not labels with"):
        load_labels(path)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="check the path"):
        load_labels(tmp_path / "none.tsv")


def test_right_statements_score_in_full() -> None:
    scores = score_acts(read(label(BLAME, "criticize", "RUS"), label(PLAN, "commit"), label((0, 2), NONE)), samples=10)
    assert (scores.labelled, scores.found, scores.nothing) == (2, 2, 1)
    assert (scores.accuracy, scores.macro) == (1.0, 1.0)
    assert scores.addressee == Count(1, 1, 1)


def test_wrong_acts_are_counted_by_pair() -> None:
    scores = score_acts(read(label(BLAME, "state", "IRN"), label(PLAN, "commit")), samples=10)
    assert scores.accuracy == 0.5
    assert scores.confused["state", "criticize"] == 1
    assert scores.acts["state"] == Count(0, 1, 0)
    assert scores.macro == 0.5
    assert scores.addressee == Count(0, 1, 1)
    assert "1  state read as criticize" in act_table(scores)


def test_what_is_not_read_again_is_counted_apart() -> None:
    scores = score_acts(
        read(label((0, 3), "state"), label(PLAN, "commit"), label(PLAN, "commit", id="gone")), samples=0
    )
    assert (scores.labelled, scores.found, scores.accuracy) == (2, 1, 1.0)


def test_no_labels_are_no_mishap() -> None:
    scores = score_acts([], samples=5)
    assert (scores.accuracy, scores.macro, scores.addressee.f1) == (0.0, 0.0, 0.0)
    assert "0 statements labelled" in act_table(scores)


@pytest.mark.parametrize(
    ("half", "count"), [("all", 3), ("tune", 1), ("train", 1), ("even", 2), ("watch", 1), ("odd", 1)]
)
def test_command_scores_a_half(tmp_path: Path, capsys: pytest.CaptureFixture[str], half: str, count: int) -> None:
    labels = [
        label(BLAME, "criticize", "RUS"),
        label(PLAN, "commit", half="train"),
        label(PLAN, "commit", half="watch"),
    ]
    (tmp_path / "labels.tsv").write_text(HEAD + "".join(row(of) for of in labels), "utf-8")
    with gzip.open(tmp_path / "texts.jsonl.gz", "wt", encoding="utf-8") as out:
        out.write(json.dumps(TEXTS["x"]))
    given = ["--acts", str(tmp_path / "labels.tsv"), "--texts", str(tmp_path / "texts.jsonl.gz"), "--samples", "5"]
    assert run(["evaluate", *given, "--half", half]) == 0
    assert f"{count} statements labelled, {count} read again" in capsys.readouterr().out


def test_shipped_labels_keep_their_halves_apart() -> None:
    labels = load_labels(SHIPPED)
    for of in labels:
        odd = int(hashlib.sha256(of.id.encode()).hexdigest(), 16) % 2
        assert (of.half == "watch") == bool(odd), of.id
        assert of.act in (*ACTS, NONE)
        assert 0 <= of.start < of.end
        assert of.act != NONE or not of.addressee
    assert len({(of.id, of.start, of.end) for of in labels}) == len(labels)
    assert sum(of.half == "watch" for of in labels) > 500
