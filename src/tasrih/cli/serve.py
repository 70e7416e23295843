"""`tasrih serve`: the desk, pages and an API over a record."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tasrih.cli.exits import FAILURE, Exit
from tasrih.cli.record import concluded, record_file
from tasrih.errors import TasrihError

if TYPE_CHECKING:
    from tasrih.web.settings import Settings

_ERRORS = 400


@click.command(name="serve")
@record_file()
@click.option("--port", type=click.IntRange(0, 65535), default=8765, show_default=True, help="0: any free one.")
@click.option("--host", default="127.0.0.1", show_default=True, help="An address to serve at; others need a token.")
@click.option("--token", envvar="TASRIH_TOKEN", help="What others must show (TASRIH_TOKEN); made where it is needed.")
@click.option("--name", "names", multiple=True, help="A host name that browsers may use, besides addresses.")
@click.option("--read-only", is_flag=True, help="No reviews.")
@click.option("--get", "wanted", metavar="PATH", help="Print the answer to one request and leave: /api/v1/articles")
def command(
    path: Path, port: int, host: str, token: str | None, names: tuple[str, ...], read_only: bool, wanted: str | None
) -> None:
    """Open the desk: pages in Arabic and English and a JSON API over a record. Ctrl-C ends it."""
    try:
        from tasrih.web.serve import checked, serve
        from tasrih.web.settings import Settings
    except ImportError as error:
        raise TasrihError(f"the desk needs {error.name}: pip install 'tasrih[web]'") from error
    if not read_only:
        concluded(path)
    settings = checked(Settings(path, host, port, token, names, read_only))
    if wanted:
        _get(settings, wanted)
        return

    def ready(address: str) -> None:
        click.echo(f"tasrih: the desk is open at {address}  (Ctrl-C ends it)", err=True)
        if settings.token and not token:
            click.echo(f"tasrih: others enter with this token: {settings.token}", err=True)

    serve(settings, ready)


def _get(settings: Settings, wanted: str) -> None:
    """Print one answer.

    Raises:
        Exit: it is an error.
    """
    from tasrih.web.app import create_app
    from tasrih.web.inprocess import get

    got = get(create_app(settings), wanted if wanted.startswith("/") else f"/{wanted}", token=settings.token)
    sys.stdout.buffer.write(got.body)
    sys.stdout.buffer.flush()
    if got.status >= _ERRORS:
        raise Exit(FAILURE)
    if location := got.headers.get("location"):
        click.echo(f"tasrih: leads to {location}", err=True)
