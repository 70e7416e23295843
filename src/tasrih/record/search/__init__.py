"""Full-text search over articles and statements: a tantivy index in a folder beside the database.

It finds a word with its joined particles, however its hamza, diacritics and digits are typed, and holds no text.
"""

from __future__ import annotations

from tasrih.record.search.entry import Entry, Found, Results
from tasrih.record.search.highlight import highlight
from tasrih.record.search.index import SearchIndex

__all__ = ["Entry", "Found", "Results", "SearchIndex", "highlight"]
