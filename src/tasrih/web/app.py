"""The desk as a web application: the file to read first.

A request passes the headers (guard/headers.py), the gate (guard/gate.py: host, rate, size, token), and comes to a page
(pages/) or to the API (api.py); both ask the one table of resources (resources/) through the desk (desk.py).
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from contextlib import asynccontextmanager
from functools import partial
from typing import TYPE_CHECKING

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from tasrih.errors import RecordBusy, RecordError, SearchError, SearchIndexStale, TasrihError
from tasrih.web import api
from tasrih.web.asked import OF_PAGES, PAGING, Asked, BadRequest
from tasrih.web.guard.gate import Gate
from tasrih.web.guard.headers import SafeHeaders
from tasrih.web.handlers import display, login, pair, review, static
from tasrih.web.pages import PAGES
from tasrih.web.pages.page import NotFound, Page
from tasrih.web.pages.page import Request as PageRequest
from tasrih.web.parameters import WrongValue
from tasrih.web.prefs import preferred_language
from tasrih.web.settings import Settings
from tasrih.web.site import Site, not_modified
from tasrih.web.words import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

LOG = logging.getLogger("tasrih.web")
Handler = Callable[[Request], Response]
_STATUS: tuple[tuple[type[Exception], int], ...] = (
    (BadRequest, 400),
    (WrongValue, 400),
    (SearchError, 400),
    (NotFound, 404),
    (RecordBusy, 503),
    (SearchIndexStale, 503),
    (RecordError, 400),
    (TasrihError, 503),
)


def create_app(settings: Settings) -> Starlette:
    """The application of one record."""
    site = Site(settings)

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        yield
        site.desk.close()

    return Starlette(
        routes=_routes(site),
        lifespan=lifespan,
        middleware=[Middleware(SafeHeaders), Middleware(Gate, site=site)],
        exception_handlers={HTTPException: _http_error(site)},
    )


def _routes(site: Site) -> list[BaseRoute]:
    def answered(handler: Handler) -> Handler:
        return _answered(site, handler)

    found: list[BaseRoute] = [
        Route("/", lambda request: RedirectResponse(f"/{_language(request)}/today", 307)),
        Route("/static/{name:path}", static),
        Route("/login", answered(partial(login.form, site))),
        Route("/login", login.enter(site), methods=["POST"]),
        *api.routes(site, answered),
    ]
    for language in LANGUAGES:
        found.append(Route(f"/{language}", lambda request: RedirectResponse(f"{request.url.path}/today", 307)))
        found.append(Route(f"/{language}/display", answered(partial(display.choose, site))))
        found.append(Route(f"/{language}/pair", answered(pair.choose)))
        found.append(Route(f"/{language}/review/{{article}}/{{fact}}", review.save(site), methods=["POST"]))
        found += [Route(f"/{language}{page.path}", answered(partial(_page, site, page))) for page in PAGES]
    return found


def _language(request: Request) -> str:
    return preferred_language("", request.headers.get("accept-language", ""))


def _page(site: Site, page: Page, request: Request) -> Response:
    asked = Asked.of(request.url.query)
    asked.known([*(one.name for one in page.parameters), *PAGING, *OF_PAGES])
    ui = site.ui(request, asked)
    shown = page.show(site.desk, PageRequest(request.path_params, asked, ui))
    if (form := asked.one("format")) and form in shown.files:
        own = shown.files[form]
        return api.file(f"{own.name}.{form}", own.media_type, own.make())
    if form and shown.answer is not None:
        return api.download(page.name, shown.answer, form)
    values = {"page": page.name, "under": page.under or page.name, "answer": shown.answer, "api": shown.api}
    values["title"] = shown.title
    return site.page(f"pages/{page.name}.html", ui, values | dict(shown.values))


def _answered(site: Site, handler: Handler) -> Handler:
    """The handler with its answer's ETag, asking one state of the record, and with errors as pages."""

    def answer(request: Request) -> Response:
        try:
            etag = site.etag(request)
            if unchanged := not_modified(request, etag):
                return unchanged
            with site.desk.database.held():
                response = handler(request)
        except Exception as error:
            return _error(site, request, error)
        if response.status_code == 200:
            response.headers.setdefault("etag", etag)
            response.headers.setdefault("cache-control", "private, no-cache")
        return response

    return answer


def _error(site: Site, request: Request, error: Exception) -> Response:
    for kind, status in _STATUS:
        if isinstance(error, kind):
            return site.error(request, status, str(error))
    LOG.exception("a bug in tasrih at %s", request.url.path)
    return site.error(request, 500)


def _http_error(site: Site) -> Callable[[Request, Exception], Response]:
    def answer(request: Request, error: Exception) -> Response:
        return site.error(request, error.status_code if isinstance(error, HTTPException) else 500)

    return answer
