"""Write a briefing note of one article from Python.

    python examples/summarize_article.py [ARTICLE] [MODEL]

Without a model, the one of the environment is used (``SUMMARIZER_MODEL``, ``OPENAI_BASE_URL``,
``OPENAI_API_KEY``), and with none there the embedded one.
"""

import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from summarizer import summarize
from summarizer.llm import LanguageModel
from summarizer.schemas import ArticleMetadata

HERE = Path(__file__).parent
PUBLISHED = ArticleMetadata(outlet="Meridian Press", published=date(2026, 3, 12))


def main(arguments: Sequence[str] = (), model: str | LanguageModel | None = None) -> None:
    """Print who promised what, with the sentences that say so, and what was left out."""
    path, metadata = HERE / "river_talks.txt", PUBLISHED
    if arguments:
        path, metadata = Path(arguments[0]), None
    chosen = arguments[1] if len(arguments) > 1 else model

    result = summarize(path, metadata=metadata, model=chosen)

    print(result.note.headline)
    for commitment in result.note.commitments:
        print(f"- {' and '.join(commitment.by)}: {commitment.action} ({commitment.status})")
        for number in commitment.cites:
            print(f"    [{number}] {result.article.sentence(number).text}")
    for entry in result.dropped:
        print(f"left out of {entry.section}: {entry.reason}")
    print(f"{result.provenance.calls} calls, {result.provenance.seconds:.1f} s")


if __name__ == "__main__":
    main(sys.argv[1:])
