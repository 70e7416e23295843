"""Positions: recomputed from the export by other code; copies, order, filters; turns; the command."""

from __future__ import annotations

import csv
import datetime
import io
import json
import math
import random
from collections import defaultdict
from functools import cache
from pathlib import Path
from typing import Any

import msgspec
import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from relation_samples import News, add, record
from relation_samples import Said as Say
from rich.cells import cell_len
from rich.console import Console
from side_samples import sided

import tasrih
from tasrih.cli.main import run
from tasrih.errors import RecordError
from tasrih.export.positions import render_changes
from tasrih.lexicon import load_lexicon
from tasrih.lexicon.load import DATA
from tasrih.measure.positions import Change, Said, changes, differ, level, turns
from tasrih.model import Act, Flag
from tasrih.record.writer import Writer

Row = dict[str, Any]
DAY = datetime.date
TABLE = yaml.safe_load((DATA / "measure" / "positions.yaml").read_text("utf-8"))
BY = ("issue", "target", "question")
_SIGN = {"for": 1, "against": -1}
MATTER = ("actor", "issue", "question", "target")


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return record(tmp_path_factory.mktemp("positions") / "many.duckdb", sided(150))


def exported(path: Path, folder: Path, table: str, *where: str) -> list[Row]:
    target = folder / f"{table}.csv"
    told = [part for condition in where for part in ("--where", condition)]
    assert run(["export", str(path), table, "--to", str(target), *told]) == 0
    with target.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def right(why: list[str]) -> float | None:
    """How often an act that was decided so is right."""
    told = [one for one in why if one.startswith("act: ") and one.endswith(")")]
    if not told:
        return float(TABLE["by_verb"])
    weight = float(told[0].rpartition("(")[2].rstrip(")"))
    return max((float(signs["right"]) for signs in TABLE["by_signs"] if signs["weight"] <= weight), default=None)


def taken(statements: list[Row], stances: list[Row], by: str) -> list[Row]:
    """Who takes which side on what, in plain Python: actor, issue, question, target, value, confidence and so on."""
    found = []
    of = {(row["article_id"], row["statement_id"]): [] for row in statements}
    for row in stances:
        of[row["article_id"], row["statement_id"]].append(row)
    for row in statements:
        issues, flags = json.loads(row["issues"]), json.loads(row["flags"])
        if row["original_id"] != row["article_id"] or row["speaker"] in ("", "OTHER") or "sport" in issues:
            continue
        factor = math.prod(TABLE["flags"].get(flag, 1) for flag in flags)
        for issue, question, target, value, sure in _sides(row, of[row["article_id"], row["statement_id"]], by, issues):
            if value * factor and sure is not None:
                matter = {"actor": row["speaker"], "issue": issue, "question": question, "target": target}
                found.append({**row, **matter, "value": value * factor, "sure": sure})
    return found


def _sides(row: Row, stances: list[Row], by: str, issues: list[str]) -> list[tuple[Any, ...]]:
    questions = load_lexicon().data.sides.questions
    if by == "question":
        told = [s for s in stances if s["target"] or not questions[s["question"]].by_target]
        return [(*_asked(s["question"]), s["target"], _SIGN[s["side"]], float(s["confidence"])) for s in told]
    often = right(json.loads(row["why"]))
    sure = None if often is None else float(row["confidence"]) * often
    value = TABLE["acts"].get(row["act"], 0)
    targets = json.loads(row["addressee"]) if by == "target" else [""]
    if by == "target" and sure is not None:
        sure *= TABLE["addressed"]
    return [(issue, "", one, value, sure) for issue in issues for one in targets if one != row["speaker"]]


def _asked(question: str) -> tuple[str, str]:
    return load_lexicon().data.sides.questions[question].issue, question


def starts(day: str, every: str) -> str | None:
    """The first day of a period; None of what has no day and would need one."""
    if every == "whole":
        return ""
    if not day:
        return None
    told = DAY.fromisoformat(day)
    monday = (told - datetime.timedelta(days=told.weekday())).isoformat()
    return {"day": day, "week": monday, "month": day[:7] + "-01"}[every]


