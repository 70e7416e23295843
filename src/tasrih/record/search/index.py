"""The index: opened, written, searched. What the library raises comes out as an error of tasrih."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import TracebackType
from typing import Self

import tantivy
from filelock import FileLock

from tasrih.errors import RecordError, SearchError, SearchIndexDamaged
from tasrih.record.search.compile import Filters, compile_query
from tasrih.record.search.entry import Entry, Found, Results
from tasrih.record.search.folder import current_generation, lock_writer, new_generation, publish
from tasrih.record.search.schema import ANALYZER, MARK, analyzer, build_schema, document, mark_document

MOST_HITS = 1_000
FARTHEST = 20_000
_WRITER_BYTES = 64_000_000
_TIED = 100
"""Hits looked at beyond those asked for, so that equals come in the order of their keys."""


class SearchIndex:
    """A search index; open it with `open` or `rebuild`, close it or use it in a `with`."""

    def __init__(self, path: Path, generation: Path, *, lock: FileLock | None, fresh: bool) -> None:
        self.path = path
        self._lock = lock
        self._published = not fresh
        self._schema = build_schema()
        self._attach(generation)
        with _library(path):
            self._writer = self._index.writer(_WRITER_BYTES, num_threads=1) if lock else None

    def _attach(self, generation: Path) -> None:
        with _library(self.path):
            self._index = tantivy.Index(self._schema, str(generation), reuse=True)
            self._index.register_tokenizer(ANALYZER, analyzer())
            self._index.config_reader("manual")
        self._generation = generation

    def _searcher(self) -> tantivy.Searcher:
        """The last commit, of the generation that is now in use."""
        try:
            return self._reloaded()
        except SearchIndexDamaged:
            if self._lock is None and current_generation(self.path) != self._generation:
                return self._reloaded()
            raise

    def _reloaded(self) -> tantivy.Searcher:
        if self._lock is None and (generation := current_generation(self.path)) != self._generation:
            self._attach(generation)
        with _library(self.path):
            self._index.reload()
            return self._index.searcher()

    @classmethod
    def open(cls, path: str | Path, *, write: bool = False) -> Self:
        """Open the index in folder `path`; to write, make an empty one where there is none.

        Raises:
            SearchIndexStale: there is none, or one of another version: call `rebuild` and add everything.
            SearchIndexDamaged: it cannot be read: the same.
            RecordBusy: another process is writing it.
        """
        path = Path(path)
        if not write:
            return cls._retried(path)
        lock = lock_writer(path)
        with _released_on_error(lock):
            if not (path / "CURRENT").exists():
                return cls(path, new_generation(path), lock=lock, fresh=True)
            return cls(path, current_generation(path), lock=lock, fresh=False)

    @classmethod
    def rebuild(cls, path: str | Path) -> Self:
        """A new, empty index to write; it takes the old one's place with its first commit, at one stroke.

        Raises:
            RecordBusy: another process is writing it.
        """
        path = Path(path)
        lock = lock_writer(path)
        with _released_on_error(lock):
            return cls(path, new_generation(path), lock=lock, fresh=True)

    @classmethod
    def _retried(cls, path: Path) -> Self:
        """Open to read; once more where a writer replaced the generation in between."""
        generation = current_generation(path)
        try:
            return cls(path, generation, lock=None, fresh=False)
        except SearchIndexDamaged:
            if (again := current_generation(path)) == generation:
                raise
            return cls(path, again, lock=None, fresh=False)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Close; what was not committed is as if it had never been added."""
        writer, self._writer = self._writer, None
        lock, self._lock = self._lock, None
        try:
            if writer is not None:
                # a writer that failed cannot roll back, and need not
                with suppress(RecordError), _library(self.path, writing=True):
                    writer.rollback()
                    writer.wait_merging_threads()
        finally:
            if lock is not None:
                lock.release()

    def add(self, documents: Iterable[Entry]) -> None:
        """Add entries; one of the same key takes the place of the older."""
        writer = self._writing()
        for entry in documents:
            with _library(self.path, writing=True):
                writer.delete_documents_by_term("key", entry.key)
                writer.add_document(document(entry))

    def remove(self, article_ids: Iterable[str]) -> None:
        """Remove articles with all their statements."""
        writer = self._writing()
        for article_id in article_ids:
            with _library(self.path, writing=True):
                writer.delete_documents_by_term("article", article_id)

    def commit(self, mark: str) -> None:
        """Make what was added and removed visible, together with `mark`: all of it or, if killed, nothing."""
        writer = self._writing()
        with _library(self.path, writing=True):
            writer.delete_documents_by_term("kind", MARK)
            writer.add_document(mark_document(mark))
            writer.commit()
        if not self._published:
            publish(self.path, self._generation)
            self._published = True

    @property
    def mark(self) -> str | None:
        """The mark of the last commit; None before the first."""
        searcher = self._searcher()
        with _library(self.path):
            query = tantivy.Query.term_query(self._schema, "kind", MARK)
            hits = searcher.search(query, 1).hits
            return str(searcher.doc(hits[0][1])["told"][0]) if hits else None

    def search(
        self,
        query: str,
        *,
        kind: str | None = None,
        outlet: str | None = None,
        since: str | None = None,
        until: str | None = None,
        speaker: str | None = None,
        act: str | None = None,
        issue: str | None = None,
        limit: int = 20,
        offset: int = 0,
    ) -> Results:
        """What `query` finds, best first; see `query.py` for what may be typed.

        Raises:
            SearchError: the query or a filter cannot be asked.
            SearchIndexDamaged: the index cannot be read.
        """
        if not (0 <= limit <= MOST_HITS and 0 <= offset <= FARTHEST):
            raise SearchError(f"limit is 0 to {MOST_HITS:,}, offset 0 to {FARTHEST:,}")
        filters = Filters(
            kind=kind, outlet=outlet, since=since, until=until, speaker=speaker, act=act, issue=issue
        )  # fmt: skip
        with _library(self.path):
            compiled = compile_query(self._schema, query, filters)
        searcher = self._searcher()
        with _library(self.path):
            return _ranked(searcher, compiled, limit, offset)

    def _writing(self) -> tantivy.IndexWriter:
        if self._writer is None:
            raise RecordError(f"{self.path}: this search index is not open to write")
        return self._writer


