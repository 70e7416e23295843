"""The folder of an index: generations side by side, and a file that names the one in use.

A rebuilt index is a new generation; replacing the small file puts it in the old one's place at one stroke. Readers
that have the old one open go on with it.
"""

from __future__ import annotations

import os
import re
import shutil
from pathlib import Path

from filelock import FileLock, Timeout

from tasrih.errors import RecordBusy, RecordError, SearchIndexDamaged, SearchIndexStale
from tasrih.record.search.words import words_digest

FORMAT = 1
"""Changes when fields change."""
_CURRENT = "CURRENT"
_NAME = re.compile(r"g(\d{1,9})-(\w{1,40})")


def version() -> str:
    """What an index must be made by to be of use: its fields, and how words are read."""
    return f"{FORMAT}_{words_digest()}"


def current_generation(path: Path) -> Path:
    """The generation in use.

    Raises:
        SearchIndexStale: there is none, or it is of another version.
        SearchIndexDamaged: the folder is not what it says.
    """
    try:
        name = (path / _CURRENT).read_bytes()[:200].decode("ascii", "replace").strip()
    except (FileNotFoundError, NotADirectoryError):
        raise SearchIndexStale(f"{path}: no search index here; it has to be built from the record") from None
    except OSError as error:
        raise SearchIndexDamaged(f"{path}: the search index cannot be read: {error.strerror}") from error
    match = _NAME.fullmatch(name)
    if match is None or not (path / name).is_dir():
        raise SearchIndexDamaged(f"{path}: the search index is damaged; it has to be built anew from the record")
    if match.group(2) != version():
        raise SearchIndexStale(f"{path}: the search index is of another version; it has to be built anew")
    return path / name


def new_generation(path: Path) -> Path:
    """An empty folder for the next generation. Left-overs of builds that were killed go. For the writer only."""
    try:
        path.mkdir(parents=True, exist_ok=True)
        used = _named(path)
        numbers = [int(match.group(1)) for entry in path.iterdir() if (match := _NAME.fullmatch(entry.name))]
        remove_others(path, used)
        folder = path / f"g{max(numbers, default=0) % 999_999_999 + 1}-{version()}"
        folder.mkdir()
    except OSError as error:
        raise RecordError(f"{path}: no search index can be written here: {error.strerror or error}") from error
    return folder


def publish(path: Path, generation: Path) -> None:
    """Make `generation` the one in use, at one stroke, and remove the others."""
    fresh = path / f"{_CURRENT}.new"
    with fresh.open("w", encoding="ascii") as file:
        file.write(generation.name)
        file.flush()
        os.fsync(file.fileno())
    os.replace(fresh, path / _CURRENT)
    remove_others(path, generation.name)


def remove_others(path: Path, used: str) -> None:
    """Remove all generations but the one named."""
    for entry in path.iterdir():
        if _NAME.fullmatch(entry.name) and entry.name != used:
            shutil.rmtree(entry, ignore_errors=True)


def lock_writer(path: Path) -> FileLock:
    """The right to write, held until released; a killed writer's goes with it.

    Raises:
        RecordBusy: another process has it.
    """
    try:
        path.mkdir(parents=True, exist_ok=True)
        lock = FileLock(path / "writer.lock")
        lock.acquire(timeout=0)
    except Timeout as error:
        raise RecordBusy(f"{path}: another tasrih is writing this search index; wait until it has finished") from error
    except OSError as error:
        raise RecordError(f"{path}: no search index can be written here: {error.strerror or error}") from error
    return lock


def _named(path: Path) -> str:
    try:
        return (path / _CURRENT).read_bytes()[:200].decode("ascii", "replace").strip()
    except OSError:
        return ""
