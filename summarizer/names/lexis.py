"""What the whole article tells about single words."""

from collections.abc import Collection, Container

from summarizer.names import vocabulary as v
from summarizer.names.territories import territory_code
from summarizer.names.words import ACRONYM, KEY, POSSESSIVE, TEXT, Word

_MONTHS_THAT_ARE_NAMES = frozenset({"may", "mai", "sun", "mars", "avril", "abril", "august"})
# "Feb. 12", but "by Jan Roe"
_SHORT_MONTHS = frozenset("jan feb mar apr jun jul aug sep sept oct nov dec".split())
_TIMES = _MONTHS_THAT_ARE_NAMES | _SHORT_MONTHS | v.TIME_WORDS
_BEFORE_DATES = frozenset(
    [
        "in",
        "on",
        "of",
        "by",
        "since",
        "until",
        "last",
        "next",
        "from",
        "early",
        "late",
        "mid",
        "en",
        "le",
        "du",
        "am",
    ]
)


def _beside_date(words: list[Word], i: int) -> bool:
    before = words[i - 1][KEY] if i else ""
    after = words[i + 1][KEY] if i + 1 < len(words) else ""
    return before in _BEFORE_DATES or before[:1].isdigit() or after[:1].isdigit()


def _beside_number(words: list[Word], i: int) -> bool:
    return any(
        word[KEY][:1].isdigit() for word in (*words[max(0, i - 1) : i], *words[i + 1 : i + 2])
    )


_GENERIC = (
    v.GOVERNMENT_HEADS | v.ORGANISATION_HEADS | v.THING_HEADS | v.STATE_FORMS
) - v.LONE_HEADS | v.PLACE_HEADS


def _owns(word: Word) -> bool:
    """Whether an apostrophe shows a name: "Norrvik's chief", but not "Parents' groups"."""
    return word[POSSESSIVE] and not word[KEY].endswith("s")


class Lexis:
    """What the whole article tells about single words, and the calendar's names."""

    def __init__(
        self,
        lower: Collection[str],
        inner_capitals: Container[str],
        calendar: Collection[str],
        stop_words: Collection[str],
        language: str,
    ) -> None:
        self._lower = lower
        self._capitals = inner_capitals
        self._times = _TIMES.union(calendar)
        self._stop = stop_words
        self.language = language

    def breaks(self, words: list[Word], i: int) -> bool:
        """Whether a capitalised word can be no part of a name: a month, a weekday, "Today"."""
        key = words[i][KEY]
        if key not in self._times:  # as nearly all are
            return False
        if key in _SHORT_MONTHS:
            return _beside_number(words, i)
        return key not in _MONTHS_THAT_ARE_NAMES or _beside_date(words, i)

    def ordinary(self, word: Word) -> bool:
        """Whether a word at the head of a sentence is capitalised for that reason only."""
        if word[ACRONYM]:
            return False
        key = word[KEY]
        if key in self._stop or key in v.ARTICLES or key in v.DESCRIBING_ADJECTIVES:
            return True
        return word[KEY] in self._lower and word[TEXT] not in self._capitals

    def proven(self, word: Word) -> bool:
        """Whether a lone word at the head of a sentence is a name all the same."""
        return (
            word[ACRONYM]
            or (word[KEY] not in self._lower and (_owns(word) or word[TEXT] in self._capitals))
            or territory_code(word[TEXT], self.language) is not None
            or self._has_people(word[TEXT])
        )

    def _has_people(self, name: str) -> bool:
        """Whether the article speaks of those of a land: "Norlandic inspectors" of Norland's."""
        stems = (name, name.removesuffix("e"))
        return any(f"{stem}{end}" in self._capitals for stem in stems for end in v.PEOPLE_ENDINGS)

    def common(self, word: Word) -> bool:
        """Whether a lone capitalised word is an ordinary word of this article ("the Court")."""
        return (
            (word[KEY] in self._lower or word[KEY] in _GENERIC or word[KEY] in v.FEASTS)
            and not word[ACRONYM]
            # "la Suisse", beside "le ministre suisse"
            and territory_code(word[TEXT], self.language) is None
        )

    def stops(self, word: Word) -> bool:
        """Whether a word is a stop word, however it is written ("I'll")."""
        return word[KEY].partition("'")[0] in self._stop and not word[ACRONYM]
