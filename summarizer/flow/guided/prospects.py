"""Finds by rule the sentences that may state a commitment, and who makes it."""

import re
from dataclasses import dataclass, replace

from summarizer.flow.context import Window
from summarizer.flow.guided import announced
from summarizer.flow.guided.gapping import Share, shares
from summarizer.flow.guided.makers import Makers
from summarizer.flow.guided.phrases import condition_in
from summarizer.flow.guided.recipients import recipients
from summarizer.flow.guided.subjects import PRONOUN_IN_FRONT, WE_BY_ENDING
from summarizer.flow.guided.tenses import UNDER_A_DEAL
from summarizer.flow.guided.vetoes import vetoed
from summarizer.grounding.modality import asserted, governed
from summarizer.grounding.passage import Passage, analysed
from summarizer.lexicon import Cue, cues, lexicon, negations
from summarizer.names import Entity
from summarizer.schemas import Article, CommitmentStatus, Sentence

_FEWEST = 9
_SENTENCES_EACH = 8
_BESIDE = 2
_CLAUSE_END = re.compile(r"[,;:.]|\som\s")
_MOST_IN_A_SENTENCE = 2
_QUOTE = re.compile(r"[\"“”«»„]")
# "received several refusals": what somebody gets, somebody else does.
_RECEIVED = re.compile(r"\b(?:receiv\w+|reçu|recibi\w+)\s(?:\w+\s){0,3}$", re.IGNORECASE)
# "slow to answer his urgent calls": spoken of, not made.
_OWNED = re.compile(r"\b(?:his|her|its|their)\s(?:\w+\s)?$", re.IGNORECASE)
# "welcomed the plan": a noun, where the verb would be a cue.
_ARTICLES = {
    "en": "the|this|that|an?",
    "fr": "la|le|les|une?",
    "es": "el|la|los|las|una?",
    "de": "der|die|das|den",
    "it": "il|lo|la|i|gli|uno?|una",
    "pt": "o|os|uma?",
    "nl": "de|het|een",
}
_WITH_ARTICLE = {
    language: re.compile(rf"\b(?:{words})\s$", re.IGNORECASE)
    for language, words in _ARTICLES.items()
}
_FIRST_PERSON_IN_FRONT = re.compile(r"\b(?:we|nous|wir|(?-i:I))\s*$", re.IGNORECASE)
_MUST = re.compile(r"must(?: not)?|ha(?:s|ve) to|will have to", re.IGNORECASE)
_ABLE = re.compile(r"\s+(?:be able|not be able)\b")
_NEVER = re.compile(r"(?:will|would|shall) never(?= (?!have\b|be\b|forget|know)\w+)", re.IGNORECASE)
_HESITATES = re.compile(
    r"\s(?:hesitate(?P<to> to\b)?|(?:en\s)?(?:hésit|dud|zöger|esit|hesit|aarzel)\w*)", re.IGNORECASE
)
_WILL_NOT = re.compile(r"\b(?:will|would|won|can|could)\b|n['’]t\b", re.IGNORECASE)
# A second commitment in a sentence: "while Japan said it would give", "was ready to lend".
_FUTURE = re.compile(
    r"\b(?:will|would|shall|(?:ready|willing|prepared) to|wird|werden|va|vont)\b"
    r"|(?:r[aáà]n?|ront|remos|rons)$",
    re.IGNORECASE,
)
# "No firmaremos": who says so refuses.
_INFLECTED_FUTURE = re.compile(
    r"(?:r[áà]n?|ranno|remos?|rons|ront|rão|rai(?:t|ent))$|^vamos\b", re.IGNORECASE
)
_WILL = re.compile(r"wird|werden?|wolle|wollen|will|zal|zullen|gaat|gaan|wil|willen", re.IGNORECASE)
# "N'accepterait |pas", "n’accepterait |jamais"
_ELIDED_NOT = re.compile(r"\bn['’]$")
_HE_SAID = re.compile(r",[”\"]?\s(?:he|she|they|it)\s(?:said|added|says),?\s(?:and|but)\s")
_WHAT_IS_SAID = re.compile(r"\s(?:[^\s,;]+\s){0,3}?(?:that|que|dass|che|dat)\s[^,;]*$")
# "Offered a discount but ruled out": the same actor does another thing.
_GOES_ON = re.compile(
    r"[,\s](?:and|but|et|mais|y|pero|und|aber|e|ma|mas|en|maar)\s(?:(?:also|then|has|have|ha|a|hat)\s)?"
    r"(?:(?:said|added|promised|announced)\s(?:that\s)?(?:he|she|it|they)\s)?$",
    re.IGNORECASE,
)
# Which cue of a sentence counts when there are several: the firmest act first.
_ORDER: tuple[CommitmentStatus, ...] = (
    "refused",
    "agreed",
    "reaffirmed",
    "pledged",
    "called_for",
    "conditional",
    "ongoing",
)


