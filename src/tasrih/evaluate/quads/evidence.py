"""What tasrih finds in a text: its reading, and every word of the lexicon, also where no fact came of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from tasrih.find.actors import find_actors
from tasrih.find.cues import find_cues
from tasrih.find.people import find_people
from tasrih.link.context import Context
from tasrih.link.events.triggers import find_triggers
from tasrih.model import Reading
from tasrih.reader import Reader
from tasrih.record.search.analysis import analyse
from tasrih.text.clean import clean
from tasrih.text.document import Document


class Sign(NamedTuple):
    """A form of the lexicon at word `first`: the kind and name of its entry, its inflection (`tag`), and the PLOVER
    type or the act that it stands for ("" for other kinds)."""

    kind: str
    entry: str
    tag: str
    first: int
    means: str


class Evidence(NamedTuple):
    """All that rules and features look at; `stems`: one for each word."""

    reading: Reading
    signs: list[Sign]
    stems: list[str]
    folded: str


def gather(reader: Reader, text: str) -> Evidence:
    """Read `text`, and keep the lexicon's words beside the reading."""
    doc = Document.of(clean(text)[0])
    hits = reader.lexicon.scanner.scan(doc)
    hits["actor"] = find_actors(hits.get("actor", ()))
    people = find_people(doc, hits, reader.lexicon, None)
    cues = find_cues(doc, hits.get("cue", []), hits.get("notcue", []), reader.lexicon)
    ctx = Context.of(doc, reader.lexicon, hits, cues, people)
    signs = [*_deeds(ctx), *_cues(ctx), *_others(ctx)]
    stems = [analyse(word).stem for word in doc.words]
    return Evidence(reader.read(text), sorted(signs, key=lambda sign: (sign.first, sign)), stems, doc.folded)


def _deeds(ctx: Context) -> Iterator[Sign]:
    """Words of events that have what their entry asks for, but perhaps no sides."""
    for trigger in find_triggers(ctx, ctx.doc.sentences).found:
        yield Sign("event", trigger.entry.lemma, trigger.tag, trigger.first, trigger.entry.type)


def _cues(ctx: Context) -> Iterator[Sign]:
    for cue in ctx.cues:
        yield Sign("cue", cue.entry.lemma, f"{cue.family}.{cue.number}", cue.first, cue.entry.act)


def _others(ctx: Context) -> Iterator[Sign]:
    acts = ctx.lexicon.data.act_signs
    for kind, found in ctx.hits.items():
        for hit in found if kind not in ("event", "cue") else ():
            means = acts[hit.form.entry].act if kind == "actsign" else ""
            yield Sign(kind, hit.form.entry, hit.form.tag, hit.first, means)