def _ranked(searcher: tantivy.Searcher, query: tantivy.Query, limit: int, offset: int) -> Results:
    """A page of hits; those of one score in the order of their keys."""
    looked = offset + limit + _TIED
    answer = searcher.search(query, looked, count=True)
    page = answer.hits[offset : offset + limit]
    if not page:
        return Results([], _count(answer))
    while len(answer.hits) == looked and _rounded(answer.hits[-1][0]) == _rounded(page[-1][0]):
        looked *= 2
        answer = searcher.search(query, looked, count=True)
    low, high = _rounded(page[-1][0]), _rounded(page[0][0])
    near = [(score, at, address) for at, (score, address) in enumerate(answer.hits) if low <= _rounded(score) <= high]
    found = []
    for score, _, address in near:
        doc = searcher.doc(address)
        found.append(Found(doc["key"][0], doc["article"][0], doc["kind"][0], _rounded(score)))
    found.sort(key=lambda hit: (-hit.score, hit.key))
    first = offset - near[0][1]
    return Results(found[first : first + limit], _count(answer))


def _count(answer: tantivy.SearchResult) -> int:
    return int(answer.count or 0)  # type: ignore[attr-defined]  # the library's stubs forget it


def _rounded(score: float) -> float:
    return round(float(score), 4)


@contextmanager
def _library(path: Path, *, writing: bool = False) -> Iterator[None]:
    """Turn whatever the library raises (also its panics, which are no Exception) into an error of tasrih."""
    try:
        yield
    except (RecordError, SearchError, MemoryError, KeyboardInterrupt, SystemExit, GeneratorExit):
        raise
    except BaseException as error:
        told = str(error).splitlines()[0][:200] if str(error) else type(error).__name__
        if writing:
            raise RecordError(f"{path}: the search index could not be written: {told}") from error
        raise SearchIndexDamaged(f"{path}: the search index failed ({told}); it can be built anew") from error


@contextmanager
def _released_on_error(lock: FileLock) -> Iterator[None]:
    try:
        yield
    except BaseException:
        lock.release()
        raise
