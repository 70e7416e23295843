"""The word lists of the search, read once: `words/*.yaml`."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import yaml

from tasrih.text import fold as fold_module
from tasrih.text.fold import fold_form

_FOLDER = Path(str(files("tasrih.record.search"))) / "words"
_HAMZA = str.maketrans("ؤئ", "ءء")
_loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class Words:
    """What the analysis knows about single words; all in the spelling of `spelled`."""

    own_first: frozenset[str]
    """First letters that look like a joined particle and are none."""
    own_last: frozenset[str]
    """Last letters that look like an ending and are none."""
    singular: dict[str, str]
    """Broken plural -> singular."""
    nouns: frozenset[str]
    """The singulars: their dual is known."""
    noon: frozenset[str]
    """Words that may end in ن: behind them ا is the accusative, and not نا a pronoun."""
    heads: dict[str, str]
    """How the spelling of a name begins -> how it is read."""
    head: re.Pattern[str]
    also: dict[str, tuple[str, ...]]
    stop: frozenset[str]


def spelled(word: str) -> str:
    """One spelling of a folded word: the seat of a hamza inside it, and Latin capitals, make no difference.

    >>> spelled("مسؤول") == spelled("مسئول")
    True
    """
    return word.translate(_HAMZA).lower()


@cache
def load_words() -> Words:
    """The shipped lists."""
    spellings = _read("spellings")
    heads = {_form(other): _form(first) for first, *others in spellings["heads"] for other in others}
    last = _read("last_letters")
    singular = {_form(other): _form(first) for first, *others in _read("plurals") for other in others}
    groups = [tuple(map(_form, group)) for group in spellings["words"]]
    return Words(
        own_first=frozenset(_form(word) for run in _read("first_letters").values() for word in run.split()),
        own_last=frozenset(_form(word) for word in [*_read("endings")["kept"].split(), *last["alef"].split()]),
        singular=singular,
        nouns=frozenset(singular.values()),
        noon=frozenset(map(_form, last["noon"].split())) | frozenset(singular) | frozenset(singular.values()),
        heads=heads,
        head=re.compile("|".join(sorted(heads, key=len, reverse=True))),
        also={word: tuple(other for other in group if other != word) for group in groups for word in group},
        stop=frozenset(spelled(word) for word in _read("stopwords")["words"].split())
        | frozenset(map(_form, _read("stopwords")["words"].split())),
    )


@cache
def words_digest() -> str:
    """Eight hex digits that change with the lists and with the code that reads words."""
    sources = [*sorted(_FOLDER.glob("*.yaml")), Path(__file__), Path(__file__).with_name("analysis.py")]
    told = hashlib.sha256()
    for path in [*sources, Path(fold_module.__file__)]:
        told.update(path.read_bytes())
    return told.hexdigest()[:8]


def _form(word: str) -> str:
    return spelled(fold_form(word))


def _read(name: str) -> Any:
    return yaml.load((_FOLDER / f"{name}.yaml").read_text(encoding="utf-8"), Loader=_loader)  # noqa: S506 - a safe one
