"""The forms a dossier can take."""

from typing import Literal

from summarizer.render.dossier_blocks import dossier_blocks
from summarizer.render.spreadsheet import table_text
from summarizer.schemas.dossier import Dossier, DossierArticle, DossierCommitment

DossierFormat = Literal["markdown", "text", "json", "html", "csv"]
_COLUMNS = (
    "by", "to", "action", "status", "deadline", "deadline_date", "amount", "condition",
    "outlets", "reported_by", "cites",
)  # fmt: skip


def render_dossier(dossier: Dossier, form: DossierFormat, width: int = 80) -> bytes:
    """Return a dossier in one of its forms, in UTF-8; as CSV its commitments alone.

    Args:
        dossier: what is to be shown.
        form: which form.
        width: characters per line of plain text.
    """
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

            return block_page.draw(dossier_blocks(dossier))
        case "text":
            from summarizer.render import text

            return text.draw(dossier_blocks(dossier), width)
        case _:
            from summarizer.render import markdown

            return markdown.draw(dossier_blocks(dossier))


def _csv(dossier: Dossier) -> str:
    labels = {article.number: article for article in dossier.articles}
    rows = [_row(commitment, labels) for commitment in dossier.commitments]
    return table_text(_COLUMNS, rows)


def _row(commitment: DossierCommitment, articles: dict[int, DossierArticle]) -> list[str]:
    return [
        "; ".join(commitment.by),
        "; ".join(commitment.to),
        commitment.action,
        commitment.status,
        commitment.deadline or "",
        commitment.deadline_date or "",
        commitment.amount or "",
        commitment.condition or "",
        str(commitment.outlets),
        "; ".join(dict.fromkeys(articles[number].label for number in commitment.articles)),
        " ".join(commitment.cites),
    ]
