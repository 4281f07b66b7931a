"""The date an article prints about itself is found, and never guessed."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.printed_dates import (
    _beside,
    _may_begin_with_date,
    _months,
    find_printed_date,
    is_date_line,
    leading_date,
    without_dates,
)

DAY = date(2019, 5, 3)


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("en", "Friday, May 3, 2019"),
        ("en", "3 May 2019"),
        ("en", "3rd of May, 2019"),
        ("en", "May 3rd 2019"),
        ("en", "Published: 3 May 2019, 14:05 BST"),
        ("en", "Last updated on Fri, May 3, 2019 at 2:05 p.m. ET"),
        ("en", "2019-05-03"),
        ("en", "2019-05-03T14:05:00Z"),
        ("en", "3.5.2019"),
        ("fr", "Publié le 3 mai 2019 à 14h05"),
        ("fr", "vendredi 3 mai 2019"),
        ("de", "Freitag, 3. Mai 2019, 14:05 Uhr"),
        ("de", "Stand: 03.05.2019"),
        ("es", "3 de mayo de 2019"),
        ("it", "venerdì 3 maggio 2019"),
        ("pt", "03/05/2019 às 14h05"),
        ("nl", "vrijdag 3 mei 2019"),
        ("pl", "3 maja 2019"),
        ("no", "3. mai 2019"),
        ("ru", "3 мая 2019"),
        ("ja", "2019年5月3日"),
        ("ko", "2019년 5월 3일"),
        ("fr", "May 3, 2019"),
    ],
)
def test_a_line_with_nothing_but_a_date_is_a_date_line(language: str, line: str) -> None:
    found = find_printed_date(line, language)
    assert found is not None
    assert found.day == DAY
    assert is_date_line(line, language)


def test_in_english_a_date_of_two_readings_is_no_date() -> None:
    assert is_date_line("03/05/2019", "en")
    found = find_printed_date("03/05/2019", "en")
    assert found is not None
    assert found.day is None


def test_a_day_above_twelve_settles_the_reading() -> None:
    for line in ("13/05/2019", "05/13/2019"):
        found = find_printed_date(line, "en")
        assert found is not None
        assert found.day == date(2019, 5, 13)


@pytest.mark.parametrize(
    "line",
    [
        "May 2019",
        "31 February 2019",
        "The talks began on May 3, 2019",
        "Elections 2019",
        "Room 2019, May",
        "",
        "May 3, 2019 marks the day of the treaty",
    ],
)
def test_other_lines_are_not(line: str) -> None:
    assert not is_date_line(line, "en")


def test_a_byline_is_left_when_its_date_is_taken_away() -> None:
    assert without_dates("By Jane Roe | 3 May 2019 | 14:05", "en") == "By Jane Roe"


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("Friday, May 3, 2019 On Monday, the state agreed.", "On Monday, the state agreed."),
        ("3 May 2019 – The state agreed.", "The state agreed."),
        ("Published 3 May 2019 | The state agreed.", "The state agreed."),
    ],
)
def test_a_date_glued_before_the_first_sentence_is_cut_off(text: str, rest: str) -> None:
    found = leading_date(text, "en")
    assert found is not None
    assert found.day == DAY
    assert text[found.end :] == rest


@pytest.mark.parametrize(
    "text",
    [
        "On May 3, 2019, the state agreed.",
        "On May 3, 2019 President Roe agreed.",
        "May 3, 2019 was a Friday.",
        "May 3, 2019, saw the end of the talks.",
        "The state agreed on May 3, 2019 After that all went well.",
    ],
)
def test_a_date_that_belongs_to_its_sentence_stays(text: str) -> None:
    assert leading_date(text, "en") is None


_LANGUAGES = "en fr de es it pt nl pl sv ru tr fi cs hu ja el".split()
_BITS = "3 2019 03 2019-05-03 10:30 T10:30 2019年5月3日 1er | - ( . , x the Norland".split()


@settings(max_examples=1000, deadline=None)
@given(st.data())
def test_a_line_that_begins_otherwise_has_no_date_before_its_first_word(
    data: st.DataObject,
) -> None:
    language = data.draw(st.sampled_from(_LANGUAGES))
    words = [*_BITS, *sorted(_months(language)), *sorted(_beside(language))]
    drawn = data.draw(st.lists(st.sampled_from(words), min_size=1, max_size=7))
    line = data.draw(st.sampled_from([" ", "", ", ", ":", "-", "/"])).join(drawn)
    line = line.title() if data.draw(st.booleans()) else line
    found = find_printed_date(line, language)
    if found and "" in (
        without_dates(line, language),
        without_dates(line[: found.start], language),
    ):
        assert _may_begin_with_date(line, language)
