"""The record for assistants: a read-only server of the Model Context Protocol on standard input and output.

Its tools are the resources of the API, asked through the same desk. Every row that stands in an article carries the
words, their place in the text, the article, and what read it, so that nothing has to be believed.
"""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import Any

import msgspec
from mcp.server import Server, ServerRequestContext
from mcp.server.stdio import stdio_server
from mcp_types import (
    CallToolRequestParams,
    CallToolResult,
    ListToolsResult,
    PaginatedRequestParams,
    TextContent,
    Tool,
    ToolAnnotations,
)

import tasrih
from tasrih.errors import TasrihError
from tasrih.record.listing import Part, Row
from tasrih.web.asked import Filters
from tasrih.web.desk import Desk
from tasrih.web.parameters import Parameter
from tasrih.web.resources import RESOURCES, Resource
from tasrih.web.tellings import tellings

_ARTICLE = "article"
_FEW, _MOST = 20, 100
_PAGING = (
    Parameter("limit", "whole", f"At most so many rows: {_FEW} as without it, {_MOST} at most."),
    Parameter("offset", "whole", "Leave out so many rows first."),
    Parameter("oldest", "yes", "The oldest first, not the newest."),
)
_ABOUT = (
    "The record of Arabic diplomatic news: who said or did what, to whom, on which file. Read-only. Quote the words of"
    " `quotation` with their `source`; offsets are half-open, in Unicode code points, into the article's text. What is"
    " null is not known; a period that no article covers is null, not zero."
)
_VERSIONS = """SELECT article_id, version, lexicon, r.sha256, outlet, published, url, title
FROM readings r JOIN gathered USING (article_id, version, lexicon) WHERE article_id IN (SELECT unnest($articles))"""


def serve(desk: Desk) -> None:
    """Answer until the other side closes."""
    asyncio.run(_serve(server(desk)))


async def _serve(made: Server[Any]) -> None:
    async with stdio_server() as (read, write):
        await made.run(read, write, made.create_initialization_options())


def server(desk: Desk) -> Server[Any]:
    """The server of one record."""

    async def list_tools(_: ServerRequestContext[Any], __: PaginatedRequestParams | None) -> ListToolsResult:
        return ListToolsResult(tools=tools())

    async def call(_: ServerRequestContext[Any], params: CallToolRequestParams) -> CallToolResult:
        try:
            found = await asyncio.to_thread(answer, desk, params.name, params.arguments or {})
        except TasrihError as error:
            return CallToolResult(content=[TextContent(type="text", text=str(error))], is_error=True)
        text = msgspec.json.encode(found).decode()
        return CallToolResult(
            content=[TextContent(type="text", text=text)], structured_content=msgspec.json.decode(text)
        )

    return Server(
        "tasrih", version=tasrih.__version__, instructions=_ABOUT, on_list_tools=list_tools, on_call_tool=call
    )


def tools() -> list[Tool]:
    """A tool for every resource, and one for whole articles."""
    article = Parameter(_ARTICLE, "text", "The article's id.", True)
    whole = _tool("article", "One article with everything that was read out of it.", (article,))
    return [whole, *(_tool(one.name, one.about, (*one.parameters, *_PAGING)) for one in RESOURCES.values())]


def _tool(name: str, about: str, parameters: Sequence[Parameter]) -> Tool:
    schema = {
        "type": "object",
        "properties": {one.name: {**one.schema, "description": one.about} for one in parameters},
        "required": [one.name for one in parameters if one.required],
        "additionalProperties": False,
    }
    hints = ToolAnnotations(read_only_hint=True, destructive_hint=False, idempotent_hint=True, open_world_hint=False)
    return Tool(name=name, description=about, input_schema=schema, annotations=hints)


class NoSuchTool(TasrihError):
    """A tool, or an argument of one, that is not there."""


