"""Checks of the entries through the real scanner: reachable, clashing, pointing somewhere, with examples."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from tasrih.errors import LexiconError
from tasrih.lexicon.compile import compile_data
from tasrih.lexicon.findings import Finding, Level
from tasrih.lexicon.forms import Form
from tasrih.lexicon.lint import lint_files
from tasrih.lexicon.load import DATA, Compiled, Data
from tasrih.lexicon.proposals import ProposalWords
from tasrih.lexicon.scan import Scanner
from tasrih.lexicon.schema import Entry
from tasrih.lexicon.sides import Sides
from tasrih.text.document import Document

_DATE = re.compile(r"\d{4}(-\d\d){0,2}")
_WIKIDATA = re.compile(r"Q\d+")
_NAME_FIELDS = ("code", "lemma", "name", "noun", "form")
_WHOSE = frozenset({"any", "own", "other"})
"""What signs of acts say instead of a code."""
_ANYWHERE = frozenset({"OTHER"})
_SHARED_KINDS = frozenset(
    {"accord", "actsign", "claim", "deed", "due", "event", "holder", "issue", "place", "question", "role"}
)
"""Kinds whose entries may share a form: a term can speak for two issues."""
_WEAK = ("weak", "dem")


class Named(NamedTuple):
    """An entry with the group it stands in and its name."""

    group: str
    name: str
    entry: Entry


def check_lexicon(root: Path = DATA) -> list[Finding]:
    """Everything that is wrong, odd or missing in the data under `root`."""
    found = list(lint_files(root))
    try:
        compiled = compile_data(root)
    except LexiconError as error:
        return [*found, Finding("error", "form", "", str(error))]
    return [
        *found,
        *_examples(compiled.data),
        *_references(compiled.data),
        *_values(compiled.data),
        *_clashes(compiled.forms),
        *_unreachable(compiled),
    ]


def entries(data: Data) -> Iterator[Named]:
    """All entries of all groups."""
    for group in data.__struct_fields__:
        yield from _entries(group, getattr(data, group))


def _entries(group: str, value: Any) -> Iterator[Named]:
    if isinstance(value, Entry):
        name = next(str(getattr(value, field)) for field in _NAME_FIELDS if hasattr(value, field))
        yield Named(group, name, value)
    elif isinstance(value, Sides):
        for inner in ("accords", "questions", "deeds"):
            yield from _entries(inner, getattr(value, inner))
    elif isinstance(value, dict | list):
        for item in value.values() if isinstance(value, dict) else value:
            yield from _entries(group, item)
    elif isinstance(value, ProposalWords):
        for field in value.__struct_fields__:
            yield from _entries(f"{group}/{field}", getattr(value, field))


def _examples(data: Data) -> Iterator[Finding]:
    for group, name, entry in entries(data):
        if not entry.examples:
            yield Finding("note", "no example", f"{group} › {name}", "no sentence shows it")


def _references(data: Data) -> Iterator[Finding]:
    """Codes of actors and issues that nothing defines."""
    for group, name, entry in entries(data):
        for field, known in (
            ("of", data.actors),
            ("members", data.actors),
            ("who", data.actors.keys() | _WHOSE),
            ("over", data.issues),
            ("issue", data.issues),
        ):
            value = getattr(entry, field, None) or []
            for code in [value] if isinstance(value, str) else value:
                if code not in known and code not in _ANYWHERE:
                    yield Finding("error", "unknown code", f"{group} › {name} › {field}", repr(code))


def _values(data: Data) -> Iterator[Finding]:
    """Dates and identifiers that are none."""
    for group, name, entry in entries(data):
        for field, pattern in (("since", _DATE), ("to", _DATE), ("wikidata", _WIKIDATA)):
            value = getattr(entry, field, None)
            if value is not None and not pattern.fullmatch(value):
                yield Finding("error", "malformed", f"{group} › {name} › {field}", repr(value))
        since, to = getattr(entry, "since", None), getattr(entry, "to", None)
        if since and to and to < since:
            yield Finding("error", "malformed", f"{group} › {name}", f"ends {to}, before it begins {since}")


def _clashes(forms: list[Form]) -> Iterator[Finding]:
    """Forms that stand for two entries of one kind, both of them always."""
    owners: dict[tuple[str, str], dict[str, str]] = defaultdict(dict)
    for form in forms:
        if form.tag != "none":
            owners[form.kind, form.text].setdefault(form.entry, form.tag)
    shown: set[tuple[str, ...]] = set()
    for (kind, text), tags in owners.items():
        strong = tuple(sorted(entry for entry, tag in tags.items() if not tag.startswith(_WEAK)))
        if len(strong) < 2 or (kind, *strong) in shown:
            continue
        shown.add((kind, *strong))
        level: Level = "note" if kind in _SHARED_KINDS else "warning"
        yield Finding(level, "clash", f"{kind} › {text}", " and ".join(strong))


def _unreachable(compiled: Compiled) -> Iterator[Finding]:
    """Entries none of whose forms is found where the form stands alone, and single forms that are not."""
    scanner = Scanner(compiled.forms)
    blocked = {(f.kind, f.text) for f in compiled.forms if f.tag == "none"}
    lost: dict[tuple[str, str], list[str]] = defaultdict(list)
    alive: set[tuple[str, str]] = set()
    for form in compiled.forms:
        if (form.kind, form.text) in blocked:
            continue
        hits = scanner.scan(Document.of(form.text)).get(form.kind, [])
        if any(hit.form.entry == form.entry for hit in hits):
            alive.add((form.kind, form.entry))
        else:
            lost[form.kind, form.entry].append(form.text)
    for (kind, entry), texts in sorted(lost.items()):
        level: Level = "note" if (kind, entry) in alive else "warning"
        yield Finding(level, "unreachable", f"{kind} › {entry}", ", ".join(texts[:5]))
