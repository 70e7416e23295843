"""tasrih (تصريح): reads Arabic diplomatic news and keeps who said what, to whom, with the words that say so."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tasrih.reader import Reader

__version__ = "0.1.0"


def load() -> Reader:
    """A reader with the shipped lexicon (about a second the first time, then cached)."""
    from tasrih.reader import Reader

    return Reader()
