"""Commitments that several articles report: joined, kept apart, or set side by side."""

import pytest
from dossier_notes import actor, commitment, note, person

from summarizer.dossiers import merged
from summarizer.schemas import Actor, Commitment, CommitmentStatus
from summarizer.schemas.dossier import Dossier

ACTORS = (actor("Vellmar"), actor("Norland"), actor("Kestria"))


def dossier(
    *commitments: Commitment | list[Commitment], actors: tuple[Actor, ...] = ACTORS
) -> Dossier:
    """Return the dossier of articles, each with one commitment or those of a list."""
    return merged(
        note(*actors, *(given if isinstance(given, list) else [given]), outlet=f"Outlet {number}")
        for number, given in enumerate(commitments, start=1)
    )


def joined(one: Commitment, other: Commitment) -> bool:
    """Whether two reports become one entry, whichever of them comes first."""
    counts = {len(dossier(*pair).commitments) for pair in ((one, other), (other, one))}
    assert len(counts) == 1
    return counts == {1}


def differing(one: Commitment, other: Commitment) -> list[str]:
    """Return in what two reports are set side by side."""
    return [each.aspect for each in dossier(one, other).contradictions]


def dredge(action: str = "pay for dredging the harbour", **fields: object) -> Commitment:
    return commitment("Vellmar", action, **fields)  # type: ignore[arg-type]


class TestJoined:
    @pytest.mark.parametrize(
        ("action", "other"),
        [
            ("dredge the harbours", "dredge the harbour"),
            ("Reopen the crossing.", "reopen the crossing"),
            ("clear the mines on its bank", "clear the mines on its bank with Norland's help"),
            ("pay 40 million crowns for the bridge", "pay 40,000,000 crowns for the bridge"),
        ],
    )
    def test_what_is_said_in_nearly_the_same_words(self, action: str, other: str) -> None:
        assert joined(dredge(action), dredge(other))

    def test_an_amount_that_one_article_leaves_out(self) -> None:
        assert joined(dredge(amount="40 million crowns"), dredge())

    def test_a_deadline_that_one_article_leaves_out(self) -> None:
        assert joined(dredge(deadline="by December 2027"), dredge())

    @pytest.mark.parametrize(
        ("status", "other"),
        [("pledged", "agreed"), ("pledged", "reaffirmed"), ("agreed", "ongoing")],
    )
    def test_what_is_undertaken_in_either_way(
        self, status: CommitmentStatus, other: CommitmentStatus
    ) -> None:
        first = commitment(["Vellmar", "Norland"], "reopen the crossing", status)
        assert joined(first, commitment(["Norland", "Vellmar"], "reopen the crossing", other))

    def test_a_maker_under_another_name(self) -> None:
        found = merged(
            [
                note(person("Anna Holt"), commitment("Anna Holt", "visit Norland"), outlet="a"),
                note(person("A. Holt"), commitment("Holt", "visit Norland"), outlet="b"),
            ]
        )
        (entry,) = found.commitments
        assert entry.by == ["Anna Holt"]
        assert entry.cites == ["1:2", "2:2"]

    def test_the_entry_has_what_any_of_the_reports_says(self) -> None:
        found = dossier(
            dredge(amount="40 million crowns"),
            dredge(deadline="by December 2027", condition="if Norland helps"),
        )
        (entry,) = found.commitments
        assert (entry.amount, entry.deadline) == ("40 million crowns", "by December 2027")
        assert entry.condition == "if Norland helps"
        assert [report.item.amount for report in entry.reports] == ["40 million crowns", None]

    def test_it_says_how_many_outlets_report_it(self) -> None:
        reports = [note(*ACTORS, dredge(), outlet=name, name=str(n)) for n, name in
                   enumerate(("Courier", "courier", "Herald", None))]  # fmt: skip
        (entry,) = merged(reports).commitments
        assert entry.articles == [1, 2, 3, 4]
        assert entry.outlets == 3

    def test_what_most_outlets_report_comes_first(self) -> None:
        alone, shared = dredge("build a lighthouse"), dredge("publish the maps")
        found = dossier([alone, shared], [shared])
        assert [entry.action for entry in found.commitments] == [shared.action, alone.action]
        assert [entry.outlets for entry in found.commitments] == [2, 1]


