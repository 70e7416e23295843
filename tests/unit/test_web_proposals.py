"""Proposals, bargains, concessions and briefs on the desk: what the terminal shows, with the places in the articles."""

from __future__ import annotations

import datetime
import re
from pathlib import Path
from typing import Any

import pytest
from record_samples import rows
from starlette.testclient import TestClient
from web_samples import client, put_forward, record

import tasrih
from tasrih.export.brief.html import page as brief_page
from tasrih.export.brief.lines import sections
from tasrih.export.brief.markdown import markdown
from tasrih.measure.brief import Brief, beginning, brief, label_of
from tasrih.measure.proposals import lives, traced
from tasrih.measure.relations import Dyad
from tasrih.web.desk import Desk
from tasrih.web.protocol import answer
from tasrih.web.show.life import Axis, Moment, life_line

MONTH = datetime.date(2018, 3, 1)
_ID = re.compile(r'data-id="([^"]+)"')


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return record(tmp_path_factory.mktemp("forward") / "news.duckdb", [*rows(20), *put_forward()])


@pytest.fixture(scope="module")
def desk(path: Path) -> TestClient:
    return client(path)


@pytest.fixture(scope="module")
def omani(path: Path) -> str:
    """The id of the proposal that somebody welcomes and somebody else rejects."""
    return next(life.id for life in lives(tasrih.open(path)) if life.proposer == "OMN" and life.kind == "initiative")


