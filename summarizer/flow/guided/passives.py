"""Agreements and refusals told in the passive: "the deal was signed by Norland and Estia"."""

import re

from summarizer.lexicon import Cue

_DONE = re.compile(r"\b(?:was|were|(?:has|have|had)\sbeen|is|are)\s(?:\w+ly\s)?$")
# "The accord was signed": a cue may hold the verb as a whole.
_DONE_INSIDE = re.compile(r"\b(?:was|were|been|is)\s\w+$")
_BY = re.compile(
    r"(?:\s(?:on|last|late|early|in)\s[\w ]{2,20}?)?\sby\s(?:the\s)?"
    r"(?:[a-z]+\s){0,2}(?:(?:ministers|leaders|presidents|governments|parliaments)\sof\s(?:the\s)?)?"
    r"(?=[A-ZÀ-Þ])"
)
_WHAT = re.compile(
    r"(?:^|[;:]\s|,\s|\b(?:and|but|said)\s)"
    r"(?P<noun>(?:the|an?|its|his|her|their|this|that)\s(?:[\w’'-]+\s){0,6}?[\w’'-]+)"
    r"(?:,\s[^,;:]{3,80},|\s(?:on|in|under|for|to)\s[^,;:]{3,60}?)?"
    r"\s(?:was|were|(?:has|have|had)\sbeen|is|are)\s(?:\w+ly\s)?\w+$",
    re.IGNORECASE,
)


def doers_begin(text: str, cue: Cue) -> int | None:
    """Return where those are named who have signed, approved or rejected something.

    ``None`` if the cue is no such passive. What only is to be done nobody has done yet.
    """
    if cue.status not in {"agreed", "refused"} or not cue.strong:
        return None
    done = _DONE.search(text, 0, cue.start) or _DONE_INSIDE.search(cue.text)
    by = _BY.match(text, cue.end) if done else None
    return by.end() if by else None


def what_was_done(text: str, cue: Cue) -> str | None:
    """Return what they have signed, approved or rejected: "the deal"."""
    told = _WHAT.search(text[: cue.end]) if doers_begin(text, cue) is not None else None
    return told["noun"][0].lower() + told["noun"][1:] if told else None
