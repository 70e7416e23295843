"""The series of a dyad: counts, nulls, and the index recomputed from the export by other code."""

from __future__ import annotations

import csv
import datetime
import math
import random
from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest
from relation_samples import Did, News, Said, many, record

import tasrih
from tasrih.cli.main import run
from tasrih.errors import RecordError
from tasrih.measure.relations import Dyad, series
from tasrih.record.database import Database

DAY = datetime.date


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return record(tmp_path_factory.mktemp("relations") / "many.duckdb", many(260))


def exported(path: Path, folder: Path, table: str, *where: str) -> list[dict[str, str]]:
    target = folder / f"{table}.csv"
    told = [part for condition in where for part in ("--where", condition)]
    assert run(["export", str(path), table, "--to", str(target), *told]) == 0
    with target.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def week(day: str) -> str:
    return (DAY.fromisoformat(day) - datetime.timedelta(days=DAY.fromisoformat(day).weekday())).isoformat()


def starts(day: str, every: str) -> str:
    return {"day": day, "week": week(day), "month": day[:7] + "-01"}[every]


def by_hand(incidents: list[dict[str, str]], every: str, directed: bool) -> dict[tuple[str, str, str], Any]:
    """(a, b, period) → its scores; the sides of what is mutual are both."""
    cells: defaultdict[tuple[str, str, str], list[float]] = defaultdict(list)
    for row in incidents:
        if row["tense"] != "present" or not row["day"]:
            continue
        pair = row["source"], row["target"]
        sides = [pair] if directed else [(min(pair), max(pair))]
        if directed and row["mutual"] == "true":
            sides.append((pair[1], pair[0]))
        for a, b in sides:
            cells[a, b, starts(row["day"], every)].append(float(row["intensity"]))
    return cells


class Estimate:
    """The estimator of Jewell once more, written from the formula of the documents."""

    def __init__(self, cells: dict[tuple[str, str, str], list[float]]) -> None:
        dyads: defaultdict[tuple[str, str], list[list[float]]] = defaultdict(list)
        for (a, b, _), scores in sorted(cells.items()):
            dyads[a, b].append(scores)
        inside = sum((x - sum(xs) / len(xs)) ** 2 for periods in dyads.values() for xs in periods for x in xs)
        self.s2 = max(0.25, inside / sum(len(xs) - 1 for periods in dyads.values() for xs in periods))
        self.t2 = self._between_periods(dyads)
        own = {pair: self._own(periods) for pair, periods in dyads.items()}
        total = sum(z for z, _ in own.values())
        middle = sum(z * mean for z, mean in own.values()) / total
        spread = sum(z * (mean - middle) ** 2 for z, mean in own.values()) - (len(own) - 1) * self.t2
        self.u2 = max(0.25, spread / (total - sum(z * z for z, _ in own.values()) / total))
        self.q = {pair: z / (z + self.t2 / self.u2) for pair, (z, _) in own.items()}
        overall = sum(self.q[pair] * own[pair][1] for pair in own) / sum(self.q.values())
        self.long_run = {pair: self.q[pair] * own[pair][1] + (1 - self.q[pair]) * overall for pair in own}

    def _between_periods(self, dyads: dict[tuple[str, str], list[list[float]]]) -> float:
        above = below = 0.0
        for periods in dyads.values():
            n = sum(map(len, periods))
            mean = sum(map(sum, periods)) / n
            above += sum(len(xs) * (sum(xs) / len(xs) - mean) ** 2 for xs in periods) - (len(periods) - 1) * self.s2
            below += n - sum(len(xs) ** 2 for xs in periods) / n
        return max(0.25, above / below)

    def _own(self, periods: list[list[float]]) -> tuple[float, float]:
        z = [len(xs) / (len(xs) + self.s2 / self.t2) for xs in periods]
        return sum(z), sum(w * sum(xs) / len(xs) for w, xs in zip(z, periods, strict=True)) / sum(z)

    def index(self, pair: tuple[str, str], scores: list[float]) -> tuple[float, float, float]:
        """Index, low and high of a period with these scores."""
        z = len(scores) / (len(scores) + self.s2 / self.t2)
        mean = sum(scores) / len(scores) if scores else 0.0
        at = z * mean + (1 - z) * self.long_run[pair]
        reach = 1.96 * math.sqrt((1 - z) * self.t2 + (1 - z) ** 2 * (1 - self.q[pair]) * self.u2)
        return at, max(-10.0, at - reach), min(10.0, at + reach)


