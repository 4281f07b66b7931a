"""How much memory a long run takes us."""

import sys
from collections.abc import Callable, Mapping
from typing import Any

from tests.benchmarks.overhead.running import figures_of
from tests.benchmarks.overhead.serving import served

_CLIENT = "tests.benchmarks.overhead.clients.memory"
_WAYS = {"api": "summarize_many", "command": "summarizer batch"}


def memory(count: int, at_once: int, tell: Callable[[str], None]) -> None:
    """Run so many articles through each way in, against an endpoint that answers at once.

    Raises:
        ClientError: a run failed.
    """
    for way, name in _WAYS.items():
        with served(0) as base_url:
            command = [sys.executable, "-m", _CLIENT, way, str(count), str(at_once), base_url]
            tell(f"{name}: {_told(figures_of(command))}")


def _told(figures: Mapping[str, Any]) -> str:
    marks = ", ".join(f"{mark:.0f}" for mark in figures["marks_mb"])
    grown = f" (after each quarter: {marks})" if marks else ""
    return (
        f"{figures['articles']} articles, {figures['notes']} notes, {figures['requests']} requests,"
        f" {figures['wall']:.1f} s, peak {figures['peak_mb']:.0f} MB{grown}"
    )
