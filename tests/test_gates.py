"""A line that a gate keeps out matches none of its expressions."""

import re

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from summarizer import datelines
from summarizer.furniture import _is_furniture, _may_be_furniture, _menu_words
from summarizer.gates import Gate, held_texts
from tests.furniture_phrases import PHRASES

EXPRESSIONS = [
    *PHRASES,
    datelines._BYLINE.pattern,
    datelines._CREDIT_LINE.pattern,
    datelines._PICTURE_LINE.pattern,
]
LANGUAGES = ["en", "fr", "de", "es", "it", "pt", "nl", "pl", "sv", "da", "no", "ru", "fi", "tr"]


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        (".{0,80}all rights reserved.{0,160}", "all rights reserved"),
        (r"\d{1,3}[ -]?(min|hours)( read)?", "min|hours"),
        (r"\W*(ends?|-?30-?|###*)\W*", "end|30|##"),
        ("(ab|c)d{2}", ""),
        (r"(abc|d.)(?:ef|ghi)(?!jkl)(mno)?", "ef|ghi"),
        (r"\d+ comments?", " comment"),
        (r"\d+ thoughts on .{0,120}", " thoughts on "),
        (r"a+bcd{2}e\.fg\b", "e.fg"),
        ("tous droits réservés", "tous droits r"),
        ("ABC", "abc"),
    ],
)
def test_an_expression_holds_the_texts_that_every_match_has(expression: str, expected: str) -> None:
    assert held_texts(expression) == set(expected.split("|")) - {""}


@settings(max_examples=200, suppress_health_check=list(HealthCheck), deadline=None)
@given(st.data())
def test_whatever_an_expression_matches_passes(data: st.DataObject) -> None:
    expression = data.draw(st.sampled_from(EXPRESSIONS))
    others = data.draw(st.lists(st.sampled_from(EXPRESSIONS), max_size=3))
    pattern = re.compile(expression, re.IGNORECASE)
    line = data.draw(st.from_regex(pattern, fullmatch=True))
    gates = [Gate([expression, *others]), Gate([*others, expression], line[:1])]
    assert all(gate.may_match(line) for gate in gates)


def test_letters_that_expressions_take_for_others_are_no_way_around_it() -> None:
    gate = Gate([".{0,80}all rights reserved.{0,160}", "skip this"])
    for line in ("Norland 2026, all rightſ reſerved", "s\u212aip this", "ſkip this"):
        assert gate.may_match(line)
    assert not gate.may_match("sKated – this")


def test_most_lines_do_not_pass() -> None:
    gate = Gate(["read more", ".{0,80}all rights reserved", r"\d+ comments?"])
    assert not gate.may_match("The ministers met on Friday.")
    assert not gate.may_match("Read what the ministers said – at last")
    assert gate.may_match("No comments yet")


_WORDS = st.one_of(
    st.sampled_from(sorted(frozenset().union(*map(_menu_words, LANGUAGES)))),
    st.sampled_from(["The", "A", "#", "|", "-", ".", "www.x.org", "news", "says", "©", "É", "3"]),
    st.from_regex(r"\A[a-zA-ZéÉßſ]{1,8}\Z"),
)


@settings(max_examples=400, deadline=None)
@given(
    st.lists(_WORDS, min_size=1, max_size=6).map(" ".join)
    | st.sampled_from(PHRASES).flatmap(lambda one: st.from_regex(re.compile(one, re.IGNORECASE))),
    st.sampled_from(LANGUAGES),
)
@example("#norland #estia", "en")
@example("Home | News", "en")
@example("home news", "en")
@example("] == (", "en")
@example("www.norland.org ", "en")
@example("٣ home", "en")
@example("go home", "en")
@example('"- home', "en")
def test_no_furniture_is_kept_out(line: str, language: str) -> None:
    assert _may_be_furniture(line, language) or not _is_furniture(line, language)


@settings(max_examples=200, suppress_health_check=list(HealthCheck), deadline=None)
@given(st.from_regex(datelines._PICTURE_TAIL, fullmatch=True))
def test_whatever_ends_in_a_credit_is_a_caption(line: str) -> None:
    assert len(line) > 300 or datelines.is_caption(line)
