"""What ``summarizer batch`` shows while it works."""

import io
import re
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from summarizer.backends.pacing import Pace
from summarizer.batch import Meter
from summarizer.batch.folder import Progress
from summarizer.cli.batch_progress import Happenings, Watched, following, live
from summarizer.pricing import Price, Prices
from summarizer.schemas import Usage

PATIENCE = 10.0


class Clock:
    now = 1000.0

    def __call__(self) -> float:
        return self.now


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def watched(total: int | None = 300, prices: Prices | None = None) -> Watched:
    return Watched(Progress(), Pace(), Meter(prices), Happenings(), total, Clock())


def after(seconds: float, one: Watched) -> str:
    one.clock.now = one.began + seconds  # type: ignore[attr-defined]  # the clock of these tests
    return one.line()


class TestLine:
    def test_at_the_beginning_all_is_zero(self) -> None:
        assert watched().line() == (
            "0 of 300: 0 done, 0 failed, 0 retries, 0 under way, 0 tokens/s, 0 tokens"
        )

    def test_in_the_middle_it_tells_what_is_done_and_how_long_the_rest_takes(self) -> None:
        one = watched()
        one.progress.done, one.progress.failed, one.progress.before = 40, 10, 50
        one.happenings.retrying("actors", "busy")
        one.meter.count("m-1", Usage(prompt=5000, completion=1000))
        assert after(100, one) == (
            "100 of 300: 90 done, 10 failed, 1 retries, 0 under way, 10 tokens/s, 6,000 tokens, "
            "6:40 left"
        )

    def test_how_many_there_are_may_not_be_known(self) -> None:
        one = watched(total=None)
        one.progress.done = 1234
        assert after(10, one).startswith("1,234: 1,234 done, ")
        assert "left" not in one.line()

    def test_what_was_done_before_does_not_make_it_faster(self) -> None:
        one = watched(total=1000)
        one.progress.before, one.progress.done = 900, 10
        assert after(10, one).endswith("1:30 left")

    def test_hours_are_told_as_such(self) -> None:
        one = watched(total=100_001)
        one.progress.done = 1
        assert after(0.1, one).endswith("2:46:40 left")

    def test_more_than_were_counted_leave_nothing(self) -> None:
        one = watched(total=10)
        one.progress.done = 12
        assert after(10, one).endswith("0:00 left")

    def test_where_prices_are_known_money_is_told(self) -> None:
        one = watched(prices=Prices({"m-1": Price(prompt=1, completion=1)}))
        one.meter.count("m-1", Usage(prompt=2_000_000, completion=500_000))
        assert "$2.50" in one.line()
        one.meter.count("m-2", Usage(prompt=1))
        assert "2,500,001 tokens" in one.line()

    def test_a_model_that_is_being_loaded_is_told(self) -> None:
        one = watched()
        one.happenings.status("loading\x1b[31m m-1")
        assert one.line().endswith(", loading [31m m-1")
        one.happenings.downloading("m-1", 30_000_000, 491_000_000)
        assert one.line().endswith(", m-1: 30 of 491 MB")
        one.happenings.downloading("m-1", 30_000_000, 0)
        assert one.line().endswith(", m-1: 30 MB")
        one.happenings.downloading("m-1", 491_000_000, 491_000_000)
        assert one.line().endswith(" tokens")

    def test_until_articles_get_through(self) -> None:
        one = watched()
        one.happenings.status("loading m-1")
        one.progress.done = 1
        assert "loading" not in one.line()

    def test_nobody_has_to_count_tokens_for_it(self) -> None:
        assert not Happenings().counts_tokens


