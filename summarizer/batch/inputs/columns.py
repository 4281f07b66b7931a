"""From a row's cells to an article's text, its metadata and the fields that go along."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from summarizer.batch.inputs.cells import TooDeepError, date_of, line_of, plain, text_of
from summarizer.errors import ConfigError
from summarizer.readers.addresses import is_address, shown_address
from summarizer.schemas import ArticleMetadata

_TEXT = ("text", "body", "content", "article")
_ID = ("id",)
# What tables call the fields of an article's metadata. "source" is none of them: in as many
# tables it is where the row was taken from.
_METADATA: dict[str, tuple[str, ...]] = {
    "title": ("title", "headline"),
    "outlet": ("outlet", "publisher"),
    "byline": ("byline", "author", "authors"),
    "dateline": ("dateline",),
    "published": ("published", "date", "published_at", "publication_date", "date_published"),
    "url": ("url", "link"),
}


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns that the user named.

    Attributes:
        text: has the article's text; by default the first there is of a few usual names.
        id: has the article's id; "id" by default.
    """

    text: str | None = None
    id: str | None = None


@dataclass(frozen=True, slots=True)
class Read:
    """What a row says.

    Attributes:
        text: of the article.
        url: of the article, if the row has no text but an address.
        id: of the article, as the row has it; empty if it has none.
        metadata: None if the row has none.
        fields: all other cells, and the id's; values as JSON knows them.
        problem: why there is no text.
    """

    text: str = ""
    url: str = ""
    id: str = ""
    metadata: ArticleMetadata | None = None
    fields: dict[str, Any] = field(default_factory=dict)
    problem: str = ""


def read_row(row: Mapping[str, Any], wanted: Columns) -> Read:
    """Find an article in the cells of a row."""
    try:
        values = plain(row)
    except TooDeepError:
        return Read(problem="the row is nested too deep")
    roles = _roles(tuple(values), wanted)
    known, used = _metadata(values, roles)
    text, problem = "", _no_text(wanted)
    if roles.text is not None:
        used.add(roles.text)
        found = text_of(values[roles.text])
        problem = "" if found is not None else f"{roles.text!r} of the row is no text"
        text = found or ""
    url = "" if known is None or known.url is None or not is_address(known.url) else known.url
    if known is not None and url:
        known = known.model_copy(update={"url": shown_address(url)})
    if is_address(text):
        url, text = text.strip(), ""
    if url and not text.strip():
        problem = ""
    else:
        url = ""
    rest = {key: value for key, value in values.items() if key not in used}
    return Read(text, url, _id(values, roles), known, rest, problem)


def check_columns(names: Iterable[str], wanted: Columns, table: str) -> None:
    """Find out whether a table has the columns that are needed.

    Raises:
        ConfigError: it has not; the message says which it has.
    """
    names = tuple(names)
    roles = _roles(names, wanted)
    has = f"it has {', '.join(map(repr, names))}" if names else "it has none"
    if roles.text is None and wanted.text is not None:
        raise ConfigError(f"{table} has no column {wanted.text!r}: {has}")
    if roles.text is None and "url" not in dict(roles.metadata):
        raise ConfigError(
            f"{table} has no column {', '.join(_TEXT[:-1])} or {_TEXT[-1]}: {has};"
            " name the articles' column with --text-column"
        )
    if roles.id is None and wanted.id is not None:
        raise ConfigError(f"{table} has no column {wanted.id!r}: {has}")


@dataclass(frozen=True, slots=True)
class _Roles:
    """Which column has what."""

    text: str | None
    id: str | None
    metadata: tuple[tuple[str, str], ...]


@lru_cache(maxsize=1024)
def _roles(names: tuple[str, ...], wanted: Columns) -> _Roles:
    """Deal out the roles; a name counts in any case and with spaces around it."""
    folded: dict[str, str] = {}
    for name in names:
        folded.setdefault(name.strip().casefold(), name)

    def first(candidates: tuple[str, ...]) -> str | None:
        return next((folded[name] for name in candidates if name in folded), None)

    def named(name: str | None, usual: tuple[str, ...]) -> str | None:
        if name is None:
            return first(usual)
        return name if name in names else folded.get(name.strip().casefold())

    text = named(wanted.text, _TEXT)
    found = ((role, first(candidates)) for role, candidates in _METADATA.items())
    metadata = tuple((role, name) for role, name in found if name is not None and name != text)
    return _Roles(text, named(wanted.id, _ID), metadata)


def _metadata(values: dict[str, Any], roles: _Roles) -> tuple[ArticleMetadata | None, set[str]]:
    """Read the metadata; also return the columns used, for what makes no sense stays a field."""
    known: dict[str, Any] = {}
    used = set()
    for role, name in roles.metadata:
        value = date_of(values[name]) if role == "published" else line_of(values[name])
        if value is not None:
            known[role] = value
            used.add(name)
    return (ArticleMetadata(**known) if known else None), used


def _id(values: dict[str, Any], roles: _Roles) -> str:
    value = values[roles.id] if roles.id is not None else None
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return ""
    return str(value).strip()


def _no_text(wanted: Columns) -> str:
    names = repr(wanted.text) if wanted.text is not None else f"any of {', '.join(_TEXT)}"
    return f"the row has no text: it does not have {names}"
