"""Amounts, deadlines and conditions in several languages."""

import pytest

from summarizer.flow.guided.phrases import condition_in, deadline_in
from summarizer.flow.guided.sums import amounts_in


@pytest.mark.parametrize(
    ("language", "text", "deadline"),
    [
        ("en", "Norland will pay by the end of June.", "the end of June"),
        ("en", "It will be ready by 15 March 2027, she said.", "15 March 2027"),
        ("en", "They will decide within three weeks of that.", None),
        ("en", "They will decide within 30 days.", "within 30 days"),
        ("en", "The bridge will open before next summer.", "next summer"),
        ("en", "By the river stood a mill.", None),
        ("fr", "Le pays paiera avant la fin de l'année.", "la fin de l'année"),
        ("fr", "Le pont ouvrira d'ici 2028.", "2028"),
        ("fr", "Il promet un rapport avant le 15 mars 2027.", "le 15 mars 2027"),
        ("es", "Entregará las dosis antes del 15 de febrero.", "15 de febrero"),
        ("de", "Die Firma baut bis Ende 2027 drei Häfen.", "Ende 2027"),
        ("de", "Er will das Gesetz bis zum 15. September prüfen.", "15. September"),
        ("it", "Pagherà entro la fine di giugno.", "la fine di giugno"),
        ("xx", "By the end of June.", None),
    ],
)
def test_a_deadline_is_what_follows_its_preposition(
    language: str, text: str, deadline: str | None
) -> None:
    assert deadline_in(text, language) == deadline


@pytest.mark.parametrize(
    ("language", "text", "condition"),
    [
        ("en", "It will pay if the harbour is dredged.", "if the harbour is dredged"),
        (
            "en",
            "It will pay, but only after the first villages are connected.",
            "only after the first villages are connected",
        ),
        ("en", "It will pay.", None),
        (
            "fr",
            "Il paiera à condition que le port soit dragué.",
            "à condition que le port soit dragué",
        ),
        ("es", "Pagará siempre que se apruebe la ley.", "siempre que se apruebe la ley"),
        ("de", "Er zahlt, sobald der Hafen gebaut ist.", "sobald der Hafen gebaut ist"),
        ("it", "Si paga il conto del porto.", None),
    ],
)
def test_a_condition_is_taken_with_the_word_it_begins_with(
    language: str, text: str, condition: str | None
) -> None:
    assert condition_in(text, language) == condition


@pytest.mark.parametrize(
    ("language", "text", "amount"),
    [
        ("en", "It will pay 40 million euros for the bridge.", "40 million euros"),
        ("en", "Peru will lend $1.2 billion over 3 years.", "$1.2 billion"),
        ("es", "Pagará 46 millones de dólares.", "46 millones de dólares"),
    ],
)
def test_an_amount_is_of_money(language: str, text: str, amount: str) -> None:
    assert amounts_in(text, language)[:1] == [amount]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The talks go on until next week."),
        ("en", "The bank will pay the patrol until 2028."),
        ("fr", "La banque paiera la patrouille jusqu'à fin 2028."),
        ("es", "La obra seguirá hasta finales de 2027."),
        ("nl", "De bank betaalt de patrouille tot 2028."),
    ],
)
def test_how_long_something_lasts_is_no_deadline(language: str, text: str) -> None:
    assert deadline_in(text, language) is None


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "It will close no dairies before 2028."),
        ("en", "It will not pay before March 2028."),
        ("fr", "Il ne paiera pas avant 2028."),
        ("de", "Das Land wird nicht vor 2028 zahlen."),
    ],
)
def test_not_before_a_day_is_no_deadline(language: str, text: str) -> None:
    assert deadline_in(text, language) is None


@pytest.mark.parametrize(
    ("language", "text", "condition"),
    [
        ("it", "Voterà il testo se il governo cede.", "se il governo cede"),
        ("it", "Si sono dati appuntamento a Roma.", None),
        ("pt", "Vai sair se o governo não ceder.", "se o governo não ceder"),
        ("pt", "Comprometeu-se a pagar.", None),
    ],
)
def test_if_in_italian_and_portuguese(language: str, text: str, condition: str | None) -> None:
    assert condition_in(text, language) == condition
