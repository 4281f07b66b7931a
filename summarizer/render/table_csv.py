"""The note as CSV: a row per commitment, for those who keep track of them in a table."""

from collections.abc import Iterable, Iterator, Sequence

from pydantic import BaseModel

from summarizer.render.blocks import Bullets, Claim, Heading, Paragraph
from summarizer.render.generic import generic_blocks
from summarizer.render.spreadsheet import joined, table_text
from summarizer.schemas import Article, BriefingNote, Commitment, NoteDocument

_ARTICLE = ("title", "outlet", "published", "url")
_COMMITMENT = ("by", "to", "action", "status", "condition", "deadline", "deadline_date", "amount")
_CLAIM = ("section", "text")
_EVIDENCE = ("cites", "sentences", "pages", "unverified")


def render_csv(document: NoteDocument) -> str:
    """Return a table with a header: the note's commitments, a row each.

    Of a note type of the user's, which has none, every cited claim is a row. The text follows
    RFC 4180 (commas, lines that end in CRLF) and begins with a byte order mark. A cell that a
    spreadsheet would take for a formula begins with an apostrophe.
    """
    note, article = document.note, document.article
    if isinstance(note, BriefingNote):
        names: Sequence[str] = _COMMITMENT
        rows = _commitments(note.commitments, article)
    else:
        names = _CLAIM
        rows = _claims(note, article)
    source = _source(article)
    return table_text([*_ARTICLE, *names, *_EVIDENCE], ((*source, *row) for row in rows))


def _source(article: Article) -> list[str]:
    published = article.published.isoformat() if article.published else ""
    return [article.title or "", article.outlet or "", published, article.url or ""]


def _commitments(commitments: Iterable[Commitment], article: Article) -> Iterator[list[str]]:
    for commitment in commitments:
        yield [
            *(_value(getattr(commitment, name, None)) for name in _COMMITMENT),
            *_evidence(commitment.cites, commitment.ungrounded, article),
        ]


def _claims(note: BaseModel, article: Article) -> Iterator[list[str]]:
    section = ""
    for block in generic_blocks(note):
        match block:
            case Heading(text):
                section = text
            case Paragraph(claims) | Bullets(claims):
                for claim in claims:
                    if claim.cites:
                        yield [section, _said(claim), *_claim_evidence(claim, article)]


def _said(claim: Claim) -> str:
    return f"{claim.lead}: {claim.text}" if claim.lead else claim.text


def _claim_evidence(claim: Claim, article: Article) -> list[str]:
    return _evidence([cited.sentence for cited in claim.cites], claim.failing, article)


def _evidence(cites: Sequence[int], failing: str | None, article: Article) -> list[str]:
    cited = [article.sentences[n - 1] for n in cites if 1 <= n <= len(article.sentences)]
    pages = (str(sentence.page) for sentence in cited if sentence.page is not None)
    return [
        joined(map(str, cites)),
        " ".join(sentence.text for sentence in cited),
        joined(pages),
        failing or "",
    ]


def _value(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, list):
        return joined(map(str, value))
    return str(value)
