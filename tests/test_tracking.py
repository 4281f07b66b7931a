"""Commitments over time: joined across articles, with a state on a given day."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

import pytest
from dossier_notes import actor, commitment, note, person
from hypothesis import given
from hypothesis import strategies as st
from notes_at_random import commitments, notes
from pydantic import BaseModel
from tracked_notes import DREDGE, TODAY, vellmar

from summarizer import track
from summarizer.dossiers.commitments import last_day
from summarizer.render.tracking import render_tracking
from summarizer.result import Result
from summarizer.schemas import Commitment, CommitmentStatus, NoteDocument
from summarizer.schemas.tracking import Sighting, State, TrackedCommitment, Tracking
from summarizer.tracking.states import state_of


def sighting(
    published: str | None = "2026-01-10",
    status: CommitmentStatus = "pledged",
    deadline_date: str | None = None,
) -> Sighting:
    return Sighting(
        article=1,
        published=date.fromisoformat(published) if published else None,
        status=status,
        action=DREDGE,
        deadline=None,
        deadline_date=deadline_date,
        amount=None,
        condition=None,
        cites=[1],
    )


def only(tracking: Tracking) -> TrackedCommitment:
    (found,) = tracking.actors
    (entry,) = found.commitments
    return entry


class TestStates:
    @pytest.mark.parametrize(
        ("deadline", "state"),
        [
            ("2026-08-31", "overdue"),
            ("2026-09-01", "due"),
            ("2026-10-01", "due"),
            ("2026-10-02", "open"),
            ("2026-08", "overdue"),
            ("2026-09", "due"),
            ("2026-12", "open"),
            ("2025", "overdue"),
            ("2026", "open"),
            ("soon", "open"),
            (None, "open"),
        ],
    )
    def test_the_deadline_decides(self, deadline: str | None, state: State) -> None:
        assert state_of([sighting(deadline_date=deadline)], TODAY, 30) == state

    def test_a_month_is_overdue_after_its_last_day(self) -> None:
        history = [sighting(deadline_date="2026-12")]
        assert state_of(history, date(2026, 12, 31), 30) == "due"
        assert state_of(history, date(2027, 1, 1), 30) == "overdue"

    def test_how_near_due_is_may_be_chosen(self) -> None:
        history = [sighting(deadline_date="2026-09-11")]
        assert state_of(history, TODAY, 9) == "open"
        assert state_of(history, TODAY, 10) == "due"

    @pytest.mark.parametrize("status", ["refused", "called_for", "conditional"])
    def test_what_nobody_has_firmly_undertaken_is_never_overdue(self, status: Any) -> None:
        assert state_of([sighting(status=status, deadline_date="2026-01-01")], TODAY, 30) == status

    def test_the_last_report_counts(self) -> None:
        history = [sighting("2026-01-10", "refused"), sighting("2026-02-10", "pledged")]
        assert state_of(history, TODAY, 30) == "reaffirmed"
        assert state_of(history[::-1], TODAY, 30) == "refused"

    def test_an_undated_report_does_not_count_as_the_last(self) -> None:
        assert state_of([sighting(), sighting(None, "refused")], TODAY, 30) == "open"

    def test_new_is_what_was_first_reported_in_the_last_thirty_days(self) -> None:
        assert state_of([sighting("2026-08-02")], TODAY, 30) == "new"
        assert state_of([sighting("2026-08-01")], TODAY, 30) == "open"

    def test_two_reports_of_one_day_reaffirm_nothing_but_the_word_does(self) -> None:
        assert state_of([sighting(), sighting()], TODAY, 30) == "open"
        assert state_of([sighting(status="reaffirmed")], TODAY, 30) == "reaffirmed"

    @pytest.mark.parametrize(
        ("text", "day"),
        [
            ("2028-02", date(2028, 2, 29)),
            ("2027", date(2027, 12, 31)),
            ("2027-05-03", date(2027, 5, 3)),
            ("2027-13", None),
            ("2027-02-30", None),
            ("", None),
        ],
    )
    def test_the_last_day_of_a_deadline(self, text: str, day: date | None) -> None:
        assert last_day(text) == day


class TestHistory:
    def test_reports_of_one_commitment_become_one_with_its_history(self) -> None:
        reports = [
            vellmar("2026-05-20", "reaffirmed"),
            vellmar("2026-03-01"),
            vellmar(None),
            vellmar("2026-08-20", "refused"),
        ]
        entry = only(track(reports, today=TODAY))
        assert (entry.first_seen, entry.last_seen) == (date(2026, 3, 1), date(2026, 8, 20))
        assert [each.status for each in entry.history] == [
            "pledged", "reaffirmed", "refused", "pledged",
        ]  # fmt: skip
        assert [each.article for each in entry.history] == [2, 1, 4, 3]
        assert (entry.state, entry.status) == ("refused", "refused")

    def test_another_amount_is_another_commitment(self) -> None:
        reports = [
            vellmar("2026-03-01", amount="4 million crowns"),
            vellmar("2026-04-01", amount="5 million crowns"),
        ]
        (found,) = track(reports, today=TODAY).actors
        assert [each.amount for each in found.commitments] == [
            "4 million crowns",
            "5 million crowns",
        ]

    def test_a_deadline_that_was_saved_with_its_date_is_read(self) -> None:
        report = vellmar("2026-03-01", deadline="by the end of June")
        said = report.note.commitments[0]  # type: ignore[attr-defined]  # a briefing note
        if "deadline_date" in Commitment.model_fields:
            said.deadline_date = "2026-06-30"
        else:
            object.__setattr__(said, "deadline_date", "2026-06-30")
        entry = only(track([report], today=TODAY))
        assert (entry.deadline, entry.deadline_date) == ("by the end of June", "2026-06-30")
        assert entry.state == "overdue"

    def test_a_joint_act_is_with_each_of_its_makers(self) -> None:
        both = note(
            actor("Vellmar"),
            actor("Norland"),
            commitment(["Vellmar", "Norland"], DREDGE, "agreed"),
            outlet="a",
        )
        found = track([both], today=TODAY).actors
        assert [each.name for each in found] == ["Norland", "Vellmar"]
        assert [each.commitments[0].by for each in found] == [["Vellmar", "Norland"]] * 2

    def test_commitments_come_by_their_first_report_and_undated_ones_last(self) -> None:
        reports = [
            vellmar(None, action="build a lighthouse"),
            vellmar("2026-05-01", action="publish the maps"),
            vellmar("2026-03-01", action="raise the tolls"),
        ]
        (found,) = track(reports, today=TODAY).actors
        dates = [each.first_seen for each in found.commitments]
        assert dates == [date(2026, 3, 1), date(2026, 5, 1), None]

    def test_actors_are_joined_only_without_doubt(self) -> None:
        named = [("Anna Holt", "a"), ("Minister Anna Holt", "b"), ("Holt", "c"), ("A. Holt", "d")]
        reports = [
            note(person(name), commitment(name, "visit Norland"), outlet=outlet)
            for name, outlet in named
        ]
        found = track(reports, today=TODAY).actors
        assert [(each.name, each.aliases) for each in found] == [
            ("A. Holt", []),
            ("Anna Holt", ["Minister Anna Holt"]),
            ("Holt", []),
        ]

    def test_a_maker_that_is_no_actor_of_the_note_is_listed_all_the_same(self) -> None:
        (found,) = track([note(commitment("the growers", DREDGE), outlet="a")], today=TODAY).actors
        assert (found.name, found.kind) == ("the growers", None)

    def test_the_same_article_counts_once_and_that_is_said(self) -> None:
        report = vellmar("2026-03-01")
        found = track([report, report, Result(report)], today=TODAY)
        assert len(only(found).history) == 1
        assert found.warnings == ["Article 1 was given more than once: its first note is used."]

    def test_without_a_day_it_is_this_day(self) -> None:
        assert track([]).today - date.today() <= timedelta(days=1)

    def test_a_note_of_another_type_is_refused(self) -> None:
        class Other(BaseModel):
            title: str

        other = vellmar("2026-03-01").model_copy(update={"note": Other(title="x")})
        with pytest.raises(ValueError, match="briefing notes"):
            track([other])

    @given(st.lists(st.lists(commitments, max_size=3), max_size=5), st.randoms())
    def test_nothing_is_lost_and_the_order_of_the_notes_does_not_matter(
        self, given_items: list[list[Commitment]], random: Any
    ) -> None:
        made = [note(actor("Vellmar"), *items, name=str(n)) for n, items in enumerate(given_items)]
        one = track(made, today=TODAY)
        other = track(random.sample(made, len(made)), today=TODAY)
        assert sum(map(len, given_items)) == _reports(one) == _reports(other)
        assert _shape(one) == _shape(other)

    @given(notes())
    def test_any_notes_can_be_tracked_and_drawn(self, made: list[NoteDocument]) -> None:
        found = track(made, today=TODAY)
        for form in ("markdown", "text", "csv", "html", "json"):
            assert render_tracking(found, form)


def _reports(tracking: Tracking) -> int:
    return sum(len(c.history) for a in tracking.actors for c in a.commitments)


def _shape(tracking: Tracking) -> list[tuple[str, list[tuple[str, int]]]]:
    return [
        (each.name, sorted((c.action, len(c.history)) for c in each.commitments))
        for each in tracking.actors
    ]


class TestFilters:
    @pytest.fixture
    def reports(self) -> Sequence[NoteDocument]:
        return [
            note(actor("United States"), commitment("United States", DREDGE), outlet="a"),
            note(person("Anna Holt"), commitment("Holt", "visit Norland", "refused"), outlet="b"),
        ]

    @pytest.mark.parametrize(
        ("wanted", "names"),
        [
            ("Holt", ["Anna Holt"]),
            ("anna HOLT", ["Anna Holt"]),
            ("U.S.", ["United States"]),
            ("Hol", []),
            ("nobody", []),
        ],
    )
    def test_by_the_words_of_a_name(
        self, reports: Sequence[NoteDocument], wanted: str, names: list[str]
    ) -> None:
        assert [a.name for a in track(reports, today=TODAY, actor=wanted).actors] == names

    def test_by_state(self, reports: Sequence[NoteDocument]) -> None:
        assert [a.name for a in track(reports, states=["refused"]).actors] == ["Anna Holt"]
        assert track(reports, states=["overdue"]).actors == []


def test_articles_from_after_the_day_are_named() -> None:
    after = [vellmar(f"2026-10-{day}") for day in range(10, 22)]
    found = track([vellmar("2026-08-01"), *after], today=TODAY)
    assert found.warnings == [
        "Published after 2026-09-01, and counted all the same: 2, 3, 4, 5, 6, 7, 8, 9, 10, 11 …"
    ]
    assert track([vellmar("2026-09-01"), vellmar(None)], today=TODAY).warnings == []


def test_many_notes_are_not_compared_each_with_each(monkeypatch: pytest.MonkeyPatch) -> None:
    compared = 0
    from summarizer.tracking import table

    honest = table.same_over_time

    def counting(short: Any, long: Any) -> bool:
        nonlocal compared
        compared += 1
        return honest(short, long)

    monkeypatch.setattr(table, "same_over_time", counting)
    hostile = [
        note(*(commitment("Vellmar", f"pay {n}{k} crowns") for k in range(5)), name=str(n))
        for n in range(200)
    ]
    track(hostile, today=TODAY)
    assert compared < 20 * 5 * 200
