"""Names of states and their bodies: one each, however they are written."""

import pytest
from test_names import entities, names, the

from summarizer.lexicon import of_people


class TestStates:
    def test_forms_of_a_state_are_one(self) -> None:
        morocco = the(
            "Morocco",
            "The Kingdom of Morocco and France agreed on a plan.",
            "Morocco will host the talks.",
        )
        assert morocco.aliases == ["Kingdom of Morocco"]
        assert (morocco.code, morocco.hint) == ("MA", "government")

    def test_abbreviations_are_the_state(self) -> None:
        (state,) = entities("The U.S. pledged aid.", "The United States will pay.", "The US paid.")
        assert (state.name, state.code) == ("United States", "US")

    def test_an_army_or_a_team_is_not_its_state(self) -> None:
        found = names("Iraq called.", "Then the Iraqi army answered.")
        assert found == ["Iraq", "Iraqi army"]

    def test_an_adjective_is_no_state_and_no_person(self) -> None:
        kinds = {one.name: one.hint for one in entities("It was a Moroccan idea for Moroccans.")}
        assert kinds == {"Moroccan": "thing", "Moroccans": "group"}

    def test_a_continent_cannot_act(self) -> None:
        assert the("Africa", "It is the longest bridge in Africa.").hint == "place"

    def test_two_states_joined_by_a_hyphen_are_two(self) -> None:
        assert names("The UK-France summit ended.")[:2] == ["UK", "France"]
        assert names("The union LO-Hale met ING-Bank.") == ["LO-Hale", "ING-Bank"]


class TestBodiesOfStates:
    def test_the_eu_is_one_however_it_is_written(self) -> None:
        found = the("European Union", "The European Union met.", "They said the EU was late.")
        assert set(found.forms) == {"European Union", "EU"}

    @pytest.mark.parametrize(
        "name", ["Myanmar", "Hong Kong", "the Holy See", "the Democratic Republic of the Congo"]
    )
    def test_states_are_known_as_the_press_writes_them(self, name: str) -> None:
        (found,) = entities(f"They spoke of {name} on Monday.")
        assert found.hint == "government"

    @pytest.mark.parametrize(
        "name", ["Finnish coast guard", "Swiss central bank", "Thai air force"]
    )
    def test_a_body_of_two_small_words_takes_its_people_along(self, name: str) -> None:
        assert names(f"It was found by the {name} on Monday.") == [name]


def test_the_government_of_a_state_that_no_list_knows_is_that_state() -> None:
    found = names("The Government of Lethania spoke.", "Lethania will pay.")
    assert found == ["Lethania"]


def test_a_government_told_by_its_people_is_the_state_that_is_named() -> None:
    assert names("The Chinese government will buy trains.", "China agreed.") == ["China"]
    found = names("The Chinese government will buy trains.", "Japan agreed.")
    assert found == ["Chinese government", "Japan"]


def test_a_nigerian_is_not_of_niger() -> None:
    assert of_people("nigerian", "nigeria", "en")
    assert not of_people("nigerian", "niger", "en")
    assert of_people("nigerien", "niger", "fr")
    assert not of_people("nigerien", "nigeria", "fr")
