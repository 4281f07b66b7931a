"""The dossier as a whole: nothing is lost, the order does not matter, and what it warns of."""

from collections import Counter
from typing import Any

import pytest
from dossier_notes import actor, event, markdown, note
from harbour_notes import PATHS, harbour_model
from hypothesis import given
from hypothesis import strategies as st
from notes_at_random import notes

from summarizer import dossier, summarize
from summarizer.dossiers import merged
from summarizer.saved_notes import read_saved
from summarizer.schemas import BriefingNote, Dropped, NoteDocument
from summarizer.schemas.dossier import Dossier
from summarizer.settings import Settings


def claims_of_note(document: NoteDocument) -> Counter[str]:
    briefing = document.note
    assert isinstance(briefing, BriefingNote)
    told = [briefing.event] if briefing.event else []
    sections: list[Any] = [
        *briefing.summary, *told, *briefing.actors, *briefing.commitments, *briefing.background,
    ]  # fmt: skip
    sha = document.article.sha256
    return Counter(f"{sha} {item.model_dump_json()}" for item in sections)


def claims_of(found: Dossier) -> Counter[str]:
    shas = {article.number: article.sha256 for article in found.articles}
    entries: list[Any] = [*found.events, *found.actors, *found.commitments, *found.facts]
    return Counter(
        f"{shas[report.article]} {report.item.model_dump_json()}"
        for entry in entries
        for report in entry.reports
    )


def together(found: Dossier) -> list[list[str]]:
    """Return which claims are joined, articles named by what they are and not by number."""
    shas = {article.number: article.sha256 for article in found.articles}
    entries: list[Any] = [*found.events, *found.actors, *found.commitments, *found.facts]
    return sorted(
        sorted(f"{shas[r.article]} {r.item.model_dump_json()}" for r in entry.reports)
        for entry in entries
    )


class TestNothingIsLost:
    @given(notes())
    def test_every_claim_of_every_note_is_there_once(self, given_notes: list[NoteDocument]) -> None:
        found = merged(given_notes)
        assert claims_of(found) == sum(map(claims_of_note, given_notes), Counter())

    @given(notes())
    def test_an_entry_cites_what_its_reports_cite(self, given_notes: list[NoteDocument]) -> None:
        found = merged(given_notes)
        entries: list[Any] = [*found.events, *found.actors, *found.commitments, *found.facts]
        for entry in entries:
            cited = {f"{r.article}:{number}" for r in entry.reports for number in r.item.cites}
            assert set(entry.cites) == cited
            assert entry.articles == sorted({report.article for report in entry.reports})
            assert 1 <= entry.outlets <= len(entry.articles)

    @given(notes())
    def test_the_sides_of_a_contradiction_are_entries_of_other_articles(
        self, given_notes: list[NoteDocument]
    ) -> None:
        found = merged(given_notes)
        for each in found.contradictions:
            entries: list[Any] = list(getattr(found, each.section))
            for side in each.sides:
                assert side.cites == entries[side.entry - 1].cites
            assert len({tuple(side.articles) for side in each.sides}) > 1

    def test_what_the_single_notes_dropped_is_listed_with_its_article(self) -> None:
        dropped = Dropped(section="actors", item={"name": "X"}, reason="not in the article")
        found = merged([note(outlet="a"), note(outlet="b", dropped=[dropped])])
        (entry,) = found.dropped
        assert (entry.article, entry.section, entry.reason) == (2, "actors", "not in the article")
        assert "- **2, Actors:** X — not in the article" in markdown(found)


class TestOrder:
    @given(notes(), st.randoms())
    def test_the_order_of_the_articles_does_not_change_what_is_joined(
        self, given_notes: list[NoteDocument], random: Any
    ) -> None:
        shuffled = random.sample(given_notes, len(given_notes))
        one, other = merged(given_notes), merged(shuffled)
        assert together(one) == together(other)
        assert sorted(a.name for a in one.actors) == sorted(a.name for a in other.actors)
        differing = [(c.section, c.aspect, len(c.sides)) for c in one.contradictions]
        assert sorted(differing) == sorted(
            (c.section, c.aspect, len(c.sides)) for c in other.contradictions
        )

    def test_articles_are_numbered_as_they_are_given(self) -> None:
        found = merged([note(outlet="b"), note(outlet="a")])
        assert [(each.number, each.outlet) for each in found.articles] == [(1, "b"), (2, "a")]


class TestWarnings:
    def test_the_same_article_counts_once_and_that_is_said(self) -> None:
        twice = note(actor("Vellmar"), outlet="Courier")
        found = merged([twice, twice, note(actor("Vellmar"), outlet="Herald"), twice])
        assert len(found.articles) == 2
        (warning,) = found.warnings
        assert warning.startswith("Article 1 (Courier) was given more than once")

    def test_articles_that_share_neither_actors_nor_words_may_be_on_two_events(self) -> None:
        found = merged(
            [
                note(actor("Vellmar"), event("Vellmar dredges its harbour"), outlet="a"),
                note(actor("Kestria"), event("Kestria opens a railway"), outlet="b"),
                note(actor("Vellmar"), event("Vellmar to dredge"), outlet="c"),
            ]
        )
        (warning,) = found.warnings
        assert "may not be on one event" in warning
        assert "1, 3; 2" in warning
        assert warning in markdown(found)

    def test_words_of_the_event_are_enough(self) -> None:
        told = event("Storm floods the harbour")
        assert merged([note(told, outlet="a"), note(told, outlet="b")]).warnings == []

    def test_a_single_article_is_warned_of(self) -> None:
        (warning,) = merged([note(outlet="a")]).warnings
        assert "single article" in warning

    def test_no_article_at_all_is_an_error(self) -> None:
        with pytest.raises(ValueError, match="needs a note"):
            merged([])


class TestFromPython:
    def test_articles_notes_and_saved_notes_together_need_one_model(self, tmp_path: Any) -> None:
        settings = Settings()
        first = summarize(PATHS[0], model=harbour_model(), settings=settings)
        saved = tmp_path / "second.json"
        second = summarize(PATHS[1], model=harbour_model(), settings=settings)
        saved.write_text(second.to_json(), encoding="utf-8")
        model = harbour_model()
        found = dossier([first, saved, PATHS[2]], model=model, settings=settings)
        again = dossier(PATHS, model=harbour_model(), settings=settings)
        assert together(found) == together(again)
        assert not model.closed
        assert all("The U.S. welcomed" in r.messages[1].content for r in model.requests)

    def test_notes_alone_need_no_model(self) -> None:
        found = dossier([note(outlet="a"), note(outlet="b")], model="no-such-model")
        assert len(found.articles) == 2

    def test_the_example_s_articles(self) -> None:
        found = dossier(PATHS, model=harbour_model(), settings=Settings())
        assert [(c.section, c.aspect) for c in found.contradictions] == [
            ("events", "date"),
            ("commitments", "amount"),
            ("commitments", "status"),
            ("facts", "figure"),
        ]
        assert "| Harbour Minister |" in markdown(found)  # and not also "minister"
        holt = next(each for each in found.actors if each.name == "Anna Holt")
        assert holt.aliases == ["A. Holt", "Holt"]
        assert holt.role == "Harbour Minister"


def test_notes_of_a_batch_make_a_dossier(tmp_path: Any) -> None:
    lines = "".join(note(outlet=name).model_dump_json(by_alias=True) + "\n" for name in "ab")
    (tmp_path / "notes.jsonl").write_text(lines, encoding="utf-8")
    assert [a.outlet for a in merged(read_saved(tmp_path)).articles] == ["a", "b"]
