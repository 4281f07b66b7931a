"""In what language a text is, and which way that one is written."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pydantic import BaseModel

from summarizer.language import detect_language
from summarizer.render.claims import own_fields

_FEWEST_WORDS = 8
"""In a note of fewer words, its language shows too little to overrule the article's."""


@dataclass(frozen=True, slots=True)
class Tongue:
    """A language as HTML names it.

    Attributes:
        code: e.g. ``en``; "" if it is none that is known.
        direction: ``ltr`` or ``rtl``.
    """

    code: str
    direction: str = "ltr"


def tongue_of(code: str) -> Tongue:
    """Return the language that an ISO 639-1 code names."""
    from babel import Locale, UnknownLocaleError

    try:
        locale = Locale.parse(code.replace("_", "-"), sep="-")
    except (UnknownLocaleError, ValueError, TypeError):
        return Tongue("")
    return Tongue(str(locale).replace("_", "-"), locale.text_direction)


def tongue_of_note(note: BaseModel, article: Tongue) -> Tongue:
    """Return the language a note is written in: found out, for nothing says it.

    Args:
        note: of any type.
        article: the language of the article, which is that of most notes.
    """
    text = " ".join(_texts(note))
    if len(text.split()) < _FEWEST_WORDS:
        return article
    found = detect_language(text)
    return article if found == article.code.partition("-")[0] else tongue_of(found)


def _texts(value: object) -> Iterator[str]:
    """Yield the texts of a note with a space in them: others are names and codes."""
    if isinstance(value, str):
        if " " in value:
            yield value
    elif isinstance(value, BaseModel):
        for _, member in own_fields(value):
            yield from _texts(member)
    elif isinstance(value, Mapping):
        for member in value.values():
            yield from _texts(member)
    elif isinstance(value, list | tuple | set | frozenset):
        for member in value:
            yield from _texts(member)
