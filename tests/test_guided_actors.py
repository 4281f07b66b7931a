"""Which of the names an article holds are its actors."""

from collections.abc import Collection

import pytest
from test_guided import ANSWERS, answering, run
from test_guided import LEAD as GUIDED_LEAD

from summarizer.articles import build_article
from summarizer.flow.guided.actors import build_actors
from summarizer.flow.guided.roles import role_of
from summarizer.grounding import Grounder
from summarizer.names import find_entities

LEAD = "The council of Vell opened a harbour on Monday after two years of work."


def actors(text: str, makers: Collection[str] = (), **kinds: str) -> set[str]:
    article = build_article(f"{LEAD}\n\n{text}", language="en")
    entities = find_entities(article)
    told = {e.name: e.hint or kinds.get(e.name.replace(" ", "_"), "other") for e in entities}
    return {actor.name for actor in build_actors(article, entities, told, makers)}


def test_an_employer_named_in_a_role_alone_is_the_affiliation_and_no_actor() -> None:
    text = "Anna Holt, spokeswoman for the Harbour Authority, said the pier was full."
    assert actors(text, Anna_Holt="person") == {"Anna Holt"}


def test_one_that_does_something_as_well_is_one() -> None:
    text = (
        "Anna Holt, spokeswoman for the Harbour Authority, said the pier was full. "
        "The Harbour Authority turned six ships away."
    )
    assert actors(text, Anna_Holt="person") == {"Anna Holt", "Harbour Authority"}


def test_a_company_counts_even_where_only_its_people_speak() -> None:
    text = "Anna Holt, director of Norland Cables Ltd, said the pier was full."
    assert "Norland Cables Ltd" in actors(text, Anna_Holt="person")


@pytest.mark.parametrize("noun", ["news agency", "newspaper", "grant"])
def test_a_body_that_only_qualifies_a_noun_is_none(noun: str) -> None:
    assert actors(f"The figures were known to the Norland {noun}.", Norland="organisation") == set()


def test_a_phrase_once_called_a_project_is_none() -> None:
    text = "The Future of Vell project is late. Many see the Future of Vell as a burden."
    assert actors(text, Future_of_Vell="group") == set()


@pytest.mark.parametrize(
    "words", ["Anna Holt told Norland Business News that", "Anna Holt said to the Vell Herald that"]
)
def test_the_outlet_that_somebody_spoke_to_is_none(words: str) -> None:
    kinds = {"Norland_Business_News": "organisation", "Vell_Herald": "organisation"}
    assert actors(f"{words} the pier was full.", Anna_Holt="person", **kinds) == {"Anna Holt"}


def test_whoever_makes_a_commitment_is_not_named_in_passing() -> None:
    text = "Anna Holt, spokeswoman for the Harbour Authority, said the pier was full."
    found = actors(text, makers={"Harbour Authority"}, Anna_Holt="person")
    assert found == {"Anna Holt", "Harbour Authority"}


def test_what_was_taken_for_a_place_is_a_government_if_it_makes_a_commitment() -> None:
    text = "Ostmark promised to finish a railway by 2028."
    assert actors(text, Ostmark="place") == set()
    assert actors(text, {"Ostmark"}, Ostmark="place") == {"Ostmark"}


BODIES = {
    "Norland": "government",
    "Estia": "government",
    "Norline": "company",
    "CEB": "organisation",
    "Works": "organisation",
    "Green Furrow": "group",
}


def described(text: str, name: str = "Anna Holt") -> tuple[str | None, str | None]:
    """Return the role and the affiliation of a person."""
    article = build_article(f"{text}\n\n{LEAD}", language="en")
    entities = find_entities(article)
    kinds = {e.name: e.hint or BODIES.get(e.name, "person") for e in entities}
    found = {actor.name: actor for actor in build_actors(article, entities, kinds)}
    return found[name].role, found[name].affiliation


