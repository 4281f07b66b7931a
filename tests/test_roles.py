"""A person's role, read off the title or the apposition beside the name."""

import pytest
from grounding_articles import article

from summarizer.flow.guided.roles import role_of
from summarizer.names import find_entities


def role(person: str, *sentences: str, language: str = "en") -> tuple[str, int] | None:
    source = article(*sentences, language=language)
    entities = find_entities(source)
    (entity,) = [one for one in entities if person in one.forms]
    return role_of(entity, source)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Foreign Minister Jane Roe said so.", "Foreign Minister"),
        ("Jane Roe, the minister of trade, said so.", "minister of trade"),
        ("The president of the region, Jane Roe, said so.", "president of the region"),
        (
            "Jane Roe, director of the harbour office, who spoke first, left.",
            "director of the harbour office",
        ),
        ("“No,” said Jane Roe, a spokeswoman for the union.", "spokeswoman for the union"),
        ("Its finance secretary, Jane Roe, said so.", "finance secretary"),
        ("“No,” said Norland's transport minister, Jane Roe.", "Norland's transport minister"),
        ("The Lower Vane Ports' director, Jane Roe, left.", "Lower Vane Ports' director"),
    ],
)
def test_a_role_is_in_the_words_of_the_article(sentence: str, expected: str) -> None:
    assert role("Jane Roe", sentence) == (expected, 1)
    assert expected in sentence


@pytest.mark.parametrize(
    "sentence",
    [
        "Jane Roe said so.",
        "Jane Roe, visibly tired, said so.",
        "Jane Roe, 54, said so.",
        "Jane Roe, who had come by train, said so.",
        "Jane Roe, Tom Poe and Ann Coe met.",
        "Mrs. Jane Roe said so.",
        "Its oldest ferry, Jane Roe, sank.",
        "After talks with Norland's president, Jane Roe left.",
        "After talks with its director, Jane Roe left.",
        "Jane Roe, Queensland and Victoria agreed.",
        "Jane Roe, the headquarters of the bank, left.",
    ],
)
def test_what_names_no_office_is_no_role(sentence: str) -> None:
    assert role("Jane Roe", sentence) is None


def test_the_role_cites_the_sentence_that_states_it() -> None:
    told = role("Jane Roe", "Jane Roe came first.", "Roe, the mayor of Vell, spoke.")
    assert told == ("mayor of Vell", 2)


@pytest.mark.parametrize(
    ("language", "sentence", "person", "expected"),
    [
        ("fr", "Son directeur, Jean Roe, a parlé.", "Jean Roe", "directeur"),
        ("es", "Su directora, Juana Roe, habló.", "Juana Roe", "directora"),
        ("de", "Ihr Sprecher, Jan Roe, sagte das.", "Jan Roe", "Sprecher"),
        ("nl", "Hun minister, Jan Roe, zei dat.", "Jan Roe", "minister"),
    ],
)
def test_an_office_may_be_owned_in_other_languages(
    language: str, sentence: str, person: str, expected: str
) -> None:
    assert role(person, sentence, language=language) == (expected, 1)


def test_a_french_role_stands_behind_the_name() -> None:
    told = role("Claire Dubois", "Claire Dubois, la ministre de la santé, a parlé.", language="fr")
    assert told == ("ministre de la santé", 1)


@pytest.mark.parametrize(
    ("before", "office"),
    [
        ("Defence Minister Orhan Lek spoke.", "Drumark Defence Minister"),
        ("Velia's Transport Minister, Orhan Lek, spoke.", "Drumark counterpart"),
        ("Velia's Prime Minister, Orhan Lek, spoke.", "Drumark Prime Minister"),
        ("The minister, Orhan Lek, spoke.", "Drumark minister"),
        ("President Orhan Lek spoke.", "Drumark President"),
    ],
)
def test_a_counterpart_has_the_office_of_the_sentence_before(before: str, office: str) -> None:
    said = "His Drumark counterpart, Jane Roe, did not."
    assert role("Jane Roe", before, said) == (office, 2)


def test_what_somebody_has_done_is_no_role() -> None:
    text = "Sa présidente, Martine Vidal, a toutefois accepté de rencontrer le maire mercredi."
    assert role("Martine Vidal", text, language="fr") == ("présidente", 1)


def test_who_is_of_a_king_is_no_king() -> None:
    text = "Commissaris van de Koning René Paas zei dat."
    assert role("René Paas", text, language="nl") == ("Commissaris van de Koning", 1)


def test_a_prince_in_office_is_called_by_his_office() -> None:
    text = "Foreign Minister Prince Fahd bin Turki spoke."
    assert role("Fahd bin Turki", text) == ("Foreign Minister", 1)
