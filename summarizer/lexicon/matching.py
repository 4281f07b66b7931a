"""Finds the lexicon's words in a text. Offsets are those of the text that was passed in."""

import re
from dataclasses import dataclass
from functools import lru_cache

from summarizer.lexicon.folding import Folded, folded
from summarizer.lexicon.loader import LANGUAGES, function_words, lexicon
from summarizer.lexicon.occurrences import CUE_FAMILIES, Occurrences, Single, occurrences
from summarizer.schemas import CommitmentStatus

# "Solara", "Guevara": a name that would be a future without its accent, "pagará".
_NAME_LIKE_A_FUTURE = re.compile(r"[A-Z][a-z]+ra")


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
    source = folded(text)
    return cues_among(occurrences(source.text, language), source)


def cues_among(found: Occurrences, source: Folded) -> tuple[Cue, ...]:
    """Return the cues of commitment among what was found in a text, in reading order."""
    cues = [
        Cue(family[0], *source.span(*span), source.original(*span), family[1])
        for family in CUE_FAMILIES
        if family in found
        for span in found[family]
    ]
    cues.sort(key=lambda cue: (cue.start, cue.end))
    return tuple([cue for cue in cues if cue.strong or not _is_name(cue)])


def _is_name(cue: Cue) -> bool:
    return cue.start > 0 and _NAME_LIKE_A_FUTURE.fullmatch(cue.text) is not None


def negations(text: str, language: str) -> tuple[Span, ...]:
    """Return the negating words in ``text``, in reading order."""
    source = folded(text)
    found = occurrences(source.text, language)
    spans = {*spans_among(found, "verbal", source), *spans_among(found, "nominal", source)}
    return tuple(sorted(spans, key=lambda span: (span.start, span.end)))


def spans_among(found: Occurrences, family: Single, source: Folded) -> tuple[Span, ...]:
    """Return what is there of one family among what was found in a text."""
    return tuple(
        Span(*source.span(*span), source.original(*span)) for span in found.get(family, ())
    )


def stop_words(language: str) -> frozenset[str]:
    """Return the folded function words of a language; empty for an unknown one."""
    return lexicon(language).stop_words


def languages_of(word: str) -> tuple[str, ...]:
    """Return the languages of which a folded word is a function word, among those known."""
    return _function_words().get(word, ())


@lru_cache(maxsize=1)
def _function_words() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for language in sorted(LANGUAGES):
        for word in function_words(language):
            found[word] = (*found.get(word, ()), language)
    return found
