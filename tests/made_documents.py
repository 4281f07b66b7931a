"""What made-up documents have in common: sentences in their places, and a provenance."""

from typing import Any

from summarizer.schemas import Article, Origin, Provenance, Sentence, Usage


def article(
    *texts: str,
    between: str = " ",
    flagged: tuple[int, ...] = (),
    language: str = "en",
    **known: Any,
) -> Article:
    """Return an article of these sentences; those whose numbers are given are flagged."""
    sentences, start = [], 0
    for number, text in enumerate(texts, start=1):
        end = start + len(text)
        sentences.append(
            Sentence(id=number, start=start, end=end, text=text, flagged=number in flagged)
        )
        start = end + len(between)
    return Article(
        language=language,
        sha256="0" * 64,
        text=between.join(texts),
        sentences=tuple(sentences),
        **known,
    )


def provenance(**changes: Any) -> Provenance:
    """Return where a note comes from: five calls to a tiny model, but for the changes."""
    fields: dict[str, Any] = {
        "model": "tiny",
        "prompt": Origin(name="briefing", sha256="abcdef0123"),
        "schema": Origin(name="BriefingNote", sha256="9876543210"),
        "calls": 5,
        "retries": 1,
        "usage": Usage(prompt=1000, cached=800, completion=321),
        "seconds": 12.34,
        "summarizer": "0.1.0",
    }
    return Provenance(**(fields | changes))
