"""How long ``summarizer test`` takes over many recorded fixtures.

    python -m tests.benchmarks.replay tests/fixtures --count 50

Copies the fixtures that are there until there are enough of them, and runs the real command.
"""

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import click


@click.command()
@click.argument("folder", type=click.Path(path_type=Path, exists=True, file_okay=False))
@click.option("--count", default=50, show_default=True, help="Fixtures to run.")
@click.option("--runs", default=5, show_default=True, help="Runs; the median counts.")
def main(folder: Path, count: int, runs: int) -> None:
    """Print the seconds of a run over COUNT copies of the fixtures, and of an empty command."""
    sources = sorted(path.parent for path in folder.glob("*/case.yaml"))
    with tempfile.TemporaryDirectory() as name:
        for number in range(count):
            source = sources[number % len(sources)]
            shutil.copytree(source, Path(name) / f"{source.name}-{number}")
        full = [_seconds("test", name) for _ in range(runs)]
    bare = [_seconds("--version") for _ in range(runs)]
    click.echo(
        f"{count} fixtures: median {statistics.median(full):.2f} s of {runs} runs"
        f" (lowest {min(full):.2f}); summarizer --version: {statistics.median(bare):.2f} s"
    )


def _seconds(*arguments: str) -> float:
    began = time.perf_counter()
    command = [sys.executable, "-m", "summarizer", *arguments]
    # As installed, modules are compiled; a variable of the shell must not change that.
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    finished = subprocess.run(command, capture_output=True, text=True, check=False, env=environment)
    if finished.returncode not in {0, 100}:
        raise click.ClickException(finished.stdout[-2000:] + finished.stderr[-2000:])
    return time.perf_counter() - began


if __name__ == "__main__":
    main()
