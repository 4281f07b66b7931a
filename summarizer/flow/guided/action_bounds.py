"""Where an action begins and ends, when an answer repeats words of its sentence.

A model may answer with a part that says something else: of "ruled out using the army to unload
food" that somebody refuses to unload food, or with the whole sentence, another act included.
"""

import re

from summarizer.flow.guided.phrases import WEEKDAYS
from summarizer.grounding.passage import Passage, analysed
from summarizer.lexicon import Cue, lexicon

_MOST_BETWEEN = 12
# "Verlangte |einen eigenen Fonds": but not "stimmte |dem Gesetz nicht zu".
_ARTICLE = re.compile(r"\s(?:eine[nrs]?|mehr|een|meer|\d\S*)\s")
# "Kündigte |an, sein Land werde": an infinitive or a clause follows.
_COMMA = re.compile(r"(?:\s(?:an|zu|ab|aus|toe|af|uit))?,\s")
JOINED = re.compile(
    r"(?:and|or|but|nor|et|ou|mais|y|pero|und|aber|e|ma|mas|en|maar)\b", re.IGNORECASE
)
"""What no action begins with."""
_DETERMINED = re.compile(r"(?:the|an?|his|her|its|their)\s")
# Behind the cue, where the action begins: "promised to", "called on".
_WEEKDAY = "|".join(WEEKDAYS.values())
_LINKS = re.compile(
    rf"^(?:\s(?:(?:el|le|il|am|op)\s)?(?:{_WEEKDAY})(?=\s)|,?\s?(?:sich|zich|auf|zu|te|om|sur|su|por|pour|per|de|à|a|di|che|que|dass|dat)\b,?|\s?d['’]|,)*"
    r"\s?",
    re.IGNORECASE,
)
_ENGLISH_LINKS = re.compile(
    r"^(?:\s(?:on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:last|this) (?:week|month|year)"
    r"|yesterday|today)(?=\sto\b)|,?\s?(?:to|that|on|upon|for)\b,?|,)*\s?",
    re.IGNORECASE,
)
_JOINS = re.compile(r"[,;:“”\"«»()]|\s(?:and|or|but|et|ou|mais|y|o|pero|e|ma|mas)\s")
_INFINITIVES = {
    "en": re.compile(r"\sto\s"),
    "fr": re.compile(r"\s(?:de\s|d['’]|à\s)"),
    "es": re.compile(r"\s(?:a|de|para)\s"),
    "it": re.compile(r"\s(?:a|di|per)\s"),
    "pt": re.compile(r"\s(?:a|de|para)\s"),
}
_WHAT_OUGHT = re.compile(
    r"(?:^|[,;:“\"]\s?|\b(?:that|said|says|added|and|but)\s)"
    r"(?P<subject>(?:(?:the|this|that|these|those|its|his|her|their|all|no|any|an?)\s(?:[\w-]+\s){0,4}?[\w-]+"
    r"|(?:[A-ZÀ-Þ][\w.'’-]*\s?){1,4}(?<!\s)))\s"
    r"(?:must|should|ought to|needs? to|ha(?:s|ve) to|will|would|shall)\s(?P<no>not\s)?$"
)
# "France will recall its envoy, the presidency said", ", which will be used for".
_TAIL = re.compile(
    r"\sand (?:could|might|may)\b.*$"
    r"|,\s(?:as|como|comme|come|wie|zoals)\s\w+\s.*$"
    r"|,\san?\s[\w-]+\s(?:that|which)\b.*$"
    r"|,\s(?:(?:under|by|in|through|for|with|from)\s)?"
    r"(?:which|whom|whose|who|dont|qui|cuy[oa]s?)\b.*$"
    r"|,\s(?:the\s|its\s|his\s|her\s)?(?:[\w.’'-]+\s){1,6}(?:said|says|announced|added|stated)"
    r"(?:\s[^,;]{0,60})?$"
    r"|,\s(?:he|she|it|they)\s(?:said|says|added)\b.*$"
    r"|,\s(?:a|ont|ha|hat)\s(?:dit|annoncé|déclaré|indiqué|précisé|detto|annunciato|dichiarato)\b.*$"
    r"|,\s(?:dijo|anunció|informó|declaró|disse|anunciou|informou|sagte|teilte|erklärte|hieß|zei"
    r"|meldde|aldus|según|segundo|selon|secondo|laut|volgens)\b.*$"
)
_FEWEST = 2
_PAIRS = (("“", "”"), ("«", "»"), ("(", ")"))


