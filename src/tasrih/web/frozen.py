"""Filters as keys of what is remembered."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Any, cast


def frozen(value: Any) -> Hashable:
    """A value that can be a key."""
    if isinstance(value, dict):
        return tuple(sorted((name, frozen(one)) for name, one in value.items()))
    if isinstance(value, list | tuple):
        return tuple(frozen(one) for one in value)
    return cast(Hashable, value)
