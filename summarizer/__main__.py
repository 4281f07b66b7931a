"""``python -m summarizer`` and the command ``summarizer``."""

import sys
from typing import NoReturn

from summarizer.cli.failing import open_closed_streams
from summarizer.cli.main import run


def main() -> NoReturn:
    """Run the command line and leave with its exit code."""
    open_closed_streams()
    sys.exit(run())


if __name__ == "__main__":
    main()
