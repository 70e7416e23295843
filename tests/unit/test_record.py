"""The record: nothing lost, nothing doubled, one writer, many readers, and what is whole is known to be whole."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from pathlib import Path

import duckdb
import msgspec
import pytest
from record_samples import content, rows

import tasrih
from tasrih.errors import NotARecord, RecordBusy, RecordError, SourceError
from tasrih.ingest import Settings, Tally, ingest
from tasrih.model import Article, Reading
from tasrih.record.batch import Keep, Publication, Row, encoded
from tasrih.record.database import Database
from tasrih.record.doctor import examine
from tasrih.record.files import transaction
from tasrih.record.identity import article_id
from tasrih.record.migrations import migrate, shipped
from tasrih.record.writer import Failure, Seen, Writer
from tasrih.reread import reread, stale
from tasrih.sources import Failed, Item, Loaded

COUNT = 20


def items(count: int = COUNT) -> Iterator[Item]:
    for n, row in enumerate(rows(count), 1):
        yield Loaded(f"news.jsonl, line {n}", msgspec.convert(row, Article), [], named=True)


def fill(path: Path, stream: Iterator[Item], keep: Keep = "text", batch: int = 8) -> Tally:
    with Writer(path, new=True) as writer:
        writer.begin("ingest", ["news.jsonl"], {"keep": keep}, tasrih.load().lexicon.digest)
        tally = ingest(stream, writer, Settings(keep=keep, batch=batch), lambda *_: None)
        writer.finish()
    return tally


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("record") / "news.duckdb"
    fill(path, items())
    return path


@pytest.fixture
def record(filled: Path, tmp_path: Path) -> Path:
    """One of its own, to be changed."""
    copy = tmp_path / "copy.duckdb"
    copy.write_bytes(filled.read_bytes())
    return copy


def test_a_reading_comes_back_as_it_went_in(filled: Path) -> None:
    database = Database(filled)
    reader = tasrih.load()
    ids = [name for (name,) in database.rows("SELECT article_id FROM articles")]
    assert len(ids) == COUNT
    for reading in database.readings(ids):
        (row,) = database.rows(
            "SELECT text, CAST(published AS VARCHAR), title FROM articles WHERE article_id = ?", [reading.id]
        )
        assert reading == reader.read(row[0], published=row[1], title=row[2], id=reading.id)


def test_the_columns_of_the_batch_cover_the_model() -> None:
    """A field that is added to a reading must come into the record too."""
    reading = tasrih.load().read('قال الوزير: "نعم".', id="x")
    row = Row(article_id="x", run_id="r", publication=None, digest=b"", reading=reading)
    assert set(json.loads(encoded(row, "text"))["reading"]) == set(Reading.__struct_fields__)


def test_the_same_again_changes_nothing(record: Path) -> None:
    before = content(record)
    tally = fill(record, items())
    assert (tally.added, tally.known) == (0, COUNT)
    assert content(record) == before


def test_order_and_batches_leave_no_trace(filled: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.duckdb"
    backwards = list(items())[::-1]
    fill(other, iter(backwards[:5]), batch=2)
    fill(other, iter(backwards), batch=3)
    assert content(other) == content(filled)


def test_identity_is_the_text_and_where_it_was_published() -> None:
    base = Article(text="قال الوزير نعم", outlet="وكالة", published="2018-03-01")
    assert article_id(base, named=False) == article_id(msgspec.structs.replace(base, id="line-7"), named=False)
    others = [
        msgspec.structs.replace(base, text="قال الوزير لا"),
        msgspec.structs.replace(base, outlet="أخرى"),
        msgspec.structs.replace(base, published="2018-03-02"),
        msgspec.structs.replace(base, url="https://a.example/1"),
    ]
    assert len({article_id(one, named=False) for one in [base, *others]}) == 5


@pytest.mark.parametrize(
    ("keep", "text", "snippet"), [("text", True, True), ("snippets", False, True), ("none", False, False)]
)
def test_no_more_words_are_kept_than_asked_for(tmp_path: Path, keep: Keep, text: bool, snippet: bool) -> None:
    path = tmp_path / "news.duckdb"
    fill(path, items(6), keep)
    database = Database(path)
    assert all((one is not None) is text for (one,) in database.rows("SELECT text FROM articles"))
    told = database.rows("SELECT text, cue_text FROM statements")
    assert told
    assert all((one is not None) is snippet for row in told for one in row[:1])
    raw = path.read_bytes()
    words = "الملاحة في الخليج".encode()
    assert (words in raw) is (keep != "none") or keep == "text"  # compressed text may not show
    assert [f for f in examine(database, tasrih.load().lexicon.digest) if f.level == "error"] == []


def test_a_failure_is_kept_and_goes_when_its_place_is_read(tmp_path: Path) -> None:
    path = tmp_path / "news.duckdb"
    bad = Failed("news.jsonl, line 2", SourceError("no JSON object"))
    first, second = list(items(2))
    tally = fill(path, iter([first, bad]))
    assert (tally.added, tally.failed) == (1, 1)
    assert Database(path).rows("SELECT place, stage, reason FROM failures") == [
        ("news.jsonl, line 2", "source", "no JSON object")
    ]
    fill(path, iter([first, bad]))
    assert Database(path).rows("SELECT count(*) FROM failures") == [(1,)]
    fill(path, iter([first, second]))
    assert Database(path).rows("SELECT count(*) FROM failures") == [(0,)]


def test_an_article_that_breaks_the_reader_stops_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "news.duckdb"
    real = tasrih.reader.Reader.read_article

    def sometimes(self: tasrih.reader.Reader, article: Article) -> Reading:
        if "رقم 5 " in article.text:
            raise ZeroDivisionError
        return real(self, article)

    monkeypatch.setattr(tasrih.reader.Reader, "read_article", sometimes)
    tally = fill(path, items(6))
    assert (tally.added, tally.failed) == (5, 1)
    ((place, stage, reason, article),) = Database(path).rows("SELECT place, stage, reason, article FROM failures")
    assert (place, stage) == ("news.jsonl, line 3", "reading")
    assert "ZeroDivisionError" in reason
    assert "رقم 5 " in json.loads(article)["text"]


def test_one_writer_at_a_time(record: Path) -> None:
    with Writer(record), pytest.raises(RecordBusy, match="another tasrih"), Writer(record):
        pass


def test_readers_read_while_a_writer_writes(tmp_path: Path) -> None:
    """Every answer is a state that was committed: as many readings as articles, never fewer than before."""
    path = tmp_path / "news.duckdb"
    fill(path, items(1))
    done = threading.Event()
    seen: list[tuple[int, int]] = []

    def look() -> None:
        database = Database(path)
        while not done.is_set():
            seen.extend(database.rows("SELECT (SELECT count(*) FROM articles), (SELECT count(*) FROM readings)"))

    readers = [threading.Thread(target=look) for _ in range(3)]
    for reader in readers:
        reader.start()
    fill(path, items(60), batch=4)
    done.set()
    for reader in readers:
        reader.join()
    assert all(articles == readings for articles, readings in seen)
    assert max(seen) > min(seen)
    assert Database(path).rows("SELECT count(*) FROM articles") == [(60,)]


def test_what_is_no_record_is_refused(tmp_path: Path) -> None:
    text = tmp_path / "text.duckdb"
    text.write_text("no database")
    other = tmp_path / "other.duckdb"
    with duckdb.connect(str(other)) as connection:
        connection.execute("CREATE TABLE things (a INTEGER)")
    for path, words in [(text, "is no DuckDB database"), (other, "of something else")]:
        with pytest.raises(NotARecord, match=words), Writer(path, new=True):
            pass
    for path, words in [(tmp_path / "none.duckdb", "no such record"), (tmp_path, "is a folder")]:
        with pytest.raises(RecordError, match=words):
            Database(path).rows("SELECT 1")
    with pytest.raises(RecordError, match="make it first"), Writer(tmp_path / "no" / "x.duckdb", new=True):
        pass


def test_a_record_of_a_newer_tasrih_is_refused(record: Path) -> None:
    with transaction(record) as db:
        db.execute("INSERT INTO migrations VALUES (99, 'of the future', 'x')")
    with pytest.raises(NotARecord, match="newer tasrih"):
        migrate(record)


def test_migrations_are_numbered_in_order() -> None:
    numbers = [step.number for step in shipped()]
    assert numbers == sorted(set(numbers))
    assert numbers[0] == 1


@pytest.mark.parametrize(
    ("spoil", "check"),
    [
        ("DELETE FROM articles WHERE source_id = 'row-0'", "statements: every row has its article"),
        ("UPDATE articles SET text = text || 'ا' WHERE source_id = 'row-1'", "texts: the same that were read"),
        ("UPDATE statements SET char_start = char_start + 1 WHERE n = 1", "statements: text is what stands there"),
        ("UPDATE dates SET char_end = 100000", "dates: text is what stands there"),
        ("INSERT INTO readings SELECT * FROM readings LIMIT 1", "articles: each has one reading"),
        ("INSERT INTO stories SELECT article_id, 'nowhere' FROM articles", "stories: story_id is an article"),
    ],
)
def test_the_doctor_finds_what_is_spoiled(record: Path, spoil: str, check: str) -> None:
    digest = tasrih.load().lexicon.digest
    assert not [f for f in examine(Database(record), digest) if f.level == "error"]
    with transaction(record) as db:
        db.execute("CREATE TABLE IF NOT EXISTS nothing (a INTEGER)")
        db.execute(spoil)
    if check.startswith("dates") and not Database(record).rows("SELECT 1 FROM dates"):
        pytest.skip("no dates in the samples")
    assert any(f.name.startswith(check) for f in examine(Database(record), digest) if f.level == "error")


def test_rereading_brings_up_to_date_and_says_what_changed(record: Path, filled: Path) -> None:
    with transaction(record) as db:
        db.execute("UPDATE readings SET lexicon = 'of yesterday'")
        db.execute(
            "UPDATE statements SET act = 'threaten'"
            " WHERE n = 1 AND article_id = (SELECT min(article_id) FROM statements)"
        )
        db.execute("DELETE FROM statements WHERE n = 2 AND article_id = (SELECT max(article_id) FROM statements)")
    database, digest = Database(record), tasrih.load().lexicon.digest
    articles, unreadable = stale(database, digest)
    assert (len(articles), unreadable) == (COUNT, 0)
    dry = reread(database, articles, None, 1, lambda _: None)
    assert stale(database, digest)[0] == articles
    with Writer(record) as writer:
        writer.begin("reread", [], {}, digest)
        outcome = reread(database, articles, writer, 1, lambda _: None)
        writer.finish()
    assert outcome.counts == dry.counts == {("statements", "changed"): 1, ("statements", "added"): 1}
    (changed,) = [change for change in outcome.examples if change.what == "changed"]
    assert changed.fields == ("act",)
    assert stale(database, digest) == ([], 0)
    assert content(record) == content(filled)


def test_questions_by_filters(filled: Path) -> None:
    database = Database(filled)
    every = database.statements().fetchall()
    assert every
    assert len(database.statements(speaker="RUS").fetchall()) < len(every)
    assert {row[3] for row in database.statements(since="2018-03-05", until="2018-03-06").project("*").fetchall()}
    assert database.statements(act=["warn", "reject"], issue="sanctions").columns[:3] == [
        "key",
        "article_id",
        "statement_id",
    ]
    assert database.people(name="سالم الحارثي").fetchall()
    assert database.sql("SELECT count(*) FROM articles").fetchall() == [(COUNT,)]
    with pytest.raises(RecordError, match="no filter 'who'"):
        database.statements(who="RUS")  # type: ignore[call-arg]
    with pytest.raises(RecordError, match="is no date"):
        database.statements(since="yesterday")
    with pytest.raises(RecordError, match="cannot be answered"):
        database.sql("SELECT nothing FROM nowhere")


def test_a_question_cannot_write(filled: Path) -> None:
    before = content(filled)
    for query in ["DELETE FROM articles", "SELECT 1; DELETE FROM articles", "SELECT 1) ; DROP TABLE runs; --"]:
        with pytest.raises((RecordError, duckdb.Error)):
            Database(filled).sql(query)
    assert content(filled) == before


def test_hostile_words_pass_through_whole(tmp_path: Path) -> None:
    path = tmp_path / "news.duckdb"
    text = 'قال الوزير سالم الحارثي: "\'; DROP TABLE articles; --" \u0000 \u202e \U0001f600 \\u0000 {"a": [1]}.'
    fill(path, iter([Loaded("'; x", Article(text=text, id="'\"", outlet="\u0000"), [], named=True)]))
    assert Database(path).rows("SELECT text, source_id FROM articles") == [(text, "'\"")]


def test_a_failure_at_writing_leaves_the_batch_before(record: Path) -> None:
    before = content(record)
    with Writer(record) as writer:
        writer.begin("ingest", [], {}, "x")
        with pytest.raises((duckdb.Error, RecordError)):
            writer.add([b'{"article_id": "a"}', b"not json"], Seen(), failures=[Failure("x", "source", "y", None)])
    assert content(record) == before
    assert Publication.__struct_fields__[0] == "source_id"
