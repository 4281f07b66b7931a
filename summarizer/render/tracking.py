"""Commitments over time in the forms they can take."""

from collections.abc import Iterator
from datetime import date
from typing import Literal

from summarizer.render.blocks import (
    Block,
    Bullets,
    Citation,
    Claim,
    Heading,
    Paragraph,
    Row,
    Table,
    Title,
    Warned,
    none_stated,
)
from summarizer.render.spreadsheet import joined, table_text
from summarizer.schemas.tracking import (
    TrackedActor,
    TrackedArticle,
    TrackedCommitment,
    Tracking,
)

TrackingFormat = Literal["markdown", "text", "csv", "html", "json"]
_NO_DATE = "date not stated"
_HEADERS = ("What", "State", "By when", "First seen", "Last seen", "History", "Terms")
_COLUMNS = (
    "actor", "by", "to", "action", "state", "status", "first_seen", "last_seen", "deadline",
    "deadline_date", "amount", "condition", "reports", "outlets", "history", "titles",
    "urls", "cites", "unverified",
)  # fmt: skip


def render_tracking(tracking: Tracking, form: TrackingFormat, width: int = 80) -> bytes:
    """Return the commitments in one of their forms, in UTF-8.

    Args:
        tracking: what is to be shown.
        form: which form.
        width: characters per line of plain text.
    """
    # Half of a surrogate pair, as a reply may hold it, is written as JSON escapes it.
    return _text(tracking, form, width).encode(errors="backslashreplace")


def _text(tracking: Tracking, form: TrackingFormat, width: int) -> str:
    match form:
        case "json":
            return tracking.model_dump_json(indent=2) + "\n"
        case "csv":
            return table_text(_COLUMNS, _rows(tracking))
        case "html":
            from summarizer.render import block_page

            return block_page.draw(tracking_blocks(tracking))
        case "text":
            from summarizer.render import text

            return text.draw(tracking_blocks(tracking), width)
        case _:
            from summarizer.render import markdown

            return markdown.draw(tracking_blocks(tracking))


def tracking_blocks(tracking: Tracking) -> list[Block]:
    """Return a table for every actor, and the articles that are cited."""
    articles = {article.number: article for article in tracking.articles}
    blocks: list[Block] = [Title(f"Commitments as of {tracking.today.isoformat()}")]
    blocks += map(Warned, tracking.warnings)
    for actor in tracking.actors:
        rows = tuple(_row(each, articles) for each in actor.commitments)
        blocks += [Heading(_heading(actor)), Table(_HEADERS, rows)]
    if not tracking.actors:
        blocks.append(Paragraph((Claim("No commitment was found."),)))
    cited = {s.article for a in tracking.actors for c in a.commitments for s in c.history}
    listed = tuple(_article(articles[number]) for number in sorted(cited))
    return [*blocks, Heading("Articles"), Bullets(listed) if listed else none_stated()]


def _heading(actor: TrackedActor) -> str:
    return f"{actor.name} (also: {', '.join(actor.aliases)})" if actor.aliases else actor.name


def _row(commitment: TrackedCommitment, articles: dict[int, TrackedArticle]) -> Row:
    cells = (
        commitment.action,
        commitment.state.replace("_", " "),
        _deadline(commitment),
        _day(commitment.first_seen),
        _day(commitment.last_seen),
        _history(commitment, articles),
        _terms(commitment),
    )
    return Row(cells, tuple(_citations(commitment)), _failing(commitment))


def _failing(commitment: TrackedCommitment) -> str | None:
    return next((each.ungrounded for each in commitment.history if each.ungrounded), None)


def _terms(commitment: TrackedCommitment) -> str:
    makers = ", ".join(commitment.by) if len(commitment.by) > 1 else ""
    known = (
        ("together", makers),
        ("to whom", ", ".join(commitment.to)),
        ("amount", commitment.amount),
        ("condition", commitment.condition),
    )
    return "; ".join(f"{name}: {value}" for name, value in known if value)


def _deadline(commitment: TrackedCommitment) -> str:
    said, resolved = commitment.deadline, commitment.deadline_date
    if said and resolved and said != resolved:
        return f"{said} ({resolved})"
    return said or resolved or ""


def _history(commitment: TrackedCommitment, articles: dict[int, TrackedArticle]) -> str:
    return "; ".join(
        f"{each.published.isoformat() if each.published else 'undated:'} "
        f"{each.status.replace('_', ' ')} ({articles[each.article].label})"
        for each in commitment.history
    )


def _citations(commitment: TrackedCommitment) -> Iterator[Citation]:
    for each in commitment.history:
        for sentence in each.cites:
            yield Citation(sentence, article=each.article)


def _article(article: TrackedArticle) -> Claim:
    title = f"“{article.title}”" if article.title else ""
    known = (article.outlet or "outlet not stated", _day(article.published), title)
    text = ", ".join(filter(None, known))
    return Claim(text, lead=str(article.number), address=article.url or "")


def _day(day: date | None) -> str:
    return day.isoformat() if day else _NO_DATE


def _rows(tracking: Tracking) -> Iterator[list[str]]:
    articles = {article.number: article for article in tracking.articles}
    for actor in tracking.actors:
        for each in actor.commitments:
            yield [
                actor.name,
                joined(each.by),
                joined(each.to),
                each.action,
                each.state,
                each.status,
                each.first_seen.isoformat() if each.first_seen else "",
                each.last_seen.isoformat() if each.last_seen else "",
                each.deadline or "",
                each.deadline_date or "",
                each.amount or "",
                each.condition or "",
                str(len(each.history)),
                joined(articles[report.article].label for report in each.history),
                _history(each, articles),
                joined(articles[report.article].title for report in each.history),
                joined(articles[report.article].url for report in each.history),
                # Without brackets a spreadsheet takes "1:2" for a time of day.
                " ".join(f"[{cited.label}]" for cited in _citations(each)),
                _failing(each) or "",
            ]
