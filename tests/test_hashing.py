"""Canonical JSON: equal values have equal text and equal hashes."""

import hashlib
import json
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.hashing import canonical_json, sha256_of

scalars = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text()
finite = scalars.filter(lambda value: not isinstance(value, float) or math.isfinite(value))
json_values = st.recursive(
    finite,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)


def test_keys_are_sorted_and_nothing_is_padded():
    assert canonical_json({"b": [1, 2], "a": {"d": None, "c": True}}) == (
        '{"a":{"c":true,"d":null},"b":[1,2]}'
    )


def test_letters_stay_letters():
    assert canonical_json("Zürich – 東京") == '"Zürich – 東京"'


def test_the_hash_is_that_of_the_utf8_bytes():
    assert sha256_of({"é": 1}) == hashlib.sha256('{"é":1}'.encode()).hexdigest()


def test_the_order_of_keys_does_not_change_the_hash_and_the_order_of_a_list_does():
    assert sha256_of({"a": 1, "b": 2}) == sha256_of({"b": 2, "a": 1})
    assert sha256_of([1, 2]) != sha256_of([2, 1])


def test_half_a_surrogate_pair_has_a_hash():
    assert len(sha256_of(json.loads(r'"\ud83d"'))) == 64


@pytest.mark.parametrize("number", [math.nan, math.inf, -math.inf])
def test_what_json_cannot_express_is_refused(number):
    with pytest.raises(ValueError, match="Out of range"):
        canonical_json({"x": number})


def test_what_is_no_json_value_is_refused():
    with pytest.raises(TypeError):
        canonical_json({"x": {1, 2}})


@given(json_values)
def test_the_text_reads_back_as_the_same_value(value):
    assert json.loads(canonical_json(value)) == value
