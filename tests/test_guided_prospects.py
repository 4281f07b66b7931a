"""How many commitments a sentence states, and what of it is none."""

import pytest
from test_guided_recipients import prospects

from summarizer.flow.guided.phrases import deadline_in, own_part
from summarizer.lexicon import cues


def stated(text: str) -> list[tuple[list[str], str]]:
    """Return who makes each commitment of a sentence, and its status."""
    return [([one.name for one in each.makers], each.cue.status) for each in prospects(text)]


@pytest.mark.parametrize(
    ("text", "second"),
    [
        ("Anna Holt offered Estia a discount but ruled out lower charges.", "refused"),
        ("Norland pledged to pay for the pier and urged Estia to wait.", "called_for"),
    ],
)
def test_an_actor_who_does_two_things_in_a_sentence_makes_two_commitments(
    text: str, second: str
) -> None:
    first, other = stated(text)
    assert {first[1], other[1]} == {"pledged", second}
    assert first[0] == other[0]


@pytest.mark.parametrize(
    "text",
    [
        "Norland promised that it would pay for the pier.",
        "Norland refused to sign the deal.",
        "Norland pledged to pay and will pay for the pier.",
    ],
)
def test_one_thing_said_twice_is_one(text: str) -> None:
    assert len(stated(text)) == 1


def test_what_a_deal_says_is_undertaken_and_what_a_timetable_says_is_not() -> None:
    assert stated("Under the deal Norland is to release 19 boats.") == [(["Norland"], "pledged")]
    assert stated("Norland is to release a statement on Monday.") == []
    assert stated("Under the accord Norland must pass a law by May.") == [(["Norland"], "agreed")]
    assert stated("Norland must pass a law by May.") == []


@pytest.mark.parametrize(
    ("text", "deadline"),
    [
        ("They will pay within ten days.", "within ten days"),
        ("They will pay by 30 April.", "30 April"),
        ("They will delay the rise by a year.", None),
        ("They will cut it by two weeks by 30 April.", "30 April"),
    ],
)
def test_by_how_much_is_no_deadline(text: str, deadline: str | None) -> None:
    assert deadline_in(text, "en") == deadline


@pytest.mark.parametrize(
    ("text", "others"),
    [
        (
            "Norland promised 310 million euros, France 180 million and Spain 42 million.",
            [("France", "180 million"), ("Spain", "42 million")],
        ),
        (
            "Norland will pay 4.1 million crowns a year and Lower Vane 2.8 million.",
            [("Lower Vane", "pay 2.8 million")],
        ),
        (
            "Norland pledged to give 5 ships, Estia up to 3 and France 2.",
            [("Estia", "give up to 3"), ("France", "give 2")],
        ),
        ("Norland promised 310 million euros, France, which was late, 180 million.", []),
        ("Norland will pay 4 million crowns, and Lower Vane 12 years later than that.", []),
        ("Norland urged Estia to pay 4 million and France 2 million.", []),
    ],
)
def test_those_who_share_the_verb_of_another_make_commitments_of_their_own(
    text: str, others: list[tuple[str, str]]
) -> None:
    shares = [(each.makers[0].name, each.share.action) for each in prospects(text) if each.share]
    assert shares == others


def test_the_first_one_s_ends_where_the_shares_of_others_begin() -> None:
    text = "Norland promised 310 million euros, France 180 million and Spain 42 million."
    first = prospects(text)[0]
    assert first.until is not None
    assert text[first.until :].startswith(", France")


@pytest.mark.parametrize(
    "text",
    [
        "Anna Holt rejected that: the bridge had cost less.",
        "Anna Holt rejected the allegations of fraud.",
        "Anna Holt denied responsibility.",
        "The opposition said Anna Holt had refused to pay.",
        "Anna Holt dismissed reports that the bridge would close.",
    ],
)
def test_a_word_against_a_word_refuses_nothing(text: str) -> None:
    assert stated(text) == []


def test_the_year_since_which_somebody_serves_is_not_that_of_a_promise() -> None:
    text = "Anna Holt, who has led the bank since 2014, promised an orderly handover."
    assert stated(text) == [(["Anna Holt"], "pledged")]
    assert stated("In 1998 Anna Holt promised an orderly handover.") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Anna Holt said she would not discuss officers accused of crimes.", ["refused"]),
        ("Anna Holt said she would not discuss the matter.", []),
    ],
)
def test_who_will_not_discuss_somebody_refuses(text: str, expected: list[str]) -> None:
    assert [status for _, status in stated(text)] == expected


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("Holt promised help and said talks would begin within a week.", "Holt promised help"),
        ("Holt said talks would begin within a week and promised help.", " and promised help."),
        ("Holt promised help, but only after talks.", "Holt promised help, but only after talks."),
        ("Holt refused to wait by May and promised help.", " and promised help."),
        ("Holt promised a law under which they report in a week.", "Holt promised a law"),
        ("Holt promised help within a week.", "Holt promised help within a week."),
    ],
)
def test_a_term_is_that_of_its_own_act(text: str, part: str) -> None:
    (promised,) = [cue for cue in cues(text, "en") if cue.text == "promised"]
    assert own_part(text, promised, "en") == part


