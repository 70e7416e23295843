"""The door of a desk that others can reach: the token once, then a cookie that scripts cannot read."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from urllib.parse import parse_qsl

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from tasrih.web.guard.rate import Rate
from tasrih.web.guard.secret import COOKIE
from tasrih.web.handlers.display import own_path
from tasrih.web.site import Site

_EACH_SECOND, _BURST = 0.1, 10
_DAY = 24 * 3600


def form(site: Site, request: Request, *, wrong: bool = False) -> Response:
    """The form that asks for the token."""
    back = own_path(request.query_params.get("back", "")) or ""
    return site.page("login.html", site.ui(request), {"wrong": wrong, "back": back}, status=401 if wrong else 200)


def enter(site: Site) -> Callable[[Request], Awaitable[Response]]:
    """What the form sends: a cookie for the right token. Ten tries at once, then one in ten seconds."""
    rate = Rate(_EACH_SECOND, _BURST)

    async def answer(request: Request) -> Response:
        if not rate.allows(request.client.host if request.client else ""):
            return site.error(request, 429)
        told = dict(parse_qsl((await request.body()).decode("utf-8", "replace")))
        if not site.secrets.is_token(told.get("token", "").strip()):
            return form(site, request, wrong=True)
        found = RedirectResponse(own_path(request.query_params.get("back", "")) or "/", 303)
        found.set_cookie(COOKIE, site.secrets.cookie(), max_age=_DAY, samesite="strict", httponly=True)
        return found

    return answer
