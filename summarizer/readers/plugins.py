"""Readers that other packages bring: entry points of the group ``summarizer.readers``.

The name of an entry point is the name of a format, its value a
:class:`~summarizer.readers.reading.Reader`. The reader may have two attributes:

``suffixes``
    ends of file names that promise the format, such as ``(".odt",)``.
``recognises``
    a function that is given a :class:`~summarizer.readers.reading.Source` and tells whether it
    is of the format; where there is one, its word counts and the name does not.

Plug-ins are imported in the confined process only. Names of built-in formats cannot be taken.
"""

import sys
from dataclasses import replace
from functools import lru_cache
from importlib.metadata import EntryPoint, entry_points
from pathlib import PurePath
from typing import Any

from summarizer.blocks import Block
from summarizer.errors import SummarizerError, UnreadableArticleError
from summarizer.readers.reading import Reader, Reading, Source
from summarizer.typography import normalise

GROUP = "summarizer.readers"

_LONGEST_REASON = 200


def plugin_names() -> tuple[str, ...]:
    """Return the formats for which plug-ins are installed, in alphabetical order."""
    return tuple(sorted(_installed(tuple(sys.path))))


def plugin_reader(name: str) -> Reader:
    """Load a plug-in. What it raises that is not ours comes out as one line that names it.

    Raises:
        UnreadableArticleError: there is none of this name, or it cannot be loaded.
    """
    load = _loaded(name)

    def reader(source: Source) -> Reading:
        try:
            reading = load(source)
        except (SummarizerError, MemoryError):
            raise
        except Exception as error:
            raise UnreadableArticleError(
                f"The plug-in for {name} files failed: {reason(error)}"
            ) from error
        if not isinstance(reading, Reading):
            raise UnreadableArticleError(
                f"The plug-in for {name} files returned no Reading but: {type(reading).__name__}"
            )
        return _tidy(reading)

    return reader


def recognised_by_plugin(source: Source) -> str | None:
    """Return the name of the first plug-in that recognises a source.

    Raises:
        UnreadableArticleError: none does, and one is broken.
    """
    problems: list[UnreadableArticleError] = []
    for name in plugin_names():
        try:
            if _recognises(name, source):
                return name
        except UnreadableArticleError as problem:
            problems.append(problem)
    if problems:
        raise problems[0]
    return None


def reason(error: BaseException) -> str:
    """Return an exception's type and its first words, on one line without control characters."""
    words = "".join(c if c.isprintable() else " " for c in str(error)[: 2 * _LONGEST_REASON])
    text = " ".join(words.split())[:_LONGEST_REASON]
    return f"{type(error).__name__}: {text}" if text else type(error).__name__


def _tidy(reading: Reading) -> Reading:
    """Return a reading whose blocks are normalised and on one line."""
    return replace(reading, blocks=tuple(b for b in map(_tidied, reading.blocks) if b.text))


def _tidied(block: Block) -> Block:
    text = " ".join(normalise(block.text).split())
    # Offsets into a text that was changed point nowhere.
    return block if text == block.text else replace(block, text=text, skip=0, pages=())


def _recognises(name: str, source: Source) -> bool:
    reader = _loaded(name)
    try:
        recognises = getattr(reader, "recognises", None)
        if recognises is not None:
            return bool(recognises(source))
        suffix = PurePath(source.name).suffix.lower()
        return suffix != "" and suffix in {str(s).lower() for s in getattr(reader, "suffixes", ())}
    except Exception as error:
        raise UnreadableArticleError(
            f"The plug-in for {name} files failed: {reason(error)}"
        ) from error


def _loaded(name: str) -> Any:
    entry = _installed(tuple(sys.path)).get(name)
    if entry is None:
        raise UnreadableArticleError(f"There is no plug-in for {name} files.")
    try:
        return entry.load()
    except Exception as error:
        raise UnreadableArticleError(
            f"The plug-in for {name} files cannot be loaded: {reason(error)}"
        ) from error


@lru_cache(maxsize=1)
def _installed(path: tuple[str, ...]) -> dict[str, EntryPoint]:
    """Return the plug-ins on a search path, which is there for the cache; the first of a name."""
    found: dict[str, EntryPoint] = {}
    for entry in entry_points(group=GROUP):
        found.setdefault(entry.name, entry)
    return found
