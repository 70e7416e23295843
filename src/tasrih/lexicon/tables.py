"""Small closed tables of the language: function words, markers of layout, of condition, of modality."""

from __future__ import annotations

import msgspec


class Tables(msgspec.Struct, frozen=True):
    """Word lists of `data/grammar.yaml` and `data/layout.yaml`, by name; folded where they are single words."""

    grammar: dict[str, list[str]]
    layout: dict[str, list[str]]
