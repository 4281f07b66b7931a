"""Small repairs of wording, and how close a text stays to its sentence."""

from grounding_articles import article

from summarizer.flow.guided.wording import (
    as_stands,
    follows,
    foreign_names,
    full_stop,
    sentence_case,
)

SOURCE = "The Vell council, which met twice in May, agreed to repair the old bridge by June."


def test_a_title_case_headline_gets_the_capitals_of_the_article() -> None:
    known = article("The council of Vell agreed with the World Bank to repair the bridge.")
    assert sentence_case("Vell Council Repairs Bridge With World Bank", known) == (
        "Vell council repairs bridge with World Bank"
    )


def test_an_opening_that_says_nothing_goes() -> None:
    assert as_stands("It is worth noting that the bridge is old.") == "The bridge is old."


def test_half_a_pair_of_quotation_marks_goes() -> None:
    assert as_stands("“The bridge is old, he said.") == "The bridge is old, he said."
    assert as_stands("“The bridge is old,” he said.") == "“The bridge is old,” he said."


def test_a_sentence_ends_like_one() -> None:
    assert full_stop("The bridge is old") == "The bridge is old."
    assert full_stop("He said: “It is old.”") == "He said: “It is old.”"


def test_a_name_the_sentence_lacks_is_found() -> None:
    assert foreign_names("Norland agreed to repair the bridge", [SOURCE]) == ["Norland"]
    assert foreign_names("Vell agreed to repair the bridge", [SOURCE]) == []


def test_words_in_their_order_follow_and_others_stray() -> None:
    assert follows("The Vell council agreed to repair the bridge by June.", SOURCE) == 1.0
    assert follows("By June the old bridge met the council twice.", SOURCE) < 0.7
    assert follows("", SOURCE) == 0.0
