"""Sentences that talk to the model instead of the reader.

A flag is a warning to the reader of the note. A flagged sentence brings nobody into the note and
no claim is moved to it; the text stays in the article. The expressions are data
(``injection.toml``), which also says what a good one looks like.
"""

import re
import tomllib
from functools import cache
from importlib.resources import files

_LONGEST = 2000
"""Characters of a sentence looked at; a longer one is cut before it gets here."""

_MACRO = re.compile(r"<<([A-Z]+)>>")


def looks_like_instruction(sentence: str) -> bool:
    """Tell whether a sentence reads like an order to a language model rather than news.

    Args:
        sentence: one sentence of an article, typography normalised.
    """
    return _pattern().search(sentence[:_LONGEST]) is not None


@cache
def _pattern() -> re.Pattern[str]:
    """Read and compile the expressions once, on first use."""
    table = tomllib.loads(files("summarizer").joinpath("injection.toml").read_text("utf-8"))
    macros: dict[str, str] = table["macros"]

    def expanded(text: str) -> str:
        return _MACRO.sub(lambda name: expanded(macros[name[1]]), text)

    groups: dict[str, list[str]] = table["patterns"]
    return re.compile(
        "|".join(f"(?:{expanded(p)})" for group in groups.values() for p in group), re.IGNORECASE
    )
