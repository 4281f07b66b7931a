"""Finds capitalised spans that may be names, sentence by sentence.

Pure rules: recall matters here, since what is no actor is sorted out later.
"""

from itertools import compress
from operator import itemgetter
from typing import NamedTuple

from summarizer.names import vocabulary as v
from summarizer.names.capitals import is_capital
from summarizer.names.collectives import collective_end
from summarizer.names.german_parts import cut_german
from summarizer.names.growing import grow, heads_clause
from summarizer.names.lexis import Lexis
from summarizer.names.splitting import (
    is_portfolio,
    is_posting,
    organisation_like,
    split_conjunctions,
    trim,
)
from summarizer.names.titles import Part, take_apart
from summarizer.names.words import (
    ACRONYM,
    CAPITAL,
    END,
    KEY,
    PLAIN,
    POSSESSIVE,
    START,
    TEXT,
    Line,
    Word,
    gap,
)

_CAPITAL, _PLAIN = itemgetter(CAPITAL), itemgetter(PLAIN)


class Span(NamedTuple):
    """A capitalised span.

    Attributes:
        name: the span without title, article and possessive.
        title: the title in front of it, or "".
        sentence: id of its sentence.
        start: offset of ``name`` in the sentence, in code points.
        before: the word in front of title and name, articles skipped, folded, or "".
        office: the name is that of an office ("Prime Minister"), not of its holder.
        acronym: an acronym given in brackets right behind it, or "".
        full: title and name together, as the text has them.
        after: the lower-case word that follows directly, folded, or "".
        called: as ``before``, or the word that a comma parts from article and name: "ships" of
            "one of its ships, the Amelia"; folded, or "".
    """

    name: str
    title: str
    sentence: int
    start: int
    before: str
    office: bool = False
    acronym: str = ""
    full: str = ""
    after: str = ""
    called: str = ""


def find_spans(line: Line, sentence: int, lexis: Lexis) -> list[Span]:
    """Return the candidate names of one sentence, from left to right."""
    words = line.words
    starts: list[int] = []
    spans: list[Span] = []
    end = 0
    # Most words are small, and no span begins with one.
    for i in compress(range(len(words)), map(_CAPITAL, words)):
        if i < end:  # in the span before
            continue
        end = grow(words, i, lexis)
        if end == i:
            continue
        for part, initial in _parts(words, i, end, lexis):
            high = collective_end(words, part.low, part.high, lexis.language)
            lone = high - part.low == 1 and part.title_low == part.title_high
            if lone and _ordinary(words, part.low, lexis, initial=initial):
                continue
            if lexis.language in _FIELDS_HAVE_CAPITALS and _is_field(words, part.low):
                part = _behind_field(words, part)
                if part.low == part.high:
                    continue
            starts = starts or line.word_starts()
            spans.append(_span(line, starts, part, high, sentence, lexis.language))
    return spans


_FIELDS_HAVE_CAPITALS = v.ROMANCE | {"nl"}
_OFFICES = ("minist", "viceminist", "secretar", "secretár", "segretari", "staatssecret")
_FIRST = frozenset("premier première primer primera primeiro primeira primo prima eerste".split())


def _is_field(words: list[Word], low: int) -> bool:
    """Whether a name is what a minister is one of: "la ministra de Salud", "van Financiën"."""
    i = low
    while i > 0 and _small_link(words[i - 1]) and not gap(words, i):
        i -= 1
    if i == low or i == 0 or gap(words, i):
        return False
    if i > 1 and not words[i - 1][CAPITAL] and words[i - 2][KEY].startswith(_OFFICES):
        i -= 1  # "ministre français des Armées"
    office = words[i - 1][KEY].startswith(_OFFICES) and not (i > 1 and words[i - 2][KEY] in _FIRST)
    return office or (words[low - 1][KEY] == "van" and is_portfolio(words[low]))


_OF_TWO_WORDS = frozenset("asuntos affaires affari negócios relações relaciones".split())


def _behind_field(words: list[Word], part: Part) -> Part:
    """Return the name behind a minister's field, "Difesa Marco Roe", empty if there is none."""
    low = part.low + 1 + (words[part.low][KEY] in _OF_TWO_WORDS)
    named = part.high - low >= 2 and all(map(_CAPITAL, words[low : part.high]))
    return Part(low if named else part.high, part.high, low, low)


def _small_link(word: Word) -> bool:
    return not word[CAPITAL] and (word[KEY] in v.CONNECTORS or word[KEY] in v.ARTICLE_AFTER_OF)


def _parts(words: list[Word], low: int, high: int, lexis: Lexis) -> list[tuple[Part, bool]]:
    """Return the names in a span, and of each whether it may have its capital by position."""
    plain = all(map(_PLAIN, words[low:high])) and lexis.language != "de"
    kind = low == 0 and v.is_kind(words[low][KEY])
    if plain and not kind and not is_posting(words, low, high, lexis.language):
        # One name, with nothing to cut or to drop.
        return [(Part(low, high, low, low), heads_clause(words, low))]
    return _cut(words, low, high, lexis)


def _cut(words: list[Word], low: int, high: int, lexis: Lexis) -> list[tuple[Part, bool]]:
    ranges = split_conjunctions(words, low, high, lexis.language)
    if lexis.language == "de":
        ranges = [part for start, end in ranges for part in cut_german(words, start, end)]
    found: list[tuple[Part, bool]] = []
    for start, end in ranges:
        # In "Norland and Estia agreed" the second name vouches for the first.
        parted = end < len(words) and words[end][KEY] in v.PARTING  # "Asked on Radio Vell"
        of_it = end - start > 2 and _connects(words[start + 1])  # "Envoys of A and B"
        head = (len(ranges) == 1 or parted or of_it) and heads_clause(words, start)
        if head:
            start, head = _trim_head(words, start, end, lexis)
        if start < end:  # else nothing but an opening and articles: "Plan for A."
            found += [(part, head and part.low == start) for part in take_apart(words, start, end)]
    return found


