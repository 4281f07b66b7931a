"""Whom a common noun, a pronoun or an object means when a commitment has a maker."""

import pytest
from grounding_articles import article
from test_makers import makers

from summarizer.flow.guided.makers import Makers
from summarizer.flow.guided.prospects import prospects_in
from summarizer.names import find_entities

FIRM = "The telecoms company Norrvik built the bridge in Vell."

OTHER = "The engineering company Hallan built the tower."


def test_who_is_told_something_does_not_undertake_it() -> None:
    told = "Norrvik's chief executive, Ada Quill, told World Press News that the group would pay."
    assert makers(FIRM, told) == ["Norrvik"]
    assert makers("Anna Holt assured Spain that she would pay.") == ["Anna Holt"]
    assert makers("Spain thanked France and promised to pay.") == ["Spain"]


@pytest.mark.parametrize(
    ("before", "sentence", "expected"),
    [
        (FIRM, "The company agreed to freeze its prices.", ["Norrvik"]),
        (FIRM, "The firm also promised to hire.", ["Norrvik"]),
        (
            "The operator, Slaney Ferries, lost money.",
            "The operator will close.",
            ["Slaney Ferries"],
        ),
        (
            "Energy Minister Rolf Hale spoke.",
            "The minister ruled out a return to gas.",
            ["Rolf Hale"],
        ),
        (
            "Anna Holt, the mayor of Vell, spoke.",
            "The mayor promised to pay.",
            ["Anna Holt"],
        ),
        (
            "The Supreme Court heard Spain on Monday.",
            "The court rejected a claim by Spain.",
            ["Supreme Court"],
        ),
        ("France spoke.", "The government will pay for the bridge.", ["France"]),
    ],
    ids=["company", "firm", "operator", "minister", "mayor", "court", "government"],
)
def test_a_common_noun_stands_for_the_one_it_was_explained_by(
    before: str, sentence: str, expected: list[str]
) -> None:
    assert makers(before, sentence) == expected


@pytest.mark.parametrize(
    "sentences",
    [
        ["The company agreed to freeze its prices."],
        [FIRM, OTHER, "A new bridge opened in Spain.", "The company agreed to freeze its prices."],
        [FIRM, "Another company agreed to freeze its prices."],
        [FIRM, "A spokesman promised to pay."],
        ["France met Spain.", "The government will pay for the bridge."],
    ],
    ids=["never named", "two companies", "another", "a", "two governments"],
)
def test_nobody_rather_than_the_wrong_one(sentences: list[str]) -> None:
    assert makers(*sentences) == []


@pytest.mark.parametrize(
    ("sentences", "expected"),
    [
        ([FIRM, "It promised to build another."], ["Norrvik"]),
        ([FIRM, "Norrvik said it would pay."], ["Norrvik"]),
        (["Anna Holt, the mayor of Vell, said she would pay."], ["Anna Holt"]),
        (["The head of the port authority, Ivo Marsh, said he would pay."], ["Ivo Marsh"]),
        (["Spain gave ships, while Japan said it would give planes."], ["Japan"]),
        (
            ["Anna Holt arrived.", "“It is late,” she said.", "She promised to pay."],
            ["Anna Holt"],
        ),
    ],
    ids=["it", "said it", "said she", "apposition", "clause", "speech between"],
)
def test_a_pronoun_means_the_subject_before_it(sentences: list[str], expected: list[str]) -> None:
    assert makers(*sentences) == expected


def test_a_person_speaks_for_the_own_government() -> None:
    assert makers("Anna Holt said her government would pay for it.") == ["Anna Holt"]


def test_two_that_sign_together_are_both_makers() -> None:
    sentence = (
        "Minister Rolf Hale of Spain and his French counterpart, Anna Holt, signed the treaty."
    )
    assert makers(sentence) == ["Rolf Hale", "Anna Holt"]


def test_what_a_text_says_is_nobody_s_call() -> None:
    assert makers("Anna Holt came.", "Spain must pay, it says in the treaty.") == []


def test_a_rival_that_joins_in_is_a_maker_too() -> None:
    joined = "Norrvik and its old rival Hallan agreed to share the network."
    assert makers(FIRM, OTHER, joined) == ["Norrvik", "Hallan"]


def test_a_verb_joined_by_and_has_the_first_subject() -> None:
    assert makers("Spain respected the ruling and would pay France by May.") == ["Spain"]


