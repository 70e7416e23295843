"""Paths → articles, one after the other, with what failed and why. Nothing here stops at a bad input."""

from __future__ import annotations

import gzip
import io
import re
import sys
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO, NamedTuple, cast

import msgspec

from tasrih.errors import SourceError, TooLarge
from tasrih.model import Article
from tasrih.sources.decode import decode
from tasrih.sources.limits import MAX_BYTES, megabytes
from tasrih.sources.reversed import seems_reversed
from tasrih.sources.rows import rows
from tasrih.text.clean import clean

SUFFIXES = frozenset({".txt", ".text", ".jsonl", ".ndjson", ".json"})
_JSON = re.compile(rb'(?:\xef\xbb\xbf)?\s{0,99}(?:\[\s{0,99})?\{\s{0,99}"')
_GZIP = b"\x1f\x8b"
_STDIN = "-"


class Options(NamedTuple):
    """What the caller says about articles that do not say it themselves."""

    published: str | None = None
    title: str | None = None
    encoding: str | None = None


class Loaded(NamedTuple):
    """An article, where it came from, and what was odd about it."""

    where: str
    article: Article
    warnings: list[str]


class Failed(NamedTuple):
    """An input that gave no article."""

    where: str
    error: SourceError


Item = Loaded | Failed


def articles(paths: Iterable[str], options: Options | None = None) -> Iterator[Item]:
    """All articles of files, folders and "-" (standard input), in order."""
    told = options or Options()
    for path in paths:
        if path == _STDIN:
            yield from _guarded("standard input", sys.stdin.buffer, "", told)
        elif Path(path).is_dir():
            yield from _folder(Path(path), told)
        else:
            yield from _file(Path(path), Path(path).name, told)


def _folder(folder: Path, told: Options) -> Iterator[Item]:
    found = [p for p in sorted(folder.rglob("*")) if _wanted(p.relative_to(folder)) and p.is_file()]
    if not found:
        kinds = " ".join(sorted(SUFFIXES))
        yield Failed(str(folder), SourceError(f"no articles in this folder; files end in {kinds} (or .gz)"))
    for path in found:
        yield from _file(path, path.relative_to(folder).as_posix(), told)


def _wanted(path: Path) -> bool:
    if any(part.startswith(".") for part in path.parts):
        return False
    return Path(_stem(path.name)[1]).suffix.lower() in SUFFIXES


def _stem(name: str) -> tuple[str, str]:
    """A file name without its endings, and without .gz alone."""
    bare = name[:-3] if name.lower().endswith(".gz") else name
    suffix = Path(bare).suffix
    return (bare[: -len(suffix)] if suffix.lower() in SUFFIXES else bare), bare


def _file(path: Path, name: str, told: Options) -> Iterator[Item]:
    try:
        stream = path.open("rb")
    except OSError as error:
        yield Failed(str(path), SourceError(f"{(error.strerror or str(error)).lower()}; check the path"))
        return
    with stream:
        yield from _guarded(str(path), stream, _stem(name)[0], told)


def _guarded(where: str, stream: BinaryIO, name: str, told: Options) -> Iterator[Item]:
    try:
        yield from _stream(where, stream, name, told)
    except SourceError as error:
        yield Failed(where, error)
    except (EOFError, zlib.error, gzip.BadGzipFile):
        yield Failed(where, SourceError("the gzip data is damaged or cut off; fetch it again"))
    except OSError as error:
        yield Failed(where, SourceError(f"{(error.strerror or str(error)).lower()}; cannot be read"))


def _stream(where: str, raw: BinaryIO, name: str, told: Options) -> Iterator[Item]:
    stream = _peekable(raw)
    if stream.peek(2)[:2] == _GZIP:
        stream = _peekable(cast(BinaryIO, gzip.GzipFile(fileobj=stream)))
    if _JSON.match(stream.peek(64)[:4096]) and told.encoding is None:
        for place, row in rows(cast(BinaryIO, stream), name or "stdin"):
            at = f"{where}, {place}" if place else where
            yield Failed(at, row) if isinstance(row, SourceError) else _checked(at, row, told, [])
        return
    data = stream.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise TooLarge(f"larger than {megabytes(MAX_BYTES)}; give one article a file, or JSON lines")
    text, _, warnings = decode(data, told.encoding)
    if _JSON.match(text[:4096].encode("utf-8", "replace")):
        again = io.BytesIO(text.encode("utf-8", "replace"))  # JSON in UTF-16 or another encoding
        yield from _stream(where, cast(BinaryIO, again), name, told._replace(encoding=None))
        return
    yield _checked(where, Article(text=text, id=name), told, warnings)


def _peekable(raw: BinaryIO) -> io.BufferedReader:
    return raw if isinstance(raw, io.BufferedReader) else io.BufferedReader(cast(io.RawIOBase, raw))


def _checked(where: str, article: Article, told: Options, warnings: list[str]) -> Item:
    if not article.text.strip("\ufeff\x00 \t\r\n\v\f"):
        return Failed(where, SourceError("there is no text in it; give an article"))
    text, _, odd = clean(article.text)
    if seems_reversed(text):
        odd.append("text: the letters seem to stand in reverse order (from a PDF?); little will be found")
    title = article.title if article.title is not None else told.title
    article = msgspec.structs.replace(
        article,
        text=text,
        id=clean(article.id)[0],
        published=article.published or told.published,
        title=clean(title)[0] if title else None,
        url=clean(article.url)[0] if article.url else None,
        outlet=clean(article.outlet)[0] if article.outlet else None,
    )
    return Loaded(where, article, [*warnings, *odd])
