"""Whatever the bytes are: items come out, never an exception."""

from __future__ import annotations

import gzip
import io
import json
import sys
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
import zstandard
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from source_samples import LEDE, TITLE, atom, rss, warc, with_linked_data, with_open_graph, without_anything

from tasrih.sources import Failed, Item, Loaded, Options, Skipped, articles

HTML = "text/html; charset=utf-8"
ROW = json.dumps({"id": 1, "text": LEDE, "title": TITLE, "published": "2020-03-17"}, ensure_ascii=False)


def _zip() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.html", with_open_graph())
        archive.writestr("b.jsonl", ROW)
    return out.getvalue()


def _parquet() -> bytes:
    import duckdb

    out = duckdb.connect().execute("SELECT 1").fetchone()
    assert out
    import tempfile
    from pathlib import Path

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.parquet"
        with duckdb.connect() as base:
            base.execute(f"COPY (SELECT i AS id, 'نص قصير' AS text FROM range(50) t(i)) TO '{path}' (FORMAT parquet)")
        return path.read_bytes()


SEEDS: dict[str, bytes] = {
    "text": LEDE.encode(),
    "json": ROW.encode() + b"\n" + ROW.encode(),
    "array": json.dumps([json.loads(ROW)] * 3, indent=1).encode(),
    "page": with_linked_data().encode(),
    "old page": without_anything().encode("cp1256"),
    "rss": rss().encode(),
    "atom": atom().encode("utf-16"),
    "csv": f'id,text,title\n1,"{LEDE}",{TITLE}\n2,"{LEDE}",\n'.encode(),
    "warc": warc([("https://a.example/1", "200 OK", HTML, with_open_graph().encode())]),
    "gzip": gzip.compress(ROW.encode()),
    "zstd": zstandard.compress(with_open_graph().encode()),
    "zip": _zip(),
    "parquet": _parquet(),
}


class _Stdin:
    def __init__(self, data: bytes) -> None:
        self.buffer = io.BytesIO(data)


@contextmanager
def _given(data: bytes) -> Iterator[None]:
    kept, sys.stdin = sys.stdin, _Stdin(data)  # type: ignore[assignment]
    try:
        yield
    finally:
        sys.stdin = kept


def read(data: bytes, **told: Any) -> list[Item]:
    with _given(data):
        return list(articles(["-"], Options(**told)))


def check(items: list[Item]) -> None:
    for item in items:
        assert isinstance(item, Loaded | Failed | Skipped)
        if isinstance(item, Loaded):
            for value in (item.article.text, item.article.id, item.article.title, item.article.outlet):
                (value or "").encode()


@given(st.binary(max_size=3000))
@settings(max_examples=150, deadline=None)
def test_any_bytes(data: bytes) -> None:
    check(read(data))


@pytest.mark.parametrize("name", SEEDS)
@given(data=st.data())
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_damaged_file_of_each_format(name: str, data: st.DataObject) -> None:
    seed = bytearray(SEEDS[name])
    for _ in range(data.draw(st.integers(0, 5))):
        seed[data.draw(st.integers(0, len(seed) - 1))] = data.draw(st.integers(0, 255))
    end = data.draw(st.integers(0, len(seed)))
    check(read(bytes(seed[:end] if data.draw(st.booleans()) else seed)))


@pytest.mark.parametrize("name", SEEDS)
def test_whole_file_of_each_format(name: str) -> None:
    assert any(isinstance(item, Loaded) for item in read(SEEDS[name])), read(SEEDS[name])


@pytest.mark.parametrize("name", SEEDS)
def test_told_a_wrong_encoding(name: str) -> None:
    check(read(SEEDS[name], encoding="utf-32"))
    check(read(SEEDS[name], encoding="nonsense"))


@given(st.recursive(st.none() | st.booleans() | st.floats() | st.text(max_size=9), st.lists, max_leaves=9))
@settings(max_examples=60, deadline=None)
def test_any_values_in_the_fields(value: Any) -> None:
    row = dict.fromkeys(("id", "text", "title", "published", "url", "outlet"), value)
    check(read(json.dumps(row).encode()))
    check(read(json.dumps({"version": "https://jsonfeed.org/version/1", "items": [row], "title": value}).encode()))


@pytest.mark.parametrize(
    "data",
    [
        b'{"text": ' * 5000,
        b"[" * 100_000,
        b"<" * 100_000,
        b"<!--" * 50_000,
        b"<?xml " * 50_000,
        b"<a " * 100_000,
        b"<p" + b" a" * 100_000,
        b'<html><script type="application/ld+json">' + b"[" * 50_000 + b"</script>",
        b"<rss>" + b"<item>" * 50_000,
        b"<rss><channel>" + b"<item><title>" * 20_000,
        b"id,text\n" + b'"' * 100_000,
        b"id,text\n" + b"," * 100_000,
        b"WARC/1.0\r\n" + b"A: b\r\n" * 50_000,
        b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 99999999999999\r\n\r\nx",
        b"PK\x03\x04" * 1000,
        b"PAR1" * 1000,
        b"\x28\xb5\x2f\xfd" * 1000,
        b"\x1f\x8b\x08" * 1000,
    ],
    ids=lambda data: repr(data[:12]),
)
def test_built_to_be_slow(data: bytes) -> None:
    check(read(data))
