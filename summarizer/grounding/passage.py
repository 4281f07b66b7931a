"""One text with everything the checks want to know about it, worked out when first asked."""

from collections.abc import Collection
from functools import lru_cache

from summarizer.grounding.marks import (
    COUNTING,
    DIGITS,
    MONTH,
    NEGATED,
    SMALL_CONTENT,
    TRIGGERS,
    WEEKDAY,
)
from summarizer.grounding.name_runs import may_have_long_name, name_runs
from summarizer.grounding.passage_figures import Figured
from summarizer.grounding.tokens import Token
from summarizer.lazily import lazy
from summarizer.lexicon import fold

_TITLE_WORDS = 4
_TELLING = DIGITS | COUNTING | MONTH | WEEKDAY | NEGATED | TRIGGERS


class Passage(Figured):
    """A text in a language: a claim's field, or one sentence of the article.

    What is asked of it stands in one class for each matter: its words, how it is meant, its
    numbers and dates, and here its names and what has to be backed.
    """

    @lazy
    def checked(self) -> tuple[Token, ...]:
        """Words that have to be backed: content words, codes and acronyms.

        Nothing inside a number or date, which have checks of their own.
        """
        content = set(self.content)
        checked = [
            token
            for index, token in enumerate(self.tokens)
            if (index in content or token.acronym or token.mixed) and not token.base[0].isdigit()
        ]
        weekdays = {fold(day) for day in self.weekdays.values()}
        if weekdays:
            checked = [token for token in checked if fold(token.text) not in weekdays]
        inside = [(date.start, date.end) for date in self.dates]
        inside += [(quantity.start, quantity.end) for quantity in self.quantities]
        for start, end in inside:
            checked = [token for token in checked if not start <= token.start < end]
        return tuple(checked)

    @lazy
    def names(self) -> tuple[tuple[Token, ...], ...]:
        """Runs of capitalised words, without the small words between them."""
        if not self.capitals:
            return ()
        return tuple(name_runs(self.tokens, self.source.text, self.lexicon))

    @lazy
    def may_have_long_names(self) -> bool:
        """Whether two capitals are near enough to each other to be of one of its names."""
        return may_have_long_name(self._chunks)

    def may_name_in_full(self, bases: Collection[str]) -> bool:
        """Whether a capital is near enough to one of these words to be of one name with it."""
        return may_have_long_name(self._chunks, bases)

    @lazy
    def named_bases(self) -> tuple[frozenset[str], ...]:
        """The words of each of its names, as they are compared."""
        return tuple([frozenset([token.base for token in run]) for run in self.names])

    @lazy
    def long_names(self) -> tuple[tuple[str, frozenset[str]], ...]:
        """The last word and all words of each name that has several."""
        named = zip(self.names, self.named_bases, strict=True)
        return tuple([(run[-1].base, bases) for run, bases in named if len(run) > 1])

    @lazy
    def title_case(self) -> bool:
        """Whether it is a title in which every content word has a capital."""
        small = self._marks & SMALL_CONTENT
        # Most are too short anyhow.
        return (
            not small
            and len(self.bases_in_order) >= _TITLE_WORDS
            and len(self.content) >= _TITLE_WORDS
        )

    @lazy
    def plain(self) -> bool:
        """Whether it has no number and no date, and no pattern of the lexicon may match in it."""
        return not self._marks & _TELLING


def key(token: Token) -> str:
    """Return the form a word has in a line to look names up in."""
    return token.base.upper() if token.acronym else token.base


def analysed(text: str, language: str, other: str | None = None) -> Passage:
    """Return the analysis of a text, shared by all who ask for the same.

    Names recur in every comparison, and many a claim is a sentence as it stands.

    Args:
        text: the text.
        language: ISO 639-1 code of its language.
        other: another language, in which months and weekdays are looked for too.
    """
    return _analysed(text, language, None if other == language else other)


# So many as an article's claims have in common; its sentences are kept by their own checks.
@lru_cache(maxsize=64)
def _analysed(text: str, language: str, other: str | None) -> Passage:
    return Passage(text, language, other)
