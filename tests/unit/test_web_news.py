"""What changed, on the desk: new positions as the sides tell them, and the page of a day as the API has it."""

from __future__ import annotations

import datetime
import re
from pathlib import Path
from typing import Any

import pytest
from relation_samples import record as sides_record
from side_samples import sided
from starlette.testclient import TestClient
from watch_samples import PAPERS, Paper, rows_of
from web_samples import client, record

import tasrih
from tasrih.web.desk import Desk
from tasrih.web.protocol import answer
from tasrih.web.resources.news import KINDS

_ID = re.compile(r'data-id="([^"]+)"')
SPAN = "since=2020-05-01&until=2020-06-06"
MORE = [
    Paper("2020-05-20", "أولى", "طهران – قال وزير الخارجية الإيراني جواد ظريف إن بلاده تؤيد الاتفاق النووي."),
    Paper("2020-06-01", "ثانية", "أنقرة – هددت تركيا اليونان بالرد إذا واصلت انتهاك حدودها."),
    Paper("2020-06-01", "أولى", "أنقرة – حذرت تركيا اليونان من مواصلة انتهاك حدودها."),
    Paper("2020-06-02", "ثانية", "القاهرة – وافقت مصر على استضافة المحادثات الليبية."),
    Paper("2020-06-02", "أولى", "باريس – تعهد الرئيس الفرنسي إيمانويل ماكرون بمواصلة دعم لبنان."),
    Paper("2020-06-02", "ثانية", "موسكو – تتفق روسيا والصين على ضرورة رفع العقوبات عن سوريا."),
    Paper("2020-06-03", "أولى", "موسكو – لم تهدد روسيا أوكرانيا بقطع الغاز."),
    Paper("2020-06-04", "أولى", "واشنطن – أعلن الرئيس الأميركي دونالد ترامب أن بلاده ترفض الاتفاق النووي مع إيران."),
]


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return record(tmp_path_factory.mktemp("news") / "news.duckdb", rows_of([*PAPERS, *MORE]))


@pytest.fixture(scope="module")
def desk(path: Path) -> TestClient:
    return client(path)


