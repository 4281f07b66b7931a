"""The front door: what the package offers, and that opening it costs nothing."""

import subprocess
import sys

import pytest

import summarizer

HEAVY = (
    "xllamacpp",
    "rich",
    "openai",
    "pydantic",
    "jinja2",
    "babel",
    "dateparser",
    "huggingface_hub",
    "sentencex",
    "httpx",
)


def test_what_is_public_is_this() -> None:
    assert summarizer.__all__ == [
        "Batch",
        "Failure",
        "Item",
        "Result",
        "Settings",
        "Summarized",
        "SummarizerError",
        "asummarize",
        "dossier",
        "open_model",
        "plan",
        "summarize",
        "summarize_many",
        "track",
    ]


@pytest.mark.parametrize("name", summarizer.__all__)
def test_every_public_name_is_there_and_documented(name: str) -> None:
    found = getattr(summarizer, name)
    assert found.__doc__
    assert found.__module__.startswith("summarizer.")
    assert name in dir(summarizer)


def test_a_name_that_does_not_exist_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = summarizer.nothing  # type: ignore[attr-defined]  # that is the point


def test_importing_the_package_imports_nothing_heavy() -> None:
    code = "import sys, summarizer; print(*{name.partition('.')[0] for name in sys.modules})"
    shown = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    ).stdout.split()
    assert "summarizer" in shown
    assert set(HEAVY).isdisjoint(shown)


def test_importing_the_api_imports_no_engine_and_no_terminal() -> None:
    code = "import sys, summarizer.api; print(*{name.partition('.')[0] for name in sys.modules})"
    shown = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    ).stdout.split()
    assert {"xllamacpp", "rich", "openai", "huggingface_hub", "dateparser"}.isdisjoint(shown)


def test_importing_batches_imports_no_engine_no_terminal_and_no_client() -> None:
    code = "import sys, summarizer.batch; print(*{name.partition('.')[0] for name in sys.modules})"
    shown = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    ).stdout.split()
    heavy = {"xllamacpp", "rich", "openai", "aiohttp", "huggingface_hub", "dateparser", "pyarrow"}
    assert heavy.isdisjoint(shown)
