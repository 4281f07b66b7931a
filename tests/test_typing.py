"""Typed code that uses the package passes a strict type check, and its mistakes do not."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent


def test_typed_usage_is_sound() -> None:
    command = [sys.executable, "-m", "mypy", "tests/typing/api.py"]
    checked = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stdout + checked.stderr
