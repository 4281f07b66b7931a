"""Whether something is to be until a day or from it on: "by 30 April" is not "from 30 April"."""

import re
from collections.abc import Iterator
from functools import lru_cache

from summarizer.grounding.dates import DateMention
from summarizer.grounding.evidence import Evidence
from summarizer.grounding.passage import Passage
from summarizer.lexicon import lexicon

_MARKS = " .,"
_BEFORE = 40  # characters before a date in which such words may stand


def turned_dates(claim: Passage, evidence: Evidence) -> Iterator[tuple[str, str]]:
    """Return the dates at which the claim ends what its sentences begin, or the other way round.

    Returns:
        Each date as the claim has it, and as a sentence has it.
    """
    for date in claim.dates:
        mine, start = _term(date, claim)
        if mine is None:
            continue
        theirs = [
            (passage, other, *_term(other, passage))
            for passage in evidence.passages
            for other in passage.dates
            if other.supports(date, evidence.years)
        ]
        if theirs and all(term not in {mine, None} for _, _, term, _ in theirs):
            passage, other, _, first = theirs[0]
            yield (
                claim.source.original(start, date.end).rstrip(_MARKS),
                passage.source.original(first, other.end).rstrip(_MARKS),
            )


def _term(date: DateMention, passage: Passage) -> tuple[str | None, int]:
    """Return what is said of a date ("until", "since"), and where the words for it begin."""
    text = passage.source.text
    start = max(0, date.start - _BEFORE)
    found = _pattern(passage.lexicon.language).search(text, start, date.start)
    return (found.lastgroup, found.start()) if found else (None, date.start)


@lru_cache(maxsize=16)
def _pattern(language: str) -> re.Pattern[str]:
    words = lexicon(language)
    groups = "|".join(f"(?P<{name}>{pattern.pattern})" for name, pattern in words.terms.items())
    return re.compile(rf"(?:{groups})(?: (?:{'|'.join(words.edges)}))*[ ']?$")