@dataclass(frozen=True, slots=True)
class Prospect:
    """A sentence that may state a commitment, the cue that says so, who makes it and to whom.

    Attributes:
        sentence: the sentence.
        cue: the words that announce the commitment.
        makers: who makes it.
        recipients: towards whom.
        share: what it is, where that needs no model.
        until: where in the sentence the shares of others begin.
    """

    sentence: Sentence
    cue: Cue
    makers: tuple[Entity, ...]
    recipients: tuple[Entity, ...] = ()
    share: Share | None = None
    until: int | None = None


def find_prospects(window: Window, makers: Makers) -> list[Prospect]:
    """Return the sentences worth a question, the strongest cues kept when there are many."""
    article = window.run.article
    found = [
        prospect
        for sentence in window.sentences
        if not sentence.flagged
        for prospect in prospects_in(sentence, makers, article)
    ]
    most = max(_FEWEST, len(window.sentences) // _SENTENCES_EACH)
    asked = [prospect for prospect in found if prospect.share is None]
    strongest = sorted(asked, key=lambda p: (_weight(p.cue), p.sentence.id))[:most]
    kept = {(p.sentence.id, p.cue.start) for p in strongest}
    # What others share in costs no question.
    shared = [p for p in found if p.share and (p.sentence.id, p.cue.start) in kept]
    return sorted([*strongest, *shared], key=lambda p: (p.sentence.id, p.cue.start))


def _weight(cue: Cue) -> tuple[bool, bool]:
    """Order of sentences: what is undertaken or refused before what is called for."""
    return cue.status in {"called_for", "ongoing"}, not cue.strong


def prospects_in(sentence: Sentence, makers: Makers, article: Article) -> list[Prospect]:
    """Return the main prospect of a sentence, another one if there is, and those who share them."""
    found: list[Prospect] = []
    ranked = _ranked(sentence, makers, article)
    telling = [cue for _, cue in ranked if cue.strong and cue.status != "refused"]
    for direct, cue in ranked:
        tells = cue.strong or _FUTURE.search(cue.text) or cue.text.casefold().startswith("offer")
        if found and not (direct and tells):
            continue
        # In "promised that Estia would pay" Estia undertakes nothing.
        if any(_WHAT_IS_SAID.match(_from_its_verb(one, sentence, cue.start)) for one in telling):
            continue
        who = tuple(makers.of(sentence, cue))
        if who and all(_another(prospect, who, cue) for prospect in found):
            whom = recipients(makers.antecedents, sentence, cue, who, article.language)
            found.append(Prospect(sentence, cue, who, tuple(whom)))
        if not found or len(found) == _MOST_IN_A_SENTENCE:
            break
    return [each for prospect in found for each in _with_shares(prospect, makers)]


def _from_its_verb(cue: Cue, sentence: Sentence, end: int) -> str:
    """What follows the first word of a cue, which may have "that" in it: "aseguró que"."""
    verb = cue.text.split(maxsplit=1)[0]
    return sentence.text[cue.start + len(verb) : end]


def _with_shares(prospect: Prospect, makers: Makers) -> list[Prospect]:
    """The prospect, with those of others who share its verb: ", Norway 400 million"."""
    sentence, cue = prospect.sentence, prospect.cue
    if cue.status not in {"pledged", "agreed"}:
        return [prospect]
    others = list(shares(sentence.text, cue, makers.antecedents.joined.named_in(sentence)))
    if not others:
        return [prospect]
    first = replace(prospect, until=others[0].start)
    rest = [Prospect(sentence, cue, (each.entity,), share=each) for each in others]
    return [first, *rest]


def _another(found: Prospect, who: tuple[Entity, ...], cue: Cue) -> bool:
    """Whether a cue tells of another commitment than one found: others', or "but ruled out"."""
    if not {id(entity) for entity in found.makers} & {id(entity) for entity in who}:
        return True
    first, second = sorted((found.cue, cue), key=lambda each: each.start)
    text = found.sentence.text
    if announced.subject_of(text, first) and announced.subject_of(text, second):
        return True
    differ = found.cue.status != cue.status or (found.cue.strong and cue.strong)
    # "Will study it, he said, and will go to court"
    differ |= _HE_SAID.search(text, first.end, second.start) is not None
    return differ and _GOES_ON.search(text[first.end : second.start]) is not None


def _denied(text: str, cue: Cue, language: str) -> Cue | None:
    """Return the cue as a refusal if it is denied: "did not agree to", "would never sign".

    ``None`` if nothing is left of it: who "did not promise" has neither pledged nor refused.
    """
    if cue.status == "pledged" and (never := _NEVER.match(text, cue.start)):
        return replace(cue, status="refused", text=never.group(), end=never.end())
    if cue.status == "refused" and (hesitates := _HESITATES.match(text, cue.end)):
        # "Will not hesitate to sue if" is no refusal: without a condition it is a threat.
        told = replace(cue, status="pledged", end=hesitates.end())
        return told if hesitates["to"] and condition_in(text[cue.end :], language) else None
    denying = negations(text, language)
    near = any(0 <= cue.start - word.end <= _BESIDE for word in denying)
    near |= bool(denying and _ELIDED_NOT.search(text, 0, cue.start))
    if lexicon(language).verb_final:
        # "wollte sich nicht äußern": the negation comes later in the clause.
        rest = _CLAUSE_END.split(text[cue.end :])[0]
        near |= any(cue.end <= word.start < cue.end + len(rest) for word in denying)
        # "Werden keinem Spruch zustimmen"
        first = cue.start - len(_CLAUSE_END.split(text[: cue.start])[-1])
        near |= any(first <= word.start < cue.start for word in denying)
    if not near:
        return cue
    refuses = _INFLECTED_FUTURE.search(cue.text) or _WILL.fullmatch(cue.text)
    if refuses or (cue.status == "agreed" and cue.strong):
        return replace(cue, status="refused")
    return None


def _told(passage: Passage, cue: Cue, left: Cue | None) -> Cue | None:
    """Return what is left of a cue, unless somebody is only asked or going to do it.

    In "called on Estia to reject the plan" Estia has rejected nothing.
    """
    only_asked = left is cue and governed(passage, cue)
    return None if only_asked else left


def _ranked(sentence: Sentence, makers: Makers, article: Article) -> list[tuple[bool, Cue]]:
    """Return the cues that count, each with whether an actor is its subject; best first."""
    text = sentence.text
    passage = analysed(text, article.language)
    possible = [
        _told(passage, cue, _denied(text, cue, article.language))
        for cue in cues(text, article.language)
        if cue.status != "conditional" and (cue.strong or cue.status == "pledged")
        if asserted(passage, cue.start, cue.end) and not vetoed(text, cue, article.published)
    ]
    found = [(makers.direct(sentence, cue), _as_agreed(text, cue)) for cue in possible if cue]
    language = article.language
    usable = [each for each in found if _counts(text, each[1], language, direct=each[0])]
    return sorted(usable, key=lambda one: _rank(*one))


def _as_agreed(text: str, cue: Cue) -> Cue:
    """Return "must" as agreed where a deal says so: "under the deal Norland must pay"."""
    binds = _MUST.fullmatch(cue.text) and UNDER_A_DEAL.search(text[: cue.start])
    return replace(cue, status="agreed") if binds else cue


def _counts(text: str, cue: Cue, language: str, *, direct: bool) -> bool:
    head = text[: cue.start]
    # A tense alone undertakes nothing unless an actor is its subject: "prices will rise".
    acts = direct or _names_the_act(cue) or _by_pronoun(head, cue)
    noun = _WITH_ARTICLE.get(language.split("-")[0])
    # "Promises do not fill stomachs": at the very beginning it is a noun.
    inside = bool(head.strip("“”\"'«» ")) or bool(WE_BY_ENDING.search(cue.text))
    spoken_of = (
        _ABLE.match(text[cue.end :])
        or _RECEIVED.search(head)
        or (cue.status == "called_for" and _OWNED.search(head))
        or (not cue.strong and noun and noun.search(head))
    )
    return acts and inside and not spoken_of


def _names_the_act(cue: Cue) -> bool:
    return cue.strong and not (cue.status == "refused" and _WILL_NOT.search(cue.text))


def _by_pronoun(head: str, cue: Cue) -> bool:
    quoted = len(_QUOTE.findall(head)) % 2 == 1
    if quoted and WE_BY_ENDING.search(cue.text):
        return True
    if cue.status == "refused" or quoted:
        return bool(_FIRST_PERSON_IN_FRONT.search(head))
    return bool(PRONOUN_IN_FRONT.search(head))


def _rank(direct: bool, cue: Cue) -> tuple[bool, bool, bool, int]:
    """Order of cues in one sentence; "announced" only reports what another cue undertakes."""
    reports = cue.text.casefold().startswith("announc")
    return not direct, not cue.strong, reports, _ORDER.index(cue.status)
