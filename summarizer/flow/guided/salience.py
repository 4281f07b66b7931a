"""Ranks sentences by rule: which carry the news, which carry the background."""

import re
from collections import Counter
from collections.abc import Collection, Sequence

from summarizer.flow.guided.vetoes import vetoed
from summarizer.flow.guided.wording import as_stands
from summarizer.lexicon import cues, fold, stop_words
from summarizer.schemas import Sentence

_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")
_STANDING = re.compile(
    r"\b(?:since|previously|earlier this|last (?:year|month|week|decade)|the year before|years? ago"
    r"|(?:is|are|was|were) (?:part of|one of|the (?:only|first|main|largest)|a member|home to"
    r"|(?:partially |partly |largely )?based)|ha[sd] (?:been|never|long|also|recently|maintained"
    r"|stood|changed|contributed|signed|already)|holds|consists|comprises|focuses on|includes"
    r"|estimates?|depuis|l['’]an dernier|est l['’]un|desde|el año pasado|es uno"
    r"|seit|im vergangenen|gehört zu|dal|l['’]anno scorso|lo scorso|no ano passado|sinds"
    r"|vorig jaar|afgelopen jaar)\b",
    re.IGNORECASE,
)
_PAST_PERFECT = re.compile(
    r"\bhad (?:\w+ly )?(?:been|\w+ed)\b"
    r"|\bavai(?:t|ent) (?:déjà |été )?\w+(?:é|i|is|it|u)(?:e?s?)\b|\bhabían? (?:ya )?\w+[aiíd]do\b"
    r"|\baveva(?:no)? (?:già )?\w+(?:to|so|sto)\b|\b(?:tinham?|haviam?) (?:já )?\w+(?:do|to)\b"
    r"|\bhad(?:den)? [^,;.]{1,80}\bge\w+(?:d|t|en)\b|\bhatten? [^,;.]{1,80}\w+(?:t|en)[,.]",
    re.IGNORECASE,
)
# "Bis 2030", "fino al 2029": a year that something is to come by tells of no past.
_BY_YEAR = re.compile(
    r"\b(?:by|until|bis|frühestens|spätestens|ab|jusqu['’]en|d['’]ici|hasta|antes de|até|fino al"
    r"|entro il|tot|uiterlijk|vanaf)\s(?:(?:Ende|fin|eind|fine|finales de|ao fim de)\s)?20\d\d\b",
    re.IGNORECASE,
)
# "Denied that a ransom had been paid": today's news of what was before.
_TOLD = re.compile(
    r"\b(?:said|says|saying|denied|denies|told|asked|added|adding|claimed|insisted|accused|warned"
    r"|confirmed|rejected|dismissed|argued|replied|stressed)\b"
    r"[^;]*?\bhad (?:\w+ly )?(?:been|never|also|long|already|\w+ed)\b",
    re.IGNORECASE,
)
# "The club may not move before 2050": a rule that is to come.
_RULE = re.compile(
    r"\b(?:may not|must(?: not)?|shall|is to|are to|can only|needs the)\b", re.IGNORECASE
)
# "The minister speaking at the summit.": what stands under a picture.
_CAPTION = re.compile(
    r"^[^,]{3,50}\s(?:speaking|pictured|seen|posing|standing)\s(?:at|with|in|on)\b"
)
_REPEATS = 0.75
_REPETITION = 1.5
_QUOTES = re.compile(r"[“”\"«»„]")
_LEANING = re.compile(
    r"^[\"“«]?(?:they|he|she|it|this|that|these|those|but|and|so|however|ils?|elles?|ce(?:la|ci)?"
    r"|esto|ello|er|sie|es|dies)\b",
    re.IGNORECASE,
)


