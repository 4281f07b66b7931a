"""A mail on a closed bridge, and short ways to read it."""

from email.message import EmailMessage

from summarizer.readers.mail import read_eml
from summarizer.readers.reading import Reading, Source

SENTENCE = "The bridge of Velmora was closed on Monday."
PROSE = f"{SENTENCE} It will open again in June, said the minister of works. " * 6


def mail(text: str = PROSE, **headers: str) -> EmailMessage:
    message = EmailMessage()
    known = {
        "From": "Ana Tolk <ana@example.org>",
        "Date": "Mon, 03 May 2027 23:30:00 -0700",
        "Subject": "Bridge closed",
        "Message-ID": "<1@example.org>",
    }
    for name, value in (known | headers).items():
        message[name] = value
    if text:
        message.set_content(text)
    return message


def read(message: EmailMessage | bytes) -> Reading:
    return read_eml(Source(message if isinstance(message, bytes) else bytes(message)))


def content(reading: Reading) -> list[str]:
    return [block.text for block in reading.blocks if block.is_content]