@pytest.mark.parametrize(
    ("language", "sentences", "expected"),
    [
        ("fr", ["La société Norrvik a gagné.", "L'entreprise financera le pont."], ["Norrvik"]),
        ("es", ["El laboratorio Levantis ganó.", "La empresa financiará el puente."], ["Levantis"]),
        ("es", ["Ana Robles habló ayer.", "También prometió un puente."], ["Ana Robles"]),
        ("fr", ["La France et l'Espagne vont construire un pont."], ["France", "Espagne"]),
        ("fr", ["La France est là.", "La France devrait signer le traité."], []),
        ("de", ["Hans Roth kam.", "Hans Roth forderte Frankreich auf zu zahlen."], ["Hans Roth"]),
        ("de", ["Hans Roth kam.", "Hans Roth wollte sich nicht äußern."], []),
        ("de", ["Das Angebot lehnte Anna Holt ab."], ["Anna Holt"]),
    ],
)
def test_other_languages(language: str, sentences: list[str], expected: list[str]) -> None:
    assert makers(*sentences, language=language) == expected


@pytest.mark.parametrize(
    ("before", "sentence", "expected"),
    [
        ("The EU met.", "Anna Holt said the bloc would lift the measures.", ["EU"]),
        ("The European Commission met the EU.", "The bloc will lift the measures.", ["EU"]),
        (
            "Anna Holt spoke.",
            "Transport Minister Rolf Hale said the government would pay half.",
            ["Rolf Hale"],
        ),
        ("Anna Holt spoke.", "Anna Holt said the government would pay half.", []),
        ("The Harbour Commission met.", "The committee will pay.", []),
    ],
    ids=["bloc", "not the commission", "minister", "bystander", "another body"],
)
def test_a_common_noun_means_nobody_but_whom_it_fits(
    before: str, sentence: str, expected: list[str]
) -> None:
    assert makers(before, sentence) == expected


def test_they_are_those_whom_and_joins_at_the_head_of_the_sentence() -> None:
    assert makers("France and Spain met.", "They agreed to pay for it.") == ["France", "Spain"]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Beide Länder wollen bis Mai einen Plan vorlegen.", ["Frankreich", "Spanien"]),
        ("Kanzlerin Anna Holt sagte, ihr Land werde die Brücke bezahlen.", ["Anna Holt"]),
    ],
)
def test_in_german_both_lands_and_her_land_are_subjects(sentence: str, expected: list[str]) -> None:
    lead = "Frankreich und Spanien trafen sich. Spanien und Frankreich sprachen lange."
    assert makers(lead, sentence, language="de") == expected


def test_what_somebody_says_of_his_party_is_not_said_of_another_one() -> None:
    before = "The Labour Party met on Monday."
    after = "The Conservative leader, Marcus Hale, said his party would repeal the law."
    assert makers(before, after) == ["Marcus Hale"]


def test_it_is_the_body_that_speaks_though_its_name_has_several_words() -> None:
    said = "Doctors Without Borders said it would not accept armed escorts."
    assert makers("France agreed to let convoys pass.", said) == ["Doctors Without Borders"]


@pytest.mark.parametrize("before", ["", "France and Spain met."])
def test_they_are_a_party_that_is_the_subject_not_the_two_states_of_the_article(
    before: str,
) -> None:
    said = [*filter(None, [before]), "The Greens said on Monday they would not join."]
    assert makers(*said) == ["Greens"]
    assert makers(*said[:-1], "The Harbour Board met.", "They will not join.") == ["Harbour Board"]


def test_who_speaks_for_a_body_acts_for_it() -> None:
    before = "The opposition Labour Alliance voted against the sale."
    said = "Its spokesman, Tom Reddy, said the party would ask a judge."
    assert makers(before, said) == ["Tom Reddy"]
    assert makers(before, said.replace("party", "cooperative")) == ["Tom Reddy"]
    assert makers("The party of Anna Holt met.", "Tom Reddy said the party would ask.") == []


def test_a_president_speaks_for_the_country() -> None:
    said = "The President, Carl Brandt, said his country was ready to resume talks."
    assert makers(said) == ["Carl Brandt"]


def test_what_is_told_of_the_subject_between_commas_hides_it_not() -> None:
    said = "The drugmaker Helix, whose patent covers the vaccine, has agreed to share it."
    assert makers(said) == ["Helix"]


def test_who_had_agreed_to_something_may_refuse_another() -> None:
    said = "Spain, which had agreed in January to take back sailors, said it would not pay."
    assert makers(said) == ["Spain"]


