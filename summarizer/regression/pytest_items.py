"""Cases as items of pytest. A case that cannot be run is an error, one that fails a failure."""

from collections.abc import Iterable
from typing import Any

import pytest

from summarizer.errors import StaleRecordingError, SummarizerError
from summarizer.regression.attempt_text import failure_text
from summarizer.regression.discovery import find_fixtures
from summarizer.regression.fixture import Fixture
from summarizer.regression.outcome import Attempt
from summarizer.regression.pytest_session import recording_advice, session_of
from summarizer.regression.suite import Found


class CaseFile(pytest.File):
    """A ``case.yaml``."""

    def collect(self) -> "Iterable[CaseItem]":
        """Return its one case, even if it is broken: the others have to be run all the same."""
        (found,) = find_fixtures([self.path])
        yield CaseItem.from_parent(self, name=found.name, found=found)


class CaseItem(pytest.Item):
    """One case. Its tags can be used with ``-k``, and with ``-m`` if they are known markers."""

    def __init__(self, *, found: Found, **node: Any) -> None:
        super().__init__(**node)
        self._found = found
        self._attempt: Attempt | None = None
        tags = found.case.tags if isinstance(found, Fixture) else ()
        self.extra_keyword_matches.update(tags)
        known = _markers(self.config)
        for tag in tags:
            if tag in known:
                self.add_marker(tag)

    def setup(self) -> None:
        """Run the case; whatever keeps it from its end is an error of the test."""
        session = session_of(self.config)
        if not isinstance(self._found, Fixture):
            session.fail(self._found.reason)
        attempt, problem = None, ""
        try:
            attempt = session.runner.run(self._found)
        except SummarizerError as error:
            problem = str(error)
        # Out here, so that pytest does not show the error as well.
        if attempt is None:
            session.fail(problem)
        if attempt.status == "error":
            stale = attempt.error_kind == StaleRecordingError.__name__
            session.fail(recording_advice(attempt.error, attempt.detail, stale=stale))
        self._attempt = attempt

    def runtest(self) -> None:
        """Judge what came of it."""
        attempt = self._attempt
        if attempt is not None and attempt.status == "failed":
            session_of(self.config).fail(failure_text(attempt))

    def teardown(self) -> None:
        """Let go of the note: a session may have many cases."""
        self._attempt = None

    def reportinfo(self) -> tuple[Any, int, str]:
        """Return where the case is written down, and its name."""
        return self.path, 0, self.name


def _markers(config: pytest.Config) -> frozenset[str]:
    lines: list[str] = config.getini("markers")
    return frozenset(line.partition(":")[0].partition("(")[0].strip() for line in lines)
