"""An expression is tried on every line that it can match."""

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from summarizer.furniture import _table, is_furniture
from summarizer.openings import openings
from tests.furniture_phrases import PHRASES


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("read more", {"read more"}),
        ("(please )?(log|sign) ?in", {"please login", "please log i", "please signi"}
         | {"please sign ", "login", "log in", "signin", "sign in"}),
        ("(?:a|b(c|d))x", {"ax", "bcx", "bdx"}),
        ("(Lire|Voir) plus", {"lire plus", "voir plus"}),
        ("(a|b)+c", {"a", "b"}),
        ("ab*c", {"ab", "ac"}),
        ("ab{2,}c", {"ab"}),
        (r"a\.b", {"a.b"}),
        (r"a\b.b", {"a"}),
        (r"a[bc]d", {"abd", "acd"}),
        (r"[(\[]?a", {"(a", "[a", "a"}),
        (r"a[b-d]", {"a"}),
        (r"a[^bc]d", {"a"}),
        (r"a[\s]d", {"a"}),
        ("(?i:ab|c)d", {"abd", "cd"}),
        (r"\d+ comments", {""}),
        (".{0,80}all rights", {"", "all rights"}),
        ("(?!a)b", {""}),
        ("a?", {"", "a"}),
        ("as", {"as"}),
        ("aſ", {"a"}),
        ("é", {"é"}),
    ],
)  # fmt: skip
def test_an_expression_opens_with_these_texts(expression: str, expected: set[str]) -> None:
    assert openings(expression) == expected


def test_where_there_would_be_many_they_are_shorter() -> None:
    assert len(openings("(a|b|c|d)" * 12)) <= 64


@settings(max_examples=600, suppress_health_check=list(HealthCheck), deadline=None)
@given(st.data())
def test_whatever_an_expression_matches_begins_with_one_of_its_openings(
    data: st.DataObject,
) -> None:
    phrase = data.draw(st.sampled_from(PHRASES))
    line = data.draw(st.from_regex(re.compile(phrase, re.IGNORECASE), fullmatch=True))
    assert not line[:12].isascii() or line.lower().startswith(tuple(openings(phrase)))


@settings(max_examples=600, suppress_health_check=list(HealthCheck), deadline=None)
@given(st.data())
def test_whatever_a_phrase_matches_is_furniture(data: st.DataObject) -> None:
    code, section = data.draw(st.sampled_from(sorted(_table().items())))
    phrase = data.draw(st.sampled_from([*section["heads"], *section["tails"]] or ["comments"]))
    pattern = re.compile(phrase, re.IGNORECASE)
    line = data.draw(st.from_regex(pattern, fullmatch=True))
    bare = line.strip(" \t•·*-–—|>→▶►»›+#✉☰×✕✖❯")
    if len(line) <= 500 and pattern.fullmatch(bare) and any(map(str.isalnum, bare)):
        assert is_furniture(line, "fi" if code == "other" else code)
