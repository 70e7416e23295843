"""Bytes → articles: encodings, JSON lines, gzip, folders, standard input."""

from __future__ import annotations

import gzip
import io
import json
import sys
from pathlib import Path

import pytest

from tasrih.errors import NotText
from tasrih.model import Article
from tasrih.sources import Failed, Item, Loaded, Options, articles
from tasrih.sources.decode import decode
from tasrih.sources.reversed import seems_reversed

TEXT = "قالت الوزيرة إن المحادثات كانت بنّاءة، وأضافت أن «الطريق طويل».\n"


def only(items: list[Item]) -> Article:
    assert len(items) == 1
    assert isinstance(items[0], Loaded), items[0]
    return items[0].article


def read(path: Path, **told: str) -> list[Item]:
    return list(articles([str(path)], Options(**told)))


@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1256"],
)
def test_encodings(encoding: str) -> None:
    assert decode(TEXT.encode(encoding)).text == TEXT


@pytest.mark.parametrize("encoding", ["iso8859_6", "cp720"])
def test_rarer_encodings(encoding: str) -> None:
    plain = TEXT.replace("«", '"').replace("»", '"').replace("،", ",")
    assert decode(plain.encode(encoding)).text == plain


def test_other_language_in_latin_1() -> None:
    text = "Le ministre a déclaré que la réunion était terminée et qu'il était très satisfait."
    assert "ministre" in decode(text.encode("latin-1")).text


def test_damaged_utf_8_keeps_the_rest() -> None:
    found = decode(TEXT.encode() * 20 + b"\xd8")
    assert found.text.startswith(TEXT)
    assert "damaged" in found.warnings[0]


@pytest.mark.parametrize(
    "data",
    [b"%PDF-1.7 ...", b"PK\x03\x04 ...", b"\x89PNG\r\n", bytes(range(256)) * 20, b"\x00" * 5000],
)
def test_binary_is_refused(data: bytes) -> None:
    with pytest.raises(NotText, match="; "):
        decode(data)


def test_told_encoding(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(TEXT.encode("cp1256"))
    assert only(read(path, encoding="cp1256")).text == TEXT
    for wrong in ("utf-8", "nosuch"):
        failed = read(path, encoding=wrong)[0]
        assert isinstance(failed, Failed)
        assert wrong in str(failed.error)


def test_text_is_kept_as_it_came(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"\xef\xbb\xbf" + "سطر\r\nسطر\u200f ثان\r\n".encode())
    assert only(read(path)).text == "سطر\r\nسطر\u200f ثان\r\n"


def test_options_fill_what_is_missing(tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl"
    told, untold = {"text": TEXT, "published": "2020-01-01", "title": "عنوان"}, {"text": TEXT}
    path.write_text(json.dumps(told) + "\n\n" + json.dumps(untold), encoding="utf-8")
    found = [item.article for item in read(path, published="1999-09-09") if isinstance(item, Loaded)]
    assert [(a.id, a.published, a.title) for a in found] == [
        ("rows-1", "2020-01-01", "عنوان"),
        ("rows-3", "1999-09-09", None),
    ]


@pytest.mark.parametrize("indent", [None, 2])
@pytest.mark.parametrize("several", [True, False])
def test_json_files(tmp_path: Path, indent: int | None, several: bool) -> None:
    row = {"id": 7, "text": TEXT, "outlet": "مثال", "more": [1]}
    path = tmp_path / "a.json"
    path.write_text(json.dumps([row, row] if several else row, indent=indent), encoding="utf-8")
    found = [item.article for item in read(path) if isinstance(item, Loaded)]
    assert [a.id for a in found] == ["7"] * (2 if several else 1)
    assert found[0].outlet == "مثال"


def test_json_lines_in_utf_16(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps({"text": TEXT}, ensure_ascii=False) + "\n", encoding="utf-16")
    assert only(read(path)).text == TEXT


def test_bad_rows_do_not_stop_the_others(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    good = json.dumps({"text": TEXT})
    path.write_text("\n".join([good, "{nonsense", '{"title": "x"}', '{"text": 5}', "[1]", '{"text": ""}', good]))
    found = read(path)
    assert [type(item) for item in found] == [Loaded, Failed, Failed, Failed, Failed, Failed, Loaded]
    assert [item.where.rpartition(", ")[2] for item in found] == [f"line {n}" for n in range(1, 8)]


def test_gzip_by_its_bytes_and_damaged(tmp_path: Path) -> None:
    good, cut = tmp_path / "a.txt.gz", tmp_path / "b.txt.gz"
    good.write_bytes(gzip.compress(TEXT.encode()))
    cut.write_bytes(gzip.compress(TEXT.encode() * 50)[:-12])
    assert only(read(good)).id == "a"
    assert "gzip" in str(getattr(read(cut)[0], "error", ""))


def test_too_large_is_refused_without_reading_it_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tasrih.sources.limits.MAX_BYTES", 1000)
    bomb, line = tmp_path / "bomb.txt.gz", tmp_path / "line.jsonl"
    bomb.write_bytes(gzip.compress(b"a" * 100_000))
    row = json.dumps({"text": TEXT}, ensure_ascii=False)
    line.write_text(row + "\n" + json.dumps({"text": "ا" * 5000}), encoding="utf-8")
    assert "larger than" in str(getattr(read(bomb)[0], "error", ""))
    assert [type(item) for item in read(line)] == [Loaded, Failed]


@pytest.mark.parametrize("data", [TEXT.encode(), json.dumps({"text": TEXT}).encode(), gzip.compress(TEXT.encode())])
def test_standard_input(data: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    assert only(list(articles(["-"]))).text == TEXT


def test_folder_without_articles(tmp_path: Path) -> None:
    (tmp_path / "image.png").write_bytes(b"x")
    assert "no articles" in str(getattr(read(tmp_path)[0], "error", ""))


def test_folder_that_is_a_file_without_rights(tmp_path: Path) -> None:
    assert "check the path" in str(getattr(read(tmp_path / "nope")[0], "error", ""))


def test_surrogates_are_mended_in_all_fields(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('{"id": "x\\ud800", "text": "نص \\udfff قصير", "title": "\\ud800", "url": "\\ud800"}\n')
    article = only(read(path))
    assert article.text == "نص \ufffd قصير"
    for value in (article.id, article.title, article.url):
        assert value is not None
        value.encode()


def test_reversed_letters_are_noticed() -> None:
    sentence = "أكدت الوزارة أهمية السياسة الخارجية المشتركة على المدى البعيد"
    assert seems_reversed(sentence[::-1])
    assert not seems_reversed(sentence)
