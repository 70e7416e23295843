"""Every compiled pattern of the package takes time in proportion to its input, on hostile input too.

Each pattern meets strings made of its own letters: runs of one, and of two in turn, ended by something
that fits nothing. Lengths grow in steps, so that an exponential pattern is caught before it hangs.
"""

from __future__ import annotations

import importlib
import pkgutil
import re
import sys
import time
from collections.abc import Iterator
from itertools import permutations
from typing import Any

import pytest

import tasrih

SMALL = (*range(8, 61, 2), 120, 300, 700)
LENGTH, TIMES = 700, 4
TOO_SLOW = 0.05
END = "\x01"
COMMON = ['"', " ", "\n", "ا", "و", "1", ".", "،", "(", "a", "-"]
Named = tuple[str, re.Pattern[Any]]


def patterns() -> list[Named]:
    """All compiled patterns that modules of the package hold, also inside containers and classes."""
    found: dict[tuple[Any, int], str] = {}
    for info in pkgutil.walk_packages(tasrih.__path__, "tasrih."):
        if info.name == "tasrih.__main__":
            continue
        module = importlib.import_module(info.name)
        for name, value in vars(module).items():
            for pattern in _within(value, 3):
                found.setdefault((pattern.pattern, pattern.flags), f"{info.name}.{name}")
    return [(where, re.compile(*key)) for key, where in found.items()]


def _within(value: object, depth: int) -> Iterator[re.Pattern[Any]]:
    if isinstance(value, re.Pattern):
        yield value
    elif depth and isinstance(value, dict):
        for item in value.values():
            yield from _within(item, depth - 1)
    elif depth and isinstance(value, list | tuple | set | frozenset):
        for item in value:
            yield from _within(item, depth - 1)
    elif depth and isinstance(value, type) and value.__module__.startswith("tasrih"):
        for item in vars(value).values():
            yield from _within(item, depth - 1)


def units(pattern: re.Pattern[Any]) -> list[str]:
    """Short strings to repeat: what a pattern is made of, and what stands everywhere."""
    source = pattern.pattern.decode("latin-1") if isinstance(pattern.pattern, bytes) else pattern.pattern
    own = [c for c in dict.fromkeys(re.sub(r"\\[a-zA-Z]|[\[\](){}?*+|^$]", "", source)) if c != "\\"]
    letters = list(dict.fromkeys([*own[:12], *COMMON]))
    words = re.findall(r"[^\W\d_]{2,}", source)[:5]
    return [*letters, *words, *map("".join, permutations(letters[:10], 2))]


def seconds(pattern: re.Pattern[Any], text: str) -> float:
    data: Any = text.encode("utf-8") if isinstance(pattern.pattern, bytes) else text
    begun = time.process_time()
    for _ in pattern.finditer(data):
        pass
    return time.process_time() - begun


def hostile(unit: str, length: int) -> str:
    return unit * (length // len(unit) + 1) + END


def trouble(pattern: re.Pattern[Any]) -> str | None:
    """The unit on which a pattern is not linear, None if there is none."""
    for unit in units(pattern):
        for length in SMALL:
            if seconds(pattern, hostile(unit, length)) > TOO_SLOW:
                return f"{unit!r}: exponential"
        long = seconds(pattern, hostile(unit, LENGTH * TIMES))
        if long < 0.004:
            continue
        short = min(seconds(pattern, hostile(unit, LENGTH)) for _ in range(3))
        long = min(long, *(seconds(pattern, hostile(unit, LENGTH * TIMES)) for _ in range(2)))
        if long > 0.004 and long > 2.2 * TIMES * short:
            return f"{unit!r}: {long / short:.1f} times the time for {TIMES} times the text"
    return None


PATTERNS = patterns()


def test_patterns_are_found() -> None:
    assert len(PATTERNS) > 10, [where for where, _ in PATTERNS]


@pytest.mark.parametrize(("where", "pattern"), PATTERNS, ids=[where for where, _ in PATTERNS])
def test_linear(where: str, pattern: re.Pattern[Any]) -> None:
    assert trouble(pattern) is None, f"{where}: {pattern.pattern[:100]!r}"


@pytest.mark.parametrize("bad", [r"(a+)+$", r"\s+$", r"(?:\w+ ?)*:", r"(?:ا|اا)*ب", r"\d+,?\d*%"])
def test_a_bad_pattern_is_caught(bad: str) -> None:
    assert trouble(re.compile(bad)) is not None


def test_good_patterns_pass() -> None:
    for good in (r"\w+", r"[^\W_]+", r"(?<!\d)\d{1,4}/\d{1,2}", '[«"]', r"^\s*\S"):
        assert trouble(re.compile(good)) is None
    assert sys.modules["tasrih"] is tasrih
