"""Names of what nobody is: rivers, ships, roads, feasts, laws."""

import pytest
from grounding_articles import article

from summarizer.names import Entity, find_entities


def entities(*sentences: str, language: str = "en") -> list[Entity]:
    return find_entities(article(*sentences, language=language))


def names(*sentences: str, language: str = "en") -> list[str]:
    return [one.name for one in entities(*sentences, language=language)]


def the(name: str, *sentences: str, language: str = "en") -> Entity:
    (found,) = [one for one in entities(*sentences, language=language) if one.name == name]
    return found


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("en", "Sand is mined on the river Teel.", "Teel"),
        ("en", "The ferry Princess Amelia left Vell.", "Princess Amelia"),
        ("en", "It moves one of its cable ships, the Admiral Corve, to Vell.", "Admiral Corve"),
        ("fr", "Le niveau du lac Ardanne baisse.", "Ardanne"),
        ("de", "Der Frachter Karla lag vor Vell.", "Frachter Karla"),
    ],
)
def test_a_river_or_a_ship_is_nobody(language: str, text: str, name: str) -> None:
    assert the(name, text, language=language).hint == "thing"


@pytest.mark.parametrize("name", ["Rio Tinto", "River Plate", "Rio Grande"])
def test_what_only_begins_like_a_river_may_be_somebody(name: str) -> None:
    assert the(name, f"The lawyers of {name} said so.").hint is None


def test_the_authority_of_a_river_is_a_body() -> None:
    assert the("River Teel Authority", "The River Teel Authority closed it.").hint == "government"


def test_a_river_is_not_the_province_whose_name_has_it() -> None:
    said = "Upper Teel asked for help.", "The river Teel is low."
    assert names(*said) == ["Upper Teel", "Teel"]


def test_a_feast_is_nobody_unless_it_names_something() -> None:
    assert names("Anna Holt will hire guards by Easter and pay them at Christmas.") == ["Anna Holt"]
    assert "Easter Island" in names("Anna Holt went to Easter Island.")


def test_general_may_say_what_a_law_is_about() -> None:
    found = entities("It broke the General Data Protection Regulation and angered General Drass.")
    by_name = {each.name: each.hint for each in found}
    assert by_name["General Data Protection Regulation"] == "thing"
    assert "person" in by_name.values()


def test_what_is_only_measured_is_nobody() -> None:
    (found,) = entities("The deficit was 4 percent of GDP.")
    assert found.hint == "thing"


@pytest.mark.parametrize("name", ["N-4", "F-35", "MH17"])
def test_a_road_or_a_type_is_nobody(name: str) -> None:
    found = {each.name: each.hint for each in entities(f"The crash near {name} closed Vell.")}
    assert found.get(name, "thing") == "thing"
