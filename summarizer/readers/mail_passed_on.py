"""What a mail that was passed on says about itself, in the lines above its text.

Whoever passes a press release on has not written it, and may do so days later: its own date is
what "on Wednesday" is counted from.
"""

import re
from datetime import date

from summarizer.language import detect_language
from summarizer.printed_dates import find_printed_date

_NAMES: dict[str, frozenset[str]] = {
    "from": frozenset("from von de da van".split()),
    "date": frozenset(
        "date sent datum gesendet envoyé fecha enviado data inviato verzonden".split()
    ),
    "subject": frozenset("subject betreff objet asunto assunto oggetto onderwerp".split()),
}
_LINE = re.compile(r"[\s*]*(?P<name>\w+)(?: el| em)?\s?:\*?\s*(?P<value>.*?)[\s*]*")
_ADDRESS = re.compile(r"\s*[<\[(].*")


def fields_of(head: list[str]) -> dict[str, str]:
    """Return what the lines say, by the English names of headers.

    Args:
        head: the lines, normalised.
    """
    found: dict[str, str] = {}
    for line in head:
        said = _LINE.fullmatch(line)
        for name, others in _NAMES.items():
            if said is not None and said["name"].lower() in others and said["value"]:
                found.setdefault(name, said["value"])
    return found


def name_in(sender: str) -> str:
    """Return the name of a sender, without the address behind it."""
    return _ADDRESS.sub("", sender).strip(" \"'")


def day_in(said: str, text: str) -> date | None:
    """Return the day on which a mail was sent; None if that is not certain.

    Args:
        said: as the line has it.
        text: of the mail, whose language counts.
    """
    found = find_printed_date(said, detect_language(text))
    return None if found is None else found.day
