"""How things are shown: chosen once, kept in a cookie that holds nothing else."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from tasrih.web.asked import Asked
from tasrih.web.prefs import CHOICES, COOKIE, Preferences, chosen
from tasrih.web.site import Site

_YEAR = 365 * 24 * 3600


def choose(site: Site, request: Request) -> Response:
    """Keep the choices and go back to where the form stood."""
    asked = Asked.of(request.url.query)
    asked.known([*CHOICES, "back"])
    told = {name: asked.one(name) for name in CHOICES if name in asked.values}
    old = site.prefs(request)
    prefs = Preferences(old.language, **(dict(zip(CHOICES, old[1:], strict=True)) | chosen(told)))
    answer = RedirectResponse(own_path(asked.one("back")) or f"/{prefs.language}/today", 303)
    answer.set_cookie(COOKIE, prefs.cookie, max_age=_YEAR, samesite="strict", httponly=True)
    answer.headers["cache-control"] = "no-store"
    return answer


def own_path(path: str) -> str | None:
    """A path of this desk, never an address elsewhere ("//evil.example", "/\\\\evil.example")."""
    own = path.startswith(("/ar/", "/en/")) and path.isprintable() and "\\" not in path
    return path if own else None
