"""What is told of a text by its words, and when nothing needs to be looked for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.grounding.chunks import _AROUND, _new, _punctuated
from summarizer.grounding.passage import Passage
from summarizer.grounding.polarity import PLAIN

MARKS = st.text(_AROUND, max_size=3)
WORDS = st.one_of(
    st.sampled_from(["May", "Thursday", "three", "dozen", "US", "not", "nicht", "n", "œuvre", "İ"]),
    st.text(st.characters(categories=["Lu", "Ll", "Lo", "Mn"]), min_size=1, max_size=8),
)


@given(word=WORDS, before=MARKS, behind=MARKS)
def test_a_word_says_the_same_whatever_marks_stand_around_it(
    word: str, before: str, behind: str
) -> None:
    written = f"{before}{word}{behind}"

    derived = _punctuated(written, ("en",))

    assert derived is None or derived == _new(written, ("en",))


@given(st.lists(st.tuples(MARKS, WORDS, MARKS), max_size=6))
def test_words_are_found_where_they_stand(parts: list[tuple[str, str, str]]) -> None:
    text = " ".join("".join(part) for part in parts)
    passage = Passage(text, "en")

    for token in passage.tokens:
        assert passage.source.original(token.start, token.end) == token.text
    assert passage.bases_in_order == tuple(token.base for token in passage.tokens)
    assert passage.capitals == {token.base for token in passage.tokens if token.capital}
    assert passage.small == {token.base for token in passage.tokens if not token.capital}
    assert len(passage.content) <= len(passage.tokens)


@pytest.mark.parametrize(
    "text",
    [
        "It cost 5",
        "On Thursday",
        "In May",
        "They met twice or three times",
        "She may go",
        "He did not go",
        "Elle n’a rien dit",
    ],
)
def test_a_text_with_something_to_look_at_is_not_plain(text: str) -> None:
    assert not Passage(text, "fr" if "rien" in text else "en").plain


def test_a_text_of_mere_names_is_plain() -> None:
    passage = Passage("Harbour master of Port Eldera, Jonah Ferreira", "en")

    assert passage.plain
    assert passage.quantities == passage.dates == passage.cues == ()
    assert passage.weekdays == passage.relative == {}
    assert passage.polarity == PLAIN


@pytest.mark.parametrize("quoted", ['"No," he said', "He said “no”", "Sie sagte „nein“", "«Non»"])
def test_a_quotation_is_noticed_by_any_mark(quoted: str) -> None:
    assert Passage(quoted, "en").quotes
    assert not Passage("He said no to it", "en").quotes
