"""Scoring: the protocol on small cases, and the same numbers as the reference scorer where it is at hand."""

from __future__ import annotations

import importlib
import json
import random
import sys
from pathlib import Path
from typing import Any

import msgspec
import pytest

import tasrih
from tasrih.cli.main import run
from tasrih.errors import SourceError
from tasrih.evaluate import HALVES, evaluate, load_gold, load_texts
from tasrih.evaluate.gate import drops, measured, raised, read_floors, write_floors
from tasrih.evaluate.gold import Gold, GoldArticle, GoldStatement, occurrences, place
from tasrih.evaluate.happened import load_coded, score_coded
from tasrih.evaluate.measures import Count, align, measure
from tasrih.evaluate.names import same_name
from tasrih.evaluate.run import added, article_of
from tasrih.evaluate.spans import misplaced
from tasrih.evaluate.table import table
from tasrih.evaluate.times import load_timed, score_times
from tasrih.model import Reading, Span
from tasrih.reader import Reader

SHARED = Path(__file__).parents[3] / "shared"
GOLD, SCORING = SHARED / "gold", SHARED / "scoring"
TEXT = "قال الوزير سامي الحداد إن الاتفاق قريب. وأضاف أن العمل مستمر. وقالت المتحدثة إن الاتفاق قريب جدا."
ANNOTATION: dict[str, Any] = {
    "id": "x",
    "meta": {"headline": None},
    "people": [{"name": "سامي الحداد", "role": "الوزير", "of": "TUN"}],
    "statements": [
        {
            "content": "الاتفاق قريب",
            "kind": "indirect",
            "source": "سامي الحداد",
            "source_of": "TUN",
            "act": "state",
        },
        {
            "content": "العمل مستمر",
            "kind": "indirect",
            "source": "سامي الحداد",
            "source_of": "TUN",
            "act": "state",
        },
    ],
    "dates": [{"text": "الاتفاق", "iso": None}, {"text": "الاتفاق", "iso": None}],
}


def gold_of(annotation: dict[str, Any], text: str = TEXT) -> Gold:
    gold = msgspec.convert(annotation, Gold)
    place(gold, text)
    return gold


def reading_of(**fields: Any) -> Reading:
    base = {
        "id": "x", "sha256": "", "published": None, "language": "ar",
        "tasrih": {"version": "0", "lexicon": "0"}, "meta": {},
    }  # fmt: skip
    return msgspec.convert({**base, **fields}, Reading)


def said(start: int, end: int, name: str, of: str | None = "TUN", act: str = "state") -> dict[str, Any]:
    return {
        "id": "s1", "start": start, "end": end, "text": TEXT[start:end], "cue": None, "kind": "indirect",
        "source": {"name": name, "of": of, "resolved_by": "name"}, "act": act, "confidence": 1.0,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("لافروف", "سيرغي لافروف", True),
        ("وزارة الخارجية الروسية", "الخارجية الروسية", True),
        ("بالوزارة", "الوزارة", True),
        ("أحمد", "احمد", True),
        ("الوزير", "الرئيس", False),
        ("", "الرئيس", False),
        ("سامي الحداد", "سامي النجار", True),
        ("الرئيس التونسي المنتخب", "سامي النجار", False),
    ],
)
def test_names(one: str, other: str, same: bool) -> None:
    assert same_name(one, other) is same


def test_places_whole_words_first() -> None:
    assert occurrences("والوزير قال إن الوزيرة سافرت مع الوزير", "الوزير") == [1, 32]
    assert occurrences("الوزيرة", "الوزير") == [0], "better than nothing"
    assert occurrences(TEXT, "لا شيء") == []


def test_repeated_strings_take_the_next_place() -> None:
    gold = gold_of(ANNOTATION)
    assert [TEXT[d.start : d.end] for d in gold.dates] == ["الاتفاق", "الاتفاق"]
    assert gold.dates[0].start < gold.dates[1].start
    assert TEXT[gold.statements[0].start : gold.statements[0].end] == "الاتفاق قريب"


