"""The command ``summarizer batch`` over three articles, in a folder of its own.

A module that uses the fixtures says ``pytest_plugins = ("batch_command",)``. It imports names from
here as well, before pytest could rewrite the assertions, of which there are none:
PYTEST_DONT_REWRITE.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from batch_articles import write_articles
from faulty_endpoint import FaultyEndpoint

PRICES = '[models."m"]\nprompt = 1.0\ncompletion = 10.0\n'


@pytest.fixture
def endpoint() -> Iterator[FaultyEndpoint]:
    with FaultyEndpoint() as running:
        yield running


@pytest.fixture
def press_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Work in a folder of its own, with a cache of its own; three articles are in ``press``."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SUMMARIZER_CACHE", str(tmp_path / "user-cache"))
    write_articles(tmp_path / "press", 3)
    (tmp_path / "prices.toml").write_text(PRICES)


def command(endpoint: FaultyEndpoint | str, *more: str) -> list[str]:
    """The command over ``press`` into ``out``; later options win."""
    address = endpoint if isinstance(endpoint, str) else endpoint.base_url
    return [
        *("batch", "press", "--out", "out", "-m", "m", "--base-url", address),
        *("--tactics", "single", *more),
    ]


def lines_of(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in Path("out", name).read_text("utf-8").splitlines()]
