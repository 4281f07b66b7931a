"""The subject of a commitment is who acts, not who is named nearby."""

import pytest
from grounding_articles import article
from test_makers import makers

from summarizer.flow.guided.makers import Makers
from summarizer.flow.guided.prospects import prospects_in
from summarizer.names import find_entities


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The war goes on - and Spain has said it will pay.", ["Spain"]),
        ("The vote was lost but Anna Holt said she would sign the treaty.", ["Anna Holt"]),
        ("The merger of Vell Kappa and Norrvik will increase profits.", []),
        ("The president of Spain and Anna Holt will sign the treaty.", ["Anna Holt"]),
        (
            "The foreign ministers of France, Spain and Norway pledged to pay.",
            ["France", "Spain", "Norway"],
        ),
        (
            "Minister Jane Roe and her Estian counterpart Anna Holt met, urging an end to the war.",
            ["Jane Roe", "Anna Holt"],
        ),
        ("“We will sign the treaty,” Mayor Anna Holt continued.", ["Anna Holt"]),
    ],
    ids=["it", "she", "merger", "president", "ministers", "counterpart", "continued"],
)
def test_the_subject_is_who_acts_not_who_stands_near(sentence: str, expected: list[str]) -> None:
    before = "The firm Norrvik and the firm Vell Kappa met Jane Roe."
    assert makers(before, sentence) == expected


def test_an_aside_of_what_a_preposition_governs_is_no_subject() -> None:
    text = "El presidente Juan Roe anunció que tras la salida de su ministro, Pedro Poe, firmará."
    source = article(text, language="es")
    found = [e for e in find_entities(source) if e.hint not in {"place", "thing"}]
    (sentence,) = source.sentences
    told = prospects_in(sentence, Makers(source, found), source)
    assert [[maker.name for maker in one.makers] for one in told] == [["Juan Roe"]]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Norway sent missiles, while an alliance of 11 confirmed that it would train pilots.",
            [],
        ),
        (
            "Hours after the meeting, the Spanish government announced that it would pay.",
            ["Spanish government"],
        ),
        ("France, Spain and Norway said: “We will pay.”", ["France", "Spain", "Norway"]),
        ("A group including France and Spain pledged to pay.", ["France", "Spain"]),
        ("Tanks go to France, and Spain will pay.", ["Spain"]),
    ],
    ids=["an alliance", "announced that it", "we", "including", "a clause of its own"],
)
def test_it_and_we_are_those_who_say_so(sentence: str, expected: list[str]) -> None:
    assert makers("Norway met France.", sentence) == expected


def test_where_somebody_speaks_is_not_who_speaks() -> None:
    text = "Le projet prévoit la signature d'un accord, a dit le ministre à la presse à Dakar."
    source = article(text, language="fr")
    (sentence,) = source.sentences
    assert prospects_in(sentence, Makers(source, find_entities(source)), source) == []


def test_who_speaks_before_a_german_meeting_is_who_speaks() -> None:
    text = '"Die Waffen müssen schweigen", sagte Holt vor einem EU-Treffen.'
    source = article("Anna Holt sprach mit der EU.", text, language="de")
    actors = [e for e in find_entities(source) if e.hint not in {"place", "thing"}]
    told = prospects_in(source.sentence(2), Makers(source, actors), source)
    assert [[maker.name for maker in one.makers] for one in told] == [["Anna Holt"]]


def test_a_firm_behind_its_kind_is_no_subject() -> None:
    text = "Le pacte social de l'entreprise Norrvik restera solide."
    source = article(text, language="fr")
    (sentence,) = source.sentences
    assert prospects_in(sentence, Makers(source, find_entities(source)), source) == []


def test_others_who_say_so_of_themselves_are_not_the_states_named_before() -> None:
    before = "Norway also asked France to wait."
    assert makers(before, "Insurers at Lloyd's have said they would not cover ships.") == []
    assert makers(before, "Both have said they would not cover ships.") == ["Norway", "France"]


def test_its_ministry_is_that_of_the_state_before() -> None:
    before = "France, which buys most of the ore, is sorry."
    told = "Its trade ministry urged Norway to wait and said that it was ready to act."
    assert makers("President Anna Holt of Norway spoke.", before, told) == ["France"]


def test_who_announces_at_the_end_only_tells_of_it() -> None:
    text = (
        "Norrvik Inc. has agreed to pay $5 million, the Federal Trade Commission announced Friday."
    )
    assert makers(text) == ["Norrvik Inc"]


def test_the_author_of_an_opinion_is_nobody_that_it_speaks_of() -> None:
    before = "Its chief executive, Anna Holt, said it would appeal."
    assert makers(before, "I have argued before that the firm must be sold.") == []
    assert makers(before, '"I have argued that the firm must be sold," she said.') == ["Anna Holt"]
