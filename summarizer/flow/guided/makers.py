"""Finds by rule who undertakes, calls or refuses: the subject of the cue, or the speaker."""

from collections.abc import Sequence

from summarizer.flow.guided import subjects as words
from summarizer.flow.guided.clauses import (
    SUBJECT_FIRST,
    Subject,
    mask,
    opening_subject,
    subject_before,
    without_filler,
)
from summarizer.flow.guided.mentions import (
    Mention,
    may_be_human,
    mentions_of,
    two_states,
    unique,
)
from summarizer.flow.guided.referents import Referents
from summarizer.flow.guided.speakers import Speakers
from summarizer.lexicon import Cue
from summarizer.names import Entity
from summarizer.schemas import Article, Sentence

_NEAR = 16
_BACK = 4
_SUBJECT_LEFT_OUT = frozenset({"es", "it", "pt"})


class Makers:
    """Answers who makes a commitment; only ``actors`` can."""

    def __init__(self, article: Article, actors: Sequence[Entity]) -> None:
        self.actors = actors
        self._article = article
        self._language = article.language.split("-")[0]
        self._mentions = mentions_of(actors)
        trusted = {s.id: s.text for s in article.sentences if not s.flagged}
        self._referents = Referents(self._mentions, trusted)
        self._speakers = Speakers(article, self._mentions)
        self._states = two_states(actors)
        both = set(map(id, self._states))
        # As the article names them, not as often as they act.
        self._pair = [one for one in actors if id(one) in both] if len(both) == 2 else []

    def direct(self, sentence: Sentence, cue: Cue) -> bool:
        """Whether an actor is the subject of the cue, rather than somewhere near it."""
        if self._language in SUBJECT_FIRST:
            return bool(self._agent(sentence, cue) or self._subject(sentence, cue))
        head = sentence.text[: cue.start]
        pair = self._pair and words.PAIR_IN_FRONT.search(head)
        return bool(self._adjacent(sentence, cue) or pair or words.OWN_LAND.search(head))

    def _adjacent(self, sentence: Sentence, cue: Cue) -> bool:
        before = [m for m in self._mentions.get(sentence.id, []) if m.end <= cue.start]
        if not before or before[-1].governed:
            return False
        gap = sentence.text[before[-1].end : cue.start]
        # "Norrvik, a maker of batteries, will invest": what is set off does not count.
        return len(gap) <= _NEAR or bool(words.SET_OFF.fullmatch(gap))

    def of(self, sentence: Sentence, cue: Cue) -> list[Entity]:
        """Return who makes what the cue announces; empty when no rule can tell."""
        if words.IMPERSONAL.search(cue.text):
            quoted = self._speakers.quoted(sentence, cue.start)
            return self._speakers.of(sentence) if quoted else []
        if attributive := self._attributive(sentence, cue):
            return [attributive]
        if cue.status == "agreed" and (pair := self._between(sentence, cue)):
            return pair
        if agent := self._agent(sentence, cue):
            return agent
        if self._language in SUBJECT_FIRST:
            return self._by_grammar(sentence, cue)
        return self._by_nearness(sentence, cue)

    def named_in(self, sentence: Sentence) -> Sequence[Mention]:
        """Return the names of a sentence, from left to right."""
        return self._mentions.get(sentence.id, [])

    def meant_by(self, phrase: str, sentence: Sentence) -> list[Entity]:
        """Return whom "both governments" or "the company" means; empty when no rule can tell."""
        if self._referents.is_pair(phrase):
            return self._pair
        return self._referents.of(phrase, sentence.id)

    def meant_by_plural(self, sentence: Sentence, offset: int) -> list[Entity]:
        """Return whom "them" means at a place in a sentence; empty when no rule can tell."""
        return self._plural(sentence, offset)

    def speaker(self, sentence: Sentence) -> Entity | None:
        """Return who says "I" or "we" in a sentence; ``None`` if nobody does or nobody knows."""
        if not words.FIRST_PERSON.search(sentence.text):
            return None
        return next(iter(self._speakers.of(sentence)), None)

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
        return unique(m.entity for m in behind[:2])

    def _agent(self, sentence: Sentence, cue: Cue) -> list[Entity]:
        """Who acts in "will be repaired by Spain"; nobody if the passive tells no name."""
        match = words.BY_AGENT.match(sentence.text, cue.end)
        if not match:
            return []
        found = [m for m in self._mentions.get(sentence.id, []) if m.start >= match.end()]
        return [found[0].entity] if found and found[0].start - match.end() <= _NEAR else []

    def _by_grammar(self, sentence: Sentence, cue: Cue) -> list[Entity]:
        """The subject, in a language that puts it in front of its verb."""
        masked = self._masked(sentence)
        head = masked[: cue.start]
        if words.DETERMINED.search(head) and words.ACT_NOUN.match(masked, cue.start):
            return self._by_noun(sentence, cue, masked)
        subject = self._subject(sentence, cue)
        if subject is not None:
            return subject
        if words.FIRST_PERSON.search(head[words.clause_start(head) :]):
            return self._first_person(sentence)
        if not cue.strong:
            return []
        return self._opening(sentence, cue.start)

    def _subject(self, sentence: Sentence, cue: Cue) -> list[Entity] | None:
        """Whom the words in front of the cue name; ``None`` if they are no subject."""
        head = self._masked(sentence)[: cue.start]
        subject = subject_before(head)
        if subject is not None:
            return self._whom(subject, sentence)
        if self._language in _SUBJECT_LEFT_OUT and not without_filler(head).strip('“"«¿¡ '):
            return self._pronoun("", sentence, 0)
        return None

    def _by_noun(self, sentence: Sentence, cue: Cue, masked: str) -> list[Entity]:
        """Who "made a pledge", "concluded with a renewed commitment", or has "our pledge"."""
        if words.OURS.search(masked[: cue.start]):
            return self._first_person(sentence)
        if not words.MAKES.search(masked[: cue.start]):
            return []
        opening = opening_subject(masked[words.quote_end(masked) :], words.quote_end(masked))
        return self._whom(opening, sentence) if opening else []

    def _by_nearness(self, sentence: Sentence, cue: Cue) -> list[Entity]:
        """The nearest name that can be a subject, where word order tells less."""
        head = sentence.text[: cue.start]
        inside = [m for m in self._free(sentence) if cue.start < m.start <= cue.end + 1]
        if inside and not self._adjacent(sentence, cue):
            # "lehnte Althammer ab", "versprach Zangerl"
            return [inside[0].entity]
        clause = head[words.clause_start(head) :]
        if words.FIRST_PERSON.search(clause):
            return self._first_person(sentence)
        if words.OWN_LAND.search(head):
            return self._speakers.of(sentence)
        return (
            self._nearest(sentence, cue)
            or (self._pair if words.JOINT.search(head) else [])
            or (self._pronoun("er", sentence, 0) if words.PRONOUN.search(clause) else [])
            or (self._speakers.of(sentence) if words.SPEECH.search(sentence.text) else [])
        )

    def _nearest(self, sentence: Sentence, cue: Cue) -> list[Entity]:
        free = [m for m in self._free(sentence) if m.end <= cue.start]
        if not free:
            return []
        return self._group(self._explained(free[-1], sentence), sentence)

    def _explained(self, subject: Mention, sentence: Sentence) -> Mention:
        """The person that a body set off by commas only explains."""
        # "X, director at the ministry, the board, announced": the apposition is not the subject.
        if may_be_human(subject.entity) or not words.in_apposition(
            sentence.text, subject.start, subject.end
        ):
            return subject
        before = [m for m in self._free(sentence) if m.end <= subject.start]
        people = [m for m in before if m.entity.titles or m.entity.hint == "person"]
        return people[-1] if people else subject

    def _free(self, sentence: Sentence) -> list[Mention]:
        """The names of a sentence that no preposition governs."""
        found = self._mentions.get(sentence.id, [])
        return [m for m in found if not m.governed or words.stands_for(sentence.text[: m.start])]

    def _group(self, subject: Mention, sentence: Sentence) -> list[Entity]:
        """The subject with those that "and" joins to it."""
        text = sentence.text
        free = self._free(sentence)
        group = [subject.entity]
        start = subject.lead
        joint = words.JOINED
        before = [m for m in self._mentions.get(sentence.id, []) if m.end <= start]
        for other in reversed(before):
            gap = text[other.end : start]
            if words.COUNTERPART.fullmatch(gap) and other in free:
                group.insert(0, other.entity)
                break
            if words.PASSED_OVER.fullmatch(gap):
                continue
            # "In talks with X, Y agreed": X is not one of those who agreed.
            if other not in free or not joint.fullmatch(gap):
                break
            # In "A, B and C" a comma joins too, once an "and" was seen; before, it explains.
            joint = words.LISTED
            group.insert(0, other.entity)
            start = other.lead
        return unique(group)

    def _whom(self, subject: Subject, sentence: Sentence) -> list[Entity]:
        if subject.kind == "name":
            found = [m for m in self._mentions.get(sentence.id, []) if m.end == subject.end]
            return self._group(self._explained(found[0], sentence), sentence) if found else []
        if subject.kind == "pronoun":
            return self._pronoun(subject.text.casefold(), sentence, subject.start)
        if self._referents.is_pair(subject.text):
            return self._pair
        return self._common_noun(subject, sentence)

    def _common_noun(self, subject: Subject, sentence: Sentence) -> list[Entity]:
        owner = [
            m.entity
            for m in self._mentions.get(sentence.id, [])
            if subject.start <= m.start and m.end < subject.end
        ]
        if owner:
            return owner[:1] if words.OWN_BODY.search(subject.text) else []
        known = self._referents.of(subject.text, sentence.id)
        own = self._referents.is_own(subject.text)
        if known or not (own or words.GOVERNMENT.fullmatch(subject.text)):
            return known
        # "Holt said her government would": whoever says so speaks for it.
        speaks = words.SPEECH.search(sentence.text) is not None
        said_by = self._speakers.of(sentence) if speaks else []
        # So does a minister for "the government".
        return said_by if own else [one for one in said_by if self._referents.governs(one)]

    def _first_person(self, sentence: Sentence) -> list[Entity]:
        return self._speakers.of(sentence) or self._states[:1]

    def _pronoun(self, pronoun: str, sentence: Sentence, offset: int) -> list[Entity]:
        """Whom a pronoun means: the subject before it, in its sentence or an earlier one."""
        if words.FIRST_PERSON.fullmatch(pronoun) or pronoun == "i":
            return self._first_person(sentence)
        if words.RELATIVE.fullmatch(pronoun):
            head = self._masked(sentence)[:offset].rstrip(" ,")
            antecedent = subject_before(head) if head else None
            return self._whom(antecedent, sentence) if antecedent else []
        if words.PLURAL.fullmatch(pronoun):
            return self._plural(sentence, offset)
        return self._singular(pronoun, sentence, offset)

    def _singular(self, pronoun: str, sentence: Sentence, offset: int) -> list[Entity]:
        if self._speakers.in_quotes(sentence, offset):
            return []
        for start in (words.last_part(sentence.text[:offset]), 0):
            here = self._fitting(self._opening(sentence, offset, start), pronoun)
            if here:
                return here[:1]
        for number in range(sentence.id - 1, max(0, sentence.id - 1 - _BACK), -1):
            earlier = self._article.sentence(number)
            if found := self._fitting(self._opening(earlier, len(earlier.text)), pronoun):
                return found[:1]
            others = unique(m.entity for m in self._mentions.get(number, []))
            if fitting := self._fitting(others, pronoun):
                return fitting if len(fitting) == 1 and pronoun != "it" else []
            if pronoun == "it":
                break
        return []

    def _plural(self, sentence: Sentence, offset: int) -> list[Entity]:
        here = self._opening(sentence, offset)
        if here and len(here := self._with_joined(here, sentence)) > 1:
            return here
        earlier = self._article.sentence(sentence.id - 1) if sentence.id > 1 else None
        before = self._opening(earlier, len(earlier.text)) if earlier else []
        return before if len(before) > 1 else self._pair

    def _with_joined(self, found: list[Entity], sentence: Sentence) -> list[Entity]:
        """Those found, with the names that "and" joins behind the last."""
        group, end = list(found), -1
        for mention in self._mentions.get(sentence.id, []):
            gap = sentence.text[end : mention.lead] if end >= 0 else ""
            if mention.entity is found[-1] or words.LISTED_OR_JOINED.fullmatch(gap):
                group.append(mention.entity)
                end = mention.end
            elif end >= 0:
                break
        return unique(group)

    def _opening(self, sentence: Sentence, end: int, start: int = 0) -> list[Entity]:
        """Whom the first subject of a sentence means, or who is quoted in it."""
        if not start and sentence.text.lstrip()[:1] in set('“"«„'):
            speaker = self._speakers.within(sentence.id)
            return [speaker] if speaker else []
        subject = opening_subject(self._masked(sentence)[start:], start)
        if subject is None or subject.end > end or subject.start == end:
            return []
        return self._whom(subject, sentence)

    def _fitting(self, entities: Sequence[Entity], pronoun: str) -> list[Entity]:
        if words.EITHER.fullmatch(pronoun):
            return list(entities)
        human = pronoun != "it"
        return [one for one in entities if self._referents.fits(one, human=human)]

    def _masked(self, sentence: Sentence) -> str:
        found = self._mentions.get(sentence.id, [])
        return mask(sentence.text, [(m.start, m.end) for m in found])
