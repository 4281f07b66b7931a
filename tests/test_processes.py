"""Cases replayed in several processes."""

import os
import threading
from pathlib import Path

import pytest
from regression_fixtures import write_fixture

from summarizer.errors import ConfigError
from summarizer.regression.discovery import find_fixtures
from summarizer.regression.fixture import Fixture
from summarizer.regression.outcome import Attempt
from summarizer.regression.processes import processors, replaying
from summarizer.regression.suite import Found
from summarizer.regression.variant import Variant

CURRENT = Variant("current")


class Telling:
    """Tells in which process it ran, and counts what it ran."""

    def __init__(self) -> None:
        self.count = 0

    def run(self, fixture: Fixture, variant: Variant, repeat: int) -> Attempt:
        self.count += 1
        if variant.name == "wrong":
            raise ConfigError("no such model")
        return Attempt(repeat, "passed", error=f"{fixture.name} {os.getpid()} {self.count}")


@pytest.fixture
def fixtures(tmp_path: Path) -> list[Fixture]:
    for name in ("a", "b", "c"):
        write_fixture(tmp_path / name)
    found: list[Found] = find_fixtures([tmp_path])
    return [each for each in found if isinstance(each, Fixture)]


@pytest.fixture(autouse=True)
def alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """The threads of whatever runs these tests do no harm."""
    monkeypatch.setattr(threading, "active_count", lambda: 1)


def told(attempt: Attempt) -> list[str]:
    return attempt.error.split()


def test_cases_run_in_other_processes(fixtures: list[Fixture]) -> None:
    with replaying(Telling(), 2) as runs:
        names, places, _ = zip(*(told(runs.run(f, CURRENT, 0)) for f in fixtures), strict=True)
    assert names == ("a", "b", "c")
    assert str(os.getpid()) not in places


def test_the_first_case_runs_here_and_only_once(fixtures: list[Fixture]) -> None:
    runner = Telling()
    with replaying(runner, 2, (fixtures[0], CURRENT)) as runs:
        first, second = (told(runs.run(fixture, CURRENT, 0)) for fixture in fixtures[:2])
    assert first == ["a", str(os.getpid()), "1"]
    assert second[1] != str(os.getpid())
    # What the first case loaded was there in the process of the second.
    assert second[2] == "2"


def test_a_repeat_of_the_first_case_is_a_run_of_its_own(fixtures: list[Fixture]) -> None:
    with replaying(Telling(), 2, (fixtures[0], CURRENT)) as runs:
        assert told(runs.run(fixtures[0], CURRENT, 1))[1] != str(os.getpid())


def test_one_process_is_this_one(fixtures: list[Fixture]) -> None:
    runner = Telling()
    with replaying(runner, 1) as runs:
        assert runs is runner


def test_nothing_is_forked_beside_another_thread(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(threading, "active_count", lambda: 2)
    runner = Telling()
    with replaying(runner, 2) as runs:
        assert runs is runner


def test_an_error_of_the_settings_comes_through(fixtures: list[Fixture]) -> None:
    with replaying(Telling(), 2) as runs, pytest.raises(ConfigError, match="no such model"):
        runs.run(fixtures[0], Variant("wrong"), 0)


def test_there_is_a_processor() -> None:
    assert processors() >= 1
