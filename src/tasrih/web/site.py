"""What all handlers share: the record, the settings, the secrets; and how a page is made of a template."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Any

from starlette.requests import Request as HttpRequest
from starlette.responses import Response

import tasrih
from tasrih.web.asked import Asked
from tasrih.web.desk import Desk
from tasrih.web.guard import secret
from tasrih.web.guard.secret import Secrets
from tasrih.web.pages import GROUPS
from tasrih.web.prefs import COOKIE, REVIEWER, Preferences, preferred_language, told_name
from tasrih.web.render import render
from tasrih.web.settings import Settings
from tasrih.web.ui import Ui

_YEAR = 365 * 24 * 3600


class Site:
    """One running desk."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.desk = Desk(settings.path, read_only=settings.read_only)
        self.secrets = Secrets(settings.token)

    def prefs(self, request: HttpRequest) -> Preferences:
        """Language and display of a request."""
        path = request.url.path if request.url.path != "/login" else request.query_params.get("back", "")
        language = preferred_language(path, request.headers.get("accept-language", ""))
        return Preferences.of(language, request.cookies.get(COOKIE, ""))

    def ui(self, request: HttpRequest, asked: Asked | None = None) -> Ui:
        """What the templates call."""
        prefs = self.prefs(request)
        path = request.url.path
        bare = path[3:] if path[:4] in ("/ar/", "/en/") else "/today"
        token = self.secrets.form_token(request.cookies.get(secret.SESSION, ""))
        return Ui(prefs, bare, asked or Asked({}), token, told_name(request.cookies.get(REVIEWER, "")))

    def page(self, template: str, ui: Ui, values: Mapping[str, Any], *, status: int = 200) -> Response:
        """A template as an answer."""
        shared = {
            "ui": ui,
            "menu": GROUPS,
            "settings": self.settings,
            "page": "",
            "under": "",
            "record": self.settings.path.name,
            "holds": self.desk.holds,
        }
        return Response(render(template, shared | dict(values)), status, media_type="text/html; charset=utf-8")

    def etag(self, request: HttpRequest) -> str:
        """Of an answer: the record's state, the address, the display and who asks."""
        told = (
            tasrih.__version__, self.desk.database.state(), request.url.path, request.url.query,
            request.cookies.get(COOKIE, ""), request.cookies.get(secret.SESSION, ""), request.cookies.get(REVIEWER, ""),
        )  # fmt: skip
        return f'"{hashlib.sha256(repr(told).encode()).hexdigest()[:24]}"'

    def error(self, request: HttpRequest, status: int, why: str = "") -> Response:
        """An error as a page in the language of the request, or as JSON where the API was asked."""
        if request.url.path.startswith("/api/"):
            from tasrih.web.api import error_json

            return error_json(status, why)
        return self.page("error.html", self.ui(request), {"status": status, "why": why}, status=status)


def not_modified(request: HttpRequest, etag: str) -> Response | None:
    """The short answer to a browser that has this one already."""
    if etag in [one.strip().removeprefix("W/") for one in request.headers.get("if-none-match", "").split(",")]:
        return Response(status_code=304, headers={"etag": etag, "cache-control": "private, no-cache"})
    return None
