"""Fetching from hostile servers: addresses, redirects, certificates, time and size. No test leaves this computer."""

from __future__ import annotations

import shutil
import socket
import ssl
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from fetch_servers import HTML, Site, answer, fetching, leads_to, local

from tasrih.errors import FetchError, FetchFailed, FetchRefused
from tasrih.sources.fetch import Fetcher
from tasrih.sources.fetch.address import AddressPolicy

# addresses


@pytest.mark.parametrize(
    "url", ["http://127.0.0.1/", "http://[::1]/", "http://169.254.169.254/latest", "http://10.0.0.1/"]
)
def test_addresses_inside_are_refused(url: str) -> None:
    with Fetcher() as fetch, pytest.raises(FetchRefused, match="not one of the public internet"):
        fetch(url)


def test_a_server_on_this_computer_is_not_even_asked() -> None:
    with Site({"/": answer()}) as site, Fetcher(_wiring=local(policy=AddressPolicy(ports=None))) as fetch:
        with pytest.raises(FetchRefused, match="an address of this computer"):
            fetch(site.url())
        with pytest.raises(FetchRefused, match="an address of this computer"):
            fetch(site.url(host="news.example"))
        assert site.requests == []


def test_other_ports_are_refused_before_anything_is_looked_up() -> None:
    with (
        Fetcher(_wiring=local(policy=AddressPolicy(), resolve=None)) as fetch,
        pytest.raises(FetchRefused, match="port 22"),
    ):
        fetch("http://news.example:22/")


def test_a_name_that_changes_its_address() -> None:
    """DNS rebinding: the first answer is good, the second leads inside. Each answer is checked and used once."""
    answers = iter([["127.0.0.1"], ["127.0.0.2"]])
    with fetching({"/": answer()}, local(resolve=lambda _: next(answers))) as (site, fetch):
        with Site({"/": answer(b"secret")}, "127.0.0.2", site.port) as inside:
            with pytest.raises(FetchRefused, match=r"news\.example \(127\.0\.0\.2\)"):
                fetch(site.url(host="news.example"))
            assert inside.requests == []
        assert site.paths() == []


def test_the_checked_address_is_the_one_connected_to(monkeypatch: pytest.MonkeyPatch) -> None:
    """No name is resolved behind our back, and one resolution serves one connection."""
    asked: list[str] = []
    connected: list[object] = []
    plain = socket.create_connection
    monkeypatch.setattr(socket, "create_connection", lambda to, *a, **k: connected.append(to) or plain(to, *a, **k))

    def resolve(host: str) -> list[str]:
        asked.append(host)
        return ["127.0.0.1"]

    with fetching({"/": answer()}, local(resolve=resolve)) as (site, fetch):
        assert fetch(site.url(host="news.example")).data == HTML
        assert asked == ["news.example"] * 2
        assert connected == [("127.0.0.1", site.port)] * 2
        assert all(f"Host: news.example:{site.port}\r\n" in request for request in site.requests)


def test_the_next_address_where_one_does_not_answer() -> None:
    wiring = local(policy=AddressPolicy(["127.0.0.0/8"], None), resolve=lambda _: ["127.0.0.3", "127.0.0.1"])
    with fetching({"/": answer()}, wiring) as (site, fetch):
        assert fetch(site.url(host="news.example")).data == HTML


def test_ipv6() -> None:
    try:
        site = Site({"/": answer()}, "::1")
    except OSError:
        pytest.skip("no IPv6 here")
    with site, Fetcher(_wiring=local(policy=AddressPolicy(["::1/128"], None))) as fetch:
        assert fetch(site.url(host="[0:0::1]")).final_url == f"http://[::1]:{site.port}/"
        assert f"Host: [::1]:{site.port}\r\n" in site.requests[-1]


@pytest.mark.parametrize(
    "where", ["http://127.0.0.9/", "http://[::1]:8080/x", "http://169.254.169.254/", "http://inside.example/"]
)
def test_redirects_to_inside(where: str) -> None:
    names = {"inside.example": ["192.168.0.1"]}
    wiring = local(resolve=lambda host: names.get(host, ["127.0.0.1"]))
    with (
        fetching({"/": leads_to(where)}, wiring) as (site, fetch),
        pytest.raises(FetchRefused, match="public internet"),
    ):
        fetch(site.url())