def answer(desk: Desk, name: str, arguments: dict[str, Any]) -> dict[str, Any]:
    """What a tool says.

    Raises:
        TasrihError: there is no such tool or argument, or it cannot be asked so.
    """
    with desk.database.held():
        if name == "article":
            return _article(desk, str(arguments.get(_ARTICLE, "")))
        if name not in RESOURCES:
            raise NoSuchTool(f"no tool {name[:40]!r}")
        resource = RESOURCES[name]
        filters, part = _asked(resource, arguments)
        found = desk.ask(name, filters, part)
        rows = _with_evidence(desk, name, found.rows)
        return {"total": found.total, "offset": part.offset, "next": found.next_offset, "rows": rows}


def _asked(resource: Resource, arguments: dict[str, Any]) -> tuple[Filters, Part]:
    known = {one.name: one for one in (*resource.parameters, *_PAGING)}
    if unknown := sorted(arguments.keys() - known.keys()):
        raise NoSuchTool(f"{resource.name}: no argument {unknown[0][:40]!r}; there are {', '.join(known)}")
    read = {name: known[name].read(_texts(value)) for name, value in arguments.items() if value not in (None, "", [])}
    paging = {one.name: read.pop(one.name, None) for one in _PAGING}
    part = Part(min(paging["limit"] or _FEW, _MOST), paging["offset"] or 0, not paging["oldest"])
    return {name: value for name, value in read.items() if value is not None}, part


def _texts(value: Any) -> list[str]:
    return [str(one) for one in value] if isinstance(value, list) else [str(value)]


def _article(desk: Desk, article: str) -> dict[str, Any]:
    reading = desk.reading(article)
    if reading is None:
        raise NoSuchTool(f"no article {article[:40]!r}")
    row = desk.ask("articles", {"article": [article]}, Part(limit=1)).rows[0]
    return {"article": row, "text": desk.database.text(article), "reading": msgspec.to_builtins(reading)}


def _with_evidence(desk: Desk, name: str, rows: list[Row]) -> list[Row]:
    """Rows of articles with their words, place, source and version; incidents with the sentence that tells them."""
    if name == "incidents":
        rows = [_told(row, tellings(desk, [row["id"] for row in rows])) for row in rows]
    articles = sorted({one["article_id"] for row in rows for one in (row, *_nested(row)) if one.get("article_id")})
    sources = (
        {key: _source(key, *more) for key, *more in desk.rows(_VERSIONS, {"articles": articles})} if articles else {}
    )
    return [_evident(row, sources) for row in rows]


def _nested(row: Row) -> list[Row]:
    """What a row lists: the claims of a conflict, all that tell of what comes due."""
    return [one for value in row.values() if isinstance(value, list) for one in value if isinstance(one, dict)]


def _told(row: Row, told: dict[str, Any]) -> Row:
    one = told.get(row["id"])
    if one is None:
        return row
    return row | {"article_id": one.article_id, "text": f"{one.before}{one.trigger}{one.after}".strip()}


def _source(article: str, version: str, lexicon: str, sha256: str, *told: Any) -> dict[str, Any]:
    outlet, published, url, title = told
    return {
        "source": {"article": article, "outlet": outlet, "published": published, "url": url, "title": title},
        "version": {"tasrih": version, "lexicon": lexicon, "text_sha256": sha256},
    }


def _version(source: dict[str, Any] | None) -> Row:
    return {"version": source["version"]} if source else {}


def _evident(row: Row, sources: dict[str, dict[str, Any]]) -> Row:
    for name in [name for name, value in row.items() if isinstance(value, list) and _nested({name: value})]:
        row = row | {name: [one | _version(sources.get(one.get("article_id") or "")) for one in row[name]]}
    source = sources.get(row.get("article_id") or "")
    if source is None:
        return row
    place = {"offsets": [row["char_start"], row["char_end"]]} if "char_start" in row else {}
    return row | {"quotation": row.get("text"), **place, **source}
