"""Agreement: the formulas of the Discourse Network Analyzer recomputed; windows, units, exports, the command."""

from __future__ import annotations

import json
import math
from collections import Counter, defaultdict
from itertools import combinations
from pathlib import Path
from typing import Any

import networkx
import pytest
from relation_samples import News, Said, record
from side_samples import sided
from test_positions import exported, starts, taken

import tasrih
from tasrih.cli.main import run
from tasrih.errors import RecordError, TasrihError
from tasrih.export.graphml import graphml
from tasrih.measure.agreement import Evidence, pairs

Counts = dict[tuple[str, str, int], int]
"""Actor, matter, sign → how often."""


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return record(tmp_path_factory.mktemp("agreement") / "many.duckdb", sided(150))


def counted(rows: list[dict[str, Any]], window: str, once: str) -> dict[str, Counts]:
    """By period: how often who takes which side on what, each counted once in its unit."""
    units = set()
    for row in rows:
        unit = {"story": row["story_id"], "document": row["article_id"], "window": ""}.get(once)
        unit = starts(row["published"], once) if unit is None else unit
        period = starts(row["published"], window)
        if unit is not None and period is not None:
            matter = (row["question"] or row["issue"]) + (f" → {row['target']}" if row["target"] else "")
            units.add((period, row["actor"], matter, 1 if row["value"] > 0 else -1, unit))
    found: defaultdict[str, Counter[tuple[str, str, int]]] = defaultdict(Counter)
    for period, actor, matter, sign, _ in units:
        found[period][actor, matter, sign] += 1
    return dict(found)


def networks(x: Counts, norm: str) -> dict[tuple[str, str], tuple[float, float]]:
    """Congruence and conflict of actors that meet, as the manual defines them."""
    actors, cells = sorted({a for a, _, _ in x}), sorted({(j, k) for _, j, k in x})
    found = {}
    for a, b in combinations(actors, 2):
        xa, xb = ({cell: x.get((actor, *cell), 0) for cell in cells} for actor in (a, b))
        if not {j for (j, _), n in xa.items() if n} & {j for (j, _), n in xb.items() if n}:
            continue
        same = sum(xa[cell] * xb[cell] for cell in cells)
        opposite = sum(xa[j, k] * xb.get((j, -k), 0) for j, k in cells)
        by = {
            "none": 1.0,
            "average": (sum(xa.values()) + sum(xb.values())) / 2,
            "jaccard": sum(xa[c] for c in cells if not xb[c]) + sum(xb[c] for c in cells if not xa[c]) + same,
            "cosine": math.sqrt(sum(xa.values()) ** 2) * math.sqrt(sum(xb.values()) ** 2),
        }[norm]
        found[a, b] = same / by, opposite / by
    return found


@pytest.mark.parametrize("norm", ["none", "average", "jaccard", "cosine"])
@pytest.mark.parametrize(
    ("by", "window", "once"),
    [
        ("question", "whole", "story"), ("question", "month", "document"), ("issue", "week", "week"),
        ("target", "whole", "day"), ("issue", "month", "window"), ("question", "day", "month"),
    ],
)  # fmt: skip
def test_networks_can_be_recomputed(filled: Path, tmp_path: Path, by: str, window: str, once: str, norm: str) -> None:
    rows = taken(exported(filled, tmp_path, "statements"), exported(filled, tmp_path, "stances"), by)
    told = [f"by={by}", f"window={window}", f"once={once}", f"norm={norm}"]
    got = {(row["period"], row["a"], row["b"]): row for row in exported(filled, tmp_path, "agreement", *told)}
    wanted = {
        (period, a, b): ties
        for period, x in counted(rows, window, once).items()
        for (a, b), ties in networks(x, norm).items()
    }
    assert len(wanted) > 1
    assert got.keys() == wanted.keys()
    for key, (congruence, conflict) in wanted.items():
        row = got[key]
        assert float(row["congruence"]) == pytest.approx(congruence, abs=1e-6)
        assert float(row["conflict"]) == pytest.approx(conflict, abs=1e-6)
        assert float(row["subtract"]) == pytest.approx(congruence - conflict, abs=2e-6)
        assert bool(json.loads(row["agreed"])) == (congruence > 0)
        assert bool(json.loads(row["differed"])) == (conflict > 0)


@pytest.mark.parametrize("norm", ["none", "activity", "prominence"])
def test_the_network_of_two_modes_can_be_recomputed(filled: Path, tmp_path: Path, norm: str) -> None:
    rows = taken(exported(filled, tmp_path, "statements"), exported(filled, tmp_path, "stances"), "question")
    x = counted(rows, "whole", "story")[""]
    by_actor, by_matter = Counter[str](), Counter[str]()
    for (actor, matter, _), n in x.items():
        by_actor[actor] += n
        by_matter[matter] += n
    for row in exported(filled, tmp_path, "affiliations", "by=question", f"norm={norm}"):
        actor, matter = row["actor"], row["question"] + (f" → {row['target']}" if row["target"] else "")
        balance = x.get((actor, matter, 1), 0) - x.get((actor, matter, -1), 0)
        over = {"none": 1, "activity": by_actor[actor], "prominence": by_matter[matter]}[norm]
        assert float(row["subtract"]) == pytest.approx(balance / over, abs=1e-6)


def said(actor: str, side: str, question: str = "iran-deal") -> Said:
    return Said("state", actor, "", ("iran-nuclear",), question, side)


