"""The pytest plugin: ``case.yaml`` files become tests. Here are the hooks; the work is elsewhere.

Nothing of the package is imported before a case or the fixture ``summarize_recorded`` is met, so
that a project without any of them pays nothing.
"""

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from summarizer.regression.pytest_items import CaseFile
    from summarizer.regression.pytest_recorded import SummarizeRecorded


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the options of the plugin."""
    group = parser.getgroup("summarizer", "regression tests of prompts")
    group.addoption(
        "--summarizer-live",
        dest="summarizer_live",
        action="store_true",
        help="Ask the model; leave the recordings alone.",
    )
    group.addoption(
        "--summarizer-record-mode",
        dest="summarizer_record_mode",
        choices=("none", "once", "rewrite"),
        default="none",
        help="none: what was not recorded is an error; once: it is asked and recorded; "
        "rewrite: all is recorded again. Default: none.",
    )


def pytest_configure(config: pytest.Config) -> None:
    """Refuse options that contradict each other."""
    if config.getoption("summarizer_live") and config.getoption("summarizer_record_mode") != "none":
        raise pytest.UsageError(
            "--summarizer-live leaves recordings alone: it cannot go with --summarizer-record-mode"
        )


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> "CaseFile | None":
    """Collect a case: every file of the name ``case.yaml``."""
    if file_path.name != "case.yaml":
        return None
    from summarizer.regression.pytest_items import CaseFile

    return CaseFile.from_parent(parent, path=file_path)


@pytest.fixture
def summarize_recorded(request: pytest.FixtureRequest) -> "SummarizeRecorded":
    """Summarise an article with recorded replies, in tests written in Python.

    Call it as ``summarizer.summarize``; a model can be given by its name only. The recording lies
    beside the test module, in ``recordings/<module>/<test>.json``; it is made with
    ``--summarizer-record-mode once`` and replayed ever after.
    """
    from summarizer.regression.pytest_recorded import recorded_for

    return recorded_for(request)
