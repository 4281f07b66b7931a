"""Who takes part: each contender's module, and the interpreter that runs it."""

import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

_CLIENTS = "tests.benchmarks.overhead.clients"
BARE = "openai SDK"
"""The contender that the others are compared with: ``create``, and the reply as plain JSON."""
PARSING = "openai parse"
"""The same SDK, which also validates the reply: ``parse``, its way to structured output."""
MODULES = {
    "ours": "ours",
    BARE: "sdk",
    PARSING: "sdk_parse",
    "httpx2": "plain_http",
    "instructor": "with_instructor",
    "pydantic-ai": "with_pydantic_ai",
    "langchain": "with_langchain",
    "langextract": "with_langextract",
}
_OWN = ("ours", BARE, PARSING, "httpx2")
_MISLEADING = ("OPENAI_", "SUMMARIZER_", "LANGCHAIN_", "LANGSMITH_", "LANGEXTRACT_", "OTEL_")


@dataclass(frozen=True, slots=True)
class Contender:
    """A client module, and the interpreter of an environment in which it runs."""

    name: str
    python: str = sys.executable

    @property
    def command(self) -> list[str]:
        """What runs it; the file with its work is to follow."""
        return [self.python, "-m", f"{_CLIENTS}.{MODULES[self.name]}"]


def taking_part(given: Sequence[str]) -> list[Contender]:
    """Return the contenders: those that need no other environment, and ``NAME=PYTHON`` ones.

    Raises:
        ValueError: no such contender, or no such interpreter.
    """
    pythons = dict.fromkeys(_OWN, sys.executable) | dict(map(_parsed, given))
    return [Contender(name, pythons[name]) for name in MODULES if name in pythons]


def environment() -> dict[str, str]:
    """Return the environment for a client: without what would lead it elsewhere or slow it.

    As installed, modules are compiled; a variable of the shell must not change that.
    """
    return {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(_MISLEADING)
        and not name.lower().endswith("_proxy")
        and name != "PYTHONDONTWRITEBYTECODE"
    }


def _parsed(given: str) -> tuple[str, str]:
    name, _, python = given.partition("=")
    if name not in MODULES:
        raise ValueError(f"no contender {name!r}; known are: {', '.join(MODULES)}")
    if not Path(python).is_file():
        raise ValueError(f"{given!r} names no interpreter: give NAME=PYTHON")
    # Not resolved: the link's own folder is what makes an interpreter that of its environment.
    return name, str(Path(python).absolute())
