"""Who writes the notes: a contender takes a sample and hands in an entry."""

import json
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol

from tests.benchmarks.corpus import Sample


@dataclass(frozen=True, slots=True)
class Tokens:
    """What an entry cost; ``cached`` is the part of ``prompt`` the server had ready."""

    prompt: int = 0
    cached: int = 0
    output: int = 0

    @property
    def fresh(self) -> int:
        """Prompt tokens the server had to work through."""
        return max(0, self.prompt - self.cached)

    def __add__(self, other: "Tokens") -> "Tokens":
        return Tokens(
            self.prompt + other.prompt, self.cached + other.cached, self.output + other.output
        )


@dataclass(frozen=True, slots=True)
class Entry:
    """What a contender handed in.

    ``document`` has the ``note`` and the ``article`` of the note contract, or is ``None`` when
    there is no valid note; ``error`` then says why. ``seconds`` is wall time.
    """

    document: Mapping[str, Any] | None
    tokens: Tokens = field(default_factory=Tokens)
    seconds: float = 0.0
    calls: int = 1
    error: str | None = None


class Contender(Protocol):
    """Somebody who writes notes. ``write`` never raises: a failure is an entry too."""

    name: str

    def write(self, sample: Sample) -> Entry:
        """Write the note on this article."""
        ...


class Ours:
    """The package itself, called as its users call it.

    Args:
        options: keyword arguments of ``summarizer.summarize`` that choose the model.
    """

    name = "ours"

    def __init__(self, **options: Any) -> None:
        self._options = options

    def write(self, sample: Sample) -> Entry:
        """Write the note with :func:`summarizer.summarize`."""
        from summarizer import summarize
        from summarizer.articles import read_article

        start = time.perf_counter()
        try:
            result = summarize(read_article(sample.path), **self._options)
            document = as_document(result.to_json())
        except Exception as error:  # noqa: BLE001  a contender's failure is its result
            return Entry(None, seconds=time.perf_counter() - start, error=describe(error))
        return of_document(document, time.perf_counter() - start)


class FromNotes:
    """Ready documents in a folder, ``<name of the article>.json`` each."""

    name = "ours"

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def write(self, sample: Sample) -> Entry:
        """Read the document; its provenance says what it cost."""
        path = self._folder / f"{sample.name}.json"
        try:
            return of_document(as_document(path.read_text(encoding="utf-8")))
        except (OSError, ValueError) as error:
            return Entry(None, error=describe(error))


def as_document(answer: str | Mapping[str, Any]) -> Mapping[str, Any]:
    """Take a document from its JSON text or as it is.

    Raises:
        ValueError: it is not a document of the note contract.
    """
    document = json.loads(answer) if isinstance(answer, str) else answer
    if not isinstance(document, Mapping) or not {"note", "article"} <= set(document):
        raise ValueError("not a note document")
    return document


def of_document(document: Mapping[str, Any], seconds: float | None = None) -> Entry:
    """Make an entry with the costs that the document's provenance names."""
    provenance = document.get("provenance") or {}
    usage = provenance.get("usage") or {}
    return Entry(
        document,
        Tokens(usage.get("prompt") or 0, usage.get("cached") or 0, usage.get("completion") or 0),
        seconds if seconds is not None else provenance.get("seconds") or 0.0,
        provenance.get("calls") or 0,
    )


def describe(error: BaseException) -> str:
    """Put into one line an error."""
    first = str(error).strip().partition("\n")[0]
    return f"{type(error).__name__}: {first}"[:300]
