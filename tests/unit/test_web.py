"""The desk: what pages show is what the API says, in both languages, with an ETag of the record's state."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path
from typing import Any

import duckdb
import pytest
from openapi_spec_validator import validate
from record_samples import rows
from starlette.testclient import TestClient
from web_samples import client, put_forward, record

import tasrih
from tasrih.measure.proposals import lives
from tasrih.record.writer import Writer
from tasrih.web.inprocess import get
from tasrih.web.pages import MENU, PAGES
from tasrih.web.pages.sources import scores
from tasrih.web.resources import RESOURCES
from tasrih.web.words import LANGUAGES, has_words

_ID = re.compile(r'data-id="([^"]+)"')


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return record(tmp_path_factory.mktemp("desk") / "news.duckdb", [*rows(40), *put_forward()])


@pytest.fixture(scope="module")
def desk(path: Path) -> TestClient:
    return client(path)


def some_article(path: Path) -> str:
    query = "SELECT article_id FROM statements GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT 1"
    return str(tasrih.open(path).rows(query)[0][0])


def addresses(path: Path) -> list[str]:
    """Every page, with what it needs."""
    record = tasrih.open(path)
    ((person,),) = record.rows("SELECT min(person_id) FROM persons")
    ((story,),) = record.rows("SELECT min(story_id) FROM stories")
    known = {"{article}": some_article(path), "{actor}": "RUS", "{issue}": "sanctions", "{fact}": "s1"}
    proposal = lives(record)[0].id
    ((a, b),) = record.rows("SELECT source, target FROM incidents ORDER BY incident_id LIMIT 1")
    known |= {"{a}": a, "{b}": b, "{person:path}": person, "{story}": story, "{proposal}": proposal}
    found = []
    for page in PAGES:
        address = page.path
        for name, value in known.items():
            address = address.replace(name, value)
        found.append(address)
    return [
        *found,
        "/relations?view=network",
        "/matrix?by=question",
        "/agreement?by=issue",
        f"/brief/{a}/{b}?month=2018-03&directed=true",
        "/proposals?state=rejected&state=accepted&since=2018-03-01",
        "/sides?by=question",
        "/search?q=العقوبات",
        "/timeline?act=warn&since=2018-03-02",
        "/today?window=month",
        "/today?since=2018-03-01",
        "/firsts?by=target",
        "/watch?from=2018-01-01&within=365",
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_is_there_in_both_languages(desk: TestClient, path: Path, language: str) -> None:
    for address in addresses(path):
        answer = desk.get(f"/{language}{address}")
        assert answer.status_code == 200, address
        assert f'<html lang="{language}" dir="{"rtl" if language == "ar" else "ltr"}"' in answer.text
        assert "style=" not in answer.text
        assert not re.search(r"<script(?! src=\"/static/)", answer.text)
        assert not re.search(r"\son\w+=", answer.text)


def test_every_page_has_words(path: Path) -> None:
    assert all(has_words(f"pages.{page.name}") for page in PAGES)
    assert all(has_words(f"nav.{name}") for name in MENU)


@pytest.mark.parametrize(
    ("page", "resource", "query"),
    [
        ("timeline", "statements", "speaker=RUS"),
        ("timeline", "statements", "issue=sanctions&originals=true&limit=7"),
        ("timeline", "statements", "act=state&offset=5&limit=3"),
        ("timeline", "statements", "limit=20&order=oldest"),
        ("events", "incidents", "tense=present"),
        ("events", "incidents", "limit=3&offset=1"),
        ("numbers/all", "quantities", "unit=%25"),
        ("numbers/claims", "claims", "limit=5"),
        ("people", "who", "of=RUS"),
        ("people", "who", "name=فولكوف"),
        ("stories", "stories", "outlets=2"),
        ("actors", "actor_totals", "limit=4"),
        ("issues", "issue_totals", "copies=true"),
        ("relations", "dyad_totals", "limit=5"),
        ("matrix", "matrix", "by=issue"),
        ("sides", "sides", "actor=RUS&by=issue"),
        ("agreement", "agreement_totals", "by=issue"),
        ("proposals", "proposals", "proposer=OMN"),
        ("proposals", "proposals", "actor=IRN&limit=1&order=oldest"),
        ("bargains", "bargains", "kind=precondition"),
        ("concessions", "concessions", "limit=2"),
        ("convergences", "convergences", "party=RUS"),
        ("search", "search", "q=العقوبات&limit=9"),
        ("search", "search", "q=اليمن&kind=statement"),
    ],
)
def test_page_and_api_say_the_same(desk: TestClient, page: str, resource: str, query: str) -> None:
    said = desk.get(f"/api/v1/{resource}?{query}").json()
    shown = desk.get(f"/en/{page}?{query}").text
    expected = [row["id"] for row in said["rows"]][: 20 if resource == "search" else 50]
    assert expected
    assert _ID.findall(shown)[: len(expected)] == expected
    assert f"{said['total']:,}" in shown
    assert desk.get(f"/en/{page}?{query}&format=json").json()[: len(expected)] == said["rows"][: len(expected)]


def test_the_article_shows_its_statements(desk: TestClient, path: Path) -> None:
    article = some_article(path)
    said = desk.get(f"/api/v1/statements?article={article}&order=oldest").json()["rows"]
    shown = desk.get(f"/ar/article/{article}").text
    assert _ID.findall(shown) == [row["id"] for row in said]
    for row in said:
        assert f'data-s="{row["statement_id"]}"' in shown
        assert f'id="t-{row["statement_id"]}"' in shown
    reading = desk.get(f"/api/v1/articles/{article}").json()
    assert [one["id"] for one in reading["statements"]] == [row["statement_id"] for row in said]


def test_all_rows_come_in_parts_each_once(desk: TestClient) -> None:
    address: str | None = "/api/v1/statements?limit=13"
    seen: list[str] = []
    while address:
        answer = desk.get(address).json()
        seen += [row["id"] for row in answer["rows"]]
        address = answer["next"]
    assert len(seen) == len(set(seen)) == answer["total"]


@pytest.mark.parametrize("name", [n for n, one in RESOURCES.items() if not any(p.required for p in one.parameters)])
def test_every_resource_answers_with_ids_and_its_columns(desk: TestClient, name: str) -> None:
    answer = desk.get(f"/api/v1/{name}?limit=1000").json()
    rows = answer["rows"]
    assert len({row["id"] for row in rows}) == len(rows)
    document = desk.get("/api/v1/openapi.json").json()
    columns = set(document["components"]["schemas"][f"{name}_row"]["properties"])
    assert all(set(row) == columns for row in rows)


def test_the_openapi_document_is_valid(desk: TestClient) -> None:
    document: Any = desk.get("/api/v1/openapi.json").json()
    validate(document)
    assert set(document["paths"]) == {f"/api/v1/{name}" for name in RESOURCES} | {"/api/v1/articles/{article}"}


def test_a_download_is_what_is_shown(desk: TestClient, tmp_path: Path) -> None:
    query = "/en/timeline?speaker=RUS&limit=5"
    rows = desk.get(f"{query}&format=json").json()
    told = list(csv.DictReader(io.StringIO(desk.get(f"{query}&format=csv").content.decode("utf-8-sig"))))
    assert [row["id"] for row in told] == [row["id"] for row in rows]
    (tmp_path / "a.parquet").write_bytes(desk.get(f"{query}&format=parquet").content)
    kept = duckdb.sql(f"SELECT id, issues, published FROM '{tmp_path}/a.parquet'").fetchall()
    assert [row[0] for row in kept] == [row["id"] for row in rows]
    assert [row[1] for row in kept] == [row["issues"] for row in rows]
    assert [str(row[2]) for row in kept] == [row["published"] for row in rows]


def test_an_etag_holds_until_the_record_changes(tmp_path: Path) -> None:
    path = record(tmp_path / "own.duckdb")
    desk = client(path)
    first = desk.get("/api/v1/statements?limit=2")
    again = desk.get("/api/v1/statements?limit=2", headers={"if-none-match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    with Writer(path) as writer:
        writer.begin("ingest", ["more.jsonl"], {}, "x")
    after = desk.get("/api/v1/statements?limit=2", headers={"if-none-match": first.headers["etag"]})
    assert after.status_code == 200
    assert after.headers["etag"] != first.headers["etag"]


@pytest.mark.parametrize(
    "query",
    ["nonsense=1", "limit=1001", "limit=-1", "limit=x", "offset=99999999999", "since=tomorrow", "order=sideways",
     "confidence=much", "originals=perhaps", "format=xml", "&".join(f"act=a{n}" for n in range(200))],
)  # fmt: skip
def test_what_cannot_be_asked_is_said(desk: TestClient, query: str) -> None:
    answer = desk.get(f"/api/v1/statements?{query}")
    assert answer.status_code == 400, query
    assert answer.json()["error"]


def test_errors_are_pages_in_the_language_of_the_address(desk: TestClient) -> None:
    assert desk.get("/ar/nothing").status_code == 404
    assert "لا شيء هنا" in desk.get("/ar/nothing").text
    assert "nothing here" in desk.get("/en/article/unknown").text
    assert desk.get("/en/article/unknown").status_code == 404
    assert desk.get("/api/v1/nothing").json()["status"] == 404
    assert desk.post("/en/timeline").status_code == 405


def test_display_is_kept_and_leads_back_to_this_desk_only(desk: TestClient) -> None:
    answer = desk.get("/ar/display?digits=arabic&months=levant&hijri=yes&back=/ar/today")
    assert (answer.status_code, answer.headers["location"]) == (303, "/ar/today")
    cookie = answer.cookies["tasrih_display"]
    assert cookie == "arabic.levant.yes.auto"
    shown = desk.get("/ar/timeline", headers={"cookie": f"tasrih_display={cookie}"}).text
    assert "نيسان ٢٠١٨" in shown
    assert "١٤٣٩" in shown
    for away in ("https://evil.example/", "//evil.example", "/ar/\\evil", "/\\evil.example", "javascript:alert(1)"):
        assert desk.get("/ar/display", params={"back": away}).headers["location"] == "/ar/today"


def test_an_empty_record_says_what_fills_it(tmp_path: Path) -> None:
    path = record(tmp_path / "empty.duckdb", [{"id": "x", "text": "لا شيء."}])
    shown = client(path).get("/en/timeline").text
    assert "tasrih ingest" in shown
    assert client(path).get("/ar/today").status_code == 200


def test_a_record_without_words_is_shown_without_them(tmp_path: Path) -> None:
    path = record(tmp_path / "bare.duckdb", keep="none")
    desk = client(path)
    for address in ("/en/timeline", "/ar/today", f"/en/article/{some_article(path)}"):
        assert desk.get(address).status_code == 200, address


def test_one_answer_without_a_server(path: Path, desk: TestClient) -> None:
    from tasrih.web.app import create_app
    from tasrih.web.settings import Settings

    got = get(create_app(Settings(path)), "/api/v1/statements?speaker=RUS&limit=2")
    assert got.status == 200
    assert got.body == desk.get("/api/v1/statements?speaker=RUS&limit=2").content


def test_sources_say_what_was_measured_and_what_is_missing(desk: TestClient) -> None:
    shown = desk.get("/en/sources").text
    assert "tasrih evaluate --gold DIR" in shown
    assert "statement found" in shown
    assert "events: both actors" in shown
    sure = re.findall(r"/en/timeline\?confidence=([\d.]+).*?([\d,]+)</bdi></li>", shown)
    assert [value for value, _ in sure] == ["0.5", "0.6", "0.7", "0.8", "0.9"]
    for value, count in sure:
        assert desk.get(f"/api/v1/statements?confidence={value}").json()["total"] == int(count.replace(",", ""))


def test_every_measure_has_a_name() -> None:
    assert all(has_words(f"measured.{name}") for name in scores())


def test_two_actors_are_chosen_by_name_or_code(desk: TestClient) -> None:
    for a, b in (("روسيا", "الولايات المتحدة"), ("Russia", "united states"), ("rus", "USA")):
        assert desk.get("/ar/pair", params={"a": a, "b": b}).headers["location"] == "/ar/dyad/RUS/USA"
    assert desk.get("/en/pair?a=RUS&b=Russia").status_code == 400
