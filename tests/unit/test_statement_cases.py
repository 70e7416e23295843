"""Golden cases of statements, by phenomenon; and the known failures, which must fail (strict).

Each case's `says` is the whole list of statements in text order; a key left out is not compared.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from tasrih.model import Statement
from tasrih.reader import Reader

TESTS = Path(__file__).parents[1]


def cases(folder: str) -> list[Any]:
    return [
        pytest.param(case, id=f"{path.stem}: {case['name']}")
        for path in sorted((TESTS / folder).glob("*.yaml"))
        for case in yaml.safe_load(path.read_text(encoding="utf-8"))
    ]


@cache
def reader() -> Reader:
    return Reader()


def read(case: dict[str, Any]) -> list[Statement]:
    text = case["text"]
    found = reader().read(text, published=case.get("published", "2020-06-10"), title=case.get("title")).statements
    for statement in found:
        assert text[statement.start : statement.end] == statement.text
    return found


def facts(statement: Statement, wanted: dict[str, Any]) -> dict[str, Any]:
    """What `wanted` asks about, as the statement has it."""
    known = {
        "content": statement.text,
        "speaker": statement.source.name,
        "of": statement.source.of,
        "kind": statement.kind,
        "act": statement.act,
        "cue": statement.cue and statement.cue.text,
        "addressee": statement.addressee,
        "flags": statement.flags,
        "condition": statement.condition and statement.condition.text,
    }
    return {key: known[key] for key in wanted}


def check(case: dict[str, Any]) -> None:
    found = read(case)
    wanted = case["says"]
    assert [s.text for s in found] == [w["content"] for w in wanted]
    assert [facts(s, w) for s, w in zip(found, wanted, strict=True)] == wanted


@pytest.mark.parametrize("case", cases("cases/statements"))
def test_case(case: dict[str, Any]) -> None:
    check(case)


@pytest.mark.parametrize("case", cases("known_failures"))
@pytest.mark.xfail(strict=True, raises=AssertionError, reason="known failure: move the case to cases/ when it passes")
def test_known_failure(case: dict[str, Any]) -> None:
    check(case)
