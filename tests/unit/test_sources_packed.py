"""Web archives, gzip, zstd and zip, one in the other; the meter; missing libraries."""

from __future__ import annotations

import gzip
import io
import sys
import zipfile
from pathlib import Path

import pytest
import zstandard
from source_samples import BODY, PERSIAN, TITLE, warc, with_linked_data, with_open_graph

from tasrih.sources import Failed, Item, Loaded, Meter, Skipped, articles

TEXT = "قالت الوزيرة إن المحادثات كانت بنّاءة، وأضافت أن «الطريق طويل».\n"
HTML = "text/html; charset=utf-8"
ARCHIVE = warc(
    [
        ("https://news.example/1", "200 OK", HTML, with_open_graph().encode()),
        ("https://news.example/2", "404 Not Found", HTML, b"<html>"),
        ("https://news.example/3", "200 OK", "image/png", b"\x89PNG"),
        ("https://news.example/4", "200 OK", HTML, PERSIAN.encode()),
        ("https://news.example/5", "200 OK", "text/html", with_linked_data().replace("2020", "2024").encode()),
    ]
)


def read(path: Path, meter: Meter | None = None) -> list[Item]:
    return list(articles([str(path)], meter=meter))


def zipped(files: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return out.getvalue()


@pytest.mark.parametrize("pack", [bytes, gzip.compress, zstandard.compress])
def test_web_archive(tmp_path: Path, pack: object) -> None:
    path = tmp_path / "crawl.warc"
    path.write_bytes(pack(ARCHIVE))  # type: ignore[operator]
    found = read(path)
    assert [type(item) for item in found] == [Loaded, Skipped, Skipped, Skipped, Loaded]
    first, last = found[0], found[4]
    assert isinstance(first, Loaded)
    assert first.article.text.endswith(BODY[-1])
    assert first.article.url == "https://www.net.example/2019/12/11/hiwar"
    assert isinstance(last, Loaded)
    assert last.article.published is None, "nothing is published after it was crawled"
    assert "crawled" in last.warnings[0]


def test_cut_web_archive(tmp_path: Path) -> None:
    path = tmp_path / "crawl.warc.gz"
    path.write_bytes(gzip.compress(ARCHIVE)[:-200])
    found = read(path)
    assert isinstance(found[0], Loaded)
    assert isinstance(found[-1], Failed)


@pytest.mark.parametrize("pack", [gzip.compress, zstandard.compress])
def test_packed_text_and_its_damage(tmp_path: Path, pack: object) -> None:
    path = tmp_path / "a"
    data = pack(TEXT.encode())  # type: ignore[operator]
    path.write_bytes(data + data)
    (item,) = read(path)
    assert isinstance(item, Loaded)
    assert item.article.text == TEXT * 2
    for broken in (data[:-3], data[:20] + b"\xff\xff" + data[22:], data + b"rubbish"):
        path.write_bytes(broken)
        assert "damaged" in str(getattr(read(path)[0], "error", ""))


def test_zip_of_everything(tmp_path: Path) -> None:
    inner = zipped({"b/page.html": with_open_graph().encode()})
    files = {
        "../../up.txt": TEXT.encode(),
        "a/lines.jsonl.gz": gzip.compress(b'{"id": 1, "text": "abc"}\n'),
        "inner.zip": inner,
        "image.png": b"x",
        ".hidden.txt": TEXT.encode(),
        "__MACOSX/a.txt": TEXT.encode(),
        "crawl.warc": ARCHIVE,
    }
    path = tmp_path / "all.zip"
    path.write_bytes(zipped(files))
    found = [item for item in read(path) if not isinstance(item, Skipped)]
    assert [item.article.id for item in found if isinstance(item, Loaded)] == [
        "../../up", "1", "crawl-1", "crawl-5", "b/page",
    ]  # fmt: skip
    assert sorted(one.name for one in tmp_path.iterdir()) == ["all.zip"]


def test_zip_from_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(zipped({"a.txt": TEXT.encode()}))))
    (item,) = articles(["-"])
    assert isinstance(item, Loaded)


@pytest.mark.parametrize("files", [{}, {"a.png": b"x"}, {"[Content_Types].xml": b"x", "a.xml": b"x"}])
def test_zip_without_articles(tmp_path: Path, files: dict[str, bytes]) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(zipped(files))
    (item,) = read(path)
    assert isinstance(item, Failed)


def test_cut_zip(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(zipped({"a.txt": TEXT.encode()})[:-30])
    (item,) = read(path)
    assert "damaged" in str(getattr(item, "error", ""))


def test_bombs_stop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tasrih.sources.limits.FREE", 1 << 20)
    lines = b'{"text": "' + b"a" * 1000 + b'"}\n'
    bomb = lines * 20_000
    for name, data in (
        ("a.gz", gzip.compress(bomb)),
        ("a.zst", zstandard.compress(bomb)),
        ("a.zip", zipped({f"{n}.jsonl": bomb for n in range(2)})),
    ):
        path = tmp_path / name
        path.write_bytes(data)
        found = read(path)
        assert "times its size" in str(getattr(found[-1], "error", "")), name
        assert len(found) < 40_000


def test_packed_too_often(tmp_path: Path) -> None:
    data = TEXT.encode()
    for _ in range(5):
        data = gzip.compress(data)
    path = tmp_path / "a.gz"
    path.write_bytes(data)
    assert "packed more than" in str(getattr(read(path)[0], "error", ""))


def test_meter_tells_how_far(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(TEXT.encode())
    (tmp_path / "b.txt.gz").write_bytes(gzip.compress(TEXT.encode() * 100))
    (tmp_path / "c.zip").write_bytes(zipped({"a.txt": TEXT.encode()}))
    (tmp_path / "d.png").write_bytes(b"x" * 1000)
    meter = Meter()
    seen = [meter.done for _ in articles([str(tmp_path), str(tmp_path / "a.txt")], meter=meter)]
    sizes = [(tmp_path / name).stat().st_size for name in ("a.txt", "b.txt.gz", "c.zip", "a.txt")]
    assert meter.total == meter.done == sum(sizes)
    assert seen == sorted(seen)
    assert seen[0] > 0


def test_meter_knows_no_end_of_a_stream(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(TEXT.encode())))
    meter = Meter()
    list(articles(["-"], meter=meter))
    assert (meter.total, meter.done) == (None, len(TEXT.encode()))


@pytest.mark.parametrize(
    ("module", "data"),
    [("trafilatura", with_open_graph().encode()), ("fastwarc.warc", ARCHIVE), ("zstandard", zstandard.compress(b"a"))],
)
def test_missing_library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, module: str, data: bytes) -> None:
    monkeypatch.setitem(sys.modules, module, None)
    path = tmp_path / "a"
    path.write_bytes(data)
    (item,) = read(path)
    assert isinstance(item, Failed)
    assert "pip install 'tasrih[sources]'" in str(item.error)


def test_title_is_first_line(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_bytes(with_open_graph().encode())
    (item,) = read(path)
    assert isinstance(item, Loaded)
    assert item.article.text.startswith(f"{TITLE}\n\n")
