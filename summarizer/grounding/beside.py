"""The names beside a verb: in front of it, behind it, and behind the "by" of a passive."""

import re
import unicodedata
from collections.abc import Sequence

from summarizer.grounding.passage import Passage
from summarizer.grounding.tokens import Token

_APOSTROPHE = re.compile("['’]")


def named(
    tokens: Sequence[Token],
    passage: Passage,
    *,
    alone: bool = False,
    led_by: frozenset[str] = frozenset(),
) -> frozenset[str]:
    """Return the words of the names among some words.

    Args:
        tokens: the words.
        passage: the text they are from.
        alone: leave out names behind a preposition ("aid from Norland was sent").
        led_by: only those behind one of these prepositions, if there are any.
    """
    starts, words = {token.start for token in tokens}, passage.lexicon
    found: list[Token] = []
    for run in passage.names:
        first = run[0]
        if (alone and _led(first, passage)) or (led_by and _led(first, passage) not in led_by):
            continue
        for token in run:
            # "L'aide de la Norlande" is no name but for its end.
            if alone and words.articles and _led(token, passage):
                break
            if not (token.initial and words.relative.fullmatch(token.base)):  # "Ayer"
                found.append(token)
    return frozenset(token.base for token in found if token.start in starts)


def doer(agent: Sequence[Token], passage: Passage) -> frozenset[str]:
    """Return the words of the name behind "by": "by the army of Norland | to Dorn"."""
    words, told = passage.lexicon, agent[0].capital
    for place, token in enumerate(agent[1:], 1):
        goes_on = token.base in words.genitives and not told
        if not token.capital and token.base in words.prepositions and not goes_on:
            return named(agent[:place], passage)
        told = told or token.capital
    return named(agent, passage)


def end_of_object(behind: Sequence[Token], passage: Passage) -> int:
    """Return where somebody else may begin who does the same ("paid 45 million and Dorn 30").

    "Norland urged Dorn and Ostrell" goes on; behind any other word it is not known.
    """
    told = False
    for place, token in enumerate(behind):
        if told and token.base in passage.lexicon.openers:
            return place
        told = told or not token.capital
    return len(behind)


def is_agent(token: Token, passage: Passage) -> bool:
    """Whether a word is the "by" of a passive."""
    return token.base in passage.lexicon.agents or elided(token) in passage.lexicon.agents


def written(token: Token) -> str:
    """Return a word with its accents and without what is elided before it."""
    text = unicodedata.normalize("NFC", token.text).casefold()
    return _APOSTROPHE.split(text)[-1] if _APOSTROPHE.search(text) else text


def elided(token: Token) -> str:
    """Return what is cut off before a word ("dell" of "dell'Ostrellia"), "" if nothing is."""
    text = token.text.casefold()
    return _APOSTROPHE.split(text)[0] if _APOSTROPHE.search(text) else ""


def _led(first: Token, passage: Passage) -> str:
    """Return the preposition that leads a name, "" if there is none."""
    words, tokens = passage.lexicon, passage.tokens
    place = next(i for i, token in enumerate(tokens) if token.start == first.start)
    while True:
        before = elided(tokens[place])
        if before in words.prepositions:
            return before
        place -= 1
        if place < 0:
            return ""
        token = tokens[place]
        # "du président Ada Vell", "à la Norlande"; Portuguese "a" is more often no preposition.
        article = written(token) in words.articles
        if token.base in words.prepositions and not article:
            return token.base
        if not article and not (words.articles and token.base in words.ranks | words.titles):
            return ""