def test_the_bloc_of_a_parliament_is_not_the_european_union() -> None:
    eu = "The European Union met in Vell."
    assert makers(eu, "The bloc said it would table a motion.") == ["European Union"]
    assert makers(eu, "The left-wing bloc said it would table a motion.") == []


def test_who_heads_a_body_speaks_for_it() -> None:
    governor = "Governor Ingrid Moe spoke."
    assert makers(governor, "Ms Moe said the bank would publish its forecast.") == ["Ingrid Moe"]
    assert makers("Ingrid Moe spoke.", "Ms Moe said the bank would publish a forecast.") == []


def test_a_president_without_a_name_acts_for_the_state() -> None:
    assert makers("France met Spain.", "Spain's president ruled out a meeting.") == ["Spain"]


def test_each_side_is_both() -> None:
    both = "Spain and France met. France and Spain talked."
    said = "Under the terms, each side is to return the dead."
    assert makers(*both.split(". ", 1), said) == ["Spain", "France"]


@pytest.mark.parametrize(
    ("before", "said", "expected"),
    [
        (
            "Anna Holt spoke.",
            "Anna Holt said the deal would cost 38 million francs and ruled out higher taxes.",
            ["Anna Holt"],
        ),
        (
            "Velia's ambassador, Tomas Rehn, spoke.",
            "Mr Rehn told reporters that his government was willing to let a convoy pass.",
            ["Tomas Rehn"],
        ),
        (
            "Teachers in the canton of Lorne went back to work.",
            "The government agreed to cap classes at 22 pupils.",
            ["Lorne"],
        ),
        (
            "Jan Petri of the Greens spoke.",
            '"We demand 90 million," said Green lawmaker Jan Petri.',
            ["Jan Petri"],
        ),
        (
            "Rebels hold the town.",
            "The rebels who hold it, the Southern Front, agreed to a truce but reject searches.",
            ["Southern Front", "Southern Front"],
        ),
    ],
    ids=["the deal", "his government", "a canton", "of a party", "in apposition"],
)
def test_the_subject_is_found_over_what_stands_between(
    before: str, said: str, expected: list[str]
) -> None:
    assert makers(before, said) == expected


def test_the_two_governments_are_those_that_act_though_no_list_has_them() -> None:
    told = (
        "Tarvia's Prime Minister met farmers in Estia.",
        "Estia's parliament met.",
        "The road to Tarvia was closed.",
    )
    agreed = "The two governments agreed to set up a hotline."
    assert makers(*told, agreed) == ["Tarvia", "Estia"]
    assert makers(*told, "Hungary and Slovakia spoke.", agreed) == ["Tarvia", "Estia"]


def test_the_two_governments_are_none_that_are_named_only_later() -> None:
    source = article(
        "The two governments agreed to set up a hotline.", "Hungary and Slovakia were left out."
    )
    found = prospects_in(source.sentences[0], Makers(source, find_entities(source)), source)
    assert found == []


def test_a_ministry_of_a_state_is_found_behind_a_verb() -> None:
    said = "Spain's trade ministry called the blockade illegal and said it would seek damages."
    assert makers(said) == ["Spain"]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Her lawyer, Karim Odeh, said she would refuse food.", ["Nadia Ferrou"]),
        ("Her deputy, Jan Roe, said she would refuse food.", []),
        ("His deputy, Jan Roe, said she would go to court.", ["Jan Roe"]),
    ],
    ids=["speaks for her", "nobody knows", "the other sex"],
)
def test_whom_a_pronoun_means_behind_one_who_belongs_to_another(
    sentence: str, expected: list[str]
) -> None:
    assert makers("Nadia Ferrou, the opposition leader, was arrested.", sentence) == expected


def test_the_government_of_somebody_is_not_the_state_named_before() -> None:
    before = "Estia requested the extradition of Dario Venn."
    said = "The government of Prime Minister Olaf Reiter has said it will respect the ruling."
    assert makers(before, said) == []
    source = article(before, said)
    known = Makers(source, find_entities(source), {"Estia": "government"})
    assert prospects_in(source.sentences[1], known, source) == []


def test_german_names_who_refuses_inside_the_verb() -> None:
    before = "Finanzminister Karl Töpfer ließ offen, woher das Geld kommt."
    assert makers(before, "Neue Schulden schloss er aus.", language="de") == ["Karl Töpfer"]


def test_spanish_joins_a_second_act_to_its_subject() -> None:
    text = "La alcaldesa de Vell, Elena Mamani, exigió la dimisión del ministro y se negó a verlo."
    assert makers(text, language="es") == ["Elena Mamani", "Elena Mamani"]


