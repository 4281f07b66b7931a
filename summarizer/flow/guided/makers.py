"""Finds by rule who undertakes, calls or refuses: the subject of the cue, or the speaker."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from summarizer.lexicon import Cue
from summarizer.names import Entity
from summarizer.schemas import Article, Sentence

_FIRST_PERSON = re.compile(
    r"\b(?:we|i|our|my|us|nous|je|notre|nos|nosotros|nuestro|yo|wir|ich|unser|noi|nós)\b",
    re.IGNORECASE,
)
_SPEECH = re.compile(
    r"\b(?:said|says|say|told|added|stated|adds|dit|déclaré|affirmé|dijo|afirmó|sagte|erklärte"
    r"|disse|ha detto)\b",
    re.IGNORECASE,
)
_JOINT = re.compile(
    r"\b(?:delegations?|two sides|both sides|both countries|two countries|both parties"
    r"|two parties|the parties|both governments|the two|they|leaders|ministers|working group"
    r"|deux pays|deux parties|délégations|ils|ambos|dos países|las partes|beide|die beiden)\b",
    re.IGNORECASE,
)
_PRONOUN = re.compile(r"\b(?:he|she|it|il|elle|él|ella|er|sie)\s+(?:\w+\s+){0,3}$", re.IGNORECASE)
_PREPOSITIONS = frozenset(
    [
        "of",
        "in",
        "with",
        "by",
        "from",
        "for",
        "to",
        "at",
        "on",
        "into",
        "against",
        "about",
        "between",
        "under",
        "through",
        "including",
        "near",
        "over",
        "after",
        "before",
        "toward",
        "towards",
        "than",
        "like",
        "de",
        "du",
        "des",
        "en",
        "avec",
        "par",
        "pour",
        "dans",
        "contre",
        "con",
        "por",
        "para",
        "von",
        "mit",
        "für",
        "bei",
        "aus",
        "nach",
        "gegen",
        "di",
        "da",
        "per",
    ]
)
_COLLECTIVE = re.compile(
    r"\b(?:delegations?|governments?|leaders|ministers|representatives|officials|délégations"
    r"|gouvernements?|delegaciones|gobiernos?)\s+(?:of|from|de|du|des|von)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"[;:]|,\s(?:and|but|while|which|who|et|mais|y|pero|und|aber)\s")


@dataclass(frozen=True, slots=True)
class _Mention:
    entity: Entity
    start: int
    end: int
    before: str


class Makers:
    """Answers who makes a commitment; only ``actors`` can."""

    def __init__(self, article: Article, actors: Sequence[Entity]) -> None:
        self._article = article
        self._mentions: dict[int, list[_Mention]] = {}
        for entity in actors:
            for span in entity.spans:
                mention = _Mention(entity, span.start, span.start + len(span.name), span.before)
                self._mentions.setdefault(span.sentence, []).append(mention)
        for mentions in self._mentions.values():
            mentions.sort(key=lambda m: m.start)

    def of(self, sentence: Sentence, cue: Cue) -> list[Entity]:
        """Return who makes what the cue announces; empty when no rule can tell."""
        text = sentence.text
        if _FIRST_PERSON.search(text) and (speaker := self._speaker(sentence)):
            return [speaker]
        subject = self._subject(sentence, cue)
        if subject:
            return subject
        head = text[: cue.start]
        if _JOINT.search(head):
            return self._pair(sentence)
        if _PRONOUN.search(head):
            return self._last_subject(sentence)
        speaker = self._speaker(sentence) if _SPEECH.search(text) else None
        return [speaker] if speaker else []

    def _subject(self, sentence: Sentence, cue: Cue) -> list[Entity]:
        """The nearest names before the cue that no preposition governs, joined by "and"."""
        before = [m for m in self._mentions.get(sentence.id, []) if m.end <= cue.start]
        clause = _clause_start(sentence.text, cue.start)
        for index in range(len(before) - 1, -1, -1):
            mention = before[index]
            if mention.start < clause and before[index + 1 :]:
                break
            governed = mention.before in _PREPOSITIONS and not self._collective(sentence, mention)
            if governed:
                continue
            group = [mention.entity]
            for other in reversed(before[:index]):
                if not re.fullmatch(
                    r"\s*,?\s*(?:and|et|y|und|e|&)?\s*(?:the|la|le|der|die)?\s*",
                    sentence.text[other.end : mention.start],
                ):
                    break
                group.insert(0, other.entity)
                mention = other
            return _unique(group)
        return []

    def _collective(self, sentence: Sentence, mention: _Mention) -> bool:
        """Whether "delegations from X", "the government of X" make X the subject all the same."""
        head = sentence.text[: mention.start]
        return _COLLECTIVE.search(head) is not None

    def _speaker(self, sentence: Sentence) -> Entity | None:
        """Who is quoted: named beside a verb of speech here, or in the sentence before or after."""
        for number in (sentence.id, sentence.id - 1, sentence.id + 1, sentence.id - 2):
            if not 1 <= number <= len(self._article.sentences):
                continue
            near = self._article.sentence(number)
            verb = _SPEECH.search(near.text)
            mentions = self._mentions.get(number, [])
            if not verb or not mentions:
                continue
            people = [m for m in mentions if m.before not in _PREPOSITIONS] or mentions
            return min(people, key=lambda m: abs(m.start - verb.start())).entity
        return None

    def _pair(self, sentence: Sentence) -> list[Entity]:
        """The two states or bodies that "the two sides" stands for: those last named together."""
        for number in range(sentence.id - 1, 0, -1):
            bodies = _unique(
                m.entity
                for m in self._mentions.get(number, [])
                if m.entity.code or m.entity.hint == "government"
            )
            states = [entity for entity in bodies if entity.code]
            if len(states) >= 2:
                return states[:2]
            if len(bodies) >= 2:
                return bodies[:2]
        return []

    def _last_subject(self, sentence: Sentence) -> list[Entity]:
        for number in (sentence.id, sentence.id - 1):
            free = [m for m in self._mentions.get(number, []) if m.before not in _PREPOSITIONS]
            if free:
                return [free[0].entity]
        return []


def _clause_start(text: str, cue: int) -> int:
    starts = [match.end() for match in _CLAUSE.finditer(text, 0, cue)]
    return starts[-1] if starts else 0


def _unique(entities: Iterable[Entity]) -> list[Entity]:
    seen: dict[int, Entity] = {}
    for entity in entities:
        seen.setdefault(id(entity), entity)
    return list(seen.values())