def test_a_deal_told_of_by_who_signed_it_is_not_what_is_undertaken() -> None:
    text = "Norland will run the ferries under a concession that both sides signed on Monday."
    assert stated(text) == [(["Norland"], "pledged")]


def test_what_somebody_promises_of_a_state_is_not_that_states_refusal() -> None:
    text = "Anna Holt promised that Estia would not ask for more."
    assert stated(text) == [(["Anna Holt"], "pledged")]


def test_what_is_said_behind_an_act_is_another_one() -> None:
    text = "Anna Holt invited Estia to talks and said she would name a mediator by Monday."
    assert stated(text) == [(["Anna Holt"], "called_for"), (["Anna Holt"], "pledged")]


def test_who_would_never_do_something_refuses_it() -> None:
    assert stated("Norland would never accept the dam.") == [(["Norland"], "refused")]
    assert stated("Norland will never forget the dead.") == [(["Norland"], "pledged")]


@pytest.mark.parametrize(
    "text",
    [
        "Anna Holt said the money should have been stopped long ago.",
        "Norland's minister, Anna Holt, rejected the charge and left.",
        "The Harbour Bank, which declined to fund the pier in 2011, published a study.",
        "Norland requested the extradition in March 1998.",
        "Anna Holt said the money should arrive before May.",
        "Prosecutors say that Anna Holt ordered the captain to sail.",
        "Norland's minister, Anna Holt, refused, saying farmers needed every drop.",
    ],
    ids=["hindsight", "a denial", "in passing", "long ago", "expected", "alleged", "left out"],
)
def test_what_is_over_or_only_denied_is_no_commitment(text: str) -> None:
    assert stated(text) == []


def test_a_body_is_named_behind_all_the_nouns_for_it() -> None:
    text = "The trade union federation OGB called a strike and urged senators to wait."
    assert stated(text) == [(["OGB"], "called_for")]


def test_what_prosecutors_say_of_themselves_is_theirs() -> None:
    text = "The Harbour Court prosecutors spoke. Anna Holt said she would appeal."
    assert stated(text.split(". ", 1)[1]) == [(["Anna Holt"], "pledged")]


def test_two_promises_of_one_actor_are_two() -> None:
    text = "Norland agreed to share the maps and promised to pay for the pier."
    assert [status for _, status in stated(text)] == ["agreed", "pledged"]


def test_who_will_not_hesitate_threatens() -> None:
    text = "Norland will not hesitate to go to court if the ship is held."
    assert stated(text) == [(["Norland"], "pledged")]
    assert stated("Norland will not hesitate to go to court.") == []


def test_what_somebody_would_get_is_no_promise() -> None:
    assert stated("Anna Holt said Norland would get 5 million crowns.") == []


def test_a_promise_may_be_quoted_from_its_verb_on() -> None:
    text = "Norland's minister, Anna Holt, told parliament that her country “will pay its half”."
    assert stated(text) == [(["Anna Holt"], "pledged")]


def test_a_dutch_passive_tells_no_maker() -> None:
    text = "Het schip vertrok uit Norland en werd in Estia geweigerd."
    assert [one.cue.text for one in prospects(text, language="nl")] == []


def test_whom_a_deal_obliges_agrees() -> None:
    text = "The charter obliges Norland, the largest user, to release more water."
    assert stated(text) == [(["Norland"], "agreed")]
    assert stated("In exchange, Anna Holt must pay 5 million crowns.") == [
        (["Anna Holt"], "agreed")
    ]


def test_who_threatens_to_act_commits_to_it_on_a_condition() -> None:
    assert stated("Norland threatened to leave if it rains.") == [(["Norland"], "pledged")]


def test_who_must_act_does_not_call_for_it() -> None:
    said = "The European Commission must approve it, a spokesman in Vell said."
    assert stated(said) == []


@pytest.mark.parametrize(
    "text",
    [
        '"They sign, they shell, they sign," said Anna Holt.',
        "Norland has yet to sign.",
        "The builder, Norland Rail Ltd, has been ordered to repay 90 million, and has appealed.",
        "Norland appealed to the High Court.",
        "Anna Holt insisted that no workers want to strike.",
        "Anna Holt insisted that the accord had nothing to do with the loan.",
    ],
    ids=[
        "signs something",
        "signs nothing",
        "in court",
        "to a court",
        "what others want",
        "only says so",
    ],
)
def test_a_word_of_commitment_may_commit_nobody(text: str) -> None:
    assert stated(text) == []


