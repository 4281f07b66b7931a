"""Running the contenders, in turns, each in a process of its own."""

import json
import subprocess
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from tests.benchmarks.overhead.articles import REPOSITORY
from tests.benchmarks.overhead.contenders import Contender, environment
from tests.benchmarks.overhead.outcomes import Outcome
from tests.benchmarks.overhead.work import Work

_PATIENCE = 900.0
Tell = Callable[[str], None]


class ClientError(Exception):
    """A client ended without its figures; says why."""


def rounds_of(
    contenders: Sequence[Contender], work: Work, rounds: int, tell: Tell
) -> list[Outcome]:
    """Let every contender do the work in each round.

    Each round begins with another one, so that what else goes on hits them all.
    """
    outcomes = [Outcome(contender.name) for contender in contenders]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "work.json"
        work.write(path)
        for number in range(rounds):
            first = number % len(contenders)
            for place in [*range(first, len(contenders)), *range(first)]:
                contender, outcome = contenders[place], outcomes[place]
                try:
                    outcome.runs.append(figures_of([*contender.command, str(path)]))
                except ClientError as error:
                    outcome.error = str(error)
                tell(f"round {number + 1}: {contender.name}: {outcome.latest}")
    return outcomes


def figures_of(command: Sequence[str]) -> dict[str, Any]:
    """Run a client and return the figures that it prints.

    Raises:
        ClientError: it failed, or took too long.
    """
    try:
        ended = subprocess.run(
            command,
            cwd=REPOSITORY,
            env=environment(),
            capture_output=True,
            text=True,
            check=True,
            timeout=_PATIENCE,
        )
        figures: dict[str, Any] = json.loads(ended.stdout.splitlines()[-1])
    except subprocess.CalledProcessError as error:
        raise ClientError((error.stderr.strip().splitlines() or ["no reason given"])[-1]) from None
    except (OSError, ValueError, IndexError, subprocess.TimeoutExpired) as error:
        raise ClientError(str(error)) from None
    return figures
