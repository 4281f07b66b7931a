"""Towards whom a commitment is made, where the sentence says so."""

import pytest

from summarizer.articles import build_article
from summarizer.flow.guided.makers import Makers
from summarizer.flow.guided.prospects import Prospect, prospects_in
from summarizer.names import find_entities

LEAD = (
    "Norland and Estia agreed on Monday to talk. Estia and Norland have shared the bay since 1950."
)


def prospects(text: str, language: str = "en", lead: str = LEAD) -> list[Prospect]:
    article = build_article(f"{lead}\n\n{text}", language=language)
    entities = find_entities(article)
    makers = Makers(article, [e for e in entities if e.hint not in {"place", "thing"}])
    return prospects_in(article.sentences[-1], makers, article)


def whom(text: str, language: str = "en", lead: str = LEAD) -> set[str]:
    (prospect,) = prospects(text, language, lead)
    return {entity.name for entity in prospect.recipients}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Norland urged Estia to withdraw its troops.", {"Estia"}),
        ("Norland called on Estia and Tarvia to withdraw.", {"Estia", "Tarvia"}),
        ("Norland asked Estia not to send ships.", {"Estia"}),
        ("Norland appealed to the United Nations to send observers.", {"United Nations"}),
        ("Anna Holt urged both governments to allow trains.", {"Norland", "Estia"}),
        ("Anna Holt urged the two sides to meet again.", {"Norland", "Estia"}),
    ],
)
def test_a_call_is_towards_those_who_are_urged(text: str, expected: set[str]) -> None:
    assert whom(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Norland promised Estia 5 million crowns.",
        "Norland offered Estia a loan of 5 million crowns.",
        "Norland told Estia it would pay 5 million crowns.",
        "Norland assured Estia that it would pay.",
        "Norland pledged to pay Estia 5 million crowns by May.",
        "Norland pledged to pay 5 million crowns to Estia by May.",
        "Norland will lend Estia 40 million euros.",
    ],
)
def test_a_pledge_is_towards_those_who_are_promised_or_given_something(text: str) -> None:
    assert whom(text) == {"Estia"}


@pytest.mark.parametrize(
    "text",
    [
        "Norland agreed with Estia to close the port.",
        "Norland signed an agreement with Estia on fishing.",
        "Norland rejected Estia's demand for more ships.",
        "Norland did not agree to an Estian request to lift visa rules.",
        "Norland refused to give Estia more time.",
    ],
)
def test_an_agreement_and_a_refusal_are_towards_the_other_party(text: str) -> None:
    assert whom(text) == {"Estia"}


@pytest.mark.parametrize(
    "text",
    [
        "Norland called for the release of the sailors.",
        "Norland called for Estia's withdrawal from the bay.",
        "Norland promised that Estia would get nothing.",
        "Norland will return to Estia after the talks.",
        "Norland refused to sign the text.",
        "Norland vowed to defend the bay of Estia.",
        "Norland urged the governments of the region to send ships.",
    ],
)
def test_whoever_is_only_named_beside_it_is_none(text: str) -> None:
    assert whom(text) == set()


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("es", "España instó a Francia a retirar sus barcos.", {"Francia"}),
        ("es", "España prometió a Francia 5 millones de euros.", {"Francia"}),
        ("fr", "La Norlande a exhorté la France à retirer ses navires.", {"France"}),
        ("fr", "La Norlande a promis à la France 5 millions d'euros.", {"France"}),
        ("fr", "L'Espagne a appelé la France et l'Italie à agir.", {"France", "Italie"}),
        ("de", "Spanien forderte Frankreich auf, die Schiffe abzuziehen.", {"Frankreich"}),
        ("it", "La Spagna ha esortato la Francia a ritirare le navi.", {"Francia"}),
        ("pt", "A Espanha instou a França a retirar os navios.", {"França"}),
        ("nl", "Spanje riep Frankrijk op om de schepen terug te trekken.", {"Frankrijk"}),
    ],
)
def test_so_it_is_in_the_other_languages(language: str, text: str, expected: set[str]) -> None:
    assert whom(text, language, "Lorem ipsum dolor.") == expected


def test_who_is_promised_something_undertakes_nothing_by_it() -> None:
    (prospect,) = prospects("Norland promised that Estia would get 5 million crowns.")
    assert [entity.name for entity in prospect.makers] == ["Norland"]


def test_a_call_and_an_offer_in_one_sentence_are_two_commitments() -> None:
    found = prospects("Anna Holt urged Estia to wait, and Norland was ready to lend 5 million.")
    assert [[one.name for one in each.makers] for each in found] == [["Anna Holt"], ["Norland"]]
    assert [each.cue.status for each in found] == ["called_for", "pledged"]


def test_the_governments_of_a_region_are_not_the_one_that_was_named() -> None:
    lead = "Norland's foreign minister met Anna Holt."
    assert whom("Anna Holt urged the governments of the region to act.", lead=lead) == set()


def test_who_is_listed_in_front_of_a_verb_is_not_its_government() -> None:
    said = "Norland, Estia and Tarvia, urged the government to wait."
    assert whom(f"Three states, {said}", lead="The Vell Bank met Anna Holt.") == set()


def test_them_are_those_whom_the_verb_before_was_done_to() -> None:
    lead = "Sweden and Norway paid. Five countries signed."
    text = "Anna Holt congratulated the leaders and urged them to act."
    assert whom(text, lead=lead) == set()
