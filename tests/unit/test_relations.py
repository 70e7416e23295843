"""The series of a dyad: counts, nulls, and the index recomputed from the export by other code."""

from __future__ import annotations

import csv
import datetime
import math
import random
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from relation_samples import Did, News, Said, many, record

import tasrih
from tasrih.cli.main import run
from tasrih.errors import RecordError
from tasrih.measure.relations import Dyad, Span, series
from tasrih.record.database import Database

DAY = datetime.date
Cell = tuple[str, str, str]
COLUMNS = ("cooperation", "conflict", "more_cooperation", "more_conflict", "index", "low", "high", "usual")


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


def by_hand(incidents: list[dict[str, str]], every: str, directed: bool) -> dict[tuple[str, str, str], list[Act]]:
    """(a, b, period) → scores with the number of tellings; the sides of what is mutual are both."""
    cells: defaultdict[tuple[str, str, str], list[Act]] = defaultdict(list)
    for row in incidents:
        if row["tense"] != "present" or not row["day"]:
            continue
        pair = row["source"], row["target"]
        sides = [pair] if directed else [(min(pair), max(pair))]
        if directed and row["mutual"] == "true":
            sides.append((pair[1], pair[0]))
        for a, b in sides:
            cells[a, b, starts(row["day"], every)].append(Act(float(row["intensity"]), int(row["reports"])))
    return cells


class Act(NamedTuple):
    """One incident."""

    score: float
    told: int

    def points(self, sign: int) -> float:
        """What it weighs on one side of the scale."""
        return max(0.0, sign * self.score) * (1 + math.log2(self.told))


class Estimate:
    """The index once more, written from the formula of the documents. `covered`: (a, b, period) → exposure."""

    def __init__(self, acts: list[Act], cells: dict[Cell, list[Act]], covered: dict[Cell, float], every: str) -> None:
        self.scale = 10 * {"day": 1, "week": 7, "month": 30.4375}[every] / 7
        self.cells, self.covered = cells, covered
        self.c, self.usual, self.h = {}, {}, {}
        for sign in (1, -1):
            points = [act.points(sign) for act in acts]
            self.c[sign] = sum(p * p for p in points) / sum(points)
            self.usual[sign] = self._usual(sign)
            self.h[sign] = self._swing(sign)

    def force(self, cell: Cell, sign: int) -> float:
        return sum(act.points(sign) for act in self.cells.get(cell, []))

    def _usual(self, sign: int) -> dict[tuple[str, str], float]:
        overall = sum(self.force(cell, sign) for cell in self.covered) / sum(self.covered.values())
        sums: defaultdict[tuple[str, str], list[float]] = defaultdict(lambda: [overall, 1.0])
        for cell, exposure in self.covered.items():
            sums[cell[:2]][0] += self.force(cell, sign)
            sums[cell[:2]][1] += exposure
        return {pair: f / e for pair, (f, e) in sums.items()}

    def _swing(self, sign: int) -> float:
        above = below = 0.0
        for cell, e in self.covered.items():
            expected = e * self.usual[sign][cell[:2]]
            above += (self.force(cell, sign) - expected) ** 2 - self.c[sign] * expected
            below += expected**2
        return max(0.05, above / below)

    def row(self, cell: Cell) -> list[float]:
        """Force, more than usual, index, low and high, usual."""
        e = self.covered[cell]
        levels, variances, more, usual = {}, {}, [], {}
        for sign in (1, -1):
            f, c, m = self.force(cell, sign), self.c[sign], self.usual[sign][cell[:2]]
            r = c / (self.h[sign] * m)
            levels[sign] = (f + r * m) / (e + r)
            variances[sign] = c * levels[sign] / (e + r)
            more.append(2 * math.sqrt(f / c + 3 / 8) - 2 * math.sqrt(e * m / c + 3 / 8))
            usual[sign] = m
        index, reach = self._index(levels), 1.96 * math.sqrt(self._variance(levels, variances))
        forces = [self.force(cell, 1), self.force(cell, -1)]
        bounds = [max(-10.0, index - reach), min(10.0, index + reach)]
        return [*forces, *more, index, *bounds, self._index(usual)]

    def _index(self, level: dict[int, float]) -> float:
        return 10 * (level[1] - level[-1]) / (level[1] + level[-1] + self.scale)

    def _variance(self, level: dict[int, float], variance: dict[int, float]) -> float:
        whole = (level[1] + level[-1] + self.scale) ** 2
        slopes = {sign: 10 * (2 * level[-sign] + self.scale) / whole for sign in (1, -1)}
        return sum(slopes[sign] ** 2 * variance[sign] for sign in (1, -1))