def position(rows: list[Row]) -> dict[str, float]:
    """Of one actor on one matter in one period, from the formula of the documents."""
    stories = defaultdict(list)
    for row in rows:
        stories[row["story_id"]].append(row)
    weights, values = [], []
    for some in stories.values():
        sure = math.fsum(row["sure"] for row in some)
        values.append(math.fsum(row["sure"] * row["value"] for row in some) / sure)
        weights.append(sure / len(some))
    n, z2 = math.fsum(weights), 1.96**2
    mean = math.fsum(w * v for w, v in zip(weights, values, strict=True)) / n
    stance = n * mean / (n + z2)
    half = 2 * 1.96 / (n + z2) * math.sqrt(n * (1 + mean) / 2 * (1 - mean) / 2 + z2 / 4)
    return {
        "stance": stance, "low": stance - half, "high": stance + half, "mean": mean, "weight": n,
        "stories": len(stories), "pro": sum(v > 0 for v in values), "con": sum(v < 0 for v in values),
        "statements": len(rows), "outlets": len({row["outlet"] for row in rows}),
    }  # fmt: skip


@pytest.mark.parametrize("by", BY)
@pytest.mark.parametrize("every", ["whole", "day", "week", "month"])
def test_the_export_can_be_recomputed_to_the_digit(filled: Path, tmp_path: Path, by: str, every: str) -> None:
    cells = defaultdict(list)
    statements, stances = exported(filled, tmp_path, "statements"), exported(filled, tmp_path, "stances")
    for row in taken(statements, stances, by):
        if (period := starts(row["published"], every)) is not None:
            cells[(period, *(row[name] for name in MATTER))].append(row)
    got = {(row["period"], *(row[name] for name in MATTER)): row for row in
           exported(filled, tmp_path, "positions", f"by={by}", f"every={every}")}  # fmt: skip
    assert len(got) > 3
    assert got.keys() == cells.keys()
    for key, rows in cells.items():
        for name, value in position(rows).items():
            assert float(got[key][name]) == pytest.approx(value, abs=5.1e-5), (key, name)


@pytest.mark.parametrize("by", BY)
def test_the_level_of_turns_is_the_position(filled: Path, by: str) -> None:
    db = tasrih.open(filled)
    rows = db.positions(by=by, every="day").project("stance, low, high, mean, weight, stories").fetchall()
    for stance, low, high, mean, weight, stories in rows:
        told = level([(mean, weight / stories)] * stories)
        assert [told.stance, told.low, told.high] == pytest.approx([stance, low, high], abs=2e-3)


def test_the_statements_that_say_it_most_are_of_its_side(filled: Path) -> None:
    db = tasrih.open(filled)
    value = dict(db.sides(by="issue").project("key || issue, value").fetchall())
    rows = db.positions().project("issue, pro, con, most_pro, most_con").fetchall()
    for issue, pro, con, most_pro, most_con in rows:
        assert not pro or value[most_pro + issue] > 0
        assert not con or value[most_con + issue] < 0
        assert most_pro or most_con


def test_copies_change_nothing(tmp_path: Path) -> None:
    news = [one._replace(words=f"{n}") for n, one in enumerate(sided(30))]
    alone = tasrih.open(record(tmp_path / "alone.duckdb", news))
    late = [one._replace(outlet="نقلا", day="2018-06-01") for one in news if one.day]
    copied = tasrih.open(record(tmp_path / "copied.duckdb", [*news, *late]))
    for by in BY:
        assert copied.positions(by=by).fetchall() == alone.positions(by=by).fetchall()
        assert copied.agreement(by=by).fetchall() == alone.agreement(by=by).fetchall()
    assert changes(copied) == changes(alone)


