"""Makes a fixture of an article: its text, a recording of a live run, a proposed case."""

import secrets
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from summarizer.api import summarize
from summarizer.articles import read_article
from summarizer.backends.recorded import RecordedModel
from summarizer.errors import ConfigError, OutputError
from summarizer.models import open_model
from summarizer.progress import Observer
from summarizer.readers.reading import Source
from summarizer.readers.registry import format_of
from summarizer.regression.fixture import ARTICLE_FILES, CASE_FILE, RECORDING_FILE
from summarizer.regression.proposal import propose
from summarizer.regression.recordings import save_recording
from summarizer.result import Result
from summarizer.schemas import Article, ArticleMetadata, Recording
from summarizer.settings import Settings

# By the suffix of a file, and by the name of a format.
_KINDS = {
    "htm": "article.html",
    "html": "article.html",
    "xhtml": "article.html",
    "md": "article.md",
    "markdown": "article.md",
    "mdown": "article.md",
    "mkd": "article.md",
    "pdf": "article.pdf",
    "docx": "article.docx",
    "word": "article.docx",
    "eml": "article.eml",
    "mail": "article.eml",
    "rtf": "article.rtf",
}
_OWN = frozenset({CASE_FILE, RECORDING_FILE, *ARTICLE_FILES})


@dataclass(frozen=True, slots=True)
class NewFixture:
    """A fixture that is to be made.

    Attributes:
        folder: the fixture's folder; its parents are made if they are not there.
        content: the article's bytes, kept as they are.
        source: the article's file name, which tells what kind of text it is.
        metadata: what is known of the article.
        options: settings that belong to the case, by name.
    """

    folder: Path
    content: bytes
    source: str
    metadata: ArticleMetadata
    options: Mapping[str, Any]


def new_fixture(
    folder: Path,
    source: Source,
    metadata: ArticleMetadata,
    options: Mapping[str, Any],
    format: str | None = None,  # noqa: A002
) -> NewFixture:
    """Plan a fixture of an article that was read from a file or an address.

    Args:
        folder: the fixture's folder.
        source: the article.
        metadata: what is known of it.
        options: settings that belong to the case, by name.
        format: what it is read as; guessed if not given.

    Raises:
        ConfigError: the article that is kept would be read as something else.
    """
    if source.url is not None and metadata.url is None:
        metadata = metadata.model_copy(update={"url": source.url})
    kind = format or format_of(source)
    name = source.name if kind == "text" and format is None else f"article.{kind}"
    _check_kept(source.data, article_name(name), format)
    return NewFixture(folder, source.data, name, metadata, options)


def _check_kept(data: bytes, name: str, format: str | None) -> None:  # noqa: A002
    """Make sure that a kept file is read as it was asked for; a case does not say how."""
    kept = format if format is None else format_of(Source(data, name))
    if kept != format:
        raise ConfigError(
            f"a fixture cannot keep this article to be read as {format}:"
            f" in {name} it would be read as {kept}"
        )


def article_name(source: str) -> str:
    """Return the name that an article of this file name has in a fixture."""
    return _KINDS.get(Path(source).suffix.lower().removeprefix("."), "article.txt")


def check_free(folder: Path, *, force: bool) -> None:
    """Make sure that a fixture may be written there.

    Args:
        folder: where.
        force: a fixture may be replaced; anything else may not even then.

    Raises:
        ConfigError: it may not.
    """
    if not folder.exists() and not folder.is_symlink():
        return
    if not (folder / CASE_FILE).is_file():
        raise ConfigError(f"{folder} is there and is no fixture; choose another --name")
    if not force:
        raise ConfigError(f"{folder} is there already; --force replaces it")


def make_fixture(
    new: NewFixture, settings: Settings, observer: Observer, *, force: bool = False
) -> Result[Any]:
    """Write the fixture once the model has answered: all of it, or nothing.

    What else lies in the folder of a fixture that is replaced stays there.

    Raises:
        ConfigError: something is in the way.
        OutputError: it cannot be written.
        SummarizerError: what the run over the article raises.
    """
    check_free(new.folder, force=force)
    home = new.folder.resolve()
    with _building(home) as folder:
        path = folder / article_name(new.source)
        with _translated(home):
            path.write_bytes(new.content)
        result, recording = _recorded(read_article(path, new.metadata), settings, observer)
        save_recording(folder / RECORDING_FILE, recording)
        case = propose(result.document, metadata=new.metadata, options=new.options)
        with _translated(home):
            (folder / CASE_FILE).write_text(case, encoding="utf-8", newline="\n")
            _put(folder, home)
    return result


def _recorded(
    article: Article, settings: Settings, observer: Observer
) -> tuple[Result[Any], Recording]:
    model = open_model(settings, observer)
    try:
        recorded = RecordedModel(Recording(), mode="rewrite", live=lambda: model)
        result = summarize(article, model=recorded, settings=settings, observer=observer)
        return result, recorded.finished()
    finally:
        model.close()


@contextmanager
def _building(home: Path) -> Iterator[Path]:
    """Give a folder beside the final one; what is left of it is taken away."""
    folder = _beside(home)
    with _translated(home):
        home.parent.mkdir(parents=True, exist_ok=True)
        folder.mkdir()
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _put(folder: Path, home: Path) -> None:
    """Move the folder to its place; one that is there gives way."""
    if not home.exists():
        folder.rename(home)
        return
    for other in home.iterdir():
        if other.name not in _OWN:
            _copy(other, folder / other.name)
    old = _beside(home)
    home.rename(old)
    try:
        folder.rename(home)
    except BaseException:
        with suppress(OSError):
            old.rename(home)
        raise
    shutil.rmtree(old, ignore_errors=True)


def _copy(source: Path, target: Path) -> None:
    if source.is_dir() and not source.is_symlink():
        shutil.copytree(source, target, symlinks=True)
    else:
        shutil.copy2(source, target, follow_symlinks=False)


def _beside(home: Path) -> Path:
    return home.with_name(f".{home.name}-{secrets.token_hex(8)}")


@contextmanager
def _translated(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise OutputError(f"cannot write {path}: {error.strerror or error}") from error
