"""One row of JSON, CSV or Parquet → an article."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from tasrih.errors import SourceError
from tasrih.model import Article
from tasrih.sources.columns import Columns, Row
from tasrih.sources.finish import finished
from tasrih.sources.items import Failed, Item, Options

_TAG = re.compile(r"</?(?:p|br|div|span|h[1-6])\b[^<>]{0,500}>", re.IGNORECASE)
_FEW = 3


def row_item(at: str, values: Mapping[str, Any], columns: Columns, told: Options, fallback: str) -> Item:
    """The article of a row. `fallback` is its id where the row has none."""
    row = columns.pick(values)
    if not row.text and row.url and told.fetch is not None and told.follow:
        from tasrih.sources.linked import followed

        return followed(at, row.url, told, _article(row, "", fallback), bool(row.id))
    if row.text is None and not row.url:
        return Failed(at, SourceError(_no_column(values)))
    text, warnings = _plain(row.text or "")
    return finished(at, _article(row, text, fallback), told, warnings, bool(row.id))


def _article(row: Row, text: str, fallback: str) -> Article:
    return Article(
        text=text, id=row.id or fallback, published=row.published, title=row.title, url=row.url, outlet=row.outlet
    )


def _plain(text: str) -> tuple[str, list[str]]:
    """The lines of a text that is HTML."""
    if "<" not in text or len(_TAG.findall(text)) < _FEW:
        return text, []
    try:
        from tasrih.sources.page.lines import lines_of
    except SourceError:
        return text, ["text: HTML in it was left; pip install 'tasrih[sources]' takes it out"]
    return "\n".join(lines_of(text)), []


def _no_column(values: Mapping[str, Any]) -> str:
    names = ", ".join(str(name)[:40] for name in list(values)[:12])
    return f"no text in it (it has: {names or 'nothing'}); say which holds it with --map text=NAME"


def no_text_column(header: Iterable[str], columns: Columns, told: Options) -> str | None:
    """Why a table with this header holds no article, None where it may hold some."""
    names = list(header)
    places = columns.places(names)
    roots = set(names)
    if any(path[0] in roots for path in places["text"]):
        return None
    shown = ", ".join(name[:40] for name in names[:12])
    if not any(path[0] in roots for path in places["url"]):
        return f"no column holds the text (there are: {shown or 'none'}); say which with --map text=NAME"
    if told.fetch is not None and told.follow:
        return None
    return (
        f"no column holds the text (there are: {shown}), only addresses of pages; say which holds it with "
        "--map text=NAME, or add --fetch --follow to load the pages from the network"
    )
