"""One quad class a text: scores by hand, groups of near copies, the rules' order, honest folds, what is refused."""

from __future__ import annotations

import builtins
import json
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from tasrih.cli.main import run
from tasrih.errors import SourceError
from tasrih.evaluate.quads import learn
from tasrih.evaluate.quads.evidence import Evidence, Sign, gather
from tasrih.evaluate.quads.features import FAMILIES, findings
from tasrih.evaluate.quads.neighbours import unlabelled, vectors
from tasrih.evaluate.quads.rules import QUAD_OF_ACT, by_rules
from tasrih.evaluate.quads.run import Protocol, prepared, rules_alone, trained
from tasrih.evaluate.quads.scores import Confusion
from tasrih.evaluate.quads.texts import CLASSES, NONE, QUADS, QuadText, load_quads, near_copies
from tasrih.reader import Reader

OPENINGS = {
    "verbal cooperation": "ورحبت {} بنتائج الحوار مع {} وشجعت على مواصلته",
    "material cooperation": "وقدمت {} مساعدات غذائية إلى {} ومعدات طبية وتدريبا",
    "verbal conflict": "وأدانت {} موقف {} وأعربت عن قلقها البالغ",
    "material conflict": "وقصفت طائرات {} قرى في {} وقتلت مدنيين",
    None: "جدول أعمال الجلسة المعقودة بين {} و{} والوثائق المرفقة",
}
STATES = ("فرنسا", "إيران", "الصين", "تركيا", "مصر", "الهند", "روسيا", "قطر", "كندا", "اليابان")
ROWS = [
    QuadText(f"{n}-{i}", opening.format(a, STATES[(i + n + 1) % len(STATES)]), quad)
    for n, (quad, opening) in enumerate(OPENINGS.items())
    for i, a in enumerate(STATES)
]
HOSTILE = ["", " ", "\x00\x00", "\ud800", "\u202e\u2067قصف\u202c", "قصف " * 300, "a" * 50_000]


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader()


def written(path: Path, rows: Sequence[QuadText]) -> Path:
    lines = [json.dumps({"id": row.id, "text": row.text, "quad": row.quad}, ensure_ascii=False) for row in rows]
    path.write_text("\n".join(lines) + "\n", "utf-8")
    return path


# scores


def test_scores_by_hand() -> None:
    confusion = Confusion(list("aaabbc"), list("aabbca"))
    assert confusion.score("a") == (2 / 3, 2 / 3, 2 / 3, 3)
    assert confusion.score("b") == (0.5, 0.5, 0.5, 2)
    assert confusion.score("c") == (0.0, 0.0, 0.0, 1)
    assert confusion.macro_f1 == pytest.approx((2 / 3 + 1 / 2 + 0) / 3)
    assert confusion.accuracy == 0.5
    assert confusion.counts["b", "c"] == 1


def test_a_class_said_for_nothing_counts_in_the_mean() -> None:
    assert Confusion(["a", "a"], ["a", "z"]).macro_f1 == pytest.approx((2 / 3 + 0) / 2)


def test_nothing_scores_nothing() -> None:
    assert Confusion([], []).macro_f1 == 0
    assert Confusion([], []).accuracy == 0
    assert Confusion(["a"], ["a"]).score("x") == (0, 0, 0, 0)


def test_scores_are_those_of_scikit_learn() -> None:
    metrics = pytest.importorskip("sklearn.metrics")
    gold, said = list("abcabcabca"), list("abbacaabcc")
    assert Confusion(gold, said).macro_f1 == pytest.approx(metrics.f1_score(gold, said, average="macro"))


# texts


@pytest.mark.parametrize(
    "line", ["", "{", '{"id":"x"}', '{"id":"x","text":"y","quad":"war"}', '{"id":1,"text":"y"}', "[]", "\x00"]
)
def test_odd_lines_are_refused(tmp_path: Path, line: str) -> None:
    path = tmp_path / "quads.jsonl"
    path.write_text('{"id":"a","text":"b","quad":null}\n' + line + "\n", "utf-8")
    if line:
        with pytest.raises(SourceError, match="quads"):
            load_quads(path)
    else:
        assert load_quads(path) == [QuadText("a", "b")]


def test_a_missing_file_is_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["evaluate", "--quads", "/nowhere/quads.jsonl", "--folds", "0"]) == 1
    assert "check the path" in capsys.readouterr().err