class TestKeptApart:
    @pytest.mark.parametrize(
        ("action", "other"),
        [
            ("build a bridge over the Sarne", "build a tunnel under the Sarne"),
            ("open the border crossing", "close the border crossing"),
            ("send troops to Norland", "stop sending troops to Norland"),
            ("extend the truce", "refuse to extend the truce"),
            ("build a bridge", "build a bridge and a tunnel"),
            ("move the embassy from Hale to Vell", "move the embassy from Vell to Hale"),
            ("publish the maps", "publish the second maps of the northern and southern minefields"),
            ("pay the fee", "not pay the fee"),
            ("admit Norland to the union", "be admitted to the union by Norland"),
        ],
    )
    def test_those_to_another_action(self, action: str, other: str) -> None:
        assert not joined(dredge(action), dredge(other))
        assert differing(dredge(action), dredge(other)) == []

    def test_those_of_another_maker(self) -> None:
        assert not joined(dredge(), commitment("Norland", dredge().action))

    def test_those_of_one_maker_and_of_two(self) -> None:
        assert not joined(dredge(), commitment(["Vellmar", "Norland"], dredge().action))

    def test_those_to_another_recipient(self) -> None:
        lent = "lend two dredgers"
        assert not joined(dredge(lent, to=["Norland"]), dredge(lent, to=["Kestria"]))
        assert joined(dredge(lent, to=["Norland"]), dredge(lent))

    def test_a_call_and_an_undertaking(self) -> None:
        called = commitment("Vellmar", dredge().action, "called_for")
        assert not joined(dredge(), called)
        assert differing(dredge(), called) == []

    def test_two_of_one_note_even_if_another_article_says_less(self) -> None:
        found = dossier(
            [dredge(amount="3 million crowns"), dredge(amount="5 million crowns")], dredge()
        )
        assert len(found.commitments) == 3
        assert found.contradictions == []

    def test_a_claim_that_failed_its_check(self) -> None:
        failed = dredge(ungrounded="not in sentence 2")
        assert not joined(dredge(), failed)
        (alone,) = [each for each in dossier(dredge(), failed).commitments if each.ungrounded]
        assert alone.articles == [2]

    def test_two_sons_of_one_surname(self) -> None:
        found = merged(
            [
                note(person("Anna Holt"), commitment("Anna Holt", "visit Norland"), outlet="a"),
                note(person("Peter Holt"), commitment("Peter Holt", "visit Norland"), outlet="b"),
                note(person("Holt"), commitment("Holt", "visit Norland"), outlet="c"),
            ]
        )
        assert len(found.commitments) == 3


class TestSideBySide:
    def test_another_figure_is_a_contradiction(self) -> None:
        found = dossier(dredge(amount="40 million crowns"), dredge(amount="50 million crowns"))
        (each,) = found.contradictions
        assert (each.section, each.aspect) == ("commitments", "amount")
        assert each.about == "Vellmar: pay for dredging the harbour"
        assert [(side.says, side.articles, side.cites) for side in each.sides] == [
            ("40 million crowns", [1], ["1:2"]),
            ("50 million crowns", [2], ["2:2"]),
        ]
        assert [found.commitments[side.entry - 1].amount for side in each.sides] == [
            "40 million crowns",
            "50 million crowns",
        ]

    def test_another_figure_in_the_action_itself_is_one_too(self) -> None:
        four = dredge("pay 4 million crowns for dredging the harbour")
        assert differing(four, dredge("pay 5 million crowns for dredging the harbour")) == [
            "amount"
        ]

    @pytest.mark.parametrize(
        ("deadline", "other"),
        [
            ("by December 2027", "by June 2028"),
            ("by 2031", "by 2032"),
            ("by 3 May 2027", "by 4 May 2027"),
            ("on Monday", "on Friday"),
        ],
    )
    def test_another_date_is_a_contradiction(self, deadline: str, other: str) -> None:
        assert differing(dredge(deadline=deadline), dredge(deadline=other)) == ["deadline"]

    def test_a_date_that_one_article_says_more_exactly_is_no_difference(self) -> None:
        assert joined(dredge(deadline="by December 2027"), dredge(deadline="by 31 December 2027"))

    @pytest.mark.parametrize("other", ["refused", "conditional"])
    def test_another_status_is_a_contradiction(self, other: CommitmentStatus) -> None:
        refused = commitment("Vellmar", dredge().action, other)
        assert differing(dredge(), refused) == ["status"]

    def test_three_sides_of_one_thing(self) -> None:
        sums = ("40 million crowns", "50 million crowns", "60 million crowns")
        (each,) = dossier(*(dredge(amount=amount) for amount in sums)).contradictions
        assert [side.says for side in each.sides] == list(sums)

    def test_what_differs_in_two_respects_is_two_promises(self) -> None:
        one = dredge(amount="4 million crowns", deadline="by 2031")
        assert differing(one, dredge(amount="5 million crowns", deadline="by 2032")) == []

    def test_an_article_that_reports_both_contradicts_nobody(self) -> None:
        four, five = dredge(amount="4 million crowns"), dredge(amount="5 million crowns")
        assert dossier([four, five], four).contradictions == []

    def test_other_units_are_not_compared(self) -> None:
        assert differing(dredge(amount="40 million dollars"), dredge(amount="12 per cent")) == []


