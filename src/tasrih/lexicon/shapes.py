"""The shapes of treaties' names: what a treaty that no list knows may be called."""

from __future__ import annotations

from tasrih.text.fold import fold_form

_CLITICS = ("", "و", "ف", "ب", "ل", "وب", "ول")


class Shapes:
    """The word lists of `data/treaties/shapes.yaml`, folded; `heads`: what a head (with its clitics) may open."""

    def __init__(self, rows: dict[str, list[str]]) -> None:
        self.lists = {name: frozenset(map(fold_form, words)) for name, words in rows.items() if "examples" not in name}
        self.heads: dict[str, list[tuple[str, str]]] = {}
        for name in [name for name in self.lists if name.endswith("_heads")]:
            for head in self.lists[name]:
                for clitic in _CLITICS:
                    self.heads.setdefault(clitic + head, []).append((name, clitic))
                if head.startswith("ال"):
                    self.heads.setdefault("لل" + head[2:], []).append((name, ""))
