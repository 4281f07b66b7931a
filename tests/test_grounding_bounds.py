"""A number that is a bound, or of which only a part is meant, is not that number."""

import pytest
from grounding_articles import article, commitment, says

from summarizer.grounding import Grounder


@pytest.mark.parametrize(
    ("language", "sentence", "claim", "backed"),
    [
        ("en", "Fewer than 5 million people voted.", "5 million people voted.", False),
        ("en", "Up to 5 million people voted.", "5 million people voted.", False),
        ("en", "5 million people voted.", "Up to 5 million people voted.", False),
        ("en", "5 million people voted.", "More than 5 million people voted.", False),
        ("en", "At most 5 million people voted.", "At least 5 million people voted.", False),
        ("en", "No more than 5 million people voted.", "More than 5 million people voted.", False),
        ("en", "Up to 5 million people voted.", "At most 5 million people voted.", True),
        ("en", "More than 5 million people voted.", "5 million people voted.", True),
        ("en", "More than 5 million people voted.", "At least 5 million people voted.", True),
        ("en", "It paid half of the 5 million euros.", "It paid 5 million euros.", False),
        ("en", "It paid half of the 5 million euros.", "It paid half the 5 million euros.", True),
        ("en", "It paid half a million euros.", "It paid half a million euros.", True),
        ("en", "At half past eleven they met.", "At eleven they met.", False),
        ("en", "It will pay up to €5 million.", "It will pay €5 million.", False),
        (
            "de",
            "Das Land zahlt bis zu 5 Millionen Euro.",
            "Das Land zahlt 5 Millionen Euro.",
            False,
        ),
        ("de", "Das Land zahlt 5 Millionen Euro.", "Das Land zahlt 5 Millionen Euro.", True),
        ("de", "Über 500 Bewohner stimmten.", "Mehr als 500 Bewohner stimmten.", True),
        ("de", "Die meisten der 500 Bewohner stimmten.", "500 Bewohner stimmten.", False),
        ("de", "Zwei Drittel der 500 Bewohner stimmten.", "500 Bewohner stimmten.", False),
        ("fr", "Moins de 500 électeurs ont voté.", "500 électeurs ont voté.", False),
        ("fr", "La plupart des 500 électeurs ont voté.", "500 électeurs ont voté.", False),
        ("fr", "Au moins 500 électeurs ont voté.", "Au-delà de 500 électeurs ont voté.", True),
        ("es", "Votaron menos de 500 vecinos.", "Votaron 500 vecinos.", False),
        ("es", "Votó la mayoría de los 500 vecinos.", "Votaron 500 vecinos.", False),
        ("es", "Votaron por encima de 500 vecinos.", "Votaron más de 500 vecinos.", True),
        ("it", "Hanno votato meno di 500 abitanti.", "Hanno votato 500 abitanti.", False),
        ("it", "Ha votato la maggior parte dei 500 soci.", "Hanno votato 500 soci.", False),
        ("it", "Hanno votato oltre 500 soci.", "Hanno votato più di 500 soci.", True),
        ("pt", "Votaram menos de 500 moradores.", "Votaram 500 moradores.", False),
        ("pt", "Votou a maioria dos 500 moradores.", "Votaram 500 moradores.", False),
        ("pt", "Votaram acima de 500 moradores.", "Votaram mais de 500 moradores.", True),
        ("nl", "Minder dan 500 inwoners stemden.", "500 inwoners stemden.", False),
        ("nl", "De meeste van de 500 inwoners stemden.", "500 inwoners stemden.", False),
        ("nl", "Ruim 500 inwoners stemden.", "Meer dan 500 inwoners stemden.", True),
        ("nl", "Hooguit 500 inwoners stemden.", "Hoogstens 500 inwoners stemden.", True),
    ],
)
def test_a_number_is_taken_as_its_sentence_means_it(
    language: str, sentence: str, claim: str, backed: bool
) -> None:
    grounder = Grounder(article(sentence, language=language))
    assert grounder.check(says(claim, 1)).ok is backed
    assert grounder.check(says(sentence, 1)).ok


def test_the_message_has_the_number_as_both_say_it() -> None:
    grounder = Grounder(article("Fewer than 5 million people voted."))
    problem = grounder.check(says("5 million people voted.", 1)).problems[0]
    assert problem.kind == "number"
    assert problem.message == "'5 million' is 'Fewer than 5 million' in sentence 1"


def test_a_number_that_another_sentence_gives_outright_is_backed() -> None:
    grounder = Grounder(article("Fewer than 5 million people voted.", "5 million people voted."))
    assert grounder.check(says("5 million people voted.", 1, 2)).ok


def test_an_amount_keeps_its_bound() -> None:
    grounder = Grounder(article("Norland will pay up to 5 million euros."))
    for amount, backed in (("up to 5 million euros", True), ("5 million euros", False)):
        action = f"pay {amount}"
        item = commitment("Norland", action, "pledged", 1, amount=amount)
        assert grounder.check(item).ok is backed
