"""Progress drawn on a terminal with rich. Imported only when there is a terminal."""

from collections.abc import Sequence
from threading import Lock
from types import TracebackType
from typing import Self, TextIO

from rich.console import Console, Group
from rich.live import Live
from rich.progress import (
    BarColumn,
    DownloadColumn,
    Progress,
    SpinnerColumn,
    TaskID,
    TextColumn,
    TimeElapsedColumn,
    TimeRemainingColumn,
    TransferSpeedColumn,
)

from summarizer.cli.failing import one_line
from summarizer.cli.sections import OpenSections, SectionCalls
from summarizer.schemas import Provenance, Usage

# Often enough to look alive; the model needs the processor more.
_REFRESHES_PER_SECOND = 4


class Drawing:
    """An observer that shows a line per section, live, and a line when it has ended.

    Text of articles and models is shown as it is: it is never read as markup.
    """

    def __init__(self, stream: TextIO, about: str = "") -> None:
        self._console = Console(file=stream, highlight=False, markup=False, soft_wrap=True)
        self._sections = Progress(
            SpinnerColumn(),
            TextColumn("{task.description}", markup=False),
            TextColumn("{task.completed:.0f} tokens"),
            TimeElapsedColumn(),
            console=self._console,
        )
        self._downloads = Progress(
            TextColumn("{task.description}", markup=False),
            BarColumn(),
            DownloadColumn(),
            TransferSpeedColumn(),
            TimeRemainingColumn(),
            console=self._console,
        )
        self._live = Live(
            Group(self._downloads, self._sections),
            console=self._console,
            transient=True,
            refresh_per_second=_REFRESHES_PER_SECOND,
            redirect_stdout=False,
        )
        self._about = about
        self._lock = Lock()
        self._open = OpenSections()
        self._lines: dict[str, TaskID] = {}
        self._fetched: dict[str, TaskID] = {}

    def __enter__(self) -> Self:
        """Start drawing."""
        if self._about:
            self._say(f"{self._about}:")
        self._live.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Stop drawing; the lines of ended sections stay."""
        self._close()
        self._live.stop()

    @property
    def observer(self) -> "Drawing":
        """What receives the events: this."""
        return self

    def finish(self, provenance: Provenance) -> None:
        """Show the totals of the run."""
        self._close()
        usage = provenance.usage
        self._say(
            f"done in {provenance.seconds:.1f} s: {provenance.calls} calls, "
            f"{provenance.retries} retries, {usage.prompt} prompt tokens "
            f"({usage.cached} cached), {usage.completion} output tokens"
        )

    def section_started(self, label: str) -> None:
        """Add a line for the section, unless it has one: it may take many calls."""
        with self._lock:
            self._settle(self._open.started(label))
            if label not in self._lines:
                self._lines[label] = self._sections.add_task(one_line(label), total=None)

    def tokens(self, label: str, count: int) -> None:
        """Count the tokens on the section's line."""
        with self._lock:
            if label in self._lines:
                self._sections.advance(self._lines[label], count)

    def section_finished(self, label: str, seconds: float, usage: Usage) -> None:
        """Count the call; the live line gives way to one that stays once the section has ended."""
        with self._lock:
            self._settle(self._open.finished(label, seconds, usage.completion))

    def retrying(self, label: str, reason: str) -> None:
        """Show that something is asked again, and why."""
        self._say(f"↻ {label}: asked again: {reason}")

    def downloading(self, what: str, done: int, total: int) -> None:
        """Move the bar of this download; it goes when the download is complete."""
        with self._lock:
            task = self._fetched.get(what)
            if task is None:
                task = self._downloads.add_task(one_line(what), total=total or None)
                self._fetched[what] = task
            self._downloads.update(task, completed=done, total=total or None)
            if total and done >= total:
                self._downloads.remove_task(self._fetched.pop(what))

    def status(self, message: str) -> None:
        """Show the message on a line of its own."""
        self._say(message)

    def _close(self) -> None:
        with self._lock:
            self._settle(self._open.close())

    def _settle(self, ended: Sequence[SectionCalls]) -> None:
        for section in ended:
            line = self._lines.pop(section.label, None)
            if line is not None:
                self._sections.remove_task(line)
            self._say(f"✓ {section.summary()}")

    def _say(self, line: str) -> None:
        self._console.print(one_line(line))
