"""Who is said to promise, urge or refuse something has to be who does so in the sentences."""

from pathlib import Path
from typing import NamedTuple, cast

import pytest

from summarizer.articles import build_article
from summarizer.flow.note import names_of
from summarizer.grounding import Grounder
from summarizer.names import find_entities
from summarizer.schemas import Commitment, CommitmentStatus

BOTH = (
    "Norland promised to mend the road for 5 million euros by May, and Estia pledged to withdraw "
    "its ships by June."
)
LEADING = "By May, Norland will mend the road and Estia will withdraw its ships."


class Case(NamedTuple):
    """A commitment on the last sentence of an article, and whether it has the right makers."""

    right: bool
    language: str
    text: str
    by: str
    status: str
    action: str


def cases() -> list[Case]:
    lines = Path(__file__).with_name("makers.txt").read_text(encoding="utf-8").splitlines()
    found = (line for line in lines if line[:1] in {"+", "-"})
    return [Case(line[0] == "+", *map(str.strip, line[1:].split("|"))) for line in found]


def objections(case: Case, field: str = "by") -> list[str]:
    """Return what is held against a commitment in fields that begin so."""
    article = build_article(case.text, language=case.language)
    item = Commitment(
        cites=[len(article.sentences)],
        by=case.by.split(", "),
        to=[],
        action=case.action,
        status=cast("CommitmentStatus", case.status),
        condition=None,
        deadline=None,
        amount=None,
    )
    verdict = Grounder(article, names_of(find_entities(article))).check(item)
    return [problem.message for problem in verdict.problems if problem.field.startswith(field)]


@pytest.mark.parametrize("case", [case for case in cases() if case.right], ids=str)
def test_who_does_so_stands(case: Case) -> None:
    assert objections(case) == []


@pytest.mark.parametrize("case", [case for case in cases() if not case.right], ids=str)
def test_who_does_something_else_or_has_it_done_to_him_does_not(case: Case) -> None:
    assert len(objections(case)) == 1


def test_the_reason_says_who_it_is() -> None:
    text = "Norland promised to reopen the border while Estia pledged to publish the maps."
    assert objections(Case(False, "en", text, "Estia", "pledged", "reopen the border")) == [
        "'Estia': it is 'Norland' that does so in sentence 1"
    ]
    urged = "Norland urged Estia to withdraw its troops."
    assert objections(Case(False, "en", urged, "Estia", "called_for", "withdraw its troops")) == [
        "'Estia': it is done to them, not by them, in sentence 1"
    ]


def test_in_german_where_every_noun_has_a_capital_nothing_is_said() -> None:
    text = "Norland versprach, die Grenze zu öffnen, und Estia versprach zu zahlen."
    assert objections(Case(False, "de", text, "Estia", "pledged", "die Grenze öffnen")) == []


@pytest.mark.parametrize(
    ("text", "by", "action", "deadline", "amount", "right"),
    [
        (BOTH, "Norland", "mend the road", "May", "5 million euros", True),
        (BOTH, "Estia", "withdraw its ships", "June", None, True),
        (BOTH, "Norland", "mend the road", "June", None, False),
        (BOTH, "Estia", "withdraw its ships", "May", None, False),
        (BOTH, "Estia", "withdraw its ships", "June", "5 million euros", False),
        (LEADING, "Norland", "mend the road", "May", None, True),
        (LEADING, "Estia", "withdraw its ships", "May", None, True),
    ],
)
def test_a_sum_and_a_deadline_go_with_the_act_of_their_maker(
    text: str, by: str, action: str, deadline: str, amount: str | None, right: bool
) -> None:
    item = Commitment(
        cites=[1],
        by=[by],
        to=[],
        action=action,
        status="pledged",
        condition=None,
        deadline=deadline,
        amount=amount,
    )
    assert Grounder(build_article(text, language="en")).check(item).ok == right


@pytest.mark.parametrize(
    ("text", "action"),
    [
        ("Norland will pay 5 million crowns and lend Estia 3 million.", "lend Estia 3 million"),
        ("Norland will buy 40 trucks and Estia's 12 ferries.", "buy Estia's 12 ferries"),
    ],
    ids=["an object", "an owner"],
)
def test_a_name_that_is_no_subject_shares_nothing_out(text: str, action: str) -> None:
    assert objections(Case(True, "en", text, "Norland", "pledged", action), field="") == []


@pytest.mark.parametrize(
    ("by", "action", "reason"),
    [
        ("Norland", "pay 45 million crowns", None),
        ("Ostrell", "pay 30 million crowns", None),
        ("Norland, Ostrell", "pay 45 million and 30 million crowns", None),
        ("Norland", "pay 30 million crowns", "number 30 million: it is that of 'Ostrell'"),
    ],
)
def test_a_sum_is_that_of_its_own_maker(by: str, action: str, reason: str | None) -> None:
    text = "Norland will pay 45 million crowns and Ostrell 30 million."
    said = objections(Case(not reason, "en", text, by, "pledged", action), field="")
    assert said == ([f"{reason} in sentence 1"] if reason else [])
