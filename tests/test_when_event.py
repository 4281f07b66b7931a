"""When an event was, as a date: it lies behind, unless the expression says otherwise."""

from datetime import date

import pytest

from summarizer.when import event_date
from tests.date_examples import EVENTS

THURSDAY = date(2026, 3, 12)


@pytest.mark.parametrize(
    ("language", "expression", "iso"),
    [
        *((language, expression, iso) for language, expression, iso, _ in EVENTS),
        ("en", "today", "2026-03-12"),
        ("en", "yesterday", "2026-03-11"),
        ("en", "last night", "2026-03-11"),
        ("en", "the day after tomorrow", "2026-03-14"),
        ("en", "two days ago", "2026-03-10"),
        ("en", "in two days", "2026-03-14"),
        ("en", "on Tuesday", "2026-03-10"),
        ("en", "late on Tuesday", "2026-03-10"),
        ("en", "Friday", "2026-03-06"),
        ("en", "on Thursday", "2026-03-12"),
        ("en", "this Tuesday", "2026-03-10"),
        ("en", "last Thursday", "2026-03-05"),
        ("en", "last Monday", None),
        ("en", "next Friday", None),
        ("en", "on Thursday next week", "2026-03-19"),
        ("en", "Monday last week", "2026-03-02"),
        ("en", "this coming Friday", "2026-03-13"),
        ("en", "12 March", "2026-03-12"),
        ("en", "13 March", "2025-03-13"),
        ("en", "Friday, 13 March", "2026-03-13"),
        ("en", "Saturday, 13 March", None),
        ("en", "May 1, 2019", "2019-05-01"),
        ("en", "December", "2025-12"),
        ("en", "March 2025", "2025-03"),
        ("en", "last December", "2025-12"),
        ("en", "last January", None),
        ("en", "at the end of February", "2026-02"),
        ("en", "early this month", "2026-03"),
        ("en", "late last year", "2025"),
        ("en", "last year", "2025"),
        ("en", "two months ago", "2026-01"),
        ("en", "three years ago", "2023"),
        ("en", "within three months", None),
        ("en", "three months", None),
        ("en", "last week", None),
        ("en", "earlier this week", None),
        ("en", "over the last month", None),
        ("en", "in the last few days", None),
        ("en", "recently", None),
        ("en", "soon", None),
        ("en", "at 5", None),
        ("en", "at 5 p.m.", None),
        ("en", "before 1 September", None),
        ("en", "since Monday", None),
        ("en", "", None),
        ("fr", "jeudi", "2026-03-12"),
        ("fr", "jeudi soir", "2026-03-12"),
        ("fr", "jeudi à 18 heures", "2026-03-12"),
        ("fr", "hier", "2026-03-11"),
        ("fr", "demain", "2026-03-13"),
        ("fr", "il y a deux jours", "2026-03-10"),
        ("fr", "le 3 mars 2020", "2020-03-03"),
        ("fr", "en janvier dernier", "2026-01"),
        ("fr", "le mois dernier", "2026-02"),
        ("fr", "ces derniers mois", None),
        ("fr", "yesterday", "2026-03-11"),
        ("es", "ayer", "2026-03-11"),
        ("es", "anoche", "2026-03-11"),
        ("es", "el pasado martes", "2026-03-10"),
        ("es", "mañana", "2026-03-13"),
        ("es", "hace dos días", "2026-03-10"),
        ("es", "este lunes", "2026-03-09"),
        ("de", "gestern", "2026-03-11"),
        ("de", "gestern Abend", "2026-03-11"),
        ("de", "am Mittwochabend", "2026-03-11"),
        ("de", "vor zwei Tagen", "2026-03-10"),
        ("de", "übermorgen", "2026-03-14"),
        ("de", "vor dem 1. September", None),
        ("it", "ieri sera", "2026-03-11"),
        ("it", "lo scorso mese", "2026-02"),
        ("it", "due giorni fa", "2026-03-10"),
        ("pt", "ontem", "2026-03-11"),
        ("pt", "na terça-feira", "2026-03-10"),
        ("nl", "gisteravond", "2026-03-11"),
        ("nl", "afgelopen dinsdag", "2026-03-10"),
        ("nl", "het afgelopen jaar", None),
        ("pl", "wczoraj", "2026-03-11"),
        ("pl", "czwartek", "2026-03-12"),
        ("xx", "3 March", "2026-03-03"),
        ("xx", "trzy", None),
    ],
)
def test_an_event_is_read_on_a_thursday(language: str, expression: str, iso: str | None) -> None:
    assert event_date(expression, language, THURSDAY) == iso


@pytest.mark.parametrize(
    ("published", "expression", "iso"),
    [
        ("2026-03-11", "this Tuesday", "2026-03-10"),  # a Wednesday
        ("2026-03-14", "this Tuesday", None),  # a Saturday: four days ago, or in three
        ("2026-03-15", "this Monday", None),
        ("2026-03-09", "Monday", "2026-03-09"),
        ("2026-01-02", "last month", "2025-12"),
        ("2026-01-02", "Wednesday", "2025-12-31"),
    ],
)
def test_other_days_of_publication(published: str, expression: str, iso: str | None) -> None:
    assert event_date(expression, "en", date.fromisoformat(published)) == iso


@pytest.mark.parametrize(
    ("expression", "iso"),
    [
        ("May 1, 2019", "2019-05-01"),
        ("March 2025", "2025-03"),
        ("2012", "2012"),
        ("Wednesday", None),
        ("3 March", None),
        ("yesterday", None),
        ("last year", None),
    ],
)
def test_without_a_publication_date_the_year_has_to_be_said(
    expression: str, iso: str | None
) -> None:
    assert event_date(expression, "en", None) == iso


def test_the_year_may_stand_behind_it_in_the_sentence() -> None:
    sentence = "The bridge fell on 3 March 2019, he said."
    assert event_date("3 March", "en", THURSDAY, [sentence]) == "2019-03-03"


class TestASentenceThatLooksAhead:
    @pytest.mark.parametrize(
        ("language", "expression", "sentence", "iso"),
        [
            ("en", "3 April", "The summit will open on 3 April.", None),
            ("en", "3 April", "The summit opened on 3 April.", "2025-04-03"),
            ("en", "April", "The summit is scheduled for April.", None),
            ("fr", "3 avril", "Le sommet commencera le 3 avril.", None),
            ("de", "3. April", "Der Gipfel wird am 3. April beginnen.", None),
            ("en", "Friday, 3 April", "The summit will open on Friday, 3 April.", "2026-04-03"),
            ("en", "3 April 2027", "The summit will open on 3 April 2027.", "2027-04-03"),
            ("en", "20 December", "She will sign what was agreed on 20 December.", "2025-12-20"),
            ("en", "Tuesday", "They will lend it, they said on Tuesday.", "2026-03-10"),
        ],
    )
    def test_makes_a_date_uncertain_that_is_nearer_ahead(
        self, language: str, expression: str, sentence: str, iso: str | None
    ) -> None:
        assert event_date(expression, language, THURSDAY, [sentence]) == iso
