"""Bytes → articles: text, JSON, CSV, Parquet, pages, feeds, web archives; packed, in folders, from standard input."""

from tasrih.sources.fetched import Fetch, Fetched
from tasrih.sources.items import Failed, Item, Loaded, Meter, Options, Skipped
from tasrih.sources.open import articles, is_address

__all__ = ["Failed", "Fetch", "Fetched", "Item", "Loaded", "Meter", "Options", "Skipped", "articles", "is_address"]
