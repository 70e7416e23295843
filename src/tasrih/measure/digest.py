"""What is kept of an article to find its copies and its story by, when its text may be gone.

A digest depends on the article alone, is made once, right after the reading, and is the same on every machine. Two
digests are all that is needed to say whether two articles are copies, or tell the same story.
"""

from __future__ import annotations

import hashlib
import math
import sys
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from zlib import crc32

import msgspec

from tasrih.measure.terms import number_of, rarity, stem
from tasrih.model import Article, Reading
from tasrih.text.fold import WORD, fold

VERSION = 1
"""Raised with every change of what a digest holds, also of the data that it is made with: digests of another version
cannot be compared and have to be made anew."""
LEAD = 50
"""So many shingles from the top are always kept: what the article is about stands there."""

_FEWEST_WORDS = 12
_MOST_SHINGLES = 600
_MOST_KEYS = 128
_MOST_NUMBERS = 32
_MOST_TERMS = 64
_LEAD_WORDS = 30
_KEY_EVERY = 8
_SHORTEST_TERM = 2
_LONGEST_WORD = 40
_TOP_WEIGHT = 255
_DECIMALS = 6


class Digest(msgspec.Struct, frozen=True, array_like=True):
    """`body` and `story` name what the article has to compare: equal names, equal content. Bytes hold unsigned
    little-endian integers of 32 bits, `weights` of 8.

    `shingles` are the runs of three words in the order of the text: the first `LEAD` of them, then those that
    2**`scale` divides. `keys` are runs of five words to find candidates by, `numbers` the numbers in digits,
    `terms` with `weights` what the story is about.
    """

    version: int
    body: str
    story: str
    shingles: bytes
    scale: int
    keys: bytes
    numbers: bytes
    terms: bytes
    weights: bytes


def digest(article: Article, reading: Reading) -> Digest:
    """Digest an article; its headline, dateline, credits and boilerplate make no copy."""
    words = WORD.findall(fold(_body(article.text, reading)).text)
    headline = reading.meta.headline.text if reading.meta.headline else article.title or ""
    weights = _terms(WORD.findall(fold(headline).text), words)
    told = _packed(weights), bytes(weights.values())
    shingles, scale, keys = _shingles(words if len(words) >= _FEWEST_WORDS else [])
    return Digest(
        version=VERSION,
        body=_name(" ".join(words).encode("utf-8", "surrogatepass")) if shingles else "",
        story=_name(*told) if weights else "",
        shingles=_packed(shingles),
        scale=scale,
        keys=_packed(keys),
        numbers=_packed(sorted({number_of(word) for word in words if word.isdecimal()})[:_MOST_NUMBERS]),
        terms=told[0],
        weights=told[1],
    )


def unpacked(numbers: bytes) -> array[int]:
    """The numbers in a field of a digest."""
    values = array("I", numbers)
    if sys.byteorder == "big":
        values.byteswap()
    return values


def _packed(numbers: Iterable[int]) -> bytes:
    values = array("I", numbers)
    if sys.byteorder == "big":
        values.byteswap()
    return values.tobytes()


def _name(*parts: bytes) -> str:
    """16 hex digits for content."""
    return hashlib.blake2b(b"|".join(parts), digest_size=8).hexdigest()


def _body(text: str, reading: Reading) -> str:
    """The text without what stands around the article proper."""
    meta = reading.meta
    around = [span for span in (meta.headline, meta.dateline) if span] + meta.credits + meta.boilerplate
    pieces, last = [], 0
    for start, end in sorted(span.span for span in around):
        pieces.append(text[last:start])
        last = max(last, end)
    return "\n".join([*pieces, text[last:]])


def _shingles(words: Sequence[str]) -> tuple[list[int], int, list[int]]:
    """Runs of three words in text order, thinned where there are many; the scale; and the keys."""
    coded = [word.encode("utf-8", "surrogatepass") for word in words]
    triples = _runs(coded, 3)
    keys = sorted({run for run in _runs(coded, 5) if run % _KEY_EVERY == 0})[:_MOST_KEYS]
    distinct = list(dict.fromkeys(triples))
    lead, rest, scale = distinct[:LEAD], distinct[LEAD:], 0
    while len(lead) + len(rest) > _MOST_SHINGLES:
        scale += 1
        rest = [run for run in rest if run % (1 << scale) == 0]
    return lead + rest, scale, keys


def _runs(words: Sequence[bytes], length: int) -> list[int]:
    """A number of 32 bits for each run of so many words."""
    text = memoryview(b" ".join(words))
    ends = list(accumulate(len(word) + 1 for word in words))
    return [crc32(text[start : end - 1]) for start, end in zip([0, *ends], ends[length - 1 :], strict=False)]


def _terms(headline: Sequence[str], words: Sequence[str]) -> dict[int, int]:
    """The terms that say most, with weights up to 255: all count, those on top count twice."""
    whole = _unit(Counter(_stems([*headline, *words])))
    top = _unit(Counter(_stems([*headline, *words[:_LEAD_WORDS]])))
    said = {term: round(weight + top.get(term, 0.0), _DECIMALS) for term, weight in whole.items()}
    most = sorted(said.items(), key=lambda item: (-item[1], item[0]))[:_MOST_TERMS]
    scale = _TOP_WEIGHT / most[0][1] if most else 0.0
    weights: dict[int, int] = {}
    for term, weight in most:
        weights.setdefault(number_of(term), max(1, round(weight * scale)))
    return weights


def _stems(words: Iterable[str]) -> Iterator[str]:
    """The stems of what can be a word: stems are remembered, and endless strings would fill the memory."""
    return (stem(word) for word in words if len(word) <= _LONGEST_WORD)


def _unit(counts: Counter[str]) -> dict[str, float]:
    """Rarities weighted by how often a term occurs, as a vector of length one."""
    raw = {term: (1 + math.log(n)) * rarity(term) for term, n in counts.items() if len(term) >= _SHORTEST_TERM}
    length = math.sqrt(math.fsum(x * x for x in raw.values()))
    return {term: x / length for term, x in raw.items() if x} if length else {}
