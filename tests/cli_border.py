"""Stands in for the library where the command line calls it, and records the calls.

A module that uses the fixture says ``pytest_plugins = ("cli_border",)``. It imports names from
here as well, before pytest could rewrite its assertions, which say enough as they are:
PYTEST_DONT_REWRITE.
"""

import os
import sys
from dataclasses import dataclass, field
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest
from made_documents import provenance

from summarizer.backends.scripted import ScriptedModel
from summarizer.errors import ArticleNotFoundError
from summarizer.llm import Message, Request
from summarizer.progress import Observer
from summarizer.schemas import (
    Actor,
    Article,
    ArticleMetadata,
    BriefingNote,
    Coverage,
    NoteDocument,
    Sentence,
    Usage,
)
from summarizer.settings import Settings


@dataclass
class Border:
    """What the command line asked the library for, and what the library does.

    ``fails`` goes from the text of an article to the error that its summary raises.
    """

    read: list[tuple[str, ArticleMetadata]] = field(default_factory=list)
    read_how: list[dict[str, Any]] = field(default_factory=list)
    calls: list[dict[str, Any]] = field(default_factory=list)
    planned: list[dict[str, Any]] = field(default_factory=list)
    fails: dict[str, BaseException] = field(default_factory=dict)
    opened: list[ScriptedModel] = field(default_factory=list)

    def read_article(self, source: str, metadata: ArticleMetadata, **keywords: Any) -> Article:
        self.read.append((source, metadata))
        self.read_how.append(keywords)
        path = Path(source)
        if source != "-" and not path.is_file():
            raise ArticleNotFoundError(f"{source}: no such file")
        text = "From a pipe." if source == "-" else path.read_text(encoding="utf-8")
        return Article(
            language="en",
            sha256="0" * 64,
            text=text,
            sentences=(Sentence(id=1, start=0, end=len(text), text=text),),
            **metadata.model_dump(),
        )

    def summarize(self, article: Article, **keywords: Any) -> Any:
        self.calls.append({"article": article} | keywords)
        if article.text in self.fails:
            raise self.fails[article.text]
        observer = keywords["observer"]
        observer.section_started("actors")
        observer.tokens("actors", 7)
        observer.section_finished("actors", 1.5, Usage(prompt=90, completion=7))
        assert not keywords["model"].closed
        document = document_for(article)
        return SimpleNamespace(
            document=document, note=document.note, provenance=document.provenance
        )

    def open_model(self, settings: Settings, observer: Observer) -> ScriptedModel:
        observer.status("loading tiny")
        self.opened.append(ScriptedModel([]))
        return self.opened[-1]

    def plan(self, article: Article, **keywords: Any) -> list[Request]:
        self.planned.append({"article": article} | keywords)
        messages = (Message("system", "Be brief."), Message("user", f"[1] {article.text}"))
        return [Request(messages, {"type": "object"}, "Actors", 400, label="actors")]

    @classmethod
    def installed(cls, monkeypatch: pytest.MonkeyPatch, folder: Path) -> "Border":
        """Put a border in the library's place, in this folder and without any settings."""
        for name in [name for name in os.environ if name.startswith(("SUMMARIZER_", "OPENAI_"))]:
            monkeypatch.delenv(name)
        monkeypatch.chdir(folder)
        border = cls()
        border._install(monkeypatch)
        return border

    def _install(self, monkeypatch: pytest.MonkeyPatch) -> None:
        api, articles = ModuleType("summarizer.api"), ModuleType("summarizer.articles")
        models = ModuleType("summarizer.models")
        vars(api).update(summarize=self.summarize, plan=self.plan)
        vars(articles).update(read_article=self.read_article)
        vars(models).update(open_model=self.open_model)
        monkeypatch.setitem(sys.modules, "summarizer.api", api)
        monkeypatch.setitem(sys.modules, "summarizer.articles", articles)
        monkeypatch.setitem(sys.modules, "summarizer.models", models)


@pytest.fixture
def border(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Border:
    """The border, in the library's place."""
    return Border.installed(monkeypatch, tmp_path)


def document_for(article: Article) -> NoteDocument:
    actor = Actor(name="Zenda", kind="company", role=None, affiliation=None, cites=[1])
    note = BriefingNote(
        headline=f"News: {article.text}",
        summary=[],
        event=None,
        actors=[actor],
        commitments=[],
        background=[],
    )
    return NoteDocument(
        note=note,
        article=article,
        dropped=[],
        coverage=Coverage(cited=1, uncited_notable=[]),
        provenance=provenance(),
    )


@pytest.fixture
def articles(tmp_path: Path) -> list[str]:
    for name, text in (("one.txt", "Zenda won."), ("two.txt", "Zenda lost.")):
        (tmp_path / name).write_text(text, encoding="utf-8")
    return ["one.txt", "two.txt"]


def names(folder: str | Path) -> list[str]:
    return sorted(path.name for path in Path(folder).iterdir())
