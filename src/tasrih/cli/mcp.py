"""`tasrih mcp`: the record for assistants."""

from __future__ import annotations

from pathlib import Path

import click

from tasrih.cli.record import record_file
from tasrih.errors import TasrihError
from tasrih.record.files import check_path


@click.command(name="mcp")
@record_file()
def command(path: Path) -> None:
    """Serve the record to an assistant by the Model Context Protocol, on standard input and output. Read-only.

    Every result carries the words, their place, the article, and the version of what read it.
    """
    check_path(path)
    try:
        from tasrih.web.desk import Desk
        from tasrih.web.protocol import serve
    except ImportError as error:
        raise TasrihError(f"this needs {error.name}: pip install 'tasrih[mcp]'") from error
    serve(Desk(path, read_only=True))
