"""Typography is normalised once, and only where a reader sees no difference."""

import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.typography import _COMPOSED, _ODD, normalise


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("one\r\ntwo\rthree", "one\ntwo\nthree"),
        ("20\u00a0000\u202feuros\u2009net", "20 000 euros net"),
        ("tab\there", "tab here"),
        ("co\u00adoperation", "cooperation"),
        ("zero\u200bwidth\ufeff", "zerowidth"),
        ("\u202eright\u202c to left", "right to left"),
        ("e\u0301te\u0301", "été"),
        ("ﬁnal ﬂight oﬃce", "final flight office"),
        ("line  \nends ", "line\nends"),
        ("page\x0cbreak", "page\n\nbreak"),
        ("bell\x07\x1b", "bell"),
        ("lone \ud800 half", "lone \ufffd half"),
        ("hidden\U000e0049\U000e0067 tags", "hidden tags"),
        ("h\ufe01i\U000e0121dden", "hidden"),
        ("a star ★\ufe0f\ufe01\U000e0158 shone", "a star ★\ufe0f shone"),
        ("blank\u2800\u3164", "blank"),
    ],
)
def test_what_a_reader_cannot_see_is_made_plain(printed: str, expected: str) -> None:
    assert normalise(printed) == expected


@pytest.mark.parametrize(
    "text",
    [
        "“curly” ‘quotes’ «these» „those“",
        "a – b — c",
        "x² ½ № …",
        "Straße İzmir",
        "  indented",
        "❤\ufe0f 1\ufe0f\u20e3",
        "葛\U000e0100城",
    ],
)
def test_what_the_author_wrote_stays(text: str) -> None:
    assert normalise(text) == text


def test_the_joiner_stays_where_it_spells_a_word() -> None:
    persian = "می\u200cخواهم"
    assert normalise(persian) == persian
    assert normalise("in\u200cvisible") == "invisible"


@given(st.text(alphabet=st.characters()))
def test_normalising_twice_changes_nothing_more(text: str) -> None:
    once = normalise(text)
    assert normalise(once) == once
    assert unicodedata.is_normalized("NFC", once)
    assert "\r" not in once


def test_composing_brings_nothing_that_would_have_to_go() -> None:
    """What there is to do is told by the characters from before the text is composed."""
    for code in range(sys.maxunicode + 1):
        composed = unicodedata.normalize("NFC", chr(code))
        if composed != chr(code):
            assert normalise(composed) == normalise(chr(code)) == normalise(normalise(composed))


def test_what_is_held_for_composed_is_and_composes_with_nothing() -> None:
    parts = (unicodedata.normalize("NFD", chr(code)) for code in range(sys.maxunicode + 1))
    behind = {part for whole in parts for part in whole[1:]}
    for character in _COMPOSED - _ODD.keys():
        assert unicodedata.normalize("NFC", character) == character
        assert unicodedata.combining(character) == 0
        assert character not in behind
