"""What a user chose of the display; kept in a cookie that holds nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple
from urllib.parse import quote, unquote

from tasrih.web.words import LANGUAGES, Language

COOKIE, REVIEWER = "tasrih_display", "tasrih_reviewer"
CHOICES: dict[str, tuple[str, ...]] = {
    "digits": ("western", "arabic"),
    "months": ("egypt", "levant", "maghreb", "morocco"),
    "hijri": ("no", "yes"),
    "theme": ("auto", "light", "dark"),
}


class Preferences(NamedTuple):
    """Language and display of one request."""

    language: Language
    digits: str = "western"
    months: str = "egypt"
    hijri: str = "no"
    theme: str = "auto"

    @classmethod
    def of(cls, language: Language, cookie: str) -> Preferences:
        """Out of a cookie ("western.levant.yes.auto"); what is no choice is as without."""
        told = dict(zip(CHOICES, cookie.split("."), strict=False))
        return cls(language, **chosen(told))

    @property
    def cookie(self) -> str:
        """As it is kept."""
        return ".".join(self[1:])


def kept_name(name: str) -> str:
    """A reviewer's name as a cookie can hold it."""
    return quote(name, safe="")


def told_name(cookie: str) -> str:
    """And back."""
    return unquote(cookie)[:80]


def chosen(told: Mapping[str, str]) -> dict[str, str]:
    """Those of the choices that are one."""
    return {name: value for name, value in told.items() if value in CHOICES.get(name, ())}


def preferred_language(path: str, accepted: str) -> Language:
    """The language of a path ("/en/timeline"), else the first that the browser takes, else Arabic."""
    first = path.lstrip("/").partition("/")[0]
    if first in LANGUAGES:
        return first
    for part in accepted.lower().split(",")[:20]:
        name = part.partition(";")[0].strip()[:2]
        if name in LANGUAGES:
            return name
    return "ar"
