"""Which reader reads a source: the formats, by what is in a file and by its name."""

from importlib import import_module
from pathlib import PurePath

from summarizer.errors import ConfigError
from summarizer.readers.reading import Reader, Reading, Source

# Where the reader of each format is; imported when it is needed.
_READERS: dict[str, str] = {
    "text": "summarizer.readers.plain:read_plain",
    "markdown": "summarizer.readers.marked_down:read_markdown",
    "pdf": "summarizer.readers.pdf:read_pdf",
}
_SUFFIXES: dict[str, str] = {
    ".md": "markdown",
    ".markdown": "markdown",
    ".mdown": "markdown",
    ".mkd": "markdown",
}


def formats() -> tuple[str, ...]:
    """Return the names of all formats that can be read."""
    return tuple(_READERS)


def format_of(source: Source) -> str:
    """Return the format of a source: what is in it decides, then what it is called."""
    return _SUFFIXES.get(PurePath(source.name).suffix.lower(), "text")


def read(source: Source, format: str | None = None) -> Reading:  # noqa: A002 - its name everywhere
    """Read a source.

    Args:
        source: what is to be read.
        format: one of :func:`formats`; guessed if not given.

    Raises:
        ArticleError: there is no article in it, or it cannot be read.
        ConfigError: no such format.
        MissingExtraError: an optional package is not installed.
    """
    return _reader(format or format_of(source))(source)


def _reader(format: str) -> Reader:  # noqa: A002
    if format not in _READERS:
        raise ConfigError(f"no such format: {format!r}; known are: {', '.join(formats())}")
    module, _, name = _READERS[format].partition(":")
    reader: Reader = getattr(import_module(module), name)
    return reader
