"""The event, put together by rule from what was found: when and where in the article's words."""

import re
from collections.abc import Sequence
from functools import lru_cache

from summarizer.flow.guided.phrases import WEEKDAYS
from summarizer.names import Entity, is_capital
from summarizer.names.finder import calendar_names
from summarizer.names.territories import is_country
from summarizer.schemas import Article, Event, Sentence

_RELATIVE = (
    r"today|yesterday|tomorrow|aujourd['’]hui|hier|demain|hoy|ayer|mañana|heute|gestern|morgen"
    r"|oggi|ieri|domani"
)
# "by 1 July": a deadline, not the time of the event.
_DUE = re.compile(
    r"\b(?:by|before|until|since|from|to|(?:to|until) at least|avant|d['’]ici|jusqu['’]au?|depuis"
    r"|antes del?|hasta|desde|bis|vor|seit|entro)\s+(?:(?:the|next|le|la|el|dem|zum)\s+)?"
    r"(?:end of\s+|fin de\s+)?$",
    re.IGNORECASE,
)
# "Who were kidnapped in October": not the time of the event.
_RELATIVE_CLAUSE = re.compile(r"\b(?:who|which|that|qui|que)\s(?!(?:said|says)\b)[^,;]*$")
_SHORT = {"en": [r"(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\.(?=\s\d)"]}
_AT = frozenset("in at off à en au aux aus im a".split())


@lru_cache(maxsize=8)
def _when_pattern(language: str) -> re.Pattern[str]:
    names = sorted((*calendar_names(language), "may"), key=len, reverse=True)
    known = [re.escape(name) for name in names if len(name) > 2]
    word = "(?:" + "|".join([*known, *_SHORT.get(language, ())]) + ")"
    number = r"\d{1,2}(?:st|nd|rd|th|er|º)?"
    number += rf"(?:\s?(?:and|to|–|-|et|au|y|al|und|bis|e|en)\s?{number})?"
    # "Voted 4-1 Tuesday night" counts votes.
    number = rf"(?<![\w-]){number}(?!\s+(?:{WEEKDAYS.get(language, '(?!)')}))"
    return re.compile(
        rf"\b(?:(?:{word},?\s+)?{number}\s+(?:de\s+)?{word}(?:\s+(?:de\s+)?\d{{4}})?"
        rf"|(?:{word},?\s+)?{word}\s+{number}(?:,?\s+\d{{4}})?|{word}\s+\d{{4}}|{word}(?:\s+(?:morning|afternoon"
        rf"|evening|night))?|{_RELATIVE})\b(?!\w)",
        re.IGNORECASE,
    )


def when_in(text: str, language: str) -> str | None:
    """Return the first expression of time in a text, in the text's own words."""
    for match in _when_pattern(language).finditer(text):
        found = match.group()
        relative = re.fullmatch(_RELATIVE, found, re.IGNORECASE)
        # English writes the names of months and days with a capital, most languages do not.
        marked = relative or language != "en" or any(c.isupper() or c.isdigit() for c in found)
        head = text[: match.start()]
        other = _DUE.search(head) or _RELATIVE_CLAUSE.search(head)
        if marked and not other and found.casefold() not in {"may", "mai"}:
            return found
    return None


def where_in(sentence: Sentence, entities: Sequence[Entity], kinds: dict[str, str]) -> str | None:
    """Return the place a sentence puts the event in: a place named after "in", "at" or "off"."""
    placed = [
        (entity, span)
        for entity in entities
        for span in entity.spans
        if span.sentence == sentence.id and span.before in _AT
    ]
    towns = [
        span
        for entity, span in placed
        if kinds.get(entity.name) == "place" or is_capital(entity.name)
    ]
    states = [span for entity, span in placed if is_country(entity.code)]
    return next((span.name for span in [*towns, *states]), None)


def build_event(
    article: Article,
    what: str,
    lead: Sentence,
    entities: Sequence[Entity],
    kinds: dict[str, str],
) -> Event:
    """Return the event: what, when and where as the sentence with the news says it."""
    return Event(
        cites=[lead.id],
        what=what,
        when=when_in(lead.text, article.language),
        where=where_in(lead, entities, kinds),
    )