@pytest.mark.parametrize("every", ["day", "week", "month"])
@pytest.mark.parametrize("directed", [False, True])
def test_the_export_can_be_recomputed_to_the_digit(filled: Path, tmp_path: Path, every: str, directed: bool) -> None:
    incidents = exported(filled, tmp_path, "incidents")
    rows = exported(filled, tmp_path, "relations", f"every={every}", f"directed={str(directed).lower()}")
    cells = by_hand(incidents, every, directed)
    estimate = Estimate(cells)
    assert {(row["a"], row["b"], row["period"]) for row in rows} >= set(cells)
    for row in rows:
        pair = row["a"], row["b"]
        scores = cells.get((*pair, row["period"]), [])
        assert int(row["incidents"]) == len(scores)
        assert float(row["net"]) == sum(scores)
        told = [float(row[name]) for name in ("index", "low", "high")]
        assert told == [round(value, 4) for value in estimate.index(pair, scores)]
        assert float(row["long_run"]) == round(estimate.long_run[pair], 4)
    assert len(rows) > 20


def test_no_coverage_is_null_and_quiet_is_naught(tmp_path: Path) -> None:
    news = [
        News("2018-03-05", [Did("ACCUSE", "USA", "RUS"), Said("warn", "USA", "RUS")]),
        News("2018-03-12", actors=["FRA"]),
        News("2018-03-19", actors=["USA", "RUS"]),
        News("2018-03-26", [Did("SANCTION", "USA", "RUS")]),
    ]
    path = record(tmp_path / "n.duckdb", news)
    rows = series(Database(path), Dyad("USA", "RUS"), "week")
    assert [row.label for row in rows] == ["2018-W10", "2018-W11", "2018-W12", "2018-W13"]
    assert [row.articles for row in rows] == [1, 0, 1, 1]
    assert [row.incidents for row in rows] == [1, None, 0, 1]
    assert [row.statements for row in rows] == [1, None, 0, 0]
    assert [row.quad4 for row in rows] == [0, None, 0, 1]
    assert [row.net for row in rows] == [-3, None, 0, -6]
    assert [row.mean for row in rows] == [-3, None, None, -6]
    silent, quiet = rows[1], rows[2]
    assert silent.index is None
    assert silent.low is None
    assert quiet.index == quiet.long_run
    assert quiet.weight == 0


def test_statements_are_never_summed_with_incidents(tmp_path: Path) -> None:
    news = [News("2018-03-05", [Said("warn", "USA", "RUS"), Said("praise", "RUS", "USA"), Said("state", "USA", "RUS")])]
    path = record(tmp_path / "n.duckdb", news)
    (row,) = series(Database(path), Dyad("RUS", "USA"), "month")
    assert (row.statements, row.friendly, row.hostile, row.incidents, row.net) == (3, 1, 1, 0, 0)
    (row,) = series(Database(path), Dyad("RUS", "USA", directed=True), "month")
    assert (row.statements, row.friendly, row.hostile) == (1, 1, 0)


def test_future_past_and_hypothetical_stay_out(tmp_path: Path) -> None:
    flags: list[tuple[str, ...]] = [("future",), ("past",), ("hypothetical",), ("negated",)]
    news = [News("2018-03-05", [Did("SANCTION", "USA", "RUS", flags=flag)]) for flag in flags]
    news.append(News("2018-03-05", [Did("ACCUSE", "USA", "RUS")]))
    (row,) = series(Database(record(tmp_path / "n.duckdb", news)), Dyad("RUS", "USA"), "day")
    assert (row.incidents, row.quad3, row.quad4) == (1, 1, 0)
    assert row.articles == 5


def test_one_way_and_both_ways(tmp_path: Path) -> None:
    news = [News("2018-03-05", [Did("ACCUSE", "USA", "RUS"), Did("CONSULT", "RUS", "USA")])]
    db = Database(record(tmp_path / "n.duckdb", news))
    counts = {
        dyad: [row.incidents for row in series(db, dyad, "day")]
        for dyad in (Dyad("USA", "RUS"), Dyad("USA", "RUS", directed=True), Dyad("RUS", "USA", directed=True))
    }
    assert list(counts.values()) == [[2], [2], [1]]


def test_copies_change_nothing(tmp_path: Path) -> None:
    news = [one for one in many(60) if one.outlet == News(None).outlet]
    tripled = [one._replace(outlet=name) for one in news for name in ("أ", "ب", "ج")]
    few, more = (record(tmp_path / f"{len(some)}.duckdb", some) for some in (news, tripled))
    for every in ("day", "week", "month"):
        assert _all(few, every) == _all(more, every)


def _all(path: Path, every: str) -> list[tuple[Any, ...]]:
    return tasrih.open(path).relations(every=every).fetchall()