def _trim_head(words: list[Word], low: int, high: int, lexis: Lexis) -> tuple[int, bool]:
    """Drop what only opens the sentence: "Commanders of the", "Membership of the", "Researchers".

    Returns the new start and whether the span still opens the sentence.
    """
    start = low
    while high - low > 1 and _opens_only(words[low], lexis):
        low += 1
    if high - low > 2 and _connects(words[low + 1]) and not _known_head(words[low]):
        low += 2
    low, _ = trim(words, low, high)
    return low, low == start


def _opens_only(word: Word, lexis: Lexis) -> bool:
    """Whether a word has its capital by position: "Chipmaker Norrvik" is the chipmaker Norrvik."""
    return v.is_kind(word[KEY]) or (lexis.ordinary(word) and not v.is_title(word[KEY]))


def _connects(word: Word) -> bool:
    return word[KEY] in v.CONNECTORS and not word[CAPITAL]


def _known_head(word: Word) -> bool:
    return organisation_like([word]) or word[KEY] in v.TITLES | v.STATE_FORMS


def _span(
    line: Line, starts: list[int], part: Part, high: int, sentence: int, language: str
) -> Span:
    """Return a name that ends before word ``high``; ``starts`` are those of the words' chunks."""
    text, words = line.text, line.words
    low, _, title_low, title_high, office = part
    start = starts[low] + words[low][START]
    stop = starts[high - 1] + words[high - 1][END]
    name = full = text[start:stop]
    title = ""
    if title_low < title_high:
        lead = starts[title_low] + words[title_low][START]
        title = text[lead : starts[title_high - 1] + words[title_high - 1][END]]
        full = text[lead:stop]
    before = _word_before(words, title_low, language)
    return Span(
        name,
        title,
        sentence,
        start,
        before,
        office,
        _acronym_behind(text, stop),
        full,
        _word_after(words, high),
        before or _apposed(words, title_low),
    )


_LONGEST_SHORT = 3
"""Letters of an acronym that may well speak behind a colon: "FAO: we will pay"."""


def _ordinary(words: list[Word], i: int, lexis: Lexis, *, initial: bool) -> bool:
    """Whether a lone word without a title is no name: common, or capitalised by position."""
    word = words[i]
    # "TAXES: The leaders agreed" is a heading.
    if (
        i == 0
        and word[ACRONYM]
        and len(word[TEXT]) > _LONGEST_SHORT
        and len(words) > 1
        and gap(words, 1)[:1] == ":"
    ):
        return True
    if is_capital(word[KEY]):
        return False
    return lexis.common(word) or (initial and not _acts(words, i, lexis) and not lexis.proven(word))


# What needs no article either, and is nobody.
_ABSTRACT = (
    "ance",
    "ence",
    "hood",
    "ing",
    "ism",
    "ity",
    "ment",
    "ness",
    "ship",
    "sion",
    "tion",
    "s",
)
_UNCOUNTED = frozenset(
    "aid anyone business care cash coal crime debt demand everyone food fuel gas growth help labour"
    " life money nature news nobody oil output peace people police power press rain research"
    " snow someone steel support time trade traffic unrest war water weather wheat work".split()
)


def _acts(words: list[Word], i: int, lexis: Lexis) -> bool:
    """Whether a lone word at the head of a sentence is one who acts: "Tarvia will pay"."""
    if i + 1 >= len(words) or gap(words, i + 1):
        return False
    deed = words[i + 1][KEY]
    if deed not in v.DEEDS and (
        deed not in v.DEEDS_IN.get(lexis.language, ()) or lexis.ordinary(words[i])
    ):
        return False
    return not words[i][KEY].endswith(_ABSTRACT) and words[i][KEY] not in _UNCOUNTED


_ARTICLES = v.ARTICLES - {"de"}


def _word_before(words: list[Word], i: int, language: str) -> str:
    """Return the word in front, articles skipped, folded; "" at a comma or the beginning."""
    # "De" is an article in Dutch alone.
    articles = v.ARTICLES if language == "nl" else _ARTICLES
    while i > 0 and words[i - 1][KEY] in articles and not gap(words, i):
        i -= 1
    return words[i - 1][KEY] if i > 0 and not gap(words, i) else ""


def _apposed(words: list[Word], i: int) -> str:
    """Return the word that a name with an article explains: "ships" of "ships, the Amelia"."""
    if i < 2 or words[i - 1][KEY] not in _ARTICLES or gap(words, i):
        return ""
    return words[i - 2][KEY] if gap(words, i - 1) == "," else ""


def _word_after(words: list[Word], i: int) -> str:
    if i >= len(words) or words[i][CAPITAL] or words[i - 1][POSSESSIVE] or gap(words, i):
        return ""
    return words[i][KEY]


def _acronym_behind(text: str, end: int) -> str:
    tail = text[end : end + 14].lstrip()
    if tail[:1] not in {"(", "["}:
        return ""
    inside = tail[1:].split(")")[0].split("]")[0].strip()
    return inside if 2 <= len(inside) <= 10 and inside[:2].isupper() and " " not in inside else ""
