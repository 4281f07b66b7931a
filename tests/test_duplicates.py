"""Entries that say the same are merged, entries that differ in a fact never are."""

import pytest
from grounding_articles import actor, commitment, says
from hypothesis import given
from hypothesis import strategies as st

from summarizer.grounding import duplicates, merge_duplicates
from summarizer.grounding.aliases import name_key
from summarizer.lexicon import lexicon
from summarizer.schemas import Cited

_NAMES = ["Norland", "Arven", *(name for group in lexicon("en").aliases for name in group)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (says("The council opened a school.", 1), says("The council opened a school.", 2)),
        (says("The council opened a school.", 1), says("The Council has opened a “school”", 1)),
        (says("The council opened a school.", 1), says("A school was opened by the council.", 1)),
        (says("The council opened a school in Arven.", 1), says("The council opened a school.", 1)),
        (commitment("US", "Dredge the river", "pledged", 1),
         commitment("United States", "Dredge the river", "pledged", 1)),
        (actor("Nathan Osei", 1), actor("Osei", 2)),
        (actor("Nathan Osei", 1), actor("Mr. Osei", 2)),
        (actor("the Seed Fund", 1, kind="organisation"), actor("SF", 2, kind="organisation")),
        (actor("U.S.", 1, kind="government"), actor("United States", 2, kind="government")),
        (actor("Arven Bank", 1, kind="company", aliases=["the AB group"]),
         actor("AB Group", 2, kind="company")),
    ],
)  # fmt: skip
def test_the_same_is_said_once(one: Cited, other: Cited) -> None:
    for pair in ([one, other], [other, one]):
        kept, dropped = merge_duplicates(pair)
        assert len(kept) == 1
        assert len(dropped) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (says("The fund lent 5 million.", 1), says("The fund lent 50 million.", 1)),
        (says("The fund met in May 2015.", 1), says("The fund met in May 2016.", 1)),
        (says("The two sides agreed.", 1), says("The two sides did not agree.", 1)),
        (says("Norland helps Iraq rebuild its ports.", 1),
         says("Norland helps Iran rebuild its ports.", 1)),
        (says("The council opened a school.", 1),
         says("The council opened a school and a clinic.", 2)),
        (commitment("Norland", "Dredge the river", "pledged", 1),
         commitment("Norland", "Dredge the river", "refused", 1)),
        (commitment("Norland", "Dredge the river", "pledged", 1),
         commitment("Sudland", "Dredge the river", "pledged", 1)),
        (actor("Anna Berg", 1), actor("Carla Berg", 1)),
        (actor("South Arven", 1, kind="government"), actor("Arven", 1, kind="government")),
        (actor("World Seed Fund", 1, kind="organisation"), actor("WHO", 1, kind="organisation")),
    ],
)  # fmt: skip
def test_what_differs_in_a_fact_stays(one: Cited, other: Cited) -> None:
    assert merge_duplicates([one, other]) == ([one, other], [])


def test_the_more_informative_entry_stays_and_the_reason_names_it() -> None:
    short, long = says("Council opens school.", 1), says("The council opens a school in Arven.", 1)
    kept, dropped = merge_duplicates([short, long])
    assert kept == [long]
    assert dropped == [(short, "says the same as: The council opens a school in Arven.")]


def test_citations_of_the_same_statement_are_united() -> None:
    kept, _ = merge_duplicates([says("A school opened.", 4), says("A school opened.", 2)])
    assert kept == [says("A school opened.", 2, 4)]


def test_an_actor_keeps_what_either_entry_knew() -> None:
    kept, dropped = merge_duplicates(
        [
            actor("Osei", 5, role="ambassador"),
            actor("Tarek Osei", 2, affiliation="Sudland"),
            actor("Anna Berg", 3),
        ]
    )
    assert kept == [
        actor("Tarek Osei", 2, 5, role="ambassador", affiliation="Sudland", aliases=["Osei"]),
        actor("Anna Berg", 3),
    ]
    assert len(dropped) == 1


def test_nothing_is_lost_or_moved_when_nothing_repeats() -> None:
    items = [says("A school opened.", 1), actor("Osei", 2), says("A dam broke.", 3)]
    assert merge_duplicates(items) == (items, [])
    assert merge_duplicates([]) == ([], [])


_WORDS = st.sampled_from("council fund opened school river bank signed not 5 50 the".split())
_TEXTS = st.lists(_WORDS, max_size=6).map(" ".join)


@given(_TEXTS, _TEXTS)
def test_what_the_words_rule_out_is_never_the_same(one: str, other: str) -> None:
    pair = [duplicates._Entry(says(f"{text}.", 1), "en") for text in (one, other)]
    same = duplicates._says_the_same(*pair) or duplicates._restates(*pair)
    if same and all(entry.stems for entry in pair):
        assert duplicates._may_say_the_same(*pair)


@given(
    st.lists(st.sampled_from(_NAMES), min_size=1, max_size=3),
    st.lists(st.sampled_from(_NAMES), min_size=1, max_size=3),
)
def test_parties_are_the_same_if_the_lexicon_calls_each_by_the_name_of_another(
    one: list[str], other: list[str]
) -> None:
    groups = [{name_key(name, "en") for name in group} for group in lexicon("en").aliases]
    left, right = ({name_key(name, "en") for name in party} for party in (one, other))
    matched = all(a in right or any(a in g and g & right for g in groups) for a in left)
    assert duplicates._same_parties(left, right, "en") == (matched and len(left) == len(right))
