"""An office, and the body somebody acts for, has to be told of this person in the sentences."""

import pytest

from summarizer.articles import build_article
from summarizer.grounding import Grounder
from summarizer.schemas import Actor

TWO = "Anna Holt, the mayor of Vell, met Jan Roe, the director of the Harbour Bank, on Monday."
MINISTERS = "Foreign Minister Tomas Veld of Norland and Estia's defence minister, Amara Lind, met."
TITLES = "President Mira Tal met Prime Minister Ole Krag."


def objections(
    text: str, name: str, role: str | None, body: str | None, language: str = "en"
) -> set[str]:
    """Return the fields of an actor that are held against it."""
    article = build_article(text, language=language)
    cites = [sentence.id for sentence in article.sentences]
    item = Actor(cites=cites, name=name, kind="person", role=role, affiliation=body)
    return {problem.field for problem in Grounder(article).check(item).problems}


@pytest.mark.parametrize(
    ("text", "name", "role", "body"),
    [
        (TWO, "Anna Holt", "mayor of Vell", None),
        (TWO, "Jan Roe", "director", "Harbour Bank"),
        (TWO, "Jan Roe", "director of the Harbour Bank", None),
        (MINISTERS, "Tomas Veld", "Foreign Minister", "Norland"),
        (MINISTERS, "Amara Lind", "defence minister", "Estia"),
        (TITLES, "Mira Tal", "President", None),
        (
            "Jan Roe, Anna Holt's successor as mayor of Vell, left.",
            "Jan Roe",
            "mayor of Vell",
            None,
        ),
        ("Prime Minister Ole Krag's spokesman, Jan Roe, left.", "Jan Roe", "spokesman", None),
        ("Anna Holt, director, and Jan Roe, secretary, left.", "Jan Roe", "secretary", None),
        ("The bank's director told Jan Roe to leave, said Amy Lane.", "Amy Lane", None, "bank"),
        (
            "Anna Holt, a critic of the Harbour Bank, met its director, Jan Roe.",
            "Jan Roe",
            "director",
            "Harbour Bank",
        ),
        ("In Port Marra, the president, who is ill, saw Mira Tal.", "Mira Tal", "president", None),
        ("The mayor, Anna Holt, left. Jan Roe, the mayor, stayed.", "Jan Roe", "mayor", None),
    ],
)
def test_what_somebody_is_stands(text: str, name: str, role: str, body: str) -> None:
    assert objections(text, name, role, body) == set()


@pytest.mark.parametrize(
    ("text", "name", "role", "body", "fields"),
    [
        (TWO, "Jan Roe", "mayor of Vell", None, {"role"}),
        (TWO, "Anna Holt", "director", "Harbour Bank", {"role", "affiliation"}),
        (TWO, "Anna Holt", "mayor", "Harbour Bank", {"affiliation"}),
        (MINISTERS, "Amara Lind", "Foreign Minister", "Norland", {"role", "affiliation"}),
        (MINISTERS, "Tomas Veld", "defence minister", "Estia", {"role", "affiliation"}),
        (TITLES, "Mira Tal", "Prime Minister", None, {"role"}),
        (TITLES, "Ole Krag", "President", None, {"role"}),
    ],
)
def test_what_another_person_is_does_not(
    text: str, name: str, role: str, body: str, fields: set[str]
) -> None:
    assert objections(text, name, role, body) == fields


@pytest.mark.parametrize(
    ("language", "text", "other", "own", "role"),
    [
        (
            "fr",
            "Le ministre Paul Roux a reçu la présidente de la banque, Anna Holt.",
            "Paul Roux",
            "Anna Holt",
            "présidente de la banque",
        ),
        (
            "es",
            "El ministro Juan Rey recibió a Ana Holt, directora del banco, el lunes.",
            "Juan Rey",
            "Ana Holt",
            "directora del banco",
        ),
        (
            "de",
            "Anna Holt, die Direktorin der Bank, traf Minister Jan Rau.",
            "Jan Rau",
            "Anna Holt",
            "Direktorin der Bank",
        ),
    ],
)
def test_other_languages_tell_it_too(
    language: str, text: str, other: str, own: str, role: str
) -> None:
    assert objections(text, own, role, None, language) == set()
    assert objections(text, other, role, None, language) == {"role"}


def test_the_reason_says_whose_it_is() -> None:
    article = build_article(TITLES)
    item = Actor(cites=[1], name="Mira Tal", kind="person", role="Prime Minister", affiliation=None)
    assert Grounder(article).check(item).reason == (
        "'Prime Minister' is said of Ole Krag in sentence 1, not of Mira Tal"
    )


COUNTERPARTS = (
    "Jonah Ferro, the special envoy of the Council, met Foreign Minister Jane Roe of Norland and "
    "her Estian counterpart, Anna Holt, in Vell."
)


@pytest.mark.parametrize(
    ("name", "role", "fields"),
    [
        ("Anna Holt", "Foreign Minister", set()),
        ("Jane Roe", "Foreign Minister", set()),
        ("Anna Holt", "special envoy", {"role"}),
        ("Jonah Ferro", "Foreign Minister", {"role"}),
    ],
)
def test_a_counterpart_may_hold_the_office_of_the_one_beside_it(
    name: str, role: str, fields: set[str]
) -> None:
    assert objections(COUNTERPARTS, name, role, None) == fields
