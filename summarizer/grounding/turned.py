"""Words that turn a statement round though all others stay: before and after, from 5 to 7.

What is compared is what stands behind them: "before the concert" where the sentences have only
"after the concert". That "Norland came after Estia" means "Estia came before Norland" is thus left
alone; so is a claim with words of its own, or with a negation, as it may say the same otherwise.
"""

import re
from collections.abc import Iterator

from summarizer.grounding.evidence import Evidence
from summarizer.grounding.passage import Passage

_NEAR = 3
"""Words behind "before" among which is what it is said of."""
_PAIR = 2
_STEPS = re.compile(r"(\w+) (\d+(?:[.,]\d+)*)((?: [^\W\d]+){0,3}) (\w+) (\d+(?:[.,]\d+)*)(?!\w)")


def exchanged_sides(claim: Passage, evidence: Evidence) -> Iterator[tuple[str, str]]:
    """Return what a claim has before something and its sentences after it, or until and since.

    Returns:
        Each time the words of the claim and those of a sentence.
    """
    for one, other in claim.lexicon.sides:
        for mine, theirs in ((one, other), (other, one)):
            if mine.search(claim.source.text) is None:
                continue
            for base, text in _behind(mine, claim):
                found = [
                    said
                    for passage in evidence.passages
                    for thing, said in _behind(theirs, passage)
                    if thing == base
                ]
                if found and _nothing_new(claim, evidence) and not _said(mine, base, evidence):
                    yield text, found[0]


def exchanged_steps(claim: Passage, evidence: Evidence) -> Iterator[tuple[str, str]]:
    """Return "from 7 to 5" of a claim where its sentences have only "from 5 to 7"."""
    mine = _steps(claim)
    if not mine:
        return
    theirs = {pair: text for p in evidence.passages for pair, text in _steps(p).items()}
    for (first, last), text in mine.items():
        if first != last and (last, first) in theirs and (first, last) not in theirs:
            yield text, theirs[last, first]


def other_outcome(claim: Passage, evidence: Evidence) -> Iterator[tuple[str, str]]:
    """Return an outcome of an appeal or the like to which the sentences have only the opposite."""
    for pair in claim.lexicon.outcomes:
        for mine, theirs in (pair, pair[::-1]):
            said = mine.search(claim.source.text)
            if said is None or theirs.search(claim.source.text) or claim.polarity.negations:
                continue
            for passage in evidence.passages:
                found = theirs.search(passage.source.text)
                if found is None or any(mine.search(p.source.text) for p in evidence.passages):
                    continue
                if not passage.occurrences.get("verbal"):
                    yield (
                        claim.source.original(*said.span()),
                        passage.source.original(*found.span()),
                    )
                    break


def rival_acts(claim: Passage, evidence: Evidence) -> Iterator[tuple[str, str]]:
    """Return "won the election" of a claim where its sentences have that the same one lost it.

    The same must stand before the verb and behind it: who lost to somebody did not win.
    """
    for pair in claim.lexicon.rivals:
        for mine, theirs in (pair, pair[::-1]):
            said = mine.search(claim.source.text)
            if said is None or _negates(claim) or any(map(_negates, evidence.passages)):
                continue
            before, thing = _around(said, claim)
            if thing is None or any(mine.search(p.source.text) for p in evidence.passages):
                continue
            for passage in evidence.passages:
                for found in theirs.finditer(passage.source.text):
                    others, other = _around(found, passage)
                    if other == thing and before & others:
                        yield (
                            claim.source.original(*said.span()),
                            passage.source.original(*found.span()),
                        )
                        return


def _negates(passage: Passage) -> bool:
    return bool(passage.polarity.negations)


def _around(found: re.Match[str], passage: Passage) -> tuple[frozenset[str], str | None]:
    """Return the stems of what stands before a verb in its clause, and the first word behind it."""
    tokens, (start, end) = passage.tokens, found.span()
    clause = next((t.clause for t in tokens if t.start == start), None)
    content = [i for i in passage.content if tokens[i].clause == clause]
    before = frozenset(passage.stem_of(i) for i in content if tokens[i].end <= start)
    behind = (passage.stem_of(i) for i in content if tokens[i].start >= end)
    return before, next(behind, None)


def _behind(words: re.Pattern[str], passage: Passage) -> Iterator[tuple[str, str]]:
    """Return what stands behind such words: the first word that says something, and all of it."""
    for found in words.finditer(passage.source.text):
        behind = [token for token in passage.tokens if token.start >= found.end()][:_NEAR]
        stop = passage.lexicon.stop_words
        thing = next((token for token in behind if token.base not in stop), None)
        if thing is not None:
            yield thing.base, passage.source.original(found.start(), thing.end)


def _said(words: re.Pattern[str], base: str, evidence: Evidence) -> bool:
    return any(thing == base for p in evidence.passages for thing, _ in _behind(words, p))


def _nothing_new(claim: Passage, evidence: Evidence) -> bool:
    """Whether a claim only has words of its sentences, and neither negates anything."""
    return (
        not evidence.negations
        and not claim.polarity.negations
        and all(evidence.stems.has_kin(claim.stem_of(index)) for index in claim.content)
    )


def _steps(passage: Passage) -> dict[tuple[str, str], str]:
    words = passage.lexicon.steps
    if sum(base[0].isdigit() for base in passage.bases if base) < _PAIR:
        return {}
    return {
        (found[2], found[5]): passage.source.original(*found.span())
        for found in _STEPS.finditer(passage.source.text)
        if found[1] in words and found[4] in words
    }
