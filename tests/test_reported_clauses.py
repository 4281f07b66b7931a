"""Clauses and participles with a verb of undertaking that tell nobody's word."""

import pytest
from found_prospects import found

from summarizer.flow.guided.reported_clauses import whether
from summarizer.lexicon import Cue


@pytest.mark.parametrize(
    "sentence",
    [
        "Anna Holt announced on Monday that the two sides had reached an agreement on the bridge.",
        "The statement did not however confirm the announcement that Spain will hire 300 people.",
        "Spain denied reports that France would close the border.",
        "Spain last week announced a breakthrough in talks on trade.",
        "Anna Holt said: “This means that Spain has to save money.”",
        "“I thank all those involved in reaching a compromise,” Anna Holt said.",
        "Anna Holt ruled nothing out under the proposed law.",
    ],
    ids=["past", "unconfirmed", "denied", "an outcome", "means", "of others", "participle"],
)
def test_what_is_only_reported_is_nobody_s_word(sentence: str) -> None:
    assert found(sentence) == []


def test_what_somebody_announces_of_himself_is_his_word() -> None:
    told = found("Spain announced that it had agreed to sell the bridge.")
    assert told == [("pledged", "announced", ["Spain"])]


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("fr", "Ce sera après le discours que la ministre Anna Holt prononcera lundi."),
        ("es", "Es el plan que la ministra Anna Holt presentará el lunes."),
    ],
)
def test_a_speech_to_be_given_is_no_pledge(language: str, sentence: str) -> None:
    assert found(sentence, language=language) == []


def test_what_has_to_do_with_something_is_no_call() -> None:
    assert found("Anna Holt habló de temas que tienen que ver con España.", language="es") == []


@pytest.mark.parametrize(
    "sentence",
    [
        "It is also possible Spain will announce tariffs.",
        "It remains unclear whether Spain will pay.",
        "Spain must stay united and continue to pay.",
        "“Should prices not fall, we are in talks,” Anna Holt said.",
        "If Spain, regardless of opposition, adopts new tariffs, prices rise.",
        "While Spain offered no details, it was not alone.",
    ],
    ids=["possible", "unclear", "under must", "inverted", "aside in a condition", "no details"],
)
def test_what_may_be_or_ought_to_be_is_not_undertaken(sentence: str) -> None:
    assert found(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "language", "maker"),
    [
        ("The likely successor Anna Holt will sign the treaty.", "en", "Anna Holt"),
        ("Anna Holt wird den Vertrag nicht unterzeichnen.", "de", "Anna Holt"),
    ],
)
def test_words_that_look_alike_veto_nothing(sentence: str, language: str, maker: str) -> None:
    assert [who for _, _, who in found(sentence, language=language)] == [[maker]]


def test_of_asks_in_dutch_alone() -> None:
    assert not whether(Cue("pledged", 0, 4, "will"), "The house of de Roux ", " pay")


def test_who_is_forced_to_act_acts() -> None:
    told = found("Spain will be forced to take countermeasures.")
    assert told == [("pledged", "will", ["Spain"])]


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("fr", "Le président Jean Roe se rendra à Dakar."),
        ("es", "El presidente Juan Roe viajará a Lima."),
    ],
)
def test_who_travels_undertakes_nothing(language: str, sentence: str) -> None:
    assert found(sentence, language=language) == []


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("pt", "A assinatura ocorreu durante a visita de Ana Roe a Lisboa."),
        ("pt", "A proposta foi fechada na terça-feira por Ana Roe."),
        ("nl", "Anna Holt begrijpt de vraag of zij niet meer moet doen."),
        ("en", "Spain wants to sell its gas to clients that differ and are ready to pay."),
        ("en", "“We can pay and soon announce the good news,” Anna Holt said."),
    ],
    ids=["a signing", "a proposal", "whether", "clients", "good news"],
)
def test_what_happens_or_is_asked_is_nobody_s_word(language: str, sentence: str) -> None:
    assert found(sentence, language=language) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Die Forderung war laut geworden und wird von Anna Holt unterstützt.",
        "Ein vereinbarter Waffenstillstand hält, sagte Anna Holt.",
    ],
)
def test_german_passives_and_participles_undertake_nothing(sentence: str) -> None:
    assert found("Anna Holt kam.", sentence, language="de") == []


@pytest.mark.parametrize("what", ["find out who did this", "get to the bottom of this"])
def test_not_all_that_one_finds_or_gets_only_happens(what: str) -> None:
    assert found(f"Anna Holt will {what}.") == [("pledged", "will", ["Anna Holt"])]
