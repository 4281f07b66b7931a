"""Names of other languages than English, and what beside them is none."""

import pytest
from grounding_articles import article

from summarizer.flow.guided.roles import role_of
from summarizer.names import find_entities


def names(text: str, language: str) -> list[str]:
    return [one.name for one in find_entities(article(text, language=language))]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("de", "Das sagte die Vorsitzende Petra Wolny am Abend.", ["Petra Wolny"]),
        ("nl", "Daarna sprak burgemeester Fatima Bakker.", ["Fatima Bakker"]),
        ("pt", "Depois falou a prefeita Lídia Prates.", ["Lídia Prates"]),
        ("de", "Die Kosten für den Umbau der Brücke steigen.", []),
        ("de", "Der Chemiekonzern Rhenalit zahlt, der Aktienkurs von Rhenalit fiel.", ["Rhenalit"]),
        ("de", "Da stimmte der Bund der Steuerzahler zu.", ["Bund der Steuerzahler"]),
        ("es", "Ayer dimitió la ministra de Salud.", []),
        ("nl", "Dat zei minister Saskia Verhulst van Financiën.", ["Saskia Verhulst"]),
        ("nl", "Dat zei minister Saskia Verhulst van Buitenlandse Handel.", ["Saskia Verhulst"]),
        ("nl", "Daarna sprak premier Dirk van Loon.", ["Dirk van Loon"]),
        (
            "nl",
            "Dat zei directeur Anneke Postma van Havencombinatie West.",
            ["Anneke Postma", "Havencombinatie West"],
        ),
        ("nl", "Volgens de Merlandse autoriteiten was het stil.", ["Merlandse autoriteiten"]),
        ("fr", "Depuis lundi, le syndicat SUT-Rail réclame une hausse.", ["SUT-Rail"]),
        ("pt", "O texto eleva o piso para R$ 1.740 em maio.", []),
    ],
)
def test_names_end_where_speakers_end_them(language: str, text: str, expected: list[str]) -> None:
    assert names(text, language) == expected


@pytest.mark.parametrize(
    ("language", "person", "text", "role"),
    [
        ("it", "Fabio Contarini", "Il premier Fabio Contarini ha taciuto.", "premier"),
        (
            "pt",
            "Otávio Lacerda",
            "O texto segue à mesa do presidente Otávio Lacerda.",
            "presidente",
        ),
        (
            "pt",
            "Teresa Caldas",
            "O anúncio foi feito pela ministra do Ambiente, Teresa Caldas, no porto.",
            "ministra do Ambiente",
        ),
        (
            "pt",
            "Lídia Prates",
            "A prefeita de Nova Aurora, Lídia Prates, foi absolvida.",
            "prefeita",
        ),
        (
            "fr",
            "Karim Aoust",
            "« Non », a dit Karim Aoust, le délégué du syndicat.",
            "délégué du syndicat",
        ),
        (
            "fr",
            "Nadia Ferrand",
            "Son ex-directrice de cabinet, Nadia Ferrand, a été relaxée.",
            "ex-directrice de cabinet",
        ),
        ("nl", "Anneke Postma", "“Nee”, zei directeur Anneke Postma.", "directeur"),
    ],
)
def test_a_role_has_no_article_and_no_verb(
    language: str, person: str, text: str, role: str
) -> None:
    source = article(text, language=language)
    (entity,) = [one for one in find_entities(source) if person in one.forms]
    found = role_of(entity, source)
    assert found is not None
    assert found[0].startswith(role)


def test_a_clause_behind_a_name_tells_no_role() -> None:
    source = article("Segundo Correio Prates, a ministra teria aceitado um convite.", language="pt")
    assert [role_of(one, source) for one in find_entities(source)] == [None]


def test_a_german_name_is_one_in_every_case() -> None:
    text = "Der Streik bei der Deutschen Bahn geht weiter. Die Deutsche Bahn legt ein Angebot vor."
    assert [name for name in names(text, "de") if "Bahn" in name] == ["Deutsche Bahn"]


def test_german_nouns_side_by_side_are_no_name() -> None:
    text = "Es gibt im Nahverkehr Arbeitsniederlegungen. Die Zeitung meldet das."
    assert names(text, "de") == []


def test_a_german_noun_with_an_article_is_no_short_name() -> None:
    assert names("Es geht um die Bahn, sagt Pro Bahn zu Recht.", "de") == ["Pro Bahn"]
    found = find_entities(article("Am Abend sprach Rohde.", "Anna Rohde klagt.", language="de"))
    assert [one.sentences for one in found] == [[1, 2]]
