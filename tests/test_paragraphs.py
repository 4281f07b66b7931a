"""Lines become paragraphs, whether or not the text was hard-wrapped."""

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.paragraphs import bullet_end, join_lines, split_paragraphs

FIRST = (
    "The minister of transport visited the coast on Tuesday and promised that the railway would "
    "be repaired before the winter. He said the cost would be shared by the region and the state."
)
SECOND = (
    "The opposition called the promise hollow, and asked for a date. Its spokesman, who had been "
    "there a week before, said that most of the track could have been saved for less money."
)


def test_blank_lines_part_paragraphs() -> None:
    assert split_paragraphs("One is here.\n\n\n  \nTwo is there.\n") == [
        "One is here.",
        "Two is there.",
    ]


def test_a_paragraph_a_line_stays_so() -> None:
    assert split_paragraphs(f"{FIRST}\n{SECOND}\nShort end.") == [FIRST, SECOND, "Short end."]


@pytest.mark.parametrize("width", [50, 60, 72, 80])
def test_hard_wrapped_text_is_joined_again(width: int) -> None:
    text = "\n\n".join(textwrap.fill(p, width, break_on_hyphens=False) for p in (FIRST, SECOND))
    assert split_paragraphs(text) == [FIRST, SECOND]


def test_a_short_line_ends_a_paragraph_of_wrapped_text() -> None:
    text = "\n".join(textwrap.fill(p, 66) for p in (FIRST, SECOND))
    assert split_paragraphs(text) == [FIRST, SECOND]


def test_an_indented_line_begins_a_paragraph_of_wrapped_text() -> None:
    full = "The talks between the two ministries over the new railway have begun."
    text = "\n".join([*[full] * 3, "    " + textwrap.fill(FIRST, 66)])
    assert split_paragraphs(text)[-1] == FIRST


def test_lists_in_wrapped_text_keep_their_items() -> None:
    text = f"{textwrap.fill(FIRST, 66)}\n- a new quay by 2021\n- two cranes"
    assert split_paragraphs(text) == [FIRST, "- a new quay by 2021", "- two cranes"]


@pytest.mark.parametrize(
    ("text", "joined"),
    [
        ("in 2026-\n2027", "in 2026-2027"),
        ("in 2026–\n2027", "in 2026–2027"),
        ("of Covid-\n19", "of Covid-19"),
        ("a 10-\nyear plan", "a 10-year plan"),
        ("all 15-\nand 16-year-olds", "all 15- and 16-year-olds"),
        ("from 4 -\n5 tonnes", "from 4 - 5 tonnes"),
    ],
)
def test_a_number_keeps_the_hyphen_it_is_joined_with(text: str, joined: str) -> None:
    left, right = text.split("\n")
    assert join_lines(left, right, frozenset()) == joined


def test_a_word_parted_by_a_hyphen_is_whole_again_if_the_text_knows_it() -> None:
    text = (
        "The committee on counterterrorism met on Monday, and talked of counter-\n"
        "terrorism in the north. It also asked the government for a long-\n"
        "term plan against the gangs that have controlled the harbour and its\n"
        "customs for years."
    )
    [paragraph] = split_paragraphs(text)
    assert "talked of counterterrorism in" in paragraph
    assert "a long-term plan" in paragraph


def test_unbulleted_list_items_are_not_joined() -> None:
    lines = [
        FIRST,
        "The three points are:",
        "more trains in the north",
        "further talks with the unions",
    ]
    assert split_paragraphs("\n".join(lines)) == lines


@pytest.mark.parametrize("line", ["- one", "• one", "1. one", "2) one", "a) one", "  * one"])
def test_bullets_and_numbers_make_list_items(line: str) -> None:
    assert line[bullet_end(line) :] == "one"


@pytest.mark.parametrize("line", ["-one", "2019 was dry.", "3.5 percent", "a man", "–"])
def test_other_lines_are_no_list_items(line: str) -> None:
    assert bullet_end(line) == 0


@given(st.text(alphabet="ab. \n-A", max_size=300))
def test_only_white_space_and_hyphens_change(text: str) -> None:
    kept = "".join(split_paragraphs(text))
    assert [c for c in kept if c.isalpha()] == [c for c in text if c.isalpha()]


def test_a_line_that_ends_in_a_comma_goes_on_in_the_next() -> None:
    text = "Leaders met at a summit in Vell,\nCoast Wire reports.\nThey left on Monday."
    assert split_paragraphs(text) == [
        "Leaders met at a summit in Vell, Coast Wire reports.",
        "They left on Monday.",
    ]
