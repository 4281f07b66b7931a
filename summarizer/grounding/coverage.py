"""How much of the article a note rests on."""

import re
from collections.abc import Collection, Mapping

from summarizer.grounding.passage import Passage
from summarizer.schemas import Article, Coverage

_ROUNDED = 4

_LETTER = "[A-Za-zÀ-ÖØ-öø-ÿ]"
_BARE_NUMBER = re.compile(rf"(?<={_LETTER} )(?:[3-9]|[1-9][0-9]{{1,8}})(?= {_LETTER})")
"""A number above two between two words: whatever these are, it is above one, or in a date."""


def coverage(
    article: Article,
    cited: Collection[int],
    analysed: Mapping[int, Passage] | None = None,
    told: Collection[int] | None = None,
) -> Coverage:
    """Return the share of sentences that are cited and the notable ones that are not told.

    Sentences that read like an order to a model do not count.

    Notable is a sentence with a quotation, a number, a date or words of commitment; the latter
    only in languages with a lexicon.

    Args:
        article: the article.
        cited: ids of the sentences that some claim cites; unknown ids are ignored.
        analysed: its sentences by id, if that has been done, in its language alone.
        told: ids of those that are not notable any more, all that are cited by default.
    """
    cited = frozenset(cited)
    told = cited if told is None else frozenset(told)
    trusted = article.trusted
    share = sum(sentence.id in cited for sentence in trusted) / len(trusted) if trusted else 0.0
    known_already = analysed or {}
    notable = [
        sentence.id
        for sentence in trusted
        if sentence.id not in told
        and _is_notable(known_already.get(sentence.id) or Passage(sentence.text, article.language))
    ]
    return Coverage(cited=round(share, _ROUNDED), uncited_notable=notable)


def _is_notable(passage: Passage) -> bool:
    if passage.quotes:
        return True
    # Most others have nothing of the kind, which their words tell; or what they have is plain.
    return not passage.plain and (
        _BARE_NUMBER.search(passage.text) is not None
        or bool(passage.weekdays or passage.cues or passage.dates)
        or any(quantity.values[0] > 1 for quantity in passage.quantities)
    )
