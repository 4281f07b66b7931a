"""No sentence of our articles backs itself with a number, a denial or a tense turned in it."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from grounding_articles import says

from summarizer.articles import build_article
from summarizer.flow.note import names_of
from summarizer.grounding import Grounder
from summarizer.names import find_entities

ARTICLES = sorted((Path(__file__).parent / "fixtures").glob("*/article.txt"))
_NUMBER = re.compile(r"\d[\d.,]*\d|\d")
_NOT = re.compile(r"(?<!did )(?<!does )(?<!do )\bnot\s(?!to\b|only\b)")
_TENSE = re.compile(r"\b(?:will|would)\s(?=[a-z])(?!not\b|never\b|be\b)")


def mutants(text: str, language: str) -> Iterator[str]:
    """Return a sentence with a number changed, "not" left out, or "not" put in."""
    for number in _NUMBER.finditer(text):
        last = str((int(number.group()[-1]) + 3) % 10)
        yield f"{text[: number.end() - 1]}{last}{text[number.end() :]}"
    for denied in _NOT.finditer(text):
        yield text[: denied.start()] + text[denied.end() :]
    for tense in _TENSE.finditer(text) if language == "en" else ():
        yield f"{text[: tense.end()]}not {text[tense.end() :]}"


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.parent.name)
def test_what_is_turned_in_a_sentence_is_noticed(path: Path) -> None:
    article = build_article(path.read_text(encoding="utf-8"))
    grounder = Grounder(article, names_of(find_entities(article)))
    accepted = [
        mutant
        for sentence in article.trusted
        for mutant in mutants(sentence.text, article.language)
        if grounder.check(says(mutant, sentence.id)).ok
    ]
    assert accepted == []
