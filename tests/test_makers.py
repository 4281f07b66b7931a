"""Who makes a commitment, found by rule; nobody rather than somebody else."""

import pytest
from flow_runs import window_over
from grounding_articles import article

from summarizer.flow.guided.makers import Makers
from summarizer.flow.guided.prospects import find_prospects
from summarizer.names import find_entities


def makers(*sentences: str, language: str = "en") -> list[str]:
    """Return who makes what the last sentence commits to."""
    source = article(*sentences, language=language)
    actors = [one for one in find_entities(source) if one.hint not in {"place", "thing"}]
    prospects = find_prospects(window_over(source), Makers(source, actors))
    last = [one for one in prospects if one.sentence.id == len(sentences)]
    return [entity.name for one in last for entity in one.makers]


@pytest.mark.parametrize(
    ("sentences", "expected"),
    [
        (["The deal was near when Estia pledged to repair the bridge."], ["Estia"]),
        (["In talks with Spain, France promised to pay."], ["France"]),
        (["France and Spain agreed to reopen the crossing."], ["France", "Spain"]),
        (["The talks went on, but France refused to sign."], ["France"]),
        (["The delegation of France pledged to pay."], ["France"]),
        (["“We will rebuild the bridge,” said Anna Holt."], ["Anna Holt"]),
        (["Anna Holt arrived on Monday.", "She promised to rebuild the bridge."], ["Anna Holt"]),
    ],
    ids=["subject", "not the partner", "joined", "clause", "stands for", "speaker", "pronoun"],
)
def test_the_maker_is_the_subject_or_the_speaker(sentences: list[str], expected: list[str]) -> None:
    assert makers(*sentences) == expected


def test_french_makers_are_found_too() -> None:
    assert makers("La France s'est engagée à financer le pont.", language="fr") == ["France"]


@pytest.mark.parametrize(
    "sentence",
    ["A plan for the old bridge was agreed.", "Prices will rise in winter.", "It rained in Spain."],
)
def test_where_nobody_commits_there_is_no_maker(sentence: str) -> None:
    assert makers(sentence) == []


def test_a_word_in_quotation_marks_does_not_hide_the_subject() -> None:
    said = 'Prices will rise; the main union, LO-Hale, called it "good" and promised calm.'
    assert makers(said) == ["LO-Hale"]


def test_a_ministry_acts_for_itself_though_its_state_is_named_in_front() -> None:
    said = "Norland's Environment Ministry said it would stop the mining of sand."
    assert makers(said) == ["Environment Ministry"]
