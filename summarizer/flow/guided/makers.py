"""Finds by rule who undertakes, calls or refuses: the subject of the cue, or the speaker."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from summarizer.flow.guided import subjects as words
from summarizer.lexicon import Cue
from summarizer.names import Entity
from summarizer.schemas import Article, Sentence

_NEAR = 16
_BESIDE_SPEECH = 60


@dataclass(frozen=True, slots=True)
class _Mention:
    entity: Entity
    start: int
    end: int
    before: str

    @property
    def governed(self) -> bool:
        """Whether a preposition stands in front, so that this is no subject."""
        return self.before in words.PREPOSITIONS


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
        free = {id(e): _free_mentions(e) for e in actors if e.code and len(e.spans) > 1}
        states = [e for e in actors if id(e) in free]
        if len(states) < 2:
            # States that no list knows: lone names that act at least twice.
            acting = {id(e): _free_mentions(e) for e in actors if _may_be_state(e)}
            free |= {key: count for key, count in acting.items() if count > 1}
            states = [e for e in actors if id(e) in free]
        self._states = sorted(states, key=lambda e: (-free[id(e)], -len(e.spans)))[:2]

    def direct(self, sentence: Sentence, cue: Cue) -> bool:
        """Whether an actor stands right in front of the cue as its subject."""
        before = [m for m in self._mentions.get(sentence.id, []) if m.end <= cue.start]
        if not before or before[-1].governed:
            return False
        gap = sentence.text[before[-1].end : cue.start]
        # "Norrvik, a maker of batteries, will invest": what is set off does not count.
        return len(gap) <= _NEAR or bool(words.SET_OFF.fullmatch(gap))

    def of(self, sentence: Sentence, cue: Cue) -> list[Entity]:
        """Return who makes what the cue announces; empty when no rule can tell."""
        head = sentence.text[: cue.start]
        clause = head[words.clause_start(head) :]
        if words.IMPERSONAL.search(cue.text):
            return self._speaking(sentence)
        if attributive := self._attributive(sentence, cue):
            return [attributive]
        if cue.status == "agreed" and (pair := self._between(sentence, cue)):
            return pair
        if words.FIRST_PERSON.search(clause):
            return self._speaking(sentence) or self._states[:1]
        return (
            self._subject(sentence, cue)
            or (self._states if words.JOINT.search(head) and len(self._states) == 2 else [])
            or (self._last_subject(sentence) if words.PRONOUN.search(clause) else [])
            or (self._speaking(sentence) if words.SPEECH.search(sentence.text) else [])
        )

    def _attributive(self, sentence: Sentence, cue: Cue) -> Entity | None:
        """The owner of "a United Nations recommendation", "France's pledge"."""
        text = sentence.text
        if not words.NOUN_CUE.search(cue.text):
            return None
        for mention in self._mentions.get(sentence.id, []):
            gap = text[mention.end : cue.start]
            if mention.governed and mention.end < cue.start and words.OWNS.fullmatch(gap):
                return mention.entity
        return None

    def _between(self, sentence: Sentence, cue: Cue) -> list[Entity]:
        """The parties of "an agreement reached between X and Y"."""
        match = words.BETWEEN.search(sentence.text, cue.end)
        if not match:
            return []
        behind = [m for m in self._mentions.get(sentence.id, []) if m.start >= match.end()]
        return _unique(m.entity for m in behind[:2])

    def _subject(self, sentence: Sentence, cue: Cue) -> list[Entity]:
        """The nearest names before the cue that no preposition governs, joined by "and"."""
        text = sentence.text
        before = [m for m in self._mentions.get(sentence.id, []) if m.end <= cue.start]
        free = [m for m in before if not m.governed or words.stands_for(text[: m.start])]
        if not free:
            return []
        subject = free[-1]
        people = [m for m in free if m.entity.titles or m.entity.hint == "person"]
        # "X, director at the ministry, the board, announced": the apposition is not the subject.
        if words.in_apposition(text, subject.start, subject.end) and people:
            subject = people[-1]
        group = [subject.entity]
        start = subject.start
        joint = words.JOINED
        for other in reversed([m for m in before if m.end <= start]):
            # "In talks with X, Y agreed": X is not one of those who agreed.
            if other not in free or not joint.fullmatch(text[other.end : start]):
                break
            # In "A, B and C" a comma joins too, once an "and" was seen; before, it explains.
            joint = words.LISTED
            group.insert(0, other.entity)
            start = other.start
        return _unique(group)

    def speaker(self, sentence: Sentence) -> Entity | None:
        """Return who says "I" or "we" in a sentence; ``None`` if nobody does or nobody knows."""
        if not words.FIRST_PERSON.search(sentence.text):
            return None
        return next(iter(self._speaking(sentence)), None)

    def _speaking(self, sentence: Sentence) -> list[Entity]:
        """Who is quoted here: named beside a verb of speech, or announced by "X said:" before."""
        here = self._speaker_in(sentence.id)
        if here:
            return [here]
        for number in range(sentence.id - 1, 0, -1):
            announced = self._article.sentence(number).text.rstrip().endswith(":")
            near = sentence.id - number <= 2
            if (announced or near) and (speaker := self._speaker_in(number)):
                return [speaker]
        following = self._speaker_in(sentence.id + 1)
        return [following] if following else []

    def _speaker_in(self, number: int) -> Entity | None:
        if not 1 <= number <= len(self._article.sentences):
            return None
        text = self._article.sentence(number).text
        verb = words.SPEECH.search(text)
        if not verb:
            return None
        if words.PRONOUN_SPEAKS.search(text):
            earlier = self._people_before(number)
            return earlier[-1].entity if earlier else None
        beside = [
            m
            for m in self._mentions.get(number, [])
            if not m.governed
            and min(abs(m.start - verb.end()), abs(verb.start() - m.end)) <= _BESIDE_SPEECH
        ]
        people = [m for m in beside if m.entity.hint in {None, "person"}]
        nearest = sorted(people or beside, key=lambda m: abs(m.start - verb.start()))
        return nearest[0].entity if nearest else None

    def _people_before(self, number: int) -> list[_Mention]:
        return [
            mention
            for earlier in range(max(1, number - 4), number)
            for mention in self._mentions.get(earlier, [])
            if mention.entity.hint in {None, "person"}
        ]

    def _last_subject(self, sentence: Sentence) -> list[Entity]:
        """Whom "it" or "he" means: the first free name of the sentence before that fits."""
        free = [m for m in self._mentions.get(sentence.id - 1, []) if not m.governed]
        human = bool(words.HE_OR_SHE.search(sentence.text))
        fitting = [m.entity for m in free if _may_be_human(m.entity) == human]
        return fitting[:1]


def _may_be_state(entity: Entity) -> bool:
    return entity.hint is None and " " not in entity.name and not entity.name.isupper()


def _may_be_human(entity: Entity) -> bool:
    if entity.hint is None:
        return " " in entity.name
    return entity.hint == "person"


def _free_mentions(entity: Entity) -> int:
    """How often a name stands where a subject can."""
    return sum(span.before not in words.PREPOSITIONS for span in entity.spans)


def _unique(entities: Iterable[Entity]) -> list[Entity]:
    seen: dict[int, Entity] = {}
    for entity in entities:
        seen.setdefault(id(entity), entity)
    return list(seen.values())