class TestFollowing:
    def test_without_a_terminal_there_is_a_line_every_so_often(
        self, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        class Noted(io.StringIO):
            def write(self, text: str) -> int:
                length = super().write(text)
                if self.getvalue().count("\n") >= 3:
                    enough.set()
                return length

        enough, stream = threading.Event(), Noted()
        monkeypatch.setattr(sys, "stderr", stream)
        with following(watched(), quiet=False, every=0.001):
            assert enough.wait(PATIENCE)
        lines = stream.getvalue().splitlines()
        assert len(lines) >= 3
        assert set(lines) == {watched().line()}
        assert "summarizer-progress" not in {one.name for one in threading.enumerate()}

    def test_a_short_batch_says_nothing(self, capsys: pytest.CaptureFixture[str]) -> None:
        with following(watched(), quiet=False):
            pass
        assert capsys.readouterr().err == ""

    def test_nor_does_one_that_is_to_be_quiet(
        self, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        terminal = Terminal()
        monkeypatch.setattr(sys, "stderr", terminal)
        with following(watched(), quiet=True, every=0.0001):
            pass
        assert terminal.getvalue() == ""

    def test_an_error_comes_through(self) -> None:
        with pytest.raises(ZeroDivisionError), following(watched(), quiet=False):
            raise ZeroDivisionError

    def test_that_nobody_reads_it_is_no_error(self, monkeypatch: pytest.MonkeyPatch) -> None:
        class Gone(io.StringIO):
            def write(self, text: str) -> int:
                tried.set()
                raise BrokenPipeError

        tried = threading.Event()
        monkeypatch.setattr(sys, "stderr", Gone())
        with following(watched(), quiet=False, every=0.001):
            assert tried.wait(PATIENCE)


@pytest.fixture
def wide(monkeypatch: pytest.MonkeyPatch) -> None:
    """A terminal of a certain size that can do all that terminals can."""
    for name, value in {"COLUMNS": "140", "LINES": "20", "TERM": "xterm"}.items():
        monkeypatch.setenv(name, value)
    for name in ("NO_COLOR", "FORCE_COLOR", "TTY_COMPATIBLE", "TTY_INTERACTIVE"):
        monkeypatch.delenv(name, raising=False)


def shown(terminal: Terminal) -> str:
    """What a terminal has got, without the sequences that move its cursor."""
    return re.sub(r"\x1b\[[0-9;?]*[a-zA-Z]", "", terminal.getvalue())


@pytest.mark.usefixtures("wide")
class TestTerminal:
    def test_there_is_one_line_that_changes(self) -> None:
        one, terminal = watched(), Terminal()
        with live(one, terminal):
            one.progress.done = 7
        assert "0 of 300: 0 done" in shown(terminal)
        assert "7 of 300: 7 done" in shown(terminal)

    def test_it_is_gone_in_the_end(self) -> None:
        terminal = Terminal()
        with live(watched(), terminal):
            pass
        assert terminal.getvalue().endswith("\x1b[1A\x1b[2K")

    def test_a_line_that_is_too_long_is_cut(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("COLUMNS", "30")
        terminal = Terminal()
        with live(watched(), terminal):
            pass
        assert "…" in shown(terminal)
        assert "tokens/s" not in shown(terminal)

    def test_text_in_it_is_no_markup(self) -> None:
        one, terminal = watched(), Terminal()
        one.happenings.status("[red]loading[/red]")
        with live(one, terminal):
            pass
        assert "[red]loading[/red]" in shown(terminal)

    def test_it_is_used_where_stderr_is_a_terminal(self, monkeypatch: pytest.MonkeyPatch) -> None:
        terminal = Terminal()
        monkeypatch.setattr(sys, "stderr", terminal)
        with following(watched(), quiet=False):
            assert sys.stderr is not terminal, "what others say goes above the line"
            print("Something else", file=sys.stderr)
        assert "Something else\n" in shown(terminal).replace("\r", "")


def test_rich_is_not_loaded_where_there_is_no_terminal(tmp_path: Path) -> None:
    code = (
        "import sys; from summarizer.cli.batch_progress import following\n"
        "with following(None, quiet=False): pass\n"
        "print('rich' in sys.modules)"
    )
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ended.stdout == "False\n"
