"""The API: every resource under /api/v1, as JSON with paging, or as CSV and Parquet; and what describes it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

import msgspec
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

import tasrih
from tasrih.web.asked import PAGING, Asked
from tasrih.web.formats import FORMS
from tasrih.web.openapi import document
from tasrih.web.resources import RESOURCES, Answer, Resource

if TYPE_CHECKING:
    from tasrih.web.site import Site

Handler = Callable[[Request], Response]
PREFIX = "/api/v1"
_JSON = "application/json"


def routes(site: Site, answered: Callable[[Handler], Handler]) -> list[Route]:
    """The API's routes; `answered` turns errors into answers."""
    found = [Route(f"{PREFIX}/{one.name}", answered(partial(_resource, site, one))) for one in RESOURCES.values()]
    described = Route(f"{PREFIX}/openapi.json", answered(lambda request: _json(document(site.desk))))
    article = Route(f"{PREFIX}/articles/{{article}}", answered(partial(_article, site)))
    return [described, article, *found]


def error_json(status: int, why: str) -> Response:
    """An error of the API."""
    return _json({"status": status, "error": why}, status=status)


def _resource(site: Site, resource: Resource, request: Request) -> Response:
    asked = Asked.of(request.url.query)
    asked.known([*(one.name for one in resource.parameters), *PAGING, "format"])
    answer = site.desk.ask(resource.name, asked.filters(resource.parameters), asked.part())
    form = asked.one("format", "json")
    if form != "json":
        return download(resource.name, answer, form)
    return _json(
        {
            "resource": resource.name,
            "tasrih": tasrih.__version__,
            "state": site.desk.database.state(),
            "total": answer.total,
            "limit": answer.part.limit,
            "offset": answer.part.offset,
            "next": _address(resource, asked, answer.next_offset),
            "rows": answer.rows,
        }
    )


def _article(site: Site, request: Request) -> Response:
    """A whole reading, as `tasrih read --json` prints it."""
    from tasrih.web.pages.page import NotFound

    reading = site.desk.reading(request.path_params["article"])
    if reading is None:
        raise NotFound(request.path_params["article"])
    return _json(reading)


def _address(resource: Resource, asked: Asked, offset: int | None) -> str | None:
    return None if offset is None else f"{PREFIX}/{resource.name}?{asked.encoded(offset=offset)}"


def download(name: str, answer: Answer, form: str) -> Response:
    """An answer's rows as a file.

    Raises:
        BadRequest: there is no such form.
    """
    from tasrih.web.asked import BadRequest

    forms = [one for one in FORMS if one != "ics" or answer.calendar]
    if form not in forms:
        raise BadRequest(f"format: {form[:20]!r} is none of {', '.join(forms)}")
    return file(f"{name}.{form}", FORMS[form].media_type, FORMS[form].make(answer))


def file(name: str, media_type: str, body: bytes) -> Response:
    """A file to keep."""
    headers = {"content-disposition": f'attachment; filename="tasrih-{name}"'}
    return Response(body, media_type=media_type, headers=headers)


def _json(value: object, status: int = 200) -> Response:
    return Response(msgspec.json.encode(value), status, media_type=_JSON)
