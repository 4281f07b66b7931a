"""From a reply's text to JSON: what is put aside, what is salvaged, and what is never guessed."""

import json
import string
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.errors import InvalidReplyError
from summarizer.parsing import parse_json

VALUE = {"headline": "Ports reopen", "cites": [1, 4], "note": 'a "quoted" {brace} and a ]'}
CLEAN = json.dumps(VALUE)

json_values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(st.characters(codec="utf-8")),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.text(st.characters(codec="utf-8")), inner, max_size=4)
    ),
    max_leaves=12,
)
prose = st.text(string.ascii_letters + " .,:;!?\n", max_size=40)


@given(json_values)
def test_clean_json_is_exact(value: Any) -> None:
    assert parse_json(json.dumps(value)) == value
    assert parse_json(json.dumps(value, ensure_ascii=False, indent=2)) == value


@given(
    st.dictionaries(st.text(string.printable), json_values, min_size=1, max_size=3), prose, prose
)
def test_an_object_is_found_among_prose(value: Any, before: str, after: str) -> None:
    assert parse_json(f"{before}{json.dumps(value)}{after}") == value


@given(st.dictionaries(st.text(string.printable), json_values, min_size=1, max_size=3), st.data())
def test_a_truncated_object_is_never_completed_nor_replaced_by_a_part(
    value: Any, data: st.DataObject
) -> None:
    text = json.dumps(value)
    cut = text[: data.draw(st.integers(0, len(text) - 1))]
    with pytest.raises(InvalidReplyError):
        parse_json(cut)


@pytest.mark.parametrize(
    "text",
    [
        f"\ufeff{CLEAN}",
        f"\n\t {CLEAN} \r\n",
        f"```json\n{CLEAN}\n```",
        f"```\n{CLEAN}\n```",
        f"```json\n{CLEAN}",
        f"Here is the note:\n\n```json\n{CLEAN}\n```\nI hope this helps!",
        f"Sure! {CLEAN} Let me know.",
        f"As sentence [1] and [sic] and {{this}} say: {CLEAN}",
        f"[1] [2019 report] {CLEAN} [2]",
        f"<think>It could be {{\"a\": 1}} or so.</think>{CLEAN}",
        f'For example {{"a": 1}}. The note: {CLEAN}',
        f'{CLEAN}\n{{"headline": "Ports re',
    ],
)  # fmt: skip
def test_what_stands_around_is_put_aside(text: str) -> None:
    assert parse_json(text) == VALUE


def test_an_array_is_found_too() -> None:
    assert parse_json('The list: [{"a": 1}, {"a": 2}].') == [{"a": 1}, {"a": 2}]


def test_line_breaks_within_strings_are_let_through() -> None:
    assert parse_json('{"a": "one\ntwo\tthree"}') == {"a": "one\ntwo\tthree"}


def test_of_a_key_given_twice_the_last_value_counts() -> None:
    assert parse_json('{"a": 1, "a": 2}') == {"a": 2}


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "empty"),
        ("  \n", "empty"),
        ("I cannot do that.", "Expecting value"),
        ('{"a": {"b": 1}, "c": [', "Expecting value"),
        ('{"a": {"b": 1} "c": 2}', "','"),
        ('[{"a": 1}, {"a":', "Expecting value"),
        ('[1, {"a": 1}, 2', "delimiter"),
        ('{"a": {"b": 1}, "c": NaN}', "NaN"),
        ('{"a": Infinity}', "Infinity"),
        ('Well: {"a": -Infinity}', "Infinity"),
        ('{"a": 1e999}', "too large"),
        ('{"a": ' + "9" * 5000 + "}", "digits"),
        ('{"a": "\\ud83d"}', "surrogate"),
        ('{"\\ud83d": {"b": 1}}', "surrogate"),
    ],
)
def test_what_is_not_json_is_refused_with_the_reason_and_the_text(text: str, reason: str) -> None:
    with pytest.raises(InvalidReplyError) as raised:
        parse_json(text)
    assert reason in str(raised.value)
    assert "\n" not in str(raised.value)
    assert raised.value.reply == text


def test_whole_surrogate_pairs_are_fine() -> None:
    assert parse_json('{"a": "\\ud83d\\ude00"}') == {"a": "\U0001f600"}


@pytest.mark.parametrize(
    "text", ["[" * 200_000, '{"a":' * 200_000, "x" + "[" * 200_000 + "]" * 200_000]
)
def test_a_bomb_of_brackets_is_refused(text: str) -> None:
    with pytest.raises(InvalidReplyError):
        parse_json(text)


@pytest.mark.parametrize(
    "text", ["[1,2 " * 100_000, "{x" * 500_000, "```json\n" * 50_000, "<think>" * 50_000]
)
def test_hopeless_texts_are_given_up_soon(text: str) -> None:
    with pytest.raises(InvalidReplyError):
        parse_json(text)
