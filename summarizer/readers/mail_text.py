"""The text of a mail: what its sender wrote, and what stands around it."""

import re
from collections.abc import Iterator
from itertools import groupby

from summarizer.blocks import Block
from summarizer.paragraphs import split_paragraphs

_QUOTE = re.compile(r"[ ]?>")
_MARKS = re.compile(r"(?:[ ]?>)+[ ]?")
# The line above a quoted mail; it may be wrapped once.
_WROTE = re.compile(
    r"(?=.{6,250}$)(?:on|am|le|el|il|op|em|den|w dniu)\b.*"
    r"(?:wrote|schrieb(?:\s.*)?|a écrit|escribió|ha scritto|schreef(?:\s.*)?|escreveu"
    r"|skrev(?:\s.*)?|napisał\(?a?\)?)\s?:",
    re.IGNORECASE | re.DOTALL,
)
_PASSED_ON = re.compile(
    r"\s*(?:-{2,}|_{5,}|begin )\s*(?:(?:original|forwarded|ursprüngliche|weitergeleitete)\s+"
    r"(?:message|nachricht|mail|e-mail)(?:\s+(?:by|from)\b.*)?|message (?:transféré|d'origine)"
    r"|mensaje (?:reenviado|original)|messaggio (?:inoltrato|originale)"
    r"|mensagem (?:encaminhada|original)):?\s*(?:-{2,}|_{5,})?\s*",
    re.IGNORECASE,
)
_HEADER = re.compile(
    r"\*?(?:from|sent|to|cc|bcc|date|subject|reply-to|von|gesendet|an|datum|betreff|de|envoyé|à|objet"
    r"|enviado(?: el| em)?|para|asunto|assunto|fecha|data|da|inviato|a|oggetto|van|verzonden|aan"
    r"|onderwerp)\s?:\*?\s+\S.*",
    re.IGNORECASE,
)
_FEWEST_HEADERS = 3
_SIGNATURE = re.compile(r"--\s?")
LONGEST_SIGNATURE = 15
"""Lines; more than that below a signature's mark are text after all."""


def mail_blocks(text: str) -> tuple[Block, ...]:
    """Return the paragraphs of a mail's text; quotes, signatures and inner headers as furniture.

    Args:
        text: normalised.
    """
    lines = text.split("\n")
    aside = _set_aside(lines)
    quoted = {i for i in aside if _QUOTE.match(lines[i])}
    kept = [line for i, line in enumerate(lines) if i not in aside]
    if quoted and not any(any(map(str.isalnum, line)) for line in kept):
        # Nothing but a quote: that is what was to be read.
        lines = [_MARKS.sub("", line, count=1) if i in quoted else line
                 for i, line in enumerate(lines)]  # fmt: skip
        aside -= quoted
    return tuple(_blocks(lines, aside))


def passed_on_head(text: str, most: int) -> list[str]:
    """Return the lines above what is passed on, such as its date; none if it is not passed on.

    Args:
        text: normalised.
        most: characters that the sender may have written above.
    """
    lines = text.split("\n")
    aside = _set_aside(lines)
    for index in sorted(aside):
        head = _headers(lines, index)
        if head:
            above = sum(len(line) for i, line in enumerate(lines[:index]) if i not in aside)
            return [lines[i] for i in sorted(head)] if above < most else []
    return []


def is_who_wrote(line: str) -> bool:
    """Tell whether a line says who wrote what is quoted below ("On Monday, Ada wrote:")."""
    return _WROTE.fullmatch(line.strip()) is not None


def is_signature_mark(line: str) -> bool:
    """Tell whether a line is nothing but the two hyphens above a signature."""
    return _SIGNATURE.fullmatch(line) is not None


def unflowed(text: str, *, joined: bool) -> str:
    """Return a text of ``format=flowed`` with its soft line ends taken out (RFC 3676).

    Args:
        text: as sent.
        joined: the space before a soft line end goes, too (``delsp=yes``).
    """
    done: list[list[str]] = []
    soft = False
    depth = 0
    for raw in text.replace("\r\n", "\n").split("\n"):
        content = raw.lstrip(">")
        deep = len(raw) - len(content)
        content = content.removeprefix(" ")
        is_mark = content.rstrip() == "--"
        if not soft or deep != depth or is_mark:
            done.append([">" * deep + " " if deep else ""])
        soft = content.endswith(" ") and not is_mark
        depth = deep
        done[-1].append(content[:-1] if soft and joined else content)
    return "\n".join(map("".join, done))


def _blocks(lines: list[str], aside: set[int]) -> Iterator[Block]:
    for is_aside, group in groupby(range(len(lines)), key=aside.__contains__):
        for paragraph in split_paragraphs("\n".join(lines[i] for i in group)):
            yield Block(paragraph, "furniture" if is_aside else "body")


def _set_aside(lines: list[str]) -> set[int]:
    """Return the numbers of the lines that their sender did not write as text."""
    found = {i for i, line in enumerate(lines) if _QUOTE.match(line)}
    for index, line in enumerate(lines):
        if index in found or not line.strip():
            continue
        if _WROTE.fullmatch(line.strip()) and _stands_above_quote(lines, index + 1):
            found.add(index)
        elif _wraps(lines, index) and _stands_above_quote(lines, index + 2):
            found |= {index, index + 1}
        elif _PASSED_ON.fullmatch(line):
            found.add(index)
        elif _HEADER.fullmatch(line) and (below := _headers(lines, index)):
            found |= below
    return found | _signature(lines, found)


def _wraps(lines: list[str], index: int) -> bool:
    both = " ".join(line.strip() for line in lines[index : index + 2])
    return len(lines[index]) < 200 and _WROTE.fullmatch(both) is not None


def _stands_above_quote(lines: list[str], index: int) -> bool:
    following = next((line for line in lines[index : index + 3] if line.strip()), "")
    return _QUOTE.match(following) is not None


def _headers(lines: list[str], start: int) -> set[int]:
    """Return the lines of the headers that begin here, if there are enough to be headers."""
    end = start
    while end < len(lines) and _HEADER.fullmatch(lines[end]):
        end += 1
    return set(range(start, end)) if end - start >= _FEWEST_HEADERS else set()


def _signature(lines: list[str], aside: set[int]) -> set[int]:
    """Return the lines of a signature: from its mark to the end or to what is passed on."""
    found: set[int] = set()
    for index, line in enumerate(lines):
        if index not in aside and _SIGNATURE.fullmatch(line):
            most = min(len(lines), index + 1 + LONGEST_SIGNATURE)
            end = next((i for i in range(index + 1, most) if i in aside), most)
            if end in aside or end == len(lines):
                found |= set(range(index, end))
    return found
