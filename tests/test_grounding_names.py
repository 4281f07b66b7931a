"""Names: the same one under its forms, and nobody else."""

import pytest
from grounding_articles import article, says

from summarizer.grounding import Grounder


@pytest.mark.parametrize(
    ("sentence", "claim", "backed"),
    [
        # typography, accents, possessives, hyphens
        ("The mayor of Zürich spoke.", "The mayor of Zu\u0308rich spoke.", True),
        ("The mayor of Zürich spoke.", "The mayor of Zurich spoke.", True),
        ("Arven’s council met.", "The council of Arven met.", True),
        ("The council of Arven met.", "Arven's council met.", True),
        ("Patrick O’Brien left.", "Patrick O'Brien left.", True),
        ("A counter-terrorism unit left.", "A counterterrorism unit left.", True),
        ("A counterterrorism unit left.", "A counter-terrorism unit left.", True),
        ("The Anglo-Arvenian pact holds.", "The Anglo Arvenian pact holds.", True),
        # states and their people
        ("The parliament of France met.", "The French parliament met.", True),
        ("The Iraqi parliament met.", "The parliament of Iraq met.", True),
        ("The parliament of Austria met.", "The parliament of Australia met.", False),
        ("The U.S. ambassador spoke.", "The United States ambassador spoke.", True),
        ("The United Nations envoy spoke.", "The UN envoy spoke.", True),
        ("He asked us to leave the hall.", "He asked the US to leave the hall.", False),
        # titles and short forms
        ("Anna Berg opened the hall.", "Ms Berg opened the hall.", True),
        ("Minister Anna Berg opened the hall.", "Anna Berg opened the hall.", True),
        ("Minister Anna Berg opened the hall.", "Minister Carla Berg opened the hall.", False),
        ("Anna Berg opened the hall.", "Anna Dorn opened the hall.", False),
        ("Anna Berg met Tarek Osei in the hall.", "Anna Osei met them in the hall.", False),
        ("The World Seed Fund (WSF) paid.", "The WSF paid.", True),
        ("The WSF, or World Seed Fund, paid.", "The World Seed Fund paid.", True),
        ("The World Seed Fund paid.", "The WSF paid.", True),
        ("The World Seed Fund paid.", "The WHO paid.", False),
        # capitals that are no names
        ("Officials opened talks in Arven.", "Talks were opened by officials in Arven.", True),
        ("The foreign ministry answered.", "The Foreign Ministry answered.", True),
    ],
)
def test_a_claim_may_only_hold_names_of_its_sentence(
    sentence: str, claim: str, backed: bool
) -> None:
    assert Grounder(article(sentence)).check(says(claim, 1)).ok is backed


def test_a_surname_stands_for_the_name_the_article_has_in_full() -> None:
    grounder = Grounder(
        article("Envoy Tarek Osei arrived on Monday.", "Mr Osei then praised the harbour.")
    )
    assert grounder.check(says("Tarek Osei praised the harbour.", 2)).item.cites == [2]


def test_a_shared_last_word_does_not_make_one_name_of_two() -> None:
    grounder = Grounder(
        article("North Arven kept its army on alert.", "South Arven moved 80 people.")
    )
    assert not grounder.check(says("North Arven moved 80 people.", 2)).ok


def test_an_acronym_is_known_where_the_article_explains_it() -> None:
    grounder = Grounder(
        article("The Union of Free Farmers (UNIFARM) met.", "UNIFARM opened two markets.")
    )
    assert grounder.check(says("The Union of Free Farmers opened two markets.", 2)).ok


def test_the_caller_may_know_more_names() -> None:
    told = article("The Elves of the North opened a dam.")
    claim = says("Borealia opened a dam.", 1)
    claim_mid = says("A dam was opened by Borealia.", 1)
    assert not Grounder(told).check(claim_mid).ok
    known = Grounder(told, aliases=[("Elves of the North", "Borealia")])
    assert known.check(claim_mid).ok
    assert known.check(claim).ok


@pytest.mark.parametrize(
    ("claim", "backed"),
    [
        ("Die Regierung Norlands zahlt.", True),
        ("Die norländische Regierung zahlt.", True),
        ("Die Regierung Polens zahlt.", False),
    ],
)
def test_german_nouns_have_capitals_and_are_no_names(claim: str, backed: bool) -> None:
    grounder = Grounder(article("Die Regierung von Norland zahlt.", language="de"))
    assert grounder.check(says(claim, 1)).ok is backed


def test_states_are_known_in_the_note_s_language() -> None:
    grounder = Grounder(article("Germany sent 12 boats."), note_language="fr")
    assert grounder.check(says("12 bateaux envoyés par l'Allemagne.", 1)).ok
    assert not grounder.check(says("12 bateaux envoyés par l'Espagne.", 1)).ok


def test_a_claim_in_another_language_is_noticed() -> None:
    grounder = Grounder(article("The council of Arven opened a school for 40 children."))
    french = "Le conseil d'Arven a ouvert une école pour les 40 enfants de la ville."
    assert grounder.check(says(french, 1)).ok
    assert not grounder.check(says(french.replace("40", "400"), 1)).ok


def test_a_headline_is_held_against_the_whole_article_and_its_title() -> None:
    grounder = Grounder(
        article("The council met.", "It opened a school in Arven.", title="Dorn wins vote")
    )
    assert grounder.check_text("Council Opens School In Arven") == ()
    assert grounder.check_text("Dorn wins vote") == ()
    assert grounder.check_text("Council opens 12 schools in Arven")[0].kind == "number"
    assert [p.kind for p in grounder.check_text("Council opens school in Peru")] == ["name"]


def test_a_text_may_be_held_against_some_sentences() -> None:
    grounder = Grounder(article("The council met.", "It opened a school in Arven."))
    assert grounder.check_text("It opened a school in Arven.", [2]) == ()
    assert grounder.check_text("It opened a school in Arven.", [1]) != ()
    assert grounder.check_text("It opened a school in Arven.", [9])[0].kind == "citation"


@pytest.mark.parametrize(
    ("language", "sentence", "claim", "backed"),
    [
        (
            "nl",
            "De premier van Merland, Joost Akkerman, riep de buren op te helpen.",
            "Premier Joost Akkerman van Merland riep de buren op te helpen.",
            True,
        ),
        (
            "de",
            "Jens Brockhaus sagte, seine Partei lehne den Plan ab.",
            "Die Partei von Jens Brockhaus lehnt den Plan ab.",
            True,
        ),
        (
            "de",
            "Anna Berg und Ursula von Wendt trafen sich am Hafen.",
            "Anna von Wendt war am Hafen.",
            False,
        ),
        ("de", "Norland beschloss einen Haushalt.", "Norland beschloss einen Etat.", True),
        ("de", "Norland beschloss einen Haushalt.", "Ostrell beschloss einen Haushalt.", False),
    ],
)
def test_whose_somebody_is_makes_no_new_name(
    language: str, sentence: str, claim: str, backed: bool
) -> None:
    assert Grounder(article(sentence, language=language)).check(says(claim, 1)).ok is backed
