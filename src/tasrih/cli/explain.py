"""`tasrih explain`: why a fact was read."""

from __future__ import annotations

import click

from tasrih.cli.exits import FAILURE, Exit, Outcome
from tasrih.cli.reading import Pair, iso_date, readings
from tasrih.errors import TasrihError
from tasrih.sources import Options, articles


@click.command(name="explain")
@click.argument("path", metavar="FILE|-")
@click.argument("identifier", metavar="ID")
@click.option("--article", help="Which article, where FILE holds several: its id.")
@click.option("--published", callback=iso_date, help="When it was published, for texts that do not say.")
@click.option("--title", help="The title, for texts that do not bring one.")
def command(path: str, identifier: str, article: str | None, published: str | None, title: str | None) -> None:
    """Show why the fact ID (s1, s2, … as the report numbers them) was read: rules, entries, offsets."""
    from tasrih.export.explain import explain

    one, reading = _choose(path, article, Options(published, title))
    text = explain(one, reading, identifier)
    click.echo(text)


def _choose(path: str, wanted: str | None, told: Options) -> Pair:
    """The article asked for, else the only one."""
    outcome = Outcome()
    found: list[Pair] = []
    for pair in readings(articles([path], told), outcome):
        if wanted in (None, pair[1].id):
            found.append(pair)
        if len(found) > 1 or (wanted and found):
            break
    if len(found) > 1:
        raise TasrihError(f"{path}: holds several articles; say which with --article {found[0][1].id}")
    if found:
        return found[0]
    if wanted and outcome.read:
        raise TasrihError(f"{path}: no article with id {wanted!r}")
    raise Exit(FAILURE)
