"""Two actors chosen in a form: leads to their page, so that its address can be shared."""

from __future__ import annotations

from functools import lru_cache
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from tasrih.lexicon import load_lexicon
from tasrih.web.asked import Asked, BadRequest
from tasrih.web.prefs import preferred_language


def choose(request: Request) -> Response:
    """The page of the two."""
    asked = Asked.of(request.url.query)
    asked.known(("a", "b"))
    a, b = (code_of(asked.one(name)) for name in ("a", "b"))
    if not a or not b or a == b or "/" in a + b:
        raise BadRequest("a relation is between two different actors; give their names or codes")
    return RedirectResponse(f"/{preferred_language(request.url.path, '')}/dyad/{quote(a)}/{quote(b)}", 303)


def code_of(told: str) -> str:
    """The code of an actor that somebody names: by its code, or by its name in Arabic or English."""
    told = told.strip()
    return _names().get(told.casefold(), told.upper())


@lru_cache(maxsize=1)
def _names() -> dict[str, str]:
    actors = load_lexicon().data.actors
    return {name.casefold(): code for code, one in reversed(actors.items()) for name in (one.ar, one.en, code)}
