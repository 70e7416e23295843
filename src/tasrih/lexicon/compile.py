"""Reads the YAML files, checks their form, and makes all inflected forms."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import Any, TypeVar

from tasrih.errors import LexiconError
from tasrih.lexicon import forms as f
from tasrih.lexicon.counting import number_words, time_words
from tasrih.lexicon.files import read_yaml
from tasrih.lexicon.load import Compiled, Data, convert
from tasrih.lexicon.persons import Names, Persons, Roles, role_forms
from tasrih.lexicon.proposals import (
    BargainDeed,
    BargainVerb,
    KnownProposal,
    Particle,
    ProposalNoun,
    ProposalVerb,
    ProposalWords,
    proposal_forms,
)
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
from tasrih.lexicon.sides import Accord, Deed, Question, Sides, side_forms
from tasrih.lexicon.tables import Tables
from tasrih.lexicon.watching import ClaimWord, DueWord, claim_forms, due_forms

T = TypeVar("T")
_ACTOR_FOLDERS = ("states", "bodies", "groups")
_OTHER_CUE_FILES = {"not_cues.yaml", "switch.yaml", "sources.yaml", "acts.yaml"}


def compile_data(root: Path) -> Compiled:
    """All entries under `root` with their forms.

    Raises:
        LexiconError: a file is no YAML, or an entry does not fit its form; names the file and the key.
    """
    cue_files = [p for p in sorted((root / "cues").glob("*.yaml")) if p.name not in _OTHER_CUE_FILES]
    data = Data(
        actors=_keyed((a for g in _ACTOR_FOLDERS for a in _singles(root / "actors" / g, Actor)), "code"),
        not_actors=_list(root / "actors/not_actors.yaml", Phrase),
        cues=_keyed((c for p in cue_files for c in _list(p, Cue)), "lemma"),
        not_cues=_list(root / "cues/not_cues.yaml", Phrase),
        switches=_list(root / "cues/switch.yaml", Phrase),
        sources=_keyed(iter(_list(root / "cues/sources.yaml", SourceNoun)), "noun"),
        issues=_keyed(_singles(root / "issues", Issue), "code"),
        treaties=_keyed(_treaties(root / "treaties"), "name"),
        holders=_holders(root / "people/officeholders.yaml"),
        persons=_persons(root),
        act_signs=_keyed(_worded(root / "acts", ActSign), "name"),
        act_words=read_yaml(root / "acts/words.yaml"),
        events=_keyed(_worded(root / "events", EventWord), "lemma"),
        event_words=read_yaml(root / "events/words.yaml"),
        plover=_plover(root / "plover.yaml"),
        places=read_yaml(root / "places.yaml"),
        sides=_sides(root / "convergence", root / "questions"),
        watch=_keyed(_worded(root / "watch", DueWord), "name"),
        watch_words=read_yaml(root / "watch/words.yaml"),
        claims=_keyed(_worded(root / "claims", ClaimWord), "name"),
        claim_words=read_yaml(root / "claims/words.yaml"),
        tables=Tables(*(read_yaml(root / f"{name}.yaml") for name in ("grammar", "layout", "treaties/shapes"))),
        time=time_words(_folder(root / "time")),
        numbers=number_words(_folder(root / "numbers")),
        proposals=_proposals(root / "proposals"),
    )
    return Compiled(data, sorted(set(_forms(data))))


def _forms(data: Data) -> Iterator[f.Form]:
    yield from chain.from_iterable(map(f.actor_forms, data.actors.values()))
    yield from chain.from_iterable(map(f.cue_forms, data.cues.values()))
    for kind, phrases in (("notcue", data.not_cues), ("switch", data.switches)):
        for phrase in phrases:
            yield from f.phrase_forms(phrase, kind)
    for phrase in data.not_actors:
        yield from f.noun(phrase.form, "actor", phrase.form, "none")
    for source in data.sources.values():
        yield from f.source_forms(source)
    for issue in data.issues.values():
        yield from f.issue_forms(issue)
    for treaty in data.treaties.values():
        yield from f.treaty_forms(treaty)
    yield from chain.from_iterable(map(f.sign_forms, data.act_signs.values()))
    yield from chain.from_iterable(map(f.event_forms, data.events.values()))
    for code, names in data.places.items():
        yield from chain.from_iterable(f.noun(name, "place", code) for name in names)
    yield from side_forms(data.sides)
    yield from _watched(data)
    for offices in data.holders.values():
        yield from f.holder_forms(offices[0])
    for role in data.persons.roles.heads:
        yield from role_forms(role)
    yield from proposal_forms(data.proposals)


def _watched(data: Data) -> Iterator[f.Form]:
    """What comes due, and what numbers count."""
    for due in data.watch.values():
        yield from due_forms(due)
    for claim in data.claims.values():
        yield from claim_forms(claim)


def _folder(folder: Path) -> dict[str, Any]:
    return {path.stem: read_yaml(path) for path in sorted(folder.glob("*.yaml"))}


def _list(path: Path, kind: type[T]) -> list[T]:
    return [convert(row, kind, f"{path}[{i}]") for i, row in enumerate(read_yaml(path) or [])]


def _worded(folder: Path, kind: type[T]) -> Iterator[T]:
    """The entries of a folder beside its closed tables (`words.yaml`)."""
    for path in sorted(folder.glob("*.yaml")):
        if path.name != "words.yaml":
            yield from _list(path, kind)


def _singles(folder: Path, kind: type[T]) -> Iterator[T]:
    for path in sorted(folder.rglob("*.yaml")):
        yield convert(read_yaml(path), kind, str(path))


def _treaties(folder: Path) -> Iterator[KnownTreaty]:
    for path in sorted(folder.glob("*.yaml")):
        if path.name != "shapes.yaml":
            yield from _list(path, KnownTreaty)


def _persons(root: Path) -> Persons:
    roles, names, ordinary = root / "roles.yaml", root / "names/given.yaml", root / "names/ordinary.yaml"
    return Persons(
        roles=convert(read_yaml(roles), Roles, str(roles)),
        names=convert(read_yaml(names), Names, str(names)),
        ordinary=convert(read_yaml(ordinary).get("words", []), list[str], str(ordinary)),
    )


def _plover(path: Path) -> Plover:
    found: Plover = convert(read_yaml(path) or {"types": {}, "contexts": {}}, Plover, str(path))
    return found


def _sides(accords: Path, questions: Path) -> Sides:
    asked = [p for p in sorted(questions.glob("*.yaml")) if p.name not in ("deeds.yaml", "words.yaml")]
    return Sides(
        accords=_keyed(
            (a for kind in ("agreement", "difference") for a in _list(accords / f"{kind}.yaml", Accord)), "name"
        ),
        accord_words=read_yaml(accords / "words.yaml"),
        questions=_keyed((question for path in asked for question in _list(path, Question)), "code"),
        deeds=_keyed(iter(_list(questions / "deeds.yaml", Deed)), "name"),
        question_words=read_yaml(questions / "words.yaml"),
    )


def _proposals(folder: Path) -> ProposalWords:
    return ProposalWords(
        nouns=_keyed(iter(_list(folder / "nouns.yaml", ProposalNoun)), "noun"),
        not_proposals=_list(folder / "not_proposals.yaml", Phrase),
        verbs=_keyed(iter(_list(folder / "verbs.yaml", ProposalVerb)), "lemma"),
        known=_keyed(iter(_list(folder / "known.yaml", KnownProposal)), "name"),
        particles=_keyed(iter(_list(folder / "particles.yaml", Particle)), "form"),
        bargain_verbs=_keyed(iter(_list(folder / "bargain_verbs.yaml", BargainVerb)), "lemma"),
        deeds=_keyed(iter(_list(folder / "deeds.yaml", BargainDeed)), "name"),
        words=read_yaml(folder / "words.yaml"),
    )


def _holders(path: Path) -> dict[str, list[OfficeHolder]]:
    found: dict[str, list[OfficeHolder]] = {}
    for holder in _list(path, OfficeHolder):
        found.setdefault(holder.name, []).append(holder)
    return found


def _keyed(rows: Iterator[T], key: str) -> dict[str, T]:
    found: dict[str, T] = {}
    for row in rows:
        name = getattr(row, key)
        if name in found:
            raise LexiconError(f"{key} {name!r} is defined twice")
        found[name] = row
    return found
