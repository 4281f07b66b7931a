"""Whom the words of an article mean: a subject with those it is joined to, a pronoun, "the two"."""

from collections.abc import Mapping, Sequence
from functools import partial

from summarizer.flow.guided import subjects as words
from summarizer.flow.guided.clauses import subject_before
from summarizer.flow.guided.counted import Counted
from summarizer.flow.guided.first_person import voices_of
from summarizer.flow.guided.first_subjects import opening_subject
from summarizer.flow.guided.joined_names import JoinedNames
from summarizer.flow.guided.masked import Subject, mask
from summarizer.flow.guided.mentions import (
    mentions_of,
    two_states,
    unique,
)
from summarizer.flow.guided.partners import may_mean_partners, means_firms, partners_of
from summarizer.flow.guided.possessors import means_owner
from summarizer.flow.guided.referents import Referents
from summarizer.flow.guided.speakers import Speakers
from summarizer.flow.guided.states import is_state
from summarizer.names import Entity
from summarizer.schemas import Article, Sentence

_BACK = 4
_ROMANCE = frozenset("elle il ella él lei lui ela ele".split())


class Antecedents:
    """Answers whom subjects, pronouns and common nouns of an article mean, among ``actors``.

    Attributes:
        actors: those who can be meant.
        speakers: answers who says what.
        joined: answers which names stand together.
    """

    def __init__(
        self, article: Article, actors: Sequence[Entity], kinds: Mapping[str, str]
    ) -> None:
        self.actors = actors
        self._article = article
        self._mentions = mentions_of(actors)
        trusted = {s.id: s.text for s in article.sentences if not s.flagged}
        self.joined = JoinedNames(article.language, self._mentions)
        self._referents = Referents(self._mentions, trusted, kinds)
        self._counted = Counted(self._mentions, trusted)
        self.speakers = Speakers(article, self._mentions)
        self._own = voices_of(article, self._mentions)
        self._states = two_states(actors, partial(is_state, texts=trusted))
        self._partners = partners_of(self._mentions, trusted)
        both = set(map(id, self._states))
        two = len(both) == 2 and not any(map(words.MORE_THAN_TWO.search, trusted.values()))
        self._pair = [one for one in actors if id(one) in both] if two else []

    def pair(self, sentence: Sentence) -> list[Entity]:
        """Return the two states that "both sides" means, once they have been named, or nobody."""
        named = all(one.sentences[0] <= sentence.id for one in self._pair)
        return self._pair if named else []

    def _two(self, phrase: str, sentence: Sentence) -> list[Entity] | None:
        """Return whom "both sides" or "the two companies" means; ``None`` for another phrase."""
        if may_mean_partners(phrase):
            named = all(one.sentences[0] <= sentence.id for one in self._partners)
            if (self._partners and named) or means_firms(phrase):
                return self._partners
        return self.pair(sentence) if self._referents.is_pair(phrase) else None

    def meant_by(self, phrase: str, sentence: Sentence) -> list[Entity]:
        """Return whom "both governments" or "the company" means; empty when no rule can tell."""
        if counted := self._counted.meant_by(phrase, sentence.id):
            return counted
        if (two := self._two(phrase, sentence)) is not None:
            return two
        # "The ministers" are not the one minister who was named.
        return [] if phrase.endswith("s") else self._referents.of(phrase, sentence.id)

    def whom(self, subject: Subject, sentence: Sentence) -> list[Entity]:
        """Return whom a subject means; empty when no rule can tell."""
        if subject.kind == "name":
            if listed := self._counted.listed_at(sentence.id, subject.start):
                return listed
            found = [m for m in self._mentions.get(sentence.id, []) if m.end == subject.end]
            if not found:
                return []
            return self.joined.group(self.joined.explained(found[0], sentence), sentence)
        if subject.kind == "pronoun":
            return self.pronoun(subject.text.casefold(), sentence, subject.start)
        if counted := self._counted.meant_by(subject.text, sentence.id):
            return counted
        if (two := self._two(subject.text, sentence)) is not None:
            return two
        return self._common_noun(subject, sentence)

    def _common_noun(self, subject: Subject, sentence: Sentence) -> list[Entity]:
        owner = [
            m.entity
            for m in self._mentions.get(sentence.id, [])
            if subject.start <= m.start and m.end < subject.end
        ]
        if owner:
            return owner[:1] if words.OWN_BODY.search(subject.text) else []
        # "The government of Prime Minister Reiter" is not that of the state named before.
        if words.OF_SOMEBODY.match(sentence.text, subject.end):
            return []
        own = self._referents.is_own(subject.text)
        speaks = words.SPEECH.search(sentence.text) is not None
        # "Holt said her party would": whoever says so speaks for it, not for another party.
        if own and not subject.start and words.ITS_BODY.match(subject.text):
            # "China is against it. Its trade ministry urged": it is China's.
            return self._named_before("it", sentence)
        if own and speaks:
            return self.speakers.of(sentence)
        known = self._referents.of(subject.text, sentence.id)
        if known or not speaks:
            return known
        # "Its chairman, Jonas Reith, said the company would."
        if self._referents.is_a_body(subject.text):
            heads = words.OF_A_BODY.match(sentence.text) is not None
            return [s for s in self.speakers.of(sentence) if heads or self._referents.leads(s)]
        if not words.GOVERNMENT.fullmatch(subject.text):
            return []
        # A minister speaks for "the government", in the sentence that says so.
        speaker = self.speakers.within(sentence.id)
        return [speaker] if speaker and self._referents.governs(speaker) else []

    def in_office(self, entity: Entity) -> bool:
        """Whether the article gives a person an office with the power to have things done."""
        return self._referents.decides(entity)

    def first_person(self, sentence: Sentence) -> list[Entity]:
        """Return whom "we" means in a sentence: who speaks, else the state that acts most."""
        if self.speakers.is_author(sentence):
            return []
        own, _ = self._own
        said = own or words.SPEAKS_UNNAMED.search(sentence.text)
        return self.voices(sentence) or ([] if said else self._states[:1])

    def voices(self, sentence: Sentence) -> list[Entity]:
        """Return who says what a sentence says; empty when no rule can tell."""
        own, voices = self._own
        if words.SPEAKS_UNNAMED.search(sentence.text) and sentence.id > 1:
            # "«...», disse." goes on with whoever the sentence before is about.
            earlier = self._article.sentence(sentence.id - 1)
            return self._fitting(self.opening(earlier, len(earlier.text)), "he")
        if own and not words.SPEECH.search(words.OWN_SPEECH.sub("", sentence.text)):
            return voices
        found = self.speakers.of(sentence)
        beside = [m for m in self.joined.named_in(sentence) if found and m.entity is found[0]]
        says = beside and words.SPEECH.match(sentence.text[beside[0].end :].lstrip())
        # "Norland and Estia said: we will"
        return self.joined.group(beside[0], sentence) if says else found

    def pronoun(self, pronoun: str, sentence: Sentence, offset: int) -> list[Entity]:
        """Return whom a pronoun means: the subject before it, here or in an earlier sentence."""
        if words.FIRST_PERSON.fullmatch(pronoun) or pronoun == "i":
            return self.first_person(sentence)
        if words.RELATIVE.fullmatch(pronoun):
            head = self.masked(sentence)[:offset].rstrip(" ,")
            antecedent = subject_before(head) if head else None
            return self.whom(antecedent, sentence) if antecedent else []
        if words.PLURAL.fullmatch(pronoun):
            return self.plural(sentence, offset)
        return self._singular(pronoun, sentence, offset)

    def _singular(self, pronoun: str, sentence: Sentence, offset: int) -> list[Entity]:
        if self.speakers.in_quotes(sentence, offset):
            return []
        parts = (0, words.last_part(sentence.text[:offset]))
        if pronoun == "it" and any(self._unnamed_speaks(sentence, offset, at) for at in parts):
            return []
        if pronoun in _ROMANCE and self._unnamed_says(sentence, offset):
            return []
        if himself := self._says_so(sentence, offset, pronoun):
            return himself
        if told := self._told(sentence, offset):
            fitting = self._fitting(told, pronoun)
            return fitting if len(fitting) == 1 else []
        owned = means_owner(sentence.text, pronoun)
        if owned is not None:
            return self._named_before(pronoun, sentence) if owned else []
        if self._opens_with_other_sex(pronoun, sentence):
            # "She urged Mr Moss to meet them, and he agreed"
            named = unique(m.entity for m in self.joined.named_in(sentence) if m.end <= offset)
            fitting = self._fitting(named, pronoun)
            return fitting if len(fitting) == 1 else []
        for start in (words.last_part(sentence.text[:offset]), 0):
            here = self._fitting(self.opening(sentence, offset, start), pronoun)
            if here:
                return here[:1]
        return self._named_before(pronoun, sentence)

    def _opens_with_other_sex(self, pronoun: str, sentence: Sentence) -> bool:
        subject = opening_subject(self.masked(sentence))
        other = words.OTHER_SEX.get(pronoun)
        return subject is not None and other == subject.text.casefold()

    def _named_before(self, pronoun: str, sentence: Sentence) -> list[Entity]:
        """Whom a pronoun means that means nobody in its own sentence."""
        for number in range(sentence.id - 1, max(0, sentence.id - 1 - _BACK), -1):
            earlier = self._article.sentence(number)
            if found := self._fitting(self.opening(earlier, len(earlier.text)), pronoun):
                return found[:1]
            others = unique(m.entity for m in self._mentions.get(number, []))
            if fitting := self._fitting(others, pronoun):
                return fitting if len(fitting) == 1 and pronoun != "it" else []
            if pronoun == "it":
                break
        return []

    def _says_so(self, sentence: Sentence, offset: int, pronoun: str) -> list[Entity]:
        """Whom a pronoun means right behind what somebody says: "but Holt said he"."""
        for mention in reversed(self.joined.named_in(sentence)):
            between = sentence.text[mention.end : offset]
            if mention.end < offset and words.WHO_SAYS.fullmatch(between):
                return self._fitting([mention.entity], pronoun)
            if mention.end < offset and not mention.governed:
                says = words.SPEAKS_OF_ONESELF.fullmatch(between)
                return self._fitting([mention.entity], pronoun) if says else []
        return []

    def _told(self, sentence: Sentence, offset: int) -> list[Entity]:
        """Those named where "I" or "we" is the subject: "I told Holt so, and he" is not I."""
        subject = opening_subject(self.masked(sentence)[:offset])
        if subject is None or subject.kind != "pronoun":
            return []
        if not words.FIRST_PERSON.fullmatch(subject.text.casefold()) and subject.text != "I":
            return []
        return unique(m.entity for m in self.joined.named_in(sentence) if m.end <= offset)

    def _unnamed_speaks(self, sentence: Sentence, offset: int, start: int) -> bool:
        """Whether "it" is a body without a name: "the left-wing bloc said it would"."""
        masked = self.masked(sentence)
        subject = opening_subject(masked[start:], start)
        if subject is None or subject.kind != "noun" or subject.end > offset:
            return False
        says = words.SAYS_IT.fullmatch(masked, subject.end, offset)
        return says is not None and not self.whom(subject, sentence)

    def _unnamed_says(self, sentence: Sentence, offset: int) -> bool:
        """The same of "elle": "la préfecture a fait savoir qu'elle"."""
        masked = self.masked(sentence)
        subject = opening_subject(masked)
        if subject is None or subject.kind != "noun" or subject.end > offset:
            return False
        says = words.SAYS_THAT.fullmatch(masked, subject.end, offset)
        return says is not None and not self.whom(subject, sentence)

    def plural(self, sentence: Sentence, offset: int) -> list[Entity]:
        """Return whom "they" or "them" means at a place; empty when no rule can tell."""
        if object_ := words.MANY_BEFORE.search(sentence.text[:offset]):
            # "Congratulated the leaders and urged them"
            return self.meant_by(object_["many"], sentence)
        if words.UNNAMED_SAY.match(sentence.text):
            return []
        here = self._openers(sentence, offset)
        if len(here) > 1 or _many(here):
            return here
        earlier = self._article.sentence(sentence.id - 1) if sentence.id > 1 else None
        before = self._openers(earlier, len(earlier.text)) if earlier else []
        if len(before) > 1 or _many(before):
            return before
        return [] if earlier and self._is_about_others(earlier) else self.pair(sentence)

    def _is_about_others(self, sentence: Sentence) -> bool:
        """Whether many others are the subject of a sentence: "Campaigners for the river said"."""
        subject = opening_subject(self.masked(sentence))
        if subject is None or subject.kind == "pronoun" or self._referents.is_pair(subject.text):
            return False
        noun = sentence.text[subject.start :].split(",")[0]
        return words.OTHERS.match(noun) is not None

    def _openers(self, sentence: Sentence, end: int) -> list[Entity]:
        """Whom the first subject of a sentence means, with those that "and" joins to it."""
        found = self.opening(sentence, end)
        return self.joined.with_joined(found, sentence) if found else []

    def opening(self, sentence: Sentence, end: int, start: int = 0) -> list[Entity]:
        """Return whom the first subject of a sentence means, or who is quoted in it."""
        if not start and sentence.text.lstrip()[:1] in set('“"«„'):
            speaker = self.speakers.within(sentence.id)
            return [speaker] if speaker else []
        subject = opening_subject(self.masked(sentence)[start:], start)
        if subject is None or subject.end > end or subject.start == end:
            return []
        return self.whom(subject, sentence)

    def _fitting(self, entities: Sequence[Entity], pronoun: str) -> list[Entity]:
        if words.EITHER.fullmatch(pronoun):
            return list(entities)
        human = pronoun != "it"
        return [one for one in entities if self._referents.fits(one, human=human)]

    def masked(self, sentence: Sentence) -> str:
        """Return the text of a sentence with every name blotted out."""
        found = self._mentions.get(sentence.id, [])
        return mask(sentence.text, [(m.start, m.end) for m in found])


def _many(entities: Sequence[Entity]) -> bool:
    """Whether the one entity there is can be spoken of as "they": a body, or "the Greens"."""
    if len(entities) != 1:
        return False
    (one,) = entities
    plural = one.hint is None and " " not in one.name and one.name.endswith("s")
    return plural or one.hint in {"organisation", "company", "group"}
