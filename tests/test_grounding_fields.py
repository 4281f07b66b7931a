"""Which parts of an item are held against its sentences."""

import time
from datetime import date
from enum import Enum
from typing import Annotated, Literal

import pytest
from grounding_articles import article, says
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel

from summarizer.grounding import Grounder
from summarizer.grounding.claims import claim_texts, name_of
from summarizer.schemas import Cited, CommitmentStatus, Derived, Modality


class Mood(Enum):
    CALM = "calm"


class Part(BaseModel):
    label: str
    weight: int


class Deal(Cited):
    text: str
    kind: Literal["merger", "loan"]
    mood: Mood = Mood.CALM
    kinds: tuple[Literal["x", "y"], ...] = ()
    worth: float | None = None
    signed: date | None = None
    parts: tuple[Part, ...] = ()
    notes: dict[str, str] | None = None
    final: bool = True
    source: Annotated[str | None, Derived()] = None


def test_texts_numbers_and_dates_are_checked_wherever_they_stand() -> None:
    deal = Deal(
        text="A loan",
        kind="loan",
        kinds=("x",),
        worth=2.5,
        signed=date(2019, 5, 3),
        parts=(Part(label="first half", weight=3),),
        notes={"bank": "Arven Bank"},
        source="worked out by rule",
        cites=[1],
    )
    assert {text.path: text.text for text in claim_texts(deal)} == {
        "text": "A loan",
        "worth": "2.5",
        "signed": "2019-05-03",
        "parts[0].label": "first half",
        "parts[0].weight": "3",
        "notes.bank": "Arven Bank",
    }


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({}, None),
        ({"worth": 7.5}, "worth"),
        ({"signed": date(2019, 5, 4)}, "signed"),
        ({"parts": (Part(label="loan", weight=9),)}, "parts[0].weight"),
        ({"notes": {"bank": "the Bank of Peru"}}, "notes.bank"),
    ],
)
def test_a_note_type_of_the_user_is_grounded(change: dict[str, object], field: str | None) -> None:
    grounder = Grounder(article("On 3 May 2019 the Arven Bank signed a loan of 2.5 million."))
    deal = Deal(text="The bank signed a loan", kind="loan", signed=date(2019, 5, 3), cites=[1])
    verdict = grounder.check(deal.model_copy(update={"worth": None} | change))
    assert {problem.field for problem in verdict.problems} == ({field} if field else set())


class Vow(Cited):
    text: str
    firmness: Annotated[CommitmentStatus, Modality()]


def test_a_field_marked_as_modality_needs_words_for_it() -> None:
    grounder = Grounder(article("The firm vowed to clean the lake."))
    assert grounder.check(Vow(text="Clean the lake", firmness="pledged", cites=[1])).ok
    verdict = grounder.check(Vow(text="Clean the lake", firmness="refused", cites=[1]))
    assert [(problem.kind, problem.field) for problem in verdict.problems] == [
        ("modality", "firmness")
    ]


@pytest.mark.parametrize(
    ("claim", "backed"),
    [
        ("The council of Arven opened a school on the hill.", True),
        ("A school on the hill was opened by Arven's council.", True),
        ("On the hill, the council inaugurated a school.", True),
        ("A volcano destroyed several coastal villages.", False),
        ("The council closed hospitals.", False),
    ],
)
def test_most_content_words_have_to_be_there(claim: str, backed: bool) -> None:
    grounder = Grounder(article("The council of Arven opened a school on the hill."))
    assert grounder.check(says(claim, 1)).ok is backed


SENTENCES = [
    "Ms. Dorn (UNIFARM) said: “We won’t sell 1,709 cows — not for $5bn!”",
    "By 3/4/2015, or the 4th of March, no-one but the U.S.-backed G7 had agreed to talks.",
    "“If it may, it will,” he didn’t say; nor would Mr. O'Neill’s F-35s rule out May 1–3.",
    "Half a dozen of the twenty-one Arven-Dorn treaties, i.e. 28.6 per cent, were never signed.",
    "NO DEAL WITHOUT WATER, SAYS ARVEN",
    "See www.arven.example/7 or write to desk9@arven.example (24/7).",
    "First, second and third: the one and only, once again.",
]
WORDS = sorted({word for sentence in SENTENCES for word in sentence.split()})


@pytest.mark.parametrize("language", ["en", "fr", "es", "de", "it", "pt", "nl", "sv", "ja"])
@pytest.mark.parametrize("sentence", SENTENCES)
def test_a_sentence_always_supports_itself(sentence: str, language: str) -> None:
    verdict = Grounder(article(sentence, language=language)).check(says(sentence, 1))
    assert verdict.reason == ""


@given(
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=20).map(" ".join),
    st.sampled_from(["en", "fr", "de"]),
)
def test_any_run_of_words_supports_itself(text: str, language: str) -> None:
    grounder = Grounder(article("The council met.", text, language=language))
    assert grounder.check(says(text, 2)).reason == ""


@given(st.text(min_size=1).filter(str.strip))
def test_any_text_at_all_supports_itself(text: str) -> None:
    assert Grounder(article(text)).check(says(text, 1)).reason == ""


def test_a_whole_note_is_checked_in_a_blink() -> None:
    sentences = [
        f"In {1950 + number} the council of Arven, led by Anna Berg, lent {number * 7} million "
        f"euros to district {number} and promised to build {number + 2} schools by the river."
        for number in range(60)
    ]
    grounder = Grounder(article(*sentences))
    started = time.process_time()
    for number in range(1, 41):
        assert grounder.check(says(sentences[number - 1], number)).ok
    assert time.process_time() - started < 1.0  # some 0.05 s; slow machines get room


def test_the_name_of_an_item_is_its_text_at_name() -> None:
    class Named(Cited):
        name: str | None
        other: Part

    part = Part(label="half", weight=1)
    assert name_of(Named(name=" Arven Bank ", other=part, cites=[1])) == "Arven Bank"
    assert name_of(Named(name=None, other=part, cites=[1])) == ""
    assert name_of(says("A loan", 1)) == ""
