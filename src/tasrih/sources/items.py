"""What goes into a source (options, a meter) and what comes out (loaded, failed, skipped)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from tasrih.errors import SourceError
from tasrih.model import Article
from tasrih.sources.fetched import Fetch


class Options(NamedTuple):
    """What the caller says about articles that do not say it themselves, and what is allowed.

    `columns` maps our fields to theirs ({"text": "body", "published": "meta.date"}). Without `fetch` nothing
    goes to the network; with `follow` the pages behind the links of a feed or table are fetched for their text.
    """

    published: str | None = None
    title: str | None = None
    encoding: str | None = None
    columns: Mapping[str, str] = {}
    fetch: Fetch | None = None
    follow: bool = False


class Loaded(NamedTuple):
    """An article, where it came from, and what was odd about it. `named`: the source itself gave the id."""

    where: str
    article: Article
    warnings: list[str]
    named: bool = False


class Failed(NamedTuple):
    """An input that gave no article."""

    where: str
    error: SourceError


class Skipped(NamedTuple):
    """An input that is no article on purpose: not Arabic, an image in a web archive."""

    where: str
    why: str


Item = Loaded | Failed | Skipped


class Meter:
    """How far the reading is, in raw bytes of the files. `total` is None where nobody can know it."""

    def __init__(self) -> None:
        self.total: int | None = None
        self.done = 0
