"""Agreements and refusals told in the passive have those behind "by" for makers."""

import pytest
from test_guided_recipients import prospects

from summarizer.flow.guided.passives import doers_begin, what_was_done
from summarizer.lexicon import cues


@pytest.mark.parametrize(
    ("text", "makers", "what"),
    [
        (
            "The deal, struck in Vell, was signed by Norland, Estia and Kestria on Monday.",
            ["Norland", "Estia", "Kestria"],
            "the deal",
        ),
        (
            "A memorandum of understanding was signed by Norland and Estia.",
            ["Norland", "Estia"],
            "a memorandum of understanding",
        ),
        (
            "The accord was signed by the foreign ministers of Norland and Estia.",
            ["Norland", "Estia"],
            "the accord",
        ),
        ("The bill was rejected on Monday by Norland.", ["Norland"], "the bill"),
    ],
)
def test_who_signs_or_rejects_stands_behind_by(text: str, makers: list[str], what: str) -> None:
    (told,) = prospects(text)
    assert [one.name for one in told.makers] == makers
    assert what_was_done(text, told.cue) == what


@pytest.mark.parametrize(
    "text",
    [
        "The deal will be signed by Norland in May.",
        "The deal was signed by hand.",
        "The deal was signed on Monday.",
        "Norland signed the deal by May.",
    ],
)
def test_nothing_else_is_told_by_whom(text: str) -> None:
    signed = next(cue for cue in cues(text, "en") if "sign" in cue.text)
    assert doers_begin(text, signed) is None
    assert what_was_done(text, signed) is None