def test_what_is_not_in_the_text_is_left_out() -> None:
    annotation = {**ANNOTATION, "statements": [{**ANNOTATION["statements"][0], "content": "ليس هنا"}]}
    assert measure(gold_of(annotation), reading_of())["found"] == Count(0, 0, 0)


def test_counts_of_statements() -> None:
    gold = gold_of(ANNOTATION)
    first, second = gold.statements
    counts = measure(
        gold,
        reading_of(
            statements=[
                said(first.start, first.end, "الحداد"),
                said(second.start + 1, second.end, "المتحدثة", act="warn"),
                said(0, 3, "المتحدثة"),
            ]
        ),
    )
    assert counts["found"] == Count(2, 2, 3)
    assert counts["near-exact"] == Count(2, 2, 3)
    assert counts["attributed"] == Count(1, 2, 3)
    assert counts["attributed + act"] == Count(1, 2, 3)
    assert counts["act, where found"] == Count(1, 2, 2)


def test_alignment_takes_the_best_pair_first() -> None:
    def span(start: int, end: int) -> Span:
        return Span(start=start, end=end, text="")

    gold, found = [span(0, 10), span(0, 6)], [span(0, 9), span(0, 10)]
    assert align(gold, found, 0.5) == [(gold[0], found[1]), (gold[1], found[0])]
    assert align(gold, found, 0.95) == [(gold[0], found[1])]


def test_people_need_name_and_state() -> None:
    person = {"name": "الحداد", "role": None, "of": "TUN", "start": 0, "end": 1, "text": "ق"}
    counts = measure(gold_of(ANNOTATION), reading_of(people=[person, {**person, "of": "DZA"}]))
    assert counts["people"] == Count(1, 1, 2)
    assert counts["people + role"] == Count(0, 1, 2)


def test_scores_of_nothing_are_zero() -> None:
    assert Count(0, 0, 0).f1 == Count(0, 3, 0).precision == Count(0, 0, 3).recall == 0.0
    assert Count(2, 4, 2).f1 == pytest.approx(2 / 3)


def test_misplaced_spans_are_found_at_any_depth() -> None:
    good = said(0, 3, "الحداد")
    assert misplaced(TEXT, reading_of(statements=[good])) == []
    assert len(misplaced(TEXT, reading_of(statements=[{**good, "text": "قيل"}]))) == 1
    assert (
        len(misplaced(TEXT, reading_of(statements=[{**good, "source": {**good["source"], "start": 5, "end": 999}}])))
        == 1
    )


def test_floors_rise_and_drops_are_named(tmp_path: Path) -> None:
    path = tmp_path / "floors.json"
    assert read_floors(path) == {}
    write_floors(path, raised({"all": {"found": 0.8, "people": 0.5}}, {"all": {"found": 0.9}}))
    floors = read_floors(path)
    assert floors == {"all": {"found": 0.9, "people": 0.5}}
    assert drops({"all": {"found": 0.896, "people": 0.9}}, floors) == []
    assert [d.measure for d in drops({"all": {"found": 0.894, "people": 0.9}}, floors)] == ["found"]
    path.write_text("[]")
    with pytest.raises(SourceError, match="floors"):
        read_floors(path)


@pytest.fixture
def small(tmp_path: Path) -> list[str]:
    (tmp_path / "gold").mkdir()
    (tmp_path / "gold" / "x.json").write_text(json.dumps(ANNOTATION), encoding="utf-8")
    (tmp_path / "texts.jsonl").write_text(json.dumps({"id": "x", "text": TEXT}) + "\n", encoding="utf-8")
    return ["evaluate", "--gold", str(tmp_path / "gold"), "--texts", str(tmp_path / "texts.jsonl")]


