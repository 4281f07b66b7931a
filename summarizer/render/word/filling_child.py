"""The process that fills in a Word file: reads one job from its input, writes one answer.

The job is a line of JSON with the variables, then the template; or with the names of the
variables alone, and the template is only checked. The answer is ``=`` and a Word file (or nothing),
or ``?`` (a variable that does not exist) or ``!`` and a line that says what went wrong.
"""

import json
import sys
from typing import Any

from summarizer.errors import PromptError, UndefinedVariableError
from summarizer.render.word.placeholders import check, fill

_MEMORY = 2**29
"""Bytes of address space; a note with two thousand commitments takes a sixth of it."""


def main(seconds: int) -> None:
    """Answer the job on standard input.

    Args:
        seconds: of computing time, after which the operating system ends this process.
    """
    _limit(seconds)
    line, _, template = sys.stdin.buffer.read().partition(b"\n")
    try:
        answer = b"=" + _done(json.loads(line), template)
    except UndefinedVariableError as error:
        answer = b"?" + str(error).encode(errors="replace")
    except PromptError as error:
        answer = b"!" + str(error).encode(errors="replace")
    sys.stdout.buffer.write(answer)
    sys.stdout.buffer.flush()


def _done(variables: dict[str, Any] | list[str], template: bytes) -> bytes:
    if isinstance(variables, dict):
        return fill(template, variables)
    check(template, variables)
    return b""


def _limit(seconds: int) -> None:
    try:
        import resource
    except ImportError:  # Windows: the parent's time limit has to do
        return
    used = resource.getrusage(resource.RUSAGE_SELF)
    end = int(used.ru_utime + used.ru_stime) + 1 + seconds
    resource.setrlimit(resource.RLIMIT_CPU, (end, end))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
