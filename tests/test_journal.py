"""What a batch has done so far: it is there after any end, and in the right order."""

import sqlite3
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from summarizer.backends.remembered import Kept
from summarizer.batch.item import Failed, Failure, Item, Noted
from summarizer.batch.journal import Journal
from summarizer.batch.journal_file import FILE
from summarizer.errors import BatchBusyError, JournalError, OutputError
from summarizer.schemas import ArticleMetadata

KEY = "ab" * 32
FAILURE = Failure("RateLimitError", "still throttled", 34, "half \ud83d")


def article(index: int, name: str = "", text: str = "", **more: object) -> Item:
    made = Item(index, name or f"article-{index}", text or f"Text {index}.")
    for field, value in more.items():
        object.__setattr__(made, field, value)
    return made


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "out"


@pytest.fixture
def journal(folder: Path) -> Iterator[Journal]:
    with Journal.open(folder, "batch") as opened:
        yield opened


class TestExchanges:
    def test_are_there_in_the_next_run(self, folder: Path) -> None:
        kept = Kept('{"a": "Zürich"}', "stop", 10, 0, 5, 1.5)
        with Journal.open(folder, "batch") as first:
            first.put(KEY, kept)
        with Journal.open(folder, "batch") as second:
            assert second.get(KEY) == kept

    def test_are_unknown_until_they_are_put(self, journal: Journal) -> None:
        assert journal.get(KEY) is None

    def test_may_be_errors(self, journal: Journal) -> None:
        kept = Kept("Sure! \udc80", error="InvalidReplyError")
        journal.put(KEY, kept)
        assert journal.get(KEY) == kept

    def test_are_replaced_by_later_ones(self, journal: Journal) -> None:
        journal.put(KEY, Kept("", error="InvalidReplyError"))
        journal.put(KEY, Kept("{}"))
        assert journal.get(KEY) == Kept("{}")

    def test_come_from_any_thread(self, journal: Journal) -> None:
        barrier = threading.Barrier(4)

        def put(number: int) -> None:
            barrier.wait()
            for count in range(25):
                journal.put(f"{number:032x}{count:032x}", Kept(str(count)))

        with ThreadPoolExecutor(4) as pool:
            list(pool.map(put, range(4)))
        for number in range(4):
            for count in range(25):
                assert journal.get(f"{number:032x}{count:032x}") == Kept(str(count))


class TestIds:
    def test_stay_as_they_are_when_they_differ(self, journal: Journal) -> None:
        item = article(0, "talks")
        assert journal.enrol(item) == item

    def test_that_are_equal_get_numbers(self, journal: Journal) -> None:
        wishes = ["talks", "TALKS", "talks-2", "talks", "other", "talks"]
        ids = [journal.enrol(article(*wish)).id for wish in enumerate(wishes)]
        assert ids == ["talks", "TALKS-2", "talks-2-2", "talks-3", "other", "talks-4"]

    def test_are_compared_as_file_systems_do_that_fold_accents(self, journal: Journal) -> None:
        ids = [journal.enrol(article(*wish)).id for wish in enumerate(["é", "e\u0301", "É"])]
        assert ids == ["é", "e\u0301-2", "É-3"]

    def test_are_the_same_in_the_next_run(self, folder: Path) -> None:
        runs = []
        for _ in range(2):
            with Journal.open(folder, "batch") as journal:
                runs.append([journal.enrol(article(place, "a")).id for place in range(4)])
        assert runs[0] == runs[1] == ["a", "a-2", "a-3", "a-4"]

    def test_are_those_of_a_fresh_run_when_the_input_has_changed(self, folder: Path) -> None:
        with Journal.open(folder, "batch") as journal:
            for place, name in enumerate(["a", "b", "b"]):
                journal.enrol(article(place, name))
        with Journal.open(folder, "batch") as journal:
            changed = enumerate(["b", "a", "b", "b-2"])
            ids = [journal.enrol(article(*wish)).id for wish in changed]
        assert ids == ["b", "a", "b-2", "b-2-2"]


