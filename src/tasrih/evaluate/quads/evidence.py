"""What tasrih finds in a text: its reading, and every word of the lexicon, also where no fact came of it."""

from __future__ import annotations

from typing import NamedTuple

from tasrih.lexicon import Hit, Lexicon
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
    hits = [hit for found in reader.lexicon.scanner.scan(doc).values() for hit in found]
    signs = sorted(_sign(reader.lexicon, hit) for hit in hits)
    stems = [analyse(word).stem for word in doc.words]
    return Evidence(reader.read(text), sorted(signs, key=lambda sign: sign.first), stems, doc.folded)


def _sign(lexicon: Lexicon, hit: Hit) -> Sign:
    return Sign(hit.form.kind, hit.form.entry, hit.form.tag, hit.first, _meaning(lexicon, hit))


def _meaning(lexicon: Lexicon, hit: Hit) -> str:
    entry = hit.form.entry
    match hit.form.kind:
        case "event":
            return lexicon.data.events[entry].type
        case "cue":
            return lexicon.data.cues[entry].act
        case "actsign":
            return lexicon.data.act_signs[entry].act
        case _:
            return ""
