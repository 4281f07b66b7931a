"""Complex formats are read in processes of their own: what goes wrong there ends there."""

import os
import signal
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from confined_reading import failure, has_ended, read

from summarizer.blocks import Block
from summarizer.errors import EmptyArticleError, MissingExtraError, UnreadableArticleError
from summarizer.readers.confined import ConfinedReaders
from summarizer.readers.confined_child import Limits
from summarizer.readers.confined_wire import Reply, receive, replies
from summarizer.readers.reading import Reading, Source

pytest_plugins = ("confined_reading",)
pytestmark = pytest.mark.usefixtures("odd_reader")


class TestWhatIsRead:
    def test_comes_back_as_the_reader_returned_it(self, readers: ConfinedReaders) -> None:
        source = Source(b"The bridge was closed.")
        expected = Reading((Block("The bridge was closed."),))
        assert readers.read(source, "odd") == expected

    def test_is_normalised_whoever_read_it(self, readers: ConfinedReaders) -> None:
        assert read(readers, "untidy") == "Two lines and a gap."

    def test_may_hold_half_a_character(self, readers: ConfinedReaders) -> None:
        assert read(readers, "half a character") == "\ufffd is half of one."

    def test_comes_from_one_process_for_many_articles(self, readers: ConfinedReaders) -> None:
        assert read(readers, "process") == read(readers, "process")

    def test_comes_from_a_new_process_after_so_many_articles(self) -> None:
        with ConfinedReaders(Limits(articles=2)) as readers:
            first, second, third = (read(readers, "process") for _ in range(3))
        assert first == second != third

    def test_is_not_disturbed_by_what_a_reader_prints(
        self, readers: ConfinedReaders, capfd: pytest.CaptureFixture[str]
    ) -> None:
        assert read(readers, "print") == "It was printed."
        assert capfd.readouterr() == ("", "")

    def test_can_be_asked_for_again_after_closing(self) -> None:
        readers = ConfinedReaders()
        read(readers, "process")
        readers.close()
        assert read(readers, "Words.") == "Words."
        readers.close()


class TestErrors:
    def test_of_ours_come_back_as_they_were(self, readers: ConfinedReaders) -> None:
        with pytest.raises(EmptyArticleError, match=r"^Nothing in it\.$"):
            read(readers, "raise empty")

    def test_a_missing_package_comes_back_as_such(self, readers: ConfinedReaders) -> None:
        with pytest.raises(MissingExtraError, match="pip install it"):
            read(readers, "raise missing")

    def test_of_strangers_become_one_plain_line(self, readers: ConfinedReaders) -> None:
        line = failure(readers, "raise")
        assert line == "The plug-in for odd files failed: RuntimeError: first second [31m line"

    def test_endless_recursion_is_one(self, readers: ConfinedReaders) -> None:
        assert "RecursionError" in failure(readers, "nest")

    @pytest.mark.parametrize("wish", ["nothing", "odd kind", "odd text"])
    def test_what_is_no_reading_is_one(self, readers: ConfinedReaders, wish: str) -> None:
        failure(readers, wish)
        assert read(readers, "Words.") == "Words."

    def test_do_not_cost_the_process(self, readers: ConfinedReaders) -> None:
        before = read(readers, "process")
        failure(readers, "raise")
        assert read(readers, "process") == before


class TestAProcessThatBreaksDown:
    @pytest.mark.parametrize(
        ("wish", "how"),
        [
            ("abort", "ended by SIGABRT"),
            ("be killed", "ended by SIGKILL"),
            ("exit", "ended with status 0"),
            ("interrupt", "ended"),
            ("leave", "ended with status 3"),
        ],
    )
    def test_costs_one_article(self, readers: ConfinedReaders, wish: str, how: str) -> None:
        assert how in failure(readers, wish)
        assert read(readers, "Words.") == "Words."

    def test_while_nobody_asks_is_replaced(self, readers: ConfinedReaders) -> None:
        process = int(read(readers, "process"))
        watched = os.pidfd_open(process)
        os.kill(process, signal.SIGKILL)
        assert has_ended(watched)
        assert read(readers, "Words.") == "Words."


