"""An expression is tried wherever it can match."""

import re
import string

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from summarizer.first_characters import begins_with, first_characters
from tests.furniture_phrases import PHRASES


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("read more", "r"),
        ("(please )?(log|sign) ?in", "pls"),
        ("(?:a|b(c|d))x", "ab"),
        ("lire plus|voir", "lv"),
        ("(a|b)+c", "ab"),
        (r"(a[)|]|b\))?c", "abc"),
        ("©", "©"),
        ("a?b", "ab"),
        ("a*b", "ab"),
        ("a{0,2}b", "ab"),
        ("a{2,}b", "a"),
        ("(a)*b", "ab"),
        ("(x|y)?(ad{,3}|b)c", "xyab"),
        (r"\(?\d+ comments", r"\( \d"),
        (r"[)\]|(]?\W*#", r"[)\]|(] \W #"),
    ],
)
def test_an_expression_begins_with_these_characters(expression: str, expected: str) -> None:
    characters = expected.split() if " " in expected else expected
    assert first_characters(expression) == frozenset(characters)


@pytest.mark.parametrize(
    "expression",
    ["", ".a", ".{0,9}a", "(a|)b", "(a)?", "a*", "(?!a)b", "^a", r"\ba", r"\Aa"],
)
def test_any_other_may_begin_with_anything(expression: str) -> None:
    assert first_characters(expression) is None


@pytest.mark.parametrize("character", ["s", "S", "ſ"])
def test_the_letter_case_is_ignored_as_expressions_do(character: str) -> None:
    assert re.match("sign", character + "ign", re.IGNORECASE)
    assert begins_with("sign", character)


@settings(max_examples=400, suppress_health_check=list(HealthCheck), deadline=None)
@given(st.data())
def test_every_phrase_may_begin_as_its_matches_do(data: st.DataObject) -> None:
    phrase = data.draw(st.sampled_from(PHRASES))
    line = data.draw(st.from_regex(re.compile(phrase, re.IGNORECASE), fullmatch=True))
    assert not line or begins_with(phrase, line[0])


def test_most_phrases_are_tried_on_few_lines() -> None:
    letters = string.ascii_lowercase
    tried = sum(begins_with(phrase, letter) for phrase in PHRASES for letter in letters)
    assert tried < 0.2 * len(PHRASES) * len(letters)
