"""Proposals in the record: they come back as they went in, and live through articles in whatever order these came."""

from __future__ import annotations

import datetime
import json
import random
from pathlib import Path
from typing import Any

import msgspec
import pytest
from click.testing import CliRunner

import tasrih
from tasrih.cli.bargains import command as bargains_command
from tasrih.cli.proposals import command as proposals_command
from tasrih.ingest import Settings, ingest
from tasrih.measure.proposals import Life, lives
from tasrih.measure.proposals.groups import cosine, grouped
from tasrih.measure.proposals.life import QUIET_DAYS, _telling
from tasrih.measure.proposals.units import Row, gathered
from tasrih.model import Article
from tasrih.record.batch import Keep
from tasrih.record.database import Database
from tasrih.record.doctor import examine
from tasrih.record.writer import Writer
from tasrih.sources import Loaded

ARTICLES = [
    ("2019-10-01", "طرحت روسيا على دول الخليج مبادرة لتأمين الملاحة في مضيق هرمز تضم إيران.\nوقال إن الحوار ممكن."),
    ("2019-10-03", "رحبت إيران بالمبادرة الروسية لتأمين الملاحة في مضيق هرمز رغم الخلافات."),
    ("2019-10-05", "رفضت الولايات المتحدة المبادرة الروسية لتأمين الملاحة في المضيق، مؤكدة تمسكها بالعقوبات."),
    ("2019-10-06", "قال وزير الخارجية الياباني إن بلاده تدرس المبادرة الروسية لتأمين الملاحة إذا أرادت الصين ذلك."),
    ("2019-10-08", "قدمت الكويت إلى مجلس الأمن مشروع قرار بشأن حماية المدنيين في غزة."),
    ("2019-10-09", "استخدمت الولايات المتحدة حق النقض ضد مشروع القرار الكويتي بشأن حماية المدنيين في غزة."),
    ("2019-10-10", "وقالت إيران إن طهران لن تتفاوض مع واشنطن ما لم ترفع الولايات المتحدة العقوبات."),
    ("2019-10-11", "اقترحت فرنسا على إيران عقد قمة بشأن الاتفاق النووي، رغم العقوبات الأمريكية."),
    ("2019-12-20", "وصل وفد كوري إلى طوكيو لبحث التعاون الثقافي بين البلدين."),
]  # fmt: skip


def filled(path: Path, order: list[int], keep: Keep = "text") -> Path:
    rows = [
        Loaded(f"a.jsonl, line {n}", Article(text=ARTICLES[n][1], published=ARTICLES[n][0], id=f"a{n}"), [], named=True)
        for n in order
    ]
    with Writer(path, new=True) as writer:
        writer.begin("ingest", ["a.jsonl"], {"keep": keep}, tasrih.load().lexicon.digest)
        ingest(iter(rows), writer, Settings(keep=keep, batch=3), lambda *_: None)
        writer.finish()
    return path


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return filled(tmp_path_factory.mktemp("lives") / "news.duckdb", list(range(len(ARTICLES))))


def one(found: list[Life], proposer: str) -> Life:
    (life,) = [life for life in found if life.proposer == proposer]
    return life


def test_readings_with_proposals_come_back_as_they_went_in(record: Path) -> None:
    database, reader = Database(record), tasrih.load()
    ids = {source: name for name, source in database.rows("SELECT article_id, source_id FROM articles")}
    back = {reading.id: reading for reading in database.readings([*ids.values()])}
    assert sum(len(reading.proposals) for reading in back.values()) >= 7
    assert sum(len(reading.bargains) for reading in back.values()) >= 1
    for n, (day, text) in enumerate(ARTICLES):
        name = ids[f"a{n}"]
        assert back[name] == reader.read(text, published=day, id=name)
    assert not [f for f in examine(database, reader.lexicon.digest) if f.level == "error"]


