"""Who commits himself to what in other languages than English, and what commits nobody."""

import pytest
from found_prospects import found
from grounding_articles import article

from summarizer.flow.guided.salience import background_score
from summarizer.flow.guided.sums import amounts_in


@pytest.mark.parametrize(
    ("language", "sentence", "status", "makers"),
    [
        ("pt", "O Brasil e a Argentina assinaram um acordo.", "agreed", ["Brasil", "Argentina"]),
        ("pt", "«Não vamos sair», garantiu Duarte Sequeira.", "refused", ["Duarte Sequeira"]),
        ("fr", "« Nous ne céderons pas », a martelé Paul Vasseur.", "refused", ["Paul Vasseur"]),
        ("it", "«Non firmeremo», ha avvertito Sergio Manin.", "refused", ["Sergio Manin"]),
        (
            "it",
            "«Non firmeremo», ha avvertito il segretario della Filtrav, Sergio Manin.",
            "refused",
            ["Sergio Manin"],
        ),
        (
            "pt",
            "A bancada do Partido Verde votou contra e prometeu recorrer.",
            "pledged",
            ["Partido Verde"],
        ),
        (
            "de",
            "Minister Karl Dorfler verteidigte die Pläne und kündigte an, die Steuer zu senken.",
            "pledged",
            ["Karl Dorfler"],
        ),
        (
            "de",
            "Jens Brockhaus sicherte den Gemeinden die Mittel zu.",
            "pledged",
            ["Jens Brockhaus"],
        ),
        (
            "nl",
            "De Europese Commissie keurde de steun aan Havencombinatie West goed.",
            "agreed",
            ["Europese Commissie"],
        ),
        ("nl", "De NAVO weigerde te betalen.", "refused", ["NAVO"]),
        (
            "nl",
            "Milieudefensie riep de Tweede Kamer op het plan te verwerpen.",
            "called_for",
            ["Milieudefensie"],
        ),
        ("fr", "Le maire Paul Vasseur n'accepterait pas la dette.", "refused", ["Paul Vasseur"]),
        ("fr", "Paul Vasseur a dit qu'il réduirait la dette.", "pledged", ["Paul Vasseur"]),
        ("fr", "« Nous irons au procès », a prévenu Paul Vasseur.", "pledged", ["Paul Vasseur"]),
        (
            "de",
            "Klaus Althammer sagte: »Wir werden keinem Vertrag zustimmen.«",
            "refused",
            ["Klaus Althammer"],
        ),
        ("it", "«Non costruiremo altro», ha assicurato Sergio Manin.", "refused", ["Sergio Manin"]),
        (
            "de",
            "Minister Jan Rohde (CSU) sagte, sein Land werde dem Gesetz nicht zustimmen.",
            "refused",
            ["Jan Rohde"],
        ),
        (
            "it",
            "Il ministro della Difesa Marco Manin ha garantito nuovi fondi.",
            "pledged",
            ["Marco Manin"],
        ),
    ],
)
def test_a_commitment_has_its_maker(
    language: str, sentence: str, status: str, makers: list[str]
) -> None:
    assert [(one[0], one[2]) for one in found(sentence, language=language)] == [(status, makers)]


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("nl", "Dirk van Loon zou hebben overwogen af te treden."),
        ("nl", "Anneke Postma had twee jaar cel geëist."),
        ("fr", "Paul Vasseur aurait promis de payer."),
        ("es", "Ernesto Valdovinos habría prometido pagar."),
        ("es", "Marta Iriarte se negó a revelar el nombre."),
        ("it", "Fabio Contarini si è rifiutato di commentare la sentenza."),
        ("it", "Fabio Contarini ha stanziato fondi per il rinnovo dei treni."),
        ("de", "Jens Brockhaus wies den Vorwurf zurück."),
        ("de", "Jens Brockhaus bestreitet, Geld genommen zu haben."),
    ],
)
def test_rumour_denial_and_silence_commit_nobody(language: str, sentence: str) -> None:
    assert found(sentence, language=language) == []


def test_what_somebody_assures_of_others_is_said_once() -> None:
    text = "Arturo Lezama aseguró que Norlandia respetará el resultado."
    assert [one[2] for one in found(text, language="es")] == [["Arturo Lezama"]]


def test_a_presidenta_is_no_presidente() -> None:
    sentences = [
        "El presidente Ernesto Valdovinos perdió las elecciones.",
        "La presidenta se comprometió a no subir los impuestos.",
    ]
    assert found(*sentences, language="es") == []


@pytest.mark.parametrize(
    ("language", "text", "amount"),
    [
        ("pt", "A estatal vai investir R$ 3,2 bilhões em 2029.", "R$ 3,2 bilhões"),
        ("it", "Il governo stanzia 240 mila euro.", "240 mila euro"),
    ],
)
def test_an_amount_has_its_scale_and_sign(language: str, text: str, amount: str) -> None:
    assert amounts_in(text, language) == [amount]


def test_a_year_to_come_by_tells_of_no_past() -> None:
    (late,) = article("Fischer dürften bis 2030 wieder Forellen fangen.", language="de").sentences
    (past,) = article(
        "Im Jahr 2019 hatte die Firma 40 Stellen gestrichen.", language="de"
    ).sentences
    assert background_score(late, "de", 0.5) < 1 < background_score(past, "de", 0.5)


def test_who_has_a_subject_of_its_own_is_not_the_body_before() -> None:
    text = "Der DGB begrüßte den Beschluss, die Verbände lehnten ihn ab."
    assert found(text, language="de") == []


def test_an_unnamed_body_that_says_so_of_itself_is_nobody() -> None:
    told = "La préfecture a fait savoir qu'elle attaquerait ce texte."
    assert found("Le maire Paul Vasseur a parlé.", told, language="fr") == []
    told = "Il a fait savoir qu'il attaquerait ce texte."
    assert found("Le maire Paul Vasseur a parlé.", told, language="fr") != []
