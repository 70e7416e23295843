"""File names: which files of a folder are taken, and what their articles are called."""

from __future__ import annotations

from pathlib import PurePosixPath

SUFFIXES = frozenset(
    {
        ".txt", ".text", ".jsonl", ".ndjson", ".json", ".html", ".htm", ".xhtml", ".rss", ".atom", ".xml",
        ".csv", ".tsv", ".parquet", ".warc", ".zip",
    }
)  # fmt: skip
_PACKED = (".gz", ".zst")
KINDS = f"{' '.join(sorted(SUFFIXES))} (or with {' '.join(_PACKED)} behind)"


def wanted(path: str) -> bool:
    """Whether a file of a folder or zip is taken: a known ending, and nothing hidden.

    >>> wanted("a/b.html.gz"), wanted("a/.b/c.txt"), wanted("a/b.png")
    (True, False, False)
    """
    parts = PurePosixPath(path).parts
    if any(part.startswith((".", "__MACOSX")) and part != ".." for part in parts):
        return False
    return _suffix(unpacked(path)) in SUFFIXES


def stem(path: str) -> str:
    """The path without its endings.

    >>> stem("2019/news.jsonl.gz"), stem("a.b")
    ('2019/news', 'a.b')
    """
    bare = unpacked(path)
    suffix = _suffix(bare)
    return bare[: -len(suffix)] if suffix in SUFFIXES else bare


def unpacked(path: str) -> str:
    """The path without the ending of a packer."""
    for ending in _PACKED:
        if path.lower().endswith(ending):
            return path[: -len(ending)]
    return path


def _suffix(path: str) -> str:
    return PurePosixPath(path).suffix.lower()
