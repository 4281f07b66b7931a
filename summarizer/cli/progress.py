"""What a run shows on stderr while it works: something on a terminal, nothing elsewhere."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from summarizer.progress import Observer
    from summarizer.schemas import Provenance


class Shown(Protocol):
    """Progress that is being shown."""

    @property
    def observer(self) -> "Observer":
        """What receives the events of the run."""
        ...

    def finish(self, provenance: "Provenance") -> None:
        """Show the totals of the run."""
        ...


class _Hidden:
    """Progress that nobody sees."""

    def __init__(self) -> None:
        from summarizer.progress import SilentObserver

        self.observer = SilentObserver()

    def finish(self, provenance: "Provenance") -> None:
        """Show nothing."""


@contextmanager
def observing(*, quiet: bool, about: str = "") -> Iterator[Shown]:
    """Show progress while the block runs, unless ``quiet`` or stderr is no terminal.

    Args:
        quiet: show nothing.
        about: what the run is about, shown first; empty for nothing.
    """
    if quiet or not sys.stderr.isatty():
        yield _Hidden()
        return
    from summarizer.cli.drawing import Drawing

    with Drawing(sys.stderr, about) as drawing:
        yield drawing
