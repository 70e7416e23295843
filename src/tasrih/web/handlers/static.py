"""Our own files: style, script, fonts. Only names that are shipped, so nothing else of the disk."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

_TYPES = {
    "css": "text/css; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "woff2": "font/woff2",
    "svg": "image/svg+xml",
    "txt": "text/plain; charset=utf-8",
}


def static(request: Request) -> Response:
    """One of the files."""
    found = _shipped().get(request.path_params["name"])
    if found is None:
        raise HTTPException(404)
    data, etag = _loaded(request.path_params["name"])
    headers = {"etag": etag, "cache-control": "public, max-age=3600"}
    if request.headers.get("if-none-match") == etag:
        return Response(status_code=304, headers=headers)
    return Response(data, media_type=_TYPES[found.name.rpartition(".")[2]], headers=headers)


@lru_cache(maxsize=1)
def _shipped() -> dict[str, Traversable]:
    root = files("tasrih.web") / "static"
    names = {one.name: one for one in root.iterdir() if one.is_file()}
    fonts = {f"fonts/{one.name}": one for one in (root / "fonts").iterdir()}
    return {name: one for name, one in (names | fonts).items() if name.rpartition(".")[2] in _TYPES}


@lru_cache(maxsize=64)
def _loaded(name: str) -> tuple[bytes, str]:
    data = _shipped()[name].read_bytes()
    return data, f'"{hashlib.sha256(data).hexdigest()[:24]}"'
