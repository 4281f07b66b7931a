"""pydantic-ai: one agent with the note as its output type (a tool call), no retries."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from openai import AsyncOpenAI
from pydantic_ai import Agent
from pydantic_ai.models.openai import OpenAIChatModel
from pydantic_ai.providers.openai import OpenAIProvider

from tests.benchmarks.overhead.clients.measuring import KEY, Write, gathered, main
from tests.benchmarks.overhead.clients.note import BriefingNote
from tests.benchmarks.overhead.work import MODEL, Piece, Work


@asynccontextmanager
async def opened(work: Work) -> AsyncIterator[Write]:
    async with AsyncOpenAI(base_url=work.base_url, api_key=KEY, max_retries=0) as client:
        first = work.pieces[0]
        agent = Agent(
            OpenAIChatModel(MODEL, provider=OpenAIProvider(openai_client=client)),
            output_type=BriefingNote,
            instructions=first.system,
            retries=0,
            model_settings={
                "temperature": first.arguments["temperature"],
                "max_tokens": first.arguments["max_tokens"],
            },
        )

        async def one(piece: Piece) -> bool:
            run = await agent.run(piece.prompt)
            return bool(run.output.headline)

        yield gathered(one, work.at_once)


if __name__ == "__main__":
    main(opened, "pydantic-ai-slim", "openai", "pydantic")
