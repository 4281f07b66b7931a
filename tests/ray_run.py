"""Runs a batch on Ray in a process of its own: ``python tests/ray_run.py '{"inputs": …}'``.

The argument holds what :func:`summarizer.batch.ray_engine.run_on_ray` is called with, settings
without the key, which is in the environment. Prints the progress, or the error's kind.
"""

import json
import os
import sys
from dataclasses import asdict
from pathlib import Path

from summarizer.batch.ray_engine import run_on_ray
from summarizer.errors import SummarizerError
from summarizer.settings import load_settings


def main(told: str) -> int:
    """Run the batch; return the exit code."""
    options = json.loads(told)
    own = options.pop("settings")
    settings = load_settings(overrides=own, environ=os.environ, cwd=Path.cwd())
    try:
        progress = run_on_ray(
            options.pop("inputs"), Path(options.pop("out")), settings=settings, **options
        )
    except SummarizerError as error:
        print(json.dumps({"error": type(error).__name__, "message": str(error)}))
        return error.exit_code
    print(json.dumps(asdict(progress)))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
