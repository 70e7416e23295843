"""Sources into the record, in the order things happen: the file to read first for the record.

Items of the sources → those the record does not have → readings and digests, in worker processes → the record, a batch
at a time → what is concluded from all of it (measure.settle).
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, fields
from itertools import islice
from typing import NamedTuple, TypeGuard

import msgspec

import tasrih
from tasrih.measure.digest import digest
from tasrih.model import Article, Reading
from tasrih.pool import Mishap, mapped
from tasrih.reader import Reader
from tasrih.record.batch import Fingerprint, Keep, Publication, Row, encoded
from tasrih.record.identity import article_id
from tasrih.record.writer import Failure, Seen, Writer
from tasrih.sources import Failed, Item, Loaded, Skipped

_ASKED_AT_ONCE = 128
_SECONDS_BETWEEN_WRITES = 10.0


class Settings(NamedTuple):
    """How an ingest works. `batch` is the number of articles in one transaction."""

    keep: Keep = "text"
    processes: int = 1
    batch: int = 512


@dataclass
class Tally:
    """How far an ingest has come, in articles."""

    added: int = 0
    known: int = 0
    failed: int = 0
    skipped: int = 0

    def __add__(self, other: Tally) -> Tally:
        """Both together."""
        return Tally(*(getattr(self, f.name) + getattr(other, f.name) for f in fields(self)))

    @property
    def seen(self) -> int:
        """All that came in."""
        return self.added + self.known + self.failed + self.skipped


Watch = Callable[[Tally, Failure | None], None]
"""Told after each article, with what failed if it did."""


class Incoming(NamedTuple):
    """An article that the record does not have, with its id there."""

    article_id: str
    loaded: Loaded
    run_id: str
    keep: Keep


def ingest(items: Iterable[Item], writer: Writer, settings: Settings, watch: Watch) -> Tally:
    """Bring into the record what it does not have yet. A run must have begun.

    Raises:
        RecordError: the database cannot be written; all that was committed stays, the same call goes on from there.
    """
    flow = _Flow(writer, settings, watch)
    for incoming, result in mapped(_row, flow.unknown(items), tasrih.load, settings.processes):
        flow.take(incoming, result)
    flow.write()
    return flow.tally


def retried(writer: Writer) -> Iterator[Item]:
    """The articles that could not be read and were kept for it, as items again."""
    for place, article in writer.database.rows("SELECT place, article FROM failures WHERE article IS NOT NULL"):
        yield Loaded(place, msgspec.json.decode(article, type=Article), [], named=False)


def _row(reader: Reader, incoming: Incoming) -> bytes:
    """In a worker: one article read, as the record takes it."""
    loaded, article = incoming.loaded, incoming.loaded.article
    reading = reader.read_article(msgspec.structs.replace(article, id=incoming.article_id))
    publication = Publication(
        source_id=article.id if loaded.named else None,
        found_in=loaded.where,
        outlet=article.outlet,
        url=article.url,
        title=article.title,
        characters=len(article.text),
        text=article.text,
        warnings=loaded.warnings,
    )
    row = Row(
        article_id=incoming.article_id,
        run_id=incoming.run_id,
        publication=publication,
        digest=fingerprint(article, reading),
        reading=reading,
    )
    return encoded(row, incoming.keep)


def fingerprint(article: Article, reading: Reading) -> Fingerprint:
    """The digest of an article, as the record takes it."""
    told = digest(article, reading)
    return Fingerprint(body=told.body, story=told.story, data=msgspec.msgpack.encode(told))


@dataclass
class _Flow:
    """Between the sources and the record: what is under way, and what waits to be written."""

    writer: Writer
    settings: Settings
    watch: Watch
    tally: Tally = field(default_factory=Tally)
    under_way: set[str] = field(default_factory=set)
    rows: list[bytes] = field(default_factory=list)
    failures: list[Failure] = field(default_factory=list)
    mended: list[str] = field(default_factory=list)
    written: float = field(default_factory=time.monotonic)

    def unknown(self, items: Iterable[Item]) -> Iterator[Incoming]:
        """The articles to read; what fails, is skipped or known is counted on the way."""
        stream = iter(items)
        while asked := list(islice(stream, _ASKED_AT_ONCE)):
            yield from self._new_among([item for item in asked if self._is_article(item)])
            self._write_if_due()

    def take(self, incoming: Incoming, result: bytes | Mishap) -> None:
        """What came of an article."""
        if isinstance(result, Mishap):
            kept = self.settings.keep == "text"
            article = msgspec.json.encode(incoming.loaded.article).decode() if kept else None
            self.under_way.discard(incoming.article_id)
            self._fail(Failure(incoming.loaded.where, "reading", result.reason, article))
        else:
            self.rows.append(result)
            self.tally.added += 1
            self.watch(self.tally, None)
        self._write_if_due()

    def write(self) -> None:
        """All that waits, in one transaction."""
        self.writer.add(
            self.rows,
            Seen(self.tally.known, self.tally.failed, self.tally.skipped),
            failures=self.failures,
            mended=self.mended,
        )
        self.rows, self.failures, self.mended = [], [], []
        self.written = time.monotonic()

    def _write_if_due(self) -> None:
        waiting = len(self.rows) + len(self.failures)
        late = time.monotonic() - self.written > _SECONDS_BETWEEN_WRITES
        if waiting >= self.settings.batch or (waiting and late):
            self.write()

    def _new_among(self, loaded: Sequence[Loaded]) -> Iterator[Incoming]:
        ids = [article_id(item.article, named=item.named) for item in loaded]
        have = self.writer.have(ids)
        for name, item in zip(ids, loaded, strict=True):
            if name in have or name in self.under_way:
                self._known(item)
                continue
            self.under_way.add(name)
            yield Incoming(name, item, self.writer.run_id, self.settings.keep)

    def _is_article(self, item: Item) -> TypeGuard[Loaded]:
        if isinstance(item, Failed):
            self._fail(Failure(item.where, "source", str(item.error), None))
        elif isinstance(item, Skipped):
            self.tally.skipped += 1
            self.watch(self.tally, None)
        return isinstance(item, Loaded)

    def _known(self, item: Loaded) -> None:
        self.tally.known += 1
        if item.where in self.writer.failing:
            self.mended.append(item.where)
        self.watch(self.tally, None)

    def _fail(self, failure: Failure) -> None:
        self.tally.failed += 1
        self.failures.append(failure)
        self.watch(self.tally, failure)
