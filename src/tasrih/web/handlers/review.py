"""A review that was sent: the only thing that the desk writes. Only forms of this very session are taken."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from urllib.parse import parse_qs

import msgspec
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from tasrih.errors import RecordBusy, TasrihError
from tasrih.lexicon import load_lexicon
from tasrih.record.reviews import Review, add_review
from tasrih.web.guard.secret import SESSION
from tasrih.web.prefs import REVIEWER, kept_name, preferred_language
from tasrih.web.site import Site

Told = dict[str, list[str]]
_NOBODY = "-"
_YEAR = 365 * 24 * 3600


class WrongReview(TasrihError):
    """What was sent is no review."""


def save(site: Site) -> Callable[[Request], Awaitable[Response]]:
    """What the form sends."""

    async def answer(request: Request) -> Response:
        told = parse_qs((await request.body()).decode("utf-8", "replace"), max_num_fields=40)
        if refused := _refused(site, request, told):
            return refused
        return await run_in_threadpool(_saved, site, request, told)

    return answer


def _refused(site: Site, request: Request, told: Told) -> Response | None:
    """A form of another site cannot know this session's token, and a browser says where a form comes from."""
    if site.settings.read_only:
        return site.error(request, 403, "read-only")
    if request.headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        return site.error(request, 403)
    if not site.secrets.is_form_token(request.cookies.get(SESSION, ""), _one(told, "form")):
        return site.error(request, 403)
    return None


def _saved(site: Site, request: Request, told: Told) -> Response:
    article, fact = request.path_params["article"], request.path_params["fact"]
    try:
        review = review_of(article, fact, told)
        with site.desk.database.alone():
            add_review(site.desk.path, review)
    except RecordBusy as error:
        return site.error(request, 503, str(error))
    except (TasrihError, msgspec.ValidationError) as error:
        return site.error(request, 400, str(error))
    found = RedirectResponse(f"/{preferred_language(request.url.path, '')}/article/{article}#{fact}", 303)
    found.set_cookie(REVIEWER, kept_name(review.reviewer), max_age=_YEAR, samesite="strict", httponly=True)
    return found


def review_of(article: str, fact: str, told: Told) -> Review:
    """The review in a form.

    Raises:
        WrongReview: a code is none.
        ValidationError: the verdict is none.
    """
    verdict = _one(told, "verdict")
    given = {} if verdict != "correct" else _corrections(told)
    values = {"article_id": article, "fact": fact, "verdict": verdict, "reviewer": _one(told, "reviewer")}
    return msgspec.convert({**values, **given, "note": _one(told, "note") or None}, Review)


def _corrections(told: Told) -> dict[str, object]:
    lexicon = load_lexicon().data
    issues = [one for one in dict.fromkeys(told.get("issue", [])) if one]
    addressee = [one.strip().upper() for one in _one(told, "addressee").replace("،", ",").split(",") if one.strip()]
    speaker = _one(told, "speaker").upper() or None
    for code in [*addressee, *([speaker] if speaker else [])]:
        if code not in lexicon.actors and code not in ("OTHER", _NOBODY):
            raise WrongReview(f"{code[:40]!r} is no actor's code; the page of actors has them")
    if wrong := [one for one in issues if one not in lexicon.issues and one != _NOBODY]:
        raise WrongReview(f"{wrong[0][:40]!r} is no issue")
    return {
        "act": _one(told, "act") or None,
        "speaker": speaker,
        "addressee": [one for one in addressee if one != _NOBODY] if addressee else None,
        "issues": [one for one in issues if one != _NOBODY] if issues else None,
    }


def _one(told: Told, name: str) -> str:
    return told.get(name, [""])[-1].strip()