def background_score(sentence: Sentence, language: str, position: float) -> float:
    """Return how much a sentence reads like background; above 1 it does.

    ``position`` is 0 for the first sentence of the article and 1 for the last.
    """
    text = as_stands(sentence.text)
    of_old = _TOLD.sub("", text)
    score = 1.0 * bool(_YEAR.search(_BY_YEAR.sub("", text))) + 1.3 * bool(_STANDING.search(of_old))
    score += 0.7 * bool(_PAST_PERFECT.search(of_old)) + 0.5 * position
    firm = [cue for cue in cues(text, language) if cue.strong and cue.status != "ongoing"]
    score -= 0.7 * any(cue.status == "pledged" and not cue.strong for cue in cues(text, language))
    score -= 1.0 * text.endswith(":") + 2.0 * bool(_CAPTION.search(text))
    score -= 1.0 * bool(_RULE.search(text))
    score -= 0.5 * bool(firm) * (not _YEAR.search(text))
    score -= 0.8 * bool(_QUOTES.search(text)) + 0.5 * bool(_LEANING.match(text))
    return score - 0.4 * (len(text.split()) < 7)


def background_sentences(
    sentences: Sequence[Sentence], language: str, *, most: int, taken: Collection[int] = ()
) -> list[Sentence]:
    """Return the sentences that read like background, in the order of the article."""
    last = max(len(sentences) - 1, 1)
    scored = [
        (background_score(sentence, language, index / last), sentence)
        for index, sentence in enumerate(sentences)
        if index and sentence.id not in taken and not sentence.flagged
    ]
    said = [_content(s.text, language) for s in sentences if s.id in taken]
    chosen: list[Sentence] = []
    for score, sentence in sorted(scored, key=lambda x: -x[0]):
        content = _content(sentence.text, language)
        repeats = any(_overlap(content, other) > _REPEATS for other in said)
        if score > 1 and len(chosen) < most and not repeats:
            chosen.append(sentence)
            said.append(content)
    return sorted(chosen, key=lambda s: s.id)


def lead_sentences(sentences: Sequence[Sentence], language: str, *, most: int) -> list[Sentence]:
    """Return the sentences that carry the news: the first one, then the most central."""
    usable = [s for s in sentences if _carries_news(s)]
    if not usable:
        usable = list(sentences[:1])
    words = {s.id: _content(s.text, language) for s in usable}
    weight = Counter(word for content in words.values() for word in content)
    first = usable[0]

    def score(index: int, sentence: Sentence) -> float:
        content = words[sentence.id]
        central = sum(weight[w] - 1 for w in content) / (len(content) + 3)
        # "Declined to say whether" is none: nobody undertakes or refuses anything there.
        acts = (cue for cue in cues(sentence.text, language) if cue.strong)
        firm = any(not vetoed(sentence.text, cue, None) for cue in acts)
        early = 1.5 * (1 - index / len(usable))
        poor = bool(_LEANING.match(sentence.text)) + 0.7 * bool(_QUOTES.search(sentence.text))
        poor += 2.0 * bool(_CAPTION.search(sentence.text)) + bool(_QUOTES.match(sentence.text))
        return central + 0.8 * firm + early - poor

    scores = {s.id: score(i, s) for i, s in enumerate(usable)}
    chosen = [first]
    rest = usable[1:]
    while rest and len(chosen) < most:
        gain = {
            s.id: scores[s.id]
            - _REPETITION * max(_overlap(words[s.id], words[c.id]) for c in chosen)
            for s in rest
        }
        best = max(rest, key=lambda s: gain[s.id])
        chosen.append(best)
        rest.remove(best)
    return sorted(chosen, key=lambda s: s.id)


def _overlap(a: set[str], b: set[str]) -> float:
    """Share of the shorter sentence's words that the other one has."""
    return len(a & b) / max(min(len(a), len(b)), 1)


def _carries_news(sentence: Sentence) -> bool:
    """Whether a sentence can stand in a summary: no caption, no "Jane Roe said:"."""
    text = sentence.text.rstrip()
    return not sentence.flagged and len(text.split()) >= 8 and not text.endswith(":")


def _content(text: str, language: str) -> set[str]:
    stop = stop_words(language)
    return {w for w in re.findall(r"\w+", fold(text)) if len(w) > 3 and w not in stop}
