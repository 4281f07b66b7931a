"""Small fixtures and a scripted model for tests of the regression runs."""

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from summarizer.backends.scripted import ScriptedModel
from summarizer.llm import Request
from summarizer.settings import Settings

Opening = Callable[[ScriptedModel], list[Settings]]

ARTICLE = (
    "France and Norland opened a bridge in Vell on Tuesday after ten years of work.\n\n"
    "France pledged to pay 40 million euros for its upkeep by the end of June.\n\n"
    "The old bridge had been closed since a flood in 2011.\n"
)
SECTIONS: Mapping[str, Any] = {
    "headline": "France and Norland open a bridge in Vell",
    "summary": [{"cites": [1], "text": "France and Norland opened a bridge in Vell on Tuesday."}],
    "event": {"cites": [1], "what": "A bridge opens", "when": "Tuesday", "where": "Vell"},
    "actors": [
        {"cites": [1], "name": "France", "kind": "government", "role": None, "affiliation": None}
    ],
    "commitments": [
        {
            "cites": [2],
            "by": ["France"],
            "to": [],
            "action": "pay 40 million euros for its upkeep",
            "status": "pledged",
            "condition": None,
            "deadline": "the end of June",
            "amount": "40 million euros",
        }
    ],
    "background": [{"cites": [3], "fact": "The old bridge had been closed since 2011."}],
}
GOOD_CASE = """\
description: A bridge is opened
tags: [bridge]
assert:
  - commitments: [{by: France, action: [upkeep], status: pledged, cites: [2]}]
    name: pledge
  - contains: bridge
"""


def answering(changes: Mapping[str, Any] | None = None, name: str = "scripted") -> ScriptedModel:
    """Return a model that answers every section; ``changes`` replace what it says."""
    sections = {**SECTIONS, **(changes or {})}

    def answer(request: Request) -> str:
        return json.dumps({key: sections[key] for key in request.schema["properties"]})

    return ScriptedModel(answer, name=name)


def write_fixture(folder: Path, case: str = GOOD_CASE, article: str | None = ARTICLE) -> Path:
    """Write a fixture without a recording."""
    folder.mkdir(parents=True, exist_ok=True)
    if article is not None:
        (folder / "article.txt").write_text(article, encoding="utf-8")
    (folder / "case.yaml").write_text(case, encoding="utf-8")
    return folder


def opens_instead(monkeypatch: pytest.MonkeyPatch, *modules: ModuleType) -> Opening:
    """Let the live calls of modules go to a model; what does so returns what was opened for."""

    def install(model: ScriptedModel) -> list[Settings]:
        opened: list[Settings] = []

        def open_model(settings: Settings, observer: object) -> ScriptedModel:
            opened.append(settings)
            return model

        for module in modules:
            monkeypatch.setattr(module, "open_model", open_model)
        return opened

    return install
