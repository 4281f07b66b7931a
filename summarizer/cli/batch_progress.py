"""What ``summarizer batch`` shows on stderr: a live line on a terminal, else one a minute."""

import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TextIO

import click

from summarizer.cli.failing import one_line
from summarizer.progress import SilentObserver

if TYPE_CHECKING:
    from summarizer.backends.metered import Meter
    from summarizer.backends.pacing import Pace
    from summarizer.batch.folder import Progress

_EVERY = 60.0
_REFRESHES_PER_SECOND = 4
_MEGABYTE = 1_000_000


class Happenings(SilentObserver):
    """Remembers what the line tells beside figures.

    Attributes:
        retries: how often something was asked again.
        going_on: what the model does before it can answer, such as a download; ``""`` if nothing.
    """

    def __init__(self) -> None:
        self.retries = 0
        self.going_on = ""

    def retrying(self, label: str, reason: str) -> None:
        """Count it."""
        self.retries += 1

    def downloading(self, what: str, done: int, total: int) -> None:
        """Remember how far it is."""
        whole = f" of {total / _MEGABYTE:,.0f}" if total else ""
        self.going_on = "" if done == total else f"{what}: {done / _MEGABYTE:,.0f}{whole} MB"

    def status(self, message: str) -> None:
        """Remember the message."""
        self.going_on = message


@dataclass(slots=True)
class Watched:
    """What progress is read from.

    Attributes:
        progress: of the batch.
        pace: of its requests.
        meter: what the model has answered.
        happenings: what else is going on.
        total: articles, if that is known.
        clock: seconds that only ever grow.
        began: when the batch did, by the clock.
    """

    progress: "Progress"
    pace: "Pace"
    meter: "Meter"
    happenings: Happenings
    total: int | None
    clock: Callable[[], float] = time.monotonic
    began: float = field(init=False)

    def __post_init__(self) -> None:
        self.began = self.clock()

    def line(self) -> str:
        """Say how far the batch is."""
        progress, seconds = self.progress, max(self.clock() - self.began, 0.001)
        whole = f" of {self.total:,}" if self.total is not None else ""
        parts = [
            f"{progress.ended:,}{whole}: {progress.done + progress.before:,} done",
            f"{progress.failed:,} failed",
            f"{self.happenings.retries:,} retries",
            f"{self.pace.under_way:,} under way",
            f"{self.meter.completion / seconds:,.0f} tokens/s",
            self._spent(),
        ]
        left = self._left(seconds)
        if left is not None:
            parts.append(f"{_clock(left)} left")
        elif self.happenings.going_on:
            parts.append(one_line(self.happenings.going_on))
        return ", ".join(parts)

    def _spent(self) -> str:
        if self.meter.cost:
            return f"${self.meter.cost:,.2f}"
        return f"{self.meter.prompt + self.meter.completion:,} tokens"

    def _left(self, seconds: float) -> float | None:
        """Return the seconds that are left, by the speed so far."""
        fresh = self.progress.done + self.progress.failed
        if self.total is None or not fresh:
            return None
        return seconds / fresh * max(self.total - self.progress.ended, 0)


@contextmanager
def following(watched: Watched, *, quiet: bool, every: float = _EVERY) -> Iterator[None]:
    """Show progress on stderr while the block runs.

    Args:
        watched: what it is read from.
        quiet: show nothing.
        every: seconds from one line to the next where there is no terminal.
    """
    if quiet:
        yield
    elif sys.stderr.isatty():
        with live(watched, sys.stderr):
            yield
    else:
        with _told(watched, every):
            yield


@contextmanager
def live(watched: Watched, stream: TextIO) -> Iterator[None]:
    """Show a line on a terminal that changes while the block runs, and is gone afterwards."""
    from rich.console import Console
    from rich.live import Live
    from rich.text import Text

    class Line:
        def __rich__(self) -> Text:
            return Text(watched.line(), no_wrap=True, overflow="ellipsis")

    console = Console(file=stream, highlight=False, markup=False)
    with Live(
        Line(),
        console=console,
        transient=True,
        refresh_per_second=_REFRESHES_PER_SECOND,
        redirect_stdout=False,
    ):
        yield


@contextmanager
def _told(watched: Watched, every: float) -> Iterator[None]:
    ended = threading.Event()

    def tell() -> None:
        while not ended.wait(every):
            with suppress(OSError):  # nobody reads it any more
                click.echo(watched.line(), err=True)

    thread = threading.Thread(target=tell, name="summarizer-progress", daemon=True)
    thread.start()
    try:
        yield
    finally:
        ended.set()
        thread.join()


def _clock(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