def test_equal_words_in_a_later_story_say_nothing_again(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said = "وانتقد وزير الخارجية الروسي سيرغي لافروف {} الأميركية على إيران."
    rows = [
        {"published": f"2018-0{n + 3}-01", "text": f"{said.format(words)} {tail}"}
        for n, (words, tail) in enumerate([
            ("العقوبات الاقتصادية الجديدة", "وجاء ذلك في مؤتمر صحفي عقد في موسكو."),
            ("العقوبات الاقتصادية الجديدة", "وتراجع سعر الذهب في بورصة لندن صباح الثلاثاء."),
            ("العقوبات النفطية والمصرفية", "وفاز فريق المدينة ببطولة الدوري للمرة الثالثة."),
        ])
    ]  # fmt: skip
    source, path = tmp_path / "news.jsonl", str(tmp_path / "news.duckdb")
    source.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    assert run(["ingest", str(source), "--into", path]) == 0
    db = tasrih.open(path)
    assert db.statements(act="criticize").shape[0] == 3
    told = db.sides(actor="RUS").project("published.month(), text").fetchall()
    assert [month for month, _ in dict.fromkeys(told)] == [3, 5]
    assert db.sides(actor="RUS", since="2018-04-01", until="2018-04-30").fetchall() == []


def test_order_and_portions_change_nothing(tmp_path: Path) -> None:
    news = sided(60)
    once = tasrih.open(record(tmp_path / "once.duckdb", news))
    random.Random(5).shuffle(news)  # noqa: S311 (no secret)
    path = record(tmp_path / "portions.duckdb", news[:25])
    with Writer(path) as writer:
        writer.begin("ingest", ["made up"], {}, "lexicon")
        add(writer, news[25:])
        writer.finish()
    portions = tasrih.open(path)
    for by in BY:
        for every in ("whole", "week"):
            kept = [db.positions(by=by, every=every).fetchall() for db in (once, portions)]
            assert kept[0] == kept[1]
        assert once.agreement(by=by, window="month").fetchall() == portions.agreement(by=by, window="month").fetchall()
    assert changes(once) == changes(portions)


def test_filters_choose_what_goes_in(filled: Path) -> None:
    db = tasrih.open(filled)
    whole = db.sides(by="issue", actor="AAA", issue="syria").fetchall()
    (row,) = db.positions(actor="AAA", issue="syria").project("statements").fetchall()
    assert row == (len(whole),)
    late = db.positions(actor="AAA", since="2018-03-01").project("min(first_published)").fetchall()
    assert late[0][0] >= DAY(2018, 3, 1)
    towards = db.positions(actor=["AAA", "BBB"], target="DDD", by="target").project("actor, target").fetchall()
    assert set(towards) == {("AAA", "DDD"), ("BBB", "DDD")}


def test_the_api_answers_as_the_record_does(filled: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["serve", str(filled), "--get", "/api/v1/positions?by=question&since=2018-02-01&every=month"]) == 0
    answer = json.loads(capsys.readouterr().out)
    db = tasrih.open(filled)
    wanted = db.positions(by="question", since="2018-02-01", every="month").project("actor, question, stance, stories")
    assert [(r["actor"], r["question"], r["stance"], r["stories"]) for r in answer["rows"]] == wanted.fetchall()[:50]
    assert len({row["id"] for row in answer["rows"]}) == len(answer["rows"]) > 10


@pytest.mark.parametrize("wrong", [{"by": "act"}, {"every": "year"}, {"speaker": "AAA"}, {"since": "March"}])
def test_what_does_not_fit_is_an_error(filled: Path, wrong: dict[str, Any]) -> None:
    with pytest.raises(RecordError):
        tasrih.open(filled).positions(**wrong)


def test_nothing_in_nothing_out(tmp_path: Path) -> None:
    db = tasrih.open(record(tmp_path / "nothing.duckdb", [News("2018-01-01")]))
    assert db.positions().fetchall() == db.agreement().fetchall() == db.affiliations().fetchall() == []
    assert changes(db) == []


def test_weights_are_those_of_known_acts_and_flags() -> None:
    assert TABLE["acts"].keys() <= set(Act.__args__)
    assert TABLE["flags"].keys() == set(Flag.__args__)
    assert all(-1 <= weight <= 1 for weight in TABLE["acts"].values())
    assert all(0 <= factor <= 1 for factor in TABLE["flags"].values())


@cache
def one_said(n: int, value: float, confidence: float = 0.9, story: int = -1) -> Said:
    day = DAY(2018, 1, 1) + datetime.timedelta(days=n)
    return Said(f"k{n}", f"s{n if story < 0 else story}", day, None, "AAA", "korea", None, "BBB", value, confidence)


def turned(*values: float) -> list[Change]:
    return turns([one_said(n, value) for n, value in enumerate(values)])


def test_a_turn_has_both_sides() -> None:
    (found,) = turned(-1, -1, -1, -0.5, 1, 1, 0.5, 1)
    assert (found.kind, found.last_before, found.first_after) == ("reversal", DAY(2018, 1, 4), DAY(2018, 1, 5))
    assert (found.said_before.key, found.said_after.key) == ("k2", "k4")
    assert found.before.mean < 0 < found.after.mean
    assert (found.before.stories, found.after.stories) == (4, 4)


def test_there_and_back_are_two_turns() -> None:
    assert [(one.first_after.day, one.kind) for one in turned(*[1.0] * 6, *[-1.0] * 5, *[1.0] * 6)] == [
        (7, "reversal"),
        (12, "reversal"),
    ]


@pytest.mark.parametrize(
    "values", [(), (1,), (-1, 1), (1, 1, -1), (1, 1, 1, 1, 1, 1), (1, -1, 1, -1, 1, -1, 1, -1), (0.5, 0.5, -0.5, -0.5)]
)
def test_no_turn_where_nothing_is_certain(values: tuple[float, ...]) -> None:
    assert turned(*values) == []


def test_one_story_is_no_turn() -> None:
    assert turns([one_said(n, -1.0 if n < 4 else 1.0, story=n // 4) for n in range(8)]) == []


def test_a_day_is_not_cut_in_two() -> None:
    same_day = [msgspec.structs.replace(one_said(n, -1 if n < 4 else 1), published=DAY(2018, 1, 1)) for n in range(8)]
    assert turns(same_day) == []


def test_others_do_not_mix() -> None:
    mine = [one_said(n, -1.0) for n in range(4)]
    others = [msgspec.structs.replace(one_said(n, 1.0), actor="CCC") for n in range(4, 8)]
    assert turns(mine + others) == []


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 30), st.sampled_from([-1.0, -0.5, 0.5, 1.0]), st.floats(0.3, 1)), max_size=24))
def test_turns_are_in_order_and_certain(rows: list[tuple[int, float, float]]) -> None:
    said = [
        msgspec.structs.replace(one_said(day, value, sure), story_id=f"s{n}")
        for n, (day, value, sure) in enumerate(rows)
    ]
    found = turns(said)
    assert found == turns(reversed(said))
    for change in found:
        assert change.last_before < change.first_after
        assert change.said_before.published <= change.last_before
        assert change.said_after.published >= change.first_after
        assert differ(change.before, change.after)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.tuples(st.floats(-1, 1), st.floats(0.05, 1)), min_size=1, max_size=40))
