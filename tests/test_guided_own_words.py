"""What a sentence itself says is undertaken, and what another act or sentence tells."""

import pytest

from summarizer.flow.guided.action_starts import behind_cue
from summarizer.flow.guided.action_subjects import with_obliged_subject, with_passive_subject
from summarizer.flow.guided.action_tails import without_tail
from summarizer.flow.guided.action_wording import (
    action_from,
    without_other_acts,
    without_recipients,
    without_whom,
)
from summarizer.flow.guided.governing_words import with_governing_words
from summarizer.flow.guided.own_words import (
    as_told,
    is_of_another_act,
    is_told_elsewhere,
    what_is_accepted,
)
from summarizer.flow.guided.phrases import own_part
from summarizer.lexicon import Cue, cues


def cue_in(text: str, word: str, language: str = "en") -> Cue:
    return next(cue for cue in cues(text, language) if cue.text.casefold() == word)


def test_an_offer_that_is_accepted_is_told_with_what_was_offered() -> None:
    sentence = (
        "The Harbour Bank offered to pay for a study, an offer that Estia accepted and Norland is "
        "still considering."
    )
    told = as_told(sentence, cue_in(sentence, "accepted"), "en")
    assert told == "an offer to pay for a study"


@pytest.mark.parametrize(
    ("sentence", "word", "action"),
    [
        ("Holt proposed a full closure, which Estia opposed.", "opposed", "a full closure"),
        ("The plan that Norland rejected was old.", "rejected", "the plan"),
        ("On the day that Norland signed a deal, it rained.", "signed", None),
    ],
)
def test_what_a_relative_clause_refuses_stands_in_front_of_it(
    sentence: str, word: str, action: str | None
) -> None:
    told = as_told(sentence, cue_in(sentence, word), "en")
    assert told == action


def test_two_words_are_enough_if_they_say_what() -> None:
    sentence = "Holt said Norland would seek compensation and could turn to others."
    assert as_told(sentence, cue_in(sentence, "would"), "en") == "seek compensation"
    sentence = "Norland signed a deal."
    assert as_told(sentence, cue_in(sentence, "signed"), "en") is None


def test_what_stands_in_front_of_who_agreed_to_give_it_is_given() -> None:
    text = "It spoke of the loan of 1.2 billion dollars that Valdoria agreed to grant Kestria."
    given = what_is_accepted(text, cue_in(text, "agreed"))
    assert given == "grant the loan of 1.2 billion dollars"
    text = "Holt told the press that Valdoria agreed to grant Kestria a loan."
    assert what_is_accepted(text, cue_in(text, "agreed")) is None


def test_this_and_it_only_point_at_an_action() -> None:
    text = "Holt has promised this three times."
    promised = cue_in(text, "promised")
    for action in ("this three times", "it again", "Holt has promised this three times"):
        assert is_told_elsewhere(action, promised, "en")
    assert not is_told_elsewhere("this deal", promised, "en")
    assert as_told(text, promised, "en") is None


def test_who_refused_to_sign_refused_something_in_a_word() -> None:
    text = "Five states agreed to take less water, but Marenga refused to sign."
    refused = cue_in(text, "refused")
    assert behind_cue(text.rstrip("."), text, refused, "en") == "sign"
    assert as_told(text, refused, "en") == "sign"


def test_what_stands_under_another_act_is_not_refused() -> None:
    text = "Five states agreed to take less water, but Marenga refused to sign."
    refused = cue_in(text, "refused")
    assert is_of_another_act("take less water", text, refused, "en")
    assert not is_of_another_act("sign", text, refused, "en")
    text = "Holt proposed a full closure, which Estia opposed."
    assert not is_of_another_act("a full closure", text, cue_in(text, "opposed"), "en")


@pytest.mark.parametrize(
    ("text", "word", "language", "action", "other"),
    [
        (
            "VLF said it would take part, but reserved the right to strike if classes grew.",
            "would",
            "en",
            "join the strike if classes grow",
            True,
        ),
        (
            "VLF said it would take part, but reserved the right to strike if classes grew.",
            "would",
            "en",
            "take part",
            False,
        ),
        (
            "Fetrasol cifró las pérdidas en 12 millones y pidió que las compense el Estado.",
            "pidió",
            "es",
            "cifrar las pérdidas en 12 millones",
            True,
        ),
        (
            "Fetrasol cifró las pérdidas en 12 millones y pidió que las compense el Estado.",
            "pidió",
            "es",
            "las compense el Estado",
            False,
        ),
        (
            "Norland signed an agreement under which refugees will return by the end of the year.",
            "signed",
            "en",
            "refugees will return",
            False,
        ),
        (
            "Holt will not sign an order, and will not sign a licence before the report is out.",
            "will not",
            "en",
            "sign an order or a licence before the report is out",
            False,
        ),
    ],
    ids=[
        "what follows",
        "its own",
        "what stands before",
        "its own too",
        "its terms",
        "the same act",
    ],
)
def test_what_is_told_of_another_act_is_not_what_is_undertaken(
    text: str, word: str, language: str, action: str, other: bool
) -> None:
    assert is_of_another_act(action, text, cue_in(text, word, language), language) is other


