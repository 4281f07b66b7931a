"""Numbers: the same value however it is written, and never another one."""

from decimal import Decimal

import pytest
from grounding_articles import article, says
from hypothesis import given
from hypothesis import strategies as st

from summarizer.grounding import Grounder
from summarizer.grounding.passage import Passage
from summarizer.grounding.problems import Problem

MILLION = 10**6
BILLION = 10**9


def values(text: str, language: str = "en") -> list[Decimal]:
    return [quantity.values[0] for quantity in Passage(text, language).quantities]


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("en", "1,709 pupils", 1709),
        ("fr", "1 709 élèves", 1709),
        ("fr", "1\u202f709 élèves", 1709),
        ("de", "1.709 Schüler", 1709),
        ("de", "1'709 Schüler", 1709),
        ("en", "12,34,567 voters", 1234567),
        ("en", "1.2 billion", 1_200_000_000),
        ("fr", "1,2 milliard", 1_200_000_000),
        ("fr", "deux billions", 2 * 10**12),
        ("de", "1,5 Mrd. Euro", 1_500_000_000),
        ("de", "2 Billionen Euro", 2 * 10**12),
        ("es", "mil millones de euros", BILLION),
        ("es", "3.000 millones", 3 * BILLION),
        ("pt", "dois bilhões", 2 * BILLION),
        ("it", "3,5 miliardi", 3_500_000_000),
        ("nl", "drie miljard", 3 * BILLION),
        ("en", "$530,000", 530_000),
        ("en", "€5bn", 5 * BILLION),
        ("en", "NZ $ 26 million", 26 * MILLION),
        ("de", "5 Mio.", 5 * MILLION),
        ("en", "twenty-one ships", 21),
        ("fr", "quatre-vingt-dix-sept élèves", 97),
        ("de", "zweihundertfünfzig Schüler", 250),
        ("en", "three point five per cent", Decimal("3.5")),
        ("de", "drei Komma fünf Prozent", Decimal("3.5")),
        ("en", "half a million people", 500_000),
        ("en", "two and a half million people", 2_500_000),
        ("en", "2½ million people", 2_500_000),
        ("en", "a dozen ships", 12),
        ("en", "half a dozen ships", 6),
        ("en", "a 48-hour truce", 48),
    ],
)
def test_a_number_is_read_in_the_manner_of_its_language(
    language: str, text: str, value: Decimal | int
) -> None:
    assert values(text, language) == [value]


@pytest.mark.parametrize(
    "text",
    [
        "Leaders of the G7 met",
        "The army flies the F-35",
        "COVID-19 spread",
        "millions of people and hundreds of ships",
        "See www.arven7.example or write to desk9@arven.example",
    ],
)
def test_digits_inside_names_and_vague_words_are_no_numbers(text: str) -> None:
    assert values(text) == []


def test_an_exponent_is_no_number() -> None:
    assert values("a plot of 50 m²") == [50]


def test_both_ends_of_a_range_count_and_share_the_scale() -> None:
    low, high = Passage("between $5-10 million", "en").quantities
    assert 5 * MILLION in low.values
    assert list(high.values) == [10 * MILLION]


@pytest.mark.parametrize(
    ("sentence", "claim", "backed"),
    [
        ("The fund lent 5 million euros.", "The fund lent 5 million euros.", True),
        ("The fund lent 5 million euros.", "The fund lent €5m.", True),
        ("The fund lent 5 million euros.", "The fund lent 5,000,000 euros.", True),
        ("The fund lent 5 million euros.", "The fund lent 50 million euros.", False),
        ("The fund lent 5 million euros.", "The fund lent 5 billion euros.", False),
        ("The fund lent 50 billion euros.", "The fund lent 5 billion euros.", False),
        ("The fund lent 5 million euros.", "The fund lent 5 euros.", False),
        ("The fund lent 5 million euros.", "The fund lent 5 million dollars.", False),
        ("The fund lent US$5 million.", "The fund lent NZ$5 million.", False),
        ("The fund lent US$5 million.", "The fund lent $5 million.", True),
        ("The fund lent US$5 million.", "The fund lent 5 million dollars.", True),
        ("Prices rose 10 per cent.", "Prices rose 10%.", True),
        ("Prices rose 10 per cent.", "Prices rose by 10 dollars.", False),
        ("The truce holds for 48 hours.", "The truce holds for 48 days.", False),
        ("Three ships sank.", "3 ships sank.", True),
        ("3 ships sank.", "Three ships sank.", True),
        ("Three ships sank.", "Thirty ships sank.", False),
        ("A ship sank.", "1 ship sank.", True),
        ("Both ships sank.", "Two ships sank.", True),
        ("Ships of Arven and Dorn sank.", "The two ships of Arven and Dorn sank.", True),
        ("Ships of Arven sank.", "Two ships of Arven sank.", False),
        ("Ships sank off Arven.", "One of the ships sank off Arven.", True),
        ("It was their third meeting.", "It was their 3rd meeting.", True),
        ("It was their third meeting.", "It was their fourth meeting.", False),
        ("The army flies the F-35.", "The army flies the F-16.", False),
        ("Leaders of the G7 met.", "Leaders of the G20 met.", False),
        ("The plan covers 8–10 years.", "The plan covers 8 to 10 years.", True),
        ("The plan covers 8–10 years.", "The plan covers 8 to 12 years.", False),
        ("Two-thirds of members left.", "Two thirds of members left.", True),
    ],
)
def test_a_claim_may_only_hold_numbers_of_its_sentence(
    sentence: str, claim: str, backed: bool
) -> None:
    assert Grounder(article(sentence)).check(says(claim, 1)).ok is backed


