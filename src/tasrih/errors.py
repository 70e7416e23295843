"""The exceptions of tasrih.

TasrihError
├── RecordError       a database cannot be used
│   ├── NotARecord    it is something else, or of a newer tasrih
│   ├── RecordBusy    another process has it
│   └── SearchIndexStale    the search index is missing or of another version: build it anew
│       └── SearchIndexDamaged   it cannot be read
├── SearchError       a query that cannot be asked
├── ReadingError      an article could not be read: a bug
├── LexiconError      the data does not fit its form, or contradicts itself
└── SourceError       an input cannot be read as an Arabic article
    ├── NotText       binary, or an unknown encoding
    ├── TooLarge      over the limit
    └── FetchError    a page or feed cannot be had from the network
        ├── FetchRefused   it may not be fetched: the URL, its address, robots.txt, what it turned out to be
        ├── FetchLater     the site asks to wait
        └── FetchFailed    no answer, or a broken one
"""

from __future__ import annotations


class TasrihError(Exception):
    """Base of all errors that tasrih raises on purpose. Its text says what, where, and what to do."""


class LexiconError(TasrihError):
    """The data under `data/` does not fit its form, or contradicts itself."""


class ReadingError(TasrihError):
    """An article could not be read, which no text should bring about."""


class RecordError(TasrihError):
    """A database cannot be opened, written or trusted."""


class NotARecord(RecordError):
    """The file is no record, or one of a newer tasrih."""


class RecordBusy(RecordError):
    """Another process has the database."""


class SourceError(TasrihError):
    """An input cannot be read as an article."""


class NotText(SourceError):
    """The bytes are no text in a known encoding."""


class TooLarge(SourceError):
    """The input is over the limit."""


class FetchError(SourceError):
    """A page or feed cannot be had from the network."""


class FetchRefused(FetchError):
    """It may not be fetched: because of its URL or address, of robots.txt, or of what it turned out to be."""


class FetchLater(FetchError):
    """The site asks to come back later."""


class FetchFailed(FetchError):
    """There was no answer, or a broken one; trying again may help."""


class SearchError(TasrihError):
    """A query that cannot be asked: too long, without a word, or with a filter that is none."""


class SearchIndexStale(RecordError):
    """The search index is missing or made by another version; it is to be built anew from the record."""


class SearchIndexDamaged(SearchIndexStale):
    """The search index cannot be read; it is to be built anew from the record."""