def test_an_interval_holds_its_stance_and_stays_on_the_scale(values: list[tuple[float, float]]) -> None:
    told = level(values)
    assert -1 <= told.low <= told.stance <= told.high <= 1
    assert told.low <= told.mean + 1e-4
    assert told.high >= told.mean - 1e-4
    assert abs(told.stance) <= abs(told.mean) + 1e-4


def news_of_a_turn() -> list[News]:
    told = [("criticize", range(1, 6)), ("praise", range(11, 16))]
    return [News(f"2018-05-{day:02}", [Say(act, "PRK", "USA", ("korea",))]) for act, days in told for day in days]


def test_changes_by_issue_are_not_offered(filled: Path) -> None:
    with pytest.raises(RecordError, match="by target and by question"):
        changes(tasrih.open(filled), by="issue")


def test_command_shows_a_turn_with_both_statements(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = str(record(tmp_path / "turn.duckdb", news_of_a_turn()))
    assert run(["positions", path, "--changes", "--issue", "korea"]) == 0
    out = capsys.readouterr().out
    assert "2018-05-05 → 2018-05-11" in out
    assert "before 2018-05-05" in out
    assert "after  2018-05-11" in out
    assert run(["positions", path, "--changes", "--jsonl"]) == 0
    (line,) = capsys.readouterr().out.splitlines()
    change = msgspec.json.decode(line, type=Change)
    for said in (change.said_before, change.said_after):
        text = tasrih.open(path).text(said.article_id) or ""
        assert text[said.char_start : said.char_end] == said.text != ""


def test_command_shows_positions_with_words(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = str(record(tmp_path / "turn.duckdb", news_of_a_turn()))
    assert run(["positions", path, "--towards", "USA"]) == 0
    out = capsys.readouterr().out
    assert "PRK North Korea" in out
    assert "→ USA United States" in out
    assert " criticize " in out
    assert " praise " in out
    assert run(["positions", path, "--towards", "USA", "--every", "week", "--jsonl"]) == 0
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [row["stories"] for row in rows] == [5, 3, 2]
    assert run(["positions", path, "--question", "iran-deal"]) == 0
    assert "nobody takes a side" in capsys.readouterr().out
    assert run(["positions", path, "--changes", "--by", "issue"]) == 1


HOSTILE = "\u202eعكس\u2066 \x1b[31m \ud800 \x00 اسم\n\u200f"


def test_hostile_names_stay_in_their_line() -> None:
    said = [
        msgspec.structs.replace(
            one_said(n, -1.0 if n < 4 else 1.0), speaker_name=HOSTILE, text=HOSTILE * 40, outlet=HOSTILE
        )
        for n in range(8)
    ]
    out = io.StringIO()
    render_changes(turns(said), Console(file=out, width=80))
    printed = out.getvalue()
    assert "reversal" in printed
    assert not {"\u202e", "\x1b", "\ud800", "\x00", "\u200f"} & set(printed)
    assert all(line.count("\u2068") == line.count("\u2069") for line in printed.splitlines())
    assert all(cell_len(line) <= 80 for line in printed.splitlines())
