"""The token of a desk that others can reach, and those that prove a form is ours, compared in constant time."""

from __future__ import annotations

import hmac
import secrets

COOKIE, SESSION = "tasrih_pass", "tasrih_session"
_PASS, _FORM = b"pass of the desk", b"form of the desk"


class Secrets:
    """Of one running server: forms of another run are no longer valid."""

    def __init__(self, token: str | None) -> None:
        self._token = token.encode() if token else None
        self._key = secrets.token_bytes(32)

    @property
    def guarded(self) -> bool:
        """Whether a token is asked for."""
        return self._token is not None

    def is_token(self, told: str) -> bool:
        """Whether this is the token; nobody waits longer for a nearly right one."""
        return self._token is not None and hmac.compare_digest(told.encode("utf-8", "replace"), self._token)

    def cookie(self) -> str:
        """What a browser keeps in the place of the token."""
        return self._digest(self._token or b"", _PASS)

    def is_cookie(self, told: str) -> bool:
        """Whether a browser has shown the token before."""
        return self._token is not None and hmac.compare_digest(told.encode("utf-8", "replace"), self.cookie().encode())

    def form_token(self, session: str) -> str:
        """What a form of this session carries."""
        return self._digest(self._key, _FORM + session.encode("utf-8", "replace"))

    def is_form_token(self, session: str, told: str) -> bool:
        """Whether a form comes from a page that this session was given."""
        right = self.form_token(session).encode()
        return bool(session) and hmac.compare_digest(told.encode("utf-8", "replace"), right)

    @staticmethod
    def _digest(key: bytes, message: bytes) -> str:
        return hmac.new(key, message, "sha256").hexdigest()


def new_session() -> str:
    """A session's name: 128 bits of chance."""
    return secrets.token_urlsafe(16)
