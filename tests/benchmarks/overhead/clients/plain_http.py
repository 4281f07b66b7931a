"""Plain HTTP with the library below the SDK, for orientation: what no SDK could spare."""

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import httpx2

from tests.benchmarks.overhead.clients.measuring import KEY, Write, gathered, main
from tests.benchmarks.overhead.work import Piece, Work


@asynccontextmanager
async def opened(work: Work) -> AsyncIterator[Write]:
    url = f"{work.base_url}/chat/completions"
    headers = {"authorization": f"Bearer {KEY}"}
    limits = httpx2.Limits(max_connections=None)
    async with httpx2.AsyncClient(headers=headers, limits=limits, timeout=600) as client:

        async def one(piece: Piece) -> bool:
            answer = await client.post(url, json=piece.arguments)
            content = answer.raise_for_status().json()["choices"][0]["message"]["content"]
            return "headline" in json.loads(content)

        yield gathered(one, work.at_once)


if __name__ == "__main__":
    main(opened, "httpx2")
