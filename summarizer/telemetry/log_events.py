"""Tells a run to the standard library's logging, as events on the logger ``summarizer``."""

import logging

from summarizer.telemetry.watching import Telemetry
from summarizer.telemetry.work import Event, Field, Kind, Work, kind_of

LOGGER = logging.getLogger("summarizer")
# A library is quiet until the program that uses it wants to hear something.
LOGGER.addHandler(logging.NullHandler())

_FINISHED: dict[Kind, int] = {
    "note": logging.INFO,
    "section": logging.INFO,
    "attempt": logging.DEBUG,
}
_FAILED: dict[Kind, int] = {
    "note": logging.ERROR,
    "section": logging.WARNING,
    "attempt": logging.WARNING,
}


class LogEvents:
    """Logs how notes, sections and attempts end; at ``DEBUG`` also that notes begin.

    A message is an :class:`~.work.Event`: a line with names and figures. Of an error there is
    the kind and no message, which may quote a reply or an article.
    """

    def __repr__(self) -> str:
        return "LogEvents()"

    def begun(self, work: Work) -> None:
        """Log that a note begins."""
        if work.kind == "note" and LOGGER.isEnabledFor(logging.DEBUG):
            self.told(
                Event("note.started", {"item": work.item, "model": work.model}), logging.DEBUG
            )

    def ended(self, work: Work, held: None) -> None:
        """Log how something ended."""
        ending, level = _ending(work)
        if LOGGER.isEnabledFor(level):
            self.told(Event(f"{work.kind}.{ending}", _figures(work)), level)

    def told(self, event: Event, level: int) -> None:
        """Log an event."""
        LOGGER.log(level, event)


def default_telemetry() -> Telemetry:
    """Return what tells the logger ``summarizer``, if anything is there to hear it.

    It is asked once a run, so that a run that nobody listens to takes no time for telling.
    """
    return Telemetry(LogEvents()) if _is_heard() else Telemetry()


def _is_heard() -> bool:
    logger: logging.Logger | None = LOGGER
    if not LOGGER.isEnabledFor(logging.ERROR):
        return False
    while logger is not None:
        if any(not isinstance(handler, logging.NullHandler) for handler in logger.handlers):
            return True
        logger = logger.parent if logger.propagate else None
    return False


def _ending(work: Work) -> tuple[str, int]:
    if work.error is None:
        return "finished", _FINISHED[work.kind]
    if work.cancelled:
        return "cancelled", logging.INFO
    return "failed", _FAILED[work.kind]


def _figures(work: Work) -> dict[str, Field]:
    figures = work.place
    if work.kind == "attempt":
        figures["attempt"] = work.number
    if work.kind == "note":
        figures["requests"] = work.sections
    if work.kind != "attempt":
        figures["attempts"] = work.attempts
    if work.error is not None:
        figures["error"] = kind_of(work.error)
    if work.reply is not None and work.reply.finish != "stop":
        figures["finish"] = work.reply.finish
    figures["seconds"] = round(work.seconds, 3)
    return figures | _tokens(work)


def _tokens(work: Work) -> dict[str, Field]:
    """Return the tokens of the replies; nothing if there is none, or if nobody counted them."""
    counted = {
        "prompt_tokens": sum(usage.prompt for usage in work.usages),
        "cached_tokens": sum(usage.cached for usage in work.usages),
        "completion_tokens": sum(usage.completion for usage in work.usages),
    }
    return {key: count for key, count in counted.items() if count}
