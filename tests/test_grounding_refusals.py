"""What somebody refuses is backed as refused, and as nothing else."""

import pytest

from summarizer.articles import build_article
from summarizer.grounding import Grounder, licensed_statuses

REFUSALS = [
    ("en", "Estia refused to abolish visas for drivers.", "abolish visas for drivers"),
    ("en", "Estia ruled out abolishing visas for drivers.", "abolish visas for drivers"),
    ("fr", "L'Espagne a refusé de supprimer les visas.", "supprimer les visas"),
    ("fr", "L'Espagne refuse de supprimer les visas.", "supprimer les visas"),
    ("es", "España se negó a suprimir los visados.", "suprimir los visados"),
    ("es", "España rechazó suprimir los visados.", "suprimir los visados"),
    (
        "de",
        "Tirol lehnte es ab, sich an den Kosten zu beteiligen.",
        "sich an den Kosten beteiligen",
    ),
    ("de", "Tirol weigerte sich, die Kosten zu tragen.", "die Kosten tragen"),
    ("it", "L'Italia ha rifiutato di abolire i visti.", "abolire i visti"),
    ("pt", "Portugal recusou-se a abolir os vistos.", "abolir os vistos"),
    ("pt", "Portugal negou-se a abolir os vistos.", "abolir os vistos"),
    ("de", "Tirol wird keine Maut verlangen.", "Maut verlangen"),
    ("de", "Tirol will die Maut nicht senken.", "die Maut senken"),
    ("nl", "Nederland zal geen tol heffen.", "tol heffen"),
    ("fr", "La ministre n'acceptera pas la taxe.", "accepter la taxe"),
    ("nl", "Nederland weigerde de visa af te schaffen.", "de visa af te schaffen"),
]


def messages(language: str, sentence: str, action: str, status: str | None) -> list[str]:
    grounder = Grounder(build_article(sentence, language=language), [])
    return [problem.message for problem in grounder.check_text(action, [1], status)]


@pytest.mark.parametrize(("language", "sentence", "action"), REFUSALS)
def test_what_is_refused_is_backed_as_refused(language: str, sentence: str, action: str) -> None:
    assert messages(language, sentence, action, "refused") == []


@pytest.mark.parametrize(("language", "sentence", "action"), REFUSALS[2:])
def test_and_as_a_fact_it_is_not(language: str, sentence: str, action: str) -> None:
    assert messages(language, sentence, action, None)


@pytest.mark.parametrize(
    ("sentence", "action"),
    [
        ("Estia denied that it had abolished visas for drivers.", "abolish visas for drivers"),
        ("It is unclear whether Estia will abolish visas.", "abolish visas"),
    ],
)
def test_what_is_denied_or_left_open_is_not_refused_by_that(sentence: str, action: str) -> None:
    assert messages("en", sentence, action, "refused")


@pytest.mark.parametrize(
    "sentence",
    [
        "Tirol will eine Maut nicht ausschließen.",
        "Tirol wird nicht nur die Maut senken, sondern auch zahlen.",
        "Tirol wird zahlen und nicht klagen.",
    ],
)
def test_not_every_denial_behind_a_german_tense_refuses(sentence: str) -> None:
    assert "refused" not in licensed_statuses(sentence, "de")
