"""The examples run, and the articles among them are what a reader would call press articles."""

import importlib.util
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from harbour_notes import PATHS, harbour_model
from river_answers import EXAMPLES, RIVER_NOTE, answering

from summarizer.articles import read_article
from summarizer.prompting import PromptSet

DEAL_NOTE: Mapping[str, Any] = {
    "title": "Norrvik Cells to build a battery plant",
    "parties": [{"cites": [1, 2], "name": "Norrvik Cells", "signatory": "Henrike Solberg"}],
    "terms": [
        {
            "cites": [7],
            "party": "Norrvik",
            "obligation": "train 250 apprentices",
            "firmness": "agreed",
            "amount": "250 apprentices",
            "deadline": None,
        }
    ],
    "risks": [
        {
            "cites": [21],
            "risk": "The European Commission still has to approve the grant.",
            "raised_by": None,
        }
    ],
}


def example(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, EXAMPLES / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_nothing_lies_in_the_folder_that_no_test_runs() -> None:
    names = {path.name for path in EXAMPLES.iterdir() if not path.name.startswith(("_", "."))}
    assert names == {
        "river_talks.txt",
        "battery_plant.txt",
        "summarize_article.py",
        "custom_note.py",
        "deal_prompts",
        "templates",
        "dossier",
        "make_dossier.py",
    }
    # See test_own_template.py and test_word_template.py.
    templates = {path.name for path in (EXAMPLES / "templates").iterdir()}
    assert templates == {"briefing.docx", "letter.html.j2", "mail.md.j2"}
    assert sorted((EXAMPLES / "dossier").iterdir()) == sorted(PATHS)


@pytest.mark.parametrize(
    ("name", "byline", "published", "sentences"),
    [
        ("river_talks", "Ilse Marenko", date(2026, 3, 12), 20),
        ("battery_plant", "Daniel Achterberg", date(2026, 2, 3), 22),
    ],
)
def test_the_articles_have_all_that_an_article_has(
    name: str, byline: str, published: date, sentences: int
) -> None:
    path = EXAMPLES / f"{name}.txt"
    article = read_article(path)
    assert article.title == path.read_text(encoding="utf-8").splitlines()[0]
    assert (article.byline, article.published) == (byline, published)
    assert article.dateline
    assert len(article.sentences) == sentences
    assert not any(sentence.flagged for sentence in article.sentences)
    assert article.language == "en"
    assert 300 <= len(article.text.split()) <= 450


def test_an_article_is_summarised_from_python(capsys: pytest.CaptureFixture[str]) -> None:
    example("summarize_article").main(model=answering(RIVER_NOTE))
    shown = capsys.readouterr().out
    assert shown.startswith("Valdoria and Kestria agree to reopen the Sarne bridge\n")
    assert "- Kestria: clear the remaining mines on its bank (pledged)\n    [6] Kestria" in shown
    assert "- Valdoria: pay 50 million" not in shown
    assert "left out of commitments: " in shown


def test_another_article_can_be_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "copy.txt"
    path.write_bytes((EXAMPLES / "river_talks.txt").read_bytes())
    example("summarize_article").main([str(path)], model=answering(RIVER_NOTE))
    assert "[6] Kestria pledged" in capsys.readouterr().out


def test_a_note_type_of_ones_own_is_filled_in_and_checked(
    capsys: pytest.CaptureFixture[str],
) -> None:
    model = answering(DEAL_NOTE)
    example("custom_note").main(model=model)
    shown = capsys.readouterr().out
    assert shown.startswith("# Norrvik Cells to build a battery plant\n")
    assert "## Terms\n\n- Norrvik; Obligation: train 250 apprentices; Firmness: agreed" in shown
    assert "## Risks\n\n- The European Commission still has to approve the grant. [21]" in shown
    assert "- **[7]** The company also agreed to train 250 apprentices" in shown
    asked = [request.messages[-1].content for request in model.requests]
    assert asked
    assert all("a note on a deal" in content for content in asked)


def test_the_template_says_what_is_asked() -> None:
    prompts = PromptSet.load(EXAMPLES / "deal_prompts")
    assert prompts.for_section("terms") == "section"
    section = {"name": "terms", "description": "Every obligation.", "fields": "party: who"}
    shown = prompts.render("section", section=section, language="en")
    assert '"terms": Every obligation.' in shown
    assert "\nparty: who\n" in shown


def test_a_dossier_is_made_of_three_articles(capsys: pytest.CaptureFixture[str]) -> None:
    example("make_dossier").main(model=harbour_model())
    shown = capsys.readouterr().out
    assert shown.startswith("Vellmar and Norland to dredge the harbour of Saint-Élan\n")
    assert "- Norland: lend two dredgers (Vellmar Courier, Norland Herald)\n" in shown
    assert "    50 million crowns [2:2] Norland Herald\n" in shown
    assert "warning" not in shown


def test_a_dossier_is_made_of_articles_that_are_named(capsys: pytest.CaptureFixture[str]) -> None:
    example("make_dossier").main([str(PATHS[0])], model=harbour_model())
    assert "warning: There is a single article" in capsys.readouterr().out
