"""How much of the article a note rests on."""

from collections.abc import Collection

from summarizer.grounding.passage import Passage, analysed
from summarizer.schemas import Article, Coverage

_ROUNDED = 4


def coverage(article: Article, cited: Collection[int]) -> Coverage:
    """Return the share of sentences that are cited and the notable ones that are not.

    Sentences that read like an order to a model do not count.

    Notable is a sentence with a quotation, a number, a date or words of commitment; the latter
    only in languages with a lexicon.

    Args:
        article: the article.
        cited: ids of the sentences that some claim cites; unknown ids are ignored.
    """
    cited = frozenset(cited)
    known = {sentence.id for sentence in article.trusted}
    share = len(known & cited) / len(known) if known else 0.0
    uncited = [sentence for sentence in article.trusted if sentence.id not in cited]
    notable = [s.id for s in uncited if _is_notable(analysed(s.text, article.language))]
    return Coverage(cited=round(share, _ROUNDED), uncited_notable=notable)


def _is_notable(passage: Passage) -> bool:
    return (
        '"' in passage.source.text
        or bool(passage.cues)
        or bool(passage.dates or passage.weekdays)
        or any(quantity.values[0] > 1 for quantity in passage.quantities)
    )
