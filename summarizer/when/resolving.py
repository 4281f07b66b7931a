"""Resolves an expression of time to an ISO date, where that is certain."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from summarizer.when import absolute, relative, terms
from summarizer.when.context import behind, is_anchored, looks_ahead, with_year
from summarizer.when.parser import parsed
from summarizer.when.period import Period, day
from summarizer.when.relative import Standpoint
from summarizer.when.tagging import LONGEST, take_apart
from summarizer.when.tags import Kind, Said
from summarizer.when.vocabulary import LANGUAGES, Vocabulary, vocabulary


@dataclass(frozen=True, slots=True)
class _Expression:
    """An expression of time and what is known about it.

    Attributes:
        text: the expression, with the year that stands behind it.
        behind: what else its sentence has behind it.
        sentences: those it was taken from.
        language: ISO 639-1 code of the article's language.
        published: day of publication.
        deadline: it says by when, not when.
    """

    text: str
    behind: str
    sentences: tuple[str, ...]
    language: str
    published: date | None
    deadline: bool


def event_date(
    when: str, language: str, published: date | None, sentences: Iterable[str] = ()
) -> str | None:
    """Return when an event was: ``2026-03-03``, ``2026-03`` or ``2026``.

    Args:
        when: the expression as the article has it, e.g. "Wednesday", "last month", "3 March".
        language: the article's language; English is understood in any article.
        published: day of publication. Without it only what says its year has a date.
        sentences: those it was taken from. They may tell the year, or that they speak of what is
            to come.

    Returns:
        The date, as exact as the article says it; ``None`` if it is not certain. A day, a month
        and a weekday alone lie behind: the nearest one not after the publication is meant.
    """
    return _resolved(_expression(when, language, published, sentences, deadline=False))


def deadline_date(
    when: str, language: str, published: date | None, sentences: Iterable[str] = ()
) -> str | None:
    """Return by when something is to be done, written as :func:`event_date` does.

    A day, a month and a weekday alone lie ahead. Of "the end of June" it is the last day; a
    length of time ("within 30 days") is counted from the publication, and has no date if a
    sentence counts it from something else.
    """
    return _resolved(_expression(when, language, published, sentences, deadline=True))


def _expression(
    when: str, language: str, published: date | None, sentences: Iterable[str], *, deadline: bool
) -> _Expression:
    around = tuple(sentences)
    rest = behind(when, around) if len(when) <= LONGEST else ""
    code = language.casefold().replace("_", "-").partition("-")[0]
    return _Expression(with_year(when, rest), rest, around, code, published, deadline)


def _resolved(one: _Expression) -> str | None:
    if len(one.text) > LONGEST:
        return None
    for known in dict.fromkeys((one.language, "en")):
        said = take_apart(one.text, known) if known in LANGUAGES else None
        found = _readings(one, said, vocabulary(known)) if said else None
        if said and found is not None:
            return _certain(found, to_the_end=one.deadline and said.edge == Kind.END)
    if one.language in LANGUAGES:
        return None
    only = parsed(one.text, one.language, one.published, deadline=one.deadline)
    return day(only).iso if only else None


def _readings(one: _Expression, said: Said, words: Vocabulary) -> tuple[Period, ...] | None:
    """Return what an expression can mean; ``None`` if it is not understood."""
    if not one.deadline and said.is_limit:  # what happens "by Friday" does not happen then
        return ()
    found = absolute.readings(said)
    if found is not None or one.published is None:
        return found
    try:
        found = terms.readings(said, one.published, deadline=one.deadline)
        if found is not None:
            return () if is_anchored(one.behind, words) else found
        at = Standpoint(one.published, one.deadline, words)
        return relative.readings(said, at, lambda: looks_ahead(one.sentences, one.language))
    except (OverflowError, ValueError):  # beyond the calendar
        return ()


def _certain(readings: tuple[Period, ...], *, to_the_end: bool) -> str | None:
    """Return the ISO date if all readings are the same."""
    distinct = {one.end if to_the_end else one for one in readings}
    return distinct.pop().iso if len(distinct) == 1 else None