@pytest.mark.parametrize("every", ["day", "week", "month"])
@pytest.mark.parametrize("directed", [False, True])
def test_the_export_can_be_recomputed_to_the_digit(filled: Path, tmp_path: Path, every: str, directed: bool) -> None:
    incidents = exported(filled, tmp_path, "incidents")
    rows = exported(filled, tmp_path, "relations", f"every={every}", f"directed={str(directed).lower()}")
    articles = exported(filled, tmp_path, "articles", "originals=true")
    volume = Counter(starts(row["published"], every) for row in articles)
    covered = {
        (row["a"], row["b"], row["period"]): volume[row["period"]] / (sum(volume.values()) / len(volume))
        for row in rows
    }
    cells = by_hand(incidents, every, directed)
    acts = [act for some in by_hand(incidents, every, directed=False).values() for act in some]
    estimate = Estimate(acts, cells, covered, every)
    assert set(covered) >= set(cells)
    assert len(covered) == len(rows) > 20
    for row in rows:
        cell = row["a"], row["b"], row["period"]
        assert int(row["incidents"]) == len(cells.get(cell, []))
        assert float(row["net"]) == sum(act.score for act in cells.get(cell, []))
        assert float(row["exposure"]) == round(covered[cell], 4)
        assert [float(row[name]) for name in COLUMNS] == [round(value, 4) for value in estimate.row(cell)]


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
    silent, quiet = rows[1], rows[2]
    assert (silent.index, silent.low, silent.high, silent.conflict, silent.more_conflict) == (None,) * 5
    assert quiet.index is not None
    assert quiet.usual is not None
    assert quiet.usual < quiet.index < 0
    assert quiet.conflict == 0


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


def test_thin_data_is_pulled_to_the_usual_and_much_is_not(tmp_path: Path) -> None:
    """One sanction in a quiet month between two who have little to do with one another says less than in many."""
    quiet = [News(f"2018-{m:02}-{d:02}", actors=["USA", "RUS", "FRA"]) for m in range(1, 9) for d in (3, 13, 23)]
    once = [News("2018-05-05", [Did("SANCTION", "USA", "RUS")])]
    kinds = ["SANCTION", "ACCUSE", "SANCTION", "ACCUSE"]
    often = [
        News(f"2018-05-{n + 1:02}", [Did(kinds[n % 4], "USA", "FRA", intensity=-6.0)], words=f"often {n}")
        for n in range(28)
    ]
    db = Database(record(tmp_path / "n.duckdb", [*quiet, *once, *often]))
    thin, thick = (
        next(row for row in series(db, Dyad("USA", code), "month") if row.label == "2018-05") for code in ("RUS", "FRA")
    )
    assert thin.index is not None
    assert thick.index is not None
    assert -10 < thick.index < thin.index - 2 < 0
    for row in (thin, thick):
        assert row.usual is not None
        assert row.low is not None
        assert row.high is not None
        assert row.index is not None
        assert -10 <= row.low < row.index < row.high <= 10
    assert thick.usual is not None
    assert thick.index < thick.usual < 0


