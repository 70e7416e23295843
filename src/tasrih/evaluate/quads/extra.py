"""scikit-learn is for training only."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from tasrih.errors import SourceError


@contextmanager
def training() -> Iterator[None]:
    """Around an import: says which extra brings it.

    Raises:
        SourceError: it is not installed.
    """
    try:
        yield
    except ImportError as error:
        raise SourceError(
            "training needs scikit-learn; pip install 'tasrih[train]', or ask for --folds 0: rules alone"
        ) from error
