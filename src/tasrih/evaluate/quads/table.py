"""Quad classes as text: one line for each way to say them, then the classes and confusions of rules and best."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tasrih.evaluate.quads.run import Result
from tasrih.evaluate.quads.texts import CLASSES

_WIDTH = 38
_SHORT = ("v+", "m+", "v-", "m-", "0")


def quad_table(results: Sequence[Result]) -> str:
    """All results, in the order given; the first is the rules'."""
    best = max(results[1:] or results, key=lambda result: result.macro_f1)
    lines = [f"{'macro-F1':{_WIDTH}} {'mean':>6} {'spread':>7} {'watched':>8} {'accuracy':>9}"]
    lines += [_line(result) for result in results]
    for result in dict.fromkeys((results[0].name, best.name)):
        lines += ["", *_details(next(one for one in results if one.name == result))]
    return "\n".join(lines)


def _line(result: Result) -> str:
    numbers = f"{result.macro_f1:6.3f} {result.spread:7.3f} {result.watched:8.3f} {result.confusion.accuracy:9.3f}"
    return f"{result.name:{_WIDTH}} {numbers}"


def _details(result: Result) -> Iterator[str]:
    said = " ".join(f"{short:>4}" for short in _SHORT)
    yield f"{result.name:{_WIDTH}} {'P':>6} {'R':>6} {'F1':>6} {'texts':>6}   said {said}"
    for label in CLASSES:
        score = result.confusion.score(label)
        said = " ".join(f"{result.confusion.counts[label, other]:4d}" for other in CLASSES)
        numbers = f"{score.precision:6.3f} {score.recall:6.3f} {score.f1:6.3f} {score.gold:6d}"
        yield f"{label:{_WIDTH}} {numbers}        {said}"
