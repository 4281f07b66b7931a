"""Who is quoted in a sentence: named beside a verb of speech, or announced by "X said:"."""

import re
from collections.abc import Mapping, Sequence

from summarizer.flow.guided import subjects as words
from summarizer.flow.guided.first_person import author_speaks
from summarizer.flow.guided.mentions import Mention, may_be_human
from summarizer.names import Entity
from summarizer.schemas import Article, Sentence

_BESIDE_SPEECH = 60
# "Said Green lawmaker Jan Petri": it is not the Greens who speak.
_QUALIFIES = re.compile(rf"(?!\s{words.SPEECH.pattern})(?:\s[a-z][\w-]+){{1,2}}\s[A-Z]")
_CURLY = str.maketrans("„«»", "““”")


class Speakers:
    """Answers who says what a sentence quotes."""

    def __init__(self, article: Article, mentions: Mapping[int, Sequence[Mention]]) -> None:
        self._article = article
        self._mentions = mentions
        # In German any noun may follow: "sagte Holt vor einem Treffen".
        self._qualifying = article.language != "de"
        self._by_author = author_speaks(article) if article.language == "en" else frozenset()

    def of(self, sentence: Sentence) -> list[Entity]:
        """Return who is quoted in a sentence, looking at its neighbours if it does not tell."""
        if words.IT_SPEAKS.search(sentence.text) or sentence.id in self._by_author:
            return []
        here = self.within(sentence.id)
        if here:
            return [here]
        if words.UNNAMED_SPEAKS.match(sentence.text):
            return []
        for number in range(sentence.id - 1, 0, -1):
            near = sentence.id - number <= 2
            if (self._announces(number) or near) and (speaker := self.within(number)):
                return [speaker]
        following = self.within(sentence.id + 1) or self._at_its_end(sentence)
        return [following] if following else []

    def _at_its_end(self, sentence: Sentence) -> Entity | None:
        """Return who is named where a quotation of several sentences ends."""
        if not self.in_quotes(sentence, 1):
            return None
        for later in self._article.sentences[sentence.id :]:
            if later.paragraph != sentence.paragraph:
                return None
            if speaker := self.within(later.id):
                return speaker if self.in_quotes(later, 1) else None
        return None

    def is_author(self, sentence: Sentence) -> bool:
        """Whether it is the author of an opinion piece who says "I" in a sentence."""
        return sentence.id in self._by_author

    def within(self, number: int) -> Entity | None:
        """Return who speaks according to a sentence itself."""
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
            and not (self._qualifying and _QUALIFIES.match(text, m.end))
            and not _in_quotes(text[: m.start])
            and not text[: m.start].endswith("(")
            and min(abs(m.start - verb.end()), abs(verb.start() - m.end)) <= _BESIDE_SPEECH
        ]
        people = [m for m in beside if m.entity.hint in {None, "person"}]
        # "Roe said Labor should": who stands right before the verb speaks.
        nearest = sorted(
            people or beside,
            key=lambda m: (m.end + 1 != verb.start(), abs(m.start - verb.start())),
        )
        return nearest[0].entity if nearest else None

    def quoted(self, sentence: Sentence, offset: int) -> bool:
        """Whether a place in a sentence is somebody's speech rather than the article's own."""
        if words.SPEECH.search(sentence.text):
            return True
        if any(self._announces(number) for number in range(1, sentence.id)):
            return True
        return self.in_quotes(sentence, offset)

    def in_quotes(self, sentence: Sentence, offset: int) -> bool:
        """Whether a place in a sentence stands between quotation marks."""
        end = sentence.start + offset
        begin = self._article.text.rfind("\n\n", 0, end) + 1
        return _in_quotes(self._article.text[begin:end])

    def _announces(self, number: int) -> bool:
        return self._article.sentence(number).text.rstrip().endswith(":")

    def _people_before(self, number: int) -> list[Mention]:
        """Return the mentions of people shortly before, of lone surnames if there are no others."""
        near = [
            mention
            for earlier in range(max(1, number - 4), number)
            for mention in self._mentions.get(earlier, [])
        ]
        people = [mention for mention in near if may_be_human(mention.entity)]
        return people or [mention for mention in near if _may_be_surname(mention.entity)]


def _may_be_surname(entity: Entity) -> bool:
    """Whether one word may be a human being's name: "Holt", but not "Conservatives"."""
    alone = " " not in entity.name and entity.hint in {None, "person"}
    return alone and (bool(entity.titles) or not entity.name.endswith("s"))


def _in_quotes(head: str) -> bool:
    head = head.translate(_CURLY)
    return head.count("“") > head.count("”") or head.count('"') % 2 == 1
