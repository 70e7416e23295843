"""Loads the data under `data/` into a typed lexicon, from a compiled file where one is current.

YAML is for people and slow to read; the compiled file (MessagePack, never pickle) is written once for each
digest of the data, into the user's cache, and ignored if it cannot be.
"""

from __future__ import annotations

import gc
import hashlib
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property, lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import msgspec
import platformdirs

from tasrih.errors import LexiconError
from tasrih.lexicon.counting import Counting, NumberWords, TimeWords
from tasrih.lexicon.events import EventWords
from tasrih.lexicon.forms import Form
from tasrih.lexicon.layout import LayoutWords
from tasrih.lexicon.persons import FUNCTION_TABLES, Persons, PersonWords
from tasrih.lexicon.proposals import ProposalWords
from tasrih.lexicon.scan import Scanner
from tasrih.lexicon.schema import (
    Actor,
    ActSign,
    Cue,
    EventWord,
    Issue,
    KnownTreaty,
    OfficeHolder,
    Phrase,
    Plover,
    SourceNoun,
)
from tasrih.lexicon.shapes import Shapes
from tasrih.lexicon.sides import Sides, SideWords
from tasrih.lexicon.tables import Grammar, Tables
from tasrih.lexicon.watching import ClaimWord, DueWord
from tasrih.text.fold import fold_form

_KEPT = 4
DATA = Path(str(files("tasrih"))) / "data"


class Data(msgspec.Struct, frozen=True):
    """All entries, as read from YAML."""

    actors: dict[str, Actor]
    not_actors: list[Phrase]
    cues: dict[str, Cue]
    not_cues: list[Phrase]
    switches: list[Phrase]
    sources: dict[str, SourceNoun]
    issues: dict[str, Issue]
    treaties: dict[str, KnownTreaty]
    holders: dict[str, list[OfficeHolder]]
    persons: Persons
    act_signs: dict[str, ActSign]
    act_words: dict[str, list[str]]
    events: dict[str, EventWord]
    event_words: dict[str, list[str]]
    plover: Plover
    places: dict[str, list[str]]
    sides: Sides
    watch: dict[str, DueWord]
    watch_words: dict[str, list[str]]
    claims: dict[str, ClaimWord]
    claim_words: dict[str, list[str]]
    tables: Tables
    time: TimeWords
    numbers: NumberWords
    proposals: ProposalWords


class Compiled(msgspec.Struct, frozen=True):
    """Entries and their inflected forms."""

    data: Data
    forms: list[Form]


class Lexicon:
    """The entries, the scanner over all their forms, and the digest that names this state of the data."""

    def __init__(self, compiled: Compiled, digest: str) -> None:
        self.data = compiled.data
        self.digest = digest
        self._forms = compiled.forms
        self.grammar = Grammar(compiled.data.tables.grammar)
        self.persons = PersonWords(
            compiled.data.persons, frozenset(self.grammar.that).union(*(self.grammar[name] for name in FUNCTION_TABLES))
        )
        self.inherent_al = tuple(sorted(self.grammar["inherent_al"]))
        self.layout = LayoutWords(compiled.data.tables.layout, compiled.data.actors)
        self.treaty_shapes = Shapes(compiled.data.tables.shapes)
        self.act_words = Grammar(compiled.data.act_words)
        self.event_words = EventWords(compiled.data.event_words, compiled.data.events.values())
        self.sides = SideWords(compiled.data.sides)
        self.watch_words = Grammar(compiled.data.watch_words)
        self.claim_words = Grammar(compiled.data.claim_words)
        self.counted = {
            fold_form(text): word
            for word in compiled.data.claims.values()
            if word.cls == "counted"
            for text in word.words
        }
        """Counted nouns that say what they measure, folded."""
        self.proposal_words = Grammar(compiled.data.proposals.words)
        self.counting = Counting(compiled.data.time, compiled.data.numbers)

    @cached_property
    def scanner(self) -> Scanner:
        """Made when first asked for: who only wants names and labels does without it."""
        with _no_garbage():
            return Scanner(self._forms)


_SHOWN_ONLY = ("desk/", "labels.yaml")
"""What pages and reports say: no stage reads it, and another word in it makes no reading old."""


def data_digest(root: Path = DATA) -> str:
    """SHA-256 (first 16 hex digits) over the names and bytes of all data files that a reading depends on."""
    digest = hashlib.sha256()
    for path in sorted(root.rglob("*.yaml")):
        name = path.relative_to(root).as_posix()
        if name.startswith(_SHOWN_ONLY):
            continue
        digest.update(name.encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


@lru_cache(maxsize=4)
def load_lexicon(root: Path = DATA) -> Lexicon:
    """The lexicon under `root`.

    Raises:
        LexiconError: the data does not fit its form; the message names file and key.
    """
    digest = data_digest(root)
    path = _cache_path(digest)
    with _no_garbage():
        compiled = _read_cache(path)
        if compiled is None:
            from tasrih.lexicon.compile import compile_data

            compiled = compile_data(root)
            _write_cache(path, compiled)
        return Lexicon(compiled, digest)


@contextmanager
def _no_garbage() -> Iterator[None]:
    """All that is made within stays; to look through it for garbage again and again takes a third of the time."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


def _cache_path(digest: str) -> Path:
    from tasrih import __version__

    code = hashlib.sha256()
    here = Path(__file__).parent
    for path in [*sorted(here.glob("*.py")), here.parent / "text" / "fold.py"]:
        code.update(path.read_bytes())
    name = f"lexicon-{__version__}-{digest}-{code.hexdigest()[:8]}.msgpack"
    return Path(platformdirs.user_cache_dir("tasrih")) / name


def _read_cache(path: Path) -> Compiled | None:
    try:
        return msgspec.msgpack.decode(path.read_bytes(), type=Compiled)
    except (OSError, msgspec.MsgspecError):
        return None


def _write_cache(path: Path, compiled: Compiled) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as file:
            file.write(msgspec.msgpack.encode(compiled))
        os.replace(file.name, path)
        _forget_old(path.parent)
    except OSError:
        return


def _forget_old(folder: Path) -> None:
    """Keep the newest compiled lexicons only."""
    ages = sorted(folder.glob("lexicon-*.msgpack"), key=lambda path: path.stat().st_mtime, reverse=True)
    for path in ages[_KEPT:]:
        path.unlink(missing_ok=True)


def convert(value: Any, kind: Any, where: str) -> Any:
    """`value` as `kind`, or a LexiconError that names the place."""
    try:
        return msgspec.convert(value, kind)
    except msgspec.ValidationError as error:
        raise LexiconError(f"{where}: {error}") from error
