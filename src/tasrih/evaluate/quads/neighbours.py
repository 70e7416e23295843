"""Vectors of stems from unlabelled news: words that stand in the same company get like vectors.

Pointwise mutual information of stems within five words (Levy and Goldberg 2014: context counts to the power 0.75,
negative values cut off), by singular values down to 200 numbers, each vector of length 1. A text is the mean of its
stems' vectors, common stems weighing less: 0.001 / (0.001 + share of the stem) (Arora, Liang, Ma 2017).
"""

from __future__ import annotations

import gzip
import math
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from tasrih.errors import SourceError
from tasrih.evaluate.quads.extra import training
from tasrih.record.search.analysis import analyse
from tasrih.text.fold import fold, words_of

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Floats = npt.NDArray[np.float32]

_NEAR = 5
_FEWEST = 8
_SIZE = 200
_SMOOTH = 0.75
_COMMON = 1e-3


class _Row(msgspec.Struct):
    text: str


class Vectors(NamedTuple):
    """Row `places[stem]` of `rows` is the stem's vector, already weighed by how common the stem is."""

    places: dict[str, int]
    rows: Floats

    def of(self, texts: Sequence[Sequence[str]], reach: float = math.inf) -> Floats:
        """One row of length 1 for each text given as stems; zeros where none of its stems is known.

        The stem at place i weighs exp(-i / reach): a short reach looks at how the text begins, an infinite one at all.
        """
        import numpy as np

        out = np.zeros((len(texts), self.rows.shape[1]), np.float32)
        for i, stems in enumerate(texts):
            known = [(self.places[stem], math.exp(-n / reach)) for n, stem in enumerate(stems) if stem in self.places]
            if known:
                out[i] = np.array([weight for _, weight in known]) @ self.rows[[place for place, _ in known]]
        sizes = np.maximum(np.linalg.norm(out, axis=1, keepdims=True), 1e-9)
        scaled: Floats = (out / sizes).astype(np.float32)
        return scaled


def unlabelled(path: Path) -> Iterator[list[str]]:
    """The stems of each text of a JSON lines file (also packed by gzip).

    Raises:
        SourceError: it cannot be read, or a line has no text.
    """
    decoder = msgspec.json.Decoder(_Row)
    try:
        with gzip.open(path, "rb") if path.suffix == ".gz" else path.open("rb") as lines:
            for line in lines:
                yield [analyse(word).stem for word, _, _ in words_of(fold(decoder.decode(line).text))]
    except (OSError, EOFError, msgspec.MsgspecError) as error:
        raise SourceError(f"{path}: not JSON lines with a text ({error})") from error


def vectors(texts: Iterable[Sequence[str]]) -> Vectors:
    """Learn vectors of the stems that occur eight times or more.

    Raises:
        SourceError: the libraries are missing, or there is too little text.
    """
    with training():
        import numpy as np
        from sklearn.utils.extmath import randomized_svd
    kept = [list(stems) for stems in texts]
    counts = Counter(stem for stems in kept for stem in stems)
    known = sorted(stem for stem, count in counts.items() if count >= _FEWEST)
    if len(known) <= _SIZE:
        raise SourceError("too few texts to learn vectors of words from; some thousands of articles are needed")
    places = {stem: i for i, stem in enumerate(known)}
    left, sizes, _ = randomized_svd(_information(kept, places), n_components=_SIZE, n_iter=3, random_state=0)
    rows = left * np.sqrt(sizes)
    rows /= np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9)
    shares = np.array([counts[stem] for stem in known]) / counts.total()
    weights = _COMMON / (_COMMON + shares)
    return Vectors(places, (rows * weights[:, None]).astype(np.float32))


def _information(texts: Iterable[Sequence[str]], places: dict[str, int]) -> object:
    """The sparse matrix of positive pointwise mutual information."""
    import numpy as np
    from scipy import sparse

    size = len(places)
    flat = [places.get(stem, -1) for stems in texts for stem in (*stems, *([""] * _NEAR))]
    line = np.array(flat, dtype=np.int32)
    together = sparse.csr_matrix((size, size), dtype=np.float32)
    for gap in range(1, _NEAR + 1):
        a, b = line[:-gap], line[gap:]
        both = (a >= 0) & (b >= 0)
        near = np.full(int(both.sum()), 1.0 / gap, dtype=np.float32)
        together = together + sparse.coo_matrix((near, (a[both], b[both])), shape=(size, size)).tocsr()
    together = (together + together.T).tocoo()
    sums = np.bincount(together.row, weights=together.data, minlength=size)
    smooth = sums**_SMOOTH / (sums**_SMOOTH).sum()
    gain = np.log(together.data / (sums[together.row] * smooth[together.col]))
    more = gain > 0
    return sparse.csr_matrix((gain[more], (together.row[more], together.col[more])), shape=(size, size))