def test_what_many_tell_weighs_more_and_copies_do_not(tmp_path: Path) -> None:
    def force(*news: News) -> float | None:
        path = tmp_path / f"{len(list(tmp_path.iterdir()))}.duckdb"
        return series(Database(record(path, news)), Dyad("USA", "RUS"), "week")[0].conflict

    one = News("2018-03-05", [Did("SANCTION", "USA", "RUS")], words="one")
    assert force(one) == 6
    assert force(one, one._replace(outlet="ثانية"), one._replace(outlet="ثالثة")) == 6
    assert force(one, one._replace(words="another")) == 12
    assert force(*(one._replace(words=f"w{n}") for n in range(4))) == 18


def test_the_interval_holds_what_it_promises(tmp_path: Path) -> None:
    """Drawn from the model that the estimator assumes, nineteen of twenty intervals hold the truth."""
    chance = random.Random(11)  # noqa: S311
    truth: dict[tuple[str, str], float] = {}
    facts: list[tuple[str, Did]] = []
    for d in range(40):
        usual = {1: chance.uniform(1, 6), -1: chance.uniform(1, 6)}
        for month in range(1, 6):
            level = {sign: chance.gammavariate(2, usual[sign] / 2) for sign in (1, -1)}
            points = {sign: 5 * level[sign] for sign in (1, -1)}
            truth[f"D{d}", f"2018-{month:02}"] = 10 * (points[1] - points[-1]) / (sum(points.values()) + 304.375 / 7)
            for sign, kinds in ((1, ["SUPPORT", "AGREE", "AID"]), (-1, ["SANCTION", "ACCUSE", "REQUEST"])):
                for n in range(_poisson(level[sign], chance)):
                    day = f"2018-{month:02}-{n // 3 + 1:02}"
                    facts.append((day, Did(kinds[n % 3], "USA", f"D{d}", day, intensity=5.0 * sign)))
    news = [News(day, [did], words=f"{n}") for n, (day, did) in enumerate(facts)]
    news += [
        News(f"2018-{month:02}-28", actors=["USA", *(f"D{d}" for d in range(40))], words=f"all {month}")
        for month in range(1, 6)
    ]
    rows = tasrih.open(record(tmp_path / "n.duckdb", news)).relations(every="month")
    held = [
        low <= truth[a if a != "USA" else b, label] <= high
        for a, b, label, low, high in rows.project("a, b, label, low, high").fetchall()
        if (a if a != "USA" else b, label) in truth and "USA" in (a, b)
    ]
    print(sum(held) / len(held))
    assert len(held) == len(truth)
    assert 0.9 <= sum(held) / len(held) <= 0.99


def _poisson(mean: float, chance: random.Random) -> int:
    """How many steps of unit rate fit (Knuth)."""
    count, left = 0, chance.expovariate(1)
    while left < mean:
        count, left = count + 1, left + chance.expovariate(1)
    return count


@pytest.mark.parametrize("news", [[], [News("2018-03-05")], [News(None, [Did("ACCUSE", "USA", "RUS")])]])
def test_records_with_next_to_nothing(tmp_path: Path, news: list[News]) -> None:
    path = record(tmp_path / "n.duckdb", news)
    for every in ("day", "week", "month"):
        assert _all(path, every) == []
    with pytest.raises(RecordError, match="nothing between"):
        series(Database(path), Dyad("USA", "RUS"), "week")


def test_one_incident_is_enough_to_answer(tmp_path: Path) -> None:
    path = record(tmp_path / "n.duckdb", [News("2018-03-05", [Did("ACCUSE", "USA", "RUS")])])
    (row,) = series(Database(path), Dyad("USA", "RUS"), "week")
    assert row.index is not None
    assert row.usual is not None
    assert row.usual - 1 < row.index < 0


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
    rows = series(Database(filled), Dyad("AAA", "BBB"), "week", Span(DAY(2018, 2, 8), DAY(2018, 3, 1)))
    assert [row.label for row in rows] == ["2018-W06", "2018-W07", "2018-W08", "2018-W09"]
    whole = {row.label: row for row in series(Database(filled), Dyad("BBB", "AAA"), "week")}
    assert all(whole[row.label] == row for row in rows)
