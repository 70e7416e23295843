"""Scoring readings against gold: the protocol of the guidelines, with confidence intervals by article."""

from tasrih.evaluate.gold import HALVES, NAMED_HALVES, load_gold, load_texts
from tasrih.evaluate.run import Evaluation, evaluate

__all__ = ["HALVES", "NAMED_HALVES", "Evaluation", "evaluate", "load_gold", "load_texts"]
