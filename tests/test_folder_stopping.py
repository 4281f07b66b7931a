"""A batch that is told to stop, or cancelled, and what its folder holds then."""

import asyncio
import threading
from collections.abc import Iterator
from typing import Any

import pytest
from batch_place import Place
from batch_runs import Desk, items

from summarizer.batch import Item
from summarizer.batch.folder import FolderRun
from summarizer.batch.journal import Journal

pytest_plugins = ("batch_place",)

PATIENCE = 10.0


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