@pytest.mark.parametrize(
    ("text", "role", "affiliation"),
    [
        ("Foreign Minister Anna Holt of Norland left.", "Foreign Minister", "Norland"),
        ("Norland's Prime Minister Anna Holt left.", "Prime Minister", "Norland"),
        ("Norland's works minister, Anna Holt, left.", "works minister", "Norland"),
        ("Norland agreed. Its foreign minister, Anna Holt, left.", "foreign minister", "Norland"),
        ("Norline agreed. Its director, Anna Holt, said so.", "director", "Norline"),
        ("Norline refused to pay Estia. Its director, Anna Holt, left.", "director", "Norline"),
        (
            "Norland's union, the Green Furrow, agreed. Its president, Anna Holt, said so.",
            "president",
            "Green Furrow",
        ),
        ("Anna Holt, a spokeswoman for Norline, left.", "spokeswoman for Norline", "Norline"),
        ("Anna Holt, secretary general of CEB, left.", "secretary general of CEB", "CEB"),
        ("Norland agreed. The Norlandian envoy Anna Holt left.", "Norlandian envoy", "Norland"),
        ("France agreed. French President Anna Holt left.", "French President", "France"),
        (
            "In Vell, Norland's Prime Minister, Anna Holt said no.",
            "Prime Minister",
            "Norland",
        ),
    ],
)
def test_whom_a_person_acts_for_is_what_the_article_ties_to_the_name(
    text: str, role: str, affiliation: str
) -> None:
    assert described(text) == (role, affiliation)


def test_a_body_is_told_with_whose_it_is() -> None:
    text = "Norland's Foreign Ministry thanked Estia. The Foreign Ministry said so."
    assert described(text, "Foreign Ministry") == (None, "Norland")
    assert described("Norland thanked the Foreign Ministry.", "Foreign Ministry") == (None, None)


@pytest.mark.parametrize(
    "text",
    [
        "Anna Holt, minister of Works, left.",
        "Anna Holt, ambassador to Norline, left.",
        "According to Norline, President Anna Holt left.",
        "The operator appealed to Norline. Its director, Anna Holt, said so.",
        "Norland's farmers agreed. Its president, Anna Holt, said so.",
        "Norland and Estia agreed. Its director, Anna Holt, said so.",
        "Norland agreed to wait. The director, Anna Holt, said so.",
    ],
)
def test_where_it_is_not_clear_whom_somebody_acts_for_nothing_is_said(text: str) -> None:
    assert described(text)[1] is None


def test_a_counterpart_holds_the_office_that_was_named_first() -> None:
    text = (
        "Estia agreed. Foreign Minister Jane Roe of Norland and her Estian counterpart, Anna Holt, "
        "signed."
    )
    assert described(text) == ("Estian Foreign Minister", "Estia")


def test_a_counterpart_of_nobody_known_is_a_counterpart() -> None:
    assert described("Jane Roe and her Estian counterpart, Anna Holt, signed.") == (
        "Estian counterpart",
        None,
    )


def test_a_name_behind_a_minister_who_is_met_is_of_another_person() -> None:
    assert described("After talks with Estia's minister, Anna Holt left.") == (None, None)


def test_the_office_of_a_counterpart_rests_on_the_sentence_that_names_it() -> None:
    article = build_article(
        "The port was full. Norland's Defence Minister, Greta Lohm, spoke. "
        "Her Estian counterpart, Anna Holt, promised to pay. Estia agreed.",
        language="en",
    )
    entities = find_entities(article)
    kinds = {e.name: e.hint or BODIES.get(e.name, "person") for e in entities}
    found = {actor.name: actor for actor in build_actors(article, entities, kinds)}
    holt = found["Anna Holt"]
    assert holt.role == "Estian Defence Minister"
    assert {2, 3} <= set(holt.cites)
    assert Grounder(article).check(holt).ok


def test_an_office_with_a_hyphen_is_told_whole() -> None:
    role, _ = described("The union's secretary-general Anna Holt spoke.")
    assert role == "secretary-general"


