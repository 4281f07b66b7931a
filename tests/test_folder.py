"""A batch and its folder: what is written, and how the same batch goes on."""

import asyncio
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from batch_articles import article, write_articles
from batch_place import Place, raising
from batch_runs import Desk, at_once, items

from summarizer.batch import Item
from summarizer.batch import opening as opening_module
from summarizer.batch.journal import Journal
from summarizer.errors import EndpointError, OutputError, SummarizerError

pytest_plugins = ("batch_place",)


class TestOutputs:
    def test_there_is_a_file_for_every_note_and_a_line_in_the_lists(self, place: Place) -> None:
        articles = items(4)
        articles[2] = replace(articles[2], source=" ", fields={"page": 7})
        run = place.run(articles)
        assert (run.progress.done, run.progress.failed, run.progress.before) == (3, 1, 0)
        assert run.progress.ended == 4
        assert place.files() == ["a-0.md", "a-1.md", "a-3.md"]
        assert [(note["index"], note["id"]) for note in place.notes()] == [
            (0, "a-0"),
            (1, "a-1"),
            (3, "a-3"),
        ]
        assert place.notes()[0]["article"]["text"] == article(0)
        assert place.failures() == [
            {
                "index": 2,
                "id": "a-2",
                "source": "2",
                "fields": {"page": 7},
                "error": {
                    "kind": "EmptyArticleError",
                    "message": place.failures()[0]["error"]["message"],
                    "exit_code": 12,
                },
                "reply": "",
            }
        ]

    def test_the_lists_are_in_input_order_whatever_ends_first(self, place: Place) -> None:
        async def behave(number: int) -> None:
            for _ in range(50 - 10 * number):
                await asyncio.sleep(0)

        place.run(items(5), Desk(behave), jobs=5)
        assert [note["index"] for note in place.notes()] == [0, 1, 2, 3, 4]

    def test_notes_have_as_many_forms_as_wanted(self, place: Place) -> None:
        place.formats = ("markdown", "json", "text")
        place.run(items(1))
        assert place.files() == ["a-0.json", "a-0.md", "a-0.txt"]

    def test_equal_ids_get_numbers(self, place: Place) -> None:
        place.run([replace(one, id="Same" if one.index else "same") for one in items(3)])
        assert place.files() == ["Same-2.md", "Same-3.md", "same.md"]

    def test_of_no_articles_the_lists_are_empty(self, place: Place) -> None:
        place.run([])
        assert place.notes() == place.failures() == []


class TestGoingOn:
    def test_what_is_done_is_not_asked_again(self, place: Place) -> None:
        place.run(items(3))
        before = place.notes()
        run = place.run(items(3))
        assert not place.desk.asked
        assert (run.progress.done, run.progress.before) == (0, 3)
        assert place.notes() == before

    def test_and_no_model_is_opened_for_it(
        self, place: Place, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        place.run(items(3))
        monkeypatch.setattr(opening_module, "opened", None)
        monkeypatch.setattr("summarizer.batch.engine.opened", None)
        place.run(items(3))

    def test_what_failed_is_tried_again(self, place: Place) -> None:
        place.run(items(3), raising(EndpointError("500"), 1))
        assert [one["id"] for one in place.failures()] == ["a-1"]
        run = place.run(items(3))
        assert place.desk.asked == [1]
        assert (run.progress.done, run.progress.failed, run.progress.before) == (1, 0, 2)
        assert len(place.notes()) == 3
        assert place.failures() == []

    def test_what_is_new_is_asked(self, place: Place) -> None:
        place.run(items(2))
        place.run(items(4))
        assert sorted(place.desk.asked) == [2, 3]
        assert len(place.notes()) == 4

    def test_an_article_that_has_changed_is_asked_again(self, place: Place, tmp_path: Path) -> None:
        paths = write_articles(tmp_path / "in", 3)
        articles = [Item(n, f"a-{n}", path, origin=str(path)) for n, path in enumerate(paths)]
        place.run(articles)
        paths[1].write_text(article(77))
        place.run(articles)
        assert place.desk.asked == [77]
        assert place.notes()[1]["article"]["text"] == article(77)
        assert "1077 euros" in (place.folder / "notes/a-1.md").read_text()

    def test_what_the_input_does_not_have_any_more_is_not_listed(self, place: Place) -> None:
        place.run(items(4))
        place.run(items(2))
        assert len(place.notes()) == 2

    def test_a_note_file_that_is_gone_is_written_again(self, place: Place) -> None:
        place.run(items(2))
        gone = place.folder / "notes/a-1.md"
        text = gone.read_text()
        gone.unlink()
        place.run(items(2))
        assert not place.desk.asked
        assert gone.read_text() == text

    def test_a_form_that_is_new_is_made_without_asking(self, place: Place) -> None:
        place.run(items(2))
        place.formats = ("markdown", "json")
        place.run(items(2))
        assert not place.desk.asked
        assert place.files() == ["a-0.json", "a-0.md", "a-1.json", "a-1.md"]

    def test_a_note_file_that_somebody_has_edited_stays(self, place: Place) -> None:
        place.run(items(1))
        edited = place.folder / "notes/a-0.md"
        edited.write_text("Mine.")
        place.run(items(1))
        assert edited.read_text() == "Mine."

    def test_a_journal_with_a_broken_note_says_so(self, place: Place) -> None:
        place.run(items(1))
        with Journal.open(place.folder, "batch") as journal:
            journal.finish(journal.enrol(items(1)[0]), '{"note": {}}')
        (place.folder / "notes/a-0.md").unlink()
        with pytest.raises(SummarizerError, match="note of a-0 cannot be read"):
            place.run(items(1))

    def test_equal_articles_share_an_answer_that_is_there(self, place: Place) -> None:
        place.run(items(1))
        place.run([*items(1), replace(items(1)[0], index=1, id="twin")])
        assert not place.desk.asked
        assert [note["id"] for note in place.notes()] == ["a-0", "twin"]


class TestBounds:
    def test_only_so_much_of_the_input_is_taken_ahead(
        self, place: Place, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def source() -> Iterator[Item]:
            for number in range(1_000_000):
                taken.append(number)
                yield Item(number, f"a-{number}", article(number % 50))

        async def behave(number: int) -> None:
            if number == 40 and place.last:
                place.last.stop()

        taken: list[int] = []
        run = place.run(source(), Desk(behave))
        assert run.stopped
        assert len(taken) < 120

    def test_a_disk_that_is_full_is_told_as_it_is(
        self, place: Place, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def full(*_arguments: object) -> None:
            raise OutputError("cannot write: the disk is full")

        monkeypatch.setattr(Journal, "finish", full)
        monkeypatch.setattr(Journal, "fail", full)
        with pytest.raises(OutputError, match="the disk is full"):
            place.run(items(50), Desk(at_once))
