"""The endpoint, in a process of its own while a block runs."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from tests.benchmarks.overhead.articles import REPOSITORY
from tests.benchmarks.overhead.contenders import environment

_MODULE = "tests.benchmarks.overhead.endpoint"


@contextmanager
def served(delay: float) -> Iterator[str]:
    """Start an endpoint that answers after so many seconds; yield its base URL.

    Raises:
        RuntimeError: it did not start.
    """
    command = [sys.executable, "-m", _MODULE, "--delay", str(delay)]
    with subprocess.Popen(
        command,
        cwd=REPOSITORY,
        env=environment(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        base_url = process.stdout.readline().strip()
        if not base_url:
            raise RuntimeError("the endpoint did not start")
        try:
            yield base_url
        finally:
            process.stdin.close()
