"""Every example and counterexample of the actors and of what is no actor, through the real stages."""

from __future__ import annotations

from functools import cache

import pytest

from tasrih.lexicon import load_lexicon
from tasrih.reader import Reader

ACTORS = load_lexicon().data.actors
EXAMPLES = [(code, text) for code, actor in ACTORS.items() for text in actor.examples]
COUNTEREXAMPLES = [(code, text) for code, actor in ACTORS.items() for text in actor.counterexamples]
BLOCKED = [phrase.form for phrase in load_lexicon().data.not_actors]


@cache
def reader() -> Reader:
    return Reader()


def codes(text: str) -> set[str]:
    return {mention.actor for mention in reader().read(text, published="2020-06-10").actors}


@pytest.mark.parametrize(("code", "text"), EXAMPLES)
def test_example(code: str, text: str) -> None:
    assert code in codes(text)


@pytest.mark.parametrize(("code", "text"), COUNTEREXAMPLES)
def test_counterexample(code: str, text: str) -> None:
    assert code not in codes(text)


@pytest.mark.parametrize("form", BLOCKED)
def test_blocked(form: str) -> None:
    assert not codes(f"وجاء ذكر {form} في التقرير.")


def test_breadth() -> None:
    kinds = [actor.kind for actor in ACTORS.values()]
    assert kinds.count("state") >= 195
    assert kinds.count("body") >= 60
    assert kinds.count("group") >= 80
    assert len(load_lexicon().data.treaties) >= 120
    assert len(load_lexicon().data.issues) == 53
