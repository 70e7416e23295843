"""The exceptions of tasrih.

TasrihError
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


class SourceError(TasrihError):
    """An input cannot be read as an article."""


class NotText(SourceError):
    """The bytes are no text in a known encoding."""


class TooLarge(SourceError):
    """The input is over the limit."""