def test_thin_data_is_pulled_and_thick_data_is_not(tmp_path: Path) -> None:
    """A dyad seen once stands near the others; one seen often stands where its own incidents are."""
    news = [News(f"2018-03-{n % 28 + 1:02}", [Did("SANCTION", "USA", f"C{n}", intensity=-6.0)]) for n in range(40)]
    news += [News("2018-03-05", [Did("AID", "USA", "THIN", intensity=10.0)])]
    kinds = ["AID", "COOPERATE", "SUPPORT", "AGREE"]
    facts = [Did(kinds[n % 4], "USA", "THICK", intensity=10.0) for n in range(100)]
    news += [News(f"2018-03-{n % 28 + 1:02}", [fact], words=f"thick {n}") for n, fact in enumerate(facts)]
    db = Database(record(tmp_path / "n.duckdb", news))
    (thin,), (thick,) = (series(db, Dyad("USA", code), "month") for code in ("THIN", "THICK"))
    assert thin.weight is not None
    assert thick.weight is not None
    assert thin.index is not None
    assert thick.index is not None
    assert thin.weight < thick.weight
    assert thin.index < thick.index <= 10
    assert thick.index > 9
    assert _reach(thin.low, thin.high) >= _reach(thick.low, thick.high)


def _reach(low: float | None, high: float | None) -> float:
    assert low is not None
    assert high is not None
    assert -10 <= low <= high <= 10
    return high - low


def test_the_interval_holds_what_it_promises(tmp_path: Path) -> None:
    """Drawn from the model that the estimator assumes, nineteen of twenty intervals hold the truth."""
    chance = random.Random(11)  # noqa: S311
    truth: dict[tuple[str, str], float] = {}
    news = []
    kinds = ["AGREE", "SUPPORT", "AID", "REQUEST", "ACCUSE", "SANCTION"]
    for d in range(30):
        long_run = chance.gauss(0, 2)
        for month in range(1, 6):
            level = truth[f"D{d}", f"2018-{month:02}"] = chance.gauss(long_run, 1.5)
            for n in range(chance.randint(1, 6)):
                kind = kinds[n % len(kinds)]
                day = f"2018-{month:02}-{chance.randint(1, 28):02}"
                news.append(
                    News(day, [Did(kind, "USA", f"D{d}", day, intensity=chance.gauss(level, 2))], words=f"{len(news)}")
                )
    rows = tasrih.open(record(tmp_path / "n.duckdb", news)).relations(every="month")
    held = [
        low <= truth[a if a != "USA" else b, label] <= high
        for a, b, label, low, high in rows.project("a, b, label, low, high").fetchall()
    ]
    assert len(held) == len(truth)
    assert 0.9 <= sum(held) / len(held) <= 0.99


@pytest.mark.parametrize("news", [[], [News("2018-03-05")], [News(None, [Did("ACCUSE", "USA", "RUS")])]])
def test_records_with_next_to_nothing(tmp_path: Path, news: list[News]) -> None:
    path = record(tmp_path / "n.duckdb", news)
    for every in ("day", "week", "month"):
        assert _all(path, every) == []
    with pytest.raises(RecordError, match="nothing between"):
        series(Database(path), Dyad("USA", "RUS"), "week")


def test_two_incidents_are_enough_to_answer(tmp_path: Path) -> None:
    path = record(tmp_path / "n.duckdb", [News("2018-03-05", [Did("ACCUSE", "USA", "RUS")])])
    (row,) = series(Database(path), Dyad("USA", "RUS"), "week")
    assert row.index == row.long_run == -3


@pytest.mark.parametrize("code", ["", "'; DROP TABLE incidents; --", "روسيا", "\u202eRUS", "A" * 10_000])
def test_hostile_actors_are_only_unknown(filled: Path, code: str) -> None:
    with pytest.raises(RecordError, match="nothing between"):
        series(Database(filled), Dyad("AAA", code), "week")


def test_wrong_settings_are_said(filled: Path) -> None:
    db = tasrih.open(filled)
    with pytest.raises(RecordError, match="is none of week, day, month"):
        db.relations(every="year")
    with pytest.raises(RecordError, match="no filter"):
        db.relations(speaker="AAA")  # type: ignore[call-arg]
    with pytest.raises(RecordError, match="between two actors"):
        series(db, Dyad("AAA", "AAA"), "week")


def test_days_cut_the_series(filled: Path) -> None:
    rows = series(Database(filled), Dyad("AAA", "BBB"), "week", DAY(2018, 2, 8), DAY(2018, 3, 1))
    assert [row.label for row in rows] == ["2018-W06", "2018-W07", "2018-W08", "2018-W09"]
    whole = {row.label: row for row in series(Database(filled), Dyad("BBB", "AAA"), "week")}
    assert all(whole[row.label] == row for row in rows)
