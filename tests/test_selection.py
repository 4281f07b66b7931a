"""-k chooses cases by name and tag."""

import pytest

from summarizer.errors import ConfigError
from summarizer.regression.selection import parse_expression

CASES = {"court-ruling": {"slow"}, "french": {"language", "Meeting"}, "no-court": set()}


@pytest.mark.parametrize(
    ("expression", "chosen"),
    [
        ("court", ["court-ruling", "no-court"]),
        ("COURT and slow", ["court-ruling"]),
        ("court and not slow", ["no-court"]),
        ("meeting or slow", ["court-ruling", "french"]),
        ("not (court or french)", []),
        ("not court", ["french"]),
        ("mee", []),
        ("french or court and slow", ["court-ruling", "french"]),
    ],
)
def test_words_match_parts_of_names_and_whole_tags(expression: str, chosen: list[str]) -> None:
    meant = parse_expression(expression)
    assert [name for name, tags in CASES.items() if meant(name, tags)] == chosen


@pytest.mark.parametrize("expression", ["", "and", "a and", "(a", "a)", "not", "a b", "()"])
def test_what_cannot_be_understood_is_an_error(expression: str) -> None:
    with pytest.raises(ConfigError, match="-k"):
        parse_expression(expression)
