"""Resolves an expression of time to an ISO date, where that is certain."""

import re
from collections.abc import Iterable
from datetime import date

from summarizer.when import absolute, relative, terms
from summarizer.when.context import behind, is_anchored, with_year
from summarizer.when.parser import parsed
from summarizer.when.period import Period, day
from summarizer.when.relative import Standpoint
from summarizer.when.tagging import LONGEST, take_apart
from summarizer.when.tags import Kind, Said
from summarizer.when.vocabulary import LANGUAGES, Vocabulary, vocabulary


def event_date(
    when: str, language: str, published: date | None, sentences: Iterable[str] = ()
) -> str | None:
    """Return when an event was: ``2026-03-03``, ``2026-03`` or ``2026``.

    Args:
        when: the expression as the article has it, e.g. "Wednesday", "last month", "3 March".
        language: the article's language; English is understood in any article.
        published: day of publication. Without it only what says its year has a date.
        sentences: those it was taken from; they tell the year if it stands behind.

    Returns:
        The date, as exact as the article says it; ``None`` if it is not certain. A day, a month
        and a weekday alone lie behind: the nearest one not after the publication is meant.
    """
    return _resolved(when, language, published, sentences, deadline=False)


def deadline_date(
    when: str, language: str, published: date | None, sentences: Iterable[str] = ()
) -> str | None:
    """Return by when something is to be done, written as :func:`event_date` does.

    A day, a month and a weekday alone lie ahead. Of "the end of June" it is the last day; a
    length of time ("within 30 days") is counted from the publication, and has no date if a
    sentence counts it from something else.
    """
    return _resolved(when, language, published, sentences, deadline=True)


def _resolved(
    when: str,
    language: str,
    published: date | None,
    sentences: Iterable[str],
    *,
    deadline: bool,
) -> str | None:
    if len(when) > LONGEST:
        return None
    rest = behind(when, sentences)
    text = with_year(when, rest)
    code = re.split(r"[-_]", language.casefold())[0]
    for known in dict.fromkeys((code, "en")):
        if known not in LANGUAGES:
            continue
        words = vocabulary(known)
        said = take_apart(text, words)
        found = None if said is None else _readings(said, words, published, rest, deadline)
        if said is not None and found is not None:
            return _certain(found, to_the_end=deadline and said.edge == Kind.END)
    if code in LANGUAGES:
        return None
    only = parsed(text, code, published, deadline=deadline)
    return day(only).iso if only else None


def _readings(
    said: Said, words: Vocabulary, published: date | None, rest: str, deadline: bool
) -> tuple[Period, ...] | None:
    if not deadline and said.is_limit:  # what happens "by Friday" does not happen then
        return ()
    found = absolute.readings(said)
    if found is not None or published is None:
        return found
    try:
        found = terms.readings(said, published, deadline=deadline)
        if found is not None:
            return () if is_anchored(rest, words) else found
        return relative.readings(said, Standpoint(published, deadline, words))
    except (OverflowError, ValueError):  # beyond the calendar
        return ()


def _certain(readings: tuple[Period, ...], *, to_the_end: bool) -> str | None:
    """Return the ISO date if all readings are the same."""
    distinct = {one.end if to_the_end else one for one in readings}
    return distinct.pop().iso if len(distinct) == 1 else None
