"""Whatever an expression of time holds, its date is null or ISO 8601, and its document is true."""

import re
import sys
import tomllib
from datetime import date
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.lexicon import fold
from summarizer.when import deadline_date, event_date
from summarizer.when.context import _is_of_word, behind
from summarizer.when.period import Period, day, month, year
from summarizer.when.tagging import LONGEST
from summarizer.when.vocabulary import LANGUAGES, vocabulary
from tests.date_examples import DOC, table_in, tables

READ = {"deadline": deadline_date, "event": event_date}
ISO = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")
WORDS = (
    "by the end of next last this coming June march 3 15th 2027 2026-02-31 12/31/9999 Friday week "
    "month year years 999 days ago within in two weeks tomorrow mid- 29 February three hours , . "
    "bis Ende nächsten Jahres d'ici la fin de l'année prochaine entro antes del mañana até eind"
).split(" ")

expressions = st.lists(st.sampled_from(WORDS), max_size=8).map(" ".join) | st.text(max_size=40)
languages = st.sampled_from([*sorted(LANGUAGES), "pt-BR", "xx", ""])
days = st.dates() | st.sampled_from([date.min, date.max, date(2028, 2, 29)])


def is_iso(text: str) -> bool:
    return bool(ISO.fullmatch(text) and date.fromisoformat(text + "-01-01"[len(text) - 4 :]))


@pytest.mark.parametrize("name", READ)
class TestAnyExpression:
    @given(expressions, languages, days | st.none())
    def test_has_an_iso_date_or_none(
        self, name: str, expression: str, language: str, published: date | None
    ) -> None:
        found = READ[name](expression, language, published)
        assert found is None or is_iso(found)

    @given(expressions, languages)
    def test_without_a_publication_date_says_the_year_it_is_given(
        self, name: str, expression: str, language: str
    ) -> None:
        found = READ[name](expression, language, None)
        assert found is None or found[:4] in fold(expression)

    @given(expression=st.text(max_size=30), published=days)
    def test_in_a_language_without_words_of_its_own(
        self, name: str, expression: str, published: date
    ) -> None:
        found = READ[name](expression, "pl", published)
        assert found is None or is_iso(found)

    @given(expressions, languages, days, st.lists(expressions, max_size=2))
    def test_in_any_sentence(
        self, name: str, expression: str, language: str, published: date, around: list[str]
    ) -> None:
        sentence = expression.join(around)
        found = READ[name](expression, language, published, [sentence])
        assert found is None or is_iso(found)

    def test_that_is_too_long_has_none(self, name: str) -> None:
        assert READ[name]("2026-03-03" + " " * LONGEST, "en", None) is None


class TestPeriods:
    @pytest.mark.parametrize(
        ("period", "iso"),
        [
            (day(date(2026, 3, 3)), "2026-03-03"),
            (month(2028, 2), "2028-02"),
            (year(2030), "2030"),
            (month(2028, 2).end, "2028-02-29"),
            (year(2030).end, "2030-12-31"),
            (Period(date(2026, 3, 9), date(2026, 3, 15)), None),
            (Period(date(2026, 1, 1), date(2026, 3, 31)), None),
        ],
    )
    def test_only_days_months_and_years_are_written(self, period: Period, iso: str | None) -> None:
        assert period.iso == iso


@pytest.mark.parametrize("language", sorted(LANGUAGES))
class TestVocabularies:
    def test_the_phrases_are_folded_and_found(self, language: str) -> None:
        source = files("summarizer.when").joinpath("data", f"{language}.toml")
        words = tomllib.loads(source.read_text(encoding="utf-8"))["words"]
        phrases = [phrase for listed in words.values() for phrase in listed]
        assert [phrase for phrase in phrases if fold(phrase) != phrase] == []
        plain = [phrase for phrase in phrases if re.fullmatch(r"[\w' -]+", phrase)]
        pattern = vocabulary(language).pattern
        assert [phrase for phrase in plain if not pattern.match(phrase)] == []

    def test_a_phrase_has_one_meaning(self, language: str) -> None:
        source = files("summarizer.when").joinpath("data", f"{language}.toml")
        words = tomllib.loads(source.read_text(encoding="utf-8"))["words"]
        phrases = [phrase for listed in words.values() for phrase in listed]
        assert len(phrases) == len(set(phrases))


@pytest.mark.parametrize("name", sorted(tables()))
def test_the_tables_of_the_document_are_up_to_date(name: str) -> None:
    stale = "docs/dates.md is out of date; renew it with: python -m tests.date_examples"
    assert table_in(DOC.read_text(encoding="utf-8"), name) == tables()[name], stale


@given(st.text("a ,.-_1²ä", min_size=1, max_size=4), st.text("a ,.-_1²ä", max_size=14))
def test_what_stands_behind_an_expression_begins_where_its_last_word_ends(
    when: str, sentence: str
) -> None:
    wanted = fold(when).strip()
    whole = re.compile(rf"(?<!\w){re.escape(wanted)}(?!\w)")
    found = whole.search(fold(sentence)) if wanted else None
    assert behind(when, [sentence]) == (found.string[found.end() :] if found else "")


def test_words_have_the_characters_that_patterns_find_in_them() -> None:
    word = re.compile(r"\w")
    assert all(
        _is_of_word(character) == (word.match(character) is not None)
        for character in map(chr, range(sys.maxunicode + 1))
    )
