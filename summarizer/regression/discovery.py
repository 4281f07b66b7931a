"""Finds fixtures: folders with a ``case.yaml``."""

import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from summarizer.errors import ArticleNotFoundError, CaseError, ConfigError, FixtureError
from summarizer.regression.case_file import read_case
from summarizer.regression.fixture import ARTICLE_FILES, CASE_FILE, BrokenFixture, Fixture
from summarizer.schemas.regression import Case

_NOT_SEARCHED = frozenset({"node_modules", "__pycache__", "build", "dist"})


def find_fixtures(paths: Sequence[Path]) -> list[Fixture | BrokenFixture]:
    """Return every fixture in or below these folders, in alphabetical order per path.

    A fixture's name is its path below the folder searched. One that cannot be read, or has the
    name of an earlier one, is returned as broken; the others are not affected.

    Raises:
        ConfigError: a path does not exist.
    """
    found: list[Fixture | BrokenFixture] = []
    seen: set[Path] = set()
    names: dict[str, Path] = {}
    for name, folder in _folders(paths):
        resolved = folder.resolve()
        if resolved in seen:
            continue
        seen.add(resolved)
        if name in names:
            reason = f"{folder}: another fixture has the name {name!r} as well: {names[name]}"
            found.append(BrokenFixture(name, folder, reason))
            continue
        names[name] = folder
        found.append(_try(folder, name))
    return found


def read_fixture(folder: Path, name: str | None = None) -> Fixture:
    """Read one fixture; its name is that of the folder if none is given.

    Raises:
        CaseError: ``case.yaml`` is missing or broken.
        ArticleNotFoundError: the article is missing.
    """
    case = read_case(folder / CASE_FILE)
    return Fixture(
        name=name or folder.resolve().name,
        folder=folder,
        article=_article(folder, case),
        case=case,
    )


def _try(folder: Path, name: str) -> Fixture | BrokenFixture:
    try:
        return read_fixture(folder, name)
    except (FixtureError, ArticleNotFoundError) as error:
        return BrokenFixture(name, folder, str(error))


def _article(folder: Path, case: Case) -> Path:
    if case.article is not None:
        path = folder / case.article
        if not path.resolve().is_relative_to(folder.resolve()):
            raise CaseError(f"{folder / CASE_FILE}: the article lies outside the fixture's folder")
        if not path.is_file():
            raise ArticleNotFoundError(f"No such article: {path}")
        return path
    there = [folder / name for name in ARTICLE_FILES if (folder / name).is_file()]
    if not there:
        raise ArticleNotFoundError(f"No article in {folder}: one of {', '.join(ARTICLE_FILES)}")
    if len(there) > 1:
        names = " and ".join(path.name for path in there)
        raise CaseError(f"{folder / CASE_FILE}: {names} are both there; name one with 'article'")
    return there[0]


def _folders(paths: Iterable[Path]) -> Iterator[tuple[str, Path]]:
    for path in paths:
        if path.name == CASE_FILE and path.is_file():
            yield path.resolve().parent.name, path.parent
        elif not path.is_dir():
            raise ConfigError(f"no such folder of fixtures: {path}")
        elif (path / CASE_FILE).is_file():
            yield path.resolve().name, path
        else:
            yield from ((folder.relative_to(path).as_posix(), folder) for folder in _below(path))


def _below(root: Path) -> Iterator[Path]:
    for folder, folders, files in os.walk(root):
        folders[:] = sorted(
            name for name in folders if not name.startswith(".") and name not in _NOT_SEARCHED
        )
        if CASE_FILE in files:
            yield Path(folder)
