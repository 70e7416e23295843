"""Checks of the YAML files as they are written: letters, spaces, duplicates, order, keys."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from tasrih.lexicon.findings import Finding

_ARABIC = re.compile("[\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufeff]")
_FOREIGN = re.compile(
    "[\u063b-\u063f\u066e-\u06d3\u06d5-\u06ff\u0750-\u077f\ufb50-\ufdfb\ufdfd-\ufdff\ufe70-\ufefc]"
)  # the sign of the rial is no letter
_TATWEEL = "\u0640"
_MARKS = re.compile("[\u0610-\u061a\u064b-\u065f\u0670]")
_INVISIBLE = re.compile("[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00a0]")
_SIGN_MARK = "\u200e"
"""Left-to-right mark: keeps the sign before its number where words are only shown, never looked for."""
_SHOWN = ("desk/", "labels.yaml")
_FREE_TEXT = frozenset({"examples", "counterexamples", "note"})
_Place = tuple[str, ...]


def lint_files(root: Path) -> Iterator[Finding]:
    """Complaints about every YAML file under `root`, in order of the files."""
    for path in sorted(root.rglob("*.yaml")):
        name = path.relative_to(root).as_posix()
        text = path.read_text(encoding="utf-8")
        loader = _Loader(text)
        try:
            value = loader.get_single_data()
        except yaml.YAMLError as error:
            yield Finding("error", "yaml", name, " ".join(str(error).split()))
            continue
        finally:
            loader.dispose()
        for key, line in loader.doubled:
            yield Finding("error", "key twice", f"{name}, line {line}", f"{key!r}: the first one is lost")
        yield from lint_value(value, (name,))


def lint_value(value: Any, place: _Place) -> Iterator[Finding]:
    """Complaints about a value and all it holds."""
    if isinstance(value, dict):
        label = next((str(value[k]) for k in ("code", "lemma", "name", "noun", "form", "head") if k in value), "")
        for key, inner in value.items():
            here = (*place, label, str(key)) if label else (*place, str(key))
            yield from _string(str(key), here)
            yield from lint_value(inner, here)
    elif isinstance(value, list):
        yield from _strings([item for item in value if isinstance(item, str)], place)
        for item in value:
            yield from lint_value(item, place)
    elif isinstance(value, str):
        yield from _string(value, place)


def _strings(values: list[str], place: _Place) -> Iterator[Finding]:
    where = " › ".join(place)
    for value, count in Counter(values).items():
        if count > 1:
            yield Finding("error", "duplicate", where, f"{value!r} stands {count} times in the list")
    if place[-1] not in _FREE_TEXT and len(values) > 1 and values != sorted(values):
        yield Finding("note", "unsorted", where, "the list is not in order")


def _string(value: str, place: _Place) -> Iterator[Finding]:
    where = " › ".join(place)
    if not _ARABIC.search(value):
        return
    if value != unicodedata.normalize("NFC", value):
        yield Finding("error", "not NFC", where, repr(value))
    if letters := sorted(set(_FOREIGN.findall(value))):
        shown = " ".join(f"{c} U+{ord(c):04X}" for c in letters)
        yield Finding("error", "not an Arabic letter", where, f"{value!r}: {shown}")
    if _TATWEEL in value:
        yield Finding("error", "tatweel", where, repr(value))
    if _INVISIBLE.search(value.replace(_SIGN_MARK, "") if place[0].startswith(_SHOWN) else value):
        yield Finding("error", "invisible character", where, ascii(value))
    if value != value.strip() or "  " in value:
        yield Finding("error", "spaces", where, repr(value))
    if place[-1] not in _FREE_TEXT and _MARKS.search(value):
        yield Finding("note", "diacritics", where, repr(value))


class _Loader(yaml.SafeLoader):
    """A safe loader that notices a key that stands twice in one mapping."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.doubled: list[tuple[str, int]] = []

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        """The mapping; doubled keys are noted."""
        seen: set[str] = set()
        for key, _ in node.value:
            if isinstance(key, yaml.ScalarNode):
                if key.value in seen:
                    self.doubled.append((key.value, key.start_mark.line + 1))
                seen.add(key.value)
        return super().construct_mapping(node, deep)
