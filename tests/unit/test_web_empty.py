"""Where there is nothing to show, a page says why, and names the one command that fills it."""

from __future__ import annotations

import pytest
from record_samples import rows
from starlette.testclient import TestClient
from web_samples import client, record, unconcluded

from tasrih.web.pages import MENU

PAGES = [f"/{name}" for name in MENU if name != "sources"]
MORE = ["/search", "/actor/RUS", "/issue/sanctions", "/dyad/RUS/USA", "/sides", "/sources"]
DRAWN = ["/events", "/people", "/stories", "/proposals"]
NARROW = [
    "/timeline?speaker=BRA", "/events?source=BRA", "/matrix?since=2030-01-01", "/agreement?since=2030-01-01",
    "/stories?outlets=99", "/relations?since=2030-01-01", "/numbers?since=2030-01-01", "/proposals?since=2030-01-01",
]  # fmt: skip


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> TestClient:
    return client(unconcluded(tmp_path_factory.mktemp("empty") / "empty.duckdb", []))


@pytest.fixture(scope="module")
def raw(tmp_path_factory: pytest.TempPathFactory) -> TestClient:
    return client(unconcluded(tmp_path_factory.mktemp("raw") / "raw.duckdb", rows(20)))


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> TestClient:
    return client(record(tmp_path_factory.mktemp("desk") / "news.duckdb"))


@pytest.mark.parametrize("page", [*PAGES, *MORE])
@pytest.mark.parametrize("language", ["ar", "en"])
def test_an_empty_record_says_how_it_is_filled(empty: TestClient, page: str, language: str) -> None:
    answer = empty.get(f"/{language}{page}")
    assert answer.status_code == 200
    assert "tasrih ingest SOURCE --into empty.duckdb" in answer.text


@pytest.mark.parametrize("page", DRAWN)
def test_what_was_not_drawn_yet_names_its_command(raw: TestClient, page: str) -> None:
    shown = raw.get(f"/en{page}").text
    assert '<code dir="ltr">tasrih ingest --into raw.duckdb</code>' in shown


def test_a_record_without_an_index_names_its_command(raw: TestClient) -> None:
    shown = raw.get("/en/search?q=x").text
    assert "not indexed" in shown
    assert "tasrih ingest --into raw.duckdb" in shown


@pytest.mark.parametrize("page", NARROW)
def test_filters_that_match_nothing_can_be_cleared(desk: TestClient, page: str) -> None:
    shown = desk.get(f"/en{page}").text
    assert "Nothing matches these filters" in shown
    assert f'<a href="/en{page.partition("?")[0]}">Clear filters</a>' in shown
