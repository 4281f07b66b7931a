"""A fixture: a folder with an article, a case, and recordings."""

from dataclasses import dataclass
from pathlib import Path

from summarizer.schemas.regression import Case

CASE_FILE = "case.yaml"
RECORDING_FILE = "recording.json"
ARTICLE_FILES = (
    "article.txt",
    "article.md",
    "article.html",
    "article.pdf",
    "article.docx",
    "article.eml",
    "article.rtf",
)


@dataclass(frozen=True, slots=True)
class Fixture:
    """A fixture whose case has been read and is valid.

    Attributes:
        name: unique among the fixtures of a run: the folder's path below the one searched.
        folder: where it lies.
        article: the article's file.
        case: what ``case.yaml`` says.
    """

    name: str
    folder: Path
    article: Path
    case: Case


@dataclass(frozen=True, slots=True)
class BrokenFixture:
    """A fixture that cannot be run, and why, in one line."""

    name: str
    folder: Path
    reason: str
