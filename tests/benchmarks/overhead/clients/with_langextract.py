"""langextract: ``extract`` over all articles, whole, on as many threads as may ask at once.

It has no async way, no note type and no prompt but its own: it extracts spans of the classes that
an example shows, and finds each in the article.
"""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from typing import Any

import langextract
from langextract.factory import ModelConfig, create_model

from tests.benchmarks.overhead.clients.measuring import KEY, Write, main
from tests.benchmarks.overhead.work import MODEL, Piece, Work

_TASK = """\
Extract what a briefing note on a press article needs, in order of appearance and in the article's \
own words: the event; every actor with its kind, role and affiliation; every commitment with who \
makes it to whom, its status, condition, deadline and amount; and background facts."""
_TEXT = (
    "Norland's harbour board met in Oslo on Monday. Its chair, Willa Brandt, pledged to repair "
    "three piers by May. The piers were built in 1931."
)


def _extraction(of: str, text: str, **attributes: Any) -> langextract.data.Extraction:
    return langextract.data.Extraction(of, text, attributes=attributes or None)


_EXAMPLE = langextract.data.ExampleData(
    text=_TEXT,
    extractions=[
        _extraction(
            "event", "Norland's harbour board met in Oslo on Monday", when="Monday", where="Oslo"
        ),
        _extraction(
            "actor", "Willa Brandt", kind="person", role="chair", affiliation="harbour board"
        ),
        _extraction(
            "commitment",
            "pledged to repair three piers by May",
            by=["Willa Brandt"],
            to=["Norland"],
            status="pledged",
            condition="",
            deadline="by May",
            amount="three piers",
        ),
        _extraction("background", "The piers were built in 1931."),
    ],
)


@asynccontextmanager
async def opened(work: Work) -> AsyncIterator[Write]:
    first = work.pieces[0].arguments
    below = {
        "api_key": KEY,
        "base_url": work.base_url,
        "temperature": first["temperature"],
        "max_output_tokens": first["max_tokens"],
        "max_workers": work.at_once,
    }
    model = create_model(
        ModelConfig(MODEL, provider_kwargs=below), examples=[_EXAMPLE], use_schema_constraints=True
    )

    async def write(pieces: Sequence[Piece]) -> int:
        documents = [langextract.data.Document(piece.article) for piece in pieces]
        noted = langextract.extract(
            documents,
            prompt_description=_TASK,
            examples=[_EXAMPLE],
            model=model,
            # Told otherwise, it would warn that the model brings its schema along.
            use_schema_constraints=False,
            max_char_buffer=max(len(piece.article) for piece in pieces),
            # All in one batch: it waits for the last answer of each batch.
            batch_length=max(len(pieces), work.at_once),
            max_workers=work.at_once,
            show_progress=False,
        )
        return sum(bool(document.extractions) for document in noted)

    yield write


if __name__ == "__main__":
    main(opened, "langextract", "openai")
