"""Finds by rule towards whom a commitment is made: who is urged, promised, paid or refused."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice

from summarizer.flow.guided.antecedents import Antecedents
from summarizer.flow.guided.mentions import Mention, unique
from summarizer.flow.guided.peoples import speaks_of
from summarizer.lexicon import Cue
from summarizer.names import Entity
from summarizer.schemas import CommitmentStatus, Sentence

_Finder = Callable[[Antecedents, Sentence, Cue, Sequence[Mention], str], list[Entity]]

_I = re.IGNORECASE
_ARTICLES = r"((?:the|le|la|les|el|los|las|il|lo|gli|i|o|os|as|die|der|das|den|de|het)\s|l['’]|)"
_FIRST_WORD = re.compile(r"\w+")
# Between what is done and whom it is done to: "urged", "called on the", "instó a", "rief".
_URGES = re.compile(
    rf"(?:ed|ing|s)?\s(?:(?:on|upon|for|to|à|a|al|ao|aos|à|agli|alla|ai|aux?)\s)?{_ARTICLES}", _I
)
_PROMISES = {
    "en": re.compile(rf"\s{_ARTICLES}", _I),
    "fr": re.compile(rf"\s(?:à\s{_ARTICLES}|aux?\s)", _I),
    "es": re.compile(rf"\s(?:a\s{_ARTICLES}|al\s)", _I),
    "it": re.compile(rf"\s(?:a|al|alla|all['’]|ai|agli|allo|alle)\s?{_ARTICLES}", _I),
    "pt": re.compile(rf"\s(?:a|ao|à|aos|às)\s{_ARTICLES}", _I),
}
_OF = r"(?:of|in|from|de|du|des|del|della|da|do|von|van)\b"
_GROUPS = tuple(
    re.compile(
        r"(?:both|the|the two|les deux|los dos|ambos|ambas|i due|le due|os dois|die beiden|beide)"
        rf"(?:\s(?!{_OF})[^\W\d_][\w-]*){{{words}}}(?![\w-])",
        _I,
    )
    for words in (2, 1)
)
# What is promised comes next: "a share", "5 million", "that", "to".
_GIVEN = re.compile(
    r"\s(?:an?|the|up to|more|some|another|new|to|that|une?|des|una?|unos|um|uma|[$€£\d][\w.,]*)\s",
    _I,
)
_TOLD = frozenset("told tells telling assured assures informed".split())
# "The governments of the region" are not those spoken of.
_NARROWED = re.compile(rf"\s{_OF}", _I)
_THEM = re.compile(r"them\b", _I)
# What is asked of somebody comes next: "to withdraw", "not to", "à retirer", "zu räumen".
_ASKED = re.compile(
    r"(?:\s[\w’'-]+){0,4}?,?\s(?:not\s)?(?:to|for|that|à|a|de|di|d['’]|zu|te|om|que|auf|op)\b", _I
)
_GIVES = re.compile(
    r"\b(?:pay|give|grant|lend|loan|provide|offer|sell|supply|hand|transfer|donate|contribute"
    r"|deliver|send|cede|award|allocate|repay)\b",
    _I,
)
_CLAUSE_END = re.compile(
    r"[;:“”\"]|,\s(?:and|but|while|which|who)\b|\s(?:if|unless|after|because)\s", _I
)
_REQUEST = r"(?:request|demand|offer|proposal|call|appeal|invitation|ultimatum|plea)s?\b"
_OWN_REQUEST = re.compile(rf"['’]s?\s(?:[a-z-]+\s){{0,2}}{_REQUEST}", _I)
_PEOPLES_REQUEST = re.compile(rf"\b([A-Z][\w-]+)\s(?:[a-z-]+\s){{0,2}}{_REQUEST}")
_WITH = re.compile(r"(?:\s[\w’'-]+){0,2}\s(?:with|avec|con|com|mit|met)\s" + _ARTICLES, _I)
_JOINED = re.compile(rf"\s(?:and|et|y|e|und|en)\s{_ARTICLES}", _I)


def recipients(
    antecedents: Antecedents, sentence: Sentence, cue: Cue, by: Sequence[Entity], language: str
) -> list[Entity]:
    """Return those towards whom ``by`` commit themselves in a sentence; empty if it does not say.

    Args:
        antecedents: who is named and meant where in the article.
        sentence: the sentence.
        cue: the words of it that announce the commitment.
        by: who makes it.
        language: ISO 639-1 code.
    """
    named = antecedents.joined.named_in(sentence)
    find = _BY_STATUS.get(cue.status, _of_a_pledge)
    found = find(antecedents, sentence, cue, named, language)
    return unique(entity for entity in found if entity not in by)


def _of_a_call(
    antecedents: Antecedents, sentence: Sentence, cue: Cue, named: Sequence[Mention], language: str
) -> list[Entity]:
    """Who is urged: "urged both governments to", "called on Norland and Estia to"."""
    text, verb = sentence.text, _FIRST_WORD.match(cue.text)
    link = _URGES.match(text, cue.start + (verb.end() if verb else 0))
    if link is None:
        return []
    if _THEM.match(text, link.end()) and _ASKED.match(text, link.end() + len("them")):
        return antecedents.plural(sentence, cue.start)
    found = _joined(text, link.end(), named)
    if found:
        return [m.entity for m in found] if _ASKED.match(text, found[-1].end) else []
    for phrase in _phrases(text, link):
        asked = _ASKED.match(text, phrase.end()) and not _NARROWED.match(text, phrase.end())
        if asked and (meant := antecedents.meant_by(phrase[0], sentence)):
            return meant
    return []


def _phrases(text: str, link: re.Match[str]) -> Iterator[re.Match[str]]:
    """Yield the common nouns that may stand behind a verb: "both governments", "the union"."""
    for at in dict.fromkeys((link.start(1), link.end())):
        yield from filter(None, (group.match(text, at) for group in _GROUPS))


def _of_a_pledge(
    antecedents: Antecedents, sentence: Sentence, cue: Cue, named: Sequence[Mention], language: str
) -> list[Entity]:
    """Who is promised or given something: "promised Norland 5 million", "pay it to Norland"."""
    text = sentence.text
    if told := [m.entity for m in named if m.end < cue.start and m.before in _TOLD]:
        return told[-1:]
    promises = cue.strong or cue.text.casefold().startswith("offer")
    link = _PROMISES[language].match(text, cue.end) if promises and language in _PROMISES else None
    if link and _THEM.match(text, link.end()):
        return antecedents.plural(sentence, cue.start)
    if link and (promised := _joined(text, link.end(), named)):
        return [m.entity for m in promised]
    for phrase in _phrases(text, link) if link else ():
        given = _GIVEN.match(text, phrase.end())
        if given and (meant := antecedents.meant_by(phrase[0], sentence)):
            return meant
    return _given(text, cue, named) if language == "en" else []


def _given(text: str, cue: Cue, named: Sequence[Mention]) -> list[Entity]:
    gives = _GIVES.search(text, cue.start)
    end = _CLAUSE_END.search(text, cue.end)
    stop = end.start() if end else len(text)
    if gives is None or gives.start() > stop:
        return []
    direct = _joined(text, gives.end() + 1, named)
    to = next((m for m in named if gives.end() < m.start < stop and m.before == "to"), None)
    found = direct or (_joined(text, to.lead, named) if to else [])
    return [m.entity for m in found]


def _of_an_agreement(
    antecedents: Antecedents, sentence: Sentence, cue: Cue, named: Sequence[Mention], language: str
) -> list[Entity]:
    """The other party: "agreed with Norland to", "signed an agreement with Estia"."""
    verb = _FIRST_WORD.match(cue.text)
    link = _WITH.match(sentence.text, cue.start + (verb.end() if verb else 0))
    link = link or _WITH.match(sentence.text, cue.end)
    if link and (found := _joined(sentence.text, link.end(), named)):
        return [m.entity for m in found]
    return _given(sentence.text, cue, named) if language == "en" else []


def _of_a_refusal(
    antecedents: Antecedents, sentence: Sentence, cue: Cue, named: Sequence[Mention], language: str
) -> list[Entity]:
    """Whose request is refused: "rejected Norland's demand", "not agree to an Estian request"."""
    text = sentence.text
    owners = [m.entity for m in named if m.start >= cue.start and _OWN_REQUEST.match(text, m.end)]
    people = _PEOPLES_REQUEST.search(text, cue.start)
    if owners:
        return owners[:1]
    if people is None:
        return _given(text, cue, named) if language == "en" else []
    states = (one for one in antecedents.actors if speaks_of(people[1], one, language))
    return list(islice(states, 1))


_BY_STATUS: dict[CommitmentStatus, _Finder] = {
    "called_for": _of_a_call,
    "agreed": _of_an_agreement,
    "refused": _of_a_refusal,
}


def _joined(text: str, start: int, named: Iterable[Mention]) -> list[Mention]:
    """The name that begins right there, with those that "and" joins to it, none an owner."""
    found: list[Mention] = []
    for mention in named:
        if mention.lead == start or mention.start == start:
            found.append(mention)
            link = _JOINED.match(text, mention.end)
            start = link.end() if link else -1
    return [] if found and re.match(r"['’]", text[found[-1].end :]) else found
