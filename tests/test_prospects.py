"""Which sentences may state a commitment, and by which of their words."""

import pytest
from found_prospects import found

STATES = ["France", "Italy", "Norway", "Ghana", "Chile", "Kenya"]


def test_two_actors_may_commit_in_one_sentence() -> None:
    assert found("Spain promised 20 million euros, while Japan said it would give 9 million.") == [
        ("pledged", "promised", ["Spain"]),
        ("pledged", "would", ["Japan"]),
    ]


def test_a_firm_act_of_the_subject_goes_before_a_mere_tense() -> None:
    assert found("Spain agreed to pay what the works will cost.") == [
        ("agreed", "agreed", ["Spain"])
    ]


def test_what_an_announcement_announces_is_the_commitment() -> None:
    ((_, cue, makers),) = found("As Anna Holt announced in Vell, Spain will pay for the bridge.")
    assert (cue, makers) == ("will", ["Spain"])


def test_a_noun_belongs_to_the_body_in_front_of_it() -> None:
    ((status, _, makers),) = found(
        "Anna Holt said that few follow a World Bank recommendation on the matter."
    )
    assert (status, makers) == ("called_for", ["World Bank"])


def test_what_ought_to_be_is_the_speaker_s_call() -> None:
    ((status, _, makers),) = found("“The works should stop at once,” said Anna Holt.")
    assert (status, makers) == ("called_for", ["Anna Holt"])


def test_an_agreement_between_two_is_theirs_and_not_that_of_whoever_speaks_of_it() -> None:
    ((_, _, makers),) = found(
        "Anna Holt said:", "I welcome the agreement reached between France and Spain."
    )
    assert makers == ["France", "Spain"]


@pytest.mark.parametrize(
    "sentence",
    [
        "“Promises do not fill stomachs,” Anna Holt said.",
        "Anna Holt said the clinic received several refusals.",
        "She won't find it, and Spain lies far away.",
        "Spain will be able to borrow more.",
    ],
    ids=["noun at the beginning", "received", "a negated future", "ability"],
)
def test_what_only_looks_like_a_commitment_is_not_asked_about(sentence: str) -> None:
    assert found(sentence) == []


def test_the_shares_of_others_take_no_question_away_from_another_sentence() -> None:
    shared = "Spain will give 5 million euros, " + ", ".join(
        f"{state} {many} million" for many, state in enumerate(STATES, 2)
    )
    promises = [f"Japan promised to build {many} bridges." for many in range(2, 10)]
    makers = [who for _, _, (who,) in found(f"{shared}.", *promises, last=False)]
    assert makers == ["Spain", *STATES, *["Japan"] * len(promises)]
