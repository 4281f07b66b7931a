"""The bare OpenAI SDK: the very requests that we send, made beforehand, and one JSON parse."""

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from openai import AsyncOpenAI

from tests.benchmarks.overhead.clients.measuring import KEY, Write, gathered, main
from tests.benchmarks.overhead.work import Piece, Work


@asynccontextmanager
async def opened(work: Work) -> AsyncIterator[Write]:
    async with AsyncOpenAI(base_url=work.base_url, api_key=KEY, max_retries=0) as client:

        async def one(piece: Piece) -> bool:
            answer = await client.chat.completions.create(**piece.arguments)
            return "headline" in json.loads(answer.choices[0].message.content or "")

        yield gathered(one, work.at_once)


if __name__ == "__main__":
    main(opened, "openai", "httpx2", "pydantic")
