"""One GET over one connection to a checked address. Only this module knows httpcore.

Proxies, cookies, passwords and further requests on a connection do not exist here. The name is resolved once, every
address of the answer is checked, and one of these very addresses is connected to, so that a name server that answers
differently the second time (DNS rebinding) has no second time.
"""

from __future__ import annotations

import ssl
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple
from urllib.parse import quote

import httpcore

from tasrih.errors import FetchFailed, FetchRefused
from tasrih.sources.fetch.address import resolved
from tasrih.sources.fetch.limits import Deadline, FetchLimits
from tasrih.sources.fetch.url import Target, shown
from tasrih.sources.fetch.wiring import Wiring

_MOST_ADDRESSES = 4
_ASCII = bytes(range(0x20, 0x7F))
_WRAPPING = 1.25


class Broken(FetchFailed):
    """The connection failed; worth one more try."""


class Head(NamedTuple):
    """Status and headers (names in lower case) of an answer."""

    target: Target
    status: int
    headers: dict[str, str]


class Meter:
    """Time and bytes an exchange may still take."""

    def __init__(self, target: Target, limits: FetchLimits, deadline: Deadline) -> None:
        self.limits = limits
        self.deadline = deadline
        self._target = target
        self._room = limits.header_bytes
        self._what = "headers"

    def body_begins(self) -> None:
        """The headers are through. Chunked answers write more than they say: the body is counted by itself."""
        self._room = int(_WRAPPING * self.limits.wire_bytes) + self.limits.header_bytes
        self._what = "wrapping"

    def room(self, asked: int) -> int:
        """How many bytes may be read at once."""
        if self._room <= 0:
            raise FetchRefused(f"{shown(self._target)} sends too many bytes of {self._what}; save the page by hand")
        return min(asked, self._room)

    def took(self, size: int) -> None:
        """Bytes were read."""
        self._room -= size


class _Stream(httpcore.NetworkStream):
    """A connection on which every wait ends in time and every byte is counted."""

    def __init__(self, inner: httpcore.NetworkStream, meter: Meter) -> None:
        self._inner = inner
        self._meter = meter

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        size = self._meter.room(max_bytes)
        data = self._inner.read(size, self._meter.deadline.left(self._meter.limits.read))
        self._meter.took(len(data))
        return data

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._inner.write(buffer, self._meter.deadline.left(self._meter.limits.read))

    def close(self) -> None:
        self._inner.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        try:
            seconds = self._meter.deadline.left(self._meter.limits.connect)
            return _Stream(self._inner.start_tls(ssl_context, server_hostname, seconds), self._meter)
        except BaseException:
            self._inner.close()
            raise

    def get_extra_info(self, info: str) -> Any:
        return self._inner.get_extra_info(info)


class _CheckedBackend(httpcore.NetworkBackend):
    """Resolves, checks all addresses, connects to one of them."""

    def __init__(self, wiring: Wiring, meter: Meter) -> None:
        self._wiring = wiring
        self._meter = meter
        self._plain = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        deadline, seconds = self._meter.deadline, self._meter.limits.connect
        texts = resolved(host, self._wiring.resolve, deadline, seconds)
        failure: Exception = FetchFailed(f"{host} has no address")
        for address in self._wiring.policy.checked(host, texts)[:_MOST_ADDRESSES]:
            try:
                return _Stream(self._plain.connect_tcp(str(address), port, deadline.left(seconds)), self._meter)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failure = error
        raise failure


def usual_trust() -> ssl.SSLContext:
    """Certificates of the system and of certifi; names and dates are checked."""
    return httpcore.default_ssl_context()


@contextmanager
def exchange(
    target: Target, headers: dict[str, str], meter: Meter, wiring: Wiring, trust: ssl.SSLContext | None
) -> Iterator[tuple[Head, Iterator[bytes]]]:
    """The head of the answer to a GET, and its body as it comes, still packed. https needs `trust`.

    Raises:
        FetchError: with what went wrong at the other side in one line; Broken where one more try makes sense.
    """
    wiring.policy.check_port(target.port)
    url = httpcore.URL(scheme=target.scheme, host=target.host, port=target.port, target=target.path)
    request = httpcore.Request("GET", url, headers=[("Host", target.authority), *headers.items()])
    backend = _CheckedBackend(wiring, meter)
    with _told(target, meter), httpcore.HTTPConnection(url.origin, trust, network_backend=backend) as connection:
        response = connection.handle_request(request)
        meter.body_begins()
        yield Head(target, response.status, _headers(response.headers)), _body(response)


def _body(response: httpcore.Response) -> Iterator[bytes]:
    stream = response.stream
    if not isinstance(stream, Iterable):
        raise FetchFailed("an answer without a body")
    yield from stream


def _headers(pairs: list[tuple[bytes, bytes]]) -> dict[str, str]:
    """The first of each name, save codings, of which several would be applied one after the other."""
    headers: dict[str, str] = {}
    for raw, value in pairs:
        name, text = raw.decode("latin-1").lower(), _text(value)
        if name == "content-encoding" and name in headers:
            text = f"{headers.pop(name)}, {text}"
        headers.setdefault(name, text)
    return headers


def _text(value: bytes) -> str:
    """Headers are ASCII by rule; some sites redirect to addresses in plain UTF-8, or in worse."""
    try:
        return value.decode("utf-8")
    except UnicodeDecodeError:
        return quote(value, safe=_ASCII)


@contextmanager
def _told(target: Target, meter: Meter) -> Iterator[None]:
    """Errors of the network in one line, with what to do."""
    host = target.host
    try:
        yield
    except httpcore.ConnectTimeout as error:
        meter.deadline.check()
        raise FetchFailed(f"{host} does not answer; try again later") from error
    except httpcore.TimeoutException as error:
        meter.deadline.check()
        raise FetchFailed(f"{host} sent nothing for {meter.limits.read:g} seconds; try again later") from error
    except httpcore.ConnectError as error:
        if isinstance(cause := error.__cause__, ssl.SSLCertVerificationError):
            why = f"{host} cannot prove that it is {host} ({cause.verify_message}); check the address"
            raise FetchRefused(why) from error
        raise Broken(f"no connection to {host} ({_reason(error)}); check the address, try again later") from error
    except httpcore.RemoteProtocolError as error:
        raise Broken(f"{host} sent no complete answer; try again later, or save the page by hand") from error
    except (httpcore.NetworkError, httpcore.ProtocolError) as error:
        raise Broken(f"the connection to {host} broke off; try again later") from error


def _reason(error: BaseException) -> str:
    cause = error.__cause__
    if isinstance(cause, ssl.SSLError):
        return f"TLS: {cause.reason}"
    return (cause.strerror or "refused") if isinstance(cause, OSError) else "refused"
