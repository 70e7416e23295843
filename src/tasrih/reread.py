"""Old readings of the record, made anew with the lexicon and code of today."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice

import tasrih
from tasrih.ingest import fingerprint
from tasrih.model import Article, Reading
from tasrih.pool import Mishap, mapped
from tasrih.reader import Reader
from tasrih.record.batch import Fingerprint, Row, encoded
from tasrih.record.database import Database
from tasrih.record.difference import Change, changes
from tasrih.record.writer import Writer

_STALE = """SELECT article_id FROM readings JOIN articles USING (article_id)
WHERE (version <> $version OR lexicon <> $lexicon) AND (text IS NOT NULL) = $readable ORDER BY article_id"""
_OUT = "SELECT article_id, text, CAST(published AS VARCHAR), title FROM articles WHERE article_id IN (SELECT unnest(?))"
_AT_ONCE = 256
_SHOWN = 1_000


@dataclass
class Outcome:
    """What rereading came to: articles, those without a text to read, facts by kind and change, and some of these."""

    reread: int = 0
    unreadable: int = 0
    failed: list[tuple[str, str]] = field(default_factory=list)
    counts: Counter[tuple[str, str]] = field(default_factory=Counter)
    articles: int = 0
    """Articles whose reading says something else now."""
    examples: list[Change] = field(default_factory=list)

    def note(self, found: Sequence[Change]) -> None:
        """Count an article's changes."""
        self.reread += 1
        self.articles += bool(found)
        self.counts.update((change.kind, change.what) for change in found)
        self.examples.extend(found[: max(0, _SHOWN - len(self.examples))])


def stale(database: Database, lexicon: str) -> tuple[list[str], int]:
    """The articles that another version or lexicon has read, and how many more cannot be read again: no text kept."""
    told = {"version": tasrih.__version__, "lexicon": lexicon}
    readable = [name for (name,) in database.rows(_STALE, {**told, "readable": True})]
    return readable, len(database.rows(_STALE, {**told, "readable": False}))


def reread(
    database: Database, articles: Sequence[str], writer: Writer | None, processes: int, watch: Callable[[Outcome], None]
) -> Outcome:
    """Read these articles again and compare. With a writer, the new readings take the place of the old ones, a batch
    at a time: what is done when it is stopped stays done.
    """
    outcome = Outcome()
    results = mapped(_read, _texts(database, articles), tasrih.load, processes)
    while batch := list(islice(results, _AT_ONCE)):
        old = {one.id: one for one in database.readings([article.id for article, _ in batch])}
        fresh: list[tuple[Reading, Fingerprint]] = []
        for article, result in batch:
            if isinstance(result, Mishap):
                outcome.failed.append((article.id, result.reason))
                continue
            outcome.note(list(changes(old[article.id], result[0])))
            fresh.append(result)
        if writer is not None:
            writer.replace([_row(reading, digest, writer.run_id) for reading, digest in fresh])
        watch(outcome)
    return outcome


def _texts(database: Database, articles: Sequence[str]) -> Iterator[Article]:
    for at in range(0, len(articles), _AT_ONCE):
        for name, text, published, title in database.rows(_OUT, [articles[at : at + _AT_ONCE]]):
            yield Article(id=name, text=text, published=published, title=title)


def _read(reader: Reader, article: Article) -> tuple[Reading, Fingerprint]:
    reading = reader.read_article(article)
    return reading, fingerprint(article, reading)


def _row(reading: Reading, digest: Fingerprint, run_id: str) -> bytes:
    row = Row(article_id=reading.id, run_id=run_id, publication=None, digest=digest, reading=reading)
    return encoded(row, "text")
