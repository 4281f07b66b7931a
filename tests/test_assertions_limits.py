"""Assertions on size: words of the note, tokens and calls of the run."""

import pytest
from case_notes import check, document, failure, passes
from pydantic import BaseModel


class Short(BaseModel):
    title: str = "Four words,  in all"


def test_words_of_the_note() -> None:
    note = document(Short())
    assert passes({"max-words": 4}, note)
    assert failure({"max-words": 3}, note) == "the note has 4 words, 1 more than 3"


def test_tokens_of_the_run_are_those_put_out() -> None:
    assert passes({"max-tokens": 400}, document(completion=400))
    message = failure({"max-tokens": 400}, document(completion=460))
    assert message == "the run took 460 output tokens, 60 more than 400"


def test_calls_of_the_run() -> None:
    assert passes({"max-calls": 8}, document(calls=8))
    message = failure({"max-calls": 8}, document(calls=9))
    assert message == "the run took 9 calls, 1 more than 8"


@pytest.mark.parametrize("kind", ["max-words", "max-tokens", "max-calls"])
def test_negated_there_has_to_be_more(kind: str) -> None:
    assert passes({f"not-{kind}": 5})
    message = failure({f"not-{kind}": 9000})
    assert message.endswith("but should have more than 9000")


def test_they_hold_or_they_do_not() -> None:
    assert check({"max-calls": 1}).score == 0
    assert check({"max-calls": 100}).score == 1
