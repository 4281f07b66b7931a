"""A claim in another language than its article is noticed by its function words."""

import pytest

from summarizer.grounding.language import guess_language
from summarizer.grounding.passage import Passage

FRENCH = "Les deux pays ont signé un accord sur les eaux du fleuve et de la côte."


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (FRENCH, "fr"),
        (" ".join([FRENCH] * 400), "fr"),  # more words than are counted at once
        ("The two countries signed an accord on the waters of the river and the coast.", "en"),
        ("Les deux pays", "en"),
    ],
)
def test_the_language_is_guessed_where_there_is_no_doubt(text: str, language: str) -> None:
    assert guess_language(Passage(text, "en"), set) == language


def test_a_text_made_of_the_articles_words_is_in_its_language() -> None:
    passage = Passage(FRENCH, "en")

    assert guess_language(passage, lambda: passage.bases) == "en"
