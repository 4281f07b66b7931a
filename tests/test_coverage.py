"""Coverage: what the note rests on, and what it passes over."""

import pytest
from grounding_articles import article

from summarizer.grounding import coverage

ARTICLE = article(
    "The valley is green.",
    "“It will last,” the mayor said.",
    "The fund lent 5 million.",
    "Talks opened on Wednesday.",
    "Norland urged restraint.",
)


@pytest.mark.parametrize(
    ("cited", "share", "notable"),
    [
        ([], 0.0, [2, 3, 4, 5]),
        ([1], 0.2, [2, 3, 4, 5]),
        ([2, 3, 3, 4, 5], 0.8, []),
        ([1, 2, 3, 4, 5], 1.0, []),
        ([3, 99], 0.2, [2, 4, 5]),
    ],
)
def test_share_of_sentences_and_notable_ones_left_out(
    cited: list[int], share: float, notable: list[int]
) -> None:
    result = coverage(ARTICLE, cited)
    assert result.cited == share
    assert result.uncited_notable == notable


def test_an_article_in_an_unknown_language_still_has_numbers_and_quotes() -> None:
    told = article("Ĝi estas verda.", "«Jes», li diris.", "Estas 12 domoj.", language="eo")
    assert coverage(told, []).uncited_notable == [2, 3]


def test_an_article_without_sentences_is_not_covered() -> None:
    assert coverage(article(), []).cited == 0.0
