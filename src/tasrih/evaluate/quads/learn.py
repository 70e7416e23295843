"""Linear models over several views of a text, and their honest cross-validation.

A view turns texts into columns; everything it counts (vocabulary, document frequencies) comes from the training part.
How strictly the model is held down (C) is chosen within each training part by three inner folds.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from tasrih.errors import SourceError
from tasrih.evaluate.quads.evidence import Evidence
from tasrih.evaluate.quads.extra import training
from tasrih.evaluate.quads.features import findings
from tasrih.evaluate.quads.neighbours import Vectors
from tasrih.evaluate.quads.scores import Confusion
from tasrih.lexicon.schema import Plover

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Places = npt.NDArray[np.int64]

View = Callable[["Places", "Places"], tuple[Any, Any]]
"""Places of training and test texts → sparse matrices of both."""
STRENGTHS = (0.05, 0.1, 0.3)
_INNER = 3
REACHES = ((math.inf, 1.0), (10.0, 0.5), (2.0, 0.5))
"""How far into the text neighbours are looked at, in words, and how much that weighs."""


class Design(NamedTuple):
    """A model: its name and its views, side by side."""

    name: str
    views: tuple[View, ...]


class Fold(NamedTuple):
    """One test part: its places, the classes said of them, and the C that was chosen without it."""

    places: Places
    said: list[str]
    strength: float


class Material(NamedTuple):
    """What models are made of: a text, its evidence, label and group of near copies for each place."""

    texts: Sequence[str]
    evidence: Sequence[Evidence]
    labels: Sequence[str]
    groups: Sequence[int]


def word_view(texts: Sequence[str]) -> View:
    """TF-IDF of words as they stand: the plain baseline."""
    from sklearn.feature_extraction.text import TfidfVectorizer

    return _fitted(TfidfVectorizer, texts)


def stem_view(evidence: Sequence[Evidence]) -> View:
    """TF-IDF of runs of one to three stems."""
    from sklearn.feature_extraction.text import TfidfVectorizer

    def make() -> Any:
        return TfidfVectorizer(
            tokenizer=str.split, token_pattern=None, lowercase=False, ngram_range=(1, 3), sublinear_tf=True
        )

    return _fitted(make, [" ".join(one.stems) for one in evidence])


def letter_view(evidence: Sequence[Evidence]) -> View:
    """TF-IDF of runs of two to five folded letters within words."""
    from sklearn.feature_extraction.text import TfidfVectorizer

    def make() -> Any:
        return TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 5), min_df=2, sublinear_tf=True)

    return _fitted(make, [one.folded for one in evidence])


def finding_view(evidence: Sequence[Evidence], plover: Plover, without: str = "") -> View:
    """tasrih's findings, each text's of length 1."""
    from sklearn.feature_extraction import DictVectorizer
    from sklearn.pipeline import make_pipeline
    from sklearn.preprocessing import Normalizer

    rows = [findings(one, plover, without) for one in evidence]
    return _fitted(lambda: make_pipeline(DictVectorizer(), Normalizer()), rows)


def neighbour_view(evidence: Sequence[Evidence], vectors: Vectors) -> View:
    """The mean of the stems' vectors, of the whole text and of how it begins; nothing in it comes from labels."""
    from scipy import sparse

    stems = [one.stems for one in evidence]
    rows = sparse.hstack([sparse.csr_matrix(weight * vectors.of(stems, reach)) for reach, weight in REACHES], "csr")
    return lambda train, test: (rows[train], rows[test])


def _fitted(make: Callable[[], Any], rows: Sequence[Any]) -> View:
    def view(train: Places, test: Places) -> tuple[Any, Any]:
        counter = make()
        return counter.fit_transform([rows[i] for i in train]), counter.transform([rows[i] for i in test])

    return view


def cross_validated(design: Design, material: Material, folds: int, seed: int) -> Iterator[Fold]:
    """Train on all folds but one, for each; no group is parted by a fold. The same seed gives the same folds."""
    with training():
        import numpy as np
    for train, test in _parts(np.array(material.labels), np.array(material.groups), folds, seed):
        yield learnt(design, material, train, test, seed)


def learnt(design: Design, material: Material, train: Places, test: Places, seed: int = 0) -> Fold:
    """Train on the texts at some places, and say the classes of those at others."""
    import numpy as np

    labels, groups = np.array(material.labels)[train], np.array(material.groups)[train]
    columns, unseen = _side_by_side(design, train, test)
    strength = _chosen(columns, labels, groups, seed)
    model = _model(strength).fit(columns, labels)
    return Fold(test, [str(label) for label in model.predict(unseen)], strength)


def test_parts(material: Material, folds: int, seed: int) -> list[list[int]]:
    """The places of each test part.

    Raises:
        SourceError: scikit-learn is missing, or there are too few texts.
    """
    with training():
        import numpy as np
    parts = _parts(np.array(material.labels), np.array(material.groups), folds, seed)
    return [test.tolist() for _, test in parts]


def _side_by_side(design: Design, train: Places, test: Places) -> tuple[Any, Any]:
    from scipy import sparse

    pairs = [view(train, test) for view in design.views]
    return sparse.hstack([pair[0] for pair in pairs], "csr"), sparse.hstack([pair[1] for pair in pairs], "csr")


def _chosen(columns: Any, labels: Any, groups: Any, seed: int) -> float:
    """The C of best macro-F1 on inner folds of the training part, the smaller of equals."""
    parts = list(_parts(labels, groups, _INNER, seed))

    def worth(strength: float) -> float:
        said = labels.copy()
        for train, test in parts:
            said[test] = _model(strength).fit(columns[train], labels[train]).predict(columns[test])
        return Confusion(labels.tolist(), said.tolist()).macro_f1

    return max(STRENGTHS, key=worth)


def _parts(labels: Any, groups: Any, folds: int, seed: int) -> Iterator[tuple[Places, Places]]:
    with training():
        from sklearn.model_selection import StratifiedGroupKFold
    if len(set(groups.tolist())) < 2 * folds or min(Counter(labels.tolist()).values()) < folds:
        raise SourceError(f"too few texts for {folds} folds; each class needs {folds} at least")
    yield from StratifiedGroupKFold(folds, shuffle=True, random_state=seed).split(labels, labels, groups)


def _model(strength: float) -> Any:
    from sklearn.svm import LinearSVC

    return LinearSVC(C=strength, class_weight="balanced", random_state=0)
