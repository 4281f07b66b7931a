"""Quotations between single quotation marks are read as quotations."""

import pytest
from flow_runs import window_over
from grounding_articles import article

from summarizer.flow.guided.quotations import with_double_quotes


def reread(text: str) -> str:
    found = with_double_quotes(window_over(article(text)))
    assert [one.text for one in found.sentences] == [found.run.article.text]
    return found.run.article.text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("'We will pay,' Holt said.", "“We will pay,” Holt said."),
        ("Holt called it 'null and void' again.", "Holt called it “null and void” again."),
        (
            "She said: 'We'll guard our members' pay, and more.' They left.",
            "She said: “We'll guard our members' pay, and more.” They left.",
        ),
        (
            "It will 'not cost a penny more', and the drivers' union agreed.",
            "It will “not cost a penny more”, and the drivers' union agreed.",
        ),
        ("The drivers' union left Norland's talks.", "The drivers' union left Norland's talks."),
        ("In the '90s drivers' pay rose.", "In the '90s drivers' pay rose."),
        ("\"He told me 'we will pay' and left,\" she said.", None),
    ],
)
def test_single_marks_around_a_quotation_become_double_ones(
    text: str, expected: str | None
) -> None:
    assert reread(text) == (expected or text)
