"""Assertions that are functions of the user's own.

A case file can name any function that can be imported: it is code, to be trusted as tests are.
"""

import importlib
import math
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from types import ModuleType
from typing import Any

from summarizer.errors import CaseError
from summarizer.regression.assertions.measured import Measured
from summarizer.regression.assertions.subject import Subject
from summarizer.schemas import NoteDocument

Check = Callable[[NoteDocument], object]

_LOOKING_UP = threading.RLock()


def python(expected: str, subject: Subject) -> Measured:
    """Measure what a function says of the document.

    Raises:
        CaseError: it cannot be found, it fails, or it returns something else than a truth value,
            a score from 0 to 1, or a pair of one of these and a message.
    """
    function = _function(expected, subject.folder.resolve())
    try:
        returned = function(subject.document)
    except Exception as error:
        raise CaseError(f"python {expected} failed: {_reason(error)}") from error
    score, message = _judged(returned, expected)
    said = message or f"{expected} returned {returned!r}"
    return Measured(score, said, said)


def _judged(returned: object, reference: str) -> tuple[float, str]:
    score, message = returned, ""
    if isinstance(returned, tuple) and len(returned) == 2 and isinstance(returned[1], str):
        score, message = returned
    if isinstance(score, int | float) and math.isfinite(score) and 0 <= score <= 1:
        return float(score), " ".join(message.split())
    shown = " ".join(repr(returned).split())[:80]
    raise CaseError(
        f"python {reference} returned {shown}: it has to be a truth value, a number from 0 to 1, "
        "or a pair of one of these and a text"
    )


@lru_cache(maxsize=256)
def _function(reference: str, folder: Path) -> Check:
    """Find a function; each fixture's folder has its own modules, whatever their names."""
    module_name, _, attribute = reference.partition(":")
    with _LOOKING_UP, _findable(module_name.partition(".")[0], folder):
        found: Any = _imported(module_name, reference)
        for part in attribute.split("."):
            found = getattr(found, part, None)
    if not callable(found):
        raise CaseError(f"python {reference}: module {module_name!r} has no such function")
    function: Check = found
    return function


def _imported(module_name: str, reference: str) -> ModuleType:
    try:
        return importlib.import_module(module_name)
    except Exception as error:
        raise CaseError(
            f"python {reference}: module {module_name!r} cannot be imported: {_reason(error)}"
        ) from error


@contextmanager
def _findable(package: str, folder: Path) -> Iterator[None]:
    """Let modules of the fixture's folder and of the working directory be imported for a while.

    What was imported from the folder is forgotten afterwards, so that the next fixture can have a
    module of the same name; so is, for the time being, a module that the folder's own one hides.
    """
    places = [str(folder), str(Path.cwd())]
    own = (folder / f"{package}.py").is_file() or (folder / package).is_dir()
    hidden = {name: sys.modules.pop(name) for name in _of_package(package) if own}
    before = set(sys.modules)
    writing, sys.dont_write_bytecode = sys.dont_write_bytecode, True
    sys.path[:0] = places
    importlib.invalidate_caches()
    try:
        yield
    finally:
        for place in places:
            sys.path.remove(place)
        sys.dont_write_bytecode = writing
        for name in set(sys.modules) - before:
            if _lies_in(sys.modules[name], folder):
                del sys.modules[name]
        sys.modules.update(hidden)


def _of_package(package: str) -> list[str]:
    return [name for name in sys.modules if name.partition(".")[0] == package]


def _lies_in(module: ModuleType, folder: Path) -> bool:
    file = getattr(module, "__file__", None)
    return file is not None and Path(file).resolve().is_relative_to(folder)


def _reason(error: Exception) -> str:
    return f"{type(error).__name__}: {' '.join(str(error).split())}".rstrip(": ")
