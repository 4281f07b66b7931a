"""Ours: ``summarize_many``, up to the note with its article, checked."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager

from summarizer.batch import summarize_many
from tests.benchmarks.overhead.clients.measuring import Write, main
from tests.benchmarks.overhead.preparing import settings
from tests.benchmarks.overhead.work import Piece, Work


@asynccontextmanager
async def opened(work: Work) -> AsyncIterator[Write]:
    chosen = settings(work.base_url)

    async def write(pieces: Sequence[Piece]) -> int:
        notes = 0
        texts = (piece.article for piece in pieces)
        async for done in summarize_many(texts, settings=chosen, jobs=work.at_once):
            # A note of which claims were left out is not the note that the others hand in.
            notes += done.result is not None and not done.result.dropped
        return notes

    yield write


if __name__ == "__main__":
    main(opened, "press-summarizer", "openai", "pydantic")
