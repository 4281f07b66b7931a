"""The forms a dossier can take."""

from collections import Counter
from typing import Literal

from summarizer.render.blocks import Small
from summarizer.render.dossier_blocks import dossier_blocks
from summarizer.render.spreadsheet import joined, table_text
from summarizer.render.tongue import tongue_of
from summarizer.schemas.dossier import Dossier, DossierArticle, DossierCommitment

DossierFormat = Literal["markdown", "text", "json", "html", "docx", "csv"]
_COLUMNS = (
    "by", "to", "action", "status", "deadline", "deadline_date", "amount", "condition",
    "outlets", "reported_by", "titles", "urls", "cites", "unverified",
)  # fmt: skip


def render_dossier(dossier: Dossier, form: DossierFormat, width: int = 80) -> bytes:
    """Return a dossier in one of its forms; what is text is UTF-8. As CSV its commitments alone.

    Args:
        dossier: what is to be shown.
        form: which form.
        width: characters per line of plain text.

    Raises:
        MissingExtraError: the packages for Word files are not installed.
    """
    if form == "docx":
        return _docx(dossier)
    # Half of a surrogate pair, as a reply may hold it, is written as JSON escapes it.
    return _text(dossier, form, width).encode(errors="backslashreplace")


def _text(dossier: Dossier, form: DossierFormat, width: int) -> str:
    match form:
        case "json":
            return dossier.model_dump_json(by_alias=True, indent=2) + "\n"
        case "csv":
            return _csv(dossier)
        case "html":
            from summarizer.render import block_page

            return block_page.draw(dossier_blocks(dossier), tongue_of(_language(dossier)))
        case "text":
            from summarizer.render import text

            return text.draw(dossier_blocks(dossier), width)
        case _:
            from summarizer.render import markdown

            return markdown.draw(dossier_blocks(dossier))


def _docx(dossier: Dossier) -> bytes:
    from summarizer.render.word import blocks_docx

    *blocks, last = dossier_blocks(dossier)
    prepared = (last.claim,) if isinstance(last, Small) else ()
    tongue = tongue_of(_language(dossier))
    return blocks_docx(blocks, kind="Dossier", head=prepared, tongue=tongue)


def _language(dossier: Dossier) -> str:
    """Return the language of most articles, of the first of these."""
    return Counter(article.language for article in dossier.articles).most_common(1)[0][0]


def _csv(dossier: Dossier) -> str:
    labels = {article.number: article for article in dossier.articles}
    rows = [_row(commitment, labels) for commitment in dossier.commitments]
    return table_text(_COLUMNS, rows)


def _row(commitment: DossierCommitment, articles: dict[int, DossierArticle]) -> list[str]:
    items = [report.item for report in commitment.reports]
    return [
        joined(commitment.by),
        joined(commitment.to),
        commitment.action,
        commitment.status,
        joined((commitment.deadline, *(item.deadline for item in items))),
        commitment.deadline_date or "",
        joined((commitment.amount, *(item.amount for item in items))),
        joined((commitment.condition, *(item.condition for item in items))),
        str(commitment.outlets),
        joined(articles[number].label for number in commitment.articles),
        joined(articles[number].title for number in commitment.articles),
        joined(articles[number].url for number in commitment.articles),
        # Without brackets a spreadsheet takes "1:2" for a time of day.
        " ".join(f"[{cite}]" for cite in commitment.cites),
        commitment.ungrounded or "",
    ]
