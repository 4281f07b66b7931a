"""Finds capitalised spans that may be names, sentence by sentence.

Pure rules: recall matters here, since what is no actor is sorted out later.
"""

from collections.abc import Collection
from dataclasses import dataclass

from summarizer.names import vocabulary as v
from summarizer.names.territories import is_demonym, territory_code
from summarizer.names.titles import take_apart
from summarizer.names.words import Word, split_words


@dataclass(frozen=True, slots=True)
class Span:
    """A capitalised span.

    Attributes:
        name: the span without title, article and possessive.
        title: the title in front of it, or "".
        sentence: id of its sentence.
        start: offset of ``name`` in the sentence, in code points.
        before: the word in front of title and name, articles skipped, folded, or "".
        office: the name is that of an office ("Prime Minister"), not of its holder.
        acronym: an acronym given in brackets right behind it, or "".
        full: title and name together, as the text has them.
        after: the lower-case word that follows directly, folded, or "".
    """

    name: str
    title: str
    sentence: int
    start: int
    before: str
    office: bool = False
    acronym: str = ""
    full: str = ""
    after: str = ""


_MONTHS_THAT_ARE_NAMES = frozenset({"may", "mai", "sun", "mars", "avril", "abril", "august"})
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
    before = words[i - 1].key if i else ""
    after = words[i + 1].key if i + 1 < len(words) else ""
    return before in _BEFORE_DATES or before[:1].isdigit() or after[:1].isdigit()


class Lexis:
    """What the whole article tells about single words, and the calendar's names."""

    def __init__(
        self,
        lower: Collection[str],
        inner_capitals: Collection[str],
        calendar: Collection[str],
        stop_words: Collection[str],
        language: str,
    ) -> None:
        self._lower = lower
        self._capitals = inner_capitals
        self._calendar = calendar
        self._stop = stop_words
        self.language = language

    def breaks(self, words: list[Word], i: int) -> bool:
        """Whether a capitalised word can be no part of a name: a month, a weekday, "Today"."""
        key = words[i].key
        if key in _MONTHS_THAT_ARE_NAMES:
            return _beside_date(words, i)
        return key in self._calendar or key in v.TIME_WORDS

    def ordinary(self, word: Word) -> bool:
        """Whether a word at the head of a sentence is capitalised for that reason only."""
        if word.acronym:
            return False
        if word.key in self._stop or word.key in v.ARTICLES:
            return True
        return word.key in self._lower and word.text not in self._capitals

    def proven(self, word: Word) -> bool:
        """Whether a lone word at the head of a sentence is a name all the same."""
        return (
            word.acronym
            or ((word.text in self._capitals or word.possessive) and word.key not in self._lower)
            or territory_code(word.text, self.language) is not None
        )

    def common(self, word: Word) -> bool:
        """Whether a lone capitalised word is an ordinary word of this article ("the Court")."""
        heads = v.GOVERNMENT_HEADS | v.ORGANISATION_HEADS | v.THING_HEADS | v.STATE_FORMS
        generic = word.key in heads - v.LONE_HEADS
        return (word.key in self._lower or generic) and not word.acronym

    def stops(self, word: Word) -> bool:
        """Whether a word is a stop word, however it is written ("I'll")."""
        return word.key.split("'")[0] in self._stop and not word.acronym


def find_spans(text: str, sentence: int, lexis: Lexis) -> list[Span]:
    """Return the candidate names of one sentence, from left to right."""
    words = split_words(text)
    heads = _sentence_heads(words, text)
    spans: list[Span] = []
    i = 0
    while i < len(words):
        j = _grow(words, i, lexis, head=i in heads)
        if j == i:
            i += 1
            continue
        ranges = _split_conjunctions(words, i, j, lexis.language)
        for low, high in ranges:
            # In "Norland and Estia agreed" the second name vouches for the first.
            head = low in heads and len(ranges) == 1
            spans += _make(words, low, high, text, sentence, lexis, head=head)
        i = j
    return spans


def _sentence_heads(words: list[Word], text: str) -> set[int]:
    """Indexes of words that are capitalised by position: first, or first after a quote or colon."""
    heads = {0}
    for i, word in enumerate(words[1:], start=1):
        if (
            word.gap[-1:] in {'"', "“", "«", "„", "‘", "¿", "¡"}
            or word.gap.endswith((".", "!", "?"))
            or ":" in word.gap
        ):
            heads.add(i)
    return heads


_ABBREVIATED_TITLES = frozenset(
    ["dr", "mr", "mrs", "ms", "prof", "st", "gen", "sen", "gov", "lt", "col", "rev", "hon"]
)


def _joins(gap: str, previous: Word) -> bool:
    """Whether nothing but a blank, or the point of an initial, stands between two words."""
    if not gap:
        return True
    if gap == ".":
        return len(previous.text) == 1 or previous.key in _ABBREVIATED_TITLES
    return gap == "&"