def test_near_copies_share_a_group() -> None:
    text = "عقدت اللجنة اجتماعها السنوي في القاهرة وناقشت خطة العمل للعام المقبل"
    cut = "عقدت اللجنة اجتماعها السنوي في القاهرة وناقشت خطة العمل"
    other = "عقدت اللجنة اجتماعها السنوي في بيروت ثم سافر أعضاؤها"
    short = "عقدت اللجنة اجتماعها"
    first, second, third, fourth = near_copies([text, cut, other, short])
    assert first == second
    assert len({first, third, fourth}) == 3


def test_a_formula_of_many_texts_chains_nothing() -> None:
    texts = [f"إن مجلس الأمن إذ يشير إلى قراراته رقم {n}" for n in range(70)]
    assert len(set(near_copies(texts))) == 70


def test_groups_do_not_hang_on_the_order() -> None:
    texts = [row.text for row in ROWS]
    forth, back = near_copies(texts), near_copies(texts[::-1])[::-1]
    pairs = [(i, j) for i in range(len(texts)) for j in range(i)]
    assert [forth[i] == forth[j] for i, j in pairs] == [back[i] == back[j] for i, j in pairs]


# rules


@pytest.mark.parametrize(
    ("text", "quad"),
    [
        ("قصفت الطائرات الإسرائيلية مواقع في سوريا", "material conflict"),
        ("أدانت فرنسا تصرفات إيران", "verbal conflict"),
        ("طلبت مصر من إيران وقف التجارب", "verbal cooperation"),
        ("جدول الأعمال والوثائق", NONE),
    ],
)
def test_rules_say(reader: Reader, text: str, quad: str) -> None:
    assert by_rules(gather(reader, text), reader.lexicon.data.plover) == quad


def test_words_decide_only_where_no_fact_came_of_them(reader: Reader) -> None:
    plover = reader.lexicon.data.plover
    quiet = gather(reader, "جدول الأعمال والوثائق")
    words = [Sign("event", "x", "", 0, "ASSAULT"), Sign("event", "y", "", 1, "AID"), Sign("event", "z", "", 2, "AID")]
    assert by_rules(quiet._replace(signs=words), plover) == "material cooperation"
    assert by_rules(quiet._replace(signs=words[:2]), plover) == "material conflict"
    bombed = gather(reader, "قصفت الطائرات الإسرائيلية مواقع في سوريا")
    assert by_rules(bombed._replace(signs=words * 9), plover) == "material conflict"


def test_every_act_that_votes_is_an_act(reader: Reader) -> None:
    acts = {cue.act for cue in reader.lexicon.data.cues.values()}
    assert acts - {"state", "announce"} <= set(QUAD_OF_ACT)
    assert set(QUAD_OF_ACT.values()) <= set(QUADS)


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_texts_get_a_class(reader: Reader, text: str) -> None:
    plover = reader.lexicon.data.plover
    evidence = gather(reader, text)
    assert by_rules(evidence, plover) in CLASSES
    assert all(value > 0 for value in findings(evidence, plover).values())


# features


def test_findings_without_a_family_are_fewer(reader: Reader) -> None:
    plover = reader.lexicon.data.plover
    evidence = gather(reader, "وأدانت فرنسا فرض عقوبات على إيران وقالت إن البرنامج النووي خطر")
    every = findings(evidence, plover)
    left = [set(findings(evidence, plover, family)) for family in FAMILIES]
    assert all(some < set(every) for some in left)
    assert set.intersection(*left) == set()


# training


@pytest.fixture(scope="module")
def material(reader: Reader) -> learn.Material:
    return prepared(reader, ROWS, grouped=False)


def test_models_learn_what_is_there(reader: Reader, material: learn.Material) -> None:
    pytest.importorskip("sklearn")
    plover = reader.lexicon.data.plover
    results = list(trained(ROWS, material, plover, Protocol(folds=3)))
    assert [len(result.folds) for result in results] == [3] * len(results)
    assert all(result.macro_f1 > 0.9 for result in results)
    assert results[0].confusion.gold == dict.fromkeys(CLASSES, len(STATES))


def test_the_same_seed_gives_the_same(reader: Reader, material: learn.Material) -> None:
    pytest.importorskip("sklearn")
    design = learn.Design("x", (learn.finding_view(material.evidence, reader.lexicon.data.plover),))
    first, second = ([(f.places.tolist(), f.said) for f in learn.cross_validated(design, material, 3, 7)] for _ in "ab")
    assert first == second
    assert first != [(f.places.tolist(), f.said) for f in learn.cross_validated(design, material, 3, 8)]


