"""Who stands together in a sentence: a subject with those that "and" joins to it."""

from collections.abc import Mapping, Sequence

from summarizer.flow.guided import subjects as words
from summarizer.flow.guided.mentions import Mention, may_be_human, unique
from summarizer.names import Entity
from summarizer.schemas import Sentence


class JoinedNames:
    """Answers which names of a sentence stand together.

    Args:
        language: of the article.
        mentions: the names of each sentence, from left to right.
    """

    def __init__(self, language: str, mentions: Mapping[int, Sequence[Mention]]) -> None:
        self._dutch = language == "nl"
        self._mentions = mentions

    def named_in(self, sentence: Sentence) -> Sequence[Mention]:
        """Return the names of a sentence, from left to right."""
        return self._mentions.get(sentence.id, [])

    def free_in(self, sentence: Sentence) -> Sequence[Mention]:
        """Return the names of a sentence that no preposition governs."""
        found = self.named_in(sentence)
        return [m for m in found if not m.governed or words.stands_for(sentence.text[: m.start])]

    def explained(self, subject: Mention, sentence: Sentence) -> Mention:
        """Return the person whom a body set off by commas only explains, else the subject."""
        # "X, director at the ministry, the board, announced": the apposition is not the subject.
        if may_be_human(subject.entity) or not words.in_apposition(
            sentence.text, subject.start, subject.end
        ):
            return subject
        before = [m for m in self.free_in(sentence) if m.end <= subject.start]
        people = [m for m in before if m.entity.titles or m.entity.hint == "person"]
        return people[-1] if people else subject

    def group(self, subject: Mention, sentence: Sentence) -> list[Entity]:
        """Return a subject with those that "and" joins to it."""
        text = sentence.text
        free = self.free_in(sentence)
        group = [subject.entity]
        start = subject.lead
        joint = words.JOINED_IN_DUTCH if self._dutch else words.JOINED
        before = [m for m in self.named_in(sentence) if m.end <= start]
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
            # "Will send tanks to X, and Y will": a comma in front of "and" ends a list of three.
            if "," in gap and len(group) == 1 and not self._listed_before(other, sentence):
                break
            # In "A, B and C" a comma joins too, once an "and" was seen; before, it explains.
            joint = words.LISTED
            group.insert(0, other.entity)
            start = other.lead
        return unique(group)

    def _listed_before(self, mention: Mention, sentence: Sentence) -> bool:
        """Whether a comma joins a name to the one before it, or it opens its sentence."""
        before = [m for m in self.named_in(sentence) if m.end <= mention.lead]
        if not before:
            return True
        return words.LISTED.fullmatch(sentence.text[before[-1].end : mention.lead]) is not None

    def with_counterpart(self, found: list[Entity], sentence: Sentence, end: int) -> list[Entity]:
        """Those found, with the one behind "and his Estian counterpart", before a place."""
        named = [m for m in self.named_in(sentence) if m.end <= end]
        last = next((m for m in named if found and m.entity is found[-1]), None)
        for other in named if last else ():
            if last and words.AND_COUNTERPART.fullmatch(sentence.text[last.end : other.lead]):
                return unique([*found, other.entity])
        return found

    def with_joined(self, found: list[Entity], sentence: Sentence) -> list[Entity]:
        """Those found, with the names that "and" joins behind the last."""
        group, end = list(found), -1
        for mention in self.named_in(sentence):
            gap = sentence.text[end : mention.lead] if end >= 0 else ""
            if mention.entity is found[-1] or words.LISTED_OR_JOINED.fullmatch(gap):
                group.append(mention.entity)
                end = mention.end
            elif end >= 0:
                break
        return unique(group)