@pytest.fixture(scope="module")
def sides(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return sides_record(tmp_path_factory.mktemp("sides") / "many.duckdb", sided(200))


def asked(desk: TestClient, query: str, resource: str = "news") -> list[dict[str, Any]]:
    found = desk.get(f"/api/v1/{resource}?limit=1000&{query}")
    assert found.status_code == 200, found.text
    rows: list[dict[str, Any]] = found.json()["rows"]
    return rows


@pytest.mark.parametrize(
    "query",
    [SPAN, f"{SPAN}&actor=TUR", f"{SPAN}&ahead=30", f"{SPAN}&issue=iran-nuclear", "until=2020-06-04"],
)
def test_page_and_api_say_the_same(desk: TestClient, query: str) -> None:
    rows = asked(desk, f"{query}&most=8")
    assert rows
    assert _ID.findall(desk.get(f"/ar/today?{query}&window=day").text) == [row["id"] for row in rows]
    assert desk.get(f"/en/today?{query}&format=json").json() == rows


def test_all_rows_come_in_parts_each_once(desk: TestClient) -> None:
    whole = asked(desk, SPAN)
    assert desk.get(f"/api/v1/news?limit=0&{SPAN}").json()["total"] == len(whole)
    for size in (1, 3, 7):
        address: str | None = f"/api/v1/news?limit={size}&{SPAN}"
        seen: list[str] = []
        while address:
            told = desk.get(address).json()
            assert told["total"] == len(whole)
            seen += [row["id"] for row in told["rows"]]
            address = told["next"]
        assert seen == [row["id"] for row in whole]
    assert desk.get(f"/api/v1/news?limit=2&most=1&{SPAN}").json()["total"] == len(asked(desk, f"{SPAN}&most=1"))


def test_who_did_what_to_whom(desk: TestClient) -> None:
    rows = asked(desk, SPAN)
    told = [(row["kind"], row["who"], row["act"], row["to"]) for row in rows]
    assert ("threat", ["TUR"], "threaten", ["GRC"]) in told
    assert [act for kind, who, act, _ in told if kind == "threat" and who == ["TUR"]] == ["threaten"]
    assert any(kind == "agreement" and who == ["EGY"] for kind, who, *_ in told)
    assert ("agreement", ["CHN", "RUS"], None, []) in told
    assert any(kind == "commitment" and who == ["FRA"] for kind, who, *_ in told)
    assert not any(who == ["RUS"] and kind == "threat" for kind, who, *_ in told)
    assert [row["kind"] for row in rows] == sorted((row["kind"] for row in rows), key=KINDS.index)


def test_evidence_stands_in_its_article(desk: TestClient, path: Path) -> None:
    for row in asked(desk, SPAN):
        text = tasrih.open(path).text(row["article_id"]) or ""
        assert text[row["char_start"] : row["char_end"]] == row["text"], row["id"]
        assert (row["outlets"], row["confidence"]) >= (1, 0)


def test_a_new_position_is_the_first_of_the_record(desk: TestClient) -> None:
    first = asked(desk, "since=2020-05-20&until=2020-05-20&kind=new-position")
    assert [(row["who"], row["question"], row["side"]) for row in first] == [(["IRN"], "iran-deal", "for")]
    assert asked(desk, "since=2020-05-21&until=2020-06-01&kind=new-position") == []


def test_dates_newly_told_and_due_soon(desk: TestClient) -> None:
    told = asked(desk, "since=2020-06-03&until=2020-06-04&kind=deadline")
    assert {row["act"] for row in told} == {"election", "treaty-end", "deadline"}
    assert all(row["day"] in ("2020-06-03", "2020-06-04") for row in told)
    for day in ("2020-06-01", "2020-06-02"):
        assert all(row["published"] <= day for row in asked(desk, f"until={day}&kind=due&ahead=90"))
        assert [
            row["articles"] for row in asked(desk, f"until={day}&kind=due&ahead=90") if row["act"] == "meeting"
        ] == [int(day[-1])]
    soon = asked(desk, "until=2020-06-06&kind=due&ahead=10")
    assert {row["act"] for row in soon} == {"visit"}
    assert asked(desk, "until=2020-06-06&kind=due&ahead=60") != soon
    assert "in 9 days" in desk.get("/en/today?until=2020-06-06&ahead=10").text


def test_since_a_day(desk: TestClient) -> None:
    week = desk.get("/en/today?until=2020-06-06&window=week")
    since = desk.get("/en/today?until=2020-06-06&since=2020-05-31")
    assert _ID.findall(week.text) == _ID.findall(since.text)
    for wrong in ("since=2020-06-07&until=2020-06-06", "window=year", "since=then", "kind=threat"):
        assert desk.get(f"/en/today?{wrong}").status_code == 400, wrong
    assert desk.get("/api/v1/news?kind=rumour").status_code == 400


@pytest.mark.parametrize("by", ["question", "target", "issue"])
def test_new_positions_are_the_first_sides(sides: Path, by: str) -> None:
    said = tasrih.open(sides).sides(by=by).filter("published IS NOT NULL")
    rows = said.project("actor, issue, question, target, value > 0, published, key, story_id").fetchall()
    known: dict[tuple[Any, ...], dict[bool, list[tuple[datetime.date, str]]]] = {}
    for *matter, side, day, _, story in sorted(rows, key=lambda row: (row[5], row[6])):
        known.setdefault(tuple(matter), {}).setdefault(side, []).append((day, story))
    expected = {
        (*matter, "for" if side else "against", str(told[0][0]), "other-side" if n else "first")
        for matter, sides_told in known.items()
        for n, (side, told) in enumerate(sides_told.items())
        if not n or len({story for day, story in told if (day - told[0][0]).days <= 14}) > 1
    }
    assert {row[-1] for row in expected} == {"first", "other-side"}
    found = asked(client(sides), f"by={by}", "new_positions")
    names = ("actor", "issue", "question", "target", "side", "published", "kind")
    assert {tuple(row[name] for name in names) for row in found} == expected
    days = [row["published"] for row in found]
    assert days == sorted(days, reverse=True)


@pytest.mark.parametrize(
    "query",
    ["", "by=target", "by=issue&actor=BBB", "kind=other-side", "side=against&limit=3", "question=ceasefire",
     "since=2018-02-01&until=2018-03-31", "order=oldest"],
)  # fmt: skip
def test_the_page_of_new_positions_says_the_same(sides: Path, query: str) -> None:
    desk = client(sides)
    rows = desk.get(f"/api/v1/new_positions?{query}").json()["rows"]
    assert rows
    assert _ID.findall(desk.get(f"/en/firsts?{query}").text) == [row["id"] for row in rows]
    assert desk.get("/en/firsts?by=speaker").status_code == 400


def test_assistants_get_the_evidence(path: Path) -> None:
    for row in answer(Desk(path), "news", {"since": "2020-05-01", "limit": 50})["rows"]:
        assert row["quotation"] == row["text"]
        assert row["version"]["lexicon"]
