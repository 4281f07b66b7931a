"""Word lists per language: undertakings, negations, hedges, stop words, units.

Data files hold patterns over *folded* text (see :func:`fold`): lower case, no accents, straight
quotes. A language without a data file has no cues and no negations, and the checks that need
them are skipped.
"""

from summarizer.lexicon.definition import NEVER, Lexicon
from summarizer.lexicon.folding import Folded, fold, folded
from summarizer.lexicon.loader import LANGUAGES, STATUSES, lexicon
from summarizer.lexicon.matching import (
    Cue,
    Span,
    cues,
    cues_among,
    languages_of,
    negations,
    spans_among,
    stop_words,
)
from summarizer.lexicon.occurrences import (
    DENYING,
    NOT_ASSERTING,
    QUANTIFIERS,
    Family,
    Occurrences,
    Tried,
    Trigger,
    matched,
    triggered,
)
from summarizer.lexicon.peoples import SHORTEST_PLACE, derives, of_people

__all__ = [
    "DENYING",
    "LANGUAGES",
    "NEVER",
    "NOT_ASSERTING",
    "QUANTIFIERS",
    "SHORTEST_PLACE",
    "STATUSES",
    "Cue",
    "Family",
    "Folded",
    "Lexicon",
    "Occurrences",
    "Span",
    "Tried",
    "Trigger",
    "cues",
    "cues_among",
    "derives",
    "fold",
    "folded",
    "languages_of",
    "lexicon",
    "matched",
    "negations",
    "of_people",
    "spans_among",
    "stop_words",
    "triggered",
]
