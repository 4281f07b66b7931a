"""What a line looks like: a sentence, a headline, a subhead."""

import re

from summarizer.paragraphs import bullet_end

_MARKS = ".!?…:;,。！？；：؟۔।"
_END = re.compile(rf"[{_MARKS}](?:[\"'”’»“‘)\]¨」』\s]|\(\([\w ]{{1,20}}\)\))*$")
_ENDS = tuple(_MARKS)
_ENDS_IN_INITIALS = re.compile(r"(?:^|\s)(?:[^\W\d_]\.){2,}$")
_QUESTION = re.compile(r"[?!？！؟][\"'”’»]?$")
_INNER_END = re.compile(r"[.!?…。！？][\"'”’»)]*\s+\S")

_PRESS_LABEL = re.compile(
    r"\W*(?:(?:press|media|news) (?:release|statement)|for immediate release"
    r"|communiqué(?: de presse)?|presse(?:mitteilung|erklärung)|nota de prensa"
    r"|comunicado(?: de prensa| de imprensa)?|comunicato stampa|nota à imprensa|persbericht)\W*",
    re.IGNORECASE,
)
_LONGEST_HEADLINE = 160
LONGEST_SUBTITLE = 240
_LONGEST_SUBHEAD = 80
_LONGEST_QUESTION = 100
_SMALL_WORD = 4


def is_title(text: str, *, first: bool) -> bool:
    """Tell whether a line above the first sentence can be a headline (``first``) or subtitle."""
    if bullet_end(text) or len(text) > (_LONGEST_HEADLINE if first else LONGEST_SUBTITLE):
        return False
    if not is_sentence(text) or _ENDS_IN_INITIALS.search(text):
        return True
    if not first or len(text) > _LONGEST_QUESTION:
        return False
    return _QUESTION.search(text) is not None and _INNER_END.search(text) is None


def is_sentence(text: str) -> bool:
    """Tell whether a paragraph ends as sentences end (a colon ends one, too)."""
    return text.endswith(_ENDS) or _END.search(text) is not None


def is_subhead(text: str) -> bool:
    """Tell whether a line is short and unpunctuated, as the heads of sections are."""
    return len(text) <= _LONGEST_SUBHEAD and not is_sentence(text) and len(text.split()) <= 12


def of_press_release(lines: list[str]) -> tuple[str | None, str | None]:
    """Return the headline and the issuer among the lines above a press release.

    Its first lines say what it is and whose: that line has capitals throughout. ``None`` for what
    is not told, and for both if nothing says that it is a press release.
    """
    told = [line for line in lines if not _PRESS_LABEL.fullmatch(line)]
    if not told or len(told) == len(lines):
        return None, None
    headline = next((line for line in told if not _is_name(line)), told[0])
    return headline, told[0] if told[0] != headline else None


def _is_name(line: str) -> bool:
    """Whether all longer words of a line have capitals, as those of an office's name have."""
    long = [word for word in line.split() if len(word) > _SMALL_WORD]
    return all(word[0].isupper() for word in long)


def same_title(text: str, title: str) -> bool:
    """Tell whether two titles have the same letters and digits."""
    return _letters(text) == _letters(title)


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))
