"""Where an action begins and ends in the words of its sentence."""

import pytest

from summarizer.flow.guided.action_bounds import (
    balanced,
    behind_cue,
    with_governing_words,
    with_what_ought,
    without_tail,
)
from summarizer.flow.guided.action_wording import as_told, not_as_refused
from summarizer.flow.guided.phrases import condition_in
from summarizer.lexicon import Cue, cues


def cue_in(text: str, word: str, language: str = "en") -> Cue:
    return next(cue for cue in cues(text, language) if cue.text.casefold() == word)


@pytest.mark.parametrize(
    ("sentence", "word", "answer", "action"),
    [
        (
            "Holt has ruled out using the army to unload food.",
            "ruled out",
            "unload food",
            "using the army to unload food",
        ),
        (
            "Norland promised to ask parliament to raise taxes.",
            "promised",
            "raise taxes",
            "ask parliament to raise taxes",
        ),
        (
            "Norland pledged 5 million crowns to rebuild the pier.",
            "pledged",
            "rebuild the pier",
            "5 million crowns to rebuild the pier",
        ),
        (
            "Holt urged senators to ask the court to annul the law.",
            "urged",
            "annul the law",
            "ask the court to annul the law",
        ),
        (
            "Holt invited both sides to her office on Friday.",
            "invited",
            "her office on Friday",
            "both sides to her office on Friday",
        ),
    ],
)
def test_an_action_keeps_what_it_hangs_on(
    sentence: str, word: str, answer: str, action: str
) -> None:
    assert with_governing_words(answer, sentence, cue_in(sentence, word), "en") == action


@pytest.mark.parametrize(
    ("sentence", "word", "action"),
    [
        ("Norland agreed on Thursday to reopen the border.", "agreed", "reopen the border"),
        ("Norland promised Estia to reopen the border.", "promised", "reopen the border"),
        ("Norland urged both states to allow trains.", "urged", "allow trains"),
        ("Norland pledged to clear mines and to share its maps.", "pledged", "share its maps"),
        ("Norland solemnly promised formally to pay.", "promised", "pay"),
    ],
)
def test_names_days_and_another_act_are_nothing_to_hang_on(
    sentence: str, word: str, action: str
) -> None:
    assert with_governing_words(action, sentence, cue_in(sentence, word), "en") == action


@pytest.mark.parametrize(
    ("sentence", "word", "action"),
    [
        ("Estia's minister, Anna Holt, called for her release.", "called for", "her release"),
        ("Norland, Holt said, will pay for the pier.", "will", "pay for the pier"),
        ("Holt demanded a binding accord.", "demanded", "a binding accord"),
    ],
)
def test_an_answer_that_is_the_whole_sentence_is_cut_to_what_stands_behind_the_cue(
    sentence: str, word: str, action: str
) -> None:
    whole = sentence.rstrip(".")
    assert behind_cue(whole, sentence, cue_in(sentence, word), "en") == action


def test_what_goes_on_with_another_act_is_not_the_action() -> None:
    sentence = "Estia paid for the study, which Norland accepted and Varn is still considering."
    cue = cue_in(sentence, "accepted")
    whole = sentence.rstrip(".")
    assert behind_cue(whole, sentence, cue, "en") == whole


def test_an_offer_that_is_accepted_is_told_with_what_was_offered() -> None:
    sentence = (
        "The Harbour Bank offered to pay for a study, an offer that Estia accepted and Norland is "
        "still considering."
    )
    told = as_told(sentence, cue_in(sentence, "accepted"), "en")
    assert told == "an offer to pay for a study"


@pytest.mark.parametrize(
    ("action", "bare"),
    [
        ("recall its envoy, the presidency said", "recall its envoy"),
        ("review its accord with the Union, under which it has received 640 million", None),
        ('answer "in kind" and could review its accord', 'answer "in kind"'),
        ("run a port with old machines.”", "run a port with old machines"),
        ("rappeler son ambassadeur, a annoncé la présidence", "rappeler son ambassadeur"),
        ("pay 5 million, 3 million of it this year", "pay 5 million, 3 million of it this year"),
    ],
)
def test_an_action_goes_without_who_says_so_and_what_is_told_of_it(
    action: str, bare: str | None
) -> None:
    assert without_tail(action) == (bare or "review its accord with the Union")


def test_quotation_marks_go_in_pairs() -> None:
    assert balanced('pay "in full" by May') == 'pay "in full" by May'
    assert balanced('pay in full."') == "pay in full"
    assert balanced("“we pay") == "we pay"


def test_what_ought_to_be_done_is_told_with_what_it_is_done_to() -> None:
    sentence = "Holt said the money must be spent on sirens."
    cue = cue_in(sentence, "must")
    assert with_what_ought("be spent on sirens", sentence, cue) == "the money to be spent on sirens"
    assert with_what_ought("spend it on sirens", sentence, cue) == "spend it on sirens"


def test_a_refusal_ends_where_something_is_undertaken() -> None:
    assert not_as_refused("never accept the dam and would go to court") == "accept the dam"


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        ("They will stay out for as long as it takes.", None),
        ("They will, if necessary, go to court.", None),
        ("They will stay out as long as nobody is paid.", "as long as nobody is paid"),
        ("They will go to court if nobody is paid.", "if nobody is paid"),
    ],
)
def test_a_turn_of_speech_is_no_condition(text: str, condition: str | None) -> None:
    assert condition_in(text, "en") == condition
