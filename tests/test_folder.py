"""A batch and its folder: what is written, and how it goes on after whatever ended it."""

import asyncio
import json
import threading
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pytest
from batch_articles import article, write_articles
from batch_runs import Desk, at_once, batch, items

from summarizer.batch import Item
from summarizer.batch import opening as opening_module
from summarizer.batch.folder import FolderRun
from summarizer.batch.journal import Journal
from summarizer.batch.outputs import OutputFolder
from summarizer.errors import (
    ArticleNotFoundError,
    AuthenticationError,
    EndpointError,
    OutputError,
    SummarizerError,
)
from summarizer.schemas import NoteDocument
from summarizer.settings import Format

PATIENCE = 10.0


@dataclass
class Place:
    """A folder that batches are run in, one after the other."""

    folder: Path
    formats: tuple[Format, ...] = ("markdown",)
    desk: Desk = field(default_factory=Desk)
    last: FolderRun | None = None

    def run(
        self,
        articles: Iterable[Item],
        desk: Desk | None = None,
        meanwhile: Callable[[FolderRun, "asyncio.Task[None]"], None] | None = None,
        **options: Any,
    ) -> FolderRun:
        """Run a batch to its end; ``meanwhile`` may meddle with it once it runs."""
        self.desk = desk or Desk()
        with Journal.open(self.folder, "batch") as journal:
            outputs = OutputFolder(self.folder, self.formats, durable=False)
            outputs.prepare()
            self.last = run = FolderRun(journal, outputs)

            async def main() -> None:
                many = batch((), self.desk, **({"jobs": 2} | options))
                task = asyncio.create_task(run.run(articles, many))
                await asyncio.sleep(0)
                if meanwhile:
                    meanwhile(run, task)
                await task
                assert asyncio.all_tasks() == {asyncio.current_task()}

            asyncio.run(main())
        return run

    def notes(self) -> list[dict[str, Any]]:
        """The lines of notes.jsonl."""
        return _lines(self.folder / "notes.jsonl")

    def failures(self) -> list[dict[str, Any]]:
        """The lines of failures.jsonl."""
        return _lines(self.folder / "failures.jsonl")

    def files(self) -> list[str]:
        """The names of the note files."""
        return sorted(path.name for path in (self.folder / "notes").iterdir())


def _lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def raising(error: Exception, *numbers: int) -> Desk:
    """A desk that fails with these articles."""

    async def behave(number: int) -> None:
        if number in numbers:
            raise error

    return Desk(behave)


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Place:
    monkeypatch.chdir(tmp_path)
    return Place(tmp_path / "out")


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