def test_command_prints_all_tables(small: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run([*small, "--samples", "20"]) == 0
    out = capsys.readouterr().out
    for word in (
        "attributed",
        "95 %",
        "by kind",
        "resolved by",
        "dateline" if "dateline" in out else "dates",
    ):
        assert word in out
    assert run([*small, "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["found"]["gold"] == 2


def test_command_guards_floors(small: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "floors.json"
    assert run([*small, "--floors", str(path), "--raise-floors"]) == 0
    assert run([*small, "--floors", str(path)]) == 0
    write_floors(path, {"all": {"treaties": 0.9}})
    assert run([*small, "--floors", str(path)]) == 1
    assert "treaties" in capsys.readouterr().out


@pytest.mark.parametrize("slip", ["no folder", "no texts", "no such id", "no json", "not gold"])
def test_slips_are_explained(slip: str, small: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    gold, texts = tmp_path / "gold" / "x.json", tmp_path / "texts.jsonl"
    if slip == "no folder":
        gold.unlink()
    elif slip == "no texts":
        texts.unlink()
    elif slip == "no such id":
        texts.write_text('{"id": "y", "text": "نص"}\n', encoding="utf-8")
    elif slip == "no json":
        texts.write_text("nonsense\n", encoding="utf-8")
    else:
        gold.write_text('{"id": 5}')
    assert run(small) == 1
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith("tasrih: ")


needs_gold = pytest.mark.skipif(not (GOLD / "dev.jsonl").exists(), reason=f"no gold at {GOLD}")


def golden() -> list[GoldArticle]:
    return load_gold(GOLD / "dev", load_texts(GOLD / "dev.jsonl"))


@needs_gold
def test_halves_share_no_article() -> None:
    articles = golden()
    even, odd = articles[HALVES["even"]], articles[HALVES["odd"]]
    assert len(even) + len(odd) == len(articles)
    assert not {a.gold.id for a in even} & {a.gold.id for a in odd}


@needs_gold
def test_same_numbers_as_the_reference_scorer() -> None:
    """On real readings and on gold made worse by chance, in every measure, to three digits."""
    if not (SCORING / "goldlib.py").exists():
        pytest.skip(f"no reference scorer at {SCORING}")
    sys.path.insert(0, str(SCORING))
    try:
        goldlib, score = importlib.import_module("goldlib"), importlib.import_module("score")
    finally:
        sys.path.remove(str(SCORING))
    reader, dice = tasrih.load(), random.Random(7)  # noqa: S311
    articles = golden()
    for make in (lambda item: reader.read_article(article_of(item)), lambda item: worsened(item, dice)):
        tally, counts = goldlib.Tally(), []
        for item in articles:
            reading = make(item)
            theirs = json.loads((GOLD / "dev" / f"{item.gold.id}.json").read_text(encoding="utf-8"))
            goldlib.resolve(theirs, item.row["text"])
            goldlib.score_one(tally, theirs, score.flat(msgspec.to_builtins(reading)))
            counts.append(measure(item.gold, reading))
        ours = list(added(counts).values())
        assert [tuple(c) for c in ours] == [tuple(row) for row in tally.values()]


def worsened(item: GoldArticle, dice: random.Random) -> Reading:
    """Gold as a reading, with things dropped, moved and changed."""
    gold, size = item.gold, len(item.row["text"])

    def moved(thing: Any) -> dict[str, Any]:
        start = max(0, thing.start + dice.choice([0, 0, 0, -3, 8]))
        return {
            "start": start,
            "end": min(size, max(start + 1, thing.end + dice.choice([0, 0, 4, -6]))),
            "text": "",
        }

    def kept(things: list[Any]) -> list[Any]:
        return [thing for thing in things if getattr(thing, "start", 0) >= 0 and dice.random() < 0.8]

    def one_of(*values: Any) -> Any:
        return dice.choice(values)

    def statement(s: Any) -> dict[str, Any]:
        name = one_of(s.source, s.source.split()[-1], "غيره")
        made = said(0, 1, name, one_of(s.source_of, None), one_of(s.act, "deny"))
        codes = [*s.addressee, one_of("USA", "RUS")]
        return {**made, **moved(s), "issues": s.issues[:2], "addressee": codes, "kind": one_of(s.kind, "direct")}

    def event(e: Any) -> dict[str, Any]:
        return {
            "id": "e1", "type": one_of(e.type, "CONSULT"), "quad": 1, "intensity": 0.0, "confidence": 1.0,
            "source": one_of(e.source, e.target), "target": e.target, "flags": one_of([], ["future"], ["negated"]),
            **nowhere,
        }  # fmt: skip

    def person(p: Any) -> dict[str, Any]:
        of = one_of(p.of, p.of, "USA")
        return {"name": p.name.split()[-1], "role": one_of(p.role, None), "of": of, **nowhere}

    def quantity(q: Any) -> dict[str, Any]:
        return {**moved(q), "value": one_of(q.value, 5) or 0, "unit": one_of(q.unit, "count", "%") or "count"}

    nowhere = {"start": 0, "end": 1, "text": ""}
    return reading_of(
        people=[person(p) for p in kept(gold.people)],
        statements=[statement(s) for s in kept(gold.statements)],
        events=[event(e) for e in kept(gold.events)],
        quantities=[quantity(q) for q in kept(gold.quantities)],
        dates=[{**moved(d), "iso": one_of(d.iso, d.iso, "2019")} for d in kept(gold.dates)],
        treaties=[{**moved(t), "name": "x"} for t in kept(gold.treaties)],
        meta={
            "headline": one_of(None, {**nowhere, "text": gold.meta.headline or ""}),
            "dateline": {**nowhere, "place": one_of(gold.meta.dateline, "موسكو")},
        },
    )


@needs_gold
def test_intervals_hold_the_score() -> None:
    articles = golden()[HALVES["even"]]
    result = evaluate(articles, tasrih.load().read_article, samples=100)
    for name, interval in result.intervals.items():
        assert 0 <= interval.low <= interval.high <= 1, name
    found = result.intervals["found"]
    assert found.low - 0.02 <= result.total["found"].f1 <= found.high + 0.02
    assert "resolved by" in table(result)
    assert sum(c.gold for c in result.by_kind.values()) == result.total["found"].gold
    assert sum(c.found for c in result.by_resolution.values()) == result.total["found"].found


@needs_gold
def test_measured_has_all_halves() -> None:
    articles = golden()[:4]
    assert set(measured(articles, tasrih.load().read_article)) == {"all", "even", "odd"}
    assert isinstance(articles[0].gold.statements[0], GoldStatement)


def test_time_expressions(tmp_path: Path) -> None:
    rows = [
        {
            "id": "a",
            "published": "2020-06-10",
            "text": "وعقد الاجتماع أمس في جنيف، ويستمر حاليا حتى عام 2021.",
            "dates": [
                {"start": 14, "end": 17, "type": "DATE", "value": "2020-06-09"},
                {"start": 34, "end": 39, "type": "DATE", "value": "PRESENT_REF"},
                {"start": 44, "end": 52, "type": "DATE", "value": "2022"},
            ],
        }
    ]
    path = tmp_path / "times.jsonl"
    path.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in rows), encoding="utf-8")
    scores = score_times(load_timed(path), Reader().read_article, None)
    assert (scores.gold, scores.found, scores.values) == (2, 2, 1)
    assert scores.span_f1 == 1.0
    assert scores.value_f1 == 0.5


def test_coded_newswire(tmp_path: Path) -> None:
    rows = [
        {
            "id": "a",
            "published": "2020-06-10",
            "text": "قصفت الطائرات الإسرائيلية مواقع للجيش السوري قرب دمشق.",
            "events": [{"type": "ASSAULT", "source": "ISR", "target": "SYR"}],
        },
        {
            "id": "b",
            "text": "افتتح الوزير المعرض.",
            "events": [{"type": "PROTEST", "source": None, "target": "INT"}],
        },
    ]
    path = tmp_path / "events.jsonl"
    path.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in rows), encoding="utf-8")
    counts = score_coded(load_coded(path), {"ASSAULT", "PROTEST"}, Reader().read_article)
    assert counts["type"] == Count(1, 2, 1)
    assert counts["source country"] == Count(1, 1, 1)
    assert counts["target country"] == Count(1, 1, 1)
    with pytest.raises(SourceError, match=r"other\.jsonl"):
        load_coded(tmp_path / "other.jsonl")
