"""Texts with a quad class, and which of them are near copies of each other."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Sequence
from pathlib import Path

import msgspec

from tasrih.errors import SourceError
from tasrih.text.fold import fold, words_of

QUADS = {1: "verbal cooperation", 2: "material cooperation", 3: "verbal conflict", 4: "material conflict"}
"""PLOVER's quad classes by number."""
NONE = "none"
CLASSES = (*QUADS.values(), NONE)
_RUN = 3
_COMMON_RUNS = 4
_SHARE = 0.5
_FORMULA = 60
_WATCHED = 4


class QuadText(msgspec.Struct, frozen=True):
    """A text and its class: a name of `QUADS`, or None where it tells of nothing between actors."""

    id: str
    text: str
    quad: str | None = None

    @property
    def label(self) -> str:
        """The class, `NONE` where there is none."""
        return self.quad or NONE

    @property
    def watched(self) -> bool:
        """In the quarter of the texts (by digest) that nothing was chosen on."""
        digest = hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).digest()
        return digest[-1] % _WATCHED == 0


def load_quads(path: Path) -> list[QuadText]:
    """JSON lines `{id, text, quad}`, quad a name of `QUADS` or null.

    Raises:
        SourceError: it cannot be read, or a line has another form.
    """
    try:
        rows = msgspec.json.Decoder(QuadText).decode_lines(path.read_bytes())
    except OSError as error:
        raise SourceError(f"{path}: {(error.strerror or str(error)).lower()}; check the path") from error
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise SourceError(f"{path}: not JSON lines with id, text and quad ({error})") from error
    if not rows:
        raise SourceError(f"{path}: no text in it")
    for row in rows:
        if row.label not in CLASSES:
            raise SourceError(f"{path}: {row.id}: {row.quad!r} is no quad class; use {', '.join(CLASSES[:-1])} or null")
    return rows


def near_copies(texts: Sequence[str]) -> list[int]:
    """For each text the number of its group: texts chained by near copies have the same.

    Two texts are near copies if half of the three-word runs of the shorter one, and four at least, stand in the other
    too. Runs that more than 60 texts share are formulas and count for nothing.
    """
    runs = [_runs(text) for text in texts]
    parent = list(range(len(texts)))
    for (a, b), shared in _shared(runs).items():
        if shared >= _COMMON_RUNS and shared >= _SHARE * min(len(runs[a]), len(runs[b])):
            parent[_root(parent, b)] = _root(parent, a)
    return [_root(parent, i) for i in range(len(texts))]


def _runs(text: str) -> set[tuple[str, ...]]:
    words = [word for word, _, _ in words_of(fold(text))]
    return {tuple(words[i : i + _RUN]) for i in range(len(words) - _RUN + 1)}


def _shared(runs: Sequence[set[tuple[str, ...]]]) -> Counter[tuple[int, int]]:
    """How many runs each pair of texts has in common, for pairs that have any."""
    having: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for i, own in enumerate(runs):
        for run in own:
            having[run].append(i)
    return Counter(
        (a, b) for who in having.values() if 1 < len(who) <= _FORMULA for n, b in enumerate(who) for a in who[:n]
    )


def _root(parent: list[int], i: int) -> int:
    while parent[i] != i:
        parent[i] = parent[parent[i]]
        i = parent[i]
    return i
