"""What acts and flags weigh in positions (data/measure/positions.yaml), as parameters of the queries."""

from __future__ import annotations

from functools import lru_cache

import msgspec

from tasrih.lexicon.files import read_yaml
from tasrih.lexicon.load import DATA, convert, load_lexicon


class Signs(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How often acts are right in their sign that signs of at least this weight decided."""

    weight: float
    right: float


class Weights(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Weights of acts, -1 … +1, factors of flags, 0 … 1, and how often acts are right by what decided them."""

    acts: dict[str, float]
    flags: dict[str, float]
    by_verb: float
    by_signs: list[Signs]
    addressed: float
    """How often their addressee is right where their sign is."""


@lru_cache(maxsize=1)
def weights() -> Weights:
    """As they are shipped.

    Raises:
        LexiconError: the file does not fit its form.
    """
    path = DATA / "measure" / "positions.yaml"
    told: Weights = convert(read_yaml(path), Weights, str(path))
    return told


def parameters() -> dict[str, object]:
    """The weights, and the issue of every question, as the parameters that sql/sides.sql names."""
    told = weights()
    questions = load_lexicon().data.sides.questions.values()
    return {
        "acts": list(told.acts),
        "act_weights": list(told.acts.values()),
        "flags": list(told.flags),
        "flag_factors": list(told.flags.values()),
        "by_verb": told.by_verb,
        "sign_weights": [signs.weight for signs in told.by_signs],
        "signs_right": [signs.right for signs in told.by_signs],
        "addressed": told.addressed,
        "questions": [question.code for question in questions],
        "question_issues": [question.issue for question in questions],
        "by_target": [question.code for question in questions if question.by_target],
    }
