"""How the package is used in typed code. Checked by mypy (``tests/test_typing.py``), never run."""

from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import assert_type

from pydantic import BaseModel

from summarizer import (
    Batch,
    Failure,
    Item,
    Result,
    Settings,
    Summarized,
    SummarizerError,
    asummarize,
    open_model,
    plan,
    summarize,
    summarize_many,
)
from summarizer.backends.scripted import ScriptedModel
from summarizer.llm import Capabilities, LanguageModel, Request
from summarizer.progress import Observer, SilentObserver
from summarizer.schemas import (
    Article,
    ArticleMetadata,
    BriefingNote,
    Cited,
    Commitment,
    Coverage,
    Dropped,
    Provenance,
)


class Fact(Cited):
    fact: str


class FactNote(BaseModel):
    facts: list[Fact]


def from_text_or_file(path: Path, article: Article) -> None:
    result = summarize("Text.")
    assert_type(result, Result[BriefingNote])
    assert_type(result.note, BriefingNote)
    assert_type(result.article, Article)
    assert_type(result.dropped, list[Dropped])
    assert_type(result.coverage, Coverage)
    assert_type(result.provenance, Provenance)
    assert_type(result.to_markdown(), str)
    assert_type(result.to_text(), str)
    assert_type(result.to_json(), str)
    summarize(path, model="tiny", metadata=ArticleMetadata(title="A title"))
    summarize(article, settings=Settings(on_ungrounded="keep", tactics="sections"))


def the_default_note(result: Result[BriefingNote]) -> None:
    assert_type(result.note.commitments, list[Commitment])
    assert_type(result.note.commitments[0].cites, list[int])


def a_note_type_of_ones_own(folder: Path) -> None:
    result = summarize("Text.", schema=FactNote, prompts=folder, base_url="http://host/v1")
    assert_type(result, Result[FactNote])
    assert_type(result.note.facts, list[Fact])


def plan_only() -> None:
    assert_type(plan("Text.", language="fr"), list[Request])


def one_model_for_several(texts: list[str], observer: Observer) -> None:
    model = open_model(Settings(), observer)
    assert_type(model, LanguageModel)
    try:
        assert_type([summarize(text, model=model) for text in texts], list[Result[BriefingNote]])
    finally:
        model.close()


def scripted() -> LanguageModel:
    return ScriptedModel({"actors": "{}"}, capabilities=Capabilities(guided=True))


async def awaited(text: str) -> Result[BriefingNote]:
    try:
        return await asummarize(text, model=scripted(), observer=SilentObserver())
    except SummarizerError as error:
        assert_type(error.exit_code, int)
        raise


def many(paths: list[Path], items: Iterator[Item]) -> None:
    for done in summarize_many(paths, jobs=8, model=scripted()):
        assert_type(done, Summarized)
        assert_type(done.failure, Failure | None)
    assert_type(summarize_many(items, language="fr"), Batch)
    summarize_many([Path("a.txt"), "Text."], ordered=False).stop()


async def many_awaited(texts: AsyncIterator[str]) -> list[Item]:
    return [done.item async for done in summarize_many(texts)]


def mistakes() -> None:
    # Each line has an error that the types must show: mypy warns of an ignore it does not need.
    summarize(5)  # type: ignore[call-overload]
    summarize("Text.", schema=Fact(fact="x", cites=[1]))  # type: ignore[call-overload]
    summarize("Text.", metadata={"title": "x"})  # type: ignore[call-overload]
    summarize_many([5])  # type: ignore[list-item]
