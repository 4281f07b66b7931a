"""Where a title ends and a name begins, as wires and agencies write them."""

import pytest
from grounding_articles import article

from summarizer.names import Entity, find_entities


def the(name: str, *sentences: str) -> Entity:
    (found,) = [one for one in find_entities(article(*sentences)) if one.name == name]
    return found


def names(*sentences: str) -> list[str]:
    return [one.name for one in find_entities(article(*sentences))]


@pytest.mark.parametrize(
    ("text", "name", "title"),
    [
        ("It was opened by Gov. Timothy M. Kaine on Monday.", "Timothy M. Kaine", "Gov"),
        ("Opposition Leader Anna Holt agreed.", "Anna Holt", "Opposition Leader"),
        (
            "The UN High Commissioner for Refugees, Ada Quill, agreed.",
            "Ada Quill",
            "High Commissioner for Refugees",
        ),
        ("Roads Minister Mara King agreed.", "Mara King", "Roads Minister"),
        ("Prime Minister John Major agreed.", "John Major", "Prime Minister"),
        ("It was Industries Minister Anna Holt.", "Anna Holt", "Industries Minister"),
        ("Board President Tom Poe agreed.", "Tom Poe", "Board President"),
        ("Halden Chief Executive Ola Brandt quit.", "Ola Brandt", "Halden Chief Executive"),
        ("It was Majority Leader Tom Poe.", "Tom Poe", "Majority Leader"),
        ("House Speaker Carl Poe agreed.", "Carl Poe", "House Speaker"),
        ("Her Royal Highness Princess Ada Quill left.", "Ada Quill", "Royal Highness Princess"),
    ],
)
def test_a_title_is_no_part_of_the_name(text: str, name: str, title: str) -> None:
    assert the(name, text).titles == [title]


def test_a_firm_may_have_a_general_in_its_name() -> None:
    found = the("General Electric Transportation", "General Electric Transportation will sell.")
    assert found.titles == []


def test_sir_goes_with_a_first_name() -> None:
    sir = the("Allen Kema", "The Speaker, Sir Allen Kema, agreed.", "Sir Allen will leave.")
    assert sir.sentences == [1, 2]


def test_where_an_ambassador_is_posted_is_no_part_of_his_name() -> None:
    found = names("It helps, said Norland's ambassador to the U.N. Linda Thom-Green on Monday.")
    assert "Linda Thom-Green" in found


@pytest.mark.parametrize(
    "text",
    [
        "THE ministers of both sides met.",
        "Visiting ministers agreed.",
        "The needs of the City were met.",
        "The PM agreed.",
        "It costs 5 million USD.",
    ],
)
def test_what_has_capitals_may_be_nobody(text: str) -> None:
    assert [one for one in find_entities(article(text)) if one.hint != "thing"] == []


def test_a_name_with_a_capital_inside_is_no_other_spelling() -> None:
    found = names("WestBank will merge with Vell Kappa.", "Vell Westbank will be large.")
    assert {"WestBank", "Vell Westbank"} <= set(found)


def test_what_somebody_presides_over_is_no_part_of_his_name() -> None:
    text = "Lo afferma il presidente del Consiglio Carlo Roe."
    assert "Carlo Roe" in [one.name for one in find_entities(article(text, language="it"))]


def test_the_german_government_is_a_name() -> None:
    text = "Die Bundesregierung lehnt das ab."
    (found,) = find_entities(article(text, language="de"))
    assert (found.name, found.hint) == ("Bundesregierung", "government")


def test_a_verb_that_opens_a_sentence_is_nobody() -> None:
    assert "Asked" not in names("Asked on Radio Vell if talks failed, the minister said no.")


def test_a_weapon_is_nobody() -> None:
    found = the("Brimstone", "Norland sent Brimstone missiles.", "Brimstone missiles are old.")
    assert found.hint == "thing"