class TestLimits:
    @pytest.mark.parametrize("wish", ["hang", "hang in C"])
    def test_of_time(self, wish: str) -> None:
        with ConfinedReaders(Limits(seconds=2)) as readers:
            assert failure(readers, wish) == "Reading the odd file took longer than 2 seconds."
            assert read(readers, "Words.") == "Words."

    def test_of_memory(self) -> None:
        with ConfinedReaders(Limits(memory=2**29)) as readers:
            assert "memory" in failure(readers, "eat")
            assert read(readers, "Words.") == "Words."

    def test_of_the_answer(self) -> None:
        with ConfinedReaders(Limits(answer=10_000)) as readers:
            assert "more text" in failure(readers, "talk")
            assert read(readers, "Words.") == "Words."

    def test_of_the_file(self) -> None:
        with ConfinedReaders(Limits(source=2**20)) as readers:
            line = failure(readers, "x" * (3 * 2**20))
        assert line == "The article has 3 MB; at most 1 are read."


class TestWhatAProcessAnswers:
    """Somebody may have taken it over."""

    def test_is_an_error_of_an_article_or_of_a_package_and_no_other(self) -> None:
        for name in ("SystemExit", "KeyboardInterrupt", "ConfigError", "os.system", ""):
            assert type(Reply(error=name).error_of()) is UnreadableArticleError

    def test_is_one_line_that_can_be_printed(self) -> None:
        error = Reply(error="ArticleError", message="Red:\n\x1b[31m" + "x" * 10_000).error_of()
        assert str(error).startswith("Red: [31mxxx")
        assert len(str(error)) < 1100

    @pytest.mark.parametrize(
        "answer",
        [
            '{"reading": {"blocks": [{"text": "Words.", "kind": "code"}]}}',
            '{"reading": {"blocks": [{"text": 7}]}}',
            '{"reading": {"blocks": [], "metadata": {"unknown": "x"}}}',
            "[]",
            "no JSON",
        ],
    )
    def test_is_checked_field_by_field(self, answer: str) -> None:
        with pytest.raises(ValueError, match="validation error"):
            replies().validate_json(answer)

    def test_is_not_read_beyond_its_bounds(self) -> None:
        outgoing, incoming = os.pipe()
        try:
            os.write(incoming, (2**31).to_bytes(4, "big") + bytes(4))
            assert receive(outgoing, 1000) is None
        finally:
            os.close(outgoing)
            os.close(incoming)


class TestTheProcess:
    def test_knows_no_secrets(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("OPENAI_API_KEY", "sk-not-for-readers")
        monkeypatch.setenv("SOME_TOKEN", "nor-this")
        with ConfinedReaders() as readers:
            environment = read(readers, "environment")
        assert "PYTHONPATH" in environment
        assert "sk-not-for-readers" not in environment
        assert "nor-this" not in environment

    def test_imports_nothing_from_the_working_folder(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        folder = tmp_path / "articles"
        folder.mkdir()
        (folder / "json.py").write_text("raise SystemExit(9)")
        monkeypatch.chdir(folder)
        with ConfinedReaders() as readers:
            assert str(folder) not in read(readers, "folder")

    def test_belongs_to_no_terminal(self, readers: ConfinedReaders) -> None:
        assert int(read(readers, "session")) != os.getsid(0)

    def test_does_not_heed_an_interrupt(self, readers: ConfinedReaders) -> None:
        assert read(readers, "be interrupted") == "It goes on."

    def test_ends_when_it_is_closed(self) -> None:
        with ConfinedReaders() as readers:
            watched = os.pidfd_open(int(read(readers, "process")))
        assert has_ended(watched)

    def test_that_cannot_be_started_is_one_line(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(sys, "executable", "/no/such/python")
        assert "can be started" in failure(ConfinedReaders(), "Words.")

    def test_that_breaks_down_as_it_starts_is_one_line(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        broken = tmp_path / "python"
        broken.write_text("#!/bin/sh\nexit 7\n")
        broken.chmod(0o755)
        monkeypatch.setattr(sys, "executable", str(broken))
        line = failure(ConfinedReaders(), "Words.")
        assert "can be started: the process that read it ended with status 7" in line

    def test_is_not_started_where_there_is_no_interpreter(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(sys, "frozen", True, raising=False)
        assert "none is found" in failure(ConfinedReaders(), "Words.")


class TestThreads:
    def test_read_at_once_each_its_own_article(self, readers: ConfinedReaders) -> None:
        wishes = [f"Sentence {number}." for number in range(60)]
        with ThreadPoolExecutor(8) as pool:
            assert list(pool.map(lambda wish: read(readers, wish), wishes)) == wishes

    def test_share_no_more_processes_than_allowed(self) -> None:
        with ConfinedReaders(width=2) as readers, ThreadPoolExecutor(8) as pool:
            found = set(pool.map(lambda _: read(readers, "process"), range(40)))
        assert 1 <= len(found) <= 2
