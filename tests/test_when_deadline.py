"""By when something is to be done, as a date: ahead, and null where it is not certain."""

from datetime import date

import pytest

from summarizer.when import deadline_date
from tests.date_examples import DEADLINES, UNDATED

THURSDAY = date(2026, 3, 12)

ENGLISH = [
    ("Friday", "2026-03-13"),
    ("Wednesday", "2026-03-18"),
    ("no later than Monday", "2026-03-16"),
    ("by the end of Friday", "2026-03-13"),
    ("Friday morning", "2026-03-13"),
    ("5 p.m. on Friday", "2026-03-13"),
    ("by 17:00 GMT on Friday", "2026-03-13"),
    ("late on Friday", "2026-03-13"),
    ("today", "2026-03-12"),
    ("tonight", "2026-03-12"),
    ("by yesterday", "2026-03-11"),
    ("tomorrow evening", "2026-03-13"),
    ("by tomorrow, Friday", "2026-03-13"),
    ("by tomorrow, Monday", None),
    ("12 March", "2026-03-12"),
    ("June 30", "2026-06-30"),
    ("by June 30th, 2026", "2026-06-30"),
    ("by the 30th of June", "2026-06-30"),
    ("Sept. 1", "2026-09-01"),
    ("Tuesday, 30 June 2026", "2026-06-30"),
    ("Monday, 30 June 2026", None),
    ("31 June", None),
    ("29 February", "2028-02-29"),
    ("2026-09-01", "2026-09-01"),
    ("1.9.2026", "2026-09-01"),
    ("31/12/2026", "2026-12-31"),
    ("12/31/2026", "2026-12-31"),
    ("05/05/2026", "2026-05-05"),
    ("31/31/2026", None),
    ("3 March next year", "2027-03-03"),
    ("June", "2026-06"),
    ("by January", "2027-01"),
    ("the end of March", "2026-03-31"),
    ("by the end of February", "2027-02-28"),
    ("the end of February 2028", "2028-02-29"),
    ("by early June", "2026-06"),
    ("late June", "2026-06"),
    ("this June", "2026-06"),
    ("this January", None),
    ("next January", "2027-01"),
    ("June next year", "2027-06"),
    ("June of next year", "2027-06"),
    ("the end of June next year", "2027-06-30"),
    ("this month", "2026-03"),
    ("the end of this month", "2026-03-31"),
    ("the end of the month", "2026-03-31"),
    ("by the end of the day", None),
    ("by the end of the week", None),
    ("by the end of the decade", None),
    ("by the end of the summer", None),
    ("by the end of the fiscal year", None),
    ("the end of the year", "2026-12-31"),
    ("the end of the calendar year", "2026-12-31"),
    ("before the year is out", "2026-12-31"),
    ("by year's end", "2026-12-31"),
    ("the end of next year", "2027-12-31"),
    ("by the end of 2027", "2027-12-31"),
    ("the year 2030", "2030"),
    ("by mid-2027", "2027"),
    ("later this year", "2026"),
    ("next year", "2027"),
    ("in the next year", None),
    ("in the next month", None),
    ("the coming month", None),
    ("in the next months", None),
    ("in two days", "2026-03-14"),
    ("in two weeks' time", "2026-03-26"),
    ("two weeks from now", "2026-03-26"),
    ("in a year", "2027"),
    ("within a year", "2027-03-12"),
    ("within 18 months", "2027-09-12"),
    ("within three years", "2029-03-12"),
    ("within ten days", "2026-03-22"),
    ("within the next three months", "2026-06-12"),
    ("in the next three months", "2026-06-12"),
    ("over the coming six months", "2026-09-12"),
    ("within 36 hours", None),
    ("within 72 hours", None),
    ("within hours", None),
    ("within weeks", None),
    ("within the week", None),
    ("within a few days", None),
    ("in two or three weeks", None),
    ("for three months", None),
    ("three-month", None),
    ("the 15th of the month", None),
    ("the second week of June", None),
    ("in the 2nd week", None),
    ("Friday next week", "2026-03-20"),
    ("Friday of next week", "2026-03-20"),
    ("next week's Friday", "2026-03-20"),
    ("Tuesday this week", "2026-03-10"),
    ("this Thursday", "2026-03-12"),
    ("this coming Friday", "2026-03-13"),
    ("next Thursday", "2026-03-19"),
    ("next Sunday", None),
    ("this week", None),
    ("this weekend", None),
    ("the weekend", None),
    ("summer 2027", None),
    ("next summer", None),
    ("the second half of 2027", None),
    ("Q3 2026", None),
    ("since Monday", None),
    ("from Monday to Friday", None),
    ("3-5 June", None),
    ("3 or 4 June", None),
    ("Monday or Tuesday", None),
    ("a Friday in June", None),
    ("every Friday", None),
    ("Fridays", None),
    ("no earlier than 5 June", None),
    ("about 5 June", None),
    ("Christmas", None),
    ("immediately", None),
    ("in due course", None),
    ("as soon as possible", None),
    ("1,200 years", None),
    ("1.5 years", None),
    ("3 %", None),
    ("5", None),
    ("", None),
    ("…", None),
]
ROWS = [
    *((language, expression, iso) for language, expression, iso, _ in DEADLINES),
    *(("en", *row) for row in ENGLISH),
]


