"""What is to be until a day is not from it on, and the other way round."""

import pytest
from grounding_articles import article, says

from summarizer.grounding import Grounder


@pytest.mark.parametrize(
    ("language", "sentence", "claim", "backed"),
    [
        ("en", "The ferry sails from 3 October.", "The ferry sails until 3 October.", False),
        ("en", "The ferry sails until the end of October.", "The ferry sails from October.", False),
        ("en", "The ferry sails from 3 October.", "The ferry sails from early October.", True),
        ("en", "The ferry sails from 3 October.", "The ferry sails in October.", True),
        ("en", "The ferry is to sail in October.", "The ferry is to sail by October.", True),
        ("en", "It must pay no later than Friday, 30 April.", "It must pay before 30 April.", True),
        (
            "en",
            "It must pay by 30 April and close after 30 April.",
            "It must close after 30 April.",
            True,
        ),
        ("en", "The road was shut from 3 May until 9 May.", "The road was shut until 9 May.", True),
        (
            "en",
            "The road was shut from 3 May until 9 May.",
            "The road was shut until 3 May.",
            False,
        ),
        ("de", "Die Fähre fährt ab 3. Oktober.", "Die Fähre fährt bis 3. Oktober.", False),
        (
            "fr",
            "Le bac circule à partir du 3 octobre.",
            "Le bac circule jusqu'au 3 octobre.",
            False,
        ),
        (
            "es",
            "El ferri sale desde el 3 de octubre.",
            "El ferri sale hasta el 3 de octubre.",
            False,
        ),
        ("it", "Il traghetto parte dal 3 ottobre.", "Il traghetto parte fino al 3 ottobre.", False),
        ("pt", "A balsa sai desde 3 de outubro.", "A balsa sai até 3 de outubro.", False),
        ("nl", "De veerboot vaart vanaf 3 oktober.", "De veerboot vaart tot 3 oktober.", False),
    ],
)
def test_a_day_ends_or_begins_what_it_does_in_its_sentence(
    language: str, sentence: str, claim: str, backed: bool
) -> None:
    grounder = Grounder(article(sentence, language=language))
    assert grounder.check(says(claim, 1)).ok is backed
    assert grounder.check(says(sentence, 1)).ok


def test_the_message_has_the_day_as_both_say_it() -> None:
    grounder = Grounder(article("The ferry sails from 3 October."))
    problem = grounder.check(says("The ferry sails until 3 October.", 1)).problems[0]
    assert problem.kind == "date"
    assert problem.message == "'until 3 October' is 'from 3 October' in sentence 1"