def test_another_s_promise_of_the_same_kind_is_another_act() -> None:
    text = "Japan pledged 12 million dollars, and Estia said it would fly in 200 tonnes of food."
    pledged = cue_in(text, "pledged")
    assert is_of_another_act("fly in 200 tonnes of food", text, pledged, "en")
    assert not is_of_another_act("12 million dollars", text, pledged, "en")


@pytest.mark.parametrize(
    ("sentence", "action"),
    [
        ("“We think those talks should happen.", "those talks should happen"),
        ("I believe that both sides should stop", "both sides should stop"),
    ],
)
def test_an_opinion_is_told_without_whose_it_is(sentence: str, action: str) -> None:
    assert action_from(sentence, cue_in(sentence, "should")) == action


def test_what_others_do_meanwhile_is_no_part_of_it() -> None:
    text = "Holt invited unions to talks on Monday as the Government seeks to end the strikes."
    assert as_told(text, cue_in(text, "invited"), "en") == "unions to talks on Monday"
    assert is_of_another_act("end the strikes", text, cue_in(text, "invited"), "en")


def test_whoever_ought_to_do_it_is_told() -> None:
    text = "Holt said that the conflicting sides should also withdraw their troops."
    told = with_obliged_subject("also withdraw their troops", text)
    assert told == "the conflicting sides to withdraw their troops"


@pytest.mark.parametrize(
    ("text", "action", "told"),
    [
        ("“Commitments must quickly become cash,”", "quickly become cash", "Commitments to"),
        ("Holt stressed the urgent need to save water.", "save water", "save water"),
    ],
)
def test_only_who_or_what_ought_to_do_it_is_added(text: str, action: str, told: str) -> None:
    assert with_obliged_subject(action, text).startswith(told)


def test_what_is_to_be_done_is_told_with_a_bare_subject_too() -> None:
    text = "He said national security should be strengthened."
    assert with_passive_subject("be strengthened", text) == "national security to be strengthened"


@pytest.mark.parametrize(
    ("action", "bare"),
    [
        ("respond with tariffs, Reuters reported", "respond with tariffs"),
        ("withdraw its harmful tariffs,” the ministry said", "withdraw its harmful tariffs"),
        ("fournira des missiles, et a augmenté son budget", "fournira des missiles"),
        ("impose tariffs on what China sells to the U.S.", None),
    ],
)
def test_an_action_ends_where_something_else_begins(action: str, bare: str | None) -> None:
    assert without_tail(action) == (bare or action)


@pytest.mark.parametrize(
    ("action", "cue"),
    [
        ("start training pilots", "announced"),
        ("train pilots on the new aircraft", "announced"),
    ],
)
def test_what_others_do_behind_while_is_of_another_act(action: str, cue: str) -> None:
    text = (
        "France announced the dispatch of missiles, while an alliance confirmed that it would "
        "start training pilots and train pilots on the new aircraft."
    )
    assert is_of_another_act(action, text, cue_in(text, cue), "en")


def test_another_one_s_future_is_no_part_of_an_act() -> None:
    text = "L'Australie fournira 30 blindés, et la France fournira des missiles."
    first = next(cue for cue in cues(text, "fr") if cue.text == "fournira")
    assert own_part(text, first, "fr") == "L'Australie fournira 30 blindés,"


def test_a_question_is_no_action() -> None:
    text = "Norland announced talks, though it is open whether Estia will be included."
    assert is_told_elsewhere("whether Estia will be included", cue_in(text, "announced"), "en")


def test_why_something_is_refused_is_no_part_of_it() -> None:
    text = "The union rejected the offers because “they do not meet expectations on pay”."
    assert is_of_another_act("meet expectations on pay", text, cue_in(text, "rejected"), "en")


def test_whom_something_is_asked_of_may_belong_to_what_they_signed() -> None:
    text = "He urged signatories to the agreement to cooperate in meeting the goal."
    action = "cooperate in meeting the goal"
    assert with_governing_words(action, text, cue_in(text, "urged"), "en") == action


