"""Files below a folder: all that are read there, or those that a pattern names.

Both walk in the order of names, one folder in memory at a time, and skip what is hidden. Links
to folders are not followed unless a pattern has a name or a star for them, so no walk is endless.
"""

import fnmatch
import os
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from summarizer.batch.inputs.feeds import holds_feed
from summarizer.batch.inputs.kinds import kind_of, may_be_other
from summarizer.batch.inputs.names import shown

ANY_FOLDERS = "**"
"""The part of a pattern that stands for any number of folders."""

_Sort = Literal["file", "folder", "linked folder", "lost", "nothing"]


@dataclass(frozen=True, slots=True)
class Found:
    """A file, or a folder that cannot be looked into."""

    path: Path
    problem: str = ""


def files_below(folder: Path, skipped: Collection[str] = ()) -> Iterator[Found]:
    """Yield the files below a folder that have a suffix we read; of XML only feeds.

    Args:
        folder: where to begin.
        skipped: folders not to look into, as :func:`os.path.realpath` gives them.
    """
    for found in files_matching(folder, (ANY_FOLDERS, "*"), skipped):
        if _is_read(found.path) or (found.problem and found.path.is_dir()):
            yield found


def files_passed_over(folder: Path, skipped: Collection[str] = ()) -> Iterator[Path]:
    """Yield the files below a folder that are no input, for their suffix or as XML without a feed.

    Args:
        folder: where to begin.
        skipped: folders not to look into, as :func:`os.path.realpath` gives them.
    """
    for found in files_matching(folder, (ANY_FOLDERS, "*"), skipped):
        if not found.problem and not _is_read(found.path):
            yield found.path


def files_matching(
    folder: Path, pattern: tuple[str, ...], skipped: Collection[str] = ()
) -> Iterator[Found]:
    """Yield the files below a folder that a pattern names.

    Args:
        folder: where the pattern begins.
        pattern: its parts; ``**`` stands for any number of folders.
        skipped: folders not to look into, as :func:`os.path.realpath` gives them.
    """
    yield from _walk(folder, pattern, _closure(pattern, {0}), frozenset(skipped))


def _is_read(path: Path) -> bool:
    name = path.name
    return kind_of(name) is not None and (not may_be_other(name) or holds_feed(path))


def _walk(
    folder: Path, pattern: tuple[str, ...], places: frozenset[int], skipped: frozenset[str]
) -> Iterator[Found]:
    """Walk a folder that has brought us to these places of the pattern."""
    if skipped and os.path.realpath(folder) in skipped:
        return
    try:
        with os.scandir(folder) as found:
            entries = sorted((entry.name, _sort_of(entry)) for entry in found)
    except OSError as error:
        yield Found(folder, f"cannot look into {shown(folder)}: {error.strerror or error}")
        return
    for name, sort in entries:
        path = folder / name
        further = _named(pattern, places, name)
        if sort in ("file", "lost"):
            if len(pattern) in _closure(pattern, further):
                yield Found(path, "" if sort == "file" else f"{shown(path)} leads nowhere")
        elif sort in ("folder", "linked folder"):
            if sort == "folder":
                further |= _passed(pattern, places, name)
            further = _closure(pattern, further)
            if further - {len(pattern)}:
                yield from _walk(path, pattern, further, skipped)


def _sort_of(entry: "os.DirEntry[str]") -> _Sort:
    """Say what is there; pipes and devices are nothing, for they may have no end."""
    try:
        if entry.is_dir():
            return "linked folder" if entry.is_symlink() else "folder"
        if entry.is_file():
            return "file"
        return "lost" if entry.is_symlink() and not Path(entry).exists() else "nothing"
    except OSError:
        return "lost"  # A link to itself.


def _named(pattern: tuple[str, ...], places: frozenset[int], name: str) -> frozenset[int]:
    """Return the places after those whose part names this file or folder."""
    return frozenset(
        place + 1
        for place in places
        if place < len(pattern)
        and pattern[place] != ANY_FOLDERS
        and (not name.startswith(".") or pattern[place].startswith("."))
        and fnmatch.fnmatch(name, pattern[place])
    )


def _passed(pattern: tuple[str, ...], places: frozenset[int], name: str) -> frozenset[int]:
    """Return the places that stand for any number of folders, and so for this one."""
    if name.startswith("."):
        return frozenset()
    return frozenset(p for p in places if p < len(pattern) and pattern[p] == ANY_FOLDERS)


def _closure(pattern: tuple[str, ...], places: "frozenset[int] | set[int]") -> frozenset[int]:
    """Add the places after any number of folders, which may be none."""
    reached = set(places)
    for place, part in enumerate(pattern):
        if place in reached and part == ANY_FOLDERS:
            reached.add(place + 1)
    return frozenset(reached)