def test_robots_txt_does_not_lead_inside() -> None:
    with fetching({"/": answer(), "/robots.txt": leads_to("http://127.0.0.9/")}) as (site, fetch):
        with pytest.raises(FetchRefused, match="public internet"):
            fetch(site.url())
        assert site.paths() == []


# the surroundings


def test_proxies_and_passwords_of_the_surroundings_are_ignored(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / ".netrc").write_text("machine 127.0.0.1 login me password secret\n")
    monkeypatch.setenv("HOME", str(tmp_path))
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    with fetching({"/": answer()}) as (site, fetch):
        assert fetch(site.url()).data == HTML
        assert not any("Authorization" in request for request in site.requests)


@pytest.mark.parametrize("library", ["httpcore", "protego"])
def test_missing_libraries(monkeypatch: pytest.MonkeyPatch, library: str) -> None:
    monkeypatch.setitem(sys.modules, library, None)
    for module in ("client", "transport"):
        monkeypatch.delitem(sys.modules, f"tasrih.sources.fetch.{module}", raising=False)
    with Fetcher() as fetch, pytest.raises(FetchError, match=r"pip install 'tasrih\[fetch\]'"):
        fetch("https://news.example/")


def test_import_and_construction_load_no_library_and_ask_nothing() -> None:
    code = "import sys; from tasrih.sources.fetch import Fetcher; Fetcher().close(); print('httpcore' in sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)  # noqa: S603
    assert run.stdout == "False\n"


# certificates


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, str]:
    """A key and a certificate for news.example that nobody has signed."""
    openssl = shutil.which("openssl")
    if not openssl:
        pytest.skip("no openssl command")
    folder = tmp_path_factory.mktemp("tls")
    key, cert = str(folder / "key.pem"), str(folder / "cert.pem")
    told = ["-subj", "/CN=news.example", "-addext", "subjectAltName=DNS:news.example", "-days", "2", "-nodes"]
    curve = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1"]
    command = [openssl, "req", "-x509", *curve, *told, "-keyout", key, "-out", cert]
    subprocess.run(command, capture_output=True, check=True)  # noqa: S603
    return key, cert


@pytest.fixture
def secure(certificate: tuple[str, str]) -> Iterator[Site]:
    with Site({"/": answer(), "/down": leads_to("http://news.example/")}) as site:
        site.tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        site.tls.load_cert_chain(certificate[1], certificate[0])
        yield site


def test_a_certificate_nobody_signed(secure: Site) -> None:
    with Fetcher(_wiring=local()) as fetch, pytest.raises(FetchRefused, match=r"cannot prove .*self.signed"):
        fetch(secure.url(host="news.example", scheme="https"))
    assert secure.requests == []


def test_names_of_certificates(secure: Site, certificate: tuple[str, str]) -> None:
    wiring = local(trust=ssl.create_default_context(cafile=certificate[1]))
    with Fetcher(_wiring=wiring) as fetch:
        assert fetch(secure.url(host="news.example", scheme="https")).data == HTML
        with pytest.raises(FetchRefused, match=r"other\.example cannot prove"):
            fetch(secure.url(host="other.example", scheme="https"))
        with pytest.raises(FetchRefused, match=r"127\.0\.0\.1 cannot prove"):
            fetch(secure.url(scheme="https"))
        with pytest.raises(FetchRefused, match="from https to plain http"):
            fetch(secure.url("/down", host="news.example", scheme="https"))


def test_no_tls_where_tls_was_asked_for() -> None:
    with Site({}) as site, Fetcher(_wiring=local()) as fetch:
        site.greeting = b"HTTP/1.1 400 Bad Request\r\n\r\n"
        with pytest.raises(FetchFailed, match="TLS"):
            fetch(site.url(scheme="https"))


def test_nobody_there() -> None:
    with Site({}) as site:
        url = site.url()
    with Fetcher(_wiring=local()) as fetch, pytest.raises(FetchFailed, match=r"no connection to .*refused"):
        fetch(url)
