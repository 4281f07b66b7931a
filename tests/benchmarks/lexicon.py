"""The benchmark's word lists, from ``lexicon.toml``."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any


@cache
def _lexicon() -> dict[str, Any]:
    with (Path(__file__).parent / "lexicon.toml").open("rb") as file:
        return tomllib.load(file)


@cache
def listed(name: str) -> frozenset[str]:
    """Return a list of folded words."""
    return frozenset(_lexicon()["lists"][name].split())


@cache
def relative_days(language: str) -> frozenset[str]:
    """Return the words for today, yesterday and so on."""
    return frozenset(_lexicon()["relative"].get(language, "").split())


def number_words(language: str) -> tuple[dict[str, int], dict[str, int], str | None]:
    """Return the small numbers, the scales and the word for "and" of a language."""
    lexicon = _lexicon()
    small: dict[str, int] = lexicon["small"].get(language, {})
    scales: dict[str, int] = lexicon["scales"].get(language, {})
    return small, scales, lexicon["and"].get(language)


@cache
def more_places() -> frozenset[str]:
    """Return names of places, as they are written."""
    return frozenset(name.strip() for name in _lexicon()["places"]["more"].split("|"))
