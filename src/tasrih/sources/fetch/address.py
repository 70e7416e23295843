"""Which addresses of the network may be connected to: those of the public internet, and no others."""

from __future__ import annotations

import ipaddress
import queue
import socket
import threading
from collections.abc import Callable, Sequence
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network

from tasrih.errors import FetchFailed, FetchRefused
from tasrih.sources.fetch.limits import Deadline

Address = IPv4Address | IPv6Address
Network = IPv4Network | IPv6Network
Resolve = Callable[[str], Sequence[str]]
"""Host name → its addresses as text. Raises OSError."""

PORTS = frozenset({80, 443, 8080, 8443})
# our own list beside `is_global`, which knows fewer networks in older versions of Python
_NEVER: dict[Network, str] = {
    ip_network(network): what
    for network, what in (
        ("0.0.0.0/8", "an address of this computer"),
        ("10.0.0.0/8", "a private address"),
        ("100.64.0.0/10", "an address inside a provider's network"),
        ("127.0.0.0/8", "an address of this computer"),
        ("169.254.0.0/16", "a link-local address"),
        ("172.16.0.0/12", "a private address"),
        ("192.0.0.0/24", "a reserved address"),
        ("192.0.2.0/24", "a reserved address"),
        ("192.31.196.0/24", "a reserved address"),
        ("192.52.193.0/24", "a reserved address"),
        ("192.88.99.0/24", "a reserved address"),
        ("192.168.0.0/16", "a private address"),
        ("192.175.48.0/24", "a reserved address"),
        ("198.18.0.0/15", "a reserved address"),
        ("198.51.100.0/24", "a reserved address"),
        ("203.0.113.0/24", "a reserved address"),
        ("224.0.0.0/4", "a multicast address"),
        ("240.0.0.0/4", "a reserved address"),
        ("::/128", "an address of this computer"),
        ("::1/128", "an address of this computer"),
        ("fc00::/7", "a private address"),
        ("fe80::/10", "a link-local address"),
        ("fec0::/10", "a private address"),
        ("ff00::/8", "a multicast address"),
        ("2001::/23", "a reserved or tunnelled address"),
        ("2001:db8::/32", "a reserved address"),
        ("2002::/16", "a tunnelled (6to4) address"),
        ("2620:4f:8000::/48", "a reserved address"),
        ("3fff::/20", "a reserved address"),
    )
}
_PUBLIC_V6 = IPv6Network("2000::/3")
_NAT64 = IPv6Network("64:ff9b::/96")
_ISATAP, _ISATAP_MASK = 0x5EFE, 0xFCFFFFFF


class AddressPolicy:
    """What may be connected to. Only tests give `allow` and `ports`: no option and no variable reaches them."""

    def __init__(self, allow: Sequence[str] = (), ports: frozenset[int] | None = PORTS) -> None:
        self._allow = [ip_network(network) for network in allow]
        self._ports = ports

    def check_port(self, port: int) -> None:
        """Raises FetchRefused for ports that do not serve pages."""
        if self._ports is not None and port not in self._ports:
            usual = ", ".join(map(str, sorted(self._ports)))
            raise FetchRefused(f"port {port} is not fetched from, only {usual}; save the page and give the file")

    def objection(self, address: Address) -> str | None:
        """Why an address may not be connected to, None where it may."""
        if any(address in network for network in self._allow):
            return None
        for network, what in _NEVER.items():
            if address in network:
                return what
        return _v6_objection(self, address) if isinstance(address, IPv6Address) else _v4_objection(address)

    def checked(self, host: str, texts: Sequence[str]) -> list[Address]:
        """The addresses of a host, if all of them may be connected to: one bad answer among good ones is a trap."""
        addresses: list[Address] = []
        for text in dict.fromkeys(texts):
            address = _parsed(host, text)
            if why := self.objection(address):
                named = host if host == text else f"{host} ({text})"
                raise FetchRefused(f"{named} is {why}, not one of the public internet; save the page and give the file")
            addresses.append(address)
        if not addresses:
            raise FetchFailed(f"{host} has no address; check its spelling")
        return addresses


def _parsed(host: str, text: str) -> Address:
    try:
        return ip_address(text)
    except ValueError as error:
        raise FetchRefused(f"{host} resolves to something that is no address; check its spelling") from error


def _v4_objection(address: IPv4Address) -> str | None:
    return None if address.is_global and not address.is_multicast else "a reserved address"


def _v6_objection(policy: AddressPolicy, address: IPv6Address) -> str | None:
    """Addresses that carry an IPv4 address inside lead there: only NAT64's own, which some networks need, may."""
    if address in _NAT64:
        return policy.objection(IPv4Address(int(address) & 0xFFFFFFFF))
    if address.ipv4_mapped is not None or int(address) >> 32 == 0:
        return "an IPv4 address in disguise"
    if (int(address) >> 32) & _ISATAP_MASK == _ISATAP:
        return "a tunnelled (ISATAP) address"
    return None if address in _PUBLIC_V6 and address.is_global else "a reserved address"


def literal(host: str) -> str | None:
    """The host itself where it is an address."""
    try:
        return str(ipaddress.ip_address(host))
    except ValueError:
        return None


def system_resolve(host: str) -> list[str]:
    """The addresses the computer knows for a name."""
    found = socket.getaddrinfo(host.encode("ascii"), None, type=socket.SOCK_STREAM, proto=socket.IPPROTO_TCP)
    return [str(info[4][0]) for info in found]


def resolved(host: str, resolve: Resolve, deadline: Deadline, seconds: float) -> Sequence[str]:
    """The addresses of a host in the time there is: the system's own lookup knows no time limit."""
    if (own := literal(host)) is not None:
        return [own]
    answer: queue.Queue[Sequence[str] | Exception] = queue.Queue(1)
    threading.Thread(target=_look_up, args=(host, resolve, answer), daemon=True).start()
    try:
        got = answer.get(timeout=deadline.left(seconds))
    except queue.Empty:
        raise FetchFailed(f"no answer about the address of {host}; check the connection, try again") from None
    if isinstance(got, Exception):
        raise FetchFailed(f"no address is known for {host}; check its spelling and the connection") from got
    return got


def _look_up(host: str, resolve: Resolve, answer: queue.Queue[Sequence[str] | Exception]) -> None:
    try:
        answer.put(resolve(host))
    except Exception as error:  # handed to the thread that asked
        answer.put(error)