@pytest.mark.parametrize(
    ("language", "sentence", "claim", "backed"),
    [
        ("fr", "Il y a 1,2 milliard d’euros.", "Il y a 1 200 millions d'euros.", True),
        ("fr", "Il y a 1,2 milliard d’euros.", "Il y a 1,2 million d'euros.", False),
        ("fr", "Trois navires ont coulé.", "3 navires ont coulé.", True),
        ("es", "Cuesta mil millones de euros.", "Cuesta 1.000 millones de euros.", True),
        ("es", "Cuesta mil millones de euros.", "Cuesta un millón de euros.", False),
        ("de", "Das Land zahlt 1,5 Milliarden Euro.", "Das Land zahlt 1.500 Mio. Euro.", True),
    ],
)
def test_numbers_in_other_languages(language: str, sentence: str, claim: str, backed: bool) -> None:
    assert Grounder(article(sentence, language=language)).check(says(claim, 1)).ok is backed


def test_a_note_in_another_language_keeps_the_numbers() -> None:
    grounder = Grounder(article("The fund in Arven holds 1.2 billion euros."), note_language="fr")
    assert grounder.check(says("Le fonds d'Arven atteint 1,2 milliard d'euros.", 1)).ok
    assert not grounder.check(says("Le fonds d'Arven atteint 12 milliards d'euros.", 1)).ok


def test_the_message_says_which_number_and_where() -> None:
    verdict = Grounder(article("The fund lent 5 million.")).check(says("The fund lent 50.", 1))
    assert verdict.problems == (Problem("number", "text", "number 50 is not in sentence 1"),)
    assert verdict.reason == "number 50 is not in sentence 1"


@given(st.integers(min_value=2, max_value=10**12))
def test_a_number_is_the_same_in_every_style(number: int) -> None:
    styles = {
        "en": f"about {number:,} people",
        "de": f"etwa {number:,} Menschen".replace(",", "."),
        "fr": f"environ {number:,} personnes".replace(",", "\u202f"),
    }
    assert {values(text, language)[0] for language, text in styles.items()} == {number}
    assert values(f"about {number} people") == [number]


@given(st.integers(2, 999), st.integers(0, 9), st.sampled_from(["million", "billion"]))
def test_a_scaled_number_is_the_number_in_full(whole: int, tenth: int, scale: str) -> None:
    factor = MILLION if scale == "million" else BILLION
    full = whole * factor + tenth * factor // 10
    assert values(f"{whole}.{tenth} {scale}") == values(f"{full:,}")


@given(st.integers(2, 10**9), st.integers(2, 10**9))
def test_another_number_is_never_backed(one: int, other: int) -> None:
    verdict = Grounder(article(f"The fund lent {one} crowns.")).check(
        says(f"The fund lent {other} crowns.", 1)
    )
    assert verdict.ok is (one == other)


@pytest.mark.parametrize(
    ("sentence", "claim", "backed"),
    [
        ("It costs €5 million.", "It costs 5 million euros.", True),
        ("It costs ₽5 million.", "It costs 5 million roubles.", True),
        ("It costs Rs 42,000 crore.", "It costs 420 billion rupees.", True),
        ("It costs 5 million naira.", "It costs ₦5 million.", True),
        ("It costs Rs 42,000 crore.", "It costs 42,000 crore dollars.", False),
        ("It costs ₦5 million.", "It costs $5 million.", False),
        ("It costs 5 million.", "It costs 5 million dollars.", False),
    ],
)
def test_a_currency_may_be_written_out(sentence: str, claim: str, *, backed: bool) -> None:
    assert Grounder(article(sentence)).check(says(claim, 1)).ok is backed
