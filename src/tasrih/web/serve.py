"""The server: uvicorn on one address, told apart from what is asked of it."""

from __future__ import annotations

import logging
import socket
from collections.abc import Callable
from contextlib import suppress
from threading import Thread

import uvicorn
from starlette.applications import Starlette

from tasrih.errors import TasrihError
from tasrih.record.files import check_path
from tasrih.web.app import create_app
from tasrih.web.inprocess import get
from tasrih.web.settings import LEAST_TOKEN, Settings, new_token

_FIRST_PAGE = "/ar/today"
_NEXT_PAGES = (
    "/ar/relations", "/ar/timeline", "/ar/actors", "/ar/people?name=a", "/ar/proposals", "/ar/watch",
    "/ar/numbers", "/ar/matrix", "/ar/firsts",
)  # fmt: skip
_SECONDS_TO_END, _SECONDS_ALIVE, _MOST_AT_ONCE = 5, 15, 128


class ServeError(TasrihError):
    """The desk cannot be served so."""


def checked(settings: Settings) -> Settings:
    """The settings, with a token where one is needed.

    Raises:
        ServeError: the token is too weak.
        RecordError: there is no record.
    """
    check_path(settings.path)
    if settings.token is not None and len(settings.token) < LEAST_TOKEN:
        raise ServeError(f"--token: shorter than {LEAST_TOKEN} characters (128 bits); leave it out to have one made")
    if settings.token is None and not settings.is_local:
        return settings._replace(token=new_token())
    return settings


def serve(settings: Settings, ready: Callable[[str], None]) -> None:
    """Serve until the user stops it (Ctrl-C) or the process is asked to end. `ready` is told the address.

    Raises:
        ServeError: the address cannot be had.
    """
    listening = _listen(settings)
    app = create_app(settings)
    config = uvicorn.Config(
        app,
        log_level="warning",
        access_log=False,
        server_header=False,
        proxy_headers=False,
        timeout_graceful_shutdown=_SECONDS_TO_END,
        timeout_keep_alive=_SECONDS_ALIVE,
        limit_concurrency=_MOST_AT_ONCE,
        ws="none",
    )
    logging.basicConfig(format="tasrih: %(message)s")
    get(app, _FIRST_PAGE, token=settings.token)
    ready(address(settings, listening.getsockname()[1]))
    Thread(target=warm, args=(app, settings.token), daemon=True).start()
    uvicorn.Server(config).run(sockets=[listening])


def warm(app: Starlette, token: str | None = None) -> None:
    """Ask for what takes longest to be ready, so that the first visitor does not wait for it."""
    for page in (_FIRST_PAGE, *_NEXT_PAGES):
        get(app, page, token=token)
    with suppress(ImportError):
        import ruptures  # noqa: F401 (turning points are found with it; it takes a second to load)


def address(settings: Settings, port: int) -> str:
    """Where a browser finds it."""
    host = "127.0.0.1" if settings.host in ("0.0.0.0", "") else settings.host  # noqa: S104 (compared, not bound)
    return f"http://[{host}]:{port}/" if ":" in host else f"http://{host}:{port}/"


def _listen(settings: Settings) -> socket.socket:
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((settings.host, settings.port))
        listening.listen()  # before the address is told: whoever comes at once waits, and is not turned away
    except OSError as error:
        listening.close()
        why = (
            "is taken; give another one with --port, or 0 for any" if error.errno == 98 else str(error.strerror).lower()
        )
        raise ServeError(f"port {settings.port} of {settings.host}: {why}") from error
    return listening
