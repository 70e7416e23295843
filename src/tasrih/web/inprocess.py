"""One request answered without a server: what `tasrih serve --get PATH` prints."""

from __future__ import annotations

import asyncio
from typing import NamedTuple
from urllib.parse import quote, unquote

from starlette.applications import Starlette
from starlette.types import Message, Scope


class Got(NamedTuple):
    """An answer: status, headers and body."""

    status: int
    headers: dict[str, str]
    body: bytes


def get(app: Starlette, address: str, *, token: str | None = None) -> Got:
    """The answer of the application to a GET of a path with its query ("/en/timeline?act=warn")."""
    return asyncio.run(_get(app, address, token))


async def _get(app: Starlette, address: str, token: str | None) -> Got:
    sent: list[Message] = []

    async def receive() -> Message:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Message) -> None:
        sent.append(message)

    await app(_scope(address, token), receive, send)
    head = next(one for one in sent if one["type"] == "http.response.start")
    headers = {name.decode("latin-1"): value.decode("latin-1") for name, value in head["headers"]}
    return Got(head["status"], headers, b"".join(one.get("body", b"") for one in sent))


def _scope(address: str, token: str | None) -> Scope:
    path, _, query = address.partition("?")
    headers = [(b"host", b"127.0.0.1")]
    if token:
        headers.append((b"authorization", f"Bearer {token}".encode()))
    return {
        "type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "method": "GET", "scheme": "http",
        "path": unquote(path), "raw_path": quote(path, safe="/%").encode(),
        "query_string": quote(query, safe="=&%+/:,-").encode(), "root_path": "", "headers": headers,
        "client": ("127.0.0.1", 0), "server": ("127.0.0.1", 80),
    }  # fmt: skip
