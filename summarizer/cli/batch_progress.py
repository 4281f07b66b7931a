"""What ``summarizer batch`` shows on stderr: a live line on a terminal, else one a minute."""

import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import click

from summarizer.progress import SilentObserver

if TYPE_CHECKING:
    from summarizer.backends.metered import Meter
    from summarizer.backends.pacing import Pace
    from summarizer.batch.folder import Progress

_EVERY = 60.0
_REFRESHES_PER_SECOND = 4


class Retries(SilentObserver):
    """Counts what is asked again."""

    def __init__(self) -> None:
        self.count = 0

    def retrying(self, label: str, reason: str) -> None:
        """Count it."""
        self.count += 1


@dataclass(frozen=True, slots=True)
class Watched:
    """What progress is read from.

    Attributes:
        progress: of the batch.
        pace: of its requests.
        meter: what the model has answered.
        retries: what was asked again.
        total: articles, if that is known.
    """

    progress: "Progress"
    pace: "Pace"
    meter: "Meter"
    retries: Retries
    total: int | None
    began: float = field(default_factory=time.monotonic)

    def line(self) -> str:
        """Say how far the batch is."""
        progress, seconds = self.progress, max(time.monotonic() - self.began, 0.001)
        whole = f" of {self.total:,}" if self.total is not None else ""
        parts = [f"{progress.ended:,}{whole}: {progress.done + progress.before:,} done"]
        parts.append(f"{progress.failed:,} failed")
        parts.append(f"{self.retries.count:,} retries")
        parts.append(f"{self.pace.under_way} under way")
        parts.append(f"{self.meter.completion / seconds:,.0f} tokens/s")
        parts.append(self._spent())
        left = self._left(seconds)
        if left is not None:
            parts.append(f"{_clock(left)} left")
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
def following(watched: Watched, *, quiet: bool) -> Iterator[None]:
    """Show progress while the block runs."""
    if quiet:
        yield
    elif sys.stderr.isatty():
        with _live(watched):
            yield
    else:
        with _told(watched):
            yield


@contextmanager
def _live(watched: Watched) -> Iterator[None]:
    from rich.console import Console
    from rich.live import Live
    from rich.text import Text

    class Line:
        def __rich__(self) -> Text:
            return Text(watched.line(), no_wrap=True, overflow="ellipsis")

    console = Console(file=sys.stderr, highlight=False, markup=False)
    with Live(
        Line(), console=console, transient=True, refresh_per_second=_REFRESHES_PER_SECOND,
        redirect_stdout=False,
    ):  # fmt: skip
        yield


@contextmanager
def _told(watched: Watched, every: float = _EVERY) -> Iterator[None]:
    ended = threading.Event()

    def tell() -> None:
        while not ended.wait(every):
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
