"""Bytes → articles: text files, JSON lines, gzip of either, folders, standard input."""

from tasrih.sources.open import Failed, Item, Loaded, Options, articles

__all__ = ["Failed", "Item", "Loaded", "Options", "articles"]
