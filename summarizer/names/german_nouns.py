"""German names among German nouns, which all have capitals."""

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from summarizer.lexicon import fold, lexicon
from summarizer.names import vocabulary as v
from summarizer.names.german_parts import KINDS_OF_BODIES
from summarizer.names.spans import Span
from summarizer.names.territories import territory_code

NOUNS_HAVE_CAPITALS = frozenset({"de", "lb"})

_GENITIVE = re.compile(r"\b([^\W\d_a-zäöü][\w-]{2,})s ([^\W\d_a-zäöü][\w-]+)")
_CALLED = re.compile(rf"\b[A-ZÄÖÜ]?\w*(?i:{'|'.join(KINDS_OF_BODIES)})\s([A-ZÄÖÜ][\w-]{{3,}})\b")
_COMMON = frozenset(
    "polizei regierung opposition justiz staatsanwaltschaft gewerkschaft feuerwehr kirche"
    " ministerium gericht parlament armee behorde".split()
)
_BEHIND_ARTICLE = re.compile(
    r"\b(?:der|die|das|den|dem|des|im|am|zum|zur|beim|vom|ins|ans|eine?[mnrs]?)\s$", re.IGNORECASE
)
_ABSTRACT = ("heit", "keit", "schaft", "tät", "nis", "tion", "ismus")
_QUOTES = " „“»«›‹\"'"
_HELD_BY_STATES = frozenset(
    "regierung parlament landtag hauptstadt landesregierung grenze armee botschaft behörden".split()
)


def names_among(spans: Sequence[Span], texts: Mapping[int, str], language: str) -> list[Span]:
    """Drop single capitalised words that nothing but the capital makes a name, and sums.

    A name is what owns a government or a minister, what acts without an article ("Tirol sagte
    zu"), what a noun calls a body ("der Verband Südfracht"), and what "und" joins to a name.

    Args:
        spans: what has capitals.
        texts: the sentences by id.
        language: of the article.
    """
    owners = {word for text in texts.values() for word in _owners(text)}
    spans = [_without_genitive(span, owners) for span in spans]
    words = lexicon(language)
    counting = words.scales.keys() | words.units.keys()
    spans = [span for span in spans if not counting.issuperset(fold(span.name).split())]
    known = owners | {name for text in texts.values() for name in _CALLED.findall(text)}
    known |= {span.name for span in spans if _acts(span, texts)}
    last = {span.name.split()[-1] for span in spans if " " in span.name or span.title}
    # "Die Bahn" is not "Pro Bahn", as "Rohde" is Anna Rohde.
    spans = [
        span
        for span in spans
        if not (
            span.name in last - known
            and _BEHIND_ARTICLE.search(texts[span.sentence], 0, span.start)
        )
    ]
    known |= last
    likely = [span for span in spans if not span.name.endswith(_ABSTRACT)]
    known |= {name for pair in pairwise(likely) if _joined(*pair) for name in _both(pair, known)}
    return [span for span in spans if _is_name(span, known, language)]


def _owners(text: str) -> Iterable[str]:
    for match in _GENITIVE.finditer(text):
        owned = match[2].casefold()
        if v.is_title(owned) or owned in _HELD_BY_STATES:
            yield match[1]


def _without_genitive(span: Span, owners: set[str]) -> Span:
    bare = span.name.removesuffix("s")
    return span._replace(name=bare, full=bare) if bare != span.name and bare in owners else span


def _acts(span: Span, texts: Mapping[int, str]) -> bool:
    """Whether a word that opens a sentence does what only persons and bodies do."""
    opens = not texts[span.sentence][: span.start].strip(_QUOTES)
    return opens and span.after in v.GERMAN_DEEDS and fold(span.name) not in _COMMON


def _joined(first: Span, second: Span) -> bool:
    """Whether two names have nothing but "und" between them."""
    between = second.start - first.start - len(first.name) == len(" und ")
    return between and first.sentence == second.sentence and second.before == "und"


def _both(pair: Sequence[Span], known: set[str]) -> set[str]:
    names = {span.name for span in pair}
    return set() if names.isdisjoint(known) else names


def _is_name(span: Span, known: set[str], language: str) -> bool:
    return bool(
        " " in span.name
        or span.title
        or span.name in known
        or span.name.isupper()
        or fold(span.name) in v.LONE_HEADS
        or territory_code(span.name, language) is not None
    )
