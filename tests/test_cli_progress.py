"""Progress on a terminal: what is drawn for the events of a run."""

import io
from threading import Thread

import pytest

from summarizer.cli.drawing import Drawing
from summarizer.cli.progress import observing
from summarizer.progress import SilentObserver
from summarizer.schemas import Usage


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def drawn(*events: tuple[object, ...]) -> str:
    terminal = Terminal()
    with Drawing(terminal) as drawing:
        for name, *arguments in events:
            getattr(drawing.observer, str(name))(*arguments)
    return terminal.getvalue()


def test_nothing_is_shown_where_there_is_no_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    with observing(quiet=False) as shown:
        assert isinstance(shown.observer, SilentObserver)
    assert capsys.readouterr().err == ""


def test_a_section_has_a_live_line_and_a_last_one() -> None:
    shown = drawn(
        ("section_started", "actors"),
        ("tokens", "actors", 5),
        ("section_finished", "actors", 2.25, Usage(completion=5)),
    )
    assert "✓ actors: 5 tokens, 2.2 s\n" in shown


def ended(shown: str) -> list[str]:
    return [line[line.index("✓") :] for line in shown.splitlines() if "✓" in line]


def test_the_calls_of_one_section_share_a_line() -> None:
    events: list[tuple[object, ...]] = []
    for label in ("headline", "commitments", "commitments", "commitments", "background"):
        events.append(("section_started", label))
        events.append(("section_finished", label, 1.5, Usage(completion=20)))
    assert ended(drawn(*events)) == [
        "✓ headline: 20 tokens, 1.5 s",
        "✓ commitments: 3 calls, 60 tokens, 4.5 s",
        "✓ background: 20 tokens, 1.5 s",
    ]


def test_sections_asked_at_the_same_time_each_end_by_themselves() -> None:
    shown = drawn(
        ("section_started", "actors"),
        ("section_started", "background"),
        ("section_finished", "background", 1.0, Usage(completion=3)),
        ("section_finished", "actors", 2.0, Usage(completion=4)),
    )
    assert ended(shown) == ["✓ actors: 4 tokens, 2.0 s", "✓ background: 3 tokens, 1.0 s"]


def test_calls_of_one_section_that_overlap_are_one_line() -> None:
    started, finished = ("section_started", "actors"), ("section_finished", "actors", 1.0, Usage())
    assert len(ended(drawn(started, started, finished, started, finished, finished))) == 1


def test_a_section_that_was_cut_short_does_not_end() -> None:
    assert ended(drawn(("section_started", "actors"), ("tokens", "actors", 5))) == []


def test_text_is_never_markup_and_never_obeyed() -> None:
    shown = drawn(("retrying", "[red]actors[/red]", "odd\nreply \x1b[2J[/]"), ("status", "[bold]x"))
    assert "↻ [red]actors[/red]: asked again: odd reply [2J[/]\n" in shown
    assert "[bold]x\n" in shown
    assert "\x1b[2J" not in shown


def test_a_download_has_a_bar_with_its_size() -> None:
    shown = drawn(("downloading", "tiny.gguf", 300_000, 1_000_000))
    assert "tiny.gguf" in shown
    assert "0.3/1.0 MB" in shown


def test_a_download_of_unknown_size_does_not_fail() -> None:
    assert "tiny.gguf" in drawn(("downloading", "tiny.gguf", 10, 0))


def test_events_out_of_order_do_not_fail() -> None:
    shown = drawn(
        ("tokens", "actors", 3),
        ("section_finished", "actors", 0.0, Usage()),
        ("downloading", "x", 5, 5),
        ("downloading", "x", 5, 5),
    )
    assert "✓ actors" in shown


def test_events_may_come_from_several_threads() -> None:
    terminal = Terminal()
    with Drawing(terminal) as drawing:

        def work() -> None:
            for _ in range(20):
                drawing.section_started("actors")
                drawing.tokens("actors", 1)
                drawing.section_finished("actors", 0.1, Usage(completion=1))

        threads = [Thread(target=work) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert ended(terminal.getvalue()) == ["✓ actors: 80 calls, 80 tokens, 8.0 s"]


def test_the_cursor_comes_back_when_the_run_fails() -> None:
    terminal = Terminal()
    with pytest.raises(RuntimeError), Drawing(terminal):
        raise RuntimeError
    assert terminal.getvalue().rstrip().endswith("\x1b[?25h") or "?25l" not in terminal.getvalue()