def _grow(words: list[Word], i: int, lexis: Lexis, *, head: bool) -> int:
    """Return the end (exclusive) of the longest span that starts at word ``i``, or ``i``."""
    if not _opens(words, i, lexis, head=head):
        return i
    end = i + 1
    while end < len(words) and not _possessive_break(words[end - 1]):
        if not _joins(words[end].gap, words[end - 1]):
            break
        k = _continue(words, end, lexis)
        if k == end:
            break
        end = k
    return end


def _opens(words: list[Word], i: int, lexis: Lexis, *, head: bool) -> bool:
    word = words[i]
    if not word.capital or word.text.isdigit() or lexis.stops(word) or lexis.breaks(words, i):
        return False
    return not (head and lexis.ordinary(word) and word.key not in v.TITLES)


def _continue(words: list[Word], i: int, lexis: Lexis) -> int:
    """Return the index behind what carries a span on at word ``i``, or ``i``."""
    if _carries(words, i, lexis):
        return i + 1
    inner_number = words[i].text.isdigit() and len(words[i].text) < 3
    if inner_number and i + 1 < len(words) and not words[i + 1].gap:
        return i + 2 if _carries(words, i + 1, lexis) else i
    return _over_connectors(words, i, lexis)


def _carries(words: list[Word], i: int, lexis: Lexis) -> bool:
    return words[i].capital and not lexis.breaks(words, i)


def _possessive_break(word: Word) -> bool:
    return word.possessive and word.key not in v.POSSESSIVE_NAMES


def _over_connectors(words: list[Word], i: int, lexis: Lexis) -> int:
    """Step over "of the", "de la", "and" to the capitalised word behind, if there is one."""
    k = i
    while k < len(words) and k - i < 2 and words[k].key in v.CONNECTORS | v.ARTICLE_AFTER_OF:
        if words[k].capital or (k > i and words[k].gap):
            return i
        k += 1
    if k == i or k >= len(words) or words[k].gap or not _carries(words, k, lexis):
        return i
    return k + 1


def _split_conjunctions(
    words: list[Word], low: int, high: int, language: str
) -> list[tuple[int, int]]:
    """Cut a span at each "and" that joins two names rather than two words of one name."""
    cuts = [low]
    for i in range(low + 1, high - 1):
        if words[i].key in v.CONJUNCTIONS and not words[i].capital:
            if not _one_name(words, cuts[-1], i, high, language):
                cuts.append(i + 1)
        elif words[i].key == "of" and _person_like(words[cuts[-1] : i]):
            cuts.append(i + 1)
        elif words[i].key in {"to", "on", "for", "per", "para", "für", "voor", "zu"}:
            titled = words[i - 1].key in v.TITLES
            if not titled and not _organisation_like(words[cuts[-1] : i]):
                cuts.append(i + 1)
    ranges = []
    for start, end in zip(cuts, [*cuts[1:], high + 1], strict=True):
        stop = end - 1 if end <= high else high
        ranges.append(_trim(words, start, stop))
    return [(a, b) for a, b in ranges if a < b]


def _person_like(words: list[Word]) -> bool:
    """Whether words in front of "of" may be a person's name: "Jane Roe of Norrvik Mills"."""
    words = [word for word in words if word.key not in v.TITLES]
    heads = v.STATE_FORMS | v.THING_NOUNS
    ordinary = _organisation_like(words) or any(word.key in heads for word in words)
    return 2 <= len(words) <= 3 and all(word.capital for word in words) and not ordinary


def _trim(words: list[Word], low: int, high: int) -> tuple[int, int]:
    """Drop connectors and articles from both ends."""
    loose = v.CONNECTORS | v.ARTICLES
    while low < high and words[low].key in loose and not _proper(words[low]):
        low += 1
    while high > low and words[high - 1].key in loose and not words[high - 1].capital:
        high -= 1
    return low, high


def _proper(word: Word) -> bool:
    return word.capital and word.key not in v.ARTICLES


def _organisation_like(words: list[Word]) -> bool:
    heads = v.ORGANISATION_HEADS | v.GOVERNMENT_HEADS | v.COMPANY_HEADS | v.THING_HEADS
    return any(word.key in heads for word in words)


def _one_name(words: list[Word], low: int, conjunction: int, high: int, language: str) -> bool:
    """Whether "Ministry of X and Y" is one name: an organisation with "of" before the "and"."""
    left = words[low:conjunction]
    right = words[conjunction + 1 : high]
    if not right or right[0].key in v.ARTICLE_AFTER_OF:
        return False
    if territory_code(" ".join(w.text for w in right), language) is not None:
        return False
    linked = any(w.key in v.CONNECTORS and not w.capital for w in left)
    if not linked or not _organisation_like(left):
        return False
    return not _organisation_like(right[:2]) or len(right) == 1


