"""The exceptions of tasrih.

TasrihError
├── RecordError       a database cannot be used
│   ├── NotARecord    it is something else, or of a newer tasrih
│   └── RecordBusy    another process has it
├── LexiconError      the data does not fit its form, or contradicts itself
└── SourceError       an input cannot be read as an Arabic article
    ├── NotText       binary, or an unknown encoding
    └── TooLarge      over the limit
"""

from __future__ import annotations


class TasrihError(Exception):
    """Base of all errors that tasrih raises on purpose. Its text says what, where, and what to do."""


class LexiconError(TasrihError):
    """The data under `data/` does not fit its form, or contradicts itself."""


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