def test_no_fold_parts_a_group(material: learn.Material) -> None:
    pytest.importorskip("sklearn")
    groups = [i // 3 for i in range(len(ROWS))]
    parts = learn.test_parts(material._replace(groups=groups), 5, 0)
    assert sorted(place for part in parts for place in part) == list(range(len(ROWS)))
    where = defaultdict(set)
    for n, part in enumerate(parts):
        for place in part:
            where[groups[place]].add(n)
    assert all(len(folds) == 1 for folds in where.values())


def test_labels_of_the_test_part_are_not_seen(material: learn.Material) -> None:
    """Labels drawn by lot cannot be learnt: whoever scores well on them has looked."""
    pytest.importorskip("sklearn")
    lot = [CLASSES[(i * 7 + i // 3) % 5] for i in range(len(ROWS))]
    blind = material._replace(labels=lot, texts=[f"{i}" for i in range(len(ROWS))])
    design = learn.Design("x", (learn.word_view([f"كلمة{i} {i}" for i in range(len(ROWS))]),))
    folds = list(learn.cross_validated(design, blind, 5, 0))
    gold = [lot[i] for fold in folds for i in fold.places]
    assert Confusion(gold, [label for fold in folds for label in fold.said]).macro_f1 < 0.35


def test_neighbours_come_from_unlabelled_texts(tmp_path: Path) -> None:
    pytest.importorskip("sklearn")
    words = [a + b + c for a in "بتجدسش" for b in "رزكلمن" for c in "فقعحطص"]
    texts = [[words[(i * 5 + k) % len(words)] for k in range(12)] for i in range(400)]
    made = vectors(texts)
    rows = made.of([texts[0], ["لاشيء"], []])
    assert rows.shape == (3, 200)
    assert [round(float((row**2).sum()), 3) for row in rows] == [1, 0, 0]
    assert (vectors(texts).rows == made.rows).all()
    begins, alone = made.of([texts[0]], 0.01), made.of([texts[0][:1]])
    assert abs(begins - alone).max() < 1e-4
    with pytest.raises(SourceError, match="too few"):
        vectors(texts[:2])
    path = tmp_path / "news.jsonl"
    path.write_text('{"text": "عقوبات جديدة"}\n{"text": 1}\n', "utf-8")
    with pytest.raises(SourceError, match="news"):
        list(unlabelled(path))


def test_without_the_library_it_says_what_to_install(
    reader: Reader, material: learn.Material, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = builtins.__import__

    def lacking(name: str, *rest: Any, **named: Any) -> Any:
        if name.startswith(("sklearn", "numpy")):
            raise ImportError(name)
        return real(name, *rest, **named)

    monkeypatch.setattr(builtins, "__import__", lacking)
    plover = reader.lexicon.data.plover
    with pytest.raises(SourceError, match=r"tasrih\[train\]"):
        list(trained(ROWS, material, plover, Protocol()))
    with pytest.raises(SourceError, match=r"tasrih\[train\]"):
        rules_alone(ROWS, material, plover, Protocol())
    assert rules_alone(ROWS, material, plover, Protocol(folds=0)).macro_f1 > 0


# the command


def test_the_command_prints_the_table(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pytest.importorskip("sklearn")
    path = written(tmp_path / "quads.jsonl", ROWS)
    assert run(["evaluate", "--quads", str(path), "--folds", "2", "--not-apart", "--ablations"]) == 0
    out = capsys.readouterr().out
    assert all(name in out for name in (*CLASSES, "rules alone", "stems, letters, findings", "without events"))


def test_rules_alone_need_no_training(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = written(tmp_path / "quads.jsonl", ROWS)
    assert run(["evaluate", "--quads", str(path), "--folds", "0"]) == 0
    out = capsys.readouterr().out
    assert "rules alone" in out
    assert "linear SVM" not in out


def test_too_few_texts_are_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pytest.importorskip("sklearn")
    path = written(tmp_path / "quads.jsonl", ROWS[:3])
    assert run(["evaluate", "--quads", str(path)]) == 1
    assert "folds" in capsys.readouterr().err


def test_an_empty_file_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "empty.jsonl"
    path.write_text("", "utf-8")
    assert run(["evaluate", "--quads", str(path), "--folds", "0"]) == 1
    assert "no text" in capsys.readouterr().err


def test_evidence_is_what_the_reader_reads(reader: Reader) -> None:
    text = ROWS[30].text
    evidence: Evidence = gather(reader, text)
    assert evidence.reading == reader.read(text)
    assert [sign.first for sign in evidence.signs] == sorted(sign.first for sign in evidence.signs)