def _trim_head(words: list[Word], low: int, high: int, lexis: Lexis) -> tuple[int, bool]:
    """Drop what only opens the sentence: "Commanders of the", "Membership of the", "Researchers".

    Returns the new start and whether the span still opens the sentence.
    """
    start = low
    while high - low > 1 and lexis.ordinary(words[low]) and words[low].key not in v.TITLES:
        low += 1
    if high - low > 2 and _connects(words[low + 1]) and not _known_head(words[low]):
        low += 2
    low, _ = _trim(words, low, high)
    return low, low == start


def _connects(word: Word) -> bool:
    return word.key in v.CONNECTORS and not word.capital


def _known_head(word: Word) -> bool:
    return _organisation_like([word]) or word.key in v.TITLES | v.STATE_FORMS


def _make(
    words: list[Word], low: int, high: int, text: str, sentence: int, lexis: Lexis, *, head: bool
) -> list[Span]:
    if head:
        low, head = _trim_head(words, low, high, lexis)
    spans: list[Span] = []
    for part in take_apart(words, low, high):
        end = _collective_end(words, part.low, part.high, lexis.language)
        lone = end - part.low == 1
        initial = head and part.low == low
        untitled = part.title_low >= part.low
        if lone and untitled and _ordinary(words[part.low], lexis, initial=initial):
            continue
        spans.append(
            Span(
                name=text[words[part.low].start : words[end - 1].end],
                title=_slice(text, words, part.title_low, part.title_high),
                sentence=sentence,
                start=words[part.low].start,
                before=_word_before(words, part.title_low),
                office=part.office,
                acronym=_acronym_behind(text, words[end - 1].end),
                full=text[words[part.title_low].start : words[end - 1].end],
                after=_word_after(words, end),
            )
        )
    return spans


def _ordinary(word: Word, lexis: Lexis, *, initial: bool) -> bool:
    """Whether a lone word without a title is no name: common, or capitalised by position."""
    return lexis.common(word) or (initial and not lexis.proven(word))


def _word_before(words: list[Word], i: int) -> str:
    """Return the word in front, articles skipped, folded; "" at a comma or the beginning."""
    while i > 0 and not words[i].gap and words[i - 1].key in v.ARTICLES - {"de"}:
        i -= 1
    return words[i - 1].key if i > 0 and not words[i].gap else ""


def _word_after(words: list[Word], i: int) -> str:
    if i >= len(words) or words[i].gap or words[i].capital or words[i - 1].possessive:
        return ""
    return words[i].key


def _slice(text: str, words: list[Word], low: int, high: int) -> str:
    return text[words[low].start : words[high - 1].end] if high > low else ""


def _collective_end(words: list[Word], low: int, high: int, language: str) -> int:
    """Take in the noun of "Syrian opposition", "New Zealand government"."""
    if high >= len(words) or words[high].gap or words[high - 1].possessive:
        return high
    if language in v.ROMANCE and _organisation_like(words[high - 1 : high]):
        return _romance_end(words, high)
    if words[high].key not in v.COLLECTIVE_NOUNS:
        return high
    name = " ".join(w.text for w in words[low:high])
    if territory_code(name, language) or is_demonym(words[high - 1].text, language):
        return high + 1
    return high


def _romance_end(words: list[Word], high: int) -> int:
    """Take in what follows the head of "Banque mondiale", "Ministerio de la salud pública"."""
    end = high
    if _romance_adjective(words, end):
        end += 1
    k = end
    while k < len(words) and k - end < 2 and words[k].key in _ROMANCE_LINKS and not words[k].gap:
        k += 1
    if k == end or k >= len(words) or words[k].gap or words[k].capital or len(words[k].key) < 4:
        return end
    end = k + 1
    return end + 1 if _romance_adjective(words, end) else end


_ROMANCE_LINKS = frozenset("de du des d la l del della dei do da".split())
_ADJECTIVE_ENDINGS = tuple(
    "ais aise ien ienne al ale aux ales ique iques ain aine ano ana anos anas és esa ica ico "
    "ional iale iste oise ois ane".split()
)


def _romance_adjective(words: list[Word], i: int) -> bool:
    if i >= len(words) or words[i].gap or words[i].capital:
        return False
    return len(words[i].key) > 4 and words[i].key.endswith(_ADJECTIVE_ENDINGS)


def _acronym_behind(text: str, end: int) -> str:
    tail = text[end : end + 14].lstrip()
    if tail[:1] not in {"(", "["}:
        return ""
    inside = tail[1:].split(")")[0].split("]")[0].strip()
    return inside if 2 <= len(inside) <= 10 and inside[:2].isupper() and " " not in inside else ""
