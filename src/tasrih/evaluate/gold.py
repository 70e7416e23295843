"""Gold annotations → the same with offsets: every copied string is looked up in its text."""

from __future__ import annotations

import gzip
import re
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from tasrih.errors import SourceError

HALVES = {"all": slice(None), "even": slice(0, None, 2), "odd": slice(1, None, 2)}
"""Of the articles in order of their ids: tune on one half, watch the other."""
NAMED_HALVES = {"tune": "even", "train": "even", "watch": "odd"}
_JOINED = re.compile("[وفبلكس]|ال|وال|بال|لل|ولل|وب|ول|فال|كال|[وف]س")


class GoldStatement(msgspec.Struct):
    """A statement as annotated; `start` is -1 where its content is not in the text."""

    content: str
    kind: str
    source: str
    source_of: str
    act: str
    addressee: list[str] = []
    issues: list[str] = []
    content_nth: int | None = None
    start: int = -1
    end: int = -1


class GoldPerson(msgspec.Struct):
    """A named person."""

    name: str
    of: str | None = None
    role: str | None = None


class GoldEvent(msgspec.Struct):
    """An event: who to whom."""

    type: str
    source: list[str]
    target: list[str]


class GoldSpan(msgspec.Struct):
    """A quantity, date or treaty."""

    text: str
    nth: int | None = None
    value: float | None = None
    unit: str | None = None
    iso: str | None = None
    start: int = -1
    end: int = -1


class GoldMeta(msgspec.Struct):
    """What stands around the article."""

    headline: str | None = None
    dateline: str | None = None


class Gold(msgspec.Struct):
    """One annotated article."""

    id: str
    meta: GoldMeta = msgspec.field(default_factory=GoldMeta)
    people: list[GoldPerson] = []
    statements: list[GoldStatement] = []
    events: list[GoldEvent] = []
    quantities: list[GoldSpan] = []
    dates: list[GoldSpan] = []
    treaties: list[GoldSpan] = []


class GoldArticle(NamedTuple):
    """An article's row (id, text, published, title …) and its annotation."""

    row: dict[str, Any]
    gold: Gold


def load_texts(path: Path) -> dict[str, dict[str, Any]]:
    """The rows of a JSON lines file by their id.

    Raises:
        SourceError: it cannot be read, or a line is no row with id and text.
    """
    try:
        data = path.read_bytes()
        rows = msgspec.json.Decoder(dict[str, Any]).decode_lines(
            gzip.decompress(data) if path.suffix == ".gz" else data
        )
        return {row["id"]: row for row in rows if isinstance(row["text"], str)}
    except (OSError, EOFError) as error:
        raise SourceError(
            f"{path}: {(getattr(error, 'strerror', None) or str(error)).lower()}; check the path"
        ) from error
    except (msgspec.MsgspecError, KeyError, TypeError) as error:
        raise SourceError(f"{path}: not JSON lines with id and text ({error})") from error


def load_gold(folder: Path, texts: dict[str, dict[str, Any]]) -> list[GoldArticle]:
    """All annotations in `folder`, sorted by file name, placed in their texts.

    Raises:
        SourceError: a file does not parse, or its text is missing.
    """
    files = sorted(folder.glob("*.json"))
    if not files:
        raise SourceError(f"{folder}: no gold here; give a folder of <id>.json files")
    return [_load(path, texts) for path in files]


def _load(path: Path, texts: dict[str, dict[str, Any]]) -> GoldArticle:
    try:
        gold = msgspec.json.decode(path.read_bytes(), type=Gold)
    except msgspec.MsgspecError as error:
        raise SourceError(f"{path}: {error}; see GUIDELINES for the form of gold") from error
    if gold.id not in texts:
        raise SourceError(f"{path}: no text with id {gold.id!r}; give the texts it belongs to with --texts")
    place(gold, texts[gold.id]["text"])
    return GoldArticle(texts[gold.id], gold)


def place(gold: Gold, text: str) -> None:
    """Find the offsets of every annotation in `text`."""
    for statement in gold.statements:
        found = occurrences(text, statement.content)
        nth = statement.content_nth or 0
        if statement.content and nth < len(found):
            statement.start, statement.end = found[nth], found[nth] + len(statement.content)
    for spans in (gold.quantities, gold.dates, gold.treaties):
        _place_in_order(spans, text)


def _place_in_order(spans: list[GoldSpan], text: str) -> None:
    """A repeated string stands for its next free occurrence."""
    taken: set[int] = set()
    for span in spans:
        found = occurrences(text, span.text)
        if not span.text or (span.nth or 0) >= max(1, len(found)) or not found:
            continue
        free = [at for at in found if at not in taken] or found
        span.start = found[span.nth] if span.nth is not None else free[0]
        span.end = span.start + len(span.text)
        taken.add(span.start)


def occurrences(text: str, needle: str) -> list[int]:
    """Where `needle` begins in `text`; cuts out of longer words only if there is nothing else."""
    found = []
    at = text.find(needle) if needle else -1
    while at >= 0:
        found.append(at)
        at = text.find(needle, at + len(needle))
    return [at for at in found if _whole(text, at, at + len(needle))] or found


def _whole(text: str, start: int, end: int) -> bool:
    if end < len(text) and text[end].isalpha() and text[end - 1].isalpha():
        return False
    if not start or not text[start - 1].isalpha() or not text[start].isalpha():
        return True
    head = start
    while head and (text[head - 1].isalnum() or text[head - 1] == "_"):
        head -= 1
    return _JOINED.fullmatch(text, head, start) is not None
