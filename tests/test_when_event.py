"""An expression of time becomes a date only where that is certain."""

from datetime import date

import pytest

from summarizer.when import event_date

THURSDAY = date(2026, 3, 12)


@pytest.mark.parametrize(
    ("when", "day"),
    [
        ("today", "2026-03-12"),
        ("yesterday", "2026-03-11"),
        ("tomorrow", "2026-03-13"),
        ("two days ago", "2026-03-10"),
        ("Wednesday", "2026-03-11"),
        ("on Tuesday", "2026-03-10"),
        ("Friday", "2026-03-06"),
        ("3 March", "2026-03-03"),
        ("20 December", "2025-12-20"),
        ("May 1, 2019", "2019-05-01"),
    ],
)
def test_days_are_counted_from_the_publication(when: str, day: str) -> None:
    assert event_date(when, "en", THURSDAY) == day


@pytest.mark.parametrize("when", ["Thursday", "Thursday morning", "on Thursday"])
def test_the_day_of_publication_is_meant_by_its_name(when: str) -> None:
    assert event_date(when, "en", THURSDAY) == "2026-03-12"


def test_unless_it_is_said_to_be_the_last_one() -> None:
    assert event_date("last Thursday", "en", THURSDAY) == "2026-03-05"


@pytest.mark.parametrize(
    "when", ["March", "March 2025", "in 2012", "2012", "last week", "last year", "soon", "", "at 5"]
)
def test_what_is_no_single_day_has_no_date(when: str) -> None:
    assert event_date(when, "en", THURSDAY) is None


def test_without_a_publication_date_only_a_complete_date_counts() -> None:
    assert event_date("May 1, 2019", "en", None) == "2019-05-01"
    for when in ("Wednesday", "3 March", "yesterday", "2012"):
        assert event_date(when, "en", None) is None


@pytest.mark.parametrize(
    ("when", "language", "day"),
    [
        ("jeudi", "fr", "2026-03-12"),
        ("hier", "fr", "2026-03-11"),
        ("3 mars 2020", "fr", "2020-03-03"),
        ("ayer", "es", "2026-03-11"),
        ("gestern", "de", "2026-03-11"),
        ("yesterday", "fr", "2026-03-11"),
    ],
)
def test_the_article_s_language_and_english_are_understood(
    when: str, language: str, day: str
) -> None:
    assert event_date(when, language, THURSDAY) == day


def test_a_language_nobody_knows_is_no_error() -> None:
    assert event_date("3 March", "xx", THURSDAY) == "2026-03-03"
    assert event_date("trzy", "xx", THURSDAY) is None