def three(tmp_path: Path) -> tasrih.Database:
    """FRA and GBR are for the deal, the USA against it; FRA and the USA are for the ceasefire."""
    news = [
        News("2018-05-01", [said("FRA", "for"), said("FRA", "for")]),
        News("2018-05-02", [said("FRA", "for"), said("GBR", "for")]),
        News("2018-05-08", [said("USA", "against"), said("FRA", "for", "ceasefire")]),
        News("2018-06-01", [said("USA", "for", "ceasefire")]),
    ]
    return tasrih.open(record(tmp_path / "three.duckdb", news))


def test_by_hand(tmp_path: Path) -> None:
    db = three(tmp_path)
    found = {(one.a, one.b): one for one in pairs(db, by="question", norm="jaccard")}
    assert found.keys() == {("FRA", "GBR"), ("FRA", "USA"), ("GBR", "USA")}
    both = found["FRA", "GBR"]
    # FRA: twice for the deal, once for the ceasefire; GBR: once for the deal. Only the ceasefire is of one alone
    assert (both.congruence, both.conflict, both.agreed, both.n_a, both.n_b) == (
        round(2 / 3, 6),
        0,
        ["iran-deal"],
        3,
        1,
    )
    other = found["FRA", "USA"]
    # same: ceasefire 1; opposite: deal 2 × 1; of one alone: FRA's 2 for the deal, the one of the USA against it
    assert (other.congruence, other.conflict, other.subtract) == (1 / 4, 2 / 4, -1 / 4)
    assert (other.agreed, other.differed) == (["ceasefire"], ["iran-deal"])


def test_windows_part_what_does_not_meet(tmp_path: Path) -> None:
    db = three(tmp_path)
    found = [(str(one.period), one.a, one.b) for one in pairs(db, by="question", window="month")]
    assert found == [("2018-05-01", "FRA", "GBR"), ("2018-05-01", "FRA", "USA"), ("2018-05-01", "GBR", "USA")]
    weeks = [str(one.period) for one in pairs(db, by="question", window="week")]
    assert weeks == ["2018-04-30"]


def test_evidence_is_of_both_and_of_the_right_side(tmp_path: Path) -> None:
    db = three(tmp_path)
    evidence = Evidence(db, by="question")
    by_names = {(one.a, one.b): one for one in pairs(db, by="question")}
    (same,) = evidence.of(by_names["FRA", "USA"], same=True)
    (opposite,) = evidence.of(by_names["FRA", "USA"], same=False)
    assert (same.matter, same.a.value, same.b.value) == ("ceasefire", 1, 1)
    assert (opposite.matter, opposite.a.value, opposite.b.value) == ("iran-deal", 1, -1)
    assert evidence.of(by_names["FRA", "GBR"], same=False) == []


@pytest.mark.parametrize("wrong", [{"norm": "activity"}, {"once": "year"}, {"window": "year"}, {"party": "USA"}])
def test_what_does_not_fit_is_an_error(filled: Path, wrong: dict[str, Any]) -> None:
    with pytest.raises(RecordError):
        tasrih.open(filled).agreement(**wrong)


def test_graphml_can_be_read(tmp_path: Path) -> None:
    db = three(tmp_path)
    graph = networkx.parse_graphml(graphml(db.agreement(by="question", norm="none")), force_multigraph=True)
    weights = {tuple(sorted(ends)): data["weight"] for *ends, data in graph.edges(data=True)}
    assert weights == {("FRA", "GBR"): 2.0, ("FRA", "USA"): -1.0, ("GBR", "USA"): -1.0}
    assert graph.nodes["FRA"]["en"] == "France"
    conflict = networkx.parse_graphml(graphml(db.agreement(by="question", norm="none"), "conflict"))
    assert sorted(map(sorted, conflict.edges())) == [["FRA", "USA"], ["GBR", "USA"]]
    modes = networkx.parse_graphml(graphml(db.affiliations(by="question")))
    assert {data["mode"] for _, data in modes.nodes(data=True)} == {"actor", "matter"}
    assert modes.edges["USA", "iran-deal"]["weight"] == -1
    with pytest.raises(TasrihError, match="no conflict"):
        graphml(db.affiliations(by="question"), "conflict")


def test_graphml_has_periods_side_by_side(tmp_path: Path) -> None:
    news = [News(f"2018-0{month}-01", [said("FRA", "for"), said("GBR", "for")]) for month in (3, 4)]
    db = tasrih.open(record(tmp_path / "months.duckdb", news))
    graph = networkx.parse_graphml(graphml(db.agreement(by="question", window="month")), force_multigraph=True)
    assert sorted(data["period"] for *_, data in graph.edges(data=True)) == ["2018-03-01", "2018-04-01"]


def test_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = str(three(tmp_path).path)
    assert run(["agreement", path, "--question", "iran-deal"]) == 0
    out = capsys.readouterr().out
    assert "FRA – GBR" in out
    assert "United Kingdom – United States" in out
    assert run(["agreement", path, "--norm", "jaccard", "--window", "month", "--jsonl"]) == 0
    assert len(capsys.readouterr().out.splitlines()) == 3
    assert run(["agreement", path, "--two-mode", "--norm", "activity"]) == 0
    assert len(capsys.readouterr().out.splitlines()) == 5
    for ending in ("graphml", "csv", "jsonl"):
        target = tmp_path / f"net.{ending}"
        assert run(["agreement", path, "--export", str(target)]) == 0
        assert target.stat().st_size > 100
    assert run(["agreement", path, "--export", str(tmp_path / "net.txt")]) == 1
    assert run(["agreement", path, "--issue", "korea"]) == 0
    assert "no two take sides" in capsys.readouterr().out
