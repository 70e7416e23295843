"""Two actors chosen in a form: leads to their page, so that its address can be shared."""

from __future__ import annotations

from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from tasrih.web.asked import Asked, BadRequest
from tasrih.web.named import code_of
from tasrih.web.prefs import preferred_language


def choose(request: Request) -> Response:
    """The page of the two."""
    asked = Asked.of(request.url.query)
    asked.known(("a", "b"))
    a, b = (code_of(asked.one(name)) for name in ("a", "b"))
    if not a or not b or a == b or "/" in a + b:
        raise BadRequest("a relation is between two different actors; give their names or codes")
    return RedirectResponse(f"/{preferred_language(request.url.path, '')}/dyad/{quote(a)}/{quote(b)}", 303)
