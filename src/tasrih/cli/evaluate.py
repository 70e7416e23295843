"""`tasrih evaluate`: readings against gold."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import click
import msgspec

import tasrih
from tasrih.cli.exits import FAILURE, Exit
from tasrih.evaluate import HALVES, NAMED_HALVES, evaluate, load_gold, load_texts
from tasrih.evaluate.acts import act_table, judged, load_labels, score_acts
from tasrih.evaluate.gate import drops, measured, raised, read_floors, write_floors
from tasrih.evaluate.gold import GoldArticle
from tasrih.evaluate.happened import coded_table, load_coded, score_coded
from tasrih.evaluate.pairs import JOINED, compared, evaluate_pairs, grouped, load_pairs, pair_table
from tasrih.evaluate.quads.neighbours import unlabelled, vectors
from tasrih.evaluate.quads.run import Protocol, prepared, rules_alone, trained
from tasrih.evaluate.quads.table import quad_table
from tasrih.evaluate.quads.texts import load_quads
from tasrih.evaluate.table import scores, table
from tasrih.evaluate.times import load_timed, score_times
from tasrih.model import Article
from tasrih.pool import Mishap, mapped


@click.command(name="evaluate")
@click.option("--gold", "folder", metavar="DIR", help="Annotations, <id>.json.")
@click.option("--texts", metavar="FILE", help="Their texts as JSON lines.")
@click.option("--times", metavar="FILE", help="Score dates alone against time expressions (JSON lines).")
@click.option("--events", "coded", metavar="FILE", help="Score events alone against coded newswire (JSON lines).")
@click.option("--quads", metavar="FILE", help="Score one quad class a text: rules, and models trained by folds.")
@click.option("--folds", type=click.IntRange(0, 20), default=5, help="With --quads (5); 0: rules alone, no training.")
@click.option("--repeats", type=click.IntRange(1, 20), default=1, help="With --quads: how often anew, other folds (1).")
@click.option("--apart/--not-apart", "apart", default=True, help="With --quads: near copies share a fold (yes).")
@click.option("--ablations", is_flag=True, help="With --quads: also without each family of findings.")
@click.option("--pairs", metavar="DIR", help="Score copies and stories against judged pairs of the --texts.")
@click.option("--acts", metavar="FILE", help="Score acts and addressees against labelled statements of the --texts.")
@click.option("--published", metavar="DATE", help="With --times: the day of texts that have none.")
@click.option("--half", type=click.Choice([*HALVES, *NAMED_HALVES]), default="all", help="Every other article, by id.")
@click.option("--samples", type=click.IntRange(0, 100_000), default=1000, help="Bootstrap samples (1000).")
@click.option("--json", "as_json", is_flag=True, help="Print the scores as JSON.")
@click.option("--floors", metavar="FILE", help="Fail where a score is under its floor in this file.")
@click.option("--raise-floors", "lift", is_flag=True, help="Lift the floors to better scores instead.")
def command(
    folder: str | None,
    texts: str | None,
    times: str | None,
    coded: str | None,
    quads: str | None,
    folds: int,
    repeats: int,
    apart: bool,
    ablations: bool,
    pairs: str | None,
    acts: str | None,
    published: str | None,
    half: str,
    samples: int,
    as_json: bool,
    floors: str | None,
    lift: bool,
) -> None:
    """Score readings against gold: statements, speakers, acts, events, people, dates, quantities, treaties."""
    if times is not None:
        _times(Path(times), published)
        return
    name, half = half, NAMED_HALVES.get(half, half)
    if coded is not None:
        _coded(Path(coded), HALVES[half])
        return
    if quads is not None:
        _quads(Path(quads), Path(texts) if texts else None, Protocol(folds, repeats, apart, ablations))
        return
    if pairs is not None and texts is not None:
        _pairs(Path(pairs), load_texts(Path(texts)), HALVES[half], samples)
        return
    if acts is not None and texts is not None:
        _acts(Path(acts), load_texts(Path(texts)), name, samples)
        return
    if folder is None or texts is None:
        raise click.UsageError("--texts goes with --gold, --pairs or --acts (or --times, --events or --quads alone)")
    gold = load_gold(Path(folder), load_texts(Path(texts)))
    if floors is not None:
        _gate(gold, Path(floors), lift)
        return
    result = evaluate(gold[HALVES[half]], tasrih.load().read_article, samples)
    click.echo(msgspec.json.encode(scores(result)).decode() if as_json else table(result))


def _times(path: Path, published: str | None) -> None:
    result = score_times(load_timed(path), tasrih.load().read_article, published)
    click.echo(f"expressions {result.gold}, read {result.read}, spans found {result.found}, values {result.values}")
    click.echo(f"span F1 {result.span_f1:.3f}   value F1 {result.value_f1:.3f}")


def _coded(path: Path, half: slice) -> None:
    rows = load_coded(path)
    kinds = {event.type for row in rows for event in row.events}
    click.echo(coded_table(score_coded(rows[half], kinds, tasrih.load().read_article)))


def _quads(path: Path, news: Path | None, protocol: Protocol) -> None:
    """`news`: unlabelled articles, to learn from them which words are neighbours."""
    rows, reader = load_quads(path), tasrih.load()
    plover = reader.lexicon.data.plover
    material = prepared(reader, rows, protocol.grouped)
    results = [rules_alone(rows, material, plover, protocol)]
    if protocol.folds:
        learned = vectors(unlabelled(news)) if news else None
        for result in trained(rows, material, plover, protocol, learned):
            click.echo(f"tasrih: {result.name}: {result.macro_f1:.3f}", err=True)
            results.append(result)
    click.echo(quad_table(results))


def _pairs(folder: Path, texts: Mapping[str, Mapping[str, Any]], half: slice, samples: int) -> None:
    rows = (msgspec.convert(row, Article) for row in texts.values())
    results = mapped(compared, rows, tasrih.load, os.cpu_count() or 1)
    articles = [made for _, made in results if not isinstance(made, Mishap)]
    for (name, label), groups in zip(JOINED.items(), grouped(articles), strict=True):
        click.echo(pair_table(name, evaluate_pairs(load_pairs(folder / name)[half], label, groups, samples)))


def _acts(path: Path, texts: Mapping[str, Mapping[str, Any]], half: str, samples: int) -> None:
    labels = [label for label in load_labels(path) if half in ("all", label.half, NAMED_HALVES[label.half])]
    click.echo(act_table(score_acts(judged(labels, texts, tasrih.load().read_article), samples)))


def _gate(gold: Sequence[GoldArticle], path: Path, lift: bool) -> None:
    now, floors = measured(gold, tasrih.load().read_article), read_floors(path)
    if lift:
        write_floors(path, raised(now, floors))
        click.echo(f"tasrih: wrote {path}", err=True)
        return
    sunk = drops(now, floors)
    for drop in sunk:
        click.echo(f"{drop.half}: {drop.measure}: {drop.now:.4f}, under its floor {drop.floor:.4f}")
    if sunk:
        raise Exit(FAILURE)
