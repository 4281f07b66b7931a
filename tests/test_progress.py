"""Observers: what a run tells, and whether tokens are to be counted one by one."""

import pytest

from summarizer.progress import Observer, SilentObserver
from summarizer.schemas import Usage


class Counting(SilentObserver):
    """An observer that wants to hear of tokens."""

    def tokens(self, label: str, count: int) -> None:
        """Hear of it."""


class Mixin:
    """Something that hears of tokens."""

    def tokens(self, label: str, count: int) -> None:
        """Hear of it."""


def test_a_silent_observer_takes_everything_and_says_nothing(
    capsys: pytest.CaptureFixture[str],
) -> None:
    observer: Observer = SilentObserver()
    observer.section_started("actors")
    observer.tokens("actors", 1)
    observer.section_finished("actors", 1.0, Usage())
    observer.retrying("actors", "odd")
    observer.downloading("weights", 1, 2)
    observer.status("loading")
    assert capsys.readouterr() == ("", "")


def test_it_is_spared_tokens() -> None:
    assert not SilentObserver().counts_tokens


def test_so_are_others_that_do_nothing_with_them() -> None:
    class Quiet(SilentObserver):
        def status(self, message: str) -> None:
            """Hear of it."""

    assert not Quiet().counts_tokens


def test_who_has_a_method_of_its_own_hears_of_them() -> None:
    class Further(Counting):
        """One that is derived."""

    class Mixed(Mixin, SilentObserver):
        """One that has it from elsewhere."""

    assert Counting().counts_tokens
    assert Further().counts_tokens
    assert Mixed().counts_tokens


def test_who_says_otherwise_is_believed() -> None:
    class Derived(Counting):
        counts_tokens = False

    assert not Derived().counts_tokens
