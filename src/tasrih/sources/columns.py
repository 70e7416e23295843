"""Which of their columns holds which of our fields.

>>> Columns({}).pick({"maintext": "نص", "date_publish": "2020-01-01 10:00:00", "pubDate": ""}).published
'2020-01-01'
>>> Columns({"text": "content.body"}).pick({"content": {"body": "نص"}}).text
'نص'
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from tasrih.sources.days import day

# in order of preference; compared without case, blanks, "_", "-" and "."
NAMES: Mapping[str, tuple[str, ...]] = {
    "text": (
        "text", "maintext", "articletext", "articlebody", "fulltext", "contenttext", "bodytext", "cleanedtext",
        "plaintext", "body", "content", "contenthtml", "article", "storytext",
    ),
    "id": ("id", "articleid", "storiesid", "storyid", "docid", "documentid", "newsid", "guid", "uuid", "_id"),
    "published": (
        "published", "publishdate", "datepublish", "datepublished", "publisheddate", "publicationdate", "publishedat",
        "pubdate", "publishtime", "publishedtime", "publishedon", "date", "datetime", "timestamp", "created",
        "createdat",
    ),
    "title": ("title", "headline", "heading", "articletitle", "newstitle"),
    "url": ("url", "link", "articleurl", "pageurl", "uri", "permalink", "href", "canonicalurl", "weburl"),
    "outlet": (
        "outlet", "medianame", "sourcename", "sourcedomain", "source", "publisher", "publication", "newspaper",
        "sitename", "site", "domain", "media", "agency", "provider",
    ),
}  # fmt: skip
FIELDS = tuple(NAMES)
_MOST_KNOWN = 1000
_MOST_COLUMNS = 10_000

_Path = tuple[str, ...]


class Row(NamedTuple):
    """What a row says; `text` None where no column holds it."""

    text: str | None
    id: str | None
    published: str | None
    title: str | None
    url: str | None
    outlet: str | None


class Columns:
    """Finds our fields in rows. `told` (ours → theirs) wins over the usual names."""

    def __init__(self, told: Mapping[str, str]) -> None:
        self._told = told
        self._known: dict[tuple[str, ...], dict[str, tuple[_Path, ...]]] = {}

    def places(self, columns: Iterable[str]) -> dict[str, tuple[_Path, ...]]:
        """For each field the paths to look under, best first."""
        key = tuple(columns)[:_MOST_COLUMNS]
        found = self._known.get(key)
        if found is None:
            found = {field: self._places(field, key) for field in FIELDS}
            if len(self._known) < _MOST_KNOWN:
                self._known[key] = found
        return found

    def _places(self, field: str, columns: tuple[str, ...]) -> tuple[_Path, ...]:
        if theirs := self._told.get(field):
            return ((theirs,),) if theirs in columns else (tuple(theirs.split(".")),)
        taken = set(self._told.values())
        plain: dict[str, str] = {}
        for column in columns:
            plain.setdefault(_plain(column), column)
        return tuple((plain[name],) for name in NAMES[field] if name in plain and plain[name] not in taken)

    def pick(self, row: Mapping[str, Any]) -> Row:
        """Our fields of one row: the first place of each that holds something."""
        places = self.places(row)
        held = {field: _first(row, several) for field, several in places.items()}
        text, published = held.pop("text"), held.pop("published")
        rest = {field: _text(one) for field, one in held.items()}
        return Row(text=_prose(text), published=day(published) or _text(published), **rest)


def known_columns(names: Iterable[str], told: Mapping[str, str]) -> int:
    """How many of `names` are columns of articles."""
    usual = {name for several in NAMES.values() for name in several}
    return sum(1 for name in names if _plain(name) in usual or name in told.values())


def _first(row: Mapping[str, Any], paths: tuple[_Path, ...]) -> Any:
    for path in paths:
        value: Any = row
        for step in path:
            value = value.get(step) if isinstance(value, Mapping) else None
        if value is not None and value != "":
            return value
    return None


def _prose(value: Any) -> str | None:
    """A text, or one paragraph after the other; a number is none."""
    return _text(value) if isinstance(value, str | bytes | list) else None


def _text(value: Any) -> str | None:
    """A value as text; {"name": …} is what some call their outlet, {"$oid": …} their id."""
    if isinstance(value, str):
        return value
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    if isinstance(value, Mapping):
        return next((one for key in ("name", "title", "$oid") if isinstance(one := value.get(key), str)), None)
    if isinstance(value, list):
        return "\n".join(one for one in value if isinstance(one, str)) or None
    return None if value is None or isinstance(value, bool) else str(value)


def _plain(name: str) -> str:
    return name if name == "_id" else "".join(one for one in name.lower() if one.isalnum())
