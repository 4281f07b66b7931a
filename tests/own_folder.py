"""A folder of its own for each test of a module that says ``pytest_plugins = ("own_folder",)``."""

from pathlib import Path

import pytest


@pytest.fixture
def own_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Work in a folder without a configuration file."""
    monkeypatch.chdir(tmp_path)
    return tmp_path
