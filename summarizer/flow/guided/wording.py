"""Small repairs of wording that need no model."""

import re
from collections import Counter
from collections.abc import Iterable

from summarizer.grounding.passage import Passage, analysed
from summarizer.lexicon import fold
from summarizer.schemas import Article

_WORD = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_](?![^\W_])|[^\W_]+")
_ENDS_IN_INITIALS = re.compile(r"(?:(?<![^\W_])[^\W\d_]\.){2,}$")
# Openings that say nothing: taken off before a sentence is used as it stands.
_OPENING = re.compile(
    r"^(?:it is worth noting that|it should be noted that|meanwhile,|however,|in addition,"
    r"|moreover,|il convient de noter que|cabe señalar que|par ailleurs,|además,)\s+",
    re.IGNORECASE,
)


def as_stands(text: str) -> str:
    """Return a sentence without an opening that says nothing and without stray quotation marks."""
    text = _OPENING.sub("", text)
    pairs = (("„", "“"),) if "„" in text else (("“", "”"), ("«", "»"))
    for left, right in pairs:
        if text.count(left) != text.count(right):
            text = text.replace(left, "").replace(right, "").replace("¨", "")
    if text.count('"') % 2:
        text = text.replace('"', "")
    text = " ".join(text.split())
    return text[:1].upper() + text[1:]


def bare(text: str) -> str:
    """Return words without the stops around them; "the U.S." keeps its own."""
    text = text.strip(" ,;:!?").lstrip(".")
    return text if _ENDS_IN_INITIALS.search(text) else text.rstrip(" .,;:!?")


def full_stop(text: str) -> str:
    """Return a sentence that ends like one."""
    return text if text.rstrip('”"’»)')[-1:] in {".", "!", "?", "…"} else f"{text}."


def sentence_case(text: str, article: Article) -> str:
    """Lower the words of a Title-Case headline that the article never writes with a capital."""
    known = {word for s in article.sentences for word in _WORD.findall(s.text)}
    lowered = {word for word in known if word[:1].islower()}

    def mend(match: re.Match[str]) -> str:
        word = match.group()
        if not match.start() or not word[0].isupper() or not word[1:].islower():
            return word
        return word if word in known and word.lower() not in lowered else word.lower()

    return _WORD.sub(mend, text)


def foreign_names(text: str, sources: Iterable[str]) -> list[str]:
    """Return the capitalised words and acronyms of a text that its sources do not have.

    Stricter than grounding, which knows that "US" is the United States: what a small model
    writes shall use the very names of its sentence.
    """
    known = {fold(word) for source in sources for word in _WORD.findall(source)}
    return [
        match.group()
        for match in _WORD.finditer(text)
        if any(c.isupper() for c in match.group()) and fold(match.group()) not in known
    ]


def follows(text: str, source: str) -> float:
    """Return the share of a text's words that stand in the source in the same order."""
    words, others = (fold(t).split() for t in (_bare(text), _bare(source)))
    if not words:
        return 0.0
    row = [0] * (len(others) + 1)
    for word in words:
        diagonal = 0
        for i, other in enumerate(others, start=1):
            above = row[i]
            row[i] = diagonal + 1 if word == other else max(above, row[i - 1])
            diagonal = above
    return row[-1] / len(words)


def _bare(text: str) -> str:
    return " ".join(_WORD.findall(text))


def said_twice(answer: str, text: str, language: str) -> str | None:
    """Return a word of an answer that its sentence has less often in any form, if there is one.

    "Admit its own experts to be admitted", of "asked for its own experts to be admitted".
    """
    said, source = (_counted(analysed(each, language)) for each in (answer, text))
    return next((stem for stem, times in said.items() if times > max(source[stem], 1)), None)


def _counted(passage: Passage) -> Counter[str]:
    return Counter(passage.stem_of(index) for index in passage.content)
