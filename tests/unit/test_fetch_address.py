"""Addresses that may be connected to, and those in every disguise that may not."""

from __future__ import annotations

import re
from ipaddress import IPv4Address, IPv4Network, ip_address
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import tasrih
from tasrih.errors import FetchFailed, FetchRefused
from tasrih.sources.fetch.address import AddressPolicy, resolved
from tasrih.sources.fetch.limits import Deadline
from tasrih.sources.fetch.wiring import Wiring

POLICY = AddressPolicy()
PUBLIC = ["8.8.8.8", "1.1.1.1", "93.184.216.34", "223.255.255.1", "2606:4700::1111", "2a00:1450:4001::1"]
REFUSED = [
    "0.0.0.0",  # noqa: S104 (to be refused)
    "0.1.2.3",
    "10.0.0.1",
    "100.64.0.1",
    "100.127.255.254",
    "127.0.0.1",
    "127.255.255.254",
    "169.254.169.254",
    "172.16.0.1",
    "172.31.255.255",
    "192.0.0.8",
    "192.0.2.1",
    "192.88.99.1",
    "192.168.1.1",
    "198.18.0.1",
    "198.51.100.7",
    "203.0.113.9",
    "224.0.0.1",
    "239.255.255.250",
    "240.0.0.1",
    "255.255.255.255",
    "::",
    "::1",
    "::127.0.0.1",
    "::8.8.8.8",
    "::ffff:127.0.0.1",
    "::ffff:8.8.8.8",
    "::ffff:0:127.0.0.1",
    "64:ff9b::127.0.0.1",
    "64:ff9b::10.0.0.1",
    "64:ff9b::169.254.169.254",
    "64:ff9b:1::7f00:1",
    "100::1",
    "2001::7f00:1",
    "2001:0:4136:e378:8000:63bf:3fff:fdd2",
    "2001:10::1",
    "2001:20::1",
    "2001:db8::1",
    "2002:7f00:1::",
    "2002:0808:0808::1",
    "2606:4700::5efe:10.0.0.1",
    "2606:4700::200:5efe:10.0.0.1",
    "3fff::1",
    "4000::1",
    "5f00::1",
    "fc00::1",
    "fd00:ec2::254",
    "fe80::1",
    "fe80::1%eth0",
    "fec0::1",
    "ff02::1",
    "ff0e::1",
]


@pytest.mark.parametrize("text", PUBLIC)
def test_public_addresses(text: str) -> None:
    assert POLICY.checked("example.com", [text]) == [ip_address(text)]


@pytest.mark.parametrize("text", REFUSED)
def test_addresses_that_are_not_public(text: str) -> None:
    with pytest.raises(FetchRefused, match=r"example\.com \(.*\) is an? .*give the file"):
        POLICY.checked("example.com", [text])


@pytest.mark.parametrize("text", ["::ffff:8.8.8.8", "::8.8.8.8"])
def test_disguises_are_named(text: str) -> None:
    with pytest.raises(FetchRefused, match="an IPv4 address in disguise"):
        POLICY.checked("example.com", [text])


def test_nat64_is_what_it_carries() -> None:
    """Networks that speak only IPv6 reach ordinary sites so."""
    assert POLICY.checked("example.com", ["64:ff9b::8.8.8.8"])


@given(st.ip_addresses(v=4))
def test_disguises_add_nothing(inner: IPv4Address) -> None:
    """What is refused plain is refused in each disguise."""
    plain = POLICY.objection(inner)
    for form in ("::{}", "::ffff:{}", "2606:4700::5efe:{}"):
        assert POLICY.objection(ip_address(form.format(inner)))
    assert POLICY.objection(ip_address(f"64:ff9b::{inner}")) == plain
    if not inner.is_global:
        assert plain


@pytest.mark.parametrize("network", ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "127.0.0.0/8", "169.254.0.0/16"])
def test_edges_of_networks(network: str) -> None:
    net = IPv4Network(network)
    assert POLICY.objection(net[0])
    assert POLICY.objection(net[-1])
    assert POLICY.objection(net[0] - 1) is None or network == "127.0.0.0/8"


def test_one_bad_answer_among_good_ones_spoils_all() -> None:
    with pytest.raises(FetchRefused, match=r"10\.1\.1\.1"):
        POLICY.checked("example.com", ["8.8.8.8", "10.1.1.1"])


def test_no_answer_and_no_address() -> None:
    with pytest.raises(FetchFailed, match="no address"):
        POLICY.checked("example.com", [])
    with pytest.raises(FetchRefused, match="no address"):
        POLICY.checked("example.com", ["127.1"])


@pytest.mark.parametrize("port", [1, 22, 25, 445, 3306, 6379, 9200, 11211, 65535])
def test_ports(port: int) -> None:
    with pytest.raises(FetchRefused, match=f"port {port}"):
        POLICY.check_port(port)
    for usual in (80, 443, 8080, 8443):
        POLICY.check_port(usual)


def test_a_name_server_that_says_nothing() -> None:
    def silent(_: str) -> list[str]:
        import time

        time.sleep(1.5)
        return []

    with pytest.raises(FetchFailed, match="no answer about the address"):
        resolved("example.com", silent, Deadline(5), 0.1)


def test_a_name_server_that_does_not_know() -> None:
    def unknown(_: str) -> list[str]:
        raise OSError("no such name")

    with pytest.raises(FetchFailed, match=r"no address is known for example\.com"):
        resolved("example.com", unknown, Deadline(5), 1)


def test_an_address_is_not_looked_up() -> None:
    def never(_: str) -> list[str]:
        raise AssertionError

    assert resolved("8.8.8.8", never, Deadline(5), 1) == ["8.8.8.8"]
    assert resolved("::1", never, Deadline(5), 1) == ["::1"]


def test_the_check_cannot_be_switched_off_from_outside() -> None:
    """No variable is read in the package of fetching, and nobody outside it gives it other parts."""
    package = Path(tasrih.__file__).parent
    for path in package.rglob("*.py"):
        text = path.read_text("utf-8")
        inside = path.parent.name == "fetch"
        assert not (inside and re.search(r"os\.environ|getenv|^import os|^from os", text, re.M)), path
        assert inside or not re.search(r"_wiring|AddressPolicy|Wiring", text), path
    usual = Wiring()
    assert usual.policy.objection(ip_address("127.0.0.1"))
    assert usual.trust is None
