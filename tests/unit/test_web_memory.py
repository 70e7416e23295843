"""What the desk remembers: made once however many ask, forgotten when the record changes or when there is too much."""

from __future__ import annotations

import threading
import time

import pytest

from tasrih.web.memory import Memory


def one_row(made: object) -> int:
    return 1


def test_what_many_ask_for_at_once_is_made_once() -> None:
    memory, made, found = Memory(one_row), [], []

    def slow() -> str:
        made.append(threading.get_ident())
        time.sleep(0.1)
        return "answer"

    threads = [
        threading.Thread(target=lambda: found.append(memory.of("state", "key", slow, whole=False))) for _ in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == ["answer"] * 8
    assert len(made) == 1


def test_another_state_forgets_all() -> None:
    memory = Memory(one_row)
    for whole in (False, True):
        assert memory.of("one", whole, lambda: 1, whole=whole) == 1
        assert memory.of("one", whole, lambda: 2, whole=whole) == 1
    for whole in (False, True):
        assert memory.of("two", whole, lambda: 3, whole=whole) == 3


def test_none_is_an_answer() -> None:
    memory = Memory(one_row)
    assert memory.of("one", "key", lambda: None, whole=False) is None
    assert memory.of("one", "key", lambda: 1, whole=False) is None  # type: ignore[func-returns-value, arg-type, return-value]


def test_much_else_pushes_answers_out_but_not_what_is_drawn_from_the_whole_record() -> None:
    memory = Memory(one_row)
    memory.of("one", "first", lambda: 1, whole=False)
    memory.of("one", "whole", lambda: 1, whole=True)
    for n in range(1_000):
        memory.of("one", n, lambda: 0, whole=False)
    assert memory.of("one", "first", lambda: 2, whole=False) == 2
    assert memory.of("one", "whole", lambda: 2, whole=True) == 1


def test_rows_of_all_answers_are_bounded() -> None:
    memory = Memory(lambda rows: len(rows))
    memory.of("one", "first", lambda: [1] * 30_000, whole=False)
    memory.of("one", "second", lambda: [2] * 30_000, whole=False)
    assert memory.of("one", "first", lambda: [3], whole=False) == [3]


def test_after_an_error_it_is_made_again() -> None:
    memory = Memory(one_row)

    def wrong() -> int:
        raise ValueError("no")

    for _ in range(2):
        with pytest.raises(ValueError, match="no"):
            memory.of("one", "key", wrong, whole=False)
    assert memory.of("one", "key", lambda: 1, whole=False) == 1
