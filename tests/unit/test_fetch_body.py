"""Fetching from servers that waste time or send too much, or no answer at all."""

from __future__ import annotations

import contextlib
import gzip
import random
import socket
import time
import zlib
from collections.abc import Callable

import pytest
from fetch_servers import HTML, Page, answer, fetching, local, packed
from hypothesis import given, settings
from hypothesis import strategies as st

from tasrih.errors import FetchError, FetchFailed
from tasrih.sources.fetch import Fetcher, FetchLimits

HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"


def refused(page: Page, match: str, **limits: float) -> float:
    """A page that must not be had; gives the seconds that took."""
    with fetching({"/x": page}, **limits) as (site, fetch):
        start = time.monotonic()
        with pytest.raises(FetchError, match=match) as caught:
            fetch(site.url("/x"))
        assert "\n" not in str(caught.value)
        return time.monotonic() - start


def endless(begin: bytes, again: bytes, pause: float = 0.0) -> Callable[[socket.socket], None]:
    """A server that never ends."""

    def speak(connection: socket.socket) -> None:
        connection.sendall(begin)
        while True:
            connection.sendall(again)
            time.sleep(pause)

    return speak


# time


def test_a_server_that_drips() -> None:
    slow = endless(HEAD + b"Content-Length: 99999\r\n\r\n", b"a", 0.02)
    assert refused(slow, "not complete after 0.5 seconds", total=0.5) < 1.5


def test_headers_that_drip() -> None:
    assert refused(endless(HEAD, b"X", 0.02), "not complete after 0.5 seconds", total=0.5) < 1.5


def test_a_server_that_falls_silent() -> None:
    assert refused(endless(HEAD, b"", 0.05), "sent nothing for 0.3 seconds", read=0.3) < 1.5


def test_a_handshake_that_never_comes() -> None:
    fetch = Fetcher(FetchLimits(connect=0.3), _wiring=local())
    with socket.create_server(("127.0.0.1", 0)) as silent, pytest.raises(FetchFailed, match="does not answer"):
        fetch(f"https://127.0.0.1:{silent.getsockname()[1]}/")


# size


def test_a_length_that_is_too_large_is_not_read() -> None:
    refused(HEAD + b"Content-Length: 99999999999\r\n\r\n", "is over 16 MB")
    refused(HEAD + b"Content-Length: " + b"9" * 19 + b"\r\n\r\n", "is over 16 MB")


@pytest.mark.parametrize(
    ("chunk", "match"),
    [
        (b"10000\r\n" + b"a" * 65536 + b"\r\n", "is over 16 MB"),
        (b"1\r\na\r\n" * 4000, "too small pieces"),
        (b"1;" + b"x" * 4000 + b"\r\na\r\n", "too many bytes of wrapping"),
    ],
)
def test_bodies_without_end(chunk: bytes, match: str) -> None:
    assert refused(endless(HEAD + b"Transfer-Encoding: chunked\r\n\r\n", chunk), match) < 3


def test_headers_without_end() -> None:
    refused(endless(HEAD, b"X-Long: " + b"a" * 1000 + b"\r\n"), "too many bytes of headers")
    refused(endless(HEAD + b"X: ", b"a" * 1000), "too many bytes of headers")
    refused(endless(b"", b"HTTP/1.1 100 Continue\r\n\r\n"), "too many bytes of headers")


def test_bombs() -> None:
    refused(packed(b"\0" * (40 << 20)), "over 100 times its size")
    refused(packed(b"\0" * (3 << 20)), "is over 2 MB", body_bytes=2 << 20, ratio=2000)
    refused(answer(gzip.compress(b"") * 2000, Content_Encoding="gzip"), "packed 1000 times")
    refused(answer(gzip.compress(HTML), Content_Encoding="gzip, gzip"), "packed as gzip, gzip")
    refused(answer(zlib.compress(HTML), Content_Encoding="br"), "packed as br")
    refused(answer(gzip.compress(HTML)[:-9], Content_Encoding="gzip"), "broke off in the middle")
    refused(answer(b"\x1f\x8b no gzip", Content_Encoding="gzip"), "no valid gzip")


def test_packed_pages() -> None:
    for body in (HTML, HTML * 3000, random.Random(1).randbytes(2 << 20)):  # noqa: S311
        pages: dict[str, Page] = {"/": packed(body), "/two": answer(gzip.compress(body) * 2, Content_Encoding="X-Gzip")}
        with fetching(pages) as (site, fetch):
            assert fetch(site.url()).data == body
            assert fetch(site.url("/two")).data == body * 2


@pytest.mark.parametrize(
    "kind", ["image/png", "application/pdf", "application/octet-stream", "video/mp4", "a/\x1b[2Jb", "application/zip"]
)
def test_what_is_no_text_is_not_read(kind: str) -> None:
    refused(answer(kind=kind), "no page, feed or text")


@pytest.mark.parametrize(
    "page",
    [
        b"",
        b"\x00\xff\r\n\r\n",
        b"SSH-2.0-x\r\n",
        b"HTTP/1.1 99999\r\n\r\n",
        HEAD + b"Content-Length: x\r\n\r\n",
        answer()[:-5],
    ],
)
def test_answers_that_are_none(page: bytes) -> None:
    refused(page, "no complete answer|broke off")


LINES = [
    *(b"HTTP/1.1 200 OK", b"HTTP/1.1 302 x", b"Content-Length: 3", b"Content-Encoding: gzip", b"Location: /"),
    *(b"Transfer-Encoding: chunked", b"3", b"abc", b"0", b"", gzip.compress(HTML)),
]
PIECES = st.sampled_from([HEAD, *(line + b"\r\n" for line in LINES)])


@settings(max_examples=60, deadline=None)
@given(st.lists(st.one_of(PIECES, st.binary(max_size=9)), max_size=8).map(b"".join))
def test_any_answer_is_read_or_refused(page: bytes) -> None:
    with fetching({"/": page, "/robots.txt": page}) as (site, fetch), contextlib.suppress(FetchError):
        assert fetch(site.url()).data


def test_one_more_try_after_a_broken_connection() -> None:
    pages = iter([b"", answer(), b"", b"", answer()])
    wiring = local()
    with fetching({"/": lambda connection: connection.sendall(next(pages))}, wiring) as (site, fetch):
        assert fetch(site.url()).data == HTML
        assert wiring.sleep == [1.0]
        with pytest.raises(FetchFailed, match="no complete answer"):
            fetch(site.url())
        assert len(site.paths()) == 4