def rows_of(desk: TestClient, address: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = desk.get(f"/api/v1/{address}").json()["rows"]
    return found


def test_a_life_is_what_the_measure_says(desk: TestClient, path: Path, omani: str) -> None:
    (row,) = rows_of(desk, f"proposals?proposal={omani}")
    life = next(life for life in lives(tasrih.open(path)) if life.id == omani)
    assert (row["state"], row["state_by"], row["mentions"]) == ("rejected", ["USA"], life.mentions)
    assert (
        {one["actor"]: one["reaction"] for one in row["stances"]}
        == life.stances
        == {"IRN": "welcomed", "USA": "rejected"}
    )
    assert [one["reaction"] for one in row["steps"]] == ["proposed", "welcomed", "rejected"]
    assert row["parties"] == ["SAU"]


def test_every_mention_stands_on_the_page_of_its_proposal_at_its_place(
    desk: TestClient, path: Path, omani: str
) -> None:
    shown, database = desk.get(f"/ar/proposal/{omani}").text, tasrih.open(path)
    steps = rows_of(desk, f"proposal_steps?proposal={omani}&order=oldest")
    (found,) = [one for one in traced(database) if one.life.id == omani]
    assert (
        _ID.findall(shown)
        == [row["id"] for row in steps]
        == [f"{m.article_id}:{m.proposal_id}" for m in found.mentions]
    )
    for row in steps:
        text = database.text(row["article_id"]) or ""
        assert text[row["char_start"] : row["char_end"]] == row["text"]
        assert f"/ar/article/{row['article_id']}?at={row['char_start']}-{row['char_end']}#at" in shown


def test_each_mention_has_its_proposal(desk: TestClient) -> None:
    steps = rows_of(desk, "proposal_steps?limit=1000")
    known = {row["id"] for row in rows_of(desk, "proposals?limit=1000")}
    assert {row["proposal"] for row in steps} == known


@pytest.mark.parametrize(
    ("query", "found"),
    [("state=rejected", True), ("state=accepted", False), ("actor=USA", True), ("between=USA&between=OMN", True),
     ("between=USA&between=FRA", False), ("proposer=OMN&by=IRN", True), ("proposer=IRN", False),
     ("since=2018-03-09", True), ("since=2018-04-20", False), ("until=2018-03-03&state=proposed", True),
     ("until=2018-03-01", False), ("kind=initiative&issue=maritime-security", True)],
)  # fmt: skip
def test_proposals_are_chosen(desk: TestClient, omani: str, query: str, found: bool) -> None:
    assert (omani in [row["id"] for row in rows_of(desk, f"proposals?{query}")]) is found, query
    assert (omani in _ID.findall(desk.get(f"/en/proposals?{query}").text)) is found, query


def test_only_some_reactions_are_shown(desk: TestClient, omani: str) -> None:
    shown = desk.get(f"/en/proposal/{omani}?reaction=rejected")
    assert len(_ID.findall(shown.text)) == 1
    assert [row["id"] for row in desk.get(f"/en/proposal/{omani}?reaction=rejected&format=json").json()] == _ID.findall(
        shown.text
    )


def test_a_bargain_says_what_is_wanted_and_withheld(desk: TestClient) -> None:
    (row,) = rows_of(desk, "bargains?wanter=IRN&asked=USA")
    assert (row["kind"], "ترفع" in row["wanted_text"]) == ("precondition", True)
    shown = desk.get("/en/bargains?wanter=IRN").text
    assert row["wanted_text"] in shown
    assert f"/en/article/{row['article_id']}?at={row['char_start']}-{row['char_end']}#at" in shown


def test_a_concession_stands_with_its_statement(desk: TestClient) -> None:
    row = next(row for row in rows_of(desk, "concessions") if row["speaker"] == "RUS")
    assert row["concession_text"].startswith("رغم")
    assert f"#{row['statement_id']}" in desk.get("/en/concessions?speaker=RUS").text
    assert row["concession_text"] in desk.get(f"/en/article/{row['article_id']}").text


def test_all_parties_agree_or_differ(desk: TestClient) -> None:
    both = rows_of(desk, "convergences?parties=RUS&parties=TUR")
    assert [row["kind"] for row in both] == ["agreement"]
    assert rows_of(desk, "convergences?parties=TUR&parties=USA") == []
    assert _ID.findall(desk.get("/en/convergences?parties=RUS&parties=TUR").text) == [both[0]["id"]]


def test_assistants_get_the_words_with_their_place(path: Path) -> None:
    desk, database = Desk(path), tasrih.open(path)
    month = {"a": "IRN", "b": "USA", "month": "2018-03"}
    for name in ("proposals", "proposal_steps", "bargains", "concessions", "convergences", "brief"):
        arguments: dict[str, Any] = month if name == "brief" else {}
        told = [row for row in answer(desk, name, arguments)["rows"] if row["article_id"]]
        assert told, name
        for row in told:
            text = database.text(row["source"]["article"]) or ""
            assert row["quotation"] in text, name
            if "offsets" in row:
                assert text[slice(*row["offsets"])] == row["quotation"], name


@pytest.fixture(scope="module")
def told(path: Path) -> Brief:
    return brief(tasrih.open(path), Dyad("IRN", "USA"), "month", MONTH)


def test_a_brief_is_what_the_command_writes(desk: TestClient, told: Brief) -> None:
    lines = rows_of(desk, "brief?a=IRN&b=USA&month=2018-03")
    expected = [(section.name, line.said.ar, line.said.en) for section in sections(told) for line in section.lines]
    assert [(row["section"], row["ar"], row["en"]) for row in lines] == expected
    assert any(row["evidence"] for row in lines)
    shown = desk.get("/ar/brief/IRN/USA?month=2018-03").text
    assert _ID.findall(shown) == [row["id"] for row in lines]
    assert desk.get("/ar/brief/IRN/USA?month=2018-03&format=html").text == brief_page(told)
    assert desk.get("/ar/brief/IRN/USA?month=2018-03&format=md").text == markdown(told)
    assert len(desk.get("/ar/brief/IRN/USA?month=2018-03&format=json").json()) == len(lines)


def test_a_brief_leads_to_the_periods_beside_it(desk: TestClient) -> None:
    shown = desk.get("/en/brief/irn/usa?week=2018-W11").text
    assert 'rel="prev" href="/en/brief/irn/usa?week=2018-W10"' in shown
    assert 'rel="next" href="/en/brief/irn/usa?week=2018-W12"' in shown
    assert "day=2018-03-12" in shown
    assert "month=2018-03" in shown
    assert 'rel="next"' not in desk.get("/en/brief/IRN/USA").text
    assert "/en/brief/IRN/USA?week=2018-W1" in desk.get("/en/dyad/IRN/USA").text


@pytest.mark.parametrize(
    ("address", "status"),
    [("IRN/USA?week=2018-03", 400), ("IRN/USA?week=2018-W60", 400), ("IRN/USA?week=2018-W11&month=2018-03", 400),
     ("IRN/USA?day=99999-01-01", 400), ("IRN/IRN?week=2018-W11", 400), ("NOBODY/USA?week=2018-W11", 404),
     ("AFG/USA?week=2018-W11", 200), ("IRN/USA?week=1999-W11", 200), ("IRN/USA?month=2018-03&format=pdf", 400)],
)  # fmt: skip
def test_a_brief_that_cannot_be_is_said(desk: TestClient, address: str, status: int) -> None:
    assert desk.get(f"/ar/brief/{address}").status_code == status
    if status == 400 and "format" not in address:
        a, b = address.partition("?")[0].split("/")
        assert desk.get(f"/api/v1/brief?a={a}&b={b}&{address.partition('?')[2]}").status_code == 400
    assert desk.get("/api/v1/brief?a=IRN&week=2018-W11").status_code == 400


def test_periods_as_people_write_them() -> None:
    assert beginning("week", "2018-w13") == datetime.date(2018, 3, 26)
    assert label_of(datetime.date(2018, 12, 31), "week") == "2019-W01"
    for wrong in ("2018", "2018-W13-1", "20180326", "9999-12-31", "0001-01-01", ""):
        with pytest.raises(ValueError):  # noqa: PT011 (several functions say why)
            beginning("day", wrong)


def test_a_line_of_a_life_runs_from_left_to_right() -> None:
    days = [datetime.date(2018, 3, n) for n in (1, 5, 9)]
    moments = [Moment(day, done, f"<{day}>") for day, done in zip(days, (None, "accepted", "rejected"), strict=True)]
    drawn = life_line(moments, Axis(days[0], days[-1]), 'a "label"')
    places = [float(x) for x in re.findall(r'<circle class="f-\w+" cx="([\d.]+)"', drawn)]
    assert places == sorted(places)
    assert drawn.count('<line class="tick"') == 3
    assert "<2018" not in drawn
    assert ">+</text>" in drawn
    assert ">−</text>" in drawn
    assert Axis(days[0], days[0]).at(days[0]) == 360


@pytest.mark.parametrize("keep", ["snippets", "none"])
def test_a_record_without_texts_is_shown_all_the_same(tmp_path: Path, keep: str) -> None:
    bare = record(tmp_path / "bare.duckdb", put_forward(), keep=keep)
    (one,) = [life.id for life in lives(tasrih.open(bare)) if life.proposer == "OMN"]
    addresses = (
        "proposals",
        f"proposal/{one}",
        "bargains",
        "concessions",
        "convergences",
        "brief/IRN/USA?month=2018-03",
    )
    for address in addresses:
        answer = client(bare).get(f"/ar/{address}")
        assert answer.status_code == 200, address
        assert _ID.findall(answer.text), address
        assert ("This record keeps no texts" in client(bare).get(f"/en/{address}").text) is (
            keep == "none" and not address.startswith(("proposals", "brief"))
        ), address
