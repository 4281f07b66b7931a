"""Mails (.eml): the text that its sender wrote, or passed on."""

import re
from contextlib import suppress
from dataclasses import replace
from datetime import date
from email.message import EmailMessage

from summarizer.errors import (
    ArticleError,
    EmptyArticleError,
    MissingExtraError,
    SummarizerError,
    UnreadableArticleError,
)
from summarizer.readers.declared import author
from summarizer.readers.mail_page import without_edges, without_replies
from summarizer.readers.mail_parts import (
    BROKEN,
    as_source,
    attached_mail,
    header_of,
    names_attached,
    one_line,
    parsed_mail,
    saved_page,
    text_of,
    text_part,
)
from summarizer.readers.mail_passed_on import day_in, fields_of, name_in
from summarizer.readers.mail_text import mail_blocks, passed_on_head
from summarizer.readers.reading import Reading, Source
from summarizer.readers.registry import reader_of
from summarizer.schemas import ArticleMetadata

_POOR = 300
"""Characters; a shorter plain part may only say that there is a page beside it."""

_MOST_LEVELS = 5
"""Mails within mails that are looked into."""

_ANSWER = re.compile(r"\s*(?:re|r|aw|sv|antw|vs|res)(?:\[\d+\])?\s*:", re.IGNORECASE)
_REPLY = re.compile(
    r"(?:\s*(?:re|r|aw|sv|antw|fwd?|wg|tr|rv|vs|enc|res)(?:\[\d+\])?\s*:\s*)+", re.IGNORECASE
)


def read_eml(source: Source) -> Reading:
    """Read a mail.

    Quoted replies, signatures and the headers above what is passed on are set aside as
    furniture; attachments are left out, but for a mail that is passed on by one that says little.
    A page that a browser has saved in this form (``.mhtml``) is read as a page.

    Raises:
        EmptyArticleError: nothing in it.
        MissingExtraError: it is a page only, and the extra for pages is not installed.
        UnreadableArticleError: it is broken or encrypted, or has no text.
    """
    if not source.data.strip():
        raise EmptyArticleError("The article is empty.")
    message = parsed_mail(source.data)
    page = saved_page(message)
    return _read(message, _MOST_LEVELS) if page is None else reader_of("html")(page)


def _read(message: EmailMessage, levels: int) -> Reading:
    """Read a mail, or the one attached to it, if that is what it is about."""
    own: Reading | None = None
    problem: SummarizerError | None = None
    try:
        own = _own(message)
    except (ArticleError, MissingExtraError) as error:
        problem = error
    shown = 0 if own is None else _shown(own)
    attached = attached_mail(message) if shown < _POOR and levels else None
    if attached is not None:
        with suppress(ArticleError, MissingExtraError):
            inner = _read(attached, levels - 1)
            if _shown(inner) > shown:
                return inner
    if own is None:
        raise problem or UnreadableArticleError("The mail has no text in it.")
    return own


def _own(message: EmailMessage) -> Reading:
    """Read a mail without what is attached to it."""
    reading, text = _read_body(message)
    if not _shown(reading):
        named = names_attached(message)
        hint = f"; what is attached ({named}) can be saved and read by itself" if named else ""
        raise UnreadableArticleError(f"The mail has no text in it{hint}.")
    subject = str(header_of(message, "subject") or "")
    # What stands below an answer is what it answers, however short it is.
    head = {} if _ANSWER.match(subject) else fields_of(passed_on_head(text, _POOR))
    known = ArticleMetadata(
        title=_title(head.get("subject") or subject),
        byline=_writer(message, head, reading),
        published=day_in(head["date"], text) if "date" in head else _sent(message),
    )
    return Reading(reading.blocks, known, reading.language)


def _shown(reading: Reading) -> int:
    return sum(len(block.text) for block in reading.blocks if block.is_content)


def _read_body(message: EmailMessage) -> tuple[Reading, str]:
    """Read the plain part, or the page where that is all there is, or says more; also its text."""
    plain = text_of(text_part(message, "plain"))
    reading = Reading(mail_blocks(plain))
    shown = _shown(reading)
    page = text_part(message, "html") if shown < _POOR else None
    if page is not None:
        try:
            found = _read_page(as_source(page))
        except (ArticleError, MissingExtraError):
            if not shown:
                raise
        else:
            if _shown(found) > shown:
                return found, "\n".join(block.text for block in found.blocks)
    return reading, plain


def _read_page(page: Source) -> Reading:
    read_html = reader_of("html")
    with suppress(ArticleError):
        answer = without_replies(page)
        if answer is not None:
            found = read_html(answer)
            found = replace(found, blocks=without_edges(found.blocks, answers=True))
            # If nothing but replies is in it, they are what was to be read.
            if _shown(found):
                return found
    found = read_html(page)
    return replace(found, blocks=without_edges(found.blocks, answers=False))


def _title(written: str) -> str | None:
    subject = one_line(written)
    return _REPLY.sub("", subject, count=1) if _REPLY.match(subject) else subject or None


def _writer(message: EmailMessage, head: dict[str, str], reading: Reading) -> str | None:
    """Return who wrote what is read: of what is passed on its sender, not who passed it on."""
    if "from" in head:
        return author(name_in(head["from"]), reading.blocks)
    return _sender(message, reading)


def _sender(message: EmailMessage, reading: Reading) -> str | None:
    """Return the name of the sender; an address is none."""
    with suppress(*BROKEN):
        for address in header_of(message, "from").addresses:
            return author(one_line(address.display_name), reading.blocks)
    return reading.metadata.byline


def _sent(message: EmailMessage) -> date | None:
    with suppress(*BROKEN, OverflowError):
        moment = header_of(message, "date").datetime
        return None if moment is None else date(moment.year, moment.month, moment.day)
    return None
