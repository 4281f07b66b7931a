"""One word that says the opposite turns a claim round, however many others are backed."""

import tomllib
from importlib.resources import files

import pytest
from grounding_articles import article, says

from summarizer.grounding import Grounder
from summarizer.lexicon import LANGUAGES, lexicon


@pytest.mark.parametrize(
    ("sentence", "claim", "backed"),
    [
        (
            "The price of bread in Norland rose by 5 percent last year.",
            "The price of bread in Norland fell by 5 percent last year.",
            False,
        ),
        (
            "The price of bread in Norland rose by 5 percent last year.",
            "The price of bread in Norland increased by 5 percent last year.",
            True,
        ),
        (
            "Exports fell while the deficit of the state budget grew.",
            "The deficit of the state budget rose.",
            True,
        ),
        (
            "Parliament approved the law on fishing in the northern bay.",
            "Parliament rejected the law on fishing in the northern bay.",
            False,
        ),
        (
            "The court acquitted the former mayor of Vell of fraud.",
            "The court convicted the former mayor of Vell of fraud.",
            False,
        ),
        (
            "The company made a profit of 5 million crowns in 2019.",
            "The company made a loss of 5 million crowns in 2019.",
            False,
        ),
        (
            "The talks on the dam in Vell ended on Tuesday.",
            "The talks on the dam in Vell began on Tuesday.",
            False,
        ),
        (
            "They will reopen the bridge, ending a closure of three years.",
            "The bridge will open after three years of closure.",
            True,
        ),
        (
            "Norland did not support the treaty on the river.",
            "Norland opposed the treaty on the river.",
            True,
        ),
        (
            "The government cut the tax on bread by 5 percent.",
            "The government raised the tax on bread by 5 percent.",
            False,
        ),
        (
            "The union said it would not accept the offer of the firm.",
            "The union rejected the offer of the firm.",
            True,
        ),
        (
            "The union rejected the offer of the firm.",
            "The union did not accept the offer of the firm.",
            True,
        ),
    ],
)
def test_a_claim_must_not_say_the_opposite(sentence: str, claim: str, backed: bool) -> None:
    grounder = Grounder(article(sentence))
    assert grounder.check(says(claim, 1)).ok is backed
    assert grounder.check(says(sentence, 1)).ok


def test_the_message_has_both_words() -> None:
    grounder = Grounder(article("The price of bread in Norland rose last year."))
    problem = grounder.check(says("The price of bread in Norland fell last year.", 1)).problems[0]
    assert problem.kind == "content"
    assert problem.message == "'fell' is the opposite of 'rose' in sentence 1"


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_every_word_stands_once_and_has_an_opposite(language: str) -> None:
    data = files("summarizer.lexicon").joinpath("data", f"{language}.toml").read_text("utf-8")
    pairs = tomllib.loads(data).get("opposites", [])
    words = [word for pair in pairs for side in pair for word in side.split()]
    assert sorted(words) == sorted(lexicon(language).opposites)
    assert all(len(pair) == 2 for pair in pairs)
