"""Libraries that are not in the core."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from tasrih.errors import SourceError


@contextmanager
def needed(what: str) -> Iterator[None]:
    """Around an import: says which extra brings it.

    Raises:
        SourceError: it is not installed.
    """
    try:
        yield
    except ImportError as error:
        raise SourceError(f"reading {what} needs more libraries; pip install 'tasrih[sources]'") from error
