"""A batch that cannot go on, and what its folder says of every article then."""

from collections.abc import Iterator

import pytest
from batch_place import Place, raising
from batch_runs import items

from summarizer.batch import Item
from summarizer.batch.outputs import OutputFolder
from summarizer.errors import ArticleNotFoundError, AuthenticationError, OutputError
from summarizer.schemas import NoteDocument

pytest_plugins = ("batch_place",)


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
