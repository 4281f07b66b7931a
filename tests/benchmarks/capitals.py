"""What a capital letter says: openers, runs of capitalised words, initials, plain words."""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache

from tests.benchmarks.folding import fold, spans
from tests.benchmarks.lexicon import listed

_STEMMERS = {"en": "english", "fr": "french", "es": "spanish", "de": "german", "it": "italian"}
_OPENING = re.compile(r"(?:(?<=[^\W_]{3})[.!?:][\"')\]]*\s+|[,:]\s+(?=[\"'])|\n\s*)[\"'(\[]*$")

Run = list[re.Match[str]]


def opens(text: str, start: int) -> bool:
    """Tell whether the word at this place begins a sentence, a quotation or the text."""
    before = text[max(0, start - 12) : start]
    if start <= 12 and not before.strip(" \"'(["):
        return True
    return _OPENING.search(before) is not None


def is_title_case(text: str) -> bool:
    """Tell whether a text of some length has a capital on nearly every long word."""
    long = [match[0] for match in spans(text) if len(match[0]) > 3]
    return len(long) >= 5 and sum(word[0].isupper() for word in long) >= 0.8 * len(long)


def runs(text: str) -> Iterator[Run]:
    """Yield capitalised words of folded text that stand together, without small words."""
    run: Run = []
    end = 0
    for match in spans(text):
        word = match[0]
        adjoins = not text[end : match.start()].strip(" -'")
        end = match.end()
        if run and not adjoins:
            yield run
            run = []
        if word[0].isupper():
            run.append(match)
        elif run and word not in listed("joints"):
            yield run
            run = []
    if run:
        yield run


def initials(words: Sequence[str], around: int | None = None) -> set[str]:
    """Return the initials of two to six neighbours, if so wished only of those with ``around``."""
    found = set()
    for start in range(len(words)):
        for end in range(start + 2, min(start + 6, len(words)) + 1):
            if around is None or start <= around < end:
                found.add("".join(word[0] for word in words[start:end]).upper())
    return found


class Vocabulary:
    """How the article as a whole writes its words."""

    def __init__(self, text: str, language: str) -> None:
        self._stem = _stemmer(language)
        self._plain: set[str] = set()
        self.names: set[str] = set()
        for match in spans(fold(text)):
            word = match[0]
            if word.islower():
                self._plain |= {word, self._stem(word)}
            elif word[0].isupper() and not opens(match.string, match.start()):
                self.names.add(word.casefold())

    def is_plain(self, word: str) -> bool:
        """Tell whether a capital at the start of a text says nothing about this word."""
        word = word.casefold()
        return (
            word in listed("function_words")
            or word in self._plain
            or self._stem(word) in self._plain
        )


@cache
def _stemmer(language: str) -> Callable[[str], str]:
    if language not in _STEMMERS:
        return str
    from Stemmer import Stemmer

    stem: Callable[[str], str] = Stemmer(_STEMMERS[language]).stemWord
    return stem
