"""Numbers in words are looked for only around words that are numbers by themselves."""

from itertools import product

import pytest
from text_to_num import find_numbers

from summarizer.grounding.counting import _Word
from summarizer.grounding.number_words import number_words
from summarizer.grounding.passage import Passage

JOINING = {
    "en": "a trillion dozen and point oh minus plus half of the to pair couple score nil",
    "fr": "et virgule point moins second de la le les à demi douzaine mille un",
    "de": "eine und komma minus von der die das halb dutzend",
    "es": "y coma punto menos segundo de la el medio docena",
    "it": "mila milione milioni miliardo e virgola punto meno di la il mezzo dozzina",
    "nl": "en komma punt min van de het half dozijn",
    "pt": "e vírgula ponto menos de a o meia dúzia",
}
"""Words that may stand in a number."""


def numbers_in(words: tuple[str, ...], language: str) -> list[object]:
    return list(find_numbers([_Word(word) for word in words], language, threshold=0.0))


@pytest.mark.parametrize("language", sorted(JOINING))
def test_a_number_has_a_word_that_is_one_by_itself(language: str) -> None:
    words = [word for word in JOINING[language].split() if not numbers_in((word,), language)]

    assert len(words) > 5
    assert not any(numbers_in(three, language) for three in product(words, repeat=3))


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Some of them and half of the others paid the bill in the end", []),
        ("It took the mayor and her whole council two hundred and fifty-one days", [251]),
        ("One billion was asked for, and after a long night of talks they got seven", [10**9, 7]),
        ("Three point five per cent of all that the six towns of the coast had", [3.5, 6]),
    ],
)
def test_numbers_are_found_wherever_they_stand(text: str, values: list[float]) -> None:
    tokens = Passage(text, "en").tokens

    found = number_words(tokens, "en", lambda token: False)

    everything = find_numbers([_Word(t.text, t.clause) for t in tokens], "en", threshold=0.0)
    assert [(n.first, n.last) for n in found] == [(n.start, n.end) for n in everything]
    assert [float(n.value) for n in found] == values


def test_a_number_whose_words_are_known_already_is_not_looked_for() -> None:
    tokens = Passage("Three towns paid.", "en").tokens

    assert number_words(tokens, "en", lambda token: True) == ()