def test_the_life_of_an_initiative(record: Path) -> None:
    life = one(lives(Database(record)), "RUS")
    assert life.name == "المبادرة الروسية لتأمين الملاحة"
    assert (life.first, life.last) == (datetime.date(2019, 10, 1), datetime.date(2019, 10, 6))
    assert life.stances == {"IRN": "welcomed", "JPN": "studied", "USA": "rejected"}
    assert (life.state, life.state_by) == ("rejected", ["USA"])
    assert life.parties == ["IRN"]
    assert life.conditions == ["إذا أرادت الصين ذلك"]
    days = [told.published for told in life.reactions]
    assert days == sorted(days, key=str)
    assert life.appearance.reaction == "proposed"
    assert all(told.sentence for told in life.reactions)


def test_states_of_a_day(record: Path) -> None:
    database, day = Database(record), datetime.date
    assert one(lives(database, day(2019, 10, 1)), "RUS").state == "proposed"
    assert one(lives(database, day(2019, 10, 3)), "RUS").state == "welcomed"
    assert one(lives(database, day(2019, 10, 9)), "KWT").state_by == ["USA"]
    assert one(lives(database, day(2019, 10, 20)), "FRA").state == "proposed"
    assert one(lives(database), "FRA").state == "forgotten"
    assert one(lives(database, quiet_days=100), "FRA").state == "proposed"
    assert lives(database, day(2019, 9, 1)) == []


def test_order_leaves_no_trace(record: Path, tmp_path: Path) -> None:
    order = list(range(len(ARTICLES)))
    random.Random(7).shuffle(order)  # noqa: S311
    assert lives(Database(filled(tmp_path / "other.duckdb", order))) == lives(Database(record))


def test_without_words_there_is_no_word(tmp_path: Path) -> None:
    path = filled(tmp_path / "none.duckdb", list(range(len(ARTICLES))), "none")
    database = Database(path)
    for column in ("text", "about_text", "condition_text", "cue_text", "sentence_text"):
        assert database.rows(f"SELECT count({column}) FROM proposals") == [(0,)]
    for column in ("text", "wanted_text", "return_text"):
        assert database.rows(f"SELECT count({column}) FROM bargains") == [(0,)]
    assert database.rows("SELECT count(concession_text), count(concession_start) > 0 FROM statements") == [(0, True)]
    assert any(life.stances.get("USA") == "rejected" for life in lives(database) if life.proposer == "RUS")
    assert not [f for f in examine(database, tasrih.load().lexicon.digest) if f.level == "error"]


def test_questions(record: Path) -> None:
    database = Database(record)
    assert {row[0] for row in database.proposals(proposer="RUS").project("proposer").fetchall()} == {"RUS"}
    assert len(database.proposals(by="USA", reaction="rejected").fetchall()) == 2
    assert database.bargains(wanter="IRN", asked="USA").project("kind").fetchall() == [("precondition",)]
    assert database.bargains(wanter="RUS").fetchall() == []
    assert database.statements().filter("concession_text IS NOT NULL").fetchall()


def row(n: int, **told: Any) -> Row:
    base: dict[str, Any] = {
        "article_id": f"a{n:03}", "proposal_id": "o1", "head": "o1", "published": datetime.date(2019, 10, 1),
        "outlet": None, "original": True, "story_id": f"a{n:03}", "kind": "initiative", "known": None,
        "proposer": "RUS", "addressee": [], "about": "تأمين الملاحة", "parties": [], "condition": None,
        "issues": ["maritime-security"], "resolved_by": "adjective",
        "reaction": "mentioned", "by": None, "text": "المبادرة", "sentence": None,
        "statement_id": None, "confidence": 0.9, "char_start": 0,
    }  # fmt: skip
    return Row(**(base | told))


def groups(*rows: Row) -> list[list[int]]:
    return sorted(grouped(gathered(rows)))


