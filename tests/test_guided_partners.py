"""Whom "both sides", "the two companies" and "they" mean, and who is only where they are."""

import pytest
from grounding_articles import article
from test_makers import makers

from summarizer.articles import build_article
from summarizer.flow.guided.makers import Makers
from summarizer.flow.guided.note import attributed
from summarizer.flow.guided.prospects import prospects_in
from summarizer.names import find_entities

DEAL = "Halden has signed a contract with the utility Norrvik."
STATES = "Gas from Norway will go to Britain."


@pytest.mark.parametrize("phrase", ["The two parties", "The two companies", "Both firms"])
def test_the_two_are_those_who_made_a_deal_not_two_states_beside_them(phrase: str) -> None:
    assert makers(DEAL, STATES, f"{phrase} agreed to build a pipe.") == ["Halden", "Norrvik"]


def test_two_companies_are_never_two_states() -> None:
    assert makers(STATES, "The two companies agreed to build a pipe.") == []


def test_without_a_deal_the_two_parties_are_the_two_states() -> None:
    assert makers("France met Spain.", "The two parties agreed to build a pipe.") == [
        "France",
        "Spain",
    ]


def test_they_are_not_two_states_where_others_spoke_before() -> None:
    others = "Many campaigners called the deal a failure."
    assert makers("France met Spain.", others, "They promised to go to court.") == []


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Delegates at the talks in Madrid, Spain, also agreed to pay.", []),
        ("Its envoy in Madrid, Anna Holt, also agreed to pay.", ["Anna Holt"]),
    ],
)
def test_where_something_is_is_not_who_acts(sentence: str, expected: list[str]) -> None:
    assert makers("France met Anna Holt.", sentence) == expected


def test_a_state_is_not_its_president() -> None:
    text = "La guerra sigue, y el presidente de Colombia anunció que firmará el acuerdo."
    source = article("Colombia está en guerra.", text, language="es")
    told = prospects_in(source.sentence(2), Makers(source, find_entities(source)), source)
    assert told == []


def test_a_governor_of_a_bank_is_the_bank_governor() -> None:
    named = "The Governor of the State Bank of Norland, Dr. Ada Quill, spoke."
    assert makers(named, "Moreover, the bank governor has promised new rules.") == ["Ada Quill"]


def test_the_union_is_the_one_that_was_named_as_one() -> None:
    named = "The offer was rejected by the RMT rail union on Friday."
    says = "The union said it was rejecting the offers."
    assert makers(named, says) == ["RMT"]
    assert makers(named, says, "It is calling for a better offer.") == ["RMT"]


def test_a_quotation_of_several_sentences_is_whose_name_stands_at_its_end() -> None:
    quote = (
        "“Each member of the council has listened to what the town needs. We are glad to see it. "
        "Since May, we have gone to them with proposals. To have everybody on the same page, and "
        "ready to work, is a huge sign of progress for our town,”"
    )
    source = build_article(f"The council of Vell met on Monday.\n\n{quote} said Mayor Tom Poe.")
    entities = [e for e in find_entities(source) if e.hint not in {"place", "thing"}]
    told = attributed(source.sentence(3), "We are glad to see it.", Makers(source, entities))
    assert told == ("Tom Poe: “We are glad to see it.”", [3, 5])
