"""Whom "the three provinces" means, once the article has listed them."""

import pytest
from test_guided_recipients import whom
from test_makers import makers

PROVINCES = "The three provinces on the river, Upper Teel, Marn and Sorby, are poor."


@pytest.mark.parametrize(
    ("before", "sentence"),
    [
        (PROVINCES, "The three provinces pledged to pay."),
        ("Upper Teel, Marn and Sorby", "pledged to pay, as all three provinces do."),
        ("Three provinces, Upper Teel, Marn and Sorby, signed.", "The three provinces will pay."),
    ],
    ids=["defined", "in the sentence", "without article"],
)
def test_who_is_counted_once_is_meant_by_the_number(before: str, sentence: str) -> None:
    sentences = (before, sentence) if before.endswith(".") else (f"{before} {sentence}",)
    assert makers(*sentences) == ["Upper Teel", "Marn", "Sorby"]


def test_all_who_are_counted_and_listed_in_front_of_a_verb_act() -> None:
    said = "The three provinces on the river, Upper Teel, Marn and Sorby, urged Vell to pay."
    assert makers(said) == ["Upper Teel", "Marn", "Sorby"]


def test_states_that_are_listed_are_the_countries_of_that_number() -> None:
    listed = "France, Spain and Italy met in Vell."
    assert makers(listed, "The three countries agreed to pay.") == ["France", "Spain", "Italy"]
    assert makers(listed, "The three banks agreed to pay.") == []
    assert makers(listed, "The four countries agreed to pay.") == []


def test_of_two_lists_the_latest_is_meant() -> None:
    said = "France, Spain and Italy met.", "Norway, Sweden and Finland stayed away."
    assert makers(*said, "The three countries agreed to pay.") == ["Norway", "Sweden", "Finland"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Anna Holt offered the three provinces a share of the fund.",
        "Norland promised the three provinces to pay.",
        "Norland urged the three provinces to pay.",
    ],
)
def test_those_who_are_counted_are_promised_and_urged_something(sentence: str) -> None:
    assert whom(sentence, lead=PROVINCES) == {"Upper Teel", "Marn", "Sorby"}


@pytest.mark.parametrize(
    ("language", "listed", "sentence"),
    [
        (
            "fr",
            "La France, l'Espagne et l'Italie se sont réunies.",
            "Les trois pays ont promis de payer.",
        ),
        ("es", "Francia, España e Italia se reunieron.", "Los tres países prometieron pagar."),
    ],
)
def test_other_languages_count_too(language: str, listed: str, sentence: str) -> None:
    assert len(makers(listed, sentence, language=language)) == 3
