"""Cases proposed from a note: readable, careful, and passed by that very note."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from grounding_articles import actor, commitment, says
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import BaseModel, Field
from suite_outcomes import briefing, document

from summarizer.regression.assertions import evaluate, verdict
from summarizer.regression.case_file import read_case
from summarizer.regression.proposal import propose
from summarizer.schemas import Background, Cited, Dropped, NoteDocument
from summarizer.schemas.article import ArticleMetadata
from summarizer.schemas.regression import Case

RIVER = briefing(
    "Two ministers agree on a river",
    summary=[says("The council met to speak of the river.", 1)],
    actors=[
        actor("Riverbank Trust", 2, kind="organisation"),
        actor("Anna Holt", 1),
        actor("United States", 3, kind="government", aliases=["U.S."]),
        actor("anna holt", 4),
    ],
    commitments=[
        commitment("France & Peru", "send engineers to the site", "pledged", 2, 3),
        commitment("Riverbank Trust", "lend 2 million litres of fuel", "conditional", 4),
    ],
    background=[Background(fact="Rain fell for a week.", cites=[3])],
)


def proposed(note: NoteDocument, **given: Any) -> dict[str, Any]:
    read: dict[str, Any] = yaml.safe_load(propose(note, **given))
    return read


def assertions(note: NoteDocument) -> dict[str, Any]:
    return {key: value for entry in proposed(note)["assert"] for key, value in entry.items()}


def passes(note: NoteDocument, **given: Any) -> bool:
    case = Case.model_validate(proposed(note, **given))
    outcomes = evaluate(case, note, Path())
    return verdict(case, outcomes) == (True, 1.0) and all(one.passed for one in outcomes)


class TestWhatIsProposed:
    def test_persons_and_governments_first_each_once_with_their_aliases(self) -> None:
        assert assertions(RIVER)["actors"] == {
            "required": [
                "Anna Holt",
                {"name": "United States", "aliases": ["U.S."]},
                "Riverbank Trust",
            ]
        }

    def test_commitments_with_maker_keywords_status_and_sentences(self) -> None:
        assert assertions(RIVER)["commitments"] == [
            {
                "by": ["France", "Peru"],
                "action": ["engineers", "site"],
                "status": "pledged",
                "cites": [2, 3],
            },
            {
                "by": "Riverbank Trust",
                "action": ["lend", "fuel"],
                "status": "conditional",
                "cites": [4],
            },
        ]

    def test_keywords_are_bare_words(self) -> None:
        note = briefing(commitments=[commitment("Peru", "pay for Chile's dredger", "agreed", 1)])
        assert assertions(note)["commitments"][0]["action"] == ["chile", "dredger"]

    def test_a_note_without_commitments_is_to_stay_without(self) -> None:
        found = assertions(briefing(summary=[says("The council met.", 1)]))
        assert found["no-commitments"] is True
        assert "commitments" not in found

    def test_the_share_of_claims_left_out_may_not_grow(self) -> None:
        assert assertions(RIVER)["grounded"] == 1.0
        left_out = Dropped(section="summary", item={}, reason="not in the sentences")
        worse = RIVER.model_copy(update={"dropped": [left_out]})
        assert 0.8 < assertions(worse)["grounded"] < 1.0

    def test_the_note_may_grow_a_little(self) -> None:
        short, long = RIVER, briefing(summary=[says("The council met again. " * 100, 1)])
        assert assertions(short)["max-words"] == 100
        assert 400 < assertions(long)["max-words"] < 600

    def test_a_crowd_is_not_required_in_full(self) -> None:
        crowd = briefing(actors=[actor(f"Member {number}", 1) for number in range(1, 30)])
        assert len(assertions(crowd)["actors"]["required"]) == 8


class TestTheFile:
    def test_it_is_marked_as_not_reviewed_and_says_what_to_look_at(self) -> None:
        text = propose(RIVER)
        comment = text.partition("description:")[0].splitlines()
        assert all(line.startswith("#") for line in comment)
        assert "reviewed: true" in comment[-1]
        assert yaml.safe_load(text)["reviewed"] is False

    def test_it_reads_well(self) -> None:
        lines = propose(RIVER).splitlines()
        assert "description: Two ministers agree on a river" in lines
        assert "  - commitments:" in lines
        loan = "{by: Riverbank Trust, action: [lend, fuel], status: conditional, cites: [4]}"
        assert f"      - {loan}" in lines
        assert "  - grounded: 1.0" in lines
        assert max(map(len, lines)) <= 100

    def test_it_is_the_same_every_time(self) -> None:
        assert propose(RIVER) == propose(RIVER)

    def test_it_keeps_what_the_run_was_given(self, tmp_path: Path) -> None:
        path = tmp_path / "case.yaml"
        metadata = ArticleMetadata(outlet="The Vell Times", published=date(2026, 2, 3))
        path.write_text(
            propose(RIVER, metadata=metadata, options={"tactics": "single", "attempts": 0}),
            encoding="utf-8",
        )
        case = read_case(path)
        assert case.metadata.model_dump() == metadata.model_dump()
        assert (case.options.tactics, case.options.attempts) == ("single", 0)
        assert case.options.language is None

    def test_nothing_given_leaves_no_empty_keys(self) -> None:
        assert set(proposed(RIVER)) == {"description", "reviewed", "assert"}


class Fact(Cited):
    """A fact."""

    fact: str = Field(description="The fact.")


class Facts(BaseModel):
    """Facts only."""

    facts: list[Fact] = Field(description="Every fact.")


class TestItPassesOnItsOwnNote:
    @pytest.mark.parametrize(
        "note",
        [
            RIVER,
            briefing(),
            briefing(actors=[actor("Norway: the state", 1, kind="government")]),
            briefing(actors=[actor("no", 1), actor("2012", 2), actor("1.5", 3), actor("null", 4)]),
            briefing(commitments=[commitment("Ørland", "åpne «broen» igjen", "agreed", 2)]),
            briefing(commitments=[commitment("A", "go", "refused", 1)] * 2),
            document(Facts(facts=[Fact(fact="The council met.", cites=[1])])),
        ],
        ids=["river", "empty", "colon", "yaml words", "other letters", "twice", "own type"],
    )
    def test_notes_of_many_kinds(self, note: NoteDocument) -> None:
        assert passes(note)

    @settings(max_examples=40, deadline=None)
    @given(
        names=st.lists(st.text(min_size=1, max_size=30), max_size=4),
        actions=st.lists(st.text(min_size=1, max_size=60), max_size=3),
        cites=st.lists(st.integers(1, 4), min_size=1, max_size=3, unique=True),
    )
    def test_whatever_stands_in_the_note(
        self, names: list[str], actions: list[str], cites: list[int]
    ) -> None:
        note = briefing(
            actors=[actor(name, *cites) for name in names],
            commitments=[commitment("Anna Holt", each, "pledged", *cites) for each in actions],
        )
        assert passes(note)
