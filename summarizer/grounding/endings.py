"""What a sentence brings to an end: "lifted its sanctions" does not back "has sanctions".

A claim may say that there was such a thing, or that it ended; only one that says that it is so now
is told apart, by words such as "is" or "remains". Where the sentences have the thing elsewhere,
too, nothing is said.
"""

from collections.abc import Iterator

from summarizer.grounding.content import StemSet
from summarizer.grounding.evidence import Evidence
from summarizer.grounding.passage import Passage
from summarizer.grounding.verb_roots import verb_root


def revived(claim: Passage, evidence: Evidence) -> Iterator[tuple[str, str]]:
    """Return what a claim says to be so and its sentences to have ended.

    Returns:
        Each word of the claim for it, and the words of a sentence that end it.
    """
    if "ended" not in evidence.families or not _says_it_is_so(claim):
        return
    ended = list(_ended(evidence))
    places = {(passage, thing) for passage, thing, _ in ended}
    for index in claim.content:
        if not places.issuperset(evidence.places(claim.stem_of(index))):
            continue
        for passage, thing, span in ended:
            if _same(claim, index, passage, thing):
                yield claim.tokens[index].text, passage.source.original(*span)
                break


def names_what_ended(claim: Passage, evidence: Evidence) -> bool:
    """Whether a claim has a word for what its sentences end; it may negate it ("no longer ...")."""
    return "ended" in evidence.families and any(
        _same(claim, index, passage, thing)
        for passage, thing, _ in _ended(evidence)
        for index in claim.content
    )


def _ended(evidence: Evidence) -> Iterator[tuple[Passage, int, tuple[int, int]]]:
    """Return each thing that is ended: its sentence, its index in it, and what says so."""
    for passage in evidence.passages:
        again = passage.lexicon.again
        if "ended" in passage.occurrences and not again.search(passage.source.text):
            for thing, span in passage.polarity.ended.items():
                yield passage, thing, span


def _says_it_is_so(claim: Passage) -> bool:
    words, text = claim.lexicon, claim.source.text
    return (
        claim.asserts_all
        and not claim.polarity.negations
        and words.current.search(text) is not None
        and words.over.search(text) is None
    )


def _same(claim: Passage, index: int, passage: Passage, thing: int) -> bool:
    """Whether a word of a claim is that for the thing, or a verb made of it ("supports")."""
    mine, theirs = claim.tokens[index].base, passage.tokens[thing].base
    if any({mine, theirs} <= group for group in claim.lexicon.kin):
        return True
    if claim.lexicon.verb_final and verb_root(mine) == verb_root(theirs):
        return True
    return StemSet([passage.stem_of(thing)]).has_kin(claim.stem_of(index))
