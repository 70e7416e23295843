"""One scan: all forms of all entries in one pass of one automaton.

The automaton runs over the document's words joined by single spaces, so punctuation and line breaks inside a name
do not hide it; `loose` kinds accept that, others need plain space between their words.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, MatchKind

from tasrih.lexicon.forms import Form
from tasrih.text.document import Document

_AND = ("", "و", "ف")
_PREPOSITIONS = ("ب", "ل", "ك")
CLITICS: dict[str, frozenset[str]] = {
    "none": frozenset({""}),
    "and": frozenset(_AND),
    "noun": frozenset(a + p for a in _AND for p in ("", *_PREPOSITIONS)),
    "verb": frozenset({a + p for a in _AND for p in ("", "س", "ل")}),
}
LONGEST_CLITIC = 2
PRONOUNS = ("ها", "هم", "هما", "هن", "نا", "كم", "ني", "ه", "ك", "ي")
_BY_LAST_LETTER = {
    letter: [(pronoun, len(pronoun)) for pronoun in PRONOUNS if pronoun[-1] == letter]
    for letter in {pronoun[-1] for pronoun in PRONOUNS}
}
LOOSE = frozenset({"treaty"})


class Hit(NamedTuple):
    """A form found: words [first, last), with the clitics joined before and behind it."""

    first: int
    last: int
    form: Form
    prefix: str
    suffix: str

    @property
    def joined(self) -> int:
        """How many letters are joined before the form; للـ counts one, for the article is merged in it."""
        return len(self.prefix) or int(self.merged)

    @property
    def merged(self) -> bool:
        """Whether ل and the article are merged in the form: للـ."""
        return self.form.text.startswith("لل")


class Scanner:
    """The automaton over all forms."""

    def __init__(self, forms: Sequence[Form]) -> None:
        by_text: dict[str, list[Form]] = {}
        for form in forms:
            by_text.setdefault(form.text, []).append(form)
        self._forms = list(by_text.values())
        self._automaton = AhoCorasick(list(by_text), matchkind=MatchKind.Standard)

    def scan(self, doc: Document) -> dict[str, list[Hit]]:
        """All hits by kind, in text order; within a kind a hit inside a longer one is dropped."""
        stream = " ".join(doc.words)
        opens, closes = _word_edges(doc.words)
        found: dict[str, list[Hit]] = {}
        for pattern, start, end in self._automaton.find_matches_as_indexes(stream, overlapping=True):
            opened = opens.get(start)
            closed = closes.get(end)
            if opened is None or closed is None:
                continue
            first, prefix = opened
            last, suffix = closed
            for form in self._forms[pattern]:
                if prefix not in CLITICS[form.clitics] or (suffix and not form.pronoun):
                    continue
                if last - first > 1 and form.kind not in LOOSE and not _plain(doc, first, last):
                    continue
                found.setdefault(form.kind, []).append(Hit(first, last, form, prefix, suffix))
        return {kind: _unblocked(_longest(hits)) for kind, hits in found.items()}


def _unblocked(hits: list[Hit]) -> list[Hit]:
    """Without the blocking forms (tag none) and the hits on the same words that need a joined letter."""
    blocked = {(hit.first, hit.last) for hit in hits if hit.form.tag == "none"}
    if not blocked:
        return hits
    return [hit for hit in hits if hit.form.tag != "none" and (hit.first, hit.last) not in blocked]


def _word_edges(words: Sequence[str]) -> tuple[dict[int, tuple[int, str]], dict[int, tuple[int, str]]]:
    """Stream offsets where a form may start (word index, clitics before) and end (index + 1, pronoun behind)."""
    opens: dict[int, tuple[int, str]] = {}
    closes: dict[int, tuple[int, str]] = {}
    at = 0
    for i, word in enumerate(words):
        opens[at] = (i, "")
        size = len(word)
        if size > 2 and word[0] in "وفبلكس":
            opens[at + 1] = (i, word[0])
            if size > 3 and word[:2] in _DOUBLE:
                opens[at + 2] = (i, word[:2])
        end = at + size
        closes[end] = (i + 1, "")
        if size > 2:
            for pronoun, width in _BY_LAST_LETTER.get(word[-1], ()):
                if size > width + 1 and word.endswith(pronoun):
                    closes[end - width] = (i + 1, pronoun)
        at = end + 1
    return opens, closes


_DOUBLE = frozenset(clitic for group in CLITICS.values() for clitic in group if len(clitic) == LONGEST_CLITIC)


def _plain(doc: Document, first: int, last: int) -> bool:
    return all(doc.plain[i] or (doc.gap(i).isspace() and "\n" not in doc.gap(i)) for i in range(first + 1, last))


def _longest(hits: Iterable[Hit]) -> list[Hit]:
    """Hits in text order without those that lie inside a longer one."""
    ordered = sorted(hits, key=lambda hit: (hit.first, -hit.last, len(hit.prefix) + len(hit.suffix)))
    kept: list[Hit] = []
    reach = -1
    for hit in ordered:
        if hit.last > reach:
            kept.append(hit)
            reach = hit.last
        elif kept and (hit.first, hit.last) == (kept[-1].first, kept[-1].last):
            kept.append(hit)
    return kept
