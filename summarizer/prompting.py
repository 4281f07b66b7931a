"""The prompt set: a folder of Jinja templates that says how sections are asked for.

========================  =======================================================
``system.j2``             the system message; the same for every request
``article.j2``            the numbered article; the same for every section
``section.j2``            the instruction for one section
``sections/<name>.j2``    the same for the section of that name
``repair.j2``             asks for the items that failed, again
``guided/…``              templates of the flow for small models
========================  =======================================================

Besides Jinja's own filters there are ``defuse`` (for any text that comes from outside) and a
``tojson`` that writes compact JSON.
"""

from collections.abc import Iterator, Mapping
from functools import cached_property, lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from summarizer.errors import PromptError
from summarizer.fencing import defuse, numbered
from summarizer.hashing import sha256_of

if TYPE_CHECKING:
    from summarizer.templating import Templates

__all__ = ["PromptSet", "defuse", "numbered"]

_SUFFIX = ".j2"
_MAX_TEMPLATE_BYTES = 1_000_000
_MAX_FOLDERS_DEEP = 3


class PromptSet:
    """Templates by name, ready to be rendered. A name may be given without its ``.j2``."""

    def __init__(self, name: str, sources: Mapping[str, str]) -> None:
        """Compile the templates; ``sources`` goes from name (``sections/actors.j2``) to text.

        Raises:
            PromptError: a template has a syntax error.
        """
        self.name = name
        self._sources = dict(sources)
        self._templates = _compiled(tuple(sorted(self._sources.items())))

    @classmethod
    def load(cls, folder: Path | None = None) -> "PromptSet":
        """Read a folder's templates (``*.j2``); without a folder, those of the package.

        A template that the folder lacks is the package's, with one exception: where the folder
        has a ``section.j2`` of its own, it serves for every section, and none of the package's
        ``sections/`` does.

        Raises:
            PromptError: there is no such folder, no template in it, one that cannot be read, or
                one with a syntax error.
        """
        packaged = _read(files("summarizer") / "prompts" / "briefing")
        if folder is None:
            return cls("briefing", packaged)
        if not folder.is_dir():
            raise PromptError(f"there is no prompt folder {folder}")
        own = _read(folder)
        if not own:
            raise PromptError(f"the prompt folder {folder} has no templates (*{_SUFFIX})")
        return cls(folder.resolve().name, combine(own, packaged))

    @cached_property
    def sha256(self) -> str:
        """SHA-256, hexadecimal, over the names and texts of all templates."""
        return sha256_of(self._sources)

    def has(self, name: str) -> bool:
        """Tell whether there is a template of this name."""
        return _full(name) in self._sources

    def for_section(self, section: str) -> str:
        """Return the name of the template for a section: its own, or the general one."""
        own = f"sections/{section}"
        return own if self.has(own) else "section"

    def render(self, name: str, /, **variables: Any) -> str:
        """Render a template.

        Raises:
            PromptError: there is no such template, it fails, does what the sandbox forbids, or
                its output grows too large.
            UndefinedVariableError: it uses a variable that does not exist.
        """
        if not self.has(name):
            raise PromptError(f"the prompt set {self.name!r} has no template {_full(name)}")
        return self._templates.render(_full(name), variables)


@lru_cache(maxsize=16)
def _compiled(sources: tuple[tuple[str, str], ...]) -> "Templates":
    """Compile templates; many articles are asked for with the same ones."""
    # Jinja is imported here, when a run is about to begin, and not with this module.
    from summarizer.templating import Templates

    return Templates(dict(sources))


def combine(own: Mapping[str, str], packaged: Mapping[str, str]) -> dict[str, str]:
    """Return a folder's templates with the package's for those it lacks (see ``load``)."""
    general = "section" + _SUFFIX in own
    lent = {
        name: text
        for name, text in packaged.items()
        if not (general and name.startswith("sections/"))
    }
    return {**lent, **own}


def _full(name: str) -> str:
    return name if name.endswith(_SUFFIX) else name + _SUFFIX


def _read(folder: Traversable) -> dict[str, str]:
    try:
        return {name: _text(name, entry) for name, entry in _templates_in(folder)}
    except OSError as error:
        raise PromptError(f"cannot read prompt templates: {error}") from error


def _templates_in(
    folder: Traversable, prefix: str = "", depth: int = 0
) -> Iterator[tuple[str, Traversable]]:
    for entry in sorted(folder.iterdir(), key=lambda one: one.name):
        name = prefix + entry.name
        if entry.name.startswith("."):
            continue
        if entry.is_dir() and depth < _MAX_FOLDERS_DEEP:
            yield from _templates_in(entry, name + "/", depth + 1)
        elif entry.is_file() and name.endswith(_SUFFIX):
            yield name, entry


def _text(name: str, entry: Traversable) -> str:
    content = entry.read_bytes()
    if len(content) > _MAX_TEMPLATE_BYTES:
        raise PromptError(f"prompt template {name} is larger than {_MAX_TEMPLATE_BYTES} bytes")
    try:
        # Line ends are made alike so that a checkout's settings do not change the hash.
        return content.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        raise PromptError(f"prompt template {name} is not UTF-8 text") from error