class TestWhatIsHardlyTheSame:
    @pytest.mark.parametrize(
        ("one", "other"),
        [
            ("close the harbour", "close the harbour office"),
            ("pay fishermen", "pay the fishermen's union"),
            ("send observers before the vote", "send observers after the vote"),
            ("keep troops in Hale", "keep troops out of Hale"),
            ("withdraw all troops", "withdraw some troops"),
            ("visit Hale on Monday", "visit Port Hale on Monday"),
        ],
    )
    def test_words_that_make_another_thing_of_it(self, one: str, other: str) -> None:
        assert not joined(dredge(one), dredge(other))
        assert differing(dredge(one), dredge(other)) == []

    def test_an_attribute_behind_the_verb_only_says_more(self) -> None:
        assert joined(dredge("clear mines"), dredge("clear old mines"))


class TestSumsThatMayBothBeRight:
    @pytest.mark.parametrize(
        ("one", "other"),
        [
            ("40 million crowns", "25 million dollars"),
            ("40 million crowns a year", "200 million crowns over five years"),
            ("40 million crowns a year", "200 million crowns"),
            ("up to 40 million crowns", "38 million crowns"),
            ("nearly 40 million crowns", "38.5 million crowns"),
            ("at least 30 million crowns", "more than 40 million crowns"),
            ("three ships", "40 million crowns"),
            ("two fifths of the cost", "40 percent"),
        ],
    )
    def test_are_two_commitments_and_no_contradiction(self, one: str, other: str) -> None:
        assert not joined(dredge(amount=one), dredge(amount=other))
        assert differing(dredge(amount=one), dredge(amount=other)) == []

    @pytest.mark.parametrize(
        ("one", "other"),
        [
            ("up to 40 million crowns", "50 million crowns"),
            ("no more than 40 million crowns", "more than 45 million crowns"),
            ("about 40 million crowns", "60 million crowns"),
            ("40 million crowns a year", "50 million crowns a year"),
            ("200 million crowns over five years", "250 million crowns over five years"),
        ],
    )
    def test_but_these_are_a_contradiction(self, one: str, other: str) -> None:
        assert differing(dredge(amount=one), dredge(amount=other)) == ["amount"]


class TestNothingIsLostBehindTheFullestReport:
    def test_the_date_is_that_of_the_report_which_knows_the_day(self) -> None:
        found = dossier(
            dredge(deadline="in March", deadline_date="2027-03", amount="40 million crowns"),
            dredge(deadline="by 5 March", deadline_date="2027-03-05"),
        )
        (entry,) = found.commitments
        assert (entry.deadline, entry.deadline_date) == ("by 5 March", "2027-03-05")

    def test_everybody_to_whom_it_is_made(self) -> None:
        found = dossier(dredge(to=["Norland"]), dredge(to=["Norland", "Kestria"]))
        (entry,) = found.commitments
        assert sorted(entry.to) == ["Kestria", "Norland"]

    def test_who_agrees_is_not_also_the_one_to_whom(self) -> None:
        found = dossier(
            commitment("Vellmar", "reopen the crossing", "agreed", to=["Norland"]),
            commitment(["Vellmar", "Norland"], "reopen the northern crossing", "agreed"),
        )
        (entry,) = found.commitments
        assert (sorted(entry.by), entry.to) == (["Norland", "Vellmar"], [])
