"""Whom "it", "the company" and "the government" mean by what a model takes the names for."""

from grounding_articles import article

from summarizer.articles import build_article
from summarizer.flow.guided.makers import Makers
from summarizer.flow.guided.mentions import the_company
from summarizer.flow.guided.prospects import prospects_in
from summarizer.names import find_entities


def test_the_company_is_the_only_one_there_is() -> None:
    source = article(
        "Medara will supply the doses.",
        "The company has also undertaken to license production.",
        "Lawsuits against Medara were heard in Basel.",
    )
    actors = find_entities(source)
    kinds = {"Medara": "company", "Basel": "place"}
    said = source.sentences[1]
    (found,) = prospects_in(said, Makers(source, actors, kinds), source)
    assert [one.name for one in found.makers] == ["Medara"]
    assert prospects_in(said, Makers(source, actors), source) == []


def test_no_company_is_the_company_where_there_are_two() -> None:
    actors = find_entities(article("Medara and Norrvik will pay.", "Medara and Norrvik agreed."))
    assert the_company(actors, {"Medara": "company", "Norrvik": "company"}) is None
    assert the_company(actors, {"Medara": "person", "Norrvik": "person"}) is None


def test_what_a_model_takes_a_name_for_tells_whom_it_means() -> None:
    source = article(
        "Port Eldera lent the money to Eldera Athletic.",
        "Eldera Athletic waited.",
        "It will also open its training grounds to schools.",
    )
    actors = find_entities(source)
    said = source.sentences[2]
    (found,) = prospects_in(said, Makers(source, actors, {"Eldera Athletic": "company"}), source)
    assert [one.name for one in found.makers] == ["Eldera Athletic"]
    assert prospects_in(said, Makers(source, actors, {"Eldera Athletic": "person"}), source) == []


def test_the_government_is_that_of_the_state_though_no_list_has_it() -> None:
    source = article("Valdoria's unions waited while the government agreed to shelve the law.")
    actors = find_entities(source)
    (found,) = prospects_in(
        source.sentences[0], Makers(source, actors, {"Valdoria": "government"}), source
    )
    assert [one.name for one in found.makers] == ["Valdoria"]


def test_what_i_told_somebody_is_mine() -> None:
    source = build_article(
        "An interview with Tarvia's trade minister\n\n"
        "Ines Corda has been the trade minister of Tarvia since the elections in March.\n\n"
        "I told my colleague that we would not sign the other three chapters.",
        language="en",
    )
    found = prospects_in(source.sentences[1], Makers(source, find_entities(source)), source)
    assert [one.name for each in found for one in each.makers] == ["Ines Corda"]


def test_it_is_whoever_says_so_behind_another_act() -> None:
    source = article(
        "The toy company Pellow makes dolls.",
        "The retailer Brightway sells them.",
        "Pellow recalled them, and its customer, the chain Brightway, said it would wait.",
    )
    known = Makers(source, find_entities(source), {"Pellow": "company", "Brightway": "company"})
    (found,) = prospects_in(source.sentences[2], known, source)
    assert [one.name for one in found.makers] == ["Brightway"]
