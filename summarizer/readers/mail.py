"""Mails (.eml): the text that its sender wrote, or passed on."""

import re
from contextlib import suppress
from datetime import date
from email import message_from_bytes, policy
from email.errors import MessageError
from email.message import EmailMessage
from typing import Any

from summarizer.decoding import decode
from summarizer.errors import (
    ArticleError,
    EmptyArticleError,
    MissingExtraError,
    UnreadableArticleError,
)
from summarizer.readers.declared import author
from summarizer.readers.mail_text import mail_blocks, unflowed
from summarizer.readers.reading import Reading, Source
from summarizer.readers.registry import reader_of
from summarizer.schemas import ArticleMetadata
from summarizer.typography import normalise

_POOR = 300
"""Characters; a shorter plain part may only say that there is a page beside it."""

_MOST_PARTS = 1000
_DEEPEST = 50

_REPLY = re.compile(
    r"(?:\s*(?:re|r|aw|sv|antw|fwd?|wg|tr|rv|vs|enc|res)(?:\[\d+\])?\s*:\s*)+", re.IGNORECASE
)
# What parsing a broken header has been seen to raise.
_BROKEN = (
    AssertionError, AttributeError, LookupError, MessageError, RecursionError, TypeError,
    ValueError,
)  # fmt: skip
_LONGEST_HEADER = 8000


def read_eml(source: Source) -> Reading:
    """Read a mail.

    Quoted replies, signatures and the headers above what is passed on are set aside as
    furniture; attachments are left out.

    Raises:
        EmptyArticleError: nothing in it.
        MissingExtraError: it is a page only, and the extra for pages is not installed.
        UnreadableArticleError: it is broken or encrypted, or has no text.
    """
    if not source.data.strip():
        raise EmptyArticleError("The article is empty.")
    message = _parsed(source.data)
    reading = _read_body(message)
    if not any(block.is_content for block in reading.blocks):
        raise UnreadableArticleError("The mail has no text in it.")
    known = ArticleMetadata(
        title=_title(message), byline=_sender(message, reading), published=_sent(message)
    )
    return Reading(reading.blocks, known, reading.language)


def _parsed(data: bytes) -> EmailMessage:
    # Every level takes a call of its own to parse, and looks at every line.
    if data.lower().count(b"boundary") > _MOST_PARTS:
        raise UnreadableArticleError("The mail has too many parts.")
    try:
        message = message_from_bytes(data, policy=policy.default)
    except RecursionError as error:
        raise UnreadableArticleError("The mail's parts are nested too deeply.") from error
    if not isinstance(message, EmailMessage):
        raise UnreadableArticleError("The mail is broken.")
    if message.get_content_type() == "multipart/encrypted" or _is_smime(message):
        raise UnreadableArticleError("The mail is encrypted.")
    return message


def _is_smime(message: EmailMessage) -> bool:
    kind = message.get_content_type()
    return kind.endswith("/pkcs7-mime") and message.get_param("smime-type") != "signed-data"


def _read_body(message: EmailMessage) -> Reading:
    """Read the plain part, or the page where that is all there is, or says more."""
    plain = _text(_part(message, "plain"))
    blocks = mail_blocks(plain)
    shown = sum(len(block.text) for block in blocks if block.is_content)
    page = _part(message, "html") if shown < _POOR else None
    if page is not None:
        try:
            reading = reader_of("html")(_as_source(page))
        except (ArticleError, MissingExtraError):
            if not shown:
                raise
        else:
            if sum(len(block.text) for block in reading.blocks if block.is_content) > shown:
                return reading
    return Reading(blocks)


def _part(message: EmailMessage, kind: str, depth: int = 0) -> EmailMessage | None:
    """Return the first text part of a kind that is no attachment and of no other mail."""
    if depth > _DEEPEST:
        raise UnreadableArticleError("The mail's parts are nested too deeply.")
    if not message.is_multipart():
        inline = message.get_content_disposition() != "attachment"
        return message if inline and message.get_content_type() == f"text/{kind}" else None
    if message.get_content_maintype() != "multipart":
        return None
    for part in message.iter_parts():
        found = _part(part, kind, depth + 1) if isinstance(part, EmailMessage) else None
        if found is not None:
            return found
    return None


def _text(part: EmailMessage | None) -> str:
    if part is None:
        return ""
    data = _payload(part)
    text: str | None = None
    with suppress(LookupError, UnicodeDecodeError, ValueError):
        text = data.decode(part.get_content_charset() or "ascii")
    if text is None:
        try:
            text = decode(data)
        except ArticleError:
            text = data.decode("utf-8", errors="replace")
    if str(_parameter(part, "format")).lower() == "flowed":
        text = unflowed(text, joined=str(_parameter(part, "delsp")).lower() == "yes")
    return normalise(text)


def _payload(part: EmailMessage) -> bytes:
    payload: Any = None
    with suppress(*_BROKEN):
        payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _parameter(part: EmailMessage, name: str) -> object:
    with suppress(*_BROKEN):
        return part.get_param(name)
    return None


def _as_source(page: EmailMessage) -> Source:
    charset = page.get_content_charset()
    return Source(
        _payload(page), content_type="text/html" + (f"; charset={charset}" if charset else "")
    )


def _header(message: EmailMessage, name: str) -> Any:
    written = next((value for key, value in message.raw_items() if key.lower() == name), "")
    if len(str(written)) > _LONGEST_HEADER:
        return None  # Parsing takes more than its share of time for each character.
    with suppress(*_BROKEN):
        return message[name]
    return None


def _title(message: EmailMessage) -> str | None:
    subject = _one_line(str(_header(message, "subject") or ""))
    return _REPLY.sub("", subject, count=1) if _REPLY.match(subject) else subject or None


def _sender(message: EmailMessage, reading: Reading) -> str | None:
    """Return the name of the sender; an address is none."""
    with suppress(*_BROKEN):
        for address in _header(message, "from").addresses:
            return author(_one_line(address.display_name), reading.blocks)
    return reading.metadata.byline


def _sent(message: EmailMessage) -> date | None:
    with suppress(*_BROKEN, OverflowError):
        moment = _header(message, "date").datetime
        return None if moment is None else date(moment.year, moment.month, moment.day)
    return None


def _one_line(text: str) -> str:
    return " ".join(normalise(text).split())
