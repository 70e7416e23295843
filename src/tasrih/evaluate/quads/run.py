"""Rules and models scored on the same folds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from statistics import fmean, stdev
from typing import NamedTuple

from tasrih.evaluate.quads import learn
from tasrih.evaluate.quads.evidence import gather
from tasrih.evaluate.quads.extra import training
from tasrih.evaluate.quads.features import FAMILIES
from tasrih.evaluate.quads.learn import Design, Material
from tasrih.evaluate.quads.neighbours import Vectors
from tasrih.evaluate.quads.rules import by_rules
from tasrih.evaluate.quads.scores import Confusion
from tasrih.evaluate.quads.texts import QuadText, near_copies
from tasrih.lexicon.schema import Plover
from tasrih.reader import Reader

RULES = "rules alone"
BASELINE = "TF-IDF of words, linear SVM"


class Protocol(NamedTuple):
    """How many folds, how often anew with other folds, whether near copies stay in one fold, all ablations or not."""

    folds: int = 5
    repeats: int = 1
    grouped: bool = True
    ablations: bool = False


class Result(NamedTuple):
    """One row of the table: macro-F1 of each fold of each repetition, the quarter nothing was chosen on, and the
    classes said in the first repetition."""

    name: str
    folds: list[float]
    watched: float
    confusion: Confusion

    @property
    def macro_f1(self) -> float:
        """The mean over folds and repetitions."""
        return fmean(self.folds)

    @property
    def spread(self) -> float:
        """The standard deviation of the folds, 0 for one."""
        return stdev(self.folds) if len(self.folds) > 1 else 0.0


def prepared(reader: Reader, rows: Sequence[QuadText], grouped: bool) -> Material:
    """Read all texts."""
    texts = [row.text for row in rows]
    groups = near_copies(texts) if grouped else list(range(len(rows)))
    return Material(texts, [gather(reader, text) for text in texts], [row.label for row in rows], groups)


def rules_alone(rows: Sequence[QuadText], material: Material, plover: Plover, protocol: Protocol) -> Result:
    """The rules: nothing is trained, the folds only show how far their scores scatter (0 folds: all texts at once)."""
    said = [by_rules(evidence, plover) for evidence in material.evidence]
    if not protocol.folds:
        return _result(RULES, rows, material, [[(range(len(rows)), said)]])
    runs = [learn.test_parts(material, protocol.folds, n) for n in range(protocol.repeats)]
    return _result(RULES, rows, material, [[(places, [said[i] for i in places]) for places in run] for run in runs])


def trained(
    rows: Sequence[QuadText], material: Material, plover: Plover, protocol: Protocol, vectors: Vectors | None = None
) -> Iterator[Result]:
    """The models, from the plainest.

    Raises:
        SourceError: scikit-learn is missing.
    """
    with training():
        designs = list(_designs(material, plover, vectors, protocol.ablations))
    for design in designs:
        runs = [
            [(fold.places.tolist(), fold.said) for fold in learn.cross_validated(design, material, protocol.folds, n)]
            for n in range(protocol.repeats)
        ]
        yield _result(design.name, rows, material, runs)


def _designs(material: Material, plover: Plover, vectors: Vectors | None, ablations: bool) -> Iterator[Design]:
    evidence = material.evidence
    text = (learn.stem_view(evidence), learn.letter_view(evidence))
    found = learn.finding_view(evidence, plover)
    beside = (learn.neighbour_view(evidence, vectors),) if vectors else ()
    yield Design(BASELINE, (learn.word_view(material.texts),))
    yield Design("findings", (found,))
    yield Design("stems and letters", text)
    yield Design("stems, letters, findings", (*text, found))
    if beside:
        yield Design("stems, letters, neighbours", (*text, *beside))
        yield Design("stems, letters, findings, neighbours", (*text, found, *beside))
    for family in FAMILIES if ablations else ():
        yield Design(f"… all without {family}", (*text, learn.finding_view(evidence, plover, family), *beside))


def _result(
    name: str,
    rows: Sequence[QuadText],
    material: Material,
    runs: Sequence[Sequence[tuple[Sequence[int], Sequence[str]]]],
) -> Result:
    """Scores of runs of (places, classes said)."""
    labels = material.labels
    folds = [Confusion([labels[i] for i in places], said).macro_f1 for run in runs for places, said in run]
    watched: list[float] = []
    for run in runs:
        pairs = [(i, label) for places, said in run for i, label in zip(places, said, strict=True) if rows[i].watched]
        watched.append(Confusion([labels[i] for i, _ in pairs], [label for _, label in pairs]).macro_f1)
    first = [(labels[i], label) for places, said in runs[0] for i, label in zip(places, said, strict=True)]
    return Result(name, folds, fmean(watched), Confusion([gold for gold, _ in first], [said for _, said in first]))
