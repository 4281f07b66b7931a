"""Folding leaves only differences that matter."""

from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.lexicon import fold, folded

texts = st.text(
    st.one_of(
        st.characters(exclude_categories=["Cs"]),
        st.sampled_from("éèñçßŒœÆłøİıςΣ“”„«»‘’‚¨´–—−\u00a0\u202f\u00ad\u200b½¼²№™ﬁ…각"),
    )
)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("“Yes”, he said", '"yes", he said'),
        ("the minister’s", "the minister's"),
        ("8–10 years — or more", "8-10 years - or more"),
        ("5\u00a0million", "5 million"),
        ("Zürich", "Zu\u0308rich"),
        ("São Tomé", "sao tome"),
        ("STRASSE", "straße"),
        ("œuvre", "oeuvre"),
        ("e\u00advent", "event"),
        ("Łódź", "lodz"),
        ("a  b\n c", "a b c"),
        ("«non»", '"non"'),
    ],
)
def test_typography_accents_and_case_make_no_difference(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("5 million", "50 million"),
        ("did agree", "did not agree"),
        ("1.5", "15"),
        ("2½", "21/2"),
        ("50²", "502"),
        ("resign", "re-sign"),
    ],
)
def test_differences_that_matter_stay(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@given(texts)
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(texts)
def test_canonical_forms_fold_alike(text: str) -> None:
    assert fold(normalize("NFD", text)) == fold(normalize("NFC", text))


@given(texts)
def test_every_folded_character_knows_its_source(text: str) -> None:
    source = folded(text)
    for place in range(len(source.text)):
        start, end = source.span(place, place + 1)
        assert 0 <= start < end <= len(text)
        assert source.text[place] in fold(text[start:end]) or source.text[place] == " "


def test_a_stretch_leads_back_to_what_was_written() -> None:
    source = folded("Le “café” de Zu\u0308rich")
    start = source.text.index("zurich")
    assert source.original(start, start + 6) == "Zu\u0308rich"