def test_no_action_ends_in_a_preposition() -> None:
    assert without_tail("donate old tanks in anticipation of") == "donate old tanks"


def test_an_action_that_breaks_off_ends_before_what_it_breaks_off_in() -> None:
    broken = "co-chair a group on aid and a task force that will try to deal with the"
    assert without_tail(broken) == "co-chair a group on aid and a task force"


def test_what_was_only_discussed_is_not_agreed_to() -> None:
    text = "They agreed to build a pipe in Norland and had discussed a link to Estia."
    action = "build a pipe in Norland and discuss a link to Estia"
    told = without_other_acts(action, text, cue_in(text, "agreed"), "en")
    assert told == "build a pipe in Norland"


def test_a_german_perfect_has_what_is_asked_in_front_of_its_verb() -> None:
    text = "Kanzlerin Holt hat die Parteien zum Einlenken aufgefordert."
    cue = next(cue for cue in cues(text, "de"))
    assert behind_cue(text.rstrip("."), text, cue, "de") == "die Parteien zum Einlenken"


def test_what_is_to_be_built_stands_in_front_of_who_is_to_build_it() -> None:
    text = "It spoke of five 97-meter ships that Japan has committed to build with a loan."
    told = what_is_accepted(text, cue_in(text, "committed to"))
    assert told == "build five 97-meter ships with a loan"


def test_what_others_fear_is_not_what_is_ruled_out() -> None:
    text = "Holt ruled out a scheme despite makers who fear they will close plants in Vell."
    ruled = cue_in(text, "ruled out")
    assert is_of_another_act("close plants in Vell", text, ruled, "en")
    assert not is_of_another_act("a scheme", text, ruled, "en")


def test_what_should_be_done_is_not_what_somebody_is_called_on_to_do() -> None:
    text = "Holt said Norland should tax the firms and called on Estia to scrap the plan."
    assert is_of_another_act("scrap the plan", text, cue_in(text, "should"), "en")
    assert not is_of_another_act("tax the firms", text, cue_in(text, "should"), "en")


def test_the_note_says_elsewhere_whom_somebody_urges_not_to_act() -> None:
    action = "Governor Jane Roe not to sign the bill"
    assert without_recipients(action, ["Jane Roe"]) == "not to sign the bill"
    assert without_recipients(action, ["Ann Poe"]) == action


def test_a_condition_that_is_refused_stands_in_front_of_it() -> None:
    text = "Norland insists that its pipe be reopened, a condition Kestria has repeatedly rejected."
    assert as_told(text, cue_in(text, "rejected"), "en") == "its pipe be reopened"


def test_what_a_judge_also_did_is_no_part_of_what_he_directed() -> None:
    text = "Holt directed it to hold hearings within 60 days and awarded the families damages."
    directed = next(cue for cue in cues(text, "en") if cue.status == "called_for")
    answer = "hold hearings within 60 days and award the families damages"
    assert without_other_acts(answer, text, directed, "en") == "hold hearings within 60 days"
    text = "Holt ordered the ship to be repaired and returned to the town."
    ordered = next(cue for cue in cues(text, "en") if cue.status == "called_for")
    answer = "be repaired and returned to the town"
    assert without_other_acts(answer, text, ordered, "en") == answer


def test_whom_somebody_asks_the_note_says_elsewhere() -> None:
    text = "Holt asked the company to pay up without delay."
    assert without_whom("the company pay up without delay", text) == "pay up without delay"
    assert without_whom("the company to pay up", text) == "the company to pay up"


@pytest.mark.parametrize(
    ("action", "name", "bare"),
    [
        ("the City Council for $6 million to mend it", "City Council", "$6 million to mend it"),
        ("King Odo to visit Vell", "Odo", "visit Vell"),
        ("la presidenta Ana Ruiz que intervenga", "Ana Ruiz", "intervenga"),
        ("promise Estia to repay a loan", "Estia", "promise Estia to repay a loan"),
        ("offer Estia a loan", "Estia", "a loan"),
    ],
)
def test_what_is_asked_of_somebody_is_told_without_the_name(
    action: str, name: str, bare: str
) -> None:
    assert without_recipients(action, [name]) == bare


@pytest.mark.parametrize("action", ["its government to do the same", "though no date was set"])
def test_what_points_elsewhere_is_told_elsewhere(action: str) -> None:
    text = f"Holt has promised {action}."
    assert is_told_elsewhere(action, cue_in(text, "promised"), "en")