def test_what_is_one_proposal() -> None:
    same = groups(row(1), row(2, about="الملاحة في المضيق"))
    assert same == [[0, 1]]
    assert groups(row(1), row(2, proposer="FRA")) == [[0], [1]]
    assert groups(row(1), row(2, kind="draft")) == [[0], [1]]
    assert groups(row(1), row(2, issues=["korea"])) == [[0], [1]]
    assert groups(row(1), row(2, about="إعمار سوريا")) == [[0], [1]]
    assert groups(row(1), row(2, published=datetime.date(2020, 10, 1))) == [[0], [1]]
    assert groups(row(1, known="X"), row(2, known="X", published=datetime.date(2021, 1, 1))) == [[0, 1]]


def test_a_silent_mention_goes_where_only_one_fits() -> None:
    assert groups(row(1), row(2, about=None)) == [[0, 1]]
    assert groups(row(1), row(2, about="إعمار سوريا"), row(3, about=None)) == [[0], [1], [2]]
    assert groups(row(1, about=None, proposer=None), row(2, about=None, proposer=None)) == [[0], [1]]


def test_of_several_the_story_or_the_greater_part_decides() -> None:
    other = row(9, about="إعمار سوريا")
    assert groups(row(1, story_id="s"), other, row(3, about=None, story_id="s")) == [[0, 2], [1]]
    assert groups(row(1), row(2), row(3), other, row(5, about=None)) == [[0, 1, 2, 4], [3]]
    assert groups(row(1), row(2), row(3), other, row(5, about="أستراليا")) == [[0, 1, 2, 4], [3]]


def test_what_nobody_is_named_for_goes_where_its_matter_is() -> None:
    assert groups(row(1), row(2, proposer=None)) == [[0, 1]]
    assert groups(row(1), row(2, proposer=None, about="إعمار سوريا")) == [[0], [1]]
    assert groups(row(1), row(2, proposer=None, about="الملاحة")) == [[0], [1]]
    assert groups(row(1), row(2, proposer="FRA"), row(3, proposer=None)) == [[0], [1], [2]]


def test_the_mention_that_tells_most_names_the_proposal() -> None:
    told = [
        row(1, resolved_by="taken up", text="النص"),
        row(2, text="المبادرة الروسية"),
        row(3, about=None, text="مبادرة"),
    ]
    assert max(told, key=_telling).text == "المبادرة الروسية"
    assert max([*told, row(4, known="X", about=None, text="مبادرة السلام العربية")], key=_telling).known == "X"


def test_likeness_of_nothing_is_nothing() -> None:
    assert cosine({}, {}) == 0.0
    assert cosine({"سلام": 1.0}, {}) == 0.0


def test_command_shows_states_and_sentences(record: Path) -> None:
    runner = CliRunner()
    told = runner.invoke(proposals_command, [str(record), "--proposer", "RUS"], catch_exceptions=False).output
    assert "rejected by USA" in told
    assert "المبادرة الروسية" in told
    assert "under study" not in told
    lines = runner.invoke(proposals_command, [str(record), "--state", "rejected", "--jsonl"]).output.splitlines()
    assert {json.loads(line)["proposer"] for line in lines} == {"RUS", "KWT"}
    assert msgspec.json.decode(lines[0], type=Life).reactions
    assert "0 proposals" in runner.invoke(proposals_command, [str(record), "--issue", "sport"]).output
    assert runner.invoke(proposals_command, [str(record), "--state", "odd"]).exit_code == 2
    early = runner.invoke(proposals_command, [str(record), "--until", "2019-10-01"]).output
    assert "1 proposals" in early


def test_command_shows_bargains(record: Path) -> None:
    told = CliRunner().invoke(bargains_command, [str(record), "--wanter", "IRN"], catch_exceptions=False).output
    assert "ترفع الولايات المتحدة العقوبات" in told
    line = CliRunner().invoke(bargains_command, [str(record), "--jsonl"]).output.splitlines()[0]
    assert json.loads(line)["asked"] == ["USA"]


def test_days_of_silence_are_documented() -> None:
    guide = (Path(__file__).parents[2] / "docs" / "proposals.md").read_text("utf-8")
    assert f"{QUIET_DAYS} days" in guide
