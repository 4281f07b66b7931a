"""What a run tells while it works. The command line draws it; a library caller may listen."""

from typing import Any, Protocol

from summarizer.schemas import Usage


class Observer(Protocol):
    """Receives events of a run. Calls may come from several threads."""

    def section_started(self, label: str) -> None:
        """Say that a request for this section is on its way."""

    def tokens(self, label: str, count: int) -> None:
        """Say that so many more output tokens have come in for this section."""

    def section_finished(self, label: str, seconds: float, usage: Usage) -> None:
        """Say that the reply for this section is complete."""

    def retrying(self, label: str, reason: str) -> None:
        """Say that something is asked again, and why."""

    def downloading(self, what: str, done: int, total: int) -> None:
        """Say how many bytes of a download are there."""

    def status(self, message: str) -> None:
        """Say what else is going on, e.g. that a model is being loaded."""


class SilentObserver:
    """An observer that says nothing: the default of the library."""

    counts_tokens = False
    """Whether :meth:`tokens` is to be called: if not, replies need not be streamed.

    A subclass with a method of its own under that name wants to hear of them.
    """

    def __init_subclass__(cls, **more: Any) -> None:
        super().__init_subclass__(**more)
        if "counts_tokens" not in vars(cls):
            cls.counts_tokens = cls.tokens is not SilentObserver.tokens

    def section_started(self, label: str) -> None:
        """Ignore it."""

    def tokens(self, label: str, count: int) -> None:
        """Ignore it."""

    def section_finished(self, label: str, seconds: float, usage: Usage) -> None:
        """Ignore it."""

    def retrying(self, label: str, reason: str) -> None:
        """Ignore it."""

    def downloading(self, what: str, done: int, total: int) -> None:
        """Ignore it."""

    def status(self, message: str) -> None:
        """Ignore it."""
