"""Rows of CSV, Parquet and JSON → articles: columns, mapping, dates."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import duckdb
import pytest

from tasrih.sources import Failed, Item, Loaded, Options, articles
from tasrih.sources.days import day
from tasrih.sources.sniff import sniff

TEXT = "قالت الوزيرة، اليوم: «الطريق طويل».\nوأضافت أن المحادثات؛ كما تعلمون؛ كانت بنّاءة."
MEDIA_CLOUD = ("stories_id", "publish_date", "title", "url", "language", "media_name")


def read(path: Path, **told: object) -> list[Item]:
    return list(articles([str(path)], Options(**told)))  # type: ignore[arg-type]


def table(rows: list[tuple[str, ...]], delimiter: str = ",") -> str:
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter).writerows(rows)
    return out.getvalue()


def written(tmp_path: Path, data: str | bytes, name: str = "a.csv") -> Path:
    path = tmp_path / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1256"])
def test_csv_in_any_dress(tmp_path: Path, delimiter: str, encoding: str) -> None:
    rows = [("ID", "Headline", "Body", "pubDate"), ("7", "عنوان", TEXT, "Tue, 17 Mar 2020 23:40:00 +0300")]
    (item,) = read(written(tmp_path, table(rows, delimiter).encode(encoding), "data.txt"))
    assert isinstance(item, Loaded)
    found = item.article
    assert (found.id, found.title, found.text, found.published) == (
        "7",
        "عنوان",
        TEXT,
        "2020-03-17",
    )
    assert item.named


def test_mapping_wins_over_usual_names(tmp_path: Path) -> None:
    rows = [("text", "story", "when"), ("ملخص", TEXT, "2020/3/7")]
    (item,) = read(written(tmp_path, table(rows)), columns={"text": "story", "published": "when"})
    assert isinstance(item, Loaded)
    assert (item.article.text, item.article.published, item.article.id) == (TEXT, "2020-03-07", "a-1")
    assert not item.named


def test_mapping_into_nested_json(tmp_path: Path) -> None:
    row = {"content": {"body": TEXT}, "meta": {"when": "2020-03-07T10:00:00"}, "source": {"id": None, "name": "مثال"}}
    path = written(tmp_path, json.dumps(row) + "\n" + json.dumps(row), "a.jsonl")
    for item in read(path, columns={"text": "content.body", "published": "meta.when"}):
        assert isinstance(item, Loaded)
        assert (item.article.text, item.article.published, item.article.outlet) == (TEXT, "2020-03-07", "مثال")


def test_news_please(tmp_path: Path) -> None:
    row = {
        "authors": [], "date_download": "2020-03-19 10:00:00", "date_publish": "2020-03-17 23:40:00", "language": "ar",
        "maintext": TEXT, "source_domain": "news.example", "text": None, "title": "عنوان", "url": "https://news.example/1",
    }  # fmt: skip
    (item,) = read(written(tmp_path, json.dumps(row, indent=4), "a.json"))
    assert isinstance(item, Loaded)
    found = item.article
    assert (found.text, found.published, found.outlet) == (TEXT, "2020-03-17", "news.example")
    assert (found.title, found.url) == ("عنوان", "https://news.example/1")


def test_media_cloud_without_and_with_text(tmp_path: Path) -> None:
    row = ("12", "2020-03-17 10:00:00", "عنوان", "https://news.example/1", "ar", "مثال")
    (bare,) = read(written(tmp_path, table([MEDIA_CLOUD, row])))
    assert isinstance(bare, Failed)
    assert "media_name" in str(bare.error)
    assert "--fetch" in str(bare.error)
    full, empty = read(written(tmp_path, table([(*MEDIA_CLOUD, "text"), (*row, TEXT), (*row, "")])))
    assert isinstance(full, Loaded)
    assert (full.article.id, full.article.outlet) == ("12", "مثال")
    assert isinstance(empty, Failed)
    assert "--fetch" in str(empty.error)


def test_wrapped_rows(tmp_path: Path) -> None:
    data = {"status": "ok", "articles": [{"content": TEXT, "publishedAt": "2020-03-17T10:00:00Z"}, {"content": TEXT}]}
    found = read(written(tmp_path, json.dumps(data), "a.json"))
    assert [item.article.published for item in found if isinstance(item, Loaded)] == ["2020-03-17", None]


def test_html_in_a_cell_becomes_lines(tmp_path: Path) -> None:
    rows = [("id", "content"), ("1", "<p>قال الوزير <b>اليوم</b> كلاما.</p><p>ثم سافر إلى تونس.</p>")]
    (item,) = read(written(tmp_path, table(rows)))
    assert isinstance(item, Loaded)
    assert item.article.text == "قال الوزير اليوم كلاما.\nثم سافر إلى تونس."


@pytest.mark.parametrize(
    ("data", "types"),
    [
        ("", [Failed]),
        ("a,b\n1,2\n", [Failed]),
        ("id,text\n", []),
        ("id,text\n1\n2,نص قصير هنا,4,5\n\n,\n", [Failed, Loaded]),
        ('id,text\n1,"نص لم يغلق', [Loaded]),
    ],
)
def test_odd_tables(tmp_path: Path, data: str, types: list[type]) -> None:
    assert [type(item) for item in read(written(tmp_path, data))] == types


def test_cell_over_the_limit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tasrih.sources.limits.MAX_BYTES", 1000)
    found = read(written(tmp_path, f"id,text\n1,{TEXT[:30]}\n2,{'ا' * 2000}\n"))
    assert [type(item) for item in found] == [Loaded, Failed]


def test_large_array_is_read_piece_by_piece(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tasrih.sources.limits.MAX_BYTES", 2000)
    rows = [{"id": n, "text": TEXT} for n in range(500)]
    path = written(tmp_path, json.dumps(rows, indent=1, ensure_ascii=False), "a.json")
    assert [item.article.id for item in read(path) if isinstance(item, Loaded)] == [str(n) for n in range(500)]
    path.write_bytes(path.read_bytes()[:-900])
    found = read(path)
    assert isinstance(found[-1], Failed)
    assert len(found) > 490


def parquet(path: Path, query: str) -> Path:
    with duckdb.connect() as base:
        base.execute(f"COPY ({query}) TO '{path}' (FORMAT parquet)")
    return path


def test_parquet(tmp_path: Path) -> None:
    query = f"SELECT i AS id, '{TEXT} ' || i AS body, DATE '2020-03-17' + i::INT AS date FROM range(700) t(i)"
    path = parquet(tmp_path / "rows[1].parquet", query)
    found = [item.article for item in read(path) if isinstance(item, Loaded)]
    assert len(found) == 700
    assert (found[1].id, found[1].text, found[1].published) == ("1", f"{TEXT} 1", "2020-03-18")


def test_parquet_with_a_nested_column(tmp_path: Path) -> None:
    path = parquet(tmp_path / "a.parquet", f"SELECT {{'body': '{TEXT}'}} AS content")
    (item,) = read(path, columns={"text": "content.body"})
    assert isinstance(item, Loaded)
    assert item.article.text == TEXT


def test_parquet_without_text_cut_and_empty(tmp_path: Path) -> None:
    path = parquet(tmp_path / "a.parquet", "SELECT 1 AS a")
    (bare,) = read(path)
    assert "--map" in str(getattr(bare, "error", ""))
    path.write_bytes(path.read_bytes()[:-20])
    (cut,) = read(path)
    assert "damaged" in str(getattr(cut, "error", ""))
    assert read(parquet(tmp_path / "b.parquet", "SELECT 'x' AS text WHERE 1 = 0")) == []


@pytest.mark.parametrize(
    ("value", "known"),
    [
        ("2020-03-17T23:40:00-11:00", "2020-03-17"),
        ("٢٠٢٠/٣/١٧", "2020-03-17"),
        ("17/03/2020", "2020-03-17"),
        ("03/17/2020 10:00", "2020-03-17"),
        ("3/4/2020", None),
        ("5/5/2020", "2020-05-05"),
        ("March 17, 2020", "2020-03-17"),
        ("17 Mar 2020", "2020-03-17"),
        ("الثلاثاء 17 كانون الأول/ديسمبر 2019 - 10:00", "2019-12-17"),
        (1584466061, "2020-03-17"),
        ("1584466061000", "2020-03-17"),
        ("2020-02-31", None),
        ("أمس", None),
        ("", None),
        (True, None),
        (float("nan"), None),
    ],
)
def test_days(value: object, known: str | None) -> None:
    assert day(value) == known


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        ("قال الوزير إن الاجتماع، كما تعلمون، انتهى\nثم سافر", "text"),
        ("<قال الوزير>", "text"),
        ("قال <p>الوزير</p> <br> ثم", "page"),
        (' \n{"a": 1}', "json"),
        ("[1, 2]", "text"),
        ("title,url,text\n", "table"),
        ("العنوان,النص\n", "text"),
        ("<?xml version='1.0'?><!-- x --><rss>", "feed"),
        ("<?xml version='1.0'?><!DOCTYPE html PUBLIC 'x'><html>", "page"),
    ],
)
def test_formats_by_content(data: str, kind: str) -> None:
    assert sniff(data.encode()) == kind
    assert sniff(data.encode("utf-16")) == kind
