"""A sentence with one word of it exchanged, added or left out is no claim that it backs."""

import pytest
from grounding_articles import article, says

from summarizer.grounding import Grounder

VOTE = (
    "The Carver board voted 4-1 on Tuesday to let Norrvik expand the landfill by 62 acres, and "
    "Holt said it would not stand in the way of a plan that she had rejected in Vell."
)
SHARED = "Norland pledged to pay 45 million crowns and Ostrell 30 million crowns."


def backed(sentence: str, claim: str, language: str = "en") -> bool:
    return Grounder(article(sentence, language=language)).check(says(claim, 1)).ok


def test_the_sentence_itself_and_the_greater_part_of_it_are_backed() -> None:
    assert backed(VOTE, VOTE)
    assert backed(VOTE, VOTE.split(", and ")[0] + ".")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("4-1", "4-4"),
        ("62 acres", "41 acres"),
        ("would not stand", "would stand"),
        ("to let Norrvik", "not to let Norrvik"),
        ("let Norrvik", "let Holt"),
    ],
    ids=["a number", "another number", "not", "a new not", "a name"],
)
def test_one_word_exchanged_added_or_left_out_is_noticed(old: str, new: str) -> None:
    assert old in VOTE
    assert not backed(VOTE, VOTE.replace(old, new))


@pytest.mark.parametrize(
    ("sentence", "claim"),
    [
        (
            "Vell Mining sued Kappa Foods in Norland over the port last year.",
            "Kappa Foods sued Vell Mining in Norland over the port last year.",
        ),
        (
            "Yesterday North Korea fired at a loudspeaker in South Korea near Vell.",
            "Yesterday South Korea fired at a loudspeaker in North Korea near Vell.",
        ),
        (
            "Holt ruled out a gas scheme before the election in the north.",
            "Holt ruled out a gas scheme after the election in the north.",
        ),
        (
            "Holt said the party would close the port in Vell by May.",
            "Holt said the party closed the port in Vell by May.",
        ),
        (
            "She said a force would be deployed only as a last resort.",
            "She said a force was deployed only as a last resort.",
        ),
        ("We will not do that.", "We will do that."),
        ("Argentina said it would not take part.", "Argentina said it would take part."),
        (
            "“We will do our part,” Holt replied, without saying how.",
            "“We will not do our part,” Holt replied, without saying how.",
        ),
    ],
    ids=[
        "names",
        "states",
        "before",
        "would",
        "would be",
        "only small words",
        "small words",
        "not",
    ],
)
def test_what_turns_a_sentence_round_is_noticed(sentence: str, claim: str) -> None:
    assert backed(sentence, sentence)
    assert not backed(sentence, claim)


@pytest.mark.parametrize(
    ("language", "sentence", "claim"),
    [
        (
            "fr",
            "La ministre a dit que la ville ne fermerait pas le pont avant mai.",
            "La ministre a dit que la ville fermerait le pont avant mai.",
        ),
        (
            "es",
            "El ministro dijo que el país no pagará la deuda este año.",
            "El ministro dijo que el país pagará la deuda este año.",
        ),
        (
            "de",
            "Die Ministerin sagte, das Land werde die Brücke vor Mai nicht schließen.",
            "Die Ministerin sagte, das Land werde die Brücke vor Mai schließen.",
        ),
    ],
)
def test_so_it_is_in_other_languages(language: str, sentence: str, claim: str) -> None:
    assert backed(sentence, sentence, language)
    assert not backed(sentence, claim, language)


@pytest.mark.parametrize(
    ("sentence", "claim"),
    [
        (SHARED, "Ostrell pledged to pay 30 million crowns."),
        (SHARED, "Norland pledged to pay 45 million crowns."),
        (
            "The minister of Trade, Jane Roe, has said that prices will rise in May.",
            "The minister of Trade has said that prices will rise in May.",
        ),
        ("Norland sent 40 buses in March and 60 in May.", "Norland sent 60 buses in May."),
        ("The fund lent 5 million euros to the port.", "The fund lent €5m to the port."),
        ("It opened in Vell on 21 August 2015.", "It opened in Vell on 2015-08-21."),
        ("The United Nations envoy spoke in Vell.", "The UN envoy spoke in Vell."),
        (
            "Norland did not support the treaty on the river.",
            "Norland opposed the treaty on the river.",
        ),
    ],
    ids=[
        "shared verb",
        "the first",
        "an aside",
        "another month",
        "a scale",
        "a date",
        "an acronym",
        "did not",
    ],
)
def test_what_only_looks_exchanged_is_backed(sentence: str, claim: str) -> None:
    assert backed(sentence, claim)


def test_the_reason_says_what_stands_there() -> None:
    grounder = Grounder(article(VOTE))
    (problem,) = grounder.check(says(VOTE.replace("4-1", "4-4"), 1)).problems
    assert problem.kind == "number"
    assert problem.message == "'4-4' stands where sentence 1 has '4-1'"
