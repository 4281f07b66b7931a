"""Words that names are found among: where they stand, and what stands between them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.names.words import gap, read_line

_BITS = st.sampled_from(
    "the The l'Union UK-France 4,000 – ’ ' Jonas’ Moss's Moss’S U.S. A. (GNR) “No ”, : & ß İ 中文 "
    "al-Hadi and/or _ - iPhone 7UP Norland, Norland. Norland) “Norland” Foo\u00a0Bar".split(" ")
)
_TEXTS = st.one_of(
    st.text(min_size=1, max_size=40),
    st.lists(st.one_of(_BITS, st.just("")), min_size=1, max_size=8).map(" ".join),
)


@given(_TEXTS)
def test_words_and_what_stands_between_them_are_the_sentence(text: str) -> None:
    line = read_line(text)
    words = line.words()
    starts = line.word_starts(words)
    behind = 0
    for i, word in enumerate(words):
        start, end = starts[i] + word.start, starts[i] + word.end
        assert text[start:end] == word.text
        between = text[behind:start]
        if i:
            ending = "'’´`sS" if words[i - 1].possessive else ""
            assert between.lstrip(ending).strip() == gap(words, i)
        behind = end
    assert not any(mark.isalnum() for mark in text[behind:].lstrip("'’´`").lstrip("sS"))


@given(_TEXTS, _TEXTS)
def test_a_chunk_reads_the_same_wherever_it_stands(before: str, text: str) -> None:
    alone = [word.text for word in read_line(text).words()]
    after = [word.text for word in read_line(f"{before} {text}").words()]
    assert after[len(after) - len(alone) :] == alone


@pytest.mark.parametrize("mark", list(".,;:!?)]”"))
def test_a_mark_behind_a_word_changes_nothing_of_it(mark: str) -> None:
    for text in ("Norland", "a", "X"):
        (plain,) = read_line(text).words()
        (marked,) = read_line(text + mark).words()
        assert marked == plain._replace(trail=mark)


def test_a_possessive_without_s_needs_a_blank_behind_it() -> None:
    assert read_line("the dockers’ pay").words()[1].possessive
    assert not read_line("the dockers’").words()[1].possessive


def test_a_mark_that_stands_alone_is_part_of_the_gap() -> None:
    words = read_line("Norland – “ Estia &").words()
    assert [word.text for word in words] == ["Norland", "Estia"]
    assert gap(words, 1) == "– “"
