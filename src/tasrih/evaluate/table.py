"""An evaluation as text."""

from __future__ import annotations

from tasrih.evaluate.measures import Count, Counts
from tasrih.evaluate.run import Evaluation

_WIDTH = 26


def table(result: Evaluation) -> str:
    """All scores: total with intervals, by kind, by how the speaker was resolved.

    What the gold has none of (reviews judge statements only) is named, not scored.
    """
    lines = [f"{result.articles} articles", "", _head("measure") + "   95 % of F1"]
    for name, count in _in_gold(result).items():
        interval = result.intervals.get(name)
        spread = f"   {interval.low:.3f}–{interval.high:.3f}" if interval else ""
        lines.append(_line(name, count) + spread)
    if absent := [name for name in result.total if name not in _in_gold(result)]:
        lines.append(f"not in this gold: {', '.join(absent)}")
    lines += ["", *_block("attributed, by kind", result.by_kind)]
    lines += [
        "",
        f"{'speaker resolved by':{_WIDTH}} {'right':>6} {'in gold':>8} {'read':>6} {'right | in gold':>16}",
    ]
    for name, count in sorted(result.by_resolution.items(), key=lambda item: -item[1].found):
        share = f"{count.recall:16.3f}"
        lines.append(f"{name:{_WIDTH}} {count.right:6d} {count.gold:8d} {count.found:6d} {share}")
    return "\n".join(lines)


def scores(result: Evaluation) -> dict[str, dict[str, float | int]]:
    """The total as numbers, for JSON."""
    return {name: _numbers(name, count, result) for name, count in result.total.items()}


def _in_gold(result: Evaluation) -> Counts:
    return {name: count for name, count in result.total.items() if count.gold}


def _numbers(name: str, count: Count, result: Evaluation) -> dict[str, float | int]:
    numbers: dict[str, float | int] = {
        "f1": round(count.f1, 4),
        "precision": round(count.precision, 4),
        "recall": round(count.recall, 4),
        "gold": count.gold,
        "found": count.found,
    }
    if interval := result.intervals.get(name):
        numbers |= {"low": round(interval.low, 4), "high": round(interval.high, 4)}
    return numbers


def _block(title: str, counts: Counts) -> list[str]:
    return [_head(title), *(_line(name, count) for name, count in counts.items())]


def _head(title: str) -> str:
    return f"{title:{_WIDTH}} {'F1':>6} {'P':>6} {'R':>6} {'gold':>6} {'read':>6}"


def _line(name: str, count: Count) -> str:
    scores_ = f"{count.f1:6.3f} {count.precision:6.3f} {count.recall:6.3f}"
    return f"{name:{_WIDTH}} {scores_} {count.gold:6d} {count.found:6d}"
