"""Finds by rule who undertakes, calls or refuses: the subject of the cue, or the speaker."""

import re
from collections.abc import Mapping, Sequence

from summarizer.flow.guided import announced, passives
from summarizer.flow.guided import subjects as words
from summarizer.flow.guided.antecedents import Antecedents
from summarizer.flow.guided.clauses import subject_before, without_filler
from summarizer.flow.guided.first_subjects import opening_subject
from summarizer.flow.guided.masked import SUBJECT_FIRST
from summarizer.flow.guided.mentions import unique
from summarizer.lexicon import Cue
from summarizer.names import Entity
from summarizer.schemas import Article, Sentence

_NEAR = 16
_QUOTE_OPENS = re.compile(r"(?<=\w)\s[“\"«]$")
_OTHERS = re.compile(r",\s(?P<who>(?:die|der|das|de|het)\s(?:[a-zà-ÿ]+\s)?[A-ZÄÖÜ]?\w+)\s$")
_SUBJECT_LEFT_OUT = frozenset({"es", "it", "pt"})

# "Secured a promise |from Norland"
_GIVEN_BY = re.compile(r"\sfrom\s(?:the\s)?")


class Makers:
    """Answers who makes a commitment; only ``actors`` can.

    Args:
        article: the article.
        actors: those who can make one.
        kinds: what the model takes each of them for, by name, as far as it was asked.

    Attributes:
        antecedents: answers whom the article's subjects and pronouns mean.
    """

    def __init__(
        self, article: Article, actors: Sequence[Entity], kinds: Mapping[str, str] | None = None
    ) -> None:
        self._language = article.language.split("-")[0]
        self.antecedents = Antecedents(article, actors, kinds or {})

    def direct(self, sentence: Sentence, cue: Cue) -> bool:
        """Whether an actor is the subject of the cue, rather than somewhere near it."""
        if self._language in SUBJECT_FIRST:
            if announced.subject_of(sentence.text, cue):
                return bool(self.of(sentence, cue))
            return bool(self._agent(sentence, cue) or self._subject(sentence, cue))
        head = sentence.text[: cue.start]
        pair = self.antecedents.pair(sentence) and words.PAIR_IN_FRONT.search(head)
        return bool(self._adjacent(sentence, cue) or pair or words.OWN_LAND.search(head))

    def _adjacent(self, sentence: Sentence, cue: Cue) -> bool:
        before = [m for m in self.antecedents.joined.named_in(sentence) if m.end <= cue.start]
        if not before or before[-1].governed:
            return False
        gap = sentence.text[before[-1].end : cue.start]
        # "Norrvik, a maker of batteries, will invest": what is set off does not count.
        near = len(gap) <= _NEAR or words.SET_OFF.fullmatch(gap)
        return bool(near or words.COORDINATED.fullmatch(gap))

    def of(self, sentence: Sentence, cue: Cue) -> list[Entity]:
        """Return who makes what the cue announces; empty when no rule can tell."""
        if cue.status == "called_for" and words.IMPERSONAL.search(cue.text):
            if not self.antecedents.speakers.quoted(sentence, cue.start):
                return []
            # "The Commission must approve it, a spokesman said": it does not call for that.
            bound = {
                id(m.entity)
                for m in self.antecedents.joined.named_in(sentence)
                if m.end == cue.start - 1
            }
            speakers = self.antecedents.speakers.of(sentence)
            return [speaker for speaker in speakers if id(speaker) not in bound]
        if obliged := self._obliged(sentence, cue):
            return obliged
        if attributive := self._attributive(sentence, cue):
            return [attributive]
        if cue.status == "agreed" and (pair := self._between(sentence, cue)):
            return pair
        if agent := self._agent(sentence, cue) or self._doers(sentence, cue):
            return agent
        if announced.subject_of(sentence.text, cue):
            # What is to be done to a state is not what it does.
            said_by = self.antecedents.opening(sentence, cue.start)
            return [one for one in said_by if self.antecedents.in_office(one)]
        if self._language in SUBJECT_FIRST:
            return self._by_grammar(sentence, cue)
        return self._by_nearness(sentence, cue)

    def voices(self, sentence: Sentence) -> list[Entity]:
        """Return who say "I" or "we" in a sentence; empty if nobody does or nobody knows."""
        if not words.FIRST_PERSON.search(sentence.text):
            return []
        return self.antecedents.voices(sentence)

    def _obliged(self, sentence: Sentence, cue: Cue) -> list[Entity]:
        """Who has to act in "the accord commits Norland to"."""
        if not words.OBLIGES.match(cue.text) or not words.BY_A_DEAL.search(
            sentence.text[: cue.start]
        ):
            return []
        behind = [m for m in self.antecedents.joined.named_in(sentence) if cue.start < m.start]
        near = behind and behind[0].start <= max(cue.end, cue.start + _NEAR)
        return self.antecedents.joined.group(behind[0], sentence) if near else []

    def _attributive(self, sentence: Sentence, cue: Cue) -> Entity | None:
        """The owner of "a United Nations recommendation", "France's pledge"."""
        text = sentence.text
        if not words.NOUN_CUE.search(cue.text):
            return None
        for mention in self.antecedents.joined.named_in(sentence):
            gap = text[mention.end : cue.start]
            if mention.governed and mention.end < cue.start and words.OWNS.fullmatch(gap):
                return mention.entity
        return None

    def _between(self, sentence: Sentence, cue: Cue) -> list[Entity]:
        """The parties of "an agreement reached between X and Y"."""
        match = words.BETWEEN.search(sentence.text, cue.end)
        if not match:
            return []
        behind = [m for m in self.antecedents.joined.named_in(sentence) if m.start >= match.end()]
        return unique(m.entity for m in behind[:2])

    def _agent(self, sentence: Sentence, cue: Cue) -> list[Entity]:
        """Who acts in "will be repaired by Spain"; nobody if the passive tells no name."""
        match = words.BY_AGENT.match(sentence.text, cue.end)
        if not match:
            return []
        found = [m for m in self.antecedents.joined.named_in(sentence) if m.start >= match.end()]
        return [found[0].entity] if found and found[0].start - match.end() <= _NEAR else []

    def _doers(self, sentence: Sentence, cue: Cue) -> list[Entity]:
        """All who did it in "was signed by Norland and Estia"."""
        begin = passives.doers_begin(sentence.text, cue)
        named = self.antecedents.joined.named_in(sentence) if begin is not None else ()
        first = next((m.entity for m in named if begin in {m.start, m.lead}), None)
        return self.antecedents.joined.with_joined([first], sentence) if first else []

    def _by_grammar(self, sentence: Sentence, cue: Cue) -> list[Entity]:
        """The subject, in a language that puts it in front of its verb."""
        masked = self.antecedents.masked(sentence)
        head = masked[: cue.start]
        if words.DETERMINED.search(head) and words.ACT_NOUN.match(masked, cue.start):
            return self._by_noun(sentence, cue, masked)
        if words.WE_BY_ENDING.search(cue.text):
            return self.antecedents.first_person(sentence)
        subject = self._subject(sentence, cue)
        if subject is not None:
            return subject
        if words.FIRST_PERSON.search(head[words.clause_start(head) :]):
            return self.antecedents.first_person(sentence)
        if not cue.strong:
            return []
        return self.antecedents.opening(sentence, cue.start)

    def _subject(self, sentence: Sentence, cue: Cue) -> list[Entity] | None:
        """Whom the words in front of the cue name; ``None`` if they are no subject."""
        head = self.antecedents.masked(sentence)[: cue.start]
        # 'Told parliament that her country "will pay"'
        head = _QUOTE_OPENS.sub("", head)
        subject = subject_before(head, cue.text)
        if subject is not None:
            found = self.antecedents.whom(subject, sentence)
            apart = subject.kind == "name" and subject.end < cue.start
            joined = self.antecedents.joined
            return joined.with_counterpart(found, sentence, cue.start) if apart else found
        if self._language in _SUBJECT_LEFT_OUT and not without_filler(head).strip('“"«¿¡ '):
            return self.antecedents.pronoun("", sentence, 0)
        return None

    def _by_noun(self, sentence: Sentence, cue: Cue, masked: str) -> list[Entity]:
        """Who "made a pledge", "concluded with a renewed commitment", or has "our pledge"."""
        if words.OURS.search(masked[: cue.start]):
            return self.antecedents.first_person(sentence)
        if given := _GIVEN_BY.match(sentence.text, cue.end):
            named = self.antecedents.joined.named_in(sentence)
            return [m.entity for m in named if m.start == given.end() or m.lead == given.end()][:1]
        if not words.MAKES.search(masked[: cue.start]):
            return []
        opening = opening_subject(masked[words.quote_end(masked) :], words.quote_end(masked))
        return self.antecedents.whom(opening, sentence) if opening else []

    def _by_nearness(self, sentence: Sentence, cue: Cue) -> list[Entity]:
        """The nearest name that can be a subject, where word order tells less."""
        head = sentence.text[: cue.start]
        antecedents, speakers = self.antecedents, self.antecedents.speakers
        if words.PRONOUN.search(cue.text):  # "schloss er aus"
            return antecedents.pronoun("er", sentence, 0)
        free = antecedents.joined.free_in(sentence)
        inside = [m for m in free if cue.start < m.start <= cue.end + 1]
        body = words.BODY_IN_FRONT.search(head) if inside else None
        if body:
            return antecedents.meant_by(body["body"], sentence)
        if inside and not self._adjacent(sentence, cue):
            # "lehnte Althammer ab", "versprach Zangerl"
            return [inside[0].entity]
        clause = head[words.clause_start(head) :]
        if words.FIRST_PERSON.search(clause):
            return antecedents.first_person(sentence)
        if words.OWN_LAND.search(head):
            return speakers.of(sentence)
        return (
            self._nearest(sentence, cue)
            or (antecedents.pair(sentence) if words.JOINT.search(head) else [])
            or (antecedents.pronoun("er", sentence, 0) if words.PRONOUN.search(clause) else [])
            or (speakers.of(sentence) if words.SPEECH.search(sentence.text) else [])
        )

    def _nearest(self, sentence: Sentence, cue: Cue) -> list[Entity]:
        joined = self.antecedents.joined
        free = [m for m in joined.free_in(sentence) if m.end <= cue.start]
        # "Holt (CSU) sagte": it is not his party that does so.
        free = [m for m in free if not sentence.text[: m.start].endswith("(")]
        if not free:
            return []
        # "Der Bund begrüßte ihn, die Verbände |lehnten ihn ab"
        others = _OTHERS.search(sentence.text[: cue.start])
        if others and free[-1].end <= others.start():
            return self.antecedents.meant_by(others["who"], sentence)
        return joined.group(joined.explained(free[-1], sentence), sentence)