def without_link(text: str, language: str) -> str:
    """Return what follows a cue without "to", "for" and the like in front of it."""
    return (_ENGLISH_LINKS if language == "en" else _LINKS).sub("", text)


def behind_cue(action: str, text: str, cue: Cue, language: str) -> str:
    """Return what stands behind the cue, of an action that goes over it.

    In German and Dutch it may stand in front of it, unless a comma follows: "versprach, zu".
    """
    start = text.find(action)
    over = start <= cue.start and cue.end <= start + len(action)
    if start < 0 or not over:
        return action
    rest = action[cue.end - start :]
    if lexicon(language).verb_final:
        if not rest.strip(" .,!"):  # "Eine Maut lehnte er ab"
            return action[: cue.start - start].strip(" ,") or action
        comma = _COMMA.match(rest)
        if comma is None and not _ARTICLE.match(rest):
            return action
        rest = rest[comma.end() :] if comma else rest.strip()
    rest = without_link(rest, language)
    return rest if len(rest.split()) >= _FEWEST and not JOINED.match(rest) else action


def with_governing_words(action: str, text: str, cue: Cue, language: str) -> str:
    """Give an action back what its infinitive hangs on: "using the army to unload food".

    Names, days and adverbs between the cue and the action are no such words.
    """
    infinitive = _INFINITIVES.get(language.split("-")[0])
    start = text.casefold().find(action.casefold(), cue.end)
    if infinitive is None or start < 0:
        return action
    first = start - len(without_link(text[cue.end : start], language))
    if cue.text.casefold().startswith("invit") and _DETERMINED.match(action):
        return text[first:start] + action  # "both sides to her office"
    between = text[first:start]
    if _JOINS.search(f" {between} ") or len(between.split()) > _MOST_BETWEEN:
        return action
    if cue.status == "called_for":
        # "Urged senators to ask the court to annul it": whom it is asked of is told elsewhere.
        asked = infinitive.search(f" {between}")
        first = first + asked.end() - 1 if asked else start
    governs = infinitive.search(f" {text[first:start]}") and _tells(
        analysed(text, language), first, start
    )
    return text[first:start] + action if governs else action


def _tells(passage: Passage, first: int, end: int) -> bool:
    """Whether a word of meaning stands in a part of a sentence, which is no name and no day."""
    adverbs = passage.lexicon.adverbs
    days = {day.casefold() for day in passage.weekdays.values()}
    return any(
        first <= passage.starts[index] < end
        and not token.capital
        and not token.base[0].isdigit()
        and not (adverbs and token.base.endswith(adverbs))
        and token.text.casefold() not in days
        and not any(date.start <= token.start < date.end for date in passage.dates)
        for index, token in ((index, passage.tokens[index]) for index in passage.content)
    )


def with_what_ought(action: str, text: str) -> str:
    """Say to what it is done: "the money to be spent on radars" of "the money must be spent"."""
    at = text.find(action) if action.startswith("be ") else -1
    told = _WHAT_OUGHT.search(text[:at]) if at > 0 else None
    return f"{told['subject']} {told['no'] or ''}to {action}" if told else action


def without_tail(action: str) -> str:
    """Return an action without who says so, a clause that tells more of it, and lone quotes."""
    bare = balanced(_TAIL.sub("", action))
    return bare if len(bare.split()) >= _FEWEST else action


def balanced(text: str) -> str:
    """Return a text without quotation marks and brackets that have no partner in it."""
    if text.count('"') % 2:
        text = text.replace('"', "")
    for opening, closing in _PAIRS:
        if text.count(opening) != text.count(closing):
            text = text.replace(opening, "").replace(closing, "")
    return text.strip(" .,;:")