def test_an_abstract_noun_joined_to_a_name_is_none_in_german() -> None:
    text = "Frieden und Sicherheit will Anna Holt."
    assert [one.name for one in find_entities(article(text, language="de"))] == ["Anna Holt"]


@pytest.mark.parametrize(
    "text", ["Kanzlerin Anna Holt (CDU) kam.", "Die Abgeordnete Anna Holt (CDU) kam."]
)
def test_a_party_in_brackets_is_no_other_name_of_its_member(text: str) -> None:
    found = find_entities(article(text, "Die CDU lehnte das ab.", language="de"))
    assert [one.aliases for one in found if one.name.endswith("Holt")] == [[]]


def test_who_comes_from_two_states_is_no_part_of_their_names() -> None:
    text = "Representantes de Cuba y Noruega firmaron."
    found = [one.name for one in find_entities(article(text, language="es"))]
    assert found == ["Cuba", "Noruega"]


@pytest.mark.parametrize(
    "sentences",
    [
        ("Chief Minister Anna Holt opened it.", "The Chief Minister will pay."),
        ("The Minister of Schools, Dr. Anna Holt, agreed.", "The Minister of Schools left."),
    ],
)
def test_an_office_means_who_is_named_as_holding_it(sentences: tuple[str, str]) -> None:
    assert the("Anna Holt", *sentences).sentences == [1, 2]
    assert names(*sentences) == ["Anna Holt"]


def test_an_office_that_two_hold_is_neither_of_them() -> None:
    found = names(
        "Prime Minister Anna Holt met Prime Minister Tom Poe.", "The Prime Minister will pay."
    )
    assert found == ["Anna Holt", "Tom Poe", "Prime Minister"]


def test_an_honorific_alone_is_nobody() -> None:
    assert names("It pleased His Highness on Monday.", "His Highness agreed.") == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It pays US$1.4 billion to Estia.", ["Estia"]),
        ("Then ACME Saur Rs 42,000 crore.", ["ACME Saur"]),
        ("It was Holt, who heads Citizens for Clean Wells.", ["Holt", "Citizens for Clean Wells"]),
    ],
)
def test_a_name_ends_where_a_sum_begins_and_goes_on_with_its_cause(
    text: str, found: list[str]
) -> None:
    assert names(text) == found


def test_an_executive_board_is_no_executive() -> None:
    assert names("The Executive Board agreed.") == ["Executive Board"]
    assert the("Senate", "Senate Majority Leader Tom Poe agreed.").hint == "government"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sen. Ada Quill, D-N.M., voted no.", ["Ada Quill"]),
        ("Senator Tom Poe, R-Ohio, voted no.", ["Tom Poe"]),
        ("Halden Foods (HLDN.N) will sell it.", ["Halden Foods"]),
        ("Corvane A/S will buy it.", ["Corvane A/S"]),
        ("Corvane will pay by Feb. 12.", ["Corvane"]),
        ("It was bought by Jan Poe.", ["Jan Poe"]),
        ("The Dock and Ferry Workers union agreed.", ["Dock and Ferry Workers"]),
        ("The Dock and Ferry unions agreed.", ["Dock", "Ferry"]),
    ],
)
def test_codes_of_parties_shares_and_months_are_nobody(text: str, expected: list[str]) -> None:
    assert names(text) == expected


def test_a_firm_that_acts_under_its_first_name_is_no_other_one() -> None:
    firm = "Halden Foods will sell it."
    assert names(firm, "A stake in Halden is dear.", "Halden agreed to pay.") == ["Halden Foods"]
    assert names(firm, "It has a shop in Halden.") == [
        "Halden Foods",
        "Halden",
    ]


def test_a_prince_goes_by_his_first_name() -> None:
    sentences = ("Foreign Minister Prince Fahd bin Turki spoke.", "It was Prince Fahd.")
    assert [one.sentences for one in find_entities(article(*sentences))] == [[1, 2]]
