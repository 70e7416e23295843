"""Lines that are not the article: links to other stories, share buttons, captions, notices, teasers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from tasrih.find.lines import Line, ends_sentence, last_mark
from tasrih.lexicon.layout import LayoutWords
from tasrih.text.document import Document

_MARKS = frozenset(':./\\|-–—…()[]«"“!')
_LONGEST_NOTICE = 60
_LONGEST_LINK = 25
_LONGEST_CAPTION = 18
_TEASER = range(6, 17)
_LONGEST_RUN = 8
_LIMITS = {1: (0.2, 0.6), 2: (0.34, 0.7), 3: (0.4, 0.85)}
"""Of a lone line, two, and more: the greatest share of its words in what follows, and in the whole article."""
_WEB = frozenset({"http", "https", "www", "pic", "bit", "goo"})
_KEY = 5


def find_boilerplate(doc: Document, lines: Sequence[Line], words: LayoutWords) -> set[int]:
    """Indices of the lines that are boilerplate."""
    found: set[int] = set()
    in_list = False
    for i, line in enumerate(lines):
        if in_list and _title_like(doc, line):
            found.add(i)
            continue
        in_list = False
        if not line.size or is_furniture(doc, line, words) or _is_web(doc, line) or _is_caption(doc, line, words):
            found.add(i)
        elif size := _opener(doc, line, words):
            found.add(i)
            in_list = line.size == size and not ends_sentence(doc, line)
    return found | _teasers(doc, lines, found)


def _opener(doc: Document, line: Line, words: LayoutWords) -> int:
    """The size of the phrase that makes the line a link or notice; 0 where it is neither."""
    size = words.link_openers.match(doc.words, line.first, line.last)
    if size > 1 and line.size <= _LONGEST_NOTICE:
        return size
    if size == 1 and line.size <= _LONGEST_LINK and last_mark(doc, line) != ".":
        return size
    size = words.link_marked.match(doc.words, line.first, line.last)
    if not size or line.size > _LONGEST_LINK:
        return 0
    alone = line.size == size
    gap = "" if alone else doc.gap(line.first + size).strip()
    marked = gap[:1] in _MARKS and gap[:1] != "" and gap[:1] not in '"“«!'
    return size if alone or (marked and last_mark(doc, line) != ".") else 0


def is_furniture(doc: Document, line: Line, words: LayoutWords) -> bool:
    """Share buttons and counters: furniture words and numbers alone, at least one such word."""
    if line.size > 12:
        return False
    at, seen = line.first, False
    while at < line.last:
        size = words.furniture.match(doc.words, at, line.last)
        if not size and not doc.words[at].isdigit():
            return False
        seen = seen or bool(size)
        at += size or 1
    return seen and (line.size > 1 or len(doc.words[line.first]) > 2)


def _is_web(doc: Document, line: Line) -> bool:
    """An address, an embedded post's signature, or a lone machine-made token."""
    first = doc.words[line.first].lower()
    if line.size <= 12 and first in _WEB:
        return True
    inside = doc.folded[line.start : line.end]
    if line.size <= 16 and inside[:1] in "—-–" and "(@" in inside:
        return True
    return inside.isascii() and len(inside) >= 16 and " " not in inside


def _is_caption(doc: Document, line: Line, words: LayoutWords) -> bool:
    if line.size > _LONGEST_CAPTION or last_mark(doc, line) == ".":
        return False
    return any(words.captions.match(doc.words, at, line.last) for at in range(line.first, line.last))


def _title_like(doc: Document, line: Line) -> bool:
    """It looks like another story's headline: some words, no full stop, no list mark, no joined و at its start."""
    if not 3 <= line.size <= _TEASER.stop or last_mark(doc, line) in (".", ":", "،", "…", "؛"):
        return False
    opening = doc.folded[line.start]
    return (opening.isalpha() or opening in "\"“«'") and not doc.words[line.first].startswith("و")


def _teasers(doc: Document, lines: Sequence[Line], known: set[int]) -> set[int]:
    """Other stories' headlines between full paragraphs, told by sharing hardly a word with what follows."""
    runs = [run for run in _runs(doc, lines, known) if _between_paragraphs(doc, lines, *run, known)]
    if not runs:
        return set()
    keys = [_keys(doc, line) for line in lines]
    spread = Counter(key for own in keys[1:] for key in own)
    found: set[int] = set()
    for start, stop in runs:
        if _stands_apart(keys, spread, start, stop):
            found.update(range(start, stop))
    return found


def _stands_apart(keys: Sequence[set[str]], spread: Counter[str], start: int, stop: int) -> bool:
    """The lines [start, stop) share few words with the two lines behind them and with all other lines."""
    run = keys[start:stop]
    here = Counter(key for own in run for key in own)
    following = set().union(*keys[stop : stop + 2])
    near = sum(_share(own, own & following) for own in run)
    far = sum(_share(own, {key for key in own if spread[key] > here[key]}) for own in run)
    near_most, far_most = _LIMITS[min(stop - start, 3)]
    return near <= near_most * len(run) and far <= far_most * len(run)


def _runs(doc: Document, lines: Sequence[Line], known: set[int]) -> Iterator[tuple[int, int]]:
    """Runs of lines that could be teasers, from the third line on. A lone one must be as long as a headline."""
    start = 2
    while start < len(lines):
        stop = start
        while stop < len(lines) and stop not in known and _teaser_like(doc, lines[stop]):
            stop += 1
        alone = stop - start == 1
        if (alone and lines[start].size in _TEASER) or 1 < stop - start <= _LONGEST_RUN:
            yield start, stop
        start = stop + 1


def _teaser_like(doc: Document, line: Line) -> bool:
    if not _title_like(doc, line) or ends_sentence(doc, line):
        return False
    return doc.folded[line.end - 1] not in '"”»' or _ends_in_short_quote(doc, line)


def _ends_in_short_quote(doc: Document, line: Line) -> bool:
    """A few quoted words end the line, as in headlines; a longer quotation is somebody's own words."""
    opened = [i for i in range(max(line.first + 1, line.last - 4), line.last) if doc.gap(i).endswith(('"', "“", "«"))]
    return bool(opened) and doc.folded[line.end - 2] != "."


def _between_paragraphs(doc: Document, lines: Sequence[Line], start: int, stop: int, known: set[int]) -> bool:
    """Sentences stand before and behind the run, so that lines without a full stop are not the rule here."""
    before = start - 1
    while before > 0 and before in known:
        before -= 1
    if lines[before].size <= 4 or not ends_sentence(doc, lines[before]):
        return False
    return stop < len(lines) and lines[stop].size > 4 and ends_sentence(doc, lines[stop])


def _keys(doc: Document, line: Line) -> set[str]:
    """Rough stems of the content words."""
    return {_key(word) for word in doc.words[line.first : line.last] if len(word) > 3}


def _key(word: str) -> str:
    """A word without joined particles and article, cut short.

    >>> _key("والاتفاق"), _key("للامم")
    ('اتفاق', 'امم')
    """
    for prefix in ("وال", "بال", "فال", "كال", "ال", "لل", "و", "ب", "ل"):
        if word.startswith(prefix) and len(word) - len(prefix) >= 3:
            word = word[len(prefix) :]
            break
    return word[:_KEY]


def _share(own: set[str], part: set[str]) -> float:
    return len(part) / len(own) if own else 1.0