class TestStopping:
    def test_what_is_under_way_is_finished_and_the_rest_left_for_another_run(
        self, place: Place
    ) -> None:
        async def behave(number: int) -> None:
            if number == 4 and place.last:
                place.last.stop()

        run = place.run(items(100), Desk(behave))
        assert run.stopped
        assert 5 <= run.progress.done == len(place.notes()) <= 8
        assert place.failures() == []
        first = place.desk.times
        run = place.run(items(100))
        assert not run.stopped
        assert len(place.notes()) == 100
        assert not first & place.desk.times, "nothing was asked twice"

    def test_before_anything_has_begun(self, place: Place) -> None:
        run = place.run(items(100), meanwhile=lambda run, task: run.stop())
        assert run.stopped
        assert len(place.desk.asked) <= 3

    def test_when_all_have_been_begun_leaves_nothing(self, place: Place) -> None:
        async def behave(number: int) -> None:
            while number == 2 and place.last and not place.last.stop_asked:
                await asyncio.sleep(0)
                if place.last.all_begun:
                    place.last.stop()

        run = place.run(items(3), Desk(behave), jobs=10)
        assert run.stop_asked
        assert not run.stopped
        assert run.progress.done == 3

    def test_an_input_that_is_waited_for_does_not_keep_it_from_ending(self, place: Place) -> None:
        def typed() -> Iterator[Item]:
            yield from items(2)
            waiting.set()
            gate.wait()

        async def behave(number: int) -> None:
            if number == 1 and place.last:
                await asyncio.to_thread(waiting.wait, PATIENCE)
                place.last.stop()

        waiting, gate = threading.Event(), threading.Event()
        run = place.run(typed(), Desk(behave))
        assert not gate.is_set()
        gate.set()
        assert run.stopped
        assert len(place.notes()) == 2

    @pytest.mark.parametrize("how", ["stop", "cancel"])
    def test_even_if_nothing_has_come_from_it(self, place: Place, how: str) -> None:
        def silent() -> Iterator[Item]:
            gate.wait()
            yield from items(1)

        def meddle(run: FolderRun, task: "asyncio.Task[None]") -> None:
            end = run.stop if how == "stop" else task.cancel
            asyncio.get_running_loop().call_later(0.05, end)

        gate = threading.Event()
        try:
            if how == "stop":
                assert place.run(silent(), meanwhile=meddle).stopped
                assert place.notes() == []
            else:
                with pytest.raises(asyncio.CancelledError):
                    place.run(silent(), meanwhile=meddle)
        finally:
            gate.set()

    def test_to_cancel_ends_at_once_and_leaves_the_lists_as_they_were(self, place: Place) -> None:
        async def behave(number: int) -> None:
            if number >= 2:
                tasks[0].cancel()
                await asyncio.Event().wait()

        tasks: list[asyncio.Task[None]] = []
        place.run(items(1))
        with pytest.raises(asyncio.CancelledError):
            place.run(items(100), Desk(behave), lambda run, task: tasks.append(task))
        assert len(place.notes()) == 1
        before = place.desk.times
        run = place.run(items(100))
        assert len(place.notes()) == 100
        assert run.progress.before >= 1
        assert not (before & place.desk.times) - type(before)([2, 3, 4])

    def test_to_cancel_while_the_lists_are_written_leaves_them_too(
        self, place: Place, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def slow_notes(journal: Journal) -> Iterator[Any]:
            for noted in notes(journal):
                tasks[0].get_loop().call_soon_threadsafe(tasks[0].cancel)
                cancelled.wait(PATIENCE)
                yield noted

        def remember(run: FolderRun, task: "asyncio.Task[None]") -> None:
            tasks.append(task)
            task.add_done_callback(lambda _: cancelled.set())

        tasks: list[asyncio.Task[None]] = []
        cancelled = threading.Event()
        place.run(items(1))
        notes = Journal.notes
        monkeypatch.setattr(Journal, "notes", slow_notes)
        with pytest.raises(asyncio.CancelledError):
            place.run(items(3), meanwhile=remember)
        assert len(place.notes()) == 1
        assert not list(place.folder.glob(".*.part"))


class TestEndings:
    def test_what_has_no_note_when_it_cannot_go_on_is_listed(self, place: Place) -> None:
        with pytest.raises(AuthenticationError, match="revoked"):
            place.run(items(30), raising(AuthenticationError("the key was revoked"), 5))
        assert place.last
        progress = place.last.progress
        assert len(place.notes()) == progress.done >= 5
        assert len(place.failures()) == progress.failed == 30 - progress.done
        told = {one["index"]: one["error"]["message"] for one in place.failures()}
        assert told.pop(5) == "the key was revoked"
        assert told[29] == "not begun: the key was revoked"
        assert set(told.values()) <= {"not begun: the key was revoked", "the key was revoked"}
        assert {one["error"]["kind"] for one in place.failures()} == {"AuthenticationError"}

    def test_and_tried_again_the_next_time(self, place: Place) -> None:
        with pytest.raises(AuthenticationError):
            place.run(items(30), raising(AuthenticationError("the key was revoked"), 5))
        done = {note["index"] for note in place.notes()}
        place.run(items(30))
        assert set(place.desk.asked) == set(range(30)) - done
        assert len(place.notes()) == 30
        assert place.failures() == []

    def test_what_is_done_from_before_stays_done(self, place: Place) -> None:
        place.run(items(3))
        with pytest.raises(AuthenticationError):
            place.run(items(30), raising(AuthenticationError("no"), 3))
        assert [note["index"] for note in place.notes()][:3] == [0, 1, 2]
        assert place.last
        assert place.last.progress.before == 3

    def test_a_note_that_cannot_be_written_ends_it(self, place: Place) -> None:
        (place.folder / "notes/a-3.md").mkdir(parents=True)
        with pytest.raises(OutputError, match=r"a-3\.md"):
            place.run(items(200), raising(ValueError()))
        assert len(place.desk.asked) < 50
        assert len(place.notes()) + len(place.failures()) == 200
        reasons = {one["index"]: one["error"]["message"] for one in place.failures()}
        assert reasons[3].startswith("not finished: cannot write")
        assert reasons[199].startswith("not begun: cannot write")
        (place.folder / "notes/a-3.md").rmdir()
        place.run(items(200))
        assert 3 not in place.desk.asked, "its answer was kept"
        assert len(place.notes()) == 200

    def test_a_bug_in_writing_one_note_does_not_take_the_others_along(
        self, place: Place, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def write_note(outputs: OutputFolder, item: Item, document: NoteDocument) -> None:
            if item.index == 1:
                raise ZeroDivisionError("what?")

        monkeypatch.setattr(OutputFolder, "write_note", write_note)
        run = place.run(items(3))
        assert (run.progress.done, run.progress.failed) == (2, 1)
        assert [one["error"] for one in place.failures()] == [
            {"kind": "ZeroDivisionError", "message": "internal error: what?", "exit_code": 1}
        ]

    def test_an_input_that_breaks_ends_it_after_what_was_there(self, place: Place) -> None:
        def broken() -> Iterator[Item]:
            yield from items(4)
            raise ArticleNotFoundError("press.csv is gone")

        place.run(items(8))
        with pytest.raises(ArticleNotFoundError, match="gone"):
            place.run(broken())
        place.run(items(8))
        assert not place.desk.asked, "what came later in the input is not forgotten"
        assert len(place.notes()) == 8

    def test_a_bug_in_the_input_is_none_of_ours_but_what_is_done_is_listed(
        self, place: Place
    ) -> None:
        def broken() -> Iterator[Item]:
            yield from items(4)
            raise ZeroDivisionError

        with pytest.raises(ZeroDivisionError):
            place.run(broken())
        assert len(place.notes()) == 4


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
