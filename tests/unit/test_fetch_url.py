"""URLs of all kinds: what is asked of whom, and what is refused before anything goes out."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tasrih.errors import FetchRefused
from tasrih.sources.fetch.url import joined, parse, shown


@pytest.mark.parametrize(
    ("url", "asked"),
    [
        ("http://example.com", "http://example.com/"),
        ("HTTPS://Example.COM:443/A?b=c#d", "https://example.com/A?b=c"),
        (" https://example.com./x \n", "https://example.com/x"),
        ("https://example.com:8443/", "https://example.com:8443/"),
        ("https://example.com?q=1", "https://example.com/?q=1"),
        ("https://example.com/أخبار/1?ص=2", "https://example.com/%D8%A3%D8%AE%D8%A8%D8%A7%D8%B1/1?%D8%B5=2"),
        ("https://example.com/%D8%A3?a[]=1&b=2|3", "https://example.com/%D8%A3?a[]=1&b=2|3"),
        ("https://وزارة.شبكة/", "https://xn--mgbexc3i.xn--ngbc5azd/"),
        ("https://xn--mgbexc3i.xn--ngbc5azd/", "https://xn--mgbexc3i.xn--ngbc5azd/"),
        ("https://bücher.example/", "https://xn--bcher-kva.example/"),
        ("http://8.8.8.8/", "http://8.8.8.8/"),
        ("http://[2606:4700:0:0::1111]:8080/", "http://[2606:4700::1111]:8080/"),
        ("http://my_site.example.com/", "http://my_site.example.com/"),
        ("http://example.com/a\\b", "http://example.com/a%5Cb"),
    ],
)
def test_what_is_asked(url: str, asked: str) -> None:
    assert str(parse(url)) == asked
    assert str(parse(asked)) == asked


@pytest.mark.parametrize(
    "url",
    [
        "",
        "example.com",
        "//example.com/",
        "/etc/passwd",
        "file:///etc/passwd",
        "ftp://example.com/",
        "gopher://example.com/",
        "data:text/html,x",
        "javascript:alert(1)",
        "http:/example.com/",
        "http:///x",
        "http://?x",
        "http://user@example.com/",
        "http://user:word@example.com/",
        "http://@example.com/",
        "http://example.com:0/",
        "http://example.com:65536/",
        "http://example.com:٨٠/",
        "http://example.com:8x/",
        "http://example.com:80:80/",
        "http://evil.example\\@good.example/",
        "http://evil.example\\.good.example/",
        "http://exa mple.com/",
        "http://example.com/a b",
        "http://example.com/\r\nHost: evil",
        "http://exa\tmple.com/",
        "http://example.com/\x00",
        "http://example..com/",
        "http://-example.com/",
        "http://ex%61mple.com/",
        "http://exa\u202emple.com/",
        "http://example.com\uff0fevil.example/\ud800",
        "http://example.com/\ud800",
        "http://[::1/",
        "http://[::1]x/",
        "http://[fe80::1%25eth0]/",
        "http://[not]/",
        "http://" + "a" * 64 + ".com/",
        "http://" + "a." * 130 + "com/",
        "http://example.com/" + "a" * 9000,
    ],
)
def test_what_is_refused(url: str) -> None:
    with pytest.raises(FetchRefused) as caught:
        parse(url)
    assert "\n" not in str(caught.value)
    assert len(str(caught.value)) < 400


ODD = (
    "2130706433 0x7f000001 0x7f.1 0x7f.0.0.1 0177.0.0.1 017700000001 127.1 127.0.1 127.0.0.01 0 0x 0x7F.1. "
    "1.2.3.4.5 256.1.1.1 evil.1 ①②⑦.1 １２７.１"
)


@pytest.mark.parametrize("host", ODD.split())
def test_ipv4_in_odd_forms(host: str) -> None:
    with pytest.raises(FetchRefused):
        parse(f"http://{host}/")


def test_fullwidth_digits_are_digits() -> None:
    """So they are seen by the check of the address."""
    assert parse("http://１２７。0。0。1/").host == "127.0.0.1"


@given(st.integers(0, 2**32 - 1), st.sampled_from(["{}", "0x{:x}", "0{:o}", "0X{:X}"]))
def test_any_address_as_one_number(number: int, form: str) -> None:
    with pytest.raises(FetchRefused):
        parse(f"http://{form.format(number)}/")


@pytest.mark.parametrize(
    ("location", "asked"),
    [
        ("/b", "https://example.com/b"),
        ("c?d", "https://example.com/a/c?d"),
        ("//other.example/x", "https://other.example/x"),
        ("http://other.example", "http://other.example/"),
        ("/أخبار اليوم", "https://example.com/%D8%A3%D8%AE%D8%A8%D8%A7%D8%B1%20%D8%A7%D9%84%D9%8A%D9%88%D9%85"),
    ],
)
def test_redirects(location: str, asked: str) -> None:
    assert str(joined(parse("https://example.com/a/b"), location)) == asked


@pytest.mark.parametrize("location", ["file:///x", "javascript:x", "http://[::1", "http://a@b.c/", "/\x1b[2J", "\x85"])
def test_redirects_refused(location: str) -> None:
    with pytest.raises(FetchRefused) as caught:
        joined(parse("https://example.com/a"), location)
    assert str(caught.value).isprintable()


def test_messages_hide_passwords_and_control_characters() -> None:
    assert shown("https://me:pass@word@example.com/x") == "https://…@example.com/x"
    assert shown("http://a\x1b[31m\u202eb") == "http://a\ufffd[31m\ufffdb"
    assert len(shown("http://" + "x" * 10**6)) < 250
    with pytest.raises(FetchRefused, match="a user name in the address") as caught:
        parse("https://me:secret@example.com/")
    assert "secret" not in str(caught.value)


PIECES = st.sampled_from([*"/:@[]%?#\\.0x", "http://", "https://", "127.0.0.1", "::1", "example.com", "خبر", " ", "\n"])


@given(st.one_of(st.text(), st.lists(st.one_of(PIECES, st.text(max_size=3))).map("".join)))
def test_any_text_is_parsed_or_refused(text: str) -> None:
    for url in (text, f"http://{text}", f"https://example.com/{text}"):
        try:
            target = parse(url)
        except FetchRefused:
            continue
        again = str(target)
        assert again.isascii()
        assert again.isprintable()
        assert " " not in again
        assert parse(again) == target
        assert urlsplit(again).hostname == target.host
        assert urlsplit(again).username is None
