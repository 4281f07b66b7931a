"""The repository's own fixtures: read as meant, and asking for nothing the article lacks."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from summarizer.articles import read_article
from summarizer.lexicon.folding import fold
from summarizer.regression.case_file import read_case
from summarizer.regression.fixture import ARTICLE_FILES, CASE_FILE
from summarizer.schemas import Article
from summarizer.schemas.assertion import Assertion
from summarizer.schemas.regression import Case

FOLDER = Path(__file__).parent / "fixtures"
NAMES = sorted(path.parent.name for path in FOLDER.glob(f"*/{CASE_FILE}"))


def case_of(name: str) -> Case:
    return read_case(FOLDER / name / CASE_FILE)


def article_of(name: str) -> Article:
    (path,) = (p for p in map((FOLDER / name).joinpath, ARTICLE_FILES) if p.is_file())
    return read_article(path, case_of(name).metadata)


def cited(assertion: Assertion) -> Iterator[int]:
    for each in (*(assertion.commitments or ()), *(assertion.background or ())):
        yield from each.cites
    if assertion.cites is not None:
        yield from (*assertion.cites.sentence, *assertion.cites.one_of)


def test_the_readme_tells_what_each_fixture_covers() -> None:
    text = (FOLDER / "README.md").read_text(encoding="utf-8")
    rows = [line for line in text.splitlines() if line.startswith("| `")]
    told = [row.split("|")[1].replace("`", "").strip() for row in rows]
    assert sorted(name for names in told for name in names.split(", ")) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_every_case_is_described_and_its_assertions_say_what_they_are_about(name: str) -> None:
    case = case_of(name)
    assert case.reviewed
    assert case.description
    assert case.tags
    assert 5 <= len(case.assertions) <= 10
    assert all(each.name for each in case.assertions)


@pytest.mark.parametrize("name", NAMES)
def test_wanted_sentences_exist(name: str) -> None:
    last = len(article_of(name).sentences)
    assert [n for each in case_of(name).assertions for n in cited(each) if n > last] == []


@pytest.mark.parametrize("name", NAMES)
def test_wanted_names_and_texts_stand_in_the_sentences(name: str) -> None:
    body = fold(" ".join(sentence.text for sentence in article_of(name).sentences))
    actors = [each.actors for each in case_of(name).assertions if each.actors]
    names = [n.name for each in actors for n in (*each.required, *each.names)]
    texts = [
        t for each in case_of(name).assertions if not each.negated for t in each.contains or ()
    ]
    assert [text for text in (*names, *texts) if fold(text) not in body] == []


@pytest.mark.parametrize(
    ("name", "language"), [("french", "fr"), ("spanish", "es"), ("german", "de"), ("refusal", "en")]
)
def test_languages_are_recognised(name: str, language: str) -> None:
    assert article_of(name).language == language


@pytest.mark.parametrize("name", NAMES)
def test_every_article_has_its_headline_and_date(name: str) -> None:
    article = article_of(name)
    assert article.title
    assert article.published
    assert article.title not in {sentence.text for sentence in article.sentences}


def test_nothing_of_the_page_around_the_article_is_a_sentence() -> None:
    article = article_of("page-furniture")
    assert len(article.sentences) == 14
    assert article.sentences[0].text.startswith("The Inishbeg ferry will keep running")
    assert article.sentences[-1].text.endswith("in the summer months.")


def test_hidden_instructions_are_flagged_and_nothing_else_is() -> None:
    article = article_of("hidden-instructions")
    assert [each.id for each in article.sentences if each.flagged] == [6, 7, 12, 13]


def test_the_long_report_is_long() -> None:
    assert len(article_of("long-report").text.split()) > 2400
