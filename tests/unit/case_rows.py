"""The cases in a folder of `tests/cases`, for tests that take one at a time."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

CASES = Path(__file__).parents[1] / "cases"


def case_rows(folder: str) -> list[Any]:
    """Each row of each file there, with a name from its file and text."""
    files = sorted((CASES / folder).glob("*.yaml"))
    rows = [(file.stem, row) for file in files for row in yaml.safe_load(file.read_text(encoding="utf-8"))]
    assert rows, f"no cases in {folder}"
    return [pytest.param(row, id=f"{name}: {row['text'][:60]}") for name, row in rows]
