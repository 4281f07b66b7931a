"""The independent check of a note document: what its claims hold and their sentences lack.

Simple and strict on purpose. A claim's numbers, dates and names are looked up in the text of the
sentences it cites, word by word. Kinds of finding:

``number``, ``date``, ``name``
    not in any cited sentence.
``cite``
    no citation at all, or of a sentence that does not exist.
``capital``, ``acronym``
    doubtful, and counted apart from the others: a word that the article never uses and whose
    capital may say nothing, because it begins a text or stands in a headline in title case; and
    initials against a name spelled out.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from tests.benchmarks.capitals import Run, Vocabulary, initials, is_title_case, opens, runs
from tests.benchmarks.claims import Claim, claims, items
from tests.benchmarks.dates import dates
from tests.benchmarks.folding import fold, words
from tests.benchmarks.lexicon import listed
from tests.benchmarks.numbers import numbers, separate

HARD = ("number", "name", "date", "cite")
SOFT = ("capital", "acronym")


@dataclass(frozen=True, slots=True)
class Finding:
    """Something in a claim that its cited sentences lack."""

    path: str
    kind: str
    token: str


class Evidence:
    """What some sentences say, ready to be looked up."""

    def __init__(self, text: str, language: str) -> None:
        self.language = language
        text = fold(text)
        self._written = set(words(text))
        self._words = {word.casefold() for word in self._written}
        self._dates = set(dates(text, language).values())
        self._values = set(separate(text))
        for number in numbers(text, language):
            self._values |= number.values
        self._initials: set[str] = set()
        for run in runs(text):
            self._initials |= initials([match[0] for match in run])

    def lacks(self, text: str) -> Iterator[tuple[str, str]]:
        """Yield kind and token of every number and date that is not there."""
        for number in numbers(text, self.language):
            # "one", "un" and the like are pronouns and articles as often as numbers.
            pronoun = number.values == {1.0} and number.token.isalpha()
            if not pronoun and not number.values & self._values:
                yield ("date" if number.year else "number"), number.token
        for token, meaning in dates(text, self.language).items():
            if meaning not in self._dates:
                yield "date", token

    def has(self, word: str) -> bool:
        """Tell whether the word stands there, in whatever case."""
        if len(word) == 2 and word.isupper():
            return word in self._written  # "US" is not "us"
        return word.casefold() in self._words

    def spells(self, run: Run, index: int) -> bool:
        """Tell whether a word is initials of a name there, or part of a name whose initials are."""
        word = run[index][0]
        if 2 <= len(word) <= 6 and word.isupper() and word in self._initials:
            return True
        return bool(initials([match[0] for match in run], around=index) & self._written)


def check(document: Mapping[str, Any]) -> list[Finding]:
    """Return every finding in a document of the note contract (``note`` and ``article``)."""
    note, article = document["note"], document["article"]
    sentences = {sentence["id"]: sentence["text"] for sentence in article["sentences"]}
    language = article.get("language") or "en"
    everything = article.get("text") or " ".join(sentences.values())
    vocabulary = Vocabulary(everything, language)
    findings = list(_bad_cites(note, sentences))
    for claim in claims(note):
        cited = " \n".join(sentences.get(number, "") for number in claim.cites)
        findings += _check_claim(claim, Evidence(cited, language), vocabulary)
    if headline := note.get("headline"):
        title = f"{article.get('title') or ''}\n{everything}"
        claim = Claim("headline", headline, ())
        findings += _check_claim(claim, Evidence(title, language), vocabulary)
    return findings


def _bad_cites(note: Mapping[str, Any], sentences: Mapping[int, str]) -> Iterator[Finding]:
    for path, _, item in items(note):
        cites = item.get("cites") or []
        if not cites:
            yield Finding(path, "cite", "none")
        for number in cites:
            if number not in sentences:
                yield Finding(path, "cite", str(number))


def _check_claim(claim: Claim, evidence: Evidence, vocabulary: Vocabulary) -> Iterator[Finding]:
    text = fold(claim.text)
    for kind, token in evidence.lacks(text):
        yield Finding(claim.path, kind, token)
    calendar = dates(text, evidence.language)
    for run in runs(text):
        for index, match in enumerate(run):
            word = match[0]
            if evidence.has(word) or word in calendar or _is_small(word, evidence.language):
                continue
            doubt = _kind(run, index, claim, evidence, vocabulary)
            if doubt:
                yield Finding(claim.path, doubt, word)


def _is_small(word: str, language: str) -> bool:
    """Tell function words and number words: their capital says nothing."""
    if word.isupper() and len(word) > 1:
        return False
    return word.casefold() in listed("function_words") or bool(numbers(word, language))


def _kind(
    run: Run, index: int, claim: Claim, evidence: Evidence, vocabulary: Vocabulary
) -> str | None:
    match: re.Match[str] = run[index]
    word = match[0]
    if evidence.spells(run, index):
        return "acronym"
    in_headline = claim.path == "headline" and is_title_case(match.string)
    means_little = in_headline or opens(match.string, match.start())
    if means_little and not word.isupper():
        if vocabulary.is_plain(word):
            return None
        if not claim.is_name and word.casefold() not in vocabulary.names:
            return "capital"
    return "name"