class TestAnItem:
    def test_has_not_ended_at_first(self, journal: Journal) -> None:
        journal.enrol(article(0))
        assert (journal.ended(0), journal.document(0), journal.ended(7)) == (None, None, None)

    def test_is_done_in_the_next_run_too(self, folder: Path) -> None:
        with Journal.open(folder, "batch") as journal:
            journal.finish(journal.enrol(article(0)), '{"note": 1}')
        with Journal.open(folder, "batch") as journal:
            journal.enrol(article(0))
            assert (journal.ended(0), journal.document(0)) == ("done", '{"note": 1}')

    def test_that_failed_may_be_finished_later(self, journal: Journal) -> None:
        item = journal.enrol(article(0))
        journal.fail(item, FAILURE)
        assert (journal.ended(0), journal.document(0)) == ("failed", None)
        journal.finish(item, "{}")
        assert (journal.ended(0), list(journal.failures())) == ("done", [])

    def test_has_to_be_enrolled_before_it_ends(self, journal: Journal) -> None:
        with pytest.raises(JournalError, match="article-3 has not been taken up"):
            journal.finish(article(3), "{}")

    def test_may_be_enrolled_twice(self, journal: Journal) -> None:
        item = journal.enrol(article(0, "a"))
        journal.finish(item, "{}")
        journal.enrol(article(1, "a"))
        assert journal.enrol(article(0, "a")) == item
        assert journal.ended(0) == "done"


class TestAChangedInput:
    @pytest.mark.parametrize(
        "other",
        [
            article(0, text="Another text."),
            article(0, "another-name"),
            article(0, metadata=ArticleMetadata(outlet="The Gazette")),
            article(0, problem="no object"),
            article(0, source=Path("article-0.txt")),
        ],
    )
    def test_makes_an_article_another_one(self, journal: Journal, other: Item) -> None:
        journal.finish(journal.enrol(article(0)), "{}")
        journal.enrol(other)
        assert journal.ended(0) is None
        journal.enrol(article(0))
        assert journal.ended(0) == "done"

    def test_is_also_a_file_that_was_written_to(self, journal: Journal, tmp_path: Path) -> None:
        path = tmp_path / "talks.txt"
        path.write_text("Talks.")
        item = Item(0, "talks", path)
        journal.finish(journal.enrol(item), "{}")
        journal.enrol(item)
        assert journal.ended(0) == "done"
        path.write_text("Talks, and more.")
        journal.enrol(item)
        assert journal.ended(0) is None

    def test_does_not_hurt_articles_that_only_have_another_place(self, journal: Journal) -> None:
        journal.finish(journal.enrol(article(0, "b", "B.")), '"b"')
        journal.enrol(article(0, "a", "A."))
        journal.enrol(article(1, "b", "B."))
        assert (journal.ended(0), journal.ended(1)) == (None, "done")
        assert [note.index for note in journal.notes()] == [1]

    def test_of_the_fields_alone_changes_no_note(self, journal: Journal) -> None:
        journal.finish(journal.enrol(article(0, fields={"desk": "a"})), "{}")
        journal.enrol(article(0, fields={"desk": "b"}))
        assert [note.fields for note in journal.notes()] == [{"desk": "b"}]

    def test_that_is_shorter_leaves_no_notes_of_what_it_had_before(self, journal: Journal) -> None:
        for place in range(3):
            journal.finish(journal.enrol(article(place)), "{}")
        journal.input_ended(2)
        assert [note.index for note in journal.notes()] == [0, 1]
        assert journal.counts() == (2, 0)


class TestTheLists:
    def test_are_in_input_order_whatever_ended_first(self, journal: Journal) -> None:
        items = [journal.enrol(article(place)) for place in range(100)]
        for item in reversed(items):
            if item.index % 3:
                journal.finish(item, str(item.index))
            else:
                journal.fail(item, Failure("ReplyError", str(item.index)))
        assert [note.document for note in journal.notes()] == [
            str(place) for place in range(100) if place % 3
        ]
        assert [failed.failure.message for failed in journal.failures()] == [
            str(place) for place in range(100) if not place % 3
        ]
        assert journal.counts() == (66, 34)

    def test_hold_all_that_belongs_to_an_item(self, journal: Journal) -> None:
        row = {"desk": "Genève", "n": 3, "tags": ["a"], "none": None}
        for place in range(2):
            journal.enrol(article(place, "a", fields=row, origin=f"press.csv:{place}"))
        journal.finish(article(0, "a"), '{"note": "é"}')
        journal.fail(article(1, "a-2"), FAILURE)
        assert list(journal.notes()) == [Noted(0, "a", row, '{"note": "é"}')]
        assert list(journal.failures()) == [Failed(1, "a-2", "press.csv:1", row, FAILURE)]

    def test_may_be_read_while_more_ends(self, journal: Journal) -> None:
        for place in range(3):
            journal.finish(journal.enrol(article(place)), "{}")
        notes = journal.notes()
        assert next(notes).index == 0
        journal.finish(journal.enrol(article(3)), "{}")
        assert [note.index for note in notes][:2] == [1, 2]

    def test_of_an_empty_batch_are_empty(self, journal: Journal) -> None:
        assert ([*journal.notes(), *journal.failures()], journal.counts()) == ([], (0, 0))

    def test_take_odd_values_in_fields(self, journal: Journal) -> None:
        odd = {"path": Path("a"), "half": "\ud83d", "nan": float("nan")}
        journal.finish(journal.enrol(article(0, fields=odd, origin="caf\udce9.txt")), "{}")
        assert [note.fields["path"] for note in journal.notes()] == ["a"]


