"""langchain-openai: a chat model with structured output (a JSON Schema, the default)."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from langchain_openai import ChatOpenAI
from pydantic import SecretStr

from tests.benchmarks.overhead.clients.measuring import KEY, Write, gathered, main
from tests.benchmarks.overhead.clients.note import BriefingNote
from tests.benchmarks.overhead.work import MODEL, Piece, Work


@asynccontextmanager
async def opened(work: Work) -> AsyncIterator[Write]:
    first = work.pieces[0].arguments
    model = ChatOpenAI(
        model=MODEL,
        base_url=work.base_url,
        api_key=SecretStr(KEY),
        temperature=first["temperature"],
        max_completion_tokens=first["max_tokens"],
        max_retries=0,
    )
    writer = model.with_structured_output(BriefingNote)

    async def one(piece: Piece) -> bool:
        note = await writer.ainvoke([("system", piece.system), ("human", piece.prompt)])
        assert isinstance(note, BriefingNote)
        return bool(note.headline)

    yield gathered(one, work.at_once)


if __name__ == "__main__":
    main(opened, "langchain-openai", "langchain-core", "openai", "pydantic")
