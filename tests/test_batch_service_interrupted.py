"""A batch at the provider's service goes on after whatever ended it."""

from typing import Any

import pytest
from batch_service_desk import ARTICLES, SECTIONS, Desk, about, badly_once
from batch_service_server import left_out

pytest_plugins = ("batch_service_desk",)


class Killed(BaseException):
    """Stands for ``kill -9``: nothing catches it."""


class TestWhateverEndsIt:
    """The same command goes on, and no job is sent twice."""

    def test_an_upload_that_fails_is_repeated(self, desk: Desk) -> None:
        desk.server.refuse = {"POST /files": [503, 0]}
        desk.submit()
        assert len(desk.server.jobs) == 1
        assert len(desk.slept) == 2

    def test_a_job_whose_beginning_was_not_heard_is_found_again(self, desk: Desk) -> None:
        desk.server.refuse = {"POST /batches": [0]}
        desk.submit()
        assert len(desk.server.jobs) == 1
        assert desk.collect().done == ARTICLES

    def test_so_it_is_when_the_process_died_there(
        self, desk: Desk, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        from summarizer.batch.service.jobs import Jobs, ServiceJob

        save = Jobs.save

        def dying(self: Jobs, job: ServiceJob) -> None:
            if job.state == "sent":
                raise Killed
            save(self, job)

        with monkeypatch.context() as patched:
            patched.setattr(Jobs, "save", dying)
            with pytest.raises(Killed):
                desk.submit()
        # Others have sent jobs meanwhile: the service lists two at a time.
        for number in range(5):
            desk.server.jobs[f"other-{number}"] = type(desk.server.jobs["batch_1"])(
                f"other-{number}", [], {"input_file_id": "x", "metadata": None}
            )
        desk.submit()
        assert len([name for name in desk.server.jobs if name.startswith("batch")]) == 1
        assert desk.collect().done == ARTICLES

    def test_a_service_that_lists_no_jobs_is_told_the_same_mark(self, desk: Desk) -> None:
        desk.server.refuse = {"POST /batches": [503]}
        desk.server.lists = False
        desk.submit()
        assert len(desk.server.jobs) == 1
        assert any("cannot be seen" in line for line in desk.told)

    @pytest.mark.parametrize("step", range(1, 105, 7))
    def test_killed_at_any_write_it_goes_on(
        self, desk: Desk, monkeypatch: pytest.MonkeyPatch, step: int
    ) -> None:
        """Every change of the service's file is a place where the process may die."""
        from summarizer.sqlite_file import SqliteFile

        run = SqliteFile.run
        left = step

        def dying(self: SqliteFile, statement: str, values: Any = ()) -> int:
            nonlocal left
            if not statement.startswith("PRAGMA"):
                left -= 1
            if left == 0:
                raise Killed
            return run(self, statement, values)

        desk.server.respond = badly_once(
            left_out("batch_expired"), lambda entry: about(entry, "Vollen")
        )
        with monkeypatch.context() as patched:
            patched.setattr(SqliteFile, "run", dying)
            with pytest.raises(Killed):
                desk.run_to_the_end()
        stand = desk.submit()
        for _ in range(3):
            stand = desk.collect()
        assert (stand.done, stand.failed, stand.finished) == (ARTICLES, 0, True)
        repeated = [key for key, times in desk.server.asked.items() if times > 1]
        assert len(repeated) <= SECTIONS, "only what the service left out is asked again"
        assert max(desk.server.asked.values()) <= 2
        assert list((desk.out / "service").glob("job-*")) == []
