"""The OpenAI SDK's own way to structured output: the same requests, and ``parse`` into a model."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from openai import AsyncOpenAI

from tests.benchmarks.overhead.clients.measuring import KEY, Write, gathered, main
from tests.benchmarks.overhead.clients.note import BriefingNote
from tests.benchmarks.overhead.work import Piece, Work


@asynccontextmanager
async def opened(work: Work) -> AsyncIterator[Write]:
    async with AsyncOpenAI(base_url=work.base_url, api_key=KEY, max_retries=0) as client:

        async def one(piece: Piece) -> bool:
            asked = dict(piece.arguments)
            # What is sent is not the model's schema but the article's, as everybody else sends it.
            sent = {"response_format": asked.pop("response_format")}
            answer = await client.chat.completions.parse(
                **asked, response_format=BriefingNote, extra_body=sent
            )
            note = answer.choices[0].message.parsed
            return note is not None and bool(note.headline)

        yield gathered(one, work.at_once)


if __name__ == "__main__":
    main(opened, "openai", "httpx2", "pydantic")
