"""Words of commitment that commit nobody: nothing is asked about them."""

import pytest
from flow_runs import window_over
from found_prospects import found
from grounding_articles import article

from summarizer.flow.guided.makers import Makers
from summarizer.flow.guided.prospects import find_prospects
from summarizer.names import find_entities


@pytest.mark.parametrize(
    "sentence",
    [
        "Anna Holt had been expected to announce a decision.",
        "Spain is expected to build a bridge.",
        "Spain was due to open the bridge in May.",
        "Spain was supposed to sign the treaty.",
        "Spain might sign the treaty.",
        "Spain could still approve the plan.",
        "Spain would have paid for the bridge.",
        "Anna Holt said she would have to ask her mother.",
        "Spain has to finish the bridge by June.",
        "Spain will face a hard winter.",
        "Spain will receive 40 million euros.",
        "Spain will be the largest donor.",
        "Anna Holt said Spain would consider the matter.",
    ],
)
def test_an_expectation_or_necessity_is_no_pledge(sentence: str) -> None:
    assert found(sentence) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "The road will be closed on Monday.",
        "Spain was promised 40 million euros.",
        "Anna Holt said prices would be frozen for five years.",
        "Spain will be fined.",
        "France and Spain are asked to pay.",
    ],
)
def test_what_is_done_to_somebody_is_not_what_he_does(sentence: str) -> None:
    assert found(sentence) == []


def test_a_passive_that_names_its_agent_has_a_maker() -> None:
    assert found("The bridge will be repaired by Spain.") == [("pledged", "will", ["Spain"])]


@pytest.mark.parametrize(
    "sentence",
    [
        "The storm will reach Spain on Monday.",
        "Anna Holt said the storm would reach Spain on Monday.",
        "The trial of Anna Holt will begin in May.",
        "Spain beat France, and the vote will show what that means.",
        "The Spanish ferry will keep running.",
        "The ship will pass the island in 2030.",
        "Anna Holt found a Roman will in the cellar.",
        "Anna Holt left the house to Spain in her last will.",
    ],
)
def test_what_no_actor_does_is_no_commitment(sentence: str) -> None:
    assert found(sentence) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Anna Holt agreed that the wall was old.",
        "Spain agreed on one point: the wall was old.",
        "Anna Holt made no promise on that point.",
        "Spain did not promise anything.",
        "Spain has not given up one demand.",
        "Spain left open whether it would pay.",
        "Anna Holt asked how Spain would pay.",
        "Anna Holt asked where the bridge was.",
        "Anna Holt declined to comment.",
        "Anna Holt would not say when the bridge will open.",
        "Spain still has to approve the plan.",
        "Anna Holt welcomed the agreement on the bridge.",
        "The judges spoke of the crimes Spain had committed.",
        "Spain did not rule out a new bridge.",
    ],
)
def test_opinions_questions_and_silence_are_no_commitments(sentence: str) -> None:
    assert found(sentence) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Anna Holt fears that Spain will cut the funds.",
        "Analysts doubt that Spain will pay.",
        "Anna Holt warned that Spain would close the port.",
        "Spain will close the port, economists said.",
        "Neither France nor Spain will pay.",
        "Anna Holt denied that Spain closed the port.",
        "Anna Holt will travel to Spain on Monday.",
    ],
)
def test_what_others_foresee_or_deny_is_no_commitment(sentence: str) -> None:
    assert found(sentence) == []


def test_a_threat_of_one_s_own_is_one() -> None:
    assert found("France met Spain.", "Anna Holt warned that she would close the port.")


@pytest.mark.parametrize(
    "sentence",
    [
        "Spain had promised 40 million euros in March.",
        "In 1998 Spain promised to build a bridge.",
        "Spain promised in 1998 to build a bridge.",
        "Spain had announced in May that it would close the bridge.",
    ],
)
def test_what_was_promised_long_ago_is_background(sentence: str) -> None:
    assert found(sentence) == []


def test_a_refusal_told_as_what_went_before_still_stands() -> None:
    assert found("Anna Holt said Spain had refused to sign.") == [("refused", "refused", ["Spain"])]


def test_what_others_wanted_is_not_what_the_sentence_tells() -> None:
    assert found("The Supreme Court declined to order a search, as Spain had requested.") == [
        ("refused", "declined to", ["Supreme Court"])
    ]


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("fr", "La France avait promis un pont."),
        ("es", "España había prometido un puente."),
        ("de", "Frankreich hatte den Vorschlag abgelehnt."),
    ],
)
def test_the_past_of_the_past_in_other_languages(language: str, sentence: str) -> None:
    assert found(sentence, language=language) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Spain agreed that it would pay.",
        "Spain promised 40 million euros in May.",
        "Anna Holt asked Spain to pay for the bridge.",
        "Spain will pay for the bridge if France pays as well.",
        "Anna Holt said Spain would pay, although France had refused.",
        "Spain committed 40 million euros.",
        "Spain made a pledge: 40 million euros.",
    ],
)
def test_true_commitments_are_still_found(sentence: str) -> None:
    assert found(sentence)


def test_an_assurance_that_something_is_so_is_no_pledge() -> None:
    so = "Ana Robles aseguró que la planta trabaja ya en tres turnos."
    assert found("Ana Robles llegó.", so, language="es") == []
    to_be = "Ana Robles aseguró que la planta abrirá en mayo."
    assert found("Ana Robles llegó.", to_be, language="es")


@pytest.mark.parametrize("thing", ["up 300 volunteers", "autographs"])
def test_not_everything_that_is_signed_is_a_deal(thing: str) -> None:
    assert found("France met Spain.", f"Spain signed {thing}.") == []


def test_a_long_article_may_hold_more_commitments_than_a_short_one() -> None:
    pledges = [f"Spain promised to build bridge number {n}." for n in range(12)]
    source = article(*pledges, *["It rained in the valley."] * 100)
    actors = find_entities(source)
    assert len(find_prospects(window_over(source), Makers(source, actors))) == 12


def test_where_there_are_too_many_what_is_undertaken_goes_first() -> None:
    calls = [f"Spain called on France to build bridge number {n}." for n in range(12)]
    source = article(*calls, "France promised to pay.")
    prospects = find_prospects(window_over(source), Makers(source, find_entities(source)))
    assert prospects[-1].cue.status == "pledged"
