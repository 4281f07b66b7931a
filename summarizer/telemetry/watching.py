"""Tells listeners of notes, sections and attempts, while they go on."""

import logging
from collections.abc import Sequence
from contextvars import Token
from time import perf_counter
from types import TracebackType
from typing import Any, Protocol, final

from summarizer.llm import Reply, Request
from summarizer.telemetry.work import CURRENT, Event, Field, Work, kind_of


class Listener(Protocol):
    """Is told what goes on, to log or to trace it. It has to be quick and must never raise."""

    def begun(self, work: Work) -> object:
        """Hear that something began; what is returned is handed to :meth:`ended`."""
        ...

    def ended(self, work: Work, held: Any) -> None:
        """Hear how it ended, in the task or thread where it began."""
        ...

    def told(self, event: Event, level: int) -> None:
        """Hear of something that takes no time; ``level`` is one of :mod:`logging`."""
        ...


class Watch(Protocol):
    """A ``with`` block around a piece of work."""

    def __enter__(self) -> Work:
        """Begin."""
        ...

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """End; an error that leaves the block is noted, and goes on."""
        ...


class Telemetry:
    """Tells its listeners of a run. Tasks and threads may share it.

    What belongs to what is found by context variables: an attempt belongs to the section of its
    task or thread, a section to its note. Tasks inherit them; a thread has to be started in a
    copy of the context (:func:`contextvars.copy_context`).

    Args:
        *listeners: e.g. :class:`~.log_events.LogEvents` and :class:`~.tracing.Spans`.
    """

    def __init__(self, *listeners: Listener) -> None:
        self._listeners = listeners

    def __repr__(self) -> str:
        return f"{type(self).__name__}({', '.join(map(repr, self._listeners))})"

    @property
    def silent(self) -> bool:
        """Nobody listens."""
        return not self._listeners

    def note(self, item: str, model: str) -> Watch:
        """Watch the work on one article, for a ``with`` block.

        Args:
            item: the article's id.
            model: the model's name.
        """
        if not self._listeners:
            return _SILENT
        return _Watched(Work("note", model, item), self._listeners)

    def section(self, request: Request, model: str, *, streamed: bool = False) -> Watch:
        """Watch a request until its reply is there, waiting and transport retries included."""
        if not self._listeners:
            return _SILENT
        work = Work("section", model, request=request, streamed=streamed)
        return _Watched(work, self._listeners)

    def attempt(self, request: Request, model: str, *, streamed: bool = False) -> Watch:
        """Watch a request that is sent once."""
        if not self._listeners:
            return _SILENT
        work = Work("attempt", model, request=request, streamed=streamed)
        return _Watched(work, self._listeners)

    def event(self, name: str, level: int = logging.INFO, **fields: Field) -> None:
        """Tell of something that takes no time, e.g. ``event("batch.started", articles=300)``.

        The article and the section in which it happens are added. The fields are for names,
        kinds and figures: no text of an article or a reply, no message of an error, no key.
        """
        if not self._listeners:
            return
        work = CURRENT.get()
        event = Event(name, {**(work.place if work else {}), **fields})
        for listener in self._listeners:
            listener.told(event, level)

    def waiting(self, error: Exception, seconds: float) -> None:
        """Tell that because of this error the section is sent again after so many seconds."""
        self.event("section.waiting", error=kind_of(error), seconds=round(seconds, 3))


class SilentTelemetry(Telemetry):
    """Telemetry that nobody listens to: the default."""

    def __init__(self) -> None:
        super().__init__()


@final
class _Watched:
    """A class rather than a generator: these blocks are entered several times a request."""

    __slots__ = ("_began", "_held", "_listeners", "_token", "_work")

    def __init__(self, work: Work, listeners: Sequence[Listener]) -> None:
        self._work = work
        self._listeners = listeners

    def __enter__(self) -> Work:
        work = self._work
        around = CURRENT.get()
        # A note inside a note, e.g. of a caller's own, is a note for itself.
        if around is not None and work.kind != "note":
            work.belongs_to(around)
        self._token: Token[Work | None] = CURRENT.set(work)
        self._began = perf_counter()
        self._held = [listener.begun(work) for listener in self._listeners]
        return work

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        work = self._work
        work.seconds = perf_counter() - self._began
        if error is not None:
            work.failed(error)
        work.handed_up()
        for listener, held in zip(self._listeners, self._held, strict=True):
            listener.ended(work, held)
        CURRENT.reset(self._token)


@final
class _Unwatched(Work):
    """What nobody wants to hear of."""

    def answered(self, reply: Reply) -> None:
        """Forget it."""

    def failed(self, error: BaseException) -> None:
        """Forget it."""


@final
class _Silent:
    def __enter__(self) -> Work:
        return _NOBODY

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        pass


_NOBODY = _Unwatched("note", "")
_SILENT = _Silent()
