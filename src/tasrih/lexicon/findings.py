"""What a check of the data says."""

from __future__ import annotations

from typing import Literal, NamedTuple

Level = Literal["error", "warning", "note"]


class Finding(NamedTuple):
    """One complaint: how grave, of which kind, about what, and what is the matter."""

    level: Level
    kind: str
    where: str
    what: str
