"""A review that was sent: the only thing that the desk writes. Only forms of this very session are taken."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from urllib.parse import parse_qs

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from tasrih.errors import RecordBusy, TasrihError
from tasrih.record.listing import Part
from tasrih.record.reviews import add_review
from tasrih.web.asked import Asked
from tasrih.web.guard.secret import SESSION
from tasrih.web.judged import Form, Problem
from tasrih.web.pages import review
from tasrih.web.pages.page import NotFound
from tasrih.web.pages.page import Request as PageRequest
from tasrih.web.prefs import REVIEWER, kept_name, preferred_language
from tasrih.web.site import Site

Told = dict[str, list[str]]
_YEAR = 365 * 24 * 3600


def save(site: Site) -> Callable[[Request], Awaitable[Response]]:
    """What the form sends."""

    async def answer(request: Request) -> Response:
        try:
            told = parse_qs((await request.body()).decode("utf-8", "replace"), max_num_fields=40)
        except ValueError:
            return site.error(request, 400)
        if refused := await run_in_threadpool(_refused, site, request, told):
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
        return _old_form(site, request, told)
    return None


def _old_form(site: Site, request: Request, told: Told) -> Response:
    """The desk was started anew since the form was shown: a browser that says it is our own page gets it back, to be
    sent again; nothing is written, and nobody else's form is filled in."""
    if request.headers.get("sec-fetch-site") != "same-origin":
        return site.error(request, 403)
    return _again(site, request, Form.of(told)._replace(problems={"": Problem("old_form")}), 403)


def _saved(site: Site, request: Request, told: Told) -> Response:
    """The review is written, or the form comes back with all that was typed and what is wrong with it."""
    article, fact = request.path_params["article"], request.path_params["fact"]
    form = Form.of(told).checked()
    if form.problems:
        return _again(site, request, form, 400)
    try:
        with site.desk.database.alone():
            add_review(site.desk.path, form.review(article, fact))
    except RecordBusy:
        return _again(site, request, form._replace(problems={"": Problem("busy")}), 503)
    except TasrihError as error:
        return site.error(request, 404, str(error))
    found = _kept(site, request)
    found.set_cookie(REVIEWER, kept_name(form.reviewer), max_age=_YEAR, samesite="strict", httponly=True)
    return found


def _kept(site: Site, request: Request) -> Response:
    """Back to the statement; to a script that sent the form, only what is to stand in its place."""
    article, fact = request.path_params["article"], request.path_params["fact"]
    if request.headers.get("hx-request") != "true":
        language = preferred_language(request.url.path, "")
        return RedirectResponse(f"/{language}/article/{article}?saved={fact}#{fact}", 303)
    with site.desk.database.held():
        newest = site.desk.ask("reviews", {"article": [article], "fact": [fact]}, Part(limit=1)).rows[0]
    return site.page("kept.html", site.ui(request), {"review": newest, "article": article, "fact": fact})


def _again(site: Site, request: Request, form: Form, status: int) -> Response:
    ui = site.ui(request)
    try:
        with site.desk.database.held():
            shown = review.show(site.desk, PageRequest(request.path_params, Asked({}), ui), form)
    except (NotFound, TasrihError) as error:
        return site.error(request, 404 if isinstance(error, NotFound) else status, str(error))
    own = {"page": "review", "answer": None, "api": shown.api, "title": ui.t("review.wrong_title")}
    return site.page("pages/review.html", ui, own | dict(shown.values), status=status)


def _one(told: Told, name: str) -> str:
    return told.get(name, [""])[-1].strip()
