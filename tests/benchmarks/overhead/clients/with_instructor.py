"""instructor: its async client in its default mode (a tool call), one attempt."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import instructor
from openai import AsyncOpenAI

from tests.benchmarks.overhead.clients.measuring import KEY, Write, gathered, main
from tests.benchmarks.overhead.clients.note import BriefingNote
from tests.benchmarks.overhead.work import Piece, Work


@asynccontextmanager
async def opened(work: Work) -> AsyncIterator[Write]:
    async with AsyncOpenAI(base_url=work.base_url, api_key=KEY, max_retries=0) as below:
        client = instructor.from_openai(below)

        async def one(piece: Piece) -> bool:
            asked = {k: v for k, v in piece.arguments.items() if k != "response_format"}
            note = await client.chat.completions.create(
                **asked, response_model=BriefingNote, max_retries=0
            )
            return bool(note.headline)

        yield gathered(one, work.at_once)


if __name__ == "__main__":
    main(opened, "instructor", "openai", "pydantic")
