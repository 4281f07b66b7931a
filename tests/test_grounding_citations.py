"""Citations: put right where another sentence supports the claim, and only there."""

from typing import Any

import pytest
from grounding_articles import actor, article, commitment, says

from summarizer.grounding import Grounder
from summarizer.schemas import Cited, Event

GROUNDER = Grounder(
    article(
        "Norland and Sudland opened talks in the port of Arven on Monday.",  # 1
        "The delegations agreed to share 40 million euros of river income.",  # 2
        "Norland's foreign minister, Anna Berg, led one team.",  # 3
        "Tarek Osei, the ambassador of Sudland, led the other.",  # 4
        "Osei urged the Arven Bank to lend more.",  # 5
        "Berg said her country will build a bridge by 2030.",  # 6
        "France agreed to send 12 engineers to the site.",  # 7
        "Germany has 300 observers in the valley.",  # 8
        "Peru will lend a dredger to Chile.",  # 9
        "The republic has also paid for a lighthouse.",  # 10
    )
)


@pytest.mark.parametrize(
    ("item", "cites"),
    [
        (says("France agreed to send 12 engineers.", 7), [7]),
        (says("France agreed to send 12 engineers.", 6), [7]),
        (says("France agreed to send 12 engineers.", 7, 7, 99), [7]),
        (commitment("France", "Send 12 engineers", "agreed", 2), [7]),
        (actor("Tarek Osei", 5, role="ambassador", affiliation="Sudland"), [4]),
        (actor("Anna Berg", 6, role="foreign minister"), [3]),
        (actor("Osei", 5), [5]),
        # the subject stands in a sentence before
        (commitment("Norland & Sudland", "Share 40 million euros", "agreed", 2), [1, 2]),
        (says("Norland and Sudland agreed to share 40 million euros.", 2), [1, 2]),
        (says("Peru has also paid for a lighthouse.", 10), [9, 10]),
    ],
)
def test_a_true_claim_ends_with_the_right_citation(item: Cited, cites: list[int]) -> None:
    verdict = GROUNDER.check(item)
    assert verdict.reason == ""
    assert verdict.item.cites == cites
    assert verdict.corrected is (set(cites) != set(item.cites))


@pytest.mark.parametrize(
    ("item", "kind"),
    [
        # somebody else's deed: the name is in the article, but in another sentence
        (says("Germany agreed to send 12 engineers.", 7), "name"),
        (says("Tarek Osei said his country will build a bridge.", 6), "name"),
        (commitment("Germany", "Send 12 engineers", "agreed", 7), "name"),
        (commitment("Peru", "Lend a dredger", "pledged", 9, to=["Sudland"]), "name"),
        # somebody else's office
        (actor("Tarek Osei", 4, role="foreign minister"), "content"),
        (actor("Anna Berg", 3, role="deputy ministry"), "content"),
        (actor("Anna Berg", 3, role="ambassador", affiliation="Sudland"), "content"),
        # a number, a date, a place of another sentence
        (says("France agreed to send 300 engineers.", 7), "number"),
        (commitment("France", "Send 12 engineers", "agreed", 7, deadline="by 2030"), "number"),
        (commitment("France", "Send 12 engineers", "agreed", 7, amount="40 million"), "number"),
        # an act of another sentence
        (commitment("Arven Bank", "Lend more", "agreed", 5), "modality"),
        (commitment("France", "Send 12 engineers", "refused", 7), "modality"),
    ],
)  # fmt: skip
def test_a_false_claim_is_not_helped_by_another_sentence(item: Cited, kind: str) -> None:
    verdict = GROUNDER.check(item)
    assert kind in {problem.kind for problem in verdict.problems}
    assert verdict.item.cites == item.cites
    assert not verdict.corrected


def test_a_sentence_that_does_not_exist_supports_nothing() -> None:
    verdict = GROUNDER.check(says("Talks opened in Arven on Monday.", 99))
    assert [problem.kind for problem in verdict.problems] == ["citation"]
    assert verdict.reason == "no such sentence: 99"


def test_citations_come_back_sorted_and_single() -> None:
    verdict = GROUNDER.check(says("Anna Berg and Tarek Osei led the teams.", 4, 3, 4))
    assert verdict.ok
    assert verdict.item.cites == [3, 4]
    assert not verdict.corrected


@pytest.mark.parametrize(
    ("fields", "problem"),
    [
        ({"when": "Monday", "where": "Arven"}, None),
        ({"when": "Tuesday", "where": "Arven"}, "when"),
        ({"when": "Monday", "where": "Geneva"}, "where"),
        ({"when": None, "where": None}, None),
        ({"when": "Monday", "where": None, "date": "2019-05-06"}, None),
    ],
)
def test_when_and_where_are_checked_and_the_derived_date_is_not(
    fields: dict[str, Any], problem: str | None
) -> None:
    verdict = GROUNDER.check(Event(what="Talks between Norland and Sudland", cites=[1], **fields))
    assert {each.field for each in verdict.problems} == ({problem} if problem else set())


def test_an_instruction_in_the_article_is_no_support() -> None:
    told = article("The council met.", "The council fired 12 clerks.")
    flagged = told.sentences[1].model_copy(update={"flagged": True})
    grounder = Grounder(told.model_copy(update={"sentences": (told.sentences[0], flagged)}))
    assert not grounder.check(says("The council fired 12 clerks.", 1)).ok


def test_the_message_names_all_sentences_cited() -> None:
    verdict = GROUNDER.check(says("Norland met Peru in Arven on Monday.", 1, 2, 8))
    assert verdict.problems[0].message == "name Peru is not in sentences 1, 2 and 8"


def test_a_cited_sentence_that_shares_nothing_with_the_claim_is_left_out() -> None:
    text = article(
        "Ostmark promised to finish a rail link by March.",
        "Lindhaven lost its last mine.",
        "The link will reach the port of Gresse.",
    )
    verdict = Grounder(text).check(says("Ostmark will finish a rail link.", 1, 2, 3))
    assert (verdict.ok, verdict.item.cites) == (True, [1, 3])


def test_an_action_of_small_words_stays_where_it_was_said() -> None:
    grounder = Grounder(article("Anna Holt agreed to pay.", "She said prices would not come back."))
    item = commitment("Anna Holt", "not come back", "pledged", 1, 2)
    assert grounder.check(item).item.cites == [1, 2]
