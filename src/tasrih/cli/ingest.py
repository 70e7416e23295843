"""`tasrih ingest`: news into a record."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import NamedTuple, cast

import click
import msgspec

import tasrih
from tasrih.cli.exits import FAILURE, SOME_FAILED, Exit
from tasrih.cli.options import Told, opened, source_options
from tasrih.cli.progress import IngestBar, StageBar, counted
from tasrih.ingest import Settings, Tally, ingest, retried
from tasrih.measure.conclude import conclude
from tasrih.record.batch import Keep
from tasrih.record.writer import Run, Writer
from tasrih.sources import Item, Meter, articles, is_address

_STDIN = "-"


class Job(NamedTuple):
    """Sources to go through in one run, with what was told about them."""

    sources: list[str]
    told: Told
    keep: Keep
    items: Iterator[Item] = iter(())


@click.command(name="ingest")
@click.argument("sources", metavar="[SOURCE]...", nargs=-1)
@click.option("--into", "path", metavar="FILE", type=click.Path(path_type=Path), required=True, help="The record.")
@click.option(
    "--keep",
    type=click.Choice(["text", "snippets", "none"]),
    default="text",
    show_default=True,
    help="Of the articles' words: all, those of the facts, or none.",
)
@click.option("--processes", type=click.IntRange(1, 64), help="Readers at work (one for each core).")
@click.option("--retry", is_flag=True, help="Also try again what failed in earlier runs.")
@source_options
def command(sources: tuple[str, ...], path: Path, keep: str, processes: int | None, retry: bool, told: Told) -> None:
    """Read news into one database: text, JSON lines, CSV, Parquet, HTML pages, feeds, web archives, folders, "-".

    The same article again changes nothing; a run that was stopped goes on when it is started again. Without a SOURCE
    the runs that were stopped go on, and copies, stories and people are brought up to date.

    Exit codes: 0 ok, 1 failure, 2 usage, 3 some inputs failed.
    """
    totals = Tally()
    with Writer(path, new=bool(sources)) as writer:
        for job in _jobs(writer, sources, told, cast(Keep, keep), retry):
            totals += _run(writer, job, processes or os.cpu_count() or 1)
        _conclude(writer)
    click.echo(f"tasrih: {path}: {counted(totals)}", err=True)
    if totals.failed:
        raise Exit(SOME_FAILED if totals.added or totals.known else FAILURE)


def _jobs(writer: Writer, sources: Sequence[str], told: Told, keep: Keep, retry: bool) -> list[Job]:
    given = [Job([_absolute(one) for one in sources], told, keep)] if sources else []
    if retry:
        failed = [_again(run) for run in writer.failed()]
        return [*given, *(job._replace(items=retried(writer)) for job in failed[:1]), *failed[1:]]
    return given or [_again(run) for run in writer.stopped()]


def _again(run: Run) -> Job:
    """A run once more; what came from standard input cannot come again."""
    options = dict(run.options)
    keep = options.pop("keep")
    return Job([one for one in run.sources if one != _STDIN], msgspec.convert(options, Told), keep)


def _absolute(source: str) -> str:
    """Where the source will be found from another folder too."""
    return source if source == _STDIN or is_address(source) else str(Path(source).absolute())


def _run(writer: Writer, job: Job, processes: int) -> Tally:
    options = {**msgspec.structs.asdict(job.told), "keep": job.keep}
    writer.begin("ingest", job.sources, options, tasrih.load().lexicon.digest)
    meter = Meter()
    with opened(job.told) as opts, IngestBar(meter) as bar:
        items = chain(job.items, articles(job.sources, opts, meter))
        tally = ingest(items, writer, Settings(keep=job.keep, processes=processes), bar.watch)
    writer.finish()
    return tally


def _conclude(writer: Writer) -> None:
    with StageBar() as bar:
        conclude(writer, bar.stage)
