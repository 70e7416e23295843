"""`tasrih lexicon check` and `tasrih lexicon list`."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import click

from tasrih.cli.exits import FAILURE, Exit
from tasrih.lexicon import load_lexicon
from tasrih.lexicon.load import DATA
from tasrih.text.fold import fold_form

_DATA = click.option("--data", metavar="DIR", type=click.Path(exists=True, file_okay=False), help="Other data.")


@click.group(name="lexicon")
def command() -> None:
    """Look at the lexicon, and check it."""


@command.command(name="check")
@_DATA
@click.option("--strict", is_flag=True, help="Fail on warnings too.")
@click.option("--notes", is_flag=True, help="Show notes one by one too, not only how many.")
def check(data: str | None, strict: bool, notes: bool) -> None:
    """Validate the data: its form, letters, duplicates, clashes, unreachable entries, missing examples."""
    from tasrih.lexicon.check import check_lexicon

    found = check_lexicon(Path(data) if data else DATA)
    for finding in found:
        if notes or finding.level != "note":
            click.echo(f"{finding.level}: {finding.kind}: {finding.where}: {finding.what}")
    levels = Counter(finding.level for finding in found)
    for kind, count in sorted(Counter(f.kind for f in found if f.level == "note").items()):
        click.echo(f"note: {kind}: {count}" + ("" if notes else " (--notes shows them)"))
    click.echo(f"{levels['error']} errors, {levels['warning']} warnings, {levels['note']} notes")
    if levels["error"] or (strict and levels["warning"]):
        raise Exit(FAILURE)


@command.command(name="list")
@click.argument("group", required=False)
@click.option("--find", metavar="WORDS", help="The entries that have this form.")
@_DATA
def list_(group: str | None, find: str | None, data: str | None) -> None:
    """List the groups of entries, the entries of one GROUP, or the entries behind a form (--find)."""
    lexicon = load_lexicon(Path(data) if data else DATA)
    if find:
        _forms(find, Path(data) if data else DATA)
        return
    from tasrih.lexicon.check import entries

    everything = list(entries(lexicon.data))
    counts = Counter(one.group for one in everything)
    if group is None:
        for name, count in counts.items():
            click.echo(f"{name:12} {count:6d}")
        return
    if group not in counts:
        raise click.UsageError(f"no group {group!r}; groups: {', '.join(counts)}")
    for one in everything:
        if one.group == group:
            english = getattr(one.entry, "en", None) or getattr(one.entry, "act", "") or ""
            click.echo(f"{one.name}\t{english}\t{len(one.entry.examples)} examples")


def _forms(words: str, root: Path) -> None:
    from tasrih.lexicon.compile import compile_data

    folded = fold_form(words)
    found = [form for form in compile_data(root).forms if form.text == folded]
    for form in found:
        click.echo(f"{form.kind}\t{form.entry}\t{form.tag}")
    if not found:
        click.echo(f"tasrih: no entry has the form {words!r}", err=True)
        raise Exit(FAILURE)
