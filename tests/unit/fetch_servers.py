"""Servers on this computer that answer byte for byte what a test wants, and a fetcher that may ask them."""

from __future__ import annotations

import contextlib
import gzip
import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from typing import Any

from tasrih.sources.fetch import Fetcher, FetchLimits
from tasrih.sources.fetch.address import AddressPolicy
from tasrih.sources.fetch.wiring import Wiring

Page = bytes | Callable[[socket.socket], None]
HTML = "<html><p>قال الوزير إن المحادثات مستمرة.</p></html>".encode()
MISSING = b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"


def answer(body: bytes = HTML, status: str = "200 OK", kind: str | None = "text/html", **headers: str) -> bytes:
    """An HTTP answer as it goes over the wire. `Retry_After="7"` gives the header Retry-After."""
    told = {"Content-Length": str(len(body)), "Connection": "close"} | ({"Content-Type": kind} if kind else {})
    told |= {name.replace("_", "-"): value for name, value in headers.items()}
    lines = "".join(f"{name}: {value}\r\n" for name, value in told.items())
    return f"HTTP/1.1 {status}\r\n{lines}\r\n".encode() + body


def leads_to(where: str, status: str = "302 Found", **headers: str) -> bytes:
    """A redirect."""
    return answer(b"", status, None, Location=where, **headers)


def packed(body: bytes) -> bytes:
    """An answer packed with gzip."""
    return answer(gzip.compress(body), Content_Encoding="gzip")


class Site:
    """A server: path → page, one thread for each connection. `requests` are the heads of the requests."""

    def __init__(self, pages: dict[str, Page], host: str = "127.0.0.1", port: int = 0) -> None:
        self.pages = {"/robots.txt": MISSING} | pages
        self.requests: list[str] = []
        self.tls: ssl.SSLContext | None = None
        self.greeting = b""
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        self._socket = socket.create_server((host, port), family=family)
        self.host, self.port = self._socket.getsockname()[:2]

    def url(self, path: str = "/", host: str | None = None, scheme: str = "http") -> str:
        return f"{scheme}://{host or self.host}:{self.port}{path}"

    def paths(self) -> list[str]:
        """What was asked for, without robots.txt."""
        asked = [request.split(" ")[1] for request in self.requests]
        return [path for path in asked if path != "/robots.txt"]

    def __enter__(self) -> Site:
        threading.Thread(target=self._serve, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._socket.close()

    def _serve(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                connection, _ = self._socket.accept()
                threading.Thread(target=self._speak, args=(connection,), daemon=True).start()

    def _speak(self, plain: socket.socket) -> None:
        with contextlib.suppress(OSError), plain:
            plain.sendall(self.greeting)
            connection = self.tls.wrap_socket(plain, server_side=True) if self.tls else plain
            with connection:
                head = b""
                while b"\r\n\r\n" not in head and (data := connection.recv(4096)):
                    head += data
                if head:
                    self._answer(connection, head.decode("latin-1"))

    def _answer(self, connection: socket.socket, head: str) -> None:
        self.requests.append(head)
        page = self.pages.get(head.split(" ")[1], MISSING)
        if callable(page):
            page(connection)
        else:
            connection.sendall(page)


class Sleeps(list[float]):
    """Sleeps that only note how long."""

    def __call__(self, seconds: float) -> None:
        self.append(seconds)


def local(**changes: Any) -> Wiring:
    """Everything may be asked that is 127.0.0.1, on any port; every name is there; nobody really sleeps."""
    usual: dict[str, Any] = {
        "policy": AddressPolicy(["127.0.0.1/32"], ports=None),
        "resolve": lambda _: ["127.0.0.1"],
        "sleep": Sleeps(),
    }
    return Wiring(**(usual | changes))


@contextlib.contextmanager
def fetching(pages: dict[str, Page], wiring: Wiring | None = None, **limits: Any) -> Iterator[tuple[Site, Fetcher]]:
    """A site, and a fetcher that may ask it."""
    with Site(pages) as site, Fetcher(FetchLimits(**limits), _wiring=wiring or local()) as fetcher:
        yield site, fetcher
