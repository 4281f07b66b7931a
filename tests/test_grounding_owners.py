"""A number belongs to the name that its sentence gives it to."""

import pytest
from grounding_articles import article, says

from summarizer.grounding import Grounder


@pytest.mark.parametrize(
    ("sentence", "claim", "backed"),
    [
        (
            "Norland pledged to pay 45 million crowns and Ostrell 30 million crowns.",
            "Norland pledged to pay 30 million crowns.",
            False,
        ),
        (
            "Norland pledged to pay 45 million crowns and Ostrell 30 million crowns.",
            "Ostrell pledged to pay 45 million crowns.",
            False,
        ),
        (
            "Norland pledged to pay 45 million crowns and Ostrell 30 million crowns.",
            "Ostrell pledged to pay 30 million crowns.",
            True,
        ),
        (
            "Norland pledged to pay 45 million crowns and Ostrell 30 million crowns.",
            "Norland pledged 45 million crowns, Ostrell 30 million crowns.",
            True,
        ),
        (
            "Norland paid 45 million crowns to Ostrell, 30 million of it in cash.",
            "Norland paid 30 million crowns in cash.",
            True,
        ),
        (
            "Norland pledged 45 million crowns, Vell said, and another 30 million later.",
            "Norland pledged another 30 million crowns.",
            True,
        ),
        (
            "Norland, a land of 5 million people, pledged 30 million crowns, Ostrell 20 million.",
            "Norland pledged 30 million crowns.",
            True,
        ),
        (
            "Norland has 5 million people, Ostrell 3 million.",
            "Ostrell has 5 million people.",
            False,
        ),
        ("Norland has 5 million people, Ostrell 3 million.", "Ostrell has 3 million people.", True),
        (
            "Ada Vell won 52 percent of the vote, Ivo Brand 48 percent.",
            "Ivo Brand won 52 percent of the vote.",
            False,
        ),
        (
            "Ada Vell won 52 percent of the vote, Ivo Brand 48 percent.",
            "Vell won 52 percent and Brand 48 percent.",
            True,
        ),
        (
            "Norland sent 40 buses in March and 60 in May; Ostrell sent 20 buses.",
            "Norland sent 60 buses in May.",
            True,
        ),
        ("In Norland 40 people died, in Ostrell 60.", "In Ostrell 40 people died.", True),
    ],
)
def test_a_number_goes_with_its_name(sentence: str, claim: str, backed: bool) -> None:
    grounder = Grounder(article(sentence))
    assert grounder.check(says(claim, 1)).ok is backed
    assert grounder.check(says(sentence, 1)).ok


def test_the_message_names_whose_number_it_is() -> None:
    grounder = Grounder(article("Norland has 5 million people, Ostrell 3 million."))
    problem = grounder.check(says("Ostrell has 5 million people.", 1)).problems[0]
    assert problem.kind == "number"
    assert problem.message == "'5 million' goes with 'Norland' in sentence 1, not 'Ostrell'"


def test_two_names_may_have_the_same_number() -> None:
    grounder = Grounder(
        article("Norland has 5 million people, Ostrell 3 million.", "Ostrell has 5 million cows.")
    )
    assert grounder.check(says("Ostrell has 5 million cows.", 1, 2)).ok
