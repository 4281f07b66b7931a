"""The parts of a mail: its headers, its texts, and the mails attached to it."""

from contextlib import suppress
from dataclasses import replace
from email import message_from_bytes, policy
from email.errors import MessageError
from email.message import EmailMessage
from typing import Any

from summarizer.errors import ArticleError, UnreadableArticleError
from summarizer.readers.addresses import is_address
from summarizer.readers.formats import is_binary
from summarizer.readers.html.charset import page_text
from summarizer.readers.mail_text import unflowed
from summarizer.readers.reading import Source
from summarizer.typography import normalise

# What parsing a broken header has been seen to raise.
BROKEN = (
    AssertionError, AttributeError, LookupError, MessageError, RecursionError, TypeError,
    ValueError,
)  # fmt: skip

_MOST_PARTS = 1000
_DEEPEST = 50
_LONGEST_HEADER = 8000
_LONGEST_NAMES = 100
_HEAD = 1024


def parsed_mail(data: bytes) -> EmailMessage:
    """Take a mail apart.

    Raises:
        UnreadableArticleError: it is none, is encrypted, or has too many parts.
    """
    # Every level takes a call of its own to parse, and looks at every line.
    if data.lower().count(b"boundary") > _MOST_PARTS:
        raise UnreadableArticleError("The mail has too many parts.")
    try:
        message = message_from_bytes(data, policy=policy.default)
    except RecursionError as error:
        raise UnreadableArticleError("The mail's parts are nested too deeply.") from error
    if not isinstance(message, EmailMessage):
        raise UnreadableArticleError("The mail is broken.")
    if not message.keys() and is_binary(data[:_HEAD]):
        raise UnreadableArticleError("The file is no mail (.eml), whatever it is called.")
    if message.get_content_type() == "multipart/encrypted" or _is_smime(message):
        raise UnreadableArticleError("The mail is encrypted.")
    return message


def _is_smime(message: EmailMessage) -> bool:
    kind = message.get_content_type()
    return kind.endswith("/pkcs7-mime") and message.get_param("smime-type") != "signed-data"


def attached_mail(message: EmailMessage, depth: int = 0) -> EmailMessage | None:
    """Return the first mail that is passed on as an attachment."""
    if not message.is_multipart() or depth > _DEEPEST:
        return None
    is_mail = message.get_content_type() == "message/rfc822"
    for part in message.iter_parts():
        if isinstance(part, EmailMessage):
            found = part if is_mail else attached_mail(part, depth + 1)
            if found is not None:
                return found
    return None


def names_attached(message: EmailMessage) -> str:
    """Return the names of the files that are attached."""
    names: list[str] = []
    with suppress(*BROKEN):
        names = [one_line(part.get_filename() or "") for part in message.iter_attachments()]
    return ", ".join(filter(None, names))[:_LONGEST_NAMES]


def text_part(message: EmailMessage, kind: str, depth: int = 0) -> EmailMessage | None:
    """Return the first text part of a kind that is no attachment and of no other mail."""
    if depth > _DEEPEST:
        raise UnreadableArticleError("The mail's parts are nested too deeply.")
    if not message.is_multipart():
        inline = message.get_content_disposition() != "attachment"
        return message if inline and message.get_content_type() == f"text/{kind}" else None
    if message.get_content_maintype() != "multipart":
        return None
    for part in message.iter_parts():
        found = text_part(part, kind, depth + 1) if isinstance(part, EmailMessage) else None
        if found is not None:
            return found
    return None


def text_of(part: EmailMessage | None) -> str:
    """Return the text of a part, normalised."""
    if part is None:
        return ""
    data = payload_of(part)
    try:
        # Mails declare what they are not as often as pages do, and in the same ways.
        text = page_text(as_source(part))
    except ArticleError:
        text = data.decode("utf-8", errors="replace")
    if str(_parameter(part, "format")).lower() == "flowed":
        text = unflowed(text, joined=str(_parameter(part, "delsp")).lower() == "yes")
    return normalise(text)


def saved_page(message: EmailMessage) -> Source | None:
    """Return the page that a browser has saved as a mail (MHTML), with its address."""
    sender = _written(message, "from")
    address = _written(message, "snapshot-content-location")
    if not address and not sender.startswith("<Saved by "):
        return None
    page = text_part(message, "html")
    if page is None:
        return None
    address = address or _written(page, "content-location")
    return replace(as_source(page), url=address if is_address(address) else None)


def as_source(part: EmailMessage) -> Source:
    """Return a part as a reader of its own takes it."""
    charset = part.get_content_charset()
    kind = part.get_content_type() + (f"; charset={charset}" if charset else "")
    return Source(payload_of(part), content_type=kind)


def payload_of(part: EmailMessage) -> bytes:
    """Return the bytes of a part; none if they are broken."""
    payload: Any = None
    with suppress(*BROKEN):
        payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _parameter(part: EmailMessage, name: str) -> object:
    with suppress(*BROKEN):
        return part.get_param(name)
    return None


def header_of(message: EmailMessage, name: str) -> Any:
    """Return a header as the standard library reads it; None if it is broken or not there."""
    if len(_written(message, name)) > _LONGEST_HEADER:
        return None  # Parsing takes more than its share of time for each character.
    with suppress(*BROKEN):
        return message[name]
    return None


def _written(message: EmailMessage, name: str) -> str:
    """Return a header as it is written; empty if it is not there."""
    found = (value for key, value in message.raw_items() if key.lower() == name)
    return "".join(str(next(found, "")).splitlines()).strip()


def one_line(text: str) -> str:
    """Return a text normalised, on one line."""
    return " ".join(normalise(text).split())
