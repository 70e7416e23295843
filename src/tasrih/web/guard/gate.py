"""The gate before all handlers: whose name, how often, how much, and whether the token was shown."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from tasrih.web.guard import secret
from tasrih.web.guard.host import host_allowed
from tasrih.web.guard.rate import Rate

if TYPE_CHECKING:
    from tasrih.web.site import Site

LARGEST_BODY, LONGEST_ADDRESS = 64 * 1024, 8 * 1024
_EACH_SECOND, _BURST = 40.0, 200
_OPEN = ("/login", "/static/")
"""What is answered without the token."""


class Gate:
    """Lets requests through to the application, or answers them itself."""

    def __init__(self, app: ASGIApp, site: Site) -> None:
        self.app = app
        self.site = site
        self.rate = Rate(_EACH_SECOND, _BURST)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        request = Request(scope)
        if refused := self._refused(request):
            await refused(scope, receive, send)
            return
        body = await _body(receive)
        if body is None:
            await self.site.error(request, 413)(scope, receive, send)
            return
        page = not request.url.path.startswith(("/api/", "/static/"))
        session = secret.new_session() if page and not request.cookies.get(secret.SESSION) else ""
        if session:
            _add_cookie(scope, session)
        await self.app(scope, _again(body), _with_session(send, session))

    def _refused(self, request: Request) -> Response | None:
        site, path = self.site, request.url.path
        if not host_allowed(request.headers.get("host", ""), site.settings):
            return site.error(request, 421)
        if not path.startswith("/static/") and not self.rate.allows(request.client.host if request.client else ""):
            answer = site.error(request, 429)
            answer.headers["retry-after"] = "2"
            return answer
        if len(request.scope["raw_path"]) + len(request.scope["query_string"]) > LONGEST_ADDRESS:
            return site.error(request, 413)
        if site.secrets.guarded and not path.startswith(_OPEN) and not self._shown(request):
            return site.error(request, 401) if path.startswith("/api/") else _to_the_door(request)
        return None

    def _shown(self, request: Request) -> bool:
        kind, _, told = request.headers.get("authorization", "").partition(" ")
        if kind.lower() == "bearer" and self.site.secrets.is_token(told.strip()):
            return True
        return self.site.secrets.is_cookie(request.cookies.get(secret.COOKIE, ""))


def _to_the_door(request: Request) -> Response:
    """Where the token is asked for, in the language of the page that was wanted, and which leads back to it."""
    wanted = request.url.path + (f"?{request.url.query}" if request.url.query else "")
    asked = f"?{urlencode({'back': wanted})}" if request.method == "GET" and request.url.path != "/" else ""
    return RedirectResponse(f"/login{asked}", 303)


async def _body(receive: Receive) -> bytes | None:
    """The whole body, None where it is too large."""
    body: bytes = b""
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            return body
        body += message.get("body", b"")
        if len(body) > LARGEST_BODY:
            return None
        if not message.get("more_body"):
            return body


def _again(body: bytes) -> Receive:
    sent = False

    async def receive() -> Message:
        nonlocal sent
        if sent:
            return {"type": "http.disconnect"}
        sent = True
        return {"type": "http.request", "body": body, "more_body": False}

    return receive


def _add_cookie(scope: Scope, session: str) -> None:
    """So that the very page that makes the session can carry its form token."""
    told = f"{secret.SESSION}={session}".encode()
    headers = [(name, value) for name, value in scope["headers"] if name != b"cookie"]
    old = [value for name, value in scope["headers"] if name == b"cookie"]
    scope["headers"] = [*headers, (b"cookie", b"; ".join([*old, told]))]


def _with_session(send: Send, session: str) -> Send:
    async def sent(message: Message) -> None:
        if message["type"] == "http.response.start" and session:
            cookie = f"{secret.SESSION}={session}; Path=/; HttpOnly; SameSite=Strict"
            message["headers"] = [*message["headers"], (b"set-cookie", cookie.encode())]
        await send(message)

    return sent
