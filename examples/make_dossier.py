"""Write one note over several articles on one event from Python.

    python examples/make_dossier.py [ARTICLE...]

An article may also be a note saved before (``summarizer brief … --format json``). Without any,
the three articles in ``examples/dossier`` are taken.
"""

import sys
from collections.abc import Sequence
from pathlib import Path

from summarizer import dossier
from summarizer.llm import LanguageModel

ARTICLES = sorted((Path(__file__).parent / "dossier").glob("*.md"))


def main(arguments: Sequence[str] = (), model: str | LanguageModel | None = None) -> None:
    """Print what the outlets report alike, what one alone says, and where they differ."""
    found = dossier(map(Path, arguments) if arguments else ARTICLES, model=model)
    outlets = {article.number: article.label for article in found.articles}

    print(found.headline)
    for commitment in found.commitments:
        names = ", ".join(outlets[number] for number in commitment.articles)
        print(f"- {' and '.join(commitment.by)}: {commitment.action} ({names})")
    for difference in found.contradictions:
        print(f"differs in {difference.aspect}:")
        for side in difference.sides:
            names = ", ".join(outlets[number] for number in side.articles)
            print(f"    {side.says} [{'; '.join(side.cites)}] {names}")
    for warning in found.warnings:
        print(f"warning: {warning}")


if __name__ == "__main__":
    main(sys.argv[1:])
