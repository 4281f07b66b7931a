"""A claim that turns its sentence round is refused, and one that says the same otherwise is not.

The sentences stand in ``turned.txt``, each with a claim that it backs and one that turns it round;
those below its last heading are known not to be told apart. Those in ``not_turned.txt`` each have a
claim that they back.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from grounding_articles import article, says

from summarizer.grounding import Grounder

HERE = Path(__file__).parent
UNSEEN = "# Turned round, and not seen so far.\n"


def told(text: str) -> Iterator[list[str]]:
    """Return the parts of each line that is neither empty nor a heading."""
    for line in text.splitlines():
        if line and not line.startswith("#"):
            yield line.split(" | ")


SEEN, _, LIMITS = (HERE / "turned.txt").read_text(encoding="utf-8").partition(UNSEEN)
NOT_TURNED = (HERE / "not_turned.txt").read_text(encoding="utf-8")


def is_backed(language: str, sentence: str, claim: str) -> bool:
    return Grounder(article(sentence, language=language)).check(says(claim, 1)).ok


@pytest.mark.parametrize(("language", "sentence", "right", "wrong"), list(told(SEEN)))
def test_only_the_claim_that_is_not_turned_round_is_backed(
    language: str, sentence: str, right: str, wrong: str
) -> None:
    assert is_backed(language, sentence, right)
    assert not is_backed(language, sentence, wrong)


@pytest.mark.parametrize(("language", "sentence", "right", "wrong"), list(told(LIMITS)))
def test_a_known_limit_costs_no_true_claim(
    language: str, sentence: str, right: str, wrong: str
) -> None:
    assert is_backed(language, sentence, right)
    assert is_backed(language, sentence, wrong), "it is seen now: move it up in turned.txt"


@pytest.mark.parametrize(("language", "sentence", "claim"), list(told(NOT_TURNED)))
def test_what_says_the_same_otherwise_is_backed(language: str, sentence: str, claim: str) -> None:
    assert is_backed(language, sentence, claim)


@pytest.mark.parametrize(
    ("sentence", "claim", "message"),
    [
        (
            "Norland will pay once Estia returns the ships.",
            "Estia returned the ships.",
            "'returned' is still to come in sentence 1, and done in the claim",
        ),
        (
            "The court dismissed the appeal of Estia.",
            "The court upheld the appeal.",
            "'upheld the appeal' is 'dismissed the appeal' in sentence 1",
        ),
        (
            "The toll went up from 5 to 7 crowns.",
            "The toll went up from 7 to 5 crowns.",
            "'from 7 to 5' is 'from 5 to 7' in sentence 1",
        ),
        (
            "Norland exports more timber than Estia.",
            "Estia exports more timber than Norland.",
            "'more timber than Norland' is 'more timber than Estia' in sentence 1",
        ),
    ],
)
def test_the_message_has_the_words_of_both(sentence: str, claim: str, message: str) -> None:
    found = Grounder(article(sentence)).check(says(claim, 1)).problems
    assert message in [problem.message for problem in found]
