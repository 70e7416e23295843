"""Reviews: written by forms of this session only, never over anything, and good as gold."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner
from starlette.testclient import TestClient
from web_samples import client, record

import tasrih
from tasrih.cli.reviews import command
from tasrih.errors import RecordError
from tasrih.evaluate import load_gold, load_texts
from tasrih.evaluate.reviewed import write_gold
from tasrih.record.files import only_writer
from tasrih.record.reviews import Review, add_review, current_reviews


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return record(tmp_path / "news.duckdb", None)


def some(path: Path) -> str:
    return str(tasrih.open(path).rows("SELECT article_id FROM statements GROUP BY 1 ORDER BY count(*) DESC, 1")[0][0])


def send(desk: TestClient, article: str, fact: str = "s1", **told: object) -> int:
    form = desk.get(f"/en/review/{article}/{fact}").text
    token = re.search(r'name="form" value="(\w+)"', form)
    assert token
    data = {"form": token[1], "reviewer": "Salma", "verdict": "accept", **told}
    answer = desk.post(f"/en/review/{article}/{fact}", data=data)
    assert answer.status_code != 303 or answer.headers["location"] == f"/en/article/{article}?saved={fact}#{fact}"
    return answer.status_code


def test_a_review_is_kept_beside_the_reading(path: Path) -> None:
    article, desk = some(path), client(path)
    before = tasrih.open(path).readings([article])
    assert send(desk, article) == 303
    correction = {"act": "warn", "addressee": "usa، irn", "issue": ["sanctions", "", ""], "note": "<b>see s2</b>"}
    assert send(desk, article, verdict="correct", **correction) == 303
    rows = desk.get(f"/api/v1/reviews?article={article}").json()["rows"]
    assert [row["id"] for row in rows] == [f"{article}:s1:1", f"{article}:s1:2"]
    assert rows[1]["addressee"] == ["USA", "IRN"]
    assert rows[1]["issues"] == ["sanctions"]
    assert rows[1]["speaker"] is None
    assert tasrih.open(path).readings([article]) == before
    shown = desk.get(f"/en/article/{article}").text
    assert "Corrected" in shown
    assert "&lt;b&gt;see s2" in shown
    assert "Salma" in desk.get(f"/en/review/{article}/s2").text


@pytest.mark.parametrize(
    "told",
    [{"verdict": "perhaps"}, {"reviewer": " "}, {"verdict": "correct"}, {"verdict": "correct", "act": "sing"},
     {"verdict": "correct", "speaker": "NOWHERE"}, {"verdict": "correct", "issue": "weather"},
     {"verdict": "correct", "issue": ["syria", "yemen", "iraq", "libya"]}, {"reviewer": "x" * 81}],
)  # fmt: skip
def test_what_is_no_review_is_refused(path: Path, told: dict[str, object]) -> None:
    assert send(client(path), some(path), **told) == 400
    assert tasrih.open(path).rows("SELECT count(*) FROM reviews") == [(0,)]


def filled(desk: TestClient, address: str, **told: object) -> dict[str, object]:
    token = re.search(r'name="form" value="(\w+)"', desk.get(address).text)
    assert token
    return {"form": token[1], "reviewer": "Salma", "verdict": "accept", **told}


def test_a_wrong_form_comes_back_with_all_that_was_typed(path: Path) -> None:
    address, desk = f"/en/review/{some(path)}/s1", client(path)
    typed = {
        "verdict": "correct",
        "speaker": "Nowhere<b>",
        "addressee": "Iran, -",
        "issue": ["", "yemen"],
        "note": "s<2",
    }
    answer = desk.post(address, data=filled(desk, address, **typed, act="warn", reviewer=""))
    assert answer.status_code == 400
    shown = answer.text
    assert "There is no actor of this name or code: \u2068Nowhere&lt;b&gt;" in shown
    assert "Write your name" in shown
    for kept in (
        'value="Nowhere&lt;b&gt;"',
        'value="Iran, -"',
        ">s&lt;2</textarea>",
        'value="correct" required checked',
    ):
        assert kept in shown
    assert 'value="warn" selected' in shown
    assert 'value="yemen" selected' in shown
    assert shown.count('aria-invalid="true"') == 2
    assert 'href="#review-s1-speaker"' in shown
    assert 'id="review-s1-speaker-wrong"' in shown
    assert tasrih.open(path).rows("SELECT count(*) FROM reviews") == [(0,)]


def test_actors_are_named_as_people_name_them(path: Path) -> None:
    article, desk = some(path), client(path)
    assert send(desk, article, verdict="correct", speaker="روسيا", addressee="China، usa") == 303
    assert send(desk, article, verdict="correct", speaker="other", addressee="-", issue="-") == 303
    first, second = desk.get(f"/api/v1/reviews?article={article}&order=oldest").json()["rows"]
    assert (first["speaker"], first["addressee"], first["issues"]) == ("RUS", ["CHN", "USA"], None)
    assert (second["speaker"], second["addressee"], second["issues"]) == ("OTHER", [], [])


def test_a_correction_is_never_dropped_silently(path: Path) -> None:
    address, desk = f"/en/review/{some(path)}/s1", client(path)
    answer = desk.post(address, data=filled(desk, address, verdict="accept", act="warn"))
    assert answer.status_code == 400
    assert "You gave a correction" in answer.text


def test_a_busy_record_and_a_restarted_desk_lose_nothing(path: Path) -> None:
    address, desk = f"/ar/review/{some(path)}/s1", client(path)
    told = filled(desk, address, note="kept")
    with only_writer(path):
        busy = desk.post(address, data=told)
    assert busy.status_code == 503
    assert ">kept</textarea>" in busy.text
    anew = client(path)
    anew.get(address)
    old = anew.post(address, data=told, headers={"sec-fetch-site": "same-origin"})
    assert old.status_code == 403
    assert ">kept</textarea>" in old.text
    token = re.search(r'name="form" value="(\w+)"', old.text)
    assert token
    assert anew.post(address, data=told | {"form": token[1]}).status_code == 303


def test_a_script_gets_only_what_stands_in_place_of_the_form(path: Path) -> None:
    address, desk = f"/en/review/{some(path)}/s1", client(path)
    answer = desk.post(address, data=filled(desk, address), headers={"hx-request": "true"})
    assert answer.status_code == 200
    assert '<p class="saved" role="status"' in answer.text
    assert "<html" not in answer.text
    assert "tasrih_reviewer" in answer.headers["set-cookie"]
    kept = desk.get(f"/en/article/{some(path)}?saved=s1").text
    assert '<p class="saved" role="status">The review is saved</p>' in kept


def test_forms_of_others_are_refused(path: Path) -> None:
    article, desk = some(path), client(path)
    told = {"reviewer": "x", "verdict": "accept"}
    address = f"/en/review/{article}/s1"
    assert desk.post(address, data=told).status_code == 403
    assert desk.post(address, data=told | {"form": "0" * 64}).status_code == 403
    token = re.search(r'name="form" value="(\w+)"', client(path).get(address).text)
    assert token
    assert desk.post(address, data=told | {"form": token[1]}).status_code == 403
    own = re.search(r'name="form" value="(\w+)"', desk.get(address).text)
    assert own
    across = desk.post(address, data=told | {"form": own[1]}, headers={"sec-fetch-site": "cross-site"})
    assert across.status_code == 403


def test_a_read_only_desk_has_no_reviews(path: Path) -> None:
    article, desk = some(path), client(path, read_only=True)
    assert desk.get(f"/en/review/{article}/s1").status_code == 404
    assert desk.post(f"/en/review/{article}/s1", data={"verdict": "accept"}).status_code == 403
    assert "review-link" not in desk.get(f"/en/article/{article}").text


def test_while_another_writes_nothing_is_lost_and_it_is_said(path: Path) -> None:
    article, desk = some(path), client(path)
    with only_writer(path):
        assert send(desk, article) == 503
    assert send(desk, article) == 303


def test_there_is_no_review_of_nothing(path: Path) -> None:
    with pytest.raises(RecordError, match="no statement"):
        add_review(path, Review(article_id=some(path), fact="s999", verdict="accept", reviewer="x"))


def test_an_article_that_is_judged_whole_is_gold(path: Path, tmp_path: Path) -> None:
    article = some(path)
    (reading,) = tasrih.open(path).readings([article])
    add_review(path, Review(article_id=article, fact="s1", verdict="correct", reviewer="x", act="threaten"))
    assert write_gold(tasrih.open(path), tmp_path / "gold") == (0, 1)
    for statement in reading.statements[1:]:
        add_review(path, Review(article_id=article, fact=statement.id, verdict="accept", reviewer="x"))
    last = reading.statements[-1]
    add_review(path, Review(article_id=article, fact=last.id, verdict="reject", reviewer="y"))
    verdicts = current_reviews(tasrih.open(path), article)
    assert verdicts[last.span]["verdict"] == "reject"
    assert write_gold(tasrih.open(path), tmp_path / "gold") == (1, 0)
    (item,) = load_gold(tmp_path / "gold", load_texts(tmp_path / "gold" / "texts.jsonl"))
    assert [one.act for one in item.gold.statements] == ["threaten", *(one.act for one in reading.statements[1:-1])]
    assert [(one.start, one.end) for one in item.gold.statements] == [one.span for one in reading.statements[:-1]]


def test_the_command_tells_and_exports(path: Path, tmp_path: Path) -> None:
    add_review(path, Review(article_id=some(path), fact="s1", verdict="accept", reviewer="x"))
    told = CliRunner().invoke(command, [str(path)])
    assert '"verdict":"accept"' in told.output
    made = CliRunner().invoke(command, [str(path), "--gold", str(tmp_path / "gold")])
    assert made.exit_code == 0
    assert "tasrih evaluate --gold" in made.output
