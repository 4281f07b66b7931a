"""Interviews: questions tell no news, and an answer is quoted without its letter."""

from flow_runs import window_over

from summarizer.articles import build_article
from summarizer.flow.guided.interviews import without_label, without_questions

ASKED = """Anna Holt spoke to the paper.

Q: Will you pay? Norland has asked for more.

A: We will pay by May.

Q: And the bridge?

A: It will be built."""


def told(text: str) -> list[str]:
    window = without_questions(window_over(build_article(text, language="en")))
    return [sentence.text for sentence in window.sentences]


def test_the_paragraphs_that_ask_are_left_out() -> None:
    assert told(ASKED) == [
        "Anna Holt spoke to the paper.",
        "A: We will pay by May.",
        "A: It will be built.",
    ]


def test_a_text_without_answers_is_no_interview() -> None:
    text = "Readers of the paper ask.\n\nQ: Who pays?\n\nQ: And when?\n\nNobody knows."
    assert len(told(text)) == 4


def test_an_answer_is_quoted_without_its_letter() -> None:
    assert without_label("A: We will pay.") == "We will pay."
    assert without_label("A: ") == ""
    assert without_label("Austria will pay.") == "Austria will pay."
