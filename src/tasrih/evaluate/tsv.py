"""What people judged, kept as tab-separated files with a head."""

from __future__ import annotations

import csv
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TypeVar

from tasrih.errors import SourceError

T = TypeVar("T")


def load_rows(path: Path, make: Callable[[Mapping[str, str]], T], form: str) -> list[T]:
    """What `make` makes of each row of a file; `form` says what its rows are.

    Raises:
        SourceError: the file cannot be read, or `make` cannot make anything of a row.
    """
    try:
        with path.open(encoding="utf-8", newline="") as lines:
            return [make(row) for row in csv.DictReader(lines, delimiter="\t")]
    except OSError as error:
        raise SourceError(f"{path}: {(error.strerror or str(error)).lower()}; check the path") from error
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise SourceError(f"{path}: not {form} ({error})") from error
