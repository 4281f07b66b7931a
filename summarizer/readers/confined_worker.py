"""The confined process: reads one article after another until its pipe is closed.

It is started as ``python -m summarizer.readers.confined_worker MEMORY SECONDS SOURCE ANSWER``;
see :class:`~summarizer.readers.confined_child.Limits`.
"""

import logging
import os
import signal
import sys
import threading
import warnings
from contextlib import suppress
from queue import SimpleQueue

from summarizer.errors import SummarizerError
from summarizer.readers.confined_wire import Reply, Request, receive, replies, requests, send
from summarizer.readers.plugins import reason, recognised_by_plugin
from summarizer.readers.reading import Source
from summarizer.readers.registry import reader_of

_GRACE_SECONDS = 5.0
"""The process that asked should have ended this one before; perhaps it is gone."""


def main(arguments: list[str]) -> None:
    """Serve requests; returns never, the process ends when its input does."""
    memory, seconds, source, answer = arguments
    incoming, outgoing = _own_pipes()
    _be_quiet()
    _limit(int(memory))
    inbox: SimpleQueue[tuple[bytes, bytes]] = SimpleQueue()
    # A thread, so that the end of the input ends the process even while it reads an article.
    threading.Thread(target=_listen, args=(incoming, int(source), inbox), daemon=True).start()
    send(outgoing, b"ready")
    while True:
        head, data = inbox.get()
        with _alarm(float(seconds) + _GRACE_SECONDS):
            reply = _encoded(answered(requests().validate_json(head), data), int(answer))
        try:
            send(outgoing, reply)
        except OSError:
            os._exit(0)


def answered(request: Request, data: bytes) -> Reply:
    """Do what was asked; whatever is raised is part of the answer."""
    source = Source(data, request.name, request.content_type, request.url)
    try:
        if request.format is None:
            return Reply(format=recognised_by_plugin(source))
        return Reply(reading=reader_of(request.format)(source))
    except SummarizerError as error:
        return Reply(error=type(error).__name__, message=str(error))
    except MemoryError:
        # What is left of this process's memory is in pieces.
        return _failure("The article needs more memory than one may have.", spent=True)
    except RecursionError:
        return _failure("The article's parts are nested too deeply.")
    except Exception as error:  # noqa: BLE001 - the border: parsers raise whatever they like
        return _failure(f"The {request.format} file cannot be read: {reason(error)}")


def _failure(message: str, *, spent: bool = False) -> Reply:
    return Reply(error="UnreadableArticleError", message=message, spent=spent)


def _encoded(reply: Reply, most: int) -> bytes:
    try:
        encoded = replies().dump_json(reply)
        replies().validate_json(encoded)
    except MemoryError:
        return replies().dump_json(_failure("The article needs more memory than one may have."))
    except ValueError as error:
        # A plug-in's blocks may hold anything; lone surrogates cannot be sent.
        return replies().dump_json(
            _failure(f"The article's reader returned what is no reading: {reason(error)}")
        )
    if len(encoded) > most:
        return replies().dump_json(_failure("The article holds more text than one may have."))
    return encoded


def _listen(incoming: int, most: int, inbox: "SimpleQueue[tuple[bytes, bytes]]") -> None:
    while True:
        try:
            message = receive(incoming, most)
        except (OSError, MemoryError):
            message = None
        if message is None:
            os._exit(0)
        inbox.put(message)


def _own_pipes() -> tuple[int, int]:
    """Take the pipes for the protocol; what libraries print goes nowhere."""
    incoming, outgoing = os.dup(0), os.dup(1)
    nowhere = os.open(os.devnull, os.O_RDWR)
    for descriptor in (0, 1, 2):
        os.dup2(nowhere, descriptor)
    os.close(nowhere)
    return incoming, outgoing


def _be_quiet() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    logging.disable(logging.CRITICAL)
    warnings.simplefilter("ignore")


def _limit(memory: int) -> None:
    """Bound what this process may take; where the system has no such bounds, there are none."""
    try:
        import resource
    except ImportError:
        return
    for kind, most in ((resource.RLIMIT_AS, memory), (resource.RLIMIT_CORE, 0)):
        with suppress(ValueError, OSError):
            resource.setrlimit(kind, (most, most))


class _alarm:  # noqa: N801 - used as a statement
    """Has the system end this process unless the block ends in time, whatever it is doing."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds

    def __enter__(self) -> None:
        self._set(self._seconds)

    def __exit__(self, *_: object) -> None:
        self._set(0)

    @staticmethod
    def _set(seconds: float) -> None:
        if hasattr(signal, "setitimer"):
            signal.setitimer(signal.ITIMER_REAL, seconds)


if __name__ == "__main__":
    main(sys.argv[1:])
