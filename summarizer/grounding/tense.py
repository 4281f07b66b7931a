"""Whether a verb is told as done."""

from summarizer.grounding.passage import Passage
from summarizer.grounding.verb_roots import is_strong_past
from summarizer.lexicon import NEVER


def is_past(claim: Passage, index: int) -> bool:
    """Whether a verb is told as done; "Norland erweitert 2030 den Hafen" may be a plan."""
    words, base = claim.lexicon, claim.tokens[index].base
    if words.past is NEVER or base in words.irregular or words.past.fullmatch(base):
        return True
    if words.verb_final and is_strong_past(base):
        return True
    return not words.auxiliaries.isdisjoint(claim.bases)
