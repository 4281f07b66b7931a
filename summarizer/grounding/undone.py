"""What is still to come, told as done: "will send once Estia pays" does not back "Estia paid".

Two signs are looked at. A Romance verb may be a future by its form ("enverra", "enviará"), which
stems do not tell from "a envoyé". And a verb in the present behind a word such as "until", "once"
or "before" is only awaited. Where a sentence has the verb in any other way nothing is said.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Literal, TypeAlias
from weakref import WeakKeyDictionary

from summarizer.grounding.beside import written
from summarizer.grounding.evidence import Evidence
from summarizer.grounding.passage import Passage
from summarizer.grounding.tense import is_past
from summarizer.lexicon import NEVER, Lexicon, lexicon

Told: TypeAlias = Literal["to come", "done", "otherwise"]
_HELPERS = 3
"""Words before a participle among which is what makes it a perfect ("a déjà été fermé")."""
_ROOT = 3
_REST = 4
"""Letters that a root must have, and that an ending may have."""
_KNOWN: WeakKeyDictionary[Passage, dict[int, str]] = WeakKeyDictionary()
"""The futures of texts that have been looked at; a sentence is asked for them by every claim."""
_NEAREST = 3
"""Words before what something depends on ("pending **its** approval")."""
_ARTICLES = frozenset({"the", "a", "an"})
_PAST = re.compile("o|i?eron|eram")
"""Endings of an irregular verb told as done ("puso")."""
_PERFECT = re.compile("é?e?s?|ue?s?|erte?s?|te?s?|[oaie]|(?:ut|ert)[oaie]")
"""The same of its participle ("envoyée", "venuto")."""


def told_as_done(claim: Passage, evidence: Evidence) -> Iterator[str]:
    """Return the verbs that a claim tells as done and its sentences only as still to come."""
    words = claim.lexicon
    romance = words.futures is not NEVER
    awaited = "open_ended" in evidence.families
    if not awaited and not (romance and any(_futures(each) for each in evidence.passages)):
        return
    if _is_open(claim):
        return
    for index in claim.content:
        token = claim.tokens[index]
        if token.capital and not token.initial:
            continue
        if romance:
            root = _done(claim, index)
            found = list(_same_verb(root, evidence)) if root else []
        elif is_past(claim, index) and not _is_present(claim, index):
            found = [
                _awaited(passage, at) for passage, at in evidence.places_in_any_form(claim, index)
            ]
        else:
            continue
        if found and all(told == "to come" for told in found):
            yield token.text


def _is_open(claim: Passage) -> bool:
    """Whether a claim itself says that something is to come, or depends on something."""
    mine = claim.polarity
    if mine.negations or mine.hedging or mine.planning:
        return True
    if not claim.asserts_all or "open_ended" in claim.occurrences:
        return True
    return claim.lexicon.suppositions.search(claim.source.text) is not None


def _is_present(claim: Passage, index: int) -> bool:
    """Whether a word is a form of the present ("geschlossen" in "ist" is not)."""
    return claim.lexicon.infinitive.fullmatch(f"x {claim.tokens[index].base}") is not None


def _awaited(passage: Passage, at: int) -> Told:
    """Return how a verb of a language whose forms tell the past is told."""
    if _stands_behind(passage.lexicon.hangs, passage, at, nearest=True):
        return "to come"
    if not _behind_awaiting(passage, at):
        return "otherwise"
    words, token = passage.lexicon, passage.tokens[at]
    ongoing = words.ongoing_endings
    if token.capital or (ongoing and token.base.endswith(ongoing)):
        return "otherwise"
    # "Before protests" is no verb, and in what is told of the past nothing tells them apart.
    if words.frames and words.frames.isdisjoint(t.base for t in passage.tokens):
        return "otherwise"
    past = token.base in words.irregular or words.past.fullmatch(token.base) is not None
    if not past:
        return "to come"
    clause = [t.base for t in passage.tokens if t.clause == token.clause]
    helped = clause if words.verb_final else [t.base for t in passage.tokens[max(0, at - 3) : at]]
    present = not words.presents.isdisjoint(helped)
    return "to come" if present or token.base in words.irregular.values() else "done"


def _behind_awaiting(passage: Passage, at: int) -> bool:
    return _stands_behind(passage.lexicon.awaits, passage, at)


def _stands_behind(
    words: re.Pattern[str], passage: Passage, at: int, *, nearest: bool = False
) -> bool:
    """Whether a word stands behind such words in their clause, with a subject or near them."""
    token = passage.tokens[at]
    for found in words.finditer(passage.source.text):
        between = [t for t in passage.tokens[:at] if t.start >= found.end()]
        if found.end() > token.start or any(t.clause != token.clause for t in between):
            continue
        subject = any(t.base not in passage.lexicon.prepositions | _ARTICLES for t in between)
        if len(between) < _NEAREST if nearest else subject or passage.lexicon.subject_behind:
            return True
    return False


def _same_verb(root: str, evidence: Evidence) -> Iterator[Told]:
    """Return how the sentences tell a verb of a Romance language, wherever they have it."""
    for passage in evidence.passages:
        words, futures = passage.lexicon, _futures(passage)
        for at, token in enumerate(passage.tokens):
            form = futures.get(at)
            if form is not None and form == root:
                yield "to come"
                continue
            base = _plain(written(token), words)
            if not base.startswith(root) or len(base) - len(root) > _REST:
                continue
            if _done(passage, at) is not None:
                yield "done"
            elif words.imperfects.fullmatch(written(token)):
                yield "otherwise"
            elif _behind_awaiting(passage, at):
                yield "to come"
            else:
                yield "otherwise"


def _done(passage: Passage, index: int) -> str | None:
    """Return the root of a verb that is told as done, if it is one."""
    words, text = passage.lexicon, written(passage.tokens[index])
    found = words.preterites.fullmatch(text)
    if found is None:
        before = [written(t) for t in passage.tokens[max(0, index - _HELPERS) : index]]
        helped = not words.helpers.isdisjoint(before)
        irregular = _irregular(text, words, helped=helped)
        if irregular is not None:
            return irregular
        found = words.perfects.fullmatch(text) if helped else None
    if found is None:
        return None
    root = _root(found[1], words)
    return root if len(root) >= _ROOT else None


def _irregular(text: str, words: Lexicon, *, helped: bool) -> str | None:
    for root in words.irregular_futures.values():
        rest = text.removeprefix(root)
        if rest != text and (_PERFECT.fullmatch(rest) if helped else _PAST.fullmatch(rest)):
            return _root(root, words)
    return None


def _futures(passage: Passage) -> dict[int, str]:
    """Return the verbs of a text that are to come by their form, with their roots."""
    known = _KNOWN.get(passage)
    if known is None:
        language = passage.lexicon.language
        forms = ((at, _future(written(t), language)) for at, t in enumerate(passage.tokens))
        known = _KNOWN[passage] = {at: root for at, root in forms if root is not None}
    return known


@lru_cache(maxsize=16384)
def _future(text: str, language: str) -> str | None:
    words = lexicon(language)
    found = words.futures.fullmatch(text)
    if found is None:
        return None
    for irregular, root in words.irregular_futures.items():
        if text.startswith(irregular):
            return _root(root, words)
    return _root(found[1], words)


def _root(root: str, words: Lexicon) -> str:
    return _plain(root, words).rstrip("hiuyè")


def _plain(text: str, words: Lexicon) -> str:
    for stressed, plain in words.vowels.items():
        text = text.replace(stressed, plain)
    return text
