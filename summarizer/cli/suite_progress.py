"""What ``summarizer test`` shows on stderr while it runs: how far it is, on a terminal only."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Protocol

from summarizer.progress import Observer, SilentObserver

if TYPE_CHECKING:
    from summarizer.regression.outcome import Attempt
    from summarizer.regression.suite import Found
    from summarizer.regression.variant import Variant


class Following(Protocol):
    """Progress that is being shown."""

    @property
    def observer(self) -> Observer:
        """Told of live calls."""
        ...

    def told(self, found: "Found", variant: "Variant", attempt: "Attempt") -> None:
        """Show that an attempt is finished."""
        ...


class _Hidden:
    observer: Observer = SilentObserver()

    def told(self, found: "Found", variant: "Variant", attempt: "Attempt") -> None:
        """Show nothing."""


class _Bar:
    """A bar over all attempts; the section being asked is shown beside it."""

    def __init__(self, total: int) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn
        from rich.progress import TimeElapsedColumn as Elapsed

        self.progress = Progress(
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            Elapsed(),
            TextColumn("{task.fields[doing]}"),
            console=Console(file=sys.stderr),
            transient=True,
        )
        self._task = self.progress.add_task("cases", total=total, doing="")
        self.observer: Observer = _Doing(self)

    def told(self, found: "Found", variant: "Variant", attempt: "Attempt") -> None:
        """Move on by one."""
        self.progress.update(self._task, advance=1, doing="")

    def doing(self, text: str) -> None:
        """Show what is going on."""
        self.progress.update(self._task, doing=text)


class _Doing(SilentObserver):
    """Shows the sections that a model is asked for, and downloads."""

    def __init__(self, bar: _Bar) -> None:
        self._bar = bar

    def section_started(self, label: str) -> None:
        """Show it."""
        self._bar.doing(label)

    def retrying(self, label: str, reason: str) -> None:
        """Show it."""
        self._bar.doing(f"{label}: again")

    def downloading(self, what: str, done: int, total: int) -> None:
        """Show it."""
        self._bar.doing(f"{what}: {done / max(total, 1):.0%}")

    def status(self, message: str) -> None:
        """Show it."""
        self._bar.doing(message)


@contextmanager
def following(total: int, *, quiet: bool) -> Iterator[Following]:
    """Show progress over so many attempts, unless ``quiet`` or stderr is no terminal."""
    if quiet or not sys.stderr.isatty():
        yield _Hidden()
        return
    bar = _Bar(total)
    with bar.progress:
        yield bar
