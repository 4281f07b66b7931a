"""The pace of a batch, a hundred times faster.

A module that uses the fixture says ``pytest_plugins = ("brief_rests",)``.
"""

import asyncio
from functools import partial
from time import monotonic

import pytest

from summarizer.backends.pacing import Pace
from summarizer.batch import engine


@pytest.fixture
def brief_rests(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the pace's time pass a hundred times faster."""
    monkeypatch.setattr(
        engine,
        "Pace",
        partial(
            Pace,
            clock=lambda: 100 * monotonic(),
            sleep=lambda seconds: asyncio.sleep(seconds / 100),
        ),
    )
