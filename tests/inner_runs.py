"""Fixtures for tests that run pytest inside: a project of its own, a model behind every name.

A module that uses them says ``pytest_plugins = ("pytester", "inner_runs")``. It imports names
from here as well, before pytest could rewrite the assertions, of which there are none:
PYTEST_DONT_REWRITE.
"""

from collections.abc import Callable
from pathlib import Path

import pytest
from regression_fixtures import GOOD_CASE, Opening, answering, opens_instead, write_fixture

from summarizer.regression import pytest_items, pytest_recorded, pytest_session
from summarizer.regression import runner as runner_module
from summarizer.regression.discovery import read_fixture
from summarizer.regression.runner import Runner
from summarizer.settings import Settings

# Imported here, or every inner run would import them anew.
PRELOADED = (pytest_items, pytest_recorded)

RECORD = ("--summarizer-record-mode", "once")


@pytest.fixture
def project(pytester: pytest.Pytester) -> Path:
    """A project of its own: nothing above it is found. Other plugins only take time."""
    others = "-p no:hypothesispytest -p no:anyio"
    pytester.makeini(f"[pytest]\naddopts = {others}\nmarkers =\n    slow: takes long\n")
    (pytester.path / "summarizer.toml").write_text("")
    return pytester.path


@pytest.fixture
def opening(monkeypatch: pytest.MonkeyPatch) -> Opening:
    """Let live calls go to this model; return the settings that each opening was for."""
    return opens_instead(monkeypatch, runner_module, pytest_session)


@pytest.fixture
def recorded(opening: Opening, project: Path) -> Callable[..., Path]:
    """Make fixtures with a recording."""

    def make(name: str, case: str = GOOD_CASE) -> Path:
        folder = write_fixture(project / "cases" / name)
        opening(answering())
        with Runner(Settings(), mode="once") as runner:
            runner.run(read_fixture(folder))
        return write_fixture(folder, case, article=None)

    return make


def outcomes(result: pytest.RunResult) -> dict[str, int]:
    return {name: count for name, count in result.parseoutcomes().items() if name != "warnings"}


def changed_prompts(project: Path) -> None:
    """Configure prompts that differ by one word from the package's own."""
    source = Path(runner_module.__file__).parents[1] / "prompts" / "briefing"
    for file in source.rglob("*.j2"):
        copy = project / "mine" / file.relative_to(source)
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_text(file.read_text(encoding="utf-8"), encoding="utf-8")
    system = project / "mine" / "system.j2"
    system.write_text(f"Firstly: {system.read_text(encoding='utf-8')}", encoding="utf-8")
    (project / "summarizer.toml").write_text('prompts = "mine"')
