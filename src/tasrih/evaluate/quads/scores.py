"""Scores of one class for each text: a confusion matrix and what follows from it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple


class Score(NamedTuple):
    """Precision, recall and their harmonic mean for one class (0 where undefined), and how many texts it has."""

    precision: float
    recall: float
    f1: float
    gold: int


class Confusion:
    """Counts of (right class, class said) over texts."""

    def __init__(self, gold: Sequence[str], said: Sequence[str]) -> None:
        self.counts = Counter(zip(gold, said, strict=True))
        self.gold = Counter(gold)
        self.said = Counter(said)

    def score(self, label: str) -> Score:
        """The score of a class: precision = right / said, recall = right / gold, F1 = 2 right / (said + gold)."""
        right, said, gold = self.counts[label, label], self.said[label], self.gold[label]
        return Score(_part(right, said), _part(right, gold), _part(2 * right, said + gold), gold)

    @property
    def macro_f1(self) -> float:
        """The mean F1 of the classes that occur or are said."""
        classes = self.gold | self.said
        return _part(sum(self.score(label).f1 for label in classes), len(classes))

    @property
    def accuracy(self) -> float:
        """The share of texts whose class is right."""
        return _part(sum(n for (gold, said), n in self.counts.items() if gold == said), self.gold.total())


def _part(part: float, whole: float) -> float:
    return part / whole if whole else 0.0
