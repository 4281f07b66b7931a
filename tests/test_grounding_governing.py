"""What is said to be promised, urged or refused has to be what such an act governs."""

import pytest

from summarizer.articles import build_article
from summarizer.grounding import Grounder
from summarizer.schemas import CommitmentStatus


def messages(language: str, sentence: str, action: str, status: CommitmentStatus) -> list[str]:
    grounder = Grounder(build_article(sentence, language=language), [])
    return [problem.message for problem in grounder.check_text(action, [1], status)]


TWO_ACTS: list[tuple[str, str, str, CommitmentStatus, str, CommitmentStatus]] = [
    (
        "en",
        "Cole rejected the call for an inquiry but promised to publish the minutes by 1 May.",
        "an inquiry",
        "refused",
        "publish the minutes by 1 May",
        "pledged",
    ),
    (
        "en",
        "Norland refused to lift visa rules and pledged to pay 5 million euros.",
        "lift visa rules",
        "refused",
        "pay 5 million euros",
        "pledged",
    ),
    (
        "en",
        "Cole urged Norland to pay the sailors and promised to publish the minutes.",
        "pay the sailors",
        "called_for",
        "publish the minutes",
        "pledged",
    ),
    (
        "en",
        "Holt urged both sides to allow trains, and said the Board was ready to pay for a study.",
        "allow trains",
        "called_for",
        "pay for a study",
        "pledged",
    ),
    (
        "en",
        "Kestria did not agree to lift visa rules but promised to pay for the bridge.",
        "lift visa rules",
        "refused",
        "pay for the bridge",
        "pledged",
    ),
    (
        "en",
        "Norland, which had agreed to take back sailors, said it would not accept the ruling.",
        "accept the ruling",
        "refused",
        "take back sailors",
        "agreed",
    ),
    (
        "fr",
        "L'Espagne a refusé de lever les visas et s'est engagée à payer le pont.",
        "lever les visas",
        "refused",
        "payer le pont",
        "pledged",
    ),
    (
        "de",
        "Tirol lehnte es ab, die Kosten zu tragen, und versprach, einen Plan vorzulegen.",
        "die Kosten tragen",
        "refused",
        "einen Plan vorzulegen",
        "pledged",
    ),
]


@pytest.mark.parametrize(("language", "sentence", "first", "status", "second", "other"), TWO_ACTS)
def test_each_of_two_acts_governs_its_own(
    language: str,
    sentence: str,
    first: str,
    status: CommitmentStatus,
    second: str,
    other: CommitmentStatus,
) -> None:
    assert messages(language, sentence, first, status) == []
    assert messages(language, sentence, second, other) == []
    assert messages(language, sentence, first, other)
    assert messages(language, sentence, second, status)


def test_the_reason_says_what_it_is_instead() -> None:
    _, sentence, _, _, action, _ = TWO_ACTS[1]
    assert messages("en", sentence, action, "refused") == [
        "'pay', 'million', 'euros': undertaken in sentence 1, not refused"
    ]


@pytest.mark.parametrize(
    ("sentence", "action", "status"),
    [
        ("Norland pledged never to accept the plan.", "accept the plan", "refused"),
        ("Both agreed that the border should be reopened.", "reopen the border", "agreed"),
        ("Both agreed that the border should be reopened.", "reopen the border", "called_for"),
        ("Norland agreed to reject the plan and to urge Estia to wait.", "reject it", "agreed"),
        ("Norland agreed to reject the plan and to urge Estia to wait.", "urge Estia", "agreed"),
        ("Under the deal Norland is to pay and Estia must pass a law.", "pass a law", "agreed"),
        ("Norland promised a fund, which Estia refused to join.", "join the fund", "refused"),
        ("Holt urged Norland to wait and said she would ask the bank.", "ask the bank", "pledged"),
        ("The union called off the strike and accepted a trial.", "accept a trial", "agreed"),
    ],
)
def test_one_act_within_another_is_both(
    sentence: str, action: str, status: CommitmentStatus
) -> None:
    assert messages("en", sentence, action, status) == []


def test_a_word_that_stands_under_both_acts_tells_nothing() -> None:
    sentence = "Norland refused to pay for the pier and pledged to pay for the bridge."
    assert messages("en", sentence, "pay for the pier", "refused") == []
    assert messages("en", sentence, "pay for the bridge", "pledged") == []
    assert messages("en", sentence, "pay for the bridge", "refused") == [
        "'bridge': undertaken in sentence 1, not refused"
    ]
