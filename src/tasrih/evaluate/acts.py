"""Acts and addressees against statements that were labelled one by one, without their text.

A file of labels is tab-separated, with a head: the article's `id`, `start` and `end` of the content in its text, the
`act` (`none`: what stands there is no statement), the `addressee` codes joined by commas, and the `half`: tune, watch,
or train (more of the tuned articles' statements, chosen because they are hard, for making rules and not for scores).
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple, get_args

import msgspec

from tasrih.evaluate.gold import NAMED_HALVES
from tasrih.evaluate.interval import Interval
from tasrih.evaluate.measures import Count, overlap
from tasrih.evaluate.tsv import load_rows
from tasrih.model import Act, Article, Reading, Statement

NONE = "none"
"""The label of what is no statement."""

ACTS: tuple[str, ...] = get_args(Act)
_FOUND_AT = 0.5
_SEED = 20191211
_TAIL = 0.025


class Label(NamedTuple):
    """What a reader found a stretch of an article to do, and to whom."""

    id: str
    start: int
    end: int
    act: str
    addressee: frozenset[str]
    half: str


class Judged(NamedTuple):
    """A label and the statement that tasrih reads there, if any."""

    label: Label
    statement: Statement | None


class ActScores(NamedTuple):
    """Statements labelled, read again, and what no statement was; then scores over those read again."""

    labelled: int
    found: int
    nothing: int
    accuracy: float
    of_accuracy: Interval
    macro: float
    acts: dict[str, Count]
    confused: Counter[tuple[str, str]]
    addressee: Count
    of_addressee: Interval


def load_labels(path: Path) -> list[Label]:
    """The labels of a file.

    Raises:
        SourceError: it cannot be read, or is no such file.
    """
    return load_rows(path, _label, "labels with id, start, end, act, addressee and half")


def _label(row: Mapping[str, str]) -> Label:
    if row["act"] not in (*ACTS, NONE):
        raise ValueError(f"unknown act {row['act']!r}")
    if row["half"] not in NAMED_HALVES:
        raise ValueError(f"unknown half {row['half']!r}")
    codes = frozenset(code for code in row["addressee"].split(",") if code)
    return Label(row["id"], int(row["start"]), int(row["end"]), row["act"], codes, row["half"])


def judged(
    labels: Iterable[Label], texts: Mapping[str, Mapping[str, Any]], read: Callable[[Article], Reading]
) -> list[Judged]:
    """Read every labelled article of `texts` once, and find each label's statement in it."""
    by_article: dict[str, list[Label]] = {}
    for label in labels:
        if label.id in texts:
            by_article.setdefault(label.id, []).append(label)
    found = []
    for id, group in by_article.items():
        reading = read(msgspec.convert(texts[id], Article))
        found += [Judged(label, _at(label, reading.statements)) for label in group]
    return found


def _at(label: Label, statements: Sequence[Statement]) -> Statement | None:
    best = max(statements, key=lambda statement: overlap(label, statement), default=None)
    return best if best is not None and overlap(label, best) >= _FOUND_AT else None


def score_acts(rows: Sequence[Judged], samples: int = 1000) -> ActScores:
    """Scores of what was read; `samples` bootstrap samples of statements give the intervals."""
    real = [row for row in rows if row.label.act != NONE]
    pairs = [(row.label, row.statement) for row in real if row.statement is not None]
    right = [label.act == statement.act for label, statement in pairs]
    named = [_addressed(label, statement) for label, statement in pairs]
    confused = Counter((label.act, str(statement.act)) for label, statement in pairs)
    acts = {act: _of_act(act, confused) for act in ACTS if any(act in pair for pair in confused)}
    known = [count.f1 for count in acts.values() if count.gold]
    return ActScores(
        labelled=len(real),
        found=len(pairs),
        nothing=len(rows) - len(real),
        accuracy=sum(right) / max(1, len(right)),
        of_accuracy=_spread(right, lambda draw: sum(draw) / max(1, len(draw)), samples),
        macro=sum(known) / max(1, len(known)),
        acts=acts,
        confused=confused,
        addressee=_sum(named),
        of_addressee=_spread(named, lambda draw: _sum(draw).f1, samples),
    )


def _addressed(label: Label, statement: Statement) -> Count:
    found = set(statement.addressee)
    return Count(len(found & label.addressee), len(label.addressee), len(found))


def _of_act(act: str, confused: Mapping[tuple[str, str], int]) -> Count:
    gold = sum(n for (wanted, _), n in confused.items() if wanted == act)
    read = sum(n for (_, got), n in confused.items() if got == act)
    return Count(confused.get((act, act), 0), gold, read)


def _sum(counts: Sequence[Count]) -> Count:
    return Count(*(sum(count[i] for count in counts) for i in range(3)))


def _spread(rows: Sequence[Any], measure: Callable[[Sequence[Any]], float], samples: int) -> Interval:
    """The middle 95 % of a measure when the rows are drawn again and again."""
    dice = random.Random(_SEED)  # noqa: S311 (statistics)
    values = sorted(measure(dice.choices(rows, k=len(rows))) for _ in range(samples if rows else 0)) or [measure(rows)]
    tail = int(_TAIL * len(values))
    return Interval(values[tail], values[-1 - tail])


def act_table(scores: ActScores, most: int = 15) -> str:
    """The scores as text, with the `most` frequent confusions."""
    near, who = scores.of_accuracy, scores.addressee
    lines = [
        f"{scores.labelled} statements labelled, {scores.found} read again; {scores.nothing} more are no statements",
        f"act accuracy {scores.accuracy:.3f} ({near.low:.3f}–{near.high:.3f})   macro-F1 {scores.macro:.3f}",
        f"addressees F1 {who.f1:.3f} ({scores.of_addressee.low:.3f}–{scores.of_addressee.high:.3f})   "
        f"P {who.precision:.3f}   R {who.recall:.3f}   labelled {who.gold}, read {who.found}",
        "",
        f"{'act':12}{'F1':>7}{'P':>7}{'R':>7}{'labelled':>10}{'read':>6}",
    ]
    lines += [
        f"{act:12}{count.f1:7.3f}{count.precision:7.3f}{count.recall:7.3f}{count.gold:10d}{count.found:6d}"
        for act, count in sorted(scores.acts.items(), key=lambda item: -item[1].gold)
    ]
    wrong = [(pair, n) for pair, n in scores.confused.most_common() if pair[0] != pair[1]][:most]
    return "\n".join([*lines, "", *(f"{n:4d}  {wanted} read as {got}" for (wanted, got), n in wrong)])
