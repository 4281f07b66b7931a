"""As many articles as are wanted, and what a model says about each.

All are one article. In each the names are others, so that four in five of its sentences stand in
no other: whoever remembers what was worked out for a sentence gains by it here little more than
with articles from the press. *Alike* ones differ in one sentence.
"""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

REPOSITORY = Path(__file__).parents[3]
_HERE = Path(__file__).parent
_NAMES = (
    *("Valdoria", "Kestria", "Sarne", "Veldkamp", "Osei-Lindt", "Ferreira"),
    *("Eldera", "Hale", "Marenko", "Dahl"),
)
_SYLLABLES = [consonant + vowel for consonant in "bdklmnrtvz" for vowel in "aeiou"]
_ENDING = re.compile(rb"Valdoria([a-z]*) and Kestria")


def article(number: int, *, alike: bool = False) -> str:
    """Return the text of an article; every number has one of its own (alike or below 125,000)."""
    text = renamed(_read(REPOSITORY / "examples" / "river_talks.txt"), "" if alike else _of(number))
    return f"{text}\nThe river rose by {number} centimetres on Monday.\n"


def articles(count: int, *, first: int = 0, alike: bool = False) -> Iterator[str]:
    """Return so many articles, each made when it is taken."""
    return (article(first + place, alike=alike) for place in range(count))


def note() -> str:
    """Return the note on the article with plain names, as JSON."""
    return _read(_HERE / "note.json")


def extractions() -> str:
    """Return the same as extractions, the form of langextract, as JSON."""
    return _read(_HERE / "extractions.json")


def renamed(text: str, ending: str) -> str:
    """Give this ending to all names."""
    if ending:
        for name in _NAMES:
            text = text.replace(name, name + ending)
    return text


def ending_in(request: bytes) -> str:
    """Return the ending that the names in a request have; none is ``""``."""
    found = _ENDING.search(request)
    return found[1].decode() if found else ""


def _of(number: int) -> str:
    base = len(_SYLLABLES)
    return "".join(_SYLLABLES[number // base**place % base] for place in range(3))


@cache
def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8")
