"""Words that make a number a bound or a whole of which only a part is meant.

"Fewer than 5 million" and "half of the 5 million" are not 5 million.
"""

import re
from functools import lru_cache
from typing import Literal, TypeAlias, cast, get_args

from summarizer.grounding.numbers import Quantity, halved
from summarizer.grounding.passage import Passage
from summarizer.lexicon import lexicon

Bound: TypeAlias = Literal["upper", "lower", "part"]
_BEFORE = 40  # characters before a number in which such words may stand


def bound_of(quantity: Quantity, passage: Passage) -> tuple[Bound | None, int]:
    """Return what is said of a number, and where in the folded text the words for it begin.

    Args:
        quantity: one of the passage's numbers.
        passage: the text it stands in.
    """
    text, words = passage.source.text, passage.lexicon
    start = halved(text, quantity.start, words)
    found = _pattern(words.language).search(text, max(0, start - _BEFORE), start)
    if not found:
        return None, start
    return cast("Bound", found.lastgroup), found.start()


@lru_cache(maxsize=16)
def _pattern(language: str) -> re.Pattern[str]:
    bounds, articles = lexicon(language).bounds, "|".join(lexicon(language).definite)
    groups = "|".join(f"(?P<{name}>{bounds[name].pattern})" for name in get_args(Bound))
    # An article and the sign of a currency may stand between them and the number.
    return re.compile(rf"(?:{groups})(?: (?:{articles}))? ?(?:[a-z]{{1,3}})?[$€£¥]?$")
