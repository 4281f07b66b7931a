"""Finds the lexicon's words in a text. Offsets are those of the text that was passed in."""

import re
from dataclasses import dataclass
from functools import lru_cache

from summarizer.lexicon.folding import folded
from summarizer.lexicon.loader import STATUSES, lexicon
from summarizer.schemas import CommitmentStatus


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a text, in code points; ``end`` is exclusive."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Cue:
    """Words that show an undertaking, a call, a condition or a refusal.

    A ``strong`` cue names the act ("pledged", "urged"); a weak one is a tense or a modal
    ("will", "is supporting") and is common in sentences that commit nobody.
    """

    status: CommitmentStatus
    start: int
    end: int
    text: str
    strong: bool = True


@lru_cache(maxsize=1024)
def cues(text: str, language: str) -> tuple[Cue, ...]:
    """Return the cues of commitment in ``text``, in reading order; negation is not considered."""
    words = lexicon(language)
    found = [
        Cue(status, span.start, span.end, span.text, strong)
        for table, strong in ((words.strong, True), (words.weak, False))
        for status in STATUSES
        for span in _spans(table[status], text)
    ]
    return tuple(sorted(found, key=lambda cue: (cue.start, cue.end)))


def negations(text: str, language: str) -> tuple[Span, ...]:
    """Return the negating words in ``text``, in reading order."""
    words = lexicon(language)
    found = {*_spans(words.verbal, text), *_spans(words.nominal, text)}
    return tuple(sorted(found, key=lambda span: (span.start, span.end)))


def hedges(text: str, language: str) -> tuple[Span, ...]:
    """Return the words that make a statement uncertain ("may", "reportedly")."""
    return _spans(lexicon(language).hedges, text)


def stop_words(language: str) -> frozenset[str]:
    """Return the folded function words of a language; empty for an unknown one."""
    return lexicon(language).stop_words


def _spans(pattern: re.Pattern[str], text: str) -> tuple[Span, ...]:
    source = folded(text)
    return tuple(
        Span(*source.span(*match.span()), source.original(*match.span()))
        for match in pattern.finditer(source.text)
    )
