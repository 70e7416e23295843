"""Cues: where in the text a word that may report stands, and in which inflection."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from tasrih.lexicon import Hit, Lexicon
from tasrih.lexicon.schema import Cue, LightNoun
from tasrih.text.document import Document

FINITE = frozenset({"past", "present", "jussive", "passive", "form"})


class CueHit(NamedTuple):
    """A possible cue: words [first, last), its entry, and its inflection (`family`.`number`)."""

    first: int
    last: int
    entry: Cue
    family: str
    number: str
    prefix: str
    suffix: str

    @property
    def finite(self) -> bool:
        """A verb with a subject of its own (no participle, no noun)."""
        return self.family in FINITE and self.entry.cls in ("verb", "light", "phrase")

    @property
    def joined(self) -> bool:
        """A conjunction و or ف is joined to it."""
        return self.prefix[:1] in ("و", "ف")

    @property
    def singular(self) -> bool:
        return self.number.startswith("3ms") or self.number.startswith("3fs") or self.number in ("ms", "fs")

    @property
    def feminine(self) -> bool:
        return self.number in ("3fs", "3fd", "3fp", "fs", "fd", "fp")


def find_cues(doc: Document, hits: Sequence[Hit], blocked: Sequence[Hit], lexicon: Lexicon) -> list[CueHit]:
    """All possible cues in text order, without those that a fixed phrase shows to be none."""
    dead = {i for hit in blocked for i in range(hit.first, hit.last)}
    found: list[CueHit] = []
    for hit in hits:
        if hit.first in dead:
            continue
        entry = lexicon.data.cues[hit.form.entry]
        family, _, number = hit.form.tag.partition(".")
        if not _spelt_right(doc, hit, family, entry) or _is_noun(doc, hit, family, lexicon):
            continue
        found.append(CueHit(hit.first, hit.last, entry, family, number, hit.prefix, hit.suffix))
    found.sort(key=lambda cue: (cue.first, cue.entry.weak, -cue.last, _FAMILY_ORDER.get(cue.family, 9)))
    return found


_FAMILY_ORDER = {"past": 0, "hal": 1, "present": 2, "according": 3, "passive": 4, "masdar": 5, "noun": 6}


def _spelt_right(doc: Document, hit: Hit, family: str, entry: Cue) -> bool:
    """Joined letters that the inflection cannot carry: سـ only before the present, لـ hardly ever before verbs."""
    if hit.prefix.endswith("س") and family != "present":
        return False
    if hit.prefix.endswith("ل") and family not in ("present", "masdar", "noun"):
        return False
    if hit.suffix == "ه" and doc.text[doc.chars(0, doc.ends[hit.last - 1])[1] - 1] == "ة":
        return False
    if hit.form.tag == "hal.fs" and not hit.suffix and doc.text[doc.chars(0, doc.ends[hit.last - 1])[1] - 1] == "ه":
        return False
    if hit.suffix in ("ي", "ك") and family in FINITE:
        return False
    return not (hit.suffix and family == "hal" and not hit.suffix.startswith("ه"))


def _is_noun(doc: Document, hit: Hit, family: str, lexicon: Lexicon) -> bool:
    """Right behind a preposition or "عدم", what looks like a verb is a noun ("بعد رفض", "عن كشف")."""
    if family not in ("past", "passive") or hit.prefix or not hit.first:
        return False
    return doc.words[hit.first - 1] in lexicon.grammar["noun_leads"] and doc.gap(hit.first).isspace()


def light_noun(entry: Cue, word: str) -> LightNoun | None:
    """The noun of a light verb by its (bare, singular) entry name."""
    return next((noun for noun in entry.nouns if noun.noun == word), None)
