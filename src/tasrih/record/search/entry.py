"""What goes into the index, and what comes out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

Kind = Literal["article", "statement"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An article, or a statement of one. Of its texts only the words are kept, not their order of letters."""

    key: str
    """`article_id`, or `article_id:s3`."""
    article_id: str
    kind: Kind
    text: str
    title: str = ""
    """An article's; a statement's is not searched."""
    outlet: str | None = None
    published: str | None = None
    """YYYY-MM-DD."""
    speaker: str | None = None
    """The name of who says it: found as if it stood in the text."""
    act: str | None = None
    issues: tuple[str, ...] = ()


class Found(NamedTuple):
    """A hit; the better, the higher its score."""

    key: str
    article_id: str
    kind: str
    score: float


class Results(NamedTuple):
    """The hits asked for, best first, and how many there are in all."""

    hits: list[Found]
    total: int
