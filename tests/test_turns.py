"""One host is not asked for much at once, however many articles of it a batch has."""

import threading
from contextlib import ExitStack

from summarizer.readers.turns import AT_ONCE, _hosts, turn_at


def test_a_host_that_is_busy_is_waited_for_and_others_are_not() -> None:
    entered = threading.Event()

    def fetch() -> None:
        with turn_at("busy.example"):
            entered.set()

    waiting = threading.Thread(target=fetch)
    with ExitStack() as others:
        for _ in range(AT_ONCE):
            others.enter_context(turn_at("busy.example"))
        waiting.start()
        with turn_at("idle.example"):
            assert not entered.is_set()
    waiting.join()
    assert entered.is_set()


def test_what_is_over_is_forgotten() -> None:
    with turn_at("gone.example"):
        assert "gone.example" in _hosts
    assert "gone.example" not in _hosts
