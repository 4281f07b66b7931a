"""One confined process, seen from outside: started, asked, and stopped if it takes too long."""

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from summarizer.child_environment import environment_without_secrets
from summarizer.closing import Closing
from summarizer.errors import UnreadableArticleError
from summarizer.readers.confined_wire import Reply, Request, receive, replies, requests, send

_START_SECONDS = 60.0
_FAREWELL_SECONDS = 2.0
_ROOT = str(Path(__file__).parents[2])


@dataclass(frozen=True, slots=True)
class Limits:
    """What one article may cost.

    Attributes:
        seconds: of wall time, from request to answer; the start of a process does not count.
        memory: bytes of address space of the process; POSIX only.
        source: bytes of the file.
        answer: bytes of what was read, as JSON.
        articles: that one process reads before a new one takes its place.
    """

    seconds: float = 60.0
    memory: int = 2 * 2**30
    source: int = 50 * 2**20
    answer: int = 32 * 2**20
    articles: int = 500


class Child(Closing):
    """A confined process; for one thread at a time.

    Raises:
        UnreadableArticleError: it cannot be started.
    """

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._left = limits.articles
        self._path = tuple(sys.path)
        self._process = _start(limits)
        self._await_start()

    @property
    def is_spent(self) -> bool:
        """Whether it must not be asked again."""
        moved = self._path != tuple(sys.path)  # It would not find what this process finds.
        return self._left <= 0 or moved or self._process.poll() is not None

    def ask(self, request: Request, data: bytes, label: str) -> Reply:
        """Have an article read.

        Args:
            request: what is asked.
            data: the source's bytes.
            label: what the source is, for messages: "the Word file".

        Raises:
            UnreadableArticleError: it took too long, or the process broke down.
        """
        self._left -= 1
        answer: tuple[bytes, bytes] | None = None
        deadline = _Deadline(self._limits.seconds, self.kill)
        try:
            with deadline:
                answer = self._exchange(request, data)
        except BaseException:
            # An interrupt left half an exchange behind.
            self.kill()
            raise
        if deadline.has_passed:
            raise UnreadableArticleError(
                f"Reading {label} took longer than {self._limits.seconds:g} seconds."
            )
        reply = None if answer is None else _understood(answer[0])
        if reply is None:
            raise UnreadableArticleError(f"Reading {label} failed: {self._end()}.")
        if reply.spent:
            self._left = 0
        return reply

    def kill(self) -> None:
        """End the process, and those it started, at once."""
        self._left = 0
        if self._process.returncode is None:
            with suppress(OSError):
                if hasattr(os, "killpg"):
                    os.killpg(self._process.pid, signal.SIGKILL)
                else:
                    self._process.kill()

    def close(self) -> None:
        """Let the process end: nothing more is asked."""
        self._left = 0
        self._close_pipes()
        try:
            self._process.wait(_FAREWELL_SECONDS)
        except subprocess.TimeoutExpired:
            self.kill()
            self._process.wait()

    def forget(self) -> None:
        """Let go of a process that belongs to the process this one was forked from."""
        self._left = 0
        self._close_pipes()
        # It is not ours to be waited for, nor to be warned about.
        self._process.returncode = 0

    def _await_start(self) -> None:
        """Wait for the first word, so that a slow start does not count as slow reading."""
        first: tuple[bytes, bytes] | None = None
        try:
            with _Deadline(_START_SECONDS, self.kill):
                first = self._receive()
        finally:
            if first is None:
                end = self._end()
                self.close()
        if first is None:
            raise UnreadableArticleError(
                f"No process to read the article in can be started: {end}."
            )

    def _exchange(self, request: Request, data: bytes) -> tuple[bytes, bytes] | None:
        assert self._process.stdin is not None  # noqa: S101 - it is a pipe
        try:
            send(self._process.stdin.fileno(), requests().dump_json(request), data)
        except OSError:
            return None
        return self._receive()

    def _receive(self) -> tuple[bytes, bytes] | None:
        assert self._process.stdout is not None  # noqa: S101 - it is a pipe
        try:
            return receive(self._process.stdout.fileno(), self._limits.answer)
        except OSError:
            return None

    def _end(self) -> str:
        """Stop what does not answer as it should, and say how it ended."""
        try:
            code = self._process.wait(_FAREWELL_SECONDS)
        except subprocess.TimeoutExpired:
            self.kill()
            self._process.wait()
            return "the answer was too long, or none"
        if code >= 0:
            return f"the process that read it ended with status {code}"
        try:
            return f"the process that read it was ended by {signal.Signals(-code).name}"
        except ValueError:
            return f"the process that read it was ended by signal {-code}"

    def _close_pipes(self) -> None:
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                with suppress(OSError):
                    pipe.close()


class _Deadline:
    """Calls ``act`` unless its ``with`` block ends in time. Works whatever the block waits for."""

    def __init__(self, seconds: float, act: Callable[[], None]) -> None:
        self.has_passed = False
        self._act = act
        self._over = False
        self._lock = threading.Lock()
        self._timer = threading.Timer(seconds, self._pass)
        self._timer.daemon = True

    def __enter__(self) -> None:
        self._timer.start()

    def __exit__(self, *_: object) -> None:
        with self._lock:
            self._over = True
        self._timer.cancel()
        # No thread is left behind, which would keep a program from forking.
        self._timer.join()

    def _pass(self) -> None:
        with self._lock:
            if not self._over:
                self.has_passed = True
                self._act()


def _start(limits: Limits) -> "subprocess.Popen[bytes]":
    if not sys.executable or getattr(sys, "frozen", False):
        raise UnreadableArticleError("This format is read in a Python process, and none is found.")
    settings = [str(limits.memory), str(limits.seconds), str(limits.source), str(limits.answer)]
    # "-P": the working folder may be full of strangers' files.
    command = [sys.executable, "-P", "-m", "summarizer.readers.confined_worker", *settings]
    try:
        return subprocess.Popen(  # noqa: S603 - our own arguments and no shell
            command,
            bufsize=0,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=_environment(),
            # Ctrl-C is for the program that asks, which then lets its processes end.
            start_new_session=True,
        )
    except OSError as error:
        raise UnreadableArticleError(
            f"No process to read the article in can be started: {error.strerror or error}"
        ) from error


def _environment() -> dict[str, str]:
    """Return the environment of a confined process, which finds the same packages as this one."""
    kept = environment_without_secrets()
    path = [entry for entry in sys.path if entry]
    if _ROOT not in path:
        path.append(_ROOT)
    return kept | {"PYTHONPATH": os.pathsep.join(path)}


def _understood(answer: bytes) -> Reply | None:
    try:
        return replies().validate_json(answer)
    except ValueError:
        return None
