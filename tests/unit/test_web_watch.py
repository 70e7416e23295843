"""What comes due, on the desk: page, API and calendar say the same, seen from a day."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar
from starlette.testclient import TestClient
from watch_samples import PAPERS, SUMMIT, Paper, rows_of
from web_samples import client, record

import tasrih
from tasrih.measure.watch import Watch, watch
from tasrih.web.desk import Desk
from tasrih.web.protocol import answer

_ID = re.compile(r'data-id="([^"]+)"')
MOVED = [
    *PAPERS,
    Paper(
        "2020-06-10",
        "أولى",
        "سول – أعلنت واشنطن تأجيل القمة المقررة بين الرئيس الأمريكي وزعيم كوريا الشمالية في 12 يوليو.",
    ),
    Paper("2020-06-12", "ثانية", f"سول – {SUMMIT.format(day='20 أغسطس')}"),
]


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return record(tmp_path_factory.mktemp("due") / "news.duckdb", rows_of(MOVED))


@pytest.fixture(scope="module")
def desk(path: Path) -> TestClient:
    return client(path)


def asked(desk: TestClient, query: str) -> list[dict[str, Any]]:
    found = desk.get(f"/api/v1/watch?{query}")
    assert found.status_code == 200, found.text
    rows: list[dict[str, Any]] = found.json()["rows"]
    return rows


@pytest.mark.parametrize(
    "query",
    ["", "from=2020-06-01", "from=2020-06-07&within=30", "from=2020-06-01&actor=USA",
     "from=2020-06-01&limit=2&offset=1", "from=2022-01-01&state=passed",
     "from=2020-06-01&moved=true", "from=2020-06-07&told=2020-06-04"],
)  # fmt: skip
def test_page_and_api_say_the_same(desk: TestClient, query: str) -> None:
    rows = asked(desk, query)
    assert rows
    shown = desk.get(f"/ar/watch?{query}")
    assert _ID.findall(shown.text) == [row["id"] for row in rows]
    assert desk.get(f"/en/watch?{query}&format=json").json() == rows


def test_api_and_command_say_the_same(desk: TestClient, path: Path) -> None:
    from datetime import date

    items = watch(tasrih.open(path), Watch(date(2020, 6, 7)))
    rows = asked(desk, "from=2020-06-07")
    assert [row["id"] for row in rows] == [item.id for item in items]
    assert [(row["what"], row["left"], row["originals"]) for row in rows] == [
        (item.what, item.left, item.originals) for item in items
    ]


def test_seen_from_the_newest_article_unless_told(desk: TestClient) -> None:
    assert asked(desk, "") == asked(desk, "from=2020-06-12")
    assert "12 June 2020" in desk.get("/en/watch").text
    assert "day of the newest article" in desk.get("/en/watch").text
    assert "day of the newest article" not in desk.get("/en/watch?from=2020-06-01").text


def test_evidence_stands_in_its_article(desk: TestClient, path: Path) -> None:
    for row in asked(desk, "from=2020-01-01"):
        for one in (row, *row["evidence"]):
            text = tasrih.open(path).text(one["article_id"]) or ""
            assert text[one["char_start"] : one["char_end"]] == one["text"]
            assert one["text"] in one["sentence"]


def test_was_and_now(desk: TestClient) -> None:
    days = {row["due"]: row for row in asked(desk, "from=2020-06-12&kind=meeting")}
    assert [one["due"] for one in days["2020-07-12"]["moved"]] == ["2020-08-20"]
    assert [one["flag"] for one in days["2020-07-12"]["changes"]] == ["postponed"]
    shown = desk.get("/en/watch?from=2020-06-12&kind=meeting").text
    assert "put off" in shown
    assert re.search(r"now <b><bdi>20 August 2020", shown)
    assert re.search(r"was <b><bdi>12 July 2020", shown)


def test_as_it_was_known(desk: TestClient) -> None:
    (summit,) = asked(desk, "from=2020-06-01&known=2020-06-01")
    assert (summit["kind"], summit["originals"]) == ("meeting", 1)
    assert "as it was known on" in desk.get("/en/watch?from=2020-06-01&known=2020-06-01").text


def test_how_long_until_then(desk: TestClient) -> None:
    days = {row["due"]: row["days"] for row in asked(desk, "from=2020-06-07")}
    assert (days["2020-07-12"], days["2020-06-15"]) == (35, 8)
    assert "بعد 5 أسابيع" in desk.get("/ar/watch?from=2020-06-07").text
    assert "in 5 weeks" in desk.get("/en/watch?from=2020-06-07").text
    assert "غدا" in desk.get("/ar/watch?from=2020-07-11").text
    assert "قبل يومين" in desk.get("/ar/watch?from=2020-07-14&state=passed").text


def test_both_take_part(desk: TestClient) -> None:
    both = asked(desk, "from=2020-06-01&between=USA&between=PRK")
    assert {row["kind"] for row in both} == {"meeting"}
    assert len(both) < len(asked(desk, "from=2020-06-01&actor=USA&actor=PRK"))


def test_facets_count_things(desk: TestClient) -> None:
    rows = asked(desk, "from=2020-06-01")
    shown = desk.get("/en/watch?from=2020-06-01").text
    elections = sum(row["kind"] == "election" for row in rows)
    assert re.search(rf"<bdi>election</bdi> <bdi class=\"num\">{elections}<", shown)
    assert {row["kind"] for row in asked(desk, "from=2020-06-01&kind=election&kind=visit")} == {"election", "visit"}


def test_a_calendar_of_all_that_is_asked_for(desk: TestClient) -> None:
    for address in ("/api/v1/watch", "/en/watch"):
        made = desk.get(f"{address}?from=2020-06-07&limit=1&format=ics")
        assert made.headers["content-type"] == "text/calendar; charset=utf-8"
        assert 'filename="tasrih-watch.ics"' in made.headers["content-disposition"]
        events = Calendar.from_ical(made.content).walk("VEVENT")
        known = {f"{row['id']}@tasrih" for row in asked(desk, "from=2020-06-07")}
        assert len(events) > 1
        assert {str(event["UID"]) for event in events} <= known
    assert desk.get("/api/v1/statements?format=ics").status_code == 400
    assert desk.get("/en/timeline?format=ics").status_code == 400


@pytest.mark.parametrize("query", ["state=over", "from=soon", "within=-1", "within=x", "nonsense=1"])
def test_what_cannot_be_asked_is_said(desk: TestClient, query: str) -> None:
    assert desk.get(f"/api/v1/watch?{query}").status_code == 400
    assert desk.get(f"/en/watch?{query}").status_code == 400


def test_a_place_in_an_article_is_marked(desk: TestClient) -> None:
    row = asked(desk, "from=2020-06-07")[0]
    address = f"/article/{row['article_id']}?at={row['char_start']}-{row['char_end']}"
    assert f'href="/en{address}#at"' in desk.get("/en/watch?from=2020-06-07").text
    shown = desk.get(f"/en{address}").text
    assert shown.count('<span id="at"></span>') == 1
    marked = "".join(re.findall(r'<mark class="[^"]*m-at[^"]*"[^>]*>([^<]*)</mark>', shown))
    assert marked == row["text"]
    for wrong in ("x", "5", "1-2-3", "-1-4", "9" * 12 + "-3"):
        assert desk.get(f"/en/article/{row['article_id']}?at={wrong}").status_code == 400
    for odd in ("9-3", "0-99999999"):
        assert "m-at" not in desk.get(f"/en/article/{row['article_id']}?at={odd}").text


def test_assistants_get_the_evidence(path: Path) -> None:
    for row in answer(Desk(path), "watch", {"from": "2020-06-07"})["rows"]:
        assert row["quotation"] == row["text"]
        assert row["version"]["lexicon"]


def test_an_empty_record_says_what_fills_it(tmp_path: Path) -> None:
    nothing = client(record(tmp_path / "empty.duckdb", [{"id": "x", "published": "2020-01-01", "text": "لا شيء."}]))
    assert "tasrih reread" in nothing.get("/en/watch").text
    assert nothing.get("/api/v1/watch?format=ics").status_code == 200
