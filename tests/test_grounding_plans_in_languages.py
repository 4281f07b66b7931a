"""What a Romance language says is to come may be told in its future, and not as done."""

import pytest
from grounding_articles import article, says

from summarizer.grounding import Grounder


@pytest.mark.parametrize(
    ("language", "sentence", "claim", "backed"),
    [
        ("fr", "La Norlande va payer les gardes.", "La Norlande paiera les gardes.", True),
        ("fr", "La Norlande va payer les gardes.", "La Norlande a payé les gardes.", False),
        ("fr", "La Norlande veut vendre le port.", "La Norlande vendra le port.", True),
        ("es", "Norlandia va a enviar médicos.", "Norlandia enviará médicos.", True),
        ("es", "Norlandia va a enviar médicos.", "Norlandia envió médicos.", False),
        ("it", "La Norlandia vuole rinviare i tagli.", "La Norlandia rinvierà i tagli.", True),
        ("it", "La Norlandia vuole rinviare i tagli.", "La Norlandia ha rinviato i tagli.", False),
        ("pt", "O fundo vai desembolsar dez milhões.", "O fundo desembolsará dez milhões.", True),
        ("pt", "O fundo vai desembolsar dez milhões.", "O fundo desembolsou dez milhões.", False),
        ("en", "Norland threatened to sue Dorn.", "Norland sued Dorn.", False),
    ],
)
def test_a_plan_may_be_told_in_the_future_only(
    language: str, sentence: str, claim: str, backed: bool
) -> None:
    assert Grounder(article(sentence, language=language)).check(says(claim, 1)).ok is backed


@pytest.mark.parametrize(
    ("language", "sentence", "claim", "backed"),
    [
        ("fr", "Un habitant sur trois a signé.", "Tous les habitants ont signé.", False),
        ("it", "Un italiano su tre ha firmato.", "Tutti gli italiani hanno firmato.", False),
        ("fr", "Un rapport sur trois pays a paru.", "Le rapport sur trois pays a paru.", True),
        ("es", "Dos de cada tres empresas pararon.", "Todas las empresas pararon.", False),
        ("pt", "Duas em cada três empresas pararam.", "Todas as empresas pararam.", False),
        ("nl", "Twee op de drie bedrijven sloten.", "Alle bedrijven sloten.", False),
        ("de", "Jedes dritte Werk schloss.", "Alle Werke schlossen.", False),
        ("de", "Jedes Werk schloss.", "Alle Werke schlossen.", True),
    ],
)
def test_one_in_three_are_not_all(language: str, sentence: str, claim: str, backed: bool) -> None:
    assert Grounder(article(sentence, language=language)).check(says(claim, 1)).ok is backed


@pytest.mark.parametrize(
    ("language", "sentence", "claim"),
    [
        ("fr", "Nadia Ferrand a été relaxée faute de preuves.", "Nadia Ferrand a été condamnée."),
        ("es", "Norlandia levantó el toque de queda.", "Norlandia impuso el toque de queda."),
        ("it", "Il sindacato ha proclamato lo sciopero.", "Il sindacato ha revocato lo sciopero."),
        ("pt", "O governo revogou a taxa.", "O governo decretou a taxa."),
        ("de", "Die Steuer wurde abgeschafft.", "Die Steuer wurde eingeführt."),
        ("nl", "De heffing is afgeschaft.", "De heffing is ingevoerd."),
    ],
)
def test_what_is_lifted_is_not_imposed(language: str, sentence: str, claim: str) -> None:
    grounder = Grounder(article(sentence, language=language))
    assert not grounder.check(says(claim, 1)).ok
    assert grounder.check(says(sentence, 1)).ok


@pytest.mark.parametrize(
    ("language", "sentence", "claim", "backed"),
    [
        ("de", "Die Gewerkschaft forderte Lohn.", "Die Gewerkschaft rief zum Streik auf.", False),
        ("es", "Norlandia prometió un puente.", "Norlandia se comprometió a un puente.", True),
        ("es", "Norlandia prometió un puente.", "Norlandia se comprometió a una tregua.", False),
        ("es", "La participación bajó al 61 %.", "La participación cayó al 61 %.", True),
        ("en", "Norland promised to mend the bridge.", "Norland pledged to mend a tunnel.", False),
        ("en", "Norland promised to mend the bridge.", "Norland pledged to mend it.", True),
        ("fr", "La Norlande a promis un pont.", "La Norlande s'est engagée sur un quai.", False),
    ],
)
def test_another_word_for_an_act_speaks_for_nothing_else(
    language: str, sentence: str, claim: str, backed: bool
) -> None:
    assert Grounder(article(sentence, language=language)).check(says(claim, 1)).ok is backed


@pytest.mark.parametrize(
    ("sentence", "claim"),
    [
        (
            "Norland promised help and plans to pay 5 million euros.",
            "Norland promised help and paid 5 million euros.",
        ),
        (
            "Norland promised to help the port and plans to mend the bridge in May.",
            "Norland promised help for the port and mended the bridge in May.",
        ),
    ],
)
def test_a_promise_does_not_make_something_else_done(sentence: str, claim: str) -> None:
    assert not Grounder(article(sentence)).check(says(claim, 1)).ok
