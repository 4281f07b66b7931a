"""A program whose reading goes on in processes of their own may be forked, killed, closed."""

import os
import subprocess
import sys
import textwrap
from pathlib import Path

from confined_reading import environment, has_ended

pytest_plugins = ("confined_reading",)

SCRIPT = """
import os, sys
from summarizer.readers.confined_wire import Reply, receive, replies
from summarizer.readers.reading import Source
from summarizer.readers.registry import read

def answer(wish):
    return read(Source(wish.encode()), "odd").blocks[0].text

"""


def script(folder: Path, code: str) -> Path:
    path = folder / "script.py"
    path.write_text(SCRIPT + textwrap.dedent(code))
    return path


def run(command: list[str], odd_reader: Path) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        command,
        env=environment(odd_reader),
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


class TestAProgram:
    def test_needs_no_guard_around_its_main_part(self, tmp_path: Path, odd_reader: Path) -> None:
        path = script(tmp_path, "print(answer('Words.'))")
        done = run([sys.executable, "-W", "error", str(path)], odd_reader)
        assert (done.stdout, done.stderr, done.returncode) == ("Words.\n", "", 0)

    def test_may_have_closed_its_streams(self, tmp_path: Path, odd_reader: Path) -> None:
        result = tmp_path / "result"
        path = script(tmp_path, f"open({str(result)!r}, 'w').write(answer('Words.'))")
        shell = f'exec "{sys.executable}" "{path}" <&- >&- 2>&-'
        run(["/bin/sh", "-c", shell], odd_reader)
        assert result.read_text() == "Words."

    def test_may_be_killed_and_its_processes_end(self, tmp_path: Path, odd_reader: Path) -> None:
        path = script(
            tmp_path,
            """
            import threading
            print(answer("process"), flush=True)
            threading.Thread(target=answer, args=("hang",)).start()
            threading.Event().wait()
            """,
        )
        with subprocess.Popen(
            [sys.executable, str(path)], env=environment(odd_reader), stdout=subprocess.PIPE
        ) as program:
            assert program.stdout is not None
            watched = os.pidfd_open(int(program.stdout.readline()))
            program.kill()
        assert has_ended(watched)

    def test_may_be_forked(self, tmp_path: Path, odd_reader: Path) -> None:
        path = script(
            tmp_path,
            """
            first = answer("process")
            born = os.fork()
            if born == 0:
                second = answer("process")
                os._exit(0 if first != second != "" else 1)
            assert os.waitpid(born, 0)[1] == 0
            print(first == answer("process"))
            """,
        )
        done = run([sys.executable, "-W", "error", str(path)], odd_reader)
        assert (done.stdout, done.stderr) == ("True\n", "")

    def test_that_is_interrupted_reports_nothing_of_its_processes(
        self, tmp_path: Path, odd_reader: Path
    ) -> None:
        path = script(
            tmp_path,
            """
            import signal
            print(answer("process"), flush=True)
            signal.setitimer(signal.ITIMER_REAL, 0.2)
            signal.signal(signal.SIGALRM, lambda *_: os.killpg(0, signal.SIGINT))
            try:
                answer("hang")
            except KeyboardInterrupt:
                print("interrupted")
            print(answer("Words."))
            """,
        )
        done = subprocess.run(
            [sys.executable, str(path)],
            env=environment(odd_reader),
            capture_output=True,
            text=True,
            timeout=120,
            start_new_session=True,
            check=False,
        )
        assert done.stdout.splitlines()[1:] == ["interrupted", "Words."]
        assert done.stderr == ""
