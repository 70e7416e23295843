"""What is written at once: articles with their readings, as JSON that DuckDB takes apart by itself."""

from __future__ import annotations

import json
from typing import Any, Literal

import msgspec
from msgspec import inspect

from tasrih.model import Reading

Keep = Literal["text", "snippets", "none"]
_TYPES: dict[type, str] = {
    inspect.StrType: "VARCHAR",
    inspect.LiteralType: "VARCHAR",
    inspect.IntType: "BIGINT",
    inspect.FloatType: "DOUBLE",
    inspect.BoolType: "BOOLEAN",
    inspect.BytesType: "VARCHAR",
}


class Publication(msgspec.Struct, frozen=True, kw_only=True):
    """An article as it came: the row of `articles`."""

    source_id: str | None
    found_in: str
    outlet: str | None
    url: str | None
    title: str | None
    characters: int
    text: str | None
    warnings: list[str]
    """What was odd about the source; the reading has its own."""


class Fingerprint(msgspec.Struct, frozen=True, kw_only=True):
    """What copies and stories are found by: the row of `digests`."""

    body: str
    story: str
    data: bytes


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """One reading on its way into the record. `publication` is None where the article stands there already."""

    article_id: str
    run_id: str
    publication: Publication | None
    digest: Fingerprint
    reading: Reading


def encoded(row: Row, keep: Keep) -> bytes:
    """The row as JSON, with no more of the article's words than `keep` allows."""
    if keep == "text":
        return msgspec.json.encode(row)
    if row.publication is not None:
        title = row.publication.title if keep == "snippets" else None
        bare = msgspec.structs.replace(row.publication, text=None, title=title)
        row = msgspec.structs.replace(row, publication=bare)
    return msgspec.json.encode(row if keep == "snippets" else _without_words(msgspec.to_builtins(row)))


def structure() -> str:
    """The shape of a JSON array of rows, as DuckDB's `from_json` wants it told."""
    return json.dumps([_shape(inspect.type_info(Row))])


def _shape(info: inspect.Type) -> Any:
    if isinstance(info, inspect.StructType):
        return {field.encode_name: _shape(field.type) for field in info.fields}
    if isinstance(info, inspect.ListType):
        return [_shape(info.item_type)]
    if isinstance(info, inspect.UnionType):
        some = [_shape(t) for t in info.types if not isinstance(t, inspect.NoneType)]
        return "DOUBLE" if "DOUBLE" in some else some[0]
    return _TYPES[type(info)]


def _without_words(value: Any) -> Any:
    """The same without the words of any span: places and codes stay."""
    if isinstance(value, dict):
        return {key: _without_words(one) for key, one in value.items() if key != "text"}
    if isinstance(value, list):
        return [_without_words(one) for one in value]
    return value
