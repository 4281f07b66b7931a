"""Amounts, deadlines and conditions read off a sentence, in its own words."""

import pytest

from summarizer.flow.guided.phrases import condition_in, condition_of, deadline_in
from summarizer.flow.guided.sums import amounts_in
from summarizer.lexicon import cues


@pytest.mark.parametrize(
    ("language", "text", "amount"),
    [
        ("en", "Norland will pay 40 million euros for the bridge.", "40 million euros"),
        ("en", "The plant costs €2.4 billion, a third more than planned.", "€2.4 billion"),
        ("en", "It creates 1,800 jobs for $5 million.", "$5 million"),
        ("en", "They asked for £300.", "£300"),
        ("en", "A $60 million loan is planned.", "$60 million"),
        ("en", "The firm will invest Rs 42,000 crore in it.", "Rs 42,000 crore"),
        ("en", "It has N50 billion to spend.", "N50 billion"),
        ("en", "Banks lent 1.3 trillion won to yards.", "1.3 trillion won"),
        ("en", "It cost 5 million Swiss francs.", "5 million Swiss francs"),
        ("en", "Riyadh lent 20 million Saudi riyals.", "20 million Saudi riyals"),
        ("fr", "La ville paie 40 000 euros.", "40 000 euros"),
        ("fr", "La ville paie 40 € par mois.", "40 €"),
        ("fr", "L'État versera 40 millions d'euros.", "40 millions d'euros"),
        ("es", "Pagará 3 millones de euros.", "3 millones de euros"),
    ],
)
def test_an_amount_is_the_first_sum_of_money(language: str, text: str, amount: str) -> None:
    assert amounts_in(text, language)[:1] == [amount]


@pytest.mark.parametrize(
    ("language", "text", "amount"),
    [
        ("en", "It will pay up to 40 million euros.", "up to 40 million euros"),
        ("en", "Half of the 5 million euros is for roads.", "Half of the 5 million euros"),
        ("en", "They promised more than $1.3 billion.", "more than $1.3 billion"),
        ("en", "It will provide nearly $100 million in aid.", "nearly $100 million"),
        ("en", "They gave some 40 million euros.", "some 40 million euros"),
        ("fr", "L'État versera près de 40 millions d'euros.", "près de 40 millions d'euros"),
        ("de", "Das Land zahlt rund 3 Millionen Euro.", "rund 3 Millionen Euro"),
        ("es", "Pagará casi 3 millones de euros.", "casi 3 millones de euros"),
        ("fr", "L'État versera jusqu'à 40 millions d'euros.", "jusqu'à 40 millions d'euros"),
        ("de", "Das Land zahlt mindestens 3 Millionen Euro.", "mindestens 3 Millionen Euro"),
    ],
)
def test_what_bounds_an_amount_belongs_to_it(language: str, text: str, amount: str) -> None:
    assert amounts_in(text, language)[:1] == [amount]


@pytest.mark.parametrize(
    ("language", "text", "amount"),
    [
        ("en", "It pays 60 million of the 95 million euros.", "60 million of the 95 million euros"),
        ("en", "It pays up to 3 of the 5 million euros.", "up to 3 of the 5 million euros"),
        ("fr", "Il verse 60 des 95 millions d'euros.", "60 des 95 millions d'euros"),
        ("de", "Er zahlt 60 der 95 Millionen Euro.", "60 der 95 Millionen Euro"),
    ],
)
def test_of_a_part_and_the_whole_an_amount_tells_both(
    language: str, text: str, amount: str
) -> None:
    assert amounts_in(text, language) == [amount]


@pytest.mark.parametrize(
    "text",
    [
        "The company will train 250 apprentices.",
        "It grew by 10 percent in 2012.",
        "No sum at all.",
        "Of the 5 won by Estia 3 rand out.",
    ],
)
def test_other_numbers_are_no_amounts(text: str) -> None:
    assert amounts_in(text, "en") == []


@pytest.mark.parametrize(
    ("text", "deadline"),
    [
        ("Estia will reopen the crossing by the end of June.", "the end of June"),
        ("The plant is to open by 2030, he said.", "2030"),
        ("It must leave before 3 May 2026 at the latest.", "3 May 2026"),
        ("The tests end by May 3, 2026.", "May 3, 2026"),
        ("It will not wait, and will pay before 3 May.", "3 May"),
        ("Norland has until 3 May 2026 to withdraw its troops.", "3 May 2026"),
        ("It is due no later than 1 July.", "1 July"),
        ("They will answer within 30 days.", "within 30 days"),
    ],
)
def test_a_deadline_keeps_the_words_of_the_article(text: str, deadline: str) -> None:
    assert deadline_in(text, "en") == deadline
    assert deadline in text


@pytest.mark.parametrize("text", ["He came by train.", "It was built by 300 people.", "In May."])
def test_by_is_not_always_a_deadline(text: str) -> None:
    assert deadline_in(text, "en") is None


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        ("Norland will pay if the parliament agrees, he said.", "if the parliament agrees"),
        ("Unless Estia signs first, nothing is paid.", "Unless Estia signs first"),
        ("If they strike on Sept. 1, it will close.", "If they strike on Sept. 1"),
        (
            "It closes if fewer than 2,500 vote by May 1, 2027.",
            "if fewer than 2,500 vote by May 1, 2027",
        ),
        (
            "It opens provided that the tests succeed.",
            "provided that the tests succeed",
        ),
    ],
)
def test_a_condition_comes_with_its_conjunction(text: str, condition: str) -> None:
    assert condition_in(text, "en") == condition


@pytest.mark.parametrize("text", ["If so, good.", "A gift for the sniffy.", "Nothing more."])
def test_a_conjunction_alone_is_no_condition(text: str) -> None:
    assert condition_in(text, "en") is None


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        ("If talks fail, Norland will leave and Estia will pay.", "If talks fail"),
        ("If talks fail, Norland will leave but Estia will pay.", None),
        ("Norland will leave if talks fail, and Estia will pay.", None),
        ("If talks fail, Norland will leave, and Estia agreed to pay.", None),
    ],
)
def test_a_condition_in_front_holds_for_all_that_and_joins(
    text: str, condition: str | None
) -> None:
    last = [cue for cue in cues(text, "en") if cue.status in {"pledged", "agreed"}][-1]
    assert condition_of(text, last, "en") == condition


@pytest.mark.parametrize(
    ("text", "deadline"),
    [
        ("It must stop by Feb. 12.", "Feb. 12"),
        ("It must stop by Sept. 30, 2027.", "Sept. 30, 2027"),
        ("They will pay by 12 Dec.", "12 Dec"),
        ("They will pay by end-June.", "end-June"),
        ("It was written by Jan Roe.", None),
    ],
)
def test_the_names_of_months_may_be_cut_short(text: str, deadline: str | None) -> None:
    assert deadline_in(text, "en") == deadline


def test_a_condition_behind_he_said_and_is_of_what_follows() -> None:
    text = 'The party will "study the text," he said, and will go to court if it is not printed.'
    first, second = [cue for cue in cues(text, "en") if cue.text == "will"]
    assert condition_of(text, first, "en") is None
    assert condition_of(text, second, "en") == "if it is not printed"