@pytest.mark.parametrize(("language", "expression", "iso"), ROWS)
def test_a_deadline_is_read_on_a_thursday(language: str, expression: str, iso: str | None) -> None:
    assert deadline_date(expression, language, THURSDAY) == iso


@pytest.mark.parametrize(
    ("published", "expression", "iso"),
    [
        ("2026-03-09", "by Friday", "2026-03-13"),  # a Monday
        ("2026-03-09", "this Friday", "2026-03-13"),
        ("2026-03-09", "next Friday", None),
        ("2026-03-09", "next Monday", "2026-03-16"),
        ("2026-03-13", "next Friday", "2026-03-20"),  # a Friday
        ("2026-03-13", "by Friday", None),
        ("2026-03-15", "Monday next week", "2026-03-16"),  # a Sunday
        ("2026-03-15", "next Monday", "2026-03-16"),
        ("2026-01-31", "within one month", "2026-02-28"),
        ("2028-02-29", "within one year", "2029-02-28"),
        ("2028-02-29", "29 February", "2028-02-29"),
        ("2026-12-28", "by Friday", "2027-01-01"),
        ("2026-12-28", "next month", "2027-01"),
        ("2026-12-28", "in January", "2027-01"),
        ("2026-12-28", "the end of the month", "2026-12-31"),
        ("2026-12-28", "next January", "2027-01"),
    ],
)
def test_on_other_days_of_publication_the_next_such_day_counts(
    published: str, expression: str, iso: str | None
) -> None:
    assert deadline_date(expression, "en", date.fromisoformat(published)) == iso


class TestWithoutAPublicationDate:
    @pytest.mark.parametrize(("language", "expression", "iso", "why"), UNDATED)
    def test_the_year_has_to_be_said(
        self, language: str, expression: str, iso: str | None, why: str
    ) -> None:
        assert deadline_date(expression, language, None) == iso

    @pytest.mark.parametrize(
        ("language", "expression", "iso"),
        [
            ("en", "by 2030", "2030"),
            ("en", "2026-09-01", "2026-09-01"),
            ("en", "Tuesday, 30 June 2026", "2026-06-30"),
            ("fr", "31/12/2026", "2026-12-31"),
            ("pl", "3 maja 2027", "2027-05-03"),
            ("en", "30 days", None),
            ("en", "next year", None),
            ("en", "1 September", None),
            ("fr", "d'ici la fin de l'année", None),
            ("pl", "jutro", None),
            ("pl", "3 maja", None),
        ],
    )
    def test_in_any_language(self, language: str, expression: str, iso: str | None) -> None:
        assert deadline_date(expression, language, None) == iso


class TestTheSentenceAroundIt:
    """What a model, or a rule, cut off may change the meaning."""

    @pytest.mark.parametrize(
        ("language", "expression", "sentence", "iso"),
        [
            ("en", "30 days", "It will pay within 30 days of the verdict.", None),
            ("en", "within 30 days", "It will pay within 30 days of the verdict.", None),
            ("en", "30 days", "It will pay within 30 days, he said.", "2026-04-11"),
            ("en", "1 June", "It will open on 1 June 2028.", "2028-06-01"),
            ("en", "the end of June", "It ends at the end of June, 2028.", "2028-06-30"),
            ("en", "3 June", "It was signed on 13 June 2019 and ends on 3 June.", "2026-06-03"),
            ("en", "1 June", "It will take in 2,000 people by 1 June.", "2026-06-01"),
            ("fr", "trois mois", "Dans les trois mois suivant la signature.", None),
            ("de", "drei Monaten", "Binnen drei Monaten nach dem Urteil zahlt er.", None),
            ("es", "15 de junio", "Antes del 15 de junio de 2028.", "2028-06-15"),
            ("en", "1 June", "Another sentence.", "2026-06-01"),
        ],
    )
    def test_is_heeded(
        self, language: str, expression: str, sentence: str, iso: str | None
    ) -> None:
        assert deadline_date(expression, language, THURSDAY, [sentence]) == iso