@pytest.mark.parametrize(
    ("text", "maker", "status"),
    [
        ("Norland appealed for calm.", "Norland", "called_for"),
        ("Anna Holt insisted that Norland must withdraw its troops.", "Anna Holt", "called_for"),
        ("Norland ordered the company on Monday to close the plant.", "Norland", "called_for"),
        ("Anna Holt gave an assurance that nobody would be moved.", "Anna Holt", "pledged"),
    ],
)
def test_the_same_words_may_commit_somebody(text: str, maker: str, status: str) -> None:
    assert ([maker], status) in stated(text)


def test_somebody_who_orders_goods_calls_for_nothing() -> None:
    assert stated("Norland ordered tanks from France to replace the old ones.") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Finance Minister Goran Milic said that pensions would be protected.",
            [(["Goran Milic"], "pledged")],
        ),
        (
            "The governor, Ruth Amery, said 340 prisoners would be moved by Wednesday.",
            [(["Ruth Amery"], "pledged")],
        ),
        ("Mayor Jan Roe said taxes would not be raised.", [(["Jan Roe"], "refused")]),
        (
            "Mayor Jan Roe said that pensions would be protected and that fees would be scrapped.",
            [(["Jan Roe"], "pledged"), (["Jan Roe"], "pledged")],
        ),
        ("Mayor Jan Roe said Norland would be repaid in full.", [(["Jan Roe"], "pledged")]),
    ],
    ids=["a minister", "a governor", "what will not be done", "two", "not who is repaid"],
)
def test_who_is_in_office_gives_his_word_for_what_he_says_will_be_done(
    text: str, expected: list[tuple[list[str], str]]
) -> None:
    assert stated(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The chief economist of Hollis Bank, Petra Lunn, said rates would be raised.",
        "Jan Roe said taxes would be raised.",
        "Analysts said jobs would be cut.",
        "Mayor Jan Roe said the war would be won.",
        "Mayor Jan Roe said he feared that jobs would be cut.",
    ],
    ids=["an expert", "no office", "nobody", "beyond an office", "feared"],
)
def test_what_others_say_will_be_done_is_nobodys_word(text: str) -> None:
    assert stated(text) == []


@pytest.mark.parametrize(
    "text",
    ['"I would rather not. But I will," Anna Holt said.', "It was first announced by Norland."],
    ids=["cut short", "announced once"],
)
def test_what_is_not_told_here_is_no_commitment(text: str) -> None:
    assert stated(text) == []


def test_a_share_is_no_part_of_a_number() -> None:
    text = "Norland will each give up 5,000 crowns, Estia 2,000, and France 90,000 between them."
    shares = [each.share.action for each in prospects(text) if each.share]
    assert shares == ["give up 2,000"]


def test_a_promise_may_be_quoted_behind_its_tense() -> None:
    assert stated('Anna Holt said Norland would "look at it in the next budget".') == [
        (["Norland"], "pledged")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Holger Amundsen of Norland would neither confirm nor deny the cuts.",
        "That is not on the table, Norland said, and it won't be.",
        "Norland has signed nothing and promised nothing.",
        "Norland made no pledge and promised no money.",
        "Norland has not yet decided whether to tender its shares.",
    ],
    ids=["keeps silent", "cut short", "nothing", "no money", "undecided"],
)
def test_who_commits_to_nothing_makes_no_commitment(text: str) -> None:
    assert [status for _, status in stated(text) if status != "refused"] == []
    assert "be" not in [each.cue.text for each in prospects(text)]


def test_who_flies_in_food_undertakes_it() -> None:
    assert stated("Saudi Arabia said it would fly in 200 tonnes of food.") == [
        (["Saudi Arabia"], "pledged")
    ]


def test_an_officer_behind_his_office_gives_his_word() -> None:
    said = "Its commander in the region, General Rustam Azar, said a fifth clinic would be opened."
    assert stated(said) == [(["Rustam Azar"], "pledged")]


def test_a_promise_somebody_got_is_made_by_whom_it_is_from() -> None:
    text = "The unions secured a promise from Norland that it would pay for the pier."
    assert stated(text) == [(["Norland"], "pledged")]


def test_what_somebody_quotes_himself_as_not_doing_is_refused() -> None:
    assert stated('Norland would "not pay for the pier", he said.') == [(["Norland"], "refused")]


def test_a_past_verb_is_not_joined_to_what_somebody_should_do() -> None:
    text = "Anna Holt said Norland should pay for the pier and called on Estia to wait."
    assert all(names == ["Anna Holt"] for names, _ in stated(text))


def test_what_a_review_that_somebody_leads_will_do_is_no_promise_of_his() -> None:
    assert stated("A review led by the former Vell mayor Anna Holt would end in May.") == []


def test_whoever_commits_to_something_is_nobody_known() -> None:
    assert stated("Anna Holt said companies that commit to new plants would be paid.") == []


def test_what_somebody_will_do_on_either_side_of_he_said_is_two_things() -> None:
    text = 'Norland will "study the text," it said, and will go to court if nobody pays.'
    assert stated(text) == [(["Norland"], "pledged")] * 2
