"""What commands let users say about their sources."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from typing import Any

import click
import msgspec

from tasrih.cli.reading import iso_date
from tasrih.sources import Options
from tasrih.sources.columns import FIELDS


class Told(msgspec.Struct, frozen=True):
    """The options about sources, as they can be stored and used again."""

    published: str | None = None
    title: str | None = None
    encoding: str | None = None
    columns: dict[str, str] = {}
    fetch: bool = False
    follow: bool = False


@contextmanager
def opened(told: Told) -> Iterator[Options]:
    """The options for the sources; a fetcher is open as long as they are used, where fetching is allowed."""
    options = Options(told.published, told.title, told.encoding, told.columns)
    if not told.fetch:
        yield options
        return
    from tasrih.sources.fetch import Fetcher

    with Fetcher() as fetcher:
        yield options._replace(fetch=fetcher, follow=told.follow)


def mapping(ctx: click.Context, param: click.Parameter, values: tuple[str, ...]) -> dict[str, str]:
    """{"text": "body"} of "text=body,published=date".

    Raises:
        BadParameter: a part has no "=", or names no field of ours.
    """
    found: dict[str, str] = {}
    for part in (one for value in values for one in value.split(",") if one.strip()):
        ours, equals, theirs = part.partition("=")
        if not equals or not theirs.strip() or ours.strip() not in FIELDS:
            raise click.BadParameter(f"{part!r} is no OURS=THEIRS; ours is one of {', '.join(FIELDS)}")
        found[ours.strip()] = theirs.strip()
    return found


_OPTIONS = (
    click.option(
        "--map",
        "columns",
        metavar="OURS=THEIRS,…",
        multiple=True,
        callback=mapping,
        help="Columns of tables and JSON: text=body,published=meta.date.",
    ),
    click.option("--published", callback=iso_date, help="When it was published, for texts that do not say."),
    click.option("--title", help="The title, for texts that do not bring one."),
    click.option("--encoding", help="The encoding of text files (found out by itself otherwise)."),
    click.option("--fetch", is_flag=True, help="Allow the network, for sources that are addresses (http, https)."),
    click.option("--follow", is_flag=True, help="With --fetch: load the pages that feeds and tables link to."),
)


def source_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options of sources, given to the command as one `told`."""

    @wraps(command)
    def bundled(**given: Any) -> Any:
        told = Told(**{name: given.pop(name) for name in Told.__struct_fields__})
        if told.follow and not told.fetch:
            raise click.UsageError("--follow needs --fetch")
        return command(told=told, **given)

    for option in reversed(_OPTIONS):
        bundled = option(bundled)
    return bundled
