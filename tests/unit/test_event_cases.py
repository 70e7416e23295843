"""Events case by case: what must be read, by phenomenon, and what must not."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

import tasrih
from tasrih.model import Event
from tasrih.reader import Reader

CASES = Path(__file__).parents[1] / "cases" / "events"
_TABLE = re.compile(r"words\[\"(\w+)\"\]")
NO_FACT = {"past", "hypothetical", "negated"}
MOST_FALSE = 0.10
"""The share of the false sentences in which an unflagged event may be read; it must not grow."""


@cache
def reader() -> Reader:
    return Reader()


def load(name: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = yaml.safe_load((CASES / name).read_text(encoding="utf-8"))
    return rows


def told(text: str) -> list[Event]:
    return reader().read(text, published="2021-03-10").events


def facts(text: str) -> list[Event]:
    """Events between two different sides that no flag takes back."""
    return [e for e in told(text) if e.source and e.target and {*e.source} != {*e.target} and not NO_FACT & {*e.flags}]


def test_false_events_stay_rare() -> None:
    sentences = [
        item if isinstance(item, dict) else {"text": item}
        for group in load("false.yaml")
        for item in group["sentences"]
    ]
    wrong = []
    for item in sentences:
        found = [(e.type, e.source, e.target) for e in facts(item["text"]) if e.type not in item.get("may", [])]
        wrong += [(item["text"], found)] if found else []
    assert len(sentences) >= 60
    assert len(wrong) <= MOST_FALSE * len(sentences), "\n".join(map(str, wrong))
    print(f"false-event rate {len(wrong)} of {len(sentences)}", *wrong, sep="\n")


TRUE = [(path.stem, row) for path in sorted(CASES.glob("*.yaml")) if path.stem != "false" for row in load(path.name)]


@pytest.mark.parametrize(("phenomenon", "row"), TRUE, ids=[f"{name}-{n}" for n, (name, _) in enumerate(TRUE)])
def test_case(phenomenon: str, row: dict[str, Any]) -> None:
    found = [f"{e.type} {'+'.join(e.source)} > {'+'.join(e.target)}" for e in told(row["text"])]
    for wanted in row.get("events", []):
        kind, sides = wanted.split(" ", 1)
        flags = set(sides.partition(" | ")[2].split())
        sides = sides.partition(" | ")[0]
        events = [
            e for e in told(row["text"]) if f"{e.type} {'+'.join(e.source)} > {'+'.join(e.target)}" == f"{kind} {sides}"
        ]
        assert events, (wanted, found)
        assert flags <= {*events[0].flags}, (wanted, events[0].flags)
    for wrong in row.get("not", []):
        assert wrong not in found, found


def test_every_table_that_the_code_asks_for_is_there() -> None:
    """A table of words.yaml that got lost would only make readings poorer, silently."""
    words = reader().lexicon.event_words
    folder = Path(tasrih.__file__).parent / "link" / "events"
    asked = {name for path in folder.glob("*.py") for name in _TABLE.findall(path.read_text(encoding="utf-8"))}
    assert len(asked) > 10
    assert not [name for name in asked if not words[name]]
