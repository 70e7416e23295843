"""Numbers on the desk: those that do not agree side by side, all that are claimed, and all there are."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient
from watch_samples import TOLL, Paper, rows_of
from web_samples import client, record

import tasrih
from tasrih.measure.conflicts import conflicts
from tasrih.web.desk import Desk
from tasrih.web.protocol import answer

_ID = re.compile(r'data-id="([^"]+)"')
LATER = "في انفجار هز سوقا شعبيا وسط مدينة بنغازي شرق ليبيا مساء الخميس"
PAPERS = [
    *TOLL,
    Paper("2018-05-24", "أولى", f"بنغازي – قال المتحدث باسم الشرطة الليبية إن 6 أشخاص قتلوا {LATER}."),
    Paper("2018-05-24", "ثالثة", f"تونس – قالت وزارة الصحة الليبية إن 18 شخصا قتلوا {LATER}."),
]


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return record(tmp_path_factory.mktemp("numbers") / "news.duckdb", rows_of(PAPERS))


@pytest.fixture(scope="module")
def desk(path: Path) -> TestClient:
    return client(path)


def asked(desk: TestClient, query: str = "") -> list[dict[str, Any]]:
    found = desk.get(f"/api/v1/conflicts?{query}")
    assert found.status_code == 200, found.text
    rows: list[dict[str, Any]] = found.json()["rows"]
    return rows


@pytest.mark.parametrize(
    "query",
    ["", "sort=surest", "sort=widest", "measure=casualties-killed", "since=2018-05-10", "until=2018-05-10", "limit=1",
     "actor=LBY", "outlet=ثالثة", "order=oldest"],
)  # fmt: skip
def test_page_and_api_say_the_same(desk: TestClient, query: str) -> None:
    rows = asked(desk, query)
    assert rows
    assert _ID.findall(desk.get(f"/ar/numbers?{query}").text) == [row["id"] for row in rows]
    assert desk.get(f"/en/numbers?{query}&format=json").json() == rows


def test_api_and_measure_say_the_same(desk: TestClient, path: Path) -> None:
    found = conflicts(tasrih.open(path))
    assert {row["id"] for row in asked(desk)} == {one.id for one in found}
    assert {row["id"] for row in asked(desk, "issue=none")} == set()


def test_in_the_order_that_is_asked_for(desk: TestClient) -> None:
    newest, first = asked(desk)
    assert (newest["low"], newest["high"], newest["gap"]) == (6, 18, 2)
    assert (first["low"], first["high"]) == (7, 14)
    assert [row["high"] for row in asked(desk, "order=oldest")] == [14, 18]
    assert [row["high"] for row in asked(desk, "sort=widest")] == [18, 14]


def test_who_claims_what_side_by_side(desk: TestClient, path: Path) -> None:
    (row,) = asked(desk, "until=2018-05-10")
    claims = {one["speaker_name"]: one for one in row["claims"]}
    assert claims["المتحدث باسم المفوضية الليبية"]["value"] == 7
    assert (claims["وزارة الصحة الليبية"]["value"], claims["وزارة الصحة الليبية"]["revised"]) == (14, [12])
    for one in row["claims"]:
        text = tasrih.open(path).text(one["article_id"]) or ""
        assert text[one["char_start"] : one["char_end"]] == one["text"]
    shown = desk.get("/en/numbers?until=2018-05-10").text
    heads = re.findall(r'<section class="side"><h3>\s*<bdi class="num"[^>]*>([^<]*)</bdi>', shown)
    assert heads == [f"{value:g}" for value in sorted({one["value"] for one in row["claims"]})]
    assert "before that" in shown


def test_claims_show_their_sentence(desk: TestClient) -> None:
    rows = desk.get("/api/v1/claims?speaker=LBY").json()["rows"]
    shown = desk.get("/en/numbers/claims?speaker=LBY").text
    assert rows
    assert shown.count('<mark class="m-number">') == len(rows)
    assert 'aria-current="page">Numbers' in shown


@pytest.mark.parametrize("query", ["sort=best", "since=never", "confidence=much", "nonsense=1"])
def test_what_cannot_be_asked_is_said(desk: TestClient, query: str) -> None:
    assert desk.get(f"/api/v1/conflicts?{query}").status_code == 400
    assert desk.get(f"/en/numbers?{query}").status_code == 400


def test_assistants_get_the_evidence(path: Path) -> None:
    for row in answer(Desk(path), "conflicts", {})["rows"]:
        assert all(one["version"]["lexicon"] and one["sentence"] for one in row["claims"])


def test_a_record_without_conflicts_says_so(tmp_path: Path) -> None:
    nothing = client(record(tmp_path / "empty.duckdb", [{"id": "x", "published": "2020-01-01", "text": "لا شيء."}]))
    assert "contradict each other" in nothing.get("/en/numbers").text
    assert "tasrih reread" in nothing.get("/en/numbers/claims").text
