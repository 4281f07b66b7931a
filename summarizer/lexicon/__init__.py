"""Word lists per language: undertakings, negations, hedges, stop words, units.

Data files hold patterns over *folded* text (see :func:`fold`): lower case, no accents, straight
quotes. A language without a data file has no cues and no negations, and the checks that need
them are skipped.
"""

from summarizer.lexicon.folding import Folded, fold, folded
from summarizer.lexicon.loader import LANGUAGES, STATUSES, Lexicon, lexicon
from summarizer.lexicon.matching import Cue, Span, cues, hedges, negations, stop_words

__all__ = [
    "LANGUAGES",
    "STATUSES",
    "Cue",
    "Folded",
    "Lexicon",
    "Span",
    "cues",
    "fold",
    "folded",
    "hedges",
    "lexicon",
    "negations",
    "stop_words",
]
