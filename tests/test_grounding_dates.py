"""Dates: one day under many names, and never another day."""

import pytest
from grounding_articles import article, says

from summarizer.grounding import Grounder
from summarizer.grounding.passage import Passage


def days(text: str, language: str = "en") -> list[tuple[int | None, int, int | None]]:
    return [(date.year, date.month, date.day) for date in Passage(text, language).dates]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "on 21 August 2015"),
        ("en", "on August 21, 2015"),
        ("en", "on Aug. 21st, 2015"),
        ("en", "on the 21st of August 2015"),
        ("en", "on 2015-08-21"),
        ("de", "am 21.08.2015"),
        ("de", "am 21. August 2015"),
        ("fr", "le 21 août 2015"),
        ("es", "el 21 de agosto de 2015"),
        ("pt", "em 21 de agosto de 2015"),
        ("it", "il 21 agosto 2015"),
        ("nl", "op 21 augustus 2015"),
    ],
)
def test_one_day_however_it_is_written(language: str, text: str) -> None:
    assert days(text, language) == [(2015, 8, 21)]


def test_an_ambiguous_date_has_both_readings() -> None:
    assert set(days("on 03/04/2015")) == {(2015, 4, 3), (2015, 3, 4)}


@pytest.mark.parametrize("before", ["", "It was long said that. " * 9, "Of 12 towns. " * 9])
@pytest.mark.parametrize("behind", ["", " and so on. Nothing more was said of it" * 9])
@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("the 30th and 31st of March 2015", [(2015, 3, 30), (2015, 3, 31)]),
        ("March the 30th and 31st", [(None, 3, 30), (None, 3, 31)]),
        ("June 1 in 2014, or in July", [(None, 6, 1), (None, 7, None)]),
        (
            "30 and 31 March 2015, and then in October 2016",
            [(2015, 3, 30), (2015, 3, 31), (2016, 10, None)],
        ),
    ],
)
def test_dates_are_found_wherever_they_stand(
    before: str, behind: str, written: str, found: list[tuple[int | None, int, int | None]]
) -> None:
    assert days(f"{before}On {written}{behind}") == found


@pytest.mark.parametrize("filler", range(60))
def test_no_word_behind_a_date_is_cut_to_a_month(filler: int) -> None:
    text = f"En septembre, {'a' * filler} marchal, decembriste et marsouin."

    assert days(text, "fr") == [(None, 9, None)]


def test_words_that_look_like_months_are_left_alone() -> None:
    assert days("They may march on. May said so.") == []
    assert days("It closed in May.") == [(None, 5, None)]


@pytest.mark.parametrize(
    ("sentence", "claim", "backed"),
    [
        ("It opened on 21 August 2015.", "It opened on August 21, 2015.", True),
        ("It opened on 21 August 2015.", "It opened on 2015-08-21.", True),
        ("It opened on 21 August 2015.", "It opened in August 2015.", True),
        ("It opened on 21 August 2015.", "It opened in 2015.", True),
        ("It opened on 21 August 2015.", "It opened on 21 August.", True),
        ("It opened on 21 August 2015.", "It opened on 21 August 2016.", False),
        ("It opened on 21 August 2015.", "It opened on 22 August 2015.", False),
        ("It opened on 21 August 2015.", "It opened on 21 July 2015.", False),
        ("It opened in August 2015.", "It opened on 21 August 2015.", False),
        ("It opened in August.", "It opened in August 2015.", False),
        ("It opened on 3–5 March.", "It opened on 5 March.", True),
        ("It opened on 3–5 March.", "It opened on 4 to 5 March.", False),
        ("In 2015 it opened on 21 August.", "It opened on 21 August 2015.", True),
        ("It opened on Wednesday.", "It opened on Wednesday.", True),
        ("It opened on Wednesday.", "It opened on Tuesday.", False),
        ("It opened yesterday.", "It opened today.", False),
        ("It opened last week.", "It opened last year.", False),
    ],
)
def test_a_claim_may_only_hold_dates_of_its_sentence(
    sentence: str, claim: str, backed: bool
) -> None:
    assert Grounder(article(sentence)).check(says(claim, 1)).ok is backed


def test_a_date_is_named_in_two_languages() -> None:
    grounder = Grounder(article("It opened on 21 August 2015."), note_language="fr")
    assert grounder.check(says("Ouverture le 21 août 2015.", 1)).ok
    assert not grounder.check(says("Ouverture le 21 juillet 2015.", 1)).ok


def test_the_message_names_the_date() -> None:
    verdict = Grounder(article("It opened in May 2015.")).check(says("It opened in May 2016.", 1))
    assert verdict.reason == "date May 2016 is not in sentence 1"
