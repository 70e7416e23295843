"""URLs as people and feeds write them → what is asked of which host, in ASCII; whatever is odd is refused.

>>> str(parse("https://وزارة.شبكة/أخبار?ص=1#أعلى"))
'https://xn--mgbexc3i.xn--ngbc5azd/%D8%A3%D8%AE%D8%A8%D8%A7%D8%B1?%D8%B5=1'
"""

from __future__ import annotations

import ipaddress
import re
from typing import NamedTuple
from urllib.parse import quote, urljoin

from tasrih.errors import FetchError, FetchRefused

PORTS = {"http": 80, "https": 443}
MISSING = "fetching needs two more libraries; run: pip install 'tasrih[fetch]'"
_LONGEST = 8192
_LONGEST_HOST = 253
_SHOWN = 200
_URL = re.compile(r"\A([A-Za-z][A-Za-z0-9+.\-]{0,30})://([^/?#\\]*)([^?#]*)(\?[^#]*)?")
_USER = re.compile(r"//[^/?#@]*@(?:[^/?#@]*@)*")
_BLANK = re.compile(r"[\x00-\x20\x7f-\xa0\u2028\u2029]")
_PORT = re.compile(r"\A[0-9]{1,5}\Z")
_LABEL = re.compile(r"\A[a-z0-9_](?:[a-z0-9_\-]{0,61}[a-z0-9_])?\Z")
_NUMBER = re.compile(r"\A(?:[0-9]+|0x[0-9a-f]*)\Z")
_PATH_SAFE = "/%:@!$&'()*+,;=~"
_QUERY_SAFE = _PATH_SAFE + "?[]|"


class Target(NamedTuple):
    """What to ask of whom. `host` is ASCII: a name in punycode, or an address (IPv6 without brackets)."""

    scheme: str
    host: str
    port: int
    path: str

    @property
    def authority(self) -> str:
        """Host and, where it is not the usual one, port."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == PORTS[self.scheme] else f"{host}:{self.port}"

    @property
    def origin(self) -> str:
        """What robots.txt speaks for."""
        return f"{self.scheme}://{self.authority}"

    def __str__(self) -> str:
        return f"{self.origin}{self.path}"


def shown(url: object) -> str:
    """A URL fit for a message: without password, without characters that drive a terminal, not too long."""
    text = _USER.sub("//…@", str(url))
    cut = text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
    return "".join(c if c.isprintable() else "\ufffd" for c in cut)


def parse(url: str) -> Target:
    """The target of an absolute URL.

    Raises:
        FetchRefused: it is not one that is fetched.
    """
    text = url.strip(" \t\r\n")
    if len(text) > _LONGEST:
        raise FetchRefused(f"{shown(text)}: longer than {_LONGEST} characters; this is no address of a page")
    if _BLANK.search(text):
        raise FetchRefused(f"{shown(text)}: blanks or control characters inside; write %20 for a blank")
    found = _URL.match(text)
    if not found or found[1].lower() not in PORTS:
        raise FetchRefused(f"{shown(text)}: not a full http:// or https:// address; only those are fetched")
    scheme, (host, port) = found[1].lower(), _authority(found[2], text)
    if found[3] and not found[3].startswith("/"):
        raise FetchRefused(f"{shown(text)}: a backslash in the address; write /")
    return Target(scheme, host, port or PORTS[scheme], _path(found[3] or "/", found[4] or "", text))


def joined(base: Target, location: str) -> Target:
    """The target a redirect from `base` leads to."""
    text = location.strip(" \t\r\n").replace(" ", "%20")
    if len(text) > _LONGEST or _BLANK.search(text):
        raise FetchRefused(f"{shown(base)} leads to an address that is none; open it in a browser")
    try:
        return parse(urljoin(str(base), text))
    except ValueError as error:
        raise FetchRefused(f"{shown(base)} leads to {shown(text)}: not an address; open it in a browser") from error


def _authority(text: str, url: str) -> tuple[str, int | None]:
    if "@" in text:
        raise FetchRefused(f"{shown(url)}: a user name in the address; pages behind a login are not fetched")
    if text.startswith("["):
        inner, closed, rest = text[1:].partition("]")
        if not closed or (rest and not rest.startswith(":")):
            raise FetchRefused(f"{shown(url)}: not an IPv6 address in brackets; check it")
        return _ipv6(inner, url), _port(rest[1:], url)
    host, _, port = text.partition(":")
    return _host(host, url), _port(port, url)


def _port(text: str, url: str) -> int | None:
    if not text:
        return None
    if not _PORT.match(text) or not 0 < int(text) < 1 << 16:
        raise FetchRefused(f"{shown(url)}: no port number after the colon; check it")
    return int(text)


def _ipv6(text: str, url: str) -> str:
    try:
        return str(ipaddress.IPv6Address("" if "%" in text else text))
    except ValueError as error:
        raise FetchRefused(f"{shown(url)}: not an IPv6 address in brackets; check it") from error


def _host(text: str, url: str) -> str:
    """A checked host. Numbers are looked at after IDNA, which turns digits of all scripts into ASCII."""
    if not text or len(text) > _LONGEST_HOST:
        raise FetchRefused(f"{shown(url)}: no name of a host; check the address")
    host = (text if text.isascii() else _punycode(text, url)).lower().removesuffix(".")
    labels = host.split(".")
    if len(host) > _LONGEST_HOST or not all(_LABEL.match(label) for label in labels):
        raise FetchRefused(f"{shown(url)}: not a name of a host; check the address")
    if _NUMBER.match(labels[-1]):
        _dotted(host, url)
    return host


def _dotted(host: str, url: str) -> None:
    """Only 1.2.3.4: libraries also take 0x7f.1, 0177.0.0.1 and 2130706433, which serve to deceive."""
    try:
        ipaddress.IPv4Address(host)
    except ValueError as error:
        raise FetchRefused(f"{shown(url)}: an IPv4 address in an odd form; write it as 1.2.3.4") from error


def _punycode(host: str, url: str) -> str:
    try:
        import idna
    except ImportError as error:
        raise FetchError(MISSING) from error
    try:
        return idna.encode(host, uts46=True, std3_rules=True).decode("ascii")
    except (idna.IDNAError, UnicodeError) as error:
        raise FetchRefused(f"{shown(url)}: not a name of a host; check its spelling") from error


def _path(path: str, query: str, url: str) -> str:
    try:
        return quote(path, safe=_PATH_SAFE) + (f"?{quote(query[1:], safe=_QUERY_SAFE)}" if query else "")
    except UnicodeEncodeError as error:
        raise FetchRefused(f"{shown(url)}: broken characters in the address; copy it again") from error
