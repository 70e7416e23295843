"""Killed at any instant, or out of disk: what was committed is whole, and going on ends where a run in peace does."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from pathlib import Path

import pytest
import record_child
import record_samples
from record_samples import content

import tasrih
from tasrih.measure.conclude import conclude
from tasrih.record.database import Database
from tasrih.record.doctor import examine
from tasrih.record.files import transaction
from tasrih.record.writer import Writer

COUNT = 80
KILLS = 20
_CHILD = str(Path(record_child.__file__))


def _start(path: Path, news: Path, processes: int, *more: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, _CHILD, str(path), str(news), str(processes), *more]
    return subprocess.Popen(  # noqa: S603 (a file of ours)
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )


@pytest.fixture(scope="module")
def news(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return record_samples.write(tmp_path_factory.mktemp("news") / "news.jsonl", COUNT)


@pytest.fixture(scope="module")
def undisturbed(news: Path) -> tuple[dict[str, list[tuple[object, ...]]], float]:
    """What stands in the record at the end, and how many seconds it took."""
    path = news.parent / "undisturbed.duckdb"
    begun = time.monotonic()
    with _start(path, news, 1) as child:
        assert child.wait() == 0
    seconds = time.monotonic() - begun
    assert Database(path).rows("SELECT count(*) FROM articles") == [(COUNT,)]
    assert Database(path).rows("SELECT count(*) FROM copies")[0][0] > 0
    return content(path), seconds


@pytest.mark.parametrize("seed", range(KILLS))
def test_killed_and_started_again(
    news: Path, undisturbed: tuple[dict[str, list[tuple[object, ...]]], float], tmp_path: Path, seed: int
) -> None:
    expected, seconds = undisturbed
    path = tmp_path / "news.duckdb"
    with _start(path, news, 1 + seed % 2) as child:
        time.sleep(random.Random(seed).uniform(0.15, 1.0) * seconds)  # noqa: S311 (no secret)
        child.kill()
    if path.exists():
        broken = [f for f in examine(Database(path), tasrih.load().lexicon.digest) if f.level == "error"]
        assert broken == [] or not Database(path).rows("SELECT 1 FROM duckdb_tables()")
    record_child.run(path, news, 1)
    assert content(path) == expected


@pytest.mark.parametrize("size", [50_000, 100_000, 150_000, 200_000, 300_000, 400_000])
def test_out_of_disk(
    news: Path, undisturbed: tuple[dict[str, list[tuple[object, ...]]], float], tmp_path: Path, size: int
) -> None:
    expected, _ = undisturbed
    path = tmp_path / "news.duckdb"
    with _start(path, news, 1, str(size)) as child:
        _, said = child.communicate()
    assert child.returncode == 1
    assert said.decode().startswith("RecordError: ")
    assert "the disk is full" in said.decode()
    record_child.run(path, news, 1)
    assert content(path) == expected


def test_stopped_between_the_index_and_the_note_of_it(news: Path, tmp_path: Path) -> None:
    path = tmp_path / "news.duckdb"
    record_child.run(path, news, 1)
    expected = content(path)
    with transaction(path) as db:
        db.execute("DELETE FROM indexed")
        db.execute("DELETE FROM stages WHERE stage = 'search index'")
    with Writer(path) as writer:
        conclude(writer, lambda _: None)
    assert content(path) == expected
