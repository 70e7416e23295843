"""Actors as people write them: a code, or a name in Arabic or English."""

from __future__ import annotations

from functools import lru_cache

from tasrih.export.labels import label
from tasrih.lexicon import load_lexicon

OTHER = "OTHER"


def code_of(told: str) -> str:
    """The code of an actor that somebody names; what is no name comes in capitals, as codes are.

    >>> code_of("روسيا"), code_of("russia "), code_of("rus"), code_of("nowhere")
    ('RUS', 'RUS', 'RUS', 'NOWHERE')
    """
    told = told.strip()
    return _codes().get(told.casefold(), told.upper())


def is_actor(code: str) -> bool:
    """Whether there is an actor of this code; OTHER stands for those that have none."""
    return code == OTHER or code in load_lexicon().data.actors


@lru_cache(maxsize=1)
def _codes() -> dict[str, str]:
    actors = load_lexicon().data.actors
    found = {name.casefold(): OTHER for name in label("words", "other")}
    return found | {name.casefold(): code for code, one in reversed(actors.items()) for name in (one.ar, one.en, code)}
