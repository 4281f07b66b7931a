"""A process may end while the engine computes."""

import subprocess
import sys
import textwrap

import pytest

from summarizer.backends import embedded_exit
from summarizer.backends.embedded_exit import leave_running


@pytest.fixture
def no_shortcut(monkeypatch):
    class Elsewhere:
        def __init__(self, name):
            pass

    monkeypatch.setattr(embedded_exit.ctypes, "CDLL", Elsewhere)


def test_an_idle_engine_needs_nothing(monkeypatch):
    monkeypatch.setattr(embedded_exit.ctypes, "CDLL", lambda name: pytest.fail("not needed"))
    leave_running(lambda: True, 10.0)


@pytest.mark.skipif(sys.platform != "linux", reason="on_exit is the GNU C library's")
@pytest.mark.parametrize("status", [0, 7])
def test_a_busy_one_is_left_without_what_c_runs_last_and_the_status_stays(status):
    script = f"""
    import ctypes, sys
    from summarizer.backends.embedded_exit import leave_running
    crash = ctypes.CDLL(None).abort
    ctypes.CDLL(None).on_exit(ctypes.cast(crash, ctypes.c_void_p), None)
    print("written")
    leave_running(lambda: False, 0.0)
    sys.exit({status})
    """
    finished = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(script)], capture_output=True, text=True, check=False
    )
    assert (finished.returncode, finished.stdout) == (status, "written\n")


def test_without_that_function_the_computation_is_waited_for(no_shortcut, monkeypatch):
    answers = iter([False, False, False, True])
    pauses = []
    monkeypatch.setattr(embedded_exit.time, "sleep", pauses.append)
    leave_running(lambda: next(answers), 10.0)
    assert len(pauses) == 2


def test_but_not_for_ever(no_shortcut, monkeypatch):
    clock = iter([0.0, 1.0, 2.0, 3.0])
    monkeypatch.setattr(embedded_exit.time, "monotonic", lambda: next(clock))
    monkeypatch.setattr(embedded_exit.time, "sleep", lambda seconds: None)
    leave_running(lambda: False, 2.5)
    assert next(clock, None) is None
