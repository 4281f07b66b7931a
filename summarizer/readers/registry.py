"""Which reader reads a source, and where: plain formats here, the others in a confined process."""

from importlib import import_module
from typing import TYPE_CHECKING

from summarizer.errors import ConfigError, UnreadableArticleError
from summarizer.readers import formats as told
from summarizer.readers.plugins import plugin_names, plugin_reader
from summarizer.readers.reading import Reader, Reading, Source

if TYPE_CHECKING:
    from summarizer.readers.confined import ConfinedReaders

# Where the reader of each format is; imported when it is needed.
_READERS: dict[str, str] = {
    "text": "summarizer.readers.plain:read_plain",
    "markdown": "summarizer.readers.marked_down:read_markdown",
    "html": "summarizer.readers.html.reading_pages:read_html",
    "pdf": "summarizer.readers.pdf:read_pdf",
    "docx": "summarizer.readers.docx:read_docx",
    "eml": "summarizer.readers.mail:read_eml",
    "rtf": "summarizer.readers.rtf:read_rtf",
}
# These readers are ours from end to end, and what they read is nothing but text.
_HERE = frozenset({"text", "markdown"})


def formats() -> tuple[str, ...]:
    """Return the names of all formats that can be read, those of plug-ins last."""
    return (*_READERS, *(name for name in plugin_names() if name not in _READERS))


def format_of(source: Source) -> str:
    """Return the format of a source: what is in it decides, then what it is called.

    It is one of :func:`formats`, or ``"feed"`` for a list of articles, which is none itself.

    Raises:
        UnreadableArticleError: only a plug-in may know it, and that one is broken.
    """
    # Plug-ins are looked up only for what is not known here: to do so takes a while.
    if told.is_undecided(source) and plugin_names():
        try:
            name = _confined().tell(source)
        except UnreadableArticleError:
            # A broken plug-in is no reason not to read a text.
            if told.is_binary(source.data):
                raise
            name = None
        if name is not None:
            return name
    return told.format_of(source)


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
    name = format or format_of(source)
    if name == told.FEED:
        raise UnreadableArticleError(
            "This is a feed, a list of articles; summarizer batch reads the articles it lists."
        )
    if name in _HERE:
        return reader_of(name)(source)
    if name not in _READERS and name not in plugin_names():
        raise ConfigError(f"no such format: {name!r}; known are: {', '.join(formats())}")
    return _confined().read(source, name)


def reader_of(format: str) -> Reader:  # noqa: A002
    """Return the reader of a format, to be called in this process.

    Raises:
        UnreadableArticleError: it is a plug-in that cannot be loaded.
    """
    if format not in _READERS:
        return plugin_reader(format)
    module, _, name = _READERS[format].partition(":")
    reader: Reader = getattr(import_module(module), name)
    return reader


def _confined() -> "ConfinedReaders":
    """Return the confined processes; imported here because text needs none."""
    from summarizer.readers.confined import shared

    return shared()
