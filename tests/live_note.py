"""Checks that a file holds a whole document in which every claim cites sentences that exist."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from summarizer.schemas import Article, BriefingNote, Coverage, Dropped, Provenance

SECTIONS = ("summary", "actors", "commitments", "background")


def claims(note: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield the section and the content of every claim."""
    for section in SECTIONS:
        for claim in note[section]:
            yield section, claim
    if note["event"] is not None:
        yield "event", note["event"]


def check(document: dict[str, Any]) -> int:
    """Return how many claims there are; an ``AssertionError`` says what is wrong."""
    BriefingNote.model_validate(document["note"])
    article = Article.model_validate(document["article"])
    Coverage.model_validate(document["coverage"])
    Provenance.model_validate(document["provenance"])
    for entry in document["dropped"]:
        assert Dropped.model_validate(entry).reason, f"dropped without a reason: {entry}"
    for sentence in article.sentences:
        found = article.text[sentence.start : sentence.end]
        assert found == sentence.text, f"sentence {sentence.id} is not at its offsets"
    known = {sentence.id for sentence in article.sentences}
    count = 0
    for section, claim in claims(document["note"]):
        assert claim["cites"], f"a claim without citation in {section}: {claim}"
        assert known.issuperset(claim["cites"]), f"no such sentence in {section}: {claim}"
        count += 1
    assert count, "the note holds no claim"
    return count


if __name__ == "__main__":
    number = check(json.loads(Path(sys.argv[1]).read_text(encoding="utf-8")))
    print(f"{number} claims, each with its citation")
