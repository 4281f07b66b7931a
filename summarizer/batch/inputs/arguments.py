"""What the user names as input: a file, a folder, a pattern, an address, standard input."""

import glob
import os
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from summarizer.batch.inputs.kinds import READ_SUFFIXES
from summarizer.batch.inputs.names import shown
from summarizer.batch.inputs.walking import ANY_FOLDERS, Found, files_below, files_matching
from summarizer.errors import ArticleNotFoundError, ConfigError
from summarizer.readers.addresses import is_address

STDIN = "-"


@dataclass(frozen=True, slots=True)
class Argument:
    """One input as the user named it.

    Attributes:
        kind: what it is.
        path: the file; the folder; the folder where the pattern begins.
        pattern: its parts, if it is one.
        url: the address, if it is one.
    """

    kind: Literal["stdin", "file", "folder", "pattern", "address"]
    path: Path = Path()
    pattern: tuple[str, ...] = ()
    url: str = ""

    @property
    def folder(self) -> Path:
        """The folder below which all its files are."""
        return self.path.parent if self.kind == "file" else self.path

    def files(self, skipped: Collection[str] = ()) -> Iterator[Found]:
        """Yield its files; those of a folder or pattern without what is below skipped folders."""
        if self.kind == "file":
            yield Found(self.path)
        elif self.kind == "folder":
            yield from files_below(self.path, skipped)
        elif self.kind == "pattern":
            yield from files_matching(self.path, self.pattern, skipped)


def read_arguments(inputs: Sequence[str], skipped: Collection[str]) -> list[Argument]:
    """Find out what each input is, and that there is something to read in all of them.

    Raises:
        ArticleNotFoundError: there is not; the message says where.
        ConfigError: standard input is named twice.
    """
    if not inputs:
        raise ArticleNotFoundError("no input: name files, folders or patterns, or -")
    if list(inputs).count(STDIN) > 1:
        raise ConfigError("standard input (-) can be read only once")
    arguments = [_argument(given) for given in inputs]
    for argument, given in zip(arguments, inputs, strict=True):
        if argument.kind in ("folder", "pattern"):
            _check_files(argument, given, skipped)
    return arguments


def common_folder(arguments: Sequence[Argument]) -> Path | None:
    """Return the folder, absolute, that holds all the files; None if there is none."""
    placeless = ("stdin", "address")
    folders = {os.path.abspath(a.folder) for a in arguments if a.kind not in placeless}  # noqa: PTH100
    folders |= {str(Path.cwd()) for a in arguments if a.kind == "stdin"}
    try:
        return Path(os.path.commonpath(folders))
    except ValueError:
        return None  # Drives of Windows have nothing in common; addresses have no folder.


def _argument(given: str) -> Argument:
    if given == STDIN:
        return Argument("stdin")
    if is_address(given):
        return Argument("address", url=given.strip())
    path = Path(given)
    if _exists(path):
        if path.is_dir():
            return Argument("folder", path)
        if not os.access(path, os.R_OK):
            raise ArticleNotFoundError(f"no permission to read {shown(given)}")
        return Argument("file", path)
    if not glob.has_magic(given):
        raise ArticleNotFoundError(f"no such file or folder: {shown(given)}")
    parts = path.parts
    first = next(place for place, part in enumerate(parts) if glob.has_magic(part))
    everything = ("*",) if parts[-1] == ANY_FOLDERS else ()
    return Argument("pattern", Path(*parts[:first]), parts[first:] + everything)


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except (OSError, ValueError):
        return False  # Too long, or with a NUL: no file system has it.


def _check_files(argument: Argument, given: str, skipped: Collection[str]) -> None:
    if argument.kind == "folder" and os.path.realpath(argument.path) in skipped:
        raise ConfigError(f"{shown(given)} is where the notes go, so it cannot be an input")
    found = next(argument.files(skipped), None)
    if found is not None and (not found.problem or found.path != argument.path):
        return
    if found is not None and argument.kind == "folder":
        raise ArticleNotFoundError(found.problem)
    if argument.kind == "pattern":
        raise ArticleNotFoundError(f"no file matches {shown(given)}")
    raise ArticleNotFoundError(f"no article in {shown(given)} (read are: {READ_SUFFIXES})")
