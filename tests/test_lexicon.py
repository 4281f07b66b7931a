"""The word lists: undertakings, negations, hedges, in seven languages."""

import re
import tomllib
from importlib.resources import files

import pytest

from summarizer.grounding.passage import Passage
from summarizer.lexicon import (
    LANGUAGES,
    cues,
    fold,
    lexicon,
    negations,
    stop_words,
)

SENTENCES = [
    ("en", "pledged", "Norland promised to rebuild the bridge."),
    ("en", "pledged", "The firm will hire 300 workers."),
    ("en", "agreed", "Both sides reached an agreement on water."),
    ("en", "agreed", "The ministers signed the accord."),
    ("en", "reaffirmed", "They concluded with a renewed commitment to the river."),
    ("en", "ongoing", "Sudland continues to train nurses."),
    ("en", "ongoing", "The fund is supporting twelve schools."),
    ("en", "called_for", "The envoy urged restraint."),
    ("en", "called_for", "Schools must reopen."),
    ("en", "conditional", "Aid will flow, provided that the truce holds."),
    ("en", "refused", "The union rejected the offer."),
    ("en", "refused", "The mayor won’t attend."),
    ("fr", "pledged", "Le maire s’engage à rouvrir l’école."),
    ("fr", "agreed", "Les deux pays ont signé un traité."),
    ("fr", "reaffirmed", "La ministre a réaffirmé son soutien."),
    ("fr", "ongoing", "La Norlande poursuit son aide."),
    ("fr", "called_for", "Elle a exhorté les parties au calme."),
    ("fr", "conditional", "L’aide viendra à condition que la trêve tienne."),
    ("fr", "refused", "Le syndicat a rejeté l’offre."),
    ("es", "pledged", "El alcalde prometió abrir la escuela."),
    ("es", "agreed", "Ambos países firmaron un tratado."),
    ("es", "called_for", "La enviada pidió calma."),
    ("es", "refused", "El sindicato rechazó la oferta."),
    ("de", "pledged", "Der Minister versprach neue Schulen."),
    ("de", "agreed", "Beide Seiten einigten sich auf einen Zeitplan."),
    ("de", "called_for", "Die Gesandte forderte Zurückhaltung."),
    ("de", "refused", "Die Gewerkschaft lehnte das Angebot ab."),
    ("it", "agreed", "I due paesi hanno firmato un trattato."),
    ("it", "called_for", "L’inviata ha chiesto calma."),
    ("pt", "agreed", "Os dois países assinaram um tratado."),
    ("pt", "pledged", "O prefeito prometeu abrir a escola."),
    ("nl", "agreed", "Beide landen ondertekenden een verdrag."),
    ("nl", "refused", "De vakbond weigerde het aanbod."),
]


@pytest.mark.parametrize(("language", "status", "text"), SENTENCES)
def test_words_of_commitment_are_found(language: str, status: str, text: str) -> None:
    assert status in {cue.status for cue in cues(text, language)}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The river is long and the valley is deep."),
        ("fr", "La rivière est longue."),
        ("es", "El río es largo."),
        ("de", "Der Fluss ist lang."),
    ],
)
def test_plain_statements_have_no_cue(language: str, text: str) -> None:
    assert cues(text, language) == ()


def test_offsets_are_those_of_the_text_given() -> None:
    text = "Zu\u0308rich won’t — as before — sign; it “refuses”."
    for cue in cues(text, "en"):
        assert text[cue.start : cue.end] == cue.text
    assert [cue.text for cue in cues(text, "en")] == ["won’t", "sign", "refuses"]


def test_a_tense_is_a_weaker_cue_than_the_name_of_an_act() -> None:
    strength = {cue.text: cue.strong for cue in cues("It pledged aid and will send it.", "en")}
    assert strength == {"pledged": True, "will": False}


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("en", "They didn’t agree, nor will they.", ["didn’t", "nor"]),
        ("en", "No agreement was reached.", ["No"]),
        ("en", "Not only trade but culture was discussed.", []),
        ("fr", "Ils n’ont pas signé.", ["pas"]),
        ("es", "No firmaron nunca.", ["No", "nunca"]),
        ("de", "Sie einigten sich nicht.", ["nicht"]),
    ],
)
def test_negations_are_found(language: str, text: str, found: list[str]) -> None:
    assert [span.text for span in negations(text, language)] == found


def test_hedges_are_found() -> None:
    assert [span.text for span in Passage("It may rain and reportedly has.", "en").hedges] == [
        "may",
        "reportedly",
    ]


def test_an_unknown_language_has_no_words() -> None:
    assert cues("They agreed and will sign", "xx") == ()
    assert negations("They did not", "xx") == ()
    assert stop_words("xx") == frozenset()
    assert not lexicon("xx").known


def test_a_regional_code_finds_its_language() -> None:
    assert lexicon("pt-BR").language == "pt"


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_every_language_has_cues_of_every_status(language: str) -> None:
    words = lexicon(language)
    for status, pattern in words.strong.items():
        assert pattern.pattern != "(?!)", status


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_patterns_are_written_in_folded_form(language: str) -> None:
    source = files("summarizer.lexicon").joinpath("data", f"{language}.toml")
    data = tomllib.loads(source.read_text(encoding="utf-8"))
    tables = [*data["cues"].values(), *data["weak_cues"].values(), *data["negations"].values()]
    for pattern in [*data["hedges"], *data["plans"], *(each for table in tables for each in table)]:
        assert fold(pattern) == pattern.casefold(), pattern
        assert re.compile(pattern)


def test_a_name_is_no_future_though_it_ends_like_one() -> None:
    found = [cue.text for cue in cues("El Gobierno de Solara pagará mañana.", "es")]
    assert found == ["pagará"]
