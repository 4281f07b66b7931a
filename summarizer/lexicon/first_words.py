"""What a pattern of whole words can begin with, worked out from the pattern."""

import re
from functools import lru_cache
from typing import Any

from summarizer.expressions import QUANTIFIER, atom_of, branches

_WHOLE = re.compile(r"\(\?<!\\w\)\(\?:(?P<inside>.*)\)\(\?!\\w\)", re.DOTALL)
_LETTERS = re.compile(r"[a-z]+")
_DIGIT, _DIGITS = "[0-9]", "0123456789"


def alternatives(source: str) -> list[str]:
    """Return the alternatives of a pattern of whole words, as patterns.

    A pattern of another form is its own only alternative.
    """
    found = _WHOLE.fullmatch(source)
    return branches(found["inside"]) if found else [source]


def first_letters(alternative: str, behind: str = "") -> list[str]:
    """Return strings of letters with one of which everything begins that an alternative matches.

    A blank at the end says that they are the whole first word.

    Args:
        alternative: a pattern.
        behind: the pattern of what follows it.
    """
    alternative = _without_what_stands_before(alternative)
    if alternative.startswith("("):
        return _first_of_group(alternative, behind)
    if alternative.startswith(_DIGIT):
        return [""] if alternative[len(_DIGIT) :].startswith(("?", "*", "{0")) else list(_DIGITS)
    found = _LETTERS.match(alternative)
    if not found:
        return [""]
    following = (alternative + behind)[found.end() : found.end() + 1]
    if following in {"?", "*", "{"}:
        return [found.group()[:-1]]
    return [f"{found.group()} " if following in {" ", "'"} else found.group()]


def _first_of_group(alternative: str, behind: str) -> list[str]:
    """Return what :func:`first_letters` does of an alternative that begins with a group."""
    group = atom_of(alternative)
    rest = alternative[len(group) :]
    optional = rest.startswith("?") and not rest.startswith(("?+", "??"))
    if not group.startswith("(?:") or (QUANTIFIER.match(rest) and not optional):
        return [""]
    rest = rest[1:] if optional else rest
    each = branches(group[3:-1])
    found = [letters for one in each for letters in first_letters(one, rest + behind)]
    return found + (first_letters(rest, behind) if optional else [])


def may_begin(alternative: str, word: str) -> bool:
    """Whether there is a text that begins with this word and that an alternative matches.

    Args:
        alternative: a pattern.
        word: a whole word: what follows it is none of its letters.
    """
    matches, gaps = _beginnings(alternative)
    if matches(word, partial=True) is None:
        return False
    return any(matches(word + gap, partial=True) is not None for gap in gaps)


@lru_cache(maxsize=4096)
def _beginnings(alternative: str) -> tuple[Any, tuple[str, ...]]:
    """Return a pattern's ``match``, and what may stand behind a word in what it matches."""
    # Only this engine tells what may become a match when more text follows.
    import regex

    alternative = _without_what_stands_before(alternative)
    # Whatever is no letter may be meant as itself; one too many only makes for a look too many.
    gaps = {character for character in alternative if not character.isalnum()}
    whole = regex.compile(rf"(?:{alternative})(?!\w)")
    return whole.match, (" ", *sorted(gaps - {" "}))


def _without_what_stands_before(alternative: str) -> str:
    """Leave out what it says of the text before the match."""
    while alternative.startswith(("(?<=", "(?<!")):
        alternative = alternative[len(atom_of(alternative)) :]
    return alternative