class TestOpening:
    def test_a_second_time_at_once_says_that_it_is_busy(self, folder: Path) -> None:
        with (
            Journal.open(folder, "batch"),
            pytest.raises(BatchBusyError, match=r"another run works on .*out"),
            Journal.open(folder, "batch"),
        ):
            pass
        Journal.open(folder, "batch").close()

    def test_for_another_batch_is_refused(self, folder: Path) -> None:
        with Journal.open(folder, "batch") as journal:
            journal.put(KEY, Kept("{}"))
        with pytest.raises(JournalError, match=r"holds a batch of other settings.*--out"):
            Journal.open(folder, "another")
        Journal.open(folder, "batch").close()

    def test_for_another_batch_says_what_differs(self, folder: Path) -> None:
        then = {"--model": "a", "--prompts": "x", "--language": "en"}
        with Journal.open(folder, then) as journal:
            journal.finish(journal.enrol(article(0)), "{}")
        Journal.open(folder, dict(reversed(then.items()))).close()
        with pytest.raises(JournalError, match="a batch of another --model, --schema: use"):
            Journal.open(folder, {**then, "--model": "b", "--schema": "m:C"})

    def test_for_another_batch_is_fine_while_nothing_was_answered(self, folder: Path) -> None:
        with Journal.open(folder, {"--model": "mistpyed"}) as journal:
            journal.fail(journal.enrol(article(0)), FAILURE)
        with Journal.open(folder, {"--model": "m"}) as journal:
            journal.put(KEY, Kept("{}"))
        with pytest.raises(JournalError, match="another --model"):
            Journal.open(folder, {"--model": "mistpyed"})

    def test_something_else_is_refused(self, folder: Path) -> None:
        folder.mkdir()
        (folder / FILE).write_text("My diary. " * 100)
        with pytest.raises(JournalError, match="is no journal"):
            Journal.open(folder, "batch")
        assert (folder / FILE).read_text().startswith("My diary.")

    def test_another_programs_database_is_refused(self, folder: Path) -> None:
        folder.mkdir()
        connection = sqlite3.connect(folder / FILE)
        connection.execute("CREATE TABLE diary (day TEXT)")
        connection.close()
        with pytest.raises(JournalError, match="is no journal"):
            Journal.open(folder, "batch")

    def test_a_newer_programs_journal_is_refused(self, folder: Path) -> None:
        Journal.open(folder, "batch").close()
        connection = sqlite3.connect(folder / FILE)
        connection.execute("PRAGMA user_version=99")
        connection.close()
        with pytest.raises(JournalError, match="newer version"):
            Journal.open(folder, "batch")

    def test_below_a_file_is_refused(self, tmp_path: Path) -> None:
        (tmp_path / "file").write_text("")
        with pytest.raises(OutputError, match="cannot write"):
            Journal.open(tmp_path / "file" / "out", "batch")

    def test_a_folder_in_the_journals_place_is_refused(self, folder: Path) -> None:
        (folder / FILE).mkdir(parents=True)
        with pytest.raises(OutputError, match="cannot write"):
            Journal.open(folder, "batch")

    def test_that_failed_does_not_keep_the_folder_busy(self, folder: Path) -> None:
        folder.mkdir()
        (folder / FILE).write_text("x" * 1000)
        with pytest.raises(JournalError):
            Journal.open(folder, "batch")
        (folder / FILE).unlink()
        Journal.open(folder, "batch").close()

    def test_and_closing_twice_is_no_trouble(self, folder: Path) -> None:
        journal = Journal.open(folder, "batch")
        journal.close()
        journal.close()
        with Journal.open(folder, "batch") as again:
            assert list(again.notes()) == []
