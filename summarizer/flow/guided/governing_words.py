"""Gives an action back what its infinitive hangs on: "using the army to unload food"."""

import re

from summarizer.flow.guided.action_starts import without_link
from summarizer.grounding.passage import Passage, analysed
from summarizer.lexicon import Cue

_MOST_BETWEEN = 12
# "Did not agree to a request to |lift visas": to lift them is what is refused.
_REQUEST = re.compile(
    r"\b(?:request|demand|proposal|call|appeal|invitation|plan|motion|bid)s?\sto\s$", re.IGNORECASE
)
_DETERMINED = re.compile(r"(?:the|an?|his|her|its|their)\s")
_THAT = re.compile(
    r"\bthat (?P<whole>(?!(?:he|she|it|they|we|I)\s)[^,;:“”\"]{2,60}"
    r"(?:,\s[^,;:“”\"]{3,40},)?\s(?:would|will|could|can|should)(?:\snot)?\s)$"
)
_JOINS = re.compile(r"[,;:“”\"«»()]|\s(?:and|or|but|et|ou|mais|y|o|pero|e|ma|mas)\s")
_INFINITIVES = {
    "en": re.compile(r"\sto\s"),
    "fr": re.compile(r"\s(?:de\s|d['’]|à\s)"),
    "es": re.compile(r"\s(?:a|de|para)\s"),
    "it": re.compile(r"\s(?:a|di|per)\s"),
    "pt": re.compile(r"\s(?:a|de|para)\s"),
}
# "Urged signatories to the agreement to cooperate"
_TO_WHOM = re.compile(r"\sto(?=\s(?:the|an?|its|his|her|their|this|that|all|both|every)\s)")


def with_governing_words(action: str, text: str, cue: Cue, language: str) -> str:
    """Give an action back what its infinitive hangs on: "using the army to unload food".

    Names, days and adverbs between the cue and the action are no such words.
    """
    infinitive = _INFINITIVES.get(language.split("-")[0])
    start = text.casefold().find(action.casefold(), cue.end)
    if infinitive is None or start < 0:
        return action
    first = start - len(without_link(text[cue.end : start], language))
    named = action[:1].isupper() or _DETERMINED.match(action)
    if cue.text.casefold().startswith("invit") and named:
        return text[first:start] + action  # "both sides to her office"
    between = text[first:start]
    if clause := _THAT.search(text, cue.end, start):
        # "Promised that the next convoy would |pass": somebody else does so.
        return f"{clause['whole']}{action}"
    if _JOINS.search(f" {between} ") or len(between.split()) > _MOST_BETWEEN:
        return action
    if cue.status == "called_for":
        # "Urged senators to ask the court to annul it": whom it is asked of is told elsewhere.
        asked = infinitive.search(_TO_WHOM.sub(lambda m: "·" * len(m.group()), f" {between}"))
        first = first + asked.end() - 1 if asked else start
    if _REQUEST.search(text[first:start]):
        return action
    governs = infinitive.search(f" {text[first:start]}") and _tells(
        analysed(text, language), first, start
    )
    return text[first:start] + action if governs else action


def _tells(passage: Passage, first: int, end: int) -> bool:
    """Whether a word of meaning stands in a part of a sentence, which is no name and no day."""
    adverbs = passage.lexicon.adverbs
    days = {day.casefold() for day in passage.weekdays.values()}
    return any(
        first <= passage.starts[index] < end
        and not token.capital
        and not token.base[0].isdigit()
        and not (adverbs and token.base.endswith(adverbs))
        and token.text.casefold() not in days
        and not any(date.start <= token.start < date.end for date in passage.dates)
        for index, token in ((index, passage.tokens[index]) for index in passage.content)
    )
