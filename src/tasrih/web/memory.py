"""A memory of answers, for as long as the record does not change; every commit of a writer makes it forget all."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Any, TypeVar, cast

T = TypeVar("T")
_MOST, _MOST_ROWS = 400, 40_000
"""Answers, and rows of all of them together; what was not asked for longest is forgotten first."""
_PATIENCE = 20.0
"""Seconds to wait for another thread that makes the same."""


class Memory:
    """May be shared by threads: what several ask for at once is made once."""

    def __init__(self, rows: Callable[[Any], int]) -> None:
        self._rows_of = rows
        self._lock = threading.Lock()
        self._state = ""
        self._answers: OrderedDict[Hashable, Any] = OrderedDict()
        self._rows = 0
        self._whole: dict[Hashable, Any] = {}
        self._making: dict[Hashable, threading.Event] = {}

    def of(self, state: str, key: Hashable, make: Callable[[], T], *, whole: bool) -> T:
        """What `make` gave for this key in this state of the record, else what it gives now. What is drawn from the
        `whole` record, and few there are, is kept however much else is asked for."""
        with self._lock:
            if state != self._state:
                self._forget(state)
            if (found := self._found(key)) is not None:
                return cast(T, found[0])
            other = self._making.get((state, key))
            if other is None:
                self._making[state, key] = own = threading.Event()
        if other is not None:
            other.wait(_PATIENCE)
            with self._lock:
                if state == self._state and (found := self._found(key)) is not None:
                    return cast(T, found[0])
            return make()
        try:
            made = make()
            self._keep(state, key, made, whole)
        finally:
            with self._lock:
                del self._making[state, key]
            own.set()
        return made

    def _forget(self, state: str) -> None:
        self._answers.clear()
        self._whole.clear()
        self._rows, self._state = 0, state

    def _found(self, key: Hashable) -> tuple[Any] | None:
        """In a tuple, for None may have been the answer."""
        if key in self._whole:
            return (self._whole[key],)
        if key in self._answers:
            self._answers.move_to_end(key)
            return (self._answers[key],)
        return None

    def _keep(self, state: str, key: Hashable, made: Any, whole: bool) -> None:
        with self._lock:
            if state != self._state:
                return
            if whole:
                self._whole[key] = made
                return
            self._answers[key] = made
            self._rows += self._rows_of(made)
            while len(self._answers) > _MOST or self._rows > _MOST_ROWS:
                self._rows -= self._rows_of(self._answers.popitem(last=False)[1])
