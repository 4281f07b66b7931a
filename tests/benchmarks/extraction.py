"""How much of an article our reader of web pages finds, beside the extractor it stands on.

``python -m tests.benchmarks.extraction FOLDER`` reads every ``NAME.html`` in a folder that has a
``NAME.txt`` (the text of its article) or a ``NAME.json`` (``{"with": [...], "without": [...]}``,
pieces that belong to the article and pieces that do not) beside it. Both extractors read the same
bytes in the same run. Pages and texts are other people's: none are kept here.
"""

import json
import logging
import re
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean

from summarizer.articles import article_from
from summarizer.errors import ArticleError
from summarizer.readers.html.reading_pages import read_html
from summarizer.readers.reading import Source

# Scripts that put no spaces between words are compared sign by sign.
_TOKEN = re.compile(
    r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]"
    r"|[^\W_\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]+"
)
_TEXT_KINDS = ("body", "item", "subhead", "subtitle")

Extract = Callable[[bytes], str]


@dataclass(frozen=True, slots=True)
class Score:
    """How the tokens of a text compare with those expected, each from 0 to 1."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def score(text: str, expected: str) -> Score:
    """Compare a text's tokens with the expected ones; each counts as often as it stands there."""
    found, wanted = _tokens(text), _tokens(expected)
    common = sum((found & wanted).values())
    if not found and not wanted:
        return Score(1.0, 1.0)
    return Score(
        common / sum(found.values()) if found else 0.0,
        common / sum(wanted.values()) if wanted else 0.0,
    )


def pieces(text: str, parts: Sequence[str]) -> int:
    """Return how many parts stand in a text, whatever its spaces."""
    plain = " ".join(text.split())
    return sum(" ".join(part.split()) in plain for part in parts)


def ours(data: bytes) -> str:
    """Return the article's text as our reader finds it, without headline and captions."""
    try:
        reading = read_html(Source(data, content_type="text/html"))
    except ArticleError:
        return ""
    return "\n".join(b.text for b in reading.blocks if b.kind in _TEXT_KINDS)


def citable(data: bytes) -> str:
    """Return the sentences that a note on the page could cite."""
    try:
        reading = read_html(Source(data, content_type="text/html"))
        article = article_from(reading, sha256="")
    except ArticleError:
        return ""
    return "\n".join(sentence.text for sentence in article.sentences)


def extractor(data: bytes) -> str:
    """Return the text that trafilatura's own ``extract`` finds."""
    from trafilatura import extract

    return extract(data, include_comments=False) or ""


CONTENDERS: dict[str, Extract] = {
    "our reader": ours,
    "our sentences": citable,
    "trafilatura": extractor,
}


def texts_table(folder: Path, *, details: bool = False) -> list[str]:
    """Return the lines of the table of token scores; per page too if asked for."""
    pages = [p for p in sorted(folder.rglob("*.html")) if p.with_suffix(".txt").exists()]
    scores: dict[str, list[Score]] = {name: [] for name in CONTENDERS}
    lines = []
    for page in pages:
        expected = page.with_suffix(".txt").read_text("utf-8")
        for name, extract in CONTENDERS.items():
            scores[name].append(score(extract(page.read_bytes()), expected))
        if details:
            row = "  ".join(f"{found[-1].f1:.3f}" for found in scores.values())
            lines.append(f"{row}  {page.name}")
    if not pages:
        return []
    lines.append(f"{len(pages)} pages with their text: tokens, mean over pages")
    lines.append(f"{'':<16}precision  recall  F1")
    lines += [
        f"{name:<16}{fmean(s.precision for s in found):9.3f}  {fmean(s.recall for s in found):6.3f}"
        f"  {fmean(s.f1 for s in found):.3f}"
        for name, found in scores.items()
    ]
    return lines


def pieces_table(folder: Path, *, details: bool = False) -> list[str]:
    """Return the lines of the table of pieces that should and should not be in the text."""
    pages = [p for p in sorted(folder.rglob("*.html")) if p.with_suffix(".json").exists()]
    counts: dict[str, Counter[str]] = {name: Counter() for name in CONTENDERS}
    lines = []
    for page in pages:
        expected = json.loads(page.with_suffix(".json").read_text("utf-8"))
        row = []
        for name, extract in CONTENDERS.items():
            text = extract(page.read_bytes())
            found, leaked = pieces(text, expected["with"]), pieces(text, expected["without"])
            counts[name].update(found=found, leaked=leaked)
            counts[name].update(wanted=len(expected["with"]), barred=len(expected["without"]))
            row.append(f"{found}/{len(expected['with'])} {leaked}/{len(expected['without'])}")
        if details:
            lines.append("  ".join(row) + f"  {page.name}")
    if not pages:
        return []
    lines.append(f"{len(pages)} pages with pieces of their text")
    lines.append(f"{'':<16}found    let in   F1")
    lines += [f"{name:<16}{_pieces_row(count)}" for name, count in counts.items()]
    return lines


def main(arguments: Sequence[str]) -> int:
    """Print the tables of a folder; ``--details`` adds a line for each page."""
    folders = [Path(argument) for argument in arguments if not argument.startswith("-")]
    details = "--details" in arguments
    if len(folders) != 1 or not folders[0].is_dir():
        print("usage: python -m tests.benchmarks.extraction FOLDER [--details]", file=sys.stderr)
        return 2
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    tables = (texts_table, pieces_table)
    lines = [line for table in tables for line in table(folders[0], details=details)]
    print("\n".join(lines or ["no page in this folder has a text or pieces beside it"]))
    return 0 if lines else 1


def _pieces_row(count: Counter[str]) -> str:
    precision = count["found"] / max(1, count["found"] + count["leaked"])
    recall = count["found"] / max(1, count["wanted"])
    f1 = Score(precision, recall).f1
    return (
        f"{count['found']:3}/{count['wanted']:<4} {count['leaked']:3}/{count['barred']:<4} {f1:.3f}"
    )


def _tokens(text: str) -> Counter[str]:
    return Counter(_TOKEN.findall(text.casefold()))


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