def test_a_role_that_does_not_hold_does_not_take_the_actor_along(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("summarizer.flow.guided.actors.role_of", lambda *_: ("admiral", 2))
    text = f"{GUIDED_LEAD}\n\nAnna Holt, the mayor of Vell, agreed to repair the bridge."
    note, result = run(text, answering(ANSWERS))
    assert {actor.name: actor.role for actor in note.actors}["Anna Holt"] is None
    assert not [each for each in result.dropped if each.section == "actors"]


@pytest.mark.parametrize(
    "text",
    [
        "After talks with Anna Holt, urged the authorities to wait, Jan Roe left.",
        "Its director, Anna Holt, accused the ministers of delay.",
    ],
)
def test_what_somebody_did_is_no_office(text: str) -> None:
    assert described(text)[0] in {None, "director"}


def test_an_office_with_capitals_is_no_actor_beside_who_holds_it() -> None:
    text = "The European Commissioner for fisheries, Rosa Verdi, spoke."
    kinds = {"European_Commissioner": "person", "Rosa_Verdi": "person"}
    assert actors(text, **kinds) == {"Rosa Verdi"}


def test_dame_is_no_office() -> None:
    said = "The Harbour Board spoke. Its president, Dame Anna Holt, said no."
    assert described(said)[0] == "president"


def test_their_lawyer_is_that_of_those_who_sued_not_of_the_company() -> None:
    told = "Two families have sued Norrvik Mills Ltd. Their lawyer, Dan Okoro, said so."
    assert described(told, "Dan Okoro") == ("lawyer", None)
    told = "Norrvik Mills Ltd cut jobs. Their chairman, Dan Okoro, said so."
    assert described(told, "Dan Okoro") == ("chairman", "Norrvik Mills Ltd")


@pytest.mark.parametrize(
    ("text", "role"),
    [
        (
            "Prime Minister Anna Holt, Estian Chancellor Ada Quill and Tom Poe met.",
            "Prime Minister",
        ),
        ("The motion against the prime minister, Anna Holt, failed.", "prime minister"),
        ("The office of the president, Anna Holt, said so.", "president"),
        ("The deputy opposition leader Anna Holt agreed.", "deputy opposition leader"),
        (
            "Anna Holt, senior manager of sales for Vell said, “We agree.”",
            "senior manager of sales",
        ),
        ("Anna Holt, under-secretary-general for aid, agreed.", "under-secretary-general for aid"),
        ("The Speaker, Dame Anna Holt, agreed.", "Speaker"),
        ("It will grow, according to Gov. Tom Poe, Anna Holt agreed.", None),
    ],
    ids=["another's", "against", "office of", "deputy", "said", "under-", "dame", "according to"],
)
def test_a_role_is_the_person_s_own_and_whole(text: str, role: str | None) -> None:
    told = described(text)[0]
    assert told == role or (role and told and told.startswith(role))


def test_a_counterpart_without_commas_holds_that_office_too() -> None:
    text = "Foreign Minister Jane Roe and her Estian counterpart Anna Holt signed."
    assert described(text)[0] == "Estian Foreign Minister"


def test_a_spokeswoman_of_the_government_is_one_in_french_too() -> None:
    article = build_article(
        "Le port est plein, a déclaré la porte-parole du gouvernement Anna Holt.", language="fr"
    )
    (holt,) = [one for one in find_entities(article) if one.name == "Anna Holt"]
    assert role_of(holt, article) == ("porte-parole du gouvernement", 1)


def test_each_of_two_holds_the_office_once() -> None:
    text = "It was signed by the two interior ministers, Anna Holt of Estia and Tom Poe."
    assert described(text)[0] == "interior minister"


def test_those_who_sign_beside_somebody_are_not_his_role() -> None:
    article = build_article(
        "Le texte a été signé par les présidents Omar Roe (Soudan), Anna Holt (Tchad) et Tom Poe.",
        language="fr",
    )
    people = find_entities(article)
    (holt,) = [one for one in people if one.name == "Anna Holt"]
    assert role_of(holt, article, people) is None


def test_what_a_minister_did_is_no_role_of_what_stands_before() -> None:
    article = build_article(
        "Jeudi sur Radio Holt, la ministre a appelé au dialogue.", language="fr"
    )
    (radio,) = [one for one in find_entities(article) if "Holt" in one.name]
    assert role_of(radio, article) is None


def test_each_of_several_presidents_is_one() -> None:
    article = build_article("Il a vu les présidents Omar Roe et Tom Poe.", language="fr")
    (roe,) = [one for one in find_entities(article) if one.name == "Omar Roe"]
    assert role_of(roe, article) == ("président", 1)


@pytest.mark.parametrize(
    ("text", "listed"),
    [
        ("The Prime Minister will visit Paris.", True),
        ("The Prime Minister will visit Paris, said Prime Minister Anna Holt.", False),
        ("The U.S. Embassy Chargé d’Affaires, a.i., Anna Holt, agreed.", False),
    ],
    ids=["nobody else", "named", "an office of two words"],
)
def test_an_office_is_an_actor_where_nobody_is_named_as_its_holder(text: str, listed: bool) -> None:
    found = actors(text, Anna_Holt="person")
    offices = found & {"Prime Minister", "Chargé d’Affaires"}
    assert bool(offices) is listed