def test_an_officer_of_a_body_acts_for_himself() -> None:
    said = "United Nations Secretary-General Amara Diallo met Estia and urged Norland to wait."
    assert makers(said) == ["Amara Diallo"]


def test_he_is_no_party_that_is_named_after_him() -> None:
    before = "Prime Minister Ingmar Solheim spoke. Mr Solheim's Conservatives warned of costs."
    assert makers(*before.split(". "), "“We will pay,” he said.") == ["Ingmar Solheim"]


def test_the_union_of_others_is_not_the_union_named_before() -> None:
    before = "Credit Union of Tavia lent the money."
    assert makers(before, "The metalworkers' union accepted a wage freeze.") == []


def test_who_spoke_before_does_not_speak_for_an_unnamed_one() -> None:
    before = "Interior Minister Jan Roe of Norland said no ransom had been paid."
    said = "A spokesman for the rebels said the government had agreed to free nine fighters."
    assert makers(before, said) == []


def test_a_spokesman_speaks_for_his_body() -> None:
    said = "A spokesman for the Southern Front promised to free the children."
    assert makers(said) == ["Southern Front"]


def test_whose_death_is_told_of_does_nothing_any_more() -> None:
    said = "An inquest into the death of the inmate, named as Jan Roe, 24, will open on Thursday."
    assert makers("Anna Holt spoke.", said) == []
    assert makers("The minister, Jan Roe, 54, will resign.") == ["Jan Roe"]


def test_an_officer_speaks_for_his_troops() -> None:
    said = "General Pavle Drass said his troops would begin to withdraw on Monday."
    assert makers(said) == ["Pavle Drass"]


def test_it_is_a_party_that_is_called_the_opposition() -> None:
    said = "The opposition Green Alliance said it would table a motion."
    assert makers("Anna Holt spoke.", said) == ["Green Alliance"]


def test_a_minister_speaks_for_the_government_in_his_own_sentence_alone() -> None:
    said = "Unions waited while the government agreed to shelve the law, both sides said."
    source = article(said, "Education minister Pia Lorn said it was over.")
    found = prospects_in(source.sentences[0], Makers(source, find_entities(source)), source)
    assert found == []
    assert makers("Education minister Pia Lorn said the government would pay.") == ["Pia Lorn"]


def test_unions_are_not_the_union_named_before() -> None:
    before = "A small union, Free School, rejected the offer."
    assert makers(before, "Under the accord unions must give notice.") == []


def test_german_asks_whom_it_names_behind_the_verb() -> None:
    before = "Verkehrsminister Thomas Brück sprach in Vell."
    said = "Die Opposition forderte Brück auf, die Verträge offenzulegen."
    assert makers(before, said, language="de") == []


def test_a_quotation_goes_on_with_whom_the_sentence_before_is_about() -> None:
    before = ("A prefeita Marta Lemos falou.", "O ministro Rui Tavares recusou a exigência.")
    assert makers(*before, "«Não vamos oferecer a ponte», disse.", language="pt") == ["Rui Tavares"]


def test_the_governor_of_a_state_acts_for_it() -> None:
    assert makers("Dorrin waited.", "Dorrin's governor promised to pay.") == ["Dorrin"]


def test_he_is_whom_she_urged() -> None:
    said = "She urged Mr Moss to meet families, and he agreed to see them before Christmas."
    assert makers("Labour's Joan Reid spoke to Adrian Moss.", "Joan Reid was angry.", said) == [
        "Joan Reid",
        "Adrian Moss",
    ]


def test_italian_quotes_the_deputy_of_the_sentence_before() -> None:
    before = ("La Tessaro tace.", "La deputata Elena Bruni ha invitato il governo a parlare.")
    said = "«Non firmeremo cambiali in bianco», ha detto."
    assert makers(*before, said, language="it") == ["Elena Bruni"]


def test_a_chancellor_is_no_secretary() -> None:
    before = "The transport secretary, Anna Holt, spoke."
    assert makers(before, "The chancellor will pay for the bridge.") == []
    assert makers(before, "The secretary will pay for the bridge.") == ["Anna Holt"]


def test_a_heading_in_capitals_is_nobody_and_hides_nobody() -> None:
    assert makers("France spoke.", "DEBT: Norway said it would wait for the money.") == ["Norway"]


def test_who_is_told_of_in_passing_speaks_behind_who() -> None:
    text = "The Senate sent the bill to President Anna Holt, who said she would sign it by May."
    assert makers(text) == ["Anna Holt"]
