"""Words that names are found among: where they stand, and what stands between them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.names import vocabulary as v
from summarizer.names.casing import InnerCapitals, small_words
from summarizer.names.entities import folded
from summarizer.names.growing import _continue, grow
from summarizer.names.lexis import Lexis
from summarizer.names.spans import _cut, _parts
from summarizer.names.territories import territory_code
from summarizer.names.words import (
    CARRIES,
    END,
    POSSESSIVE,
    START,
    TEXT,
    TRAIL,
    gap,
    read_line,
)

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
    words, starts = line.words, line.word_starts()
    behind = 0
    for i, word in enumerate(words):
        start, end = starts[i] + word[START], starts[i] + word[END]
        assert text[start:end] == word[TEXT]
        between = text[behind:start]
        if i:
            ending = "'’´`sS" if words[i - 1][POSSESSIVE] else ""
            assert between.lstrip(ending).strip() == gap(words, i)
        behind = end
    assert not any(mark.isalnum() for mark in text[behind:].lstrip("'’´`").lstrip("sS"))


@given(_TEXTS, _TEXTS)
def test_a_chunk_reads_the_same_wherever_it_stands(before: str, text: str) -> None:
    alone = [word[TEXT] for word in read_line(text).words]
    after = [word[TEXT] for word in read_line(f"{before} {text}").words]
    assert after[len(after) - len(alone) :] == alone


@pytest.mark.parametrize("mark", list(".,;:!?)]”"))
def test_a_mark_behind_a_word_changes_nothing_of_it(mark: str) -> None:
    for text in ("Norland", "a", "X"):
        (plain,) = read_line(text).words
        (marked,) = read_line(text + mark).words
        assert marked[: CARRIES + 1] == (*plain[:TRAIL], mark, *plain[TRAIL + 1 : CARRIES + 1])


@pytest.mark.parametrize("mark", list('"“„«(['))
def test_a_mark_before_a_word_only_moves_it(mark: str) -> None:
    (plain,) = read_line("Norland").words
    (marked,) = read_line(mark + "Norland").words
    moved = (plain[TEXT], plain[START] + 1, plain[END] + 1, mark, *plain[TRAIL : CARRIES + 1])
    assert marked[: CARRIES + 1] == moved


def test_a_possessive_without_s_needs_a_blank_behind_it() -> None:
    assert read_line("the dockers’ pay").words[1][POSSESSIVE]
    assert not read_line("the dockers’").words[1][POSSESSIVE]


def test_a_mark_that_stands_alone_is_part_of_the_gap() -> None:
    words = read_line("Norland – “ Estia &").words
    assert [word[TEXT] for word in words] == ["Norland", "Estia"]
    assert gap(words, 1) == "– “"


_ANY = v.LOOSE | v.CONJUNCTIONS | v.PARTING | v.TITLES | v.BODY_HEADS | v.STATE_FORMS
_NAMES = st.one_of(
    st.sampled_from(sorted(_ANY)).flatmap(lambda key: st.sampled_from([key, key.title()])),
    st.sampled_from(
        "Norland Estia. “Jonas” Moss's UK-France U.S. 7 X. & Herrn Bildungsminister".split()
    ),
)


@given(st.lists(_NAMES, min_size=1, max_size=7).map(" ".join))
def test_a_run_of_plain_names_is_what_taking_it_apart_would_make_of_it(text: str) -> None:
    line = read_line(text)
    lexis = Lexis(small_words([line]), InnerCapitals([line]), {"monday"}, {"the", "a"}, "en")
    for i in range(len(line.words)):
        end = grow(line.words, i, lexis)
        if end > i:
            assert _parts(line.words, i, end, lexis) == _cut(line.words, i, end, lexis)


@given(st.one_of(_TEXTS, st.lists(_NAMES, min_size=1, max_size=7).map(" ".join)))
def test_no_name_goes_on_over_a_word_that_carries_none(text: str) -> None:
    line = read_line(text)
    lexis = Lexis(small_words([line]), InnerCapitals([line]), {"monday"}, {"the", "a"}, "en")
    for i, word in enumerate(line.words):
        assert word[CARRIES] or _continue(line.words, i, lexis) == i


@given(st.text(alphabet="aUN.’'İß ", min_size=1, max_size=6).filter(lambda t: t[0].isalnum()))
def test_two_ways_to_write_a_name_of_one_word_are_one_land(name: str) -> None:
    if " " not in folded(name):
        assert territory_code(name) == territory_code(folded(name))
