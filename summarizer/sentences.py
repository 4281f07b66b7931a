"""Paragraphs to sentences, as offsets.

sentencex finds the ends. What it leaves is mended here: abbreviations it does not know, a quote
mark on the wrong side of an end, a tail such as ``» said the minister`` cut off its quote, long
quotations it keeps whole, and text without any punctuation.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from itertools import pairwise

Span = tuple[int, int]
"""Start (inclusive) and end (exclusive) of a piece of text, in code points."""

MAX_LENGTH = 1200
"""No sentence is longer than this many characters."""

_LONG_QUOTE = 160
"""A sentence longer than this is cut at the ends within its quotation, too."""

_SCRAP = 40
"""Signs without a letter or digit: a run this long or shorter joins its neighbour, a longer one
(a ruled line) is left out."""

_LONGEST_ATTRIBUTION = 12
_ATTRIBUTING = frozenset({"zh", "ja"})
_QUOTES = frozenset('"“”„‟«»‹›¨「」『』')
_HIDDEN_QUOTES = dict.fromkeys(map(ord, _QUOTES), " ")
_CLOSERS = "\"'”’»›¨)]}」』）】"
_OPENERS = "\"'“‘«‹„‚([{「『（【¿¡"
_CASELESS_SHARE = 0.005

# Abbreviations that something always follows: titles before names, "number", "page".
_BEFORE_NAME: dict[str, str] = {
    "": "dr mr mrs ms prof st ft mt rev hon gen col maj capt lt sgt sen gov amb no nos vol fig",
    "fr": "m mm mme mmes mlle mlles me pr mgr ste n° art p pp av bd vol cf éd gal",
    "de": "hr fr frl nr abs art bzw ca dipl ing prof st bd str evtl ggf inkl sog vgl geb mag kard",
    "es": "sr sra sres sras srta d dª dña dra lic ing gral núm nº art arts pág págs avda sto sta",
    "it": "sig sigg dott on sen avv ing prof art artt n nr pag pagg mons gen col dr san",
    "pt": "sr sra srs sras dr dra drs profª prof eng gen cel art arts n nº pág págs av exmo d",
    "nl": "dhr mevr mw drs ds ir ing jhr nr nrs art blz ca o.a m.n d.w.z t.a.v bijv resp",
    "sv": "hr fr nr s kl st ca bl.a t.ex dvs prof resp kap",
    "da": "hr fr nr s kl ca bl.a f.eks dvs prof kap stk st",
    "no": "hr fr nr s kl ca bl.a f.eks dvs prof kap st",
    "pl": "ul al prof dr hab mgr inż gen płk kpt ks św nr art ust str pt tzw np im św",
    "cs": "p pí sl dr ing mgr bc prof gen č čl odst str ul nám tzv např sv mj tj",
    "ro": "dl dna d-na dr prof gen nr art alin str bd pag ing sf",
    "ru": "г гг ул им т тов проф акад ген п пп ст стр руб см др",
    "uk": "м вул ім проф акад ген п пп ст стор р див др",
    "tr": "dr prof doç av sn no nr s cad sok mah",
    "el": "κ κα κκ δρ καθ αρ σελ αγ",
}  # fmt: skip

# Words that sentencex takes for abbreviations only: "in May. Norland", "told me. He".
_WHOLE_WORDS: dict[str, str] = {
    "en": "May may No no art ill ore me miss min OK ok Fed fed pa op",
    "fr": "art mai vol",
    "de": "Art Mai",
    "es": "no art mar vol",
    "it": "mai no art",
    "pt": "art",
    "nl": "art vol",
}
_BEGINS_SENTENCE = (
    r"\.\s+(?=[\"'“‘«„(¿¡]*(?!(?:II|III|IV|VI|VII|VIII|IX|XI|XII)\b)"
    r"(?:[A-ZÀ-ÖØ-Þ][\w'’]*[a-zß-ÿ]|[A-ZÀ-ÖØ-Þ]{2,}|[AIÉÀOYE]\s))"
)
_ENDING_WORDS = {
    language: (
        tuple(f"{word}. " for word in words.split()),
        re.compile(rf"(?<![\w.])(?:{'|'.join(words.split())}){_BEGINS_SENTENCE}"),
    )
    for language, words in _WHOLE_WORDS.items()
}

# Before these a German number with a full stop is an ordinal ("der 2. Weltkrieg").
_DETERMINERS = (
    "der die das dem den des am im vom zum zur beim ab bis seit jeder jedes ihr ihre ihrem ihren "
    "sein seine seinem seinen dieser unser den til sin det"
)
_BEFORE_ORDINAL = frozenset(_DETERMINERS.split())
_BEFORE_NUMBER = frozenset({"no", "nos", "art", "p", "pp", "s", "vol", "fig"})
_ORDINAL_LANGUAGES = frozenset({"de", "da", "no", "fi", "cs", "sk", "pl", "hu", "tr", "hr"})

_LAST_WORD = re.compile(r"(?:^|[\s(\[\"“«„'’‘])([^\s(\[\"“«„'’‘]{1,8})\.\s*$")
_ORDINAL = re.compile(r"(?:^|\s)(\w+) \d{1,2}\.\s*$")
_ENUMERATOR = re.compile(r"\s*\(?(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{1,5})[.)]\s*")
_INITIAL = re.compile(r"(?:^|[\s.(\-])[^\W\d_]\.\s*$")
# "(He was late.) She" and "a risk." ((it)) She".
_BRACKETED_END = re.compile(
    r"(?:(?:^|(?<=[.!?…]\s))\([^()]*[.!?…]\)|[.!?…][\"”»’]?\s?\(\([\w ,-]{1,20}\)\))\s+"
    r"(?=[\"“«„(¿¡]*[^\W\d_a-zà-öø-ÿ])"
)
_MARKER = re.compile(r"\(\([\w ,.-]{1,20}\)\)")
_DUTCH_START = re.compile(r"\s*['’][a-z] [^\W\d_]")
"""\"'s Avonds", "'t Is"."""
_FIRST_WORD = re.compile(r"\s*[\"'“‘«‹„(\[–—-]*\s*([^\W\d_][\w'’-]*)")
_GOES_ON = re.compile(r"\s*[,;:)]")
_CUTS = (re.compile(r"\n"), re.compile(r"[.!?;:…]+\s"), re.compile(r"[,)–—]\s"), re.compile(r"\s"))


def split_sentences(text: str, language: str) -> list[Span]:
    """Return the spans of a paragraph's sentences, in order, without overlap.

    Every span holds a letter or a digit, neither begins nor ends with white space, and is at most
    ``MAX_LENGTH`` characters long. What lies between two spans is white space (or signs only).

    Args:
        text: one paragraph.
        language: ISO 639-1 code; an unknown one is split by general rules.
    """
    spans = _ends(text, language)
    if _is_plain(text, spans, language):
        # Each ends before the space that the next one stands behind.
        return [*((start, end - 1) for start, end in spans[:-1]), spans[-1]]
    return _mended(text, spans, language)


def _mended(text: str, spans: list[Span], language: str) -> list[Span]:
    """Move, join, cut and trim the spans that sentencex found, where it has to be."""
    spans = [piece for span in spans for piece in _open_long_quote(text, span, language)]
    spans = _shift_quotes(text, spans)
    spans = _merge(text, spans, language)
    return list(_with_content(text, (p for s in spans for p in _bounded(text, s))))


def _is_plain(text: str, spans: list[Span], language: str) -> bool:
    """Tell whether nothing is to be mended: all ends are a word, a mark, a space and a capital."""
    if not text or text[0].isspace() or text[-1].isspace() or len(text) > MAX_LENGTH:
        return False
    if len(text) > _LONG_QUOTE and _has_quotes(text):
        return False
    if len(spans) == 1:
        return any(map(str.isalnum, text))
    for start, _ in spans[1:]:
        if not (text[start].isupper() and text[start].isalpha() and text[start - 1] == " "):
            return False
        end = start - 2
        word = text[text.rfind(" ", 0, max(end, 0)) + 1 : max(end, 0)]
        if text[end] not in ".?!" or not _ends_sentence(word, language):
            return False
    return True


def _has_quotes(text: str) -> bool:
    return '"' in text or not (text.isascii() or _QUOTES.isdisjoint(text))


@lru_cache(maxsize=4096)
def _ends_sentence(word: str, language: str) -> bool:
    """Tell whether a full stop behind a word is certain to end the sentence."""
    plain = len(word) > 1 and word.isalpha() and word.casefold() not in _before_name(language)
    return plain and _ENUMERATOR.fullmatch(word + ".") is None


def _ends(text: str, language: str) -> list[Span]:
    """Ask sentencex for the spans, which cover the text, and add the ends it never sees."""
    from sentencex import get_sentence_boundaries

    cuts = {0, len(text)}
    for found in get_sentence_boundaries(language, text):
        cuts.add(int(found["start_index"]))
    if "(" in text:
        cuts |= {found.end() for found in _BRACKETED_END.finditer(text)}
    ending = _ENDING_WORDS.get(language)
    if ending and any(word in text for word in ending[0]):
        cuts |= {found.end() for found in ending[1].finditer(text)}
    return list(pairwise(sorted(cuts)))


def _open_long_quote(text: str, span: Span, language: str) -> list[Span]:
    """Cut a long sentence at the ends inside its quotation, by hiding the quote marks."""
    start, end = span
    if end - start <= _LONG_QUOTE or not _has_quotes(text[start:end]):
        return [span]
    hidden = text[start:end].translate(_HIDDEN_QUOTES)
    return [(start + a, start + b) for a, b in _ends(hidden, language)]


def _shift_quotes(text: str, spans: list[Span]) -> list[Span]:
    """Put every quote mark at an end on the side it belongs to."""
    cuts = [start for start, _ in spans[1:]]
    ends = [_right_place(text, cut) for cut in cuts]
    # Two cuts may move past each other; sorted, they still part the text without overlap.
    return list(pairwise(sorted({0, *ends, len(text)})))


def _right_place(text: str, cut: int) -> int:
    """Move one cut over the closing marks after it, or before the opening marks ahead of it."""
    after = cut
    while after < len(text) and text[after] in _CLOSERS:
        after += 1
    if after > cut and (after == len(text) or text[after].isspace()):
        return after
    before = cut
    while before > 0 and (text[before - 1].isspace() or text[before - 1] in _OPENERS):
        before -= 1
    # Only marks that stand free on their left are opening ones: `end. "Next` but not `end." Next`.
    while before < cut and not text[before].isspace():
        before += 1
    return min(before, cut)


def _merge(text: str, spans: list[Span], language: str) -> list[Span]:
    """Join spans that an abbreviation, or a lowercase word after a quote, cut apart."""
    merged: list[Span] = []
    for start, end in spans:
        piece = text[start:end]
        if merged and (
            _is_scrap(piece)
            or _ENUMERATOR.fullmatch(text, *merged[-1])
            or (_continues(piece) and not _is_caseless(text))
            or _awaits_more(text[merged[-1][0] : start], piece, language)
            or (language in _ATTRIBUTING and _attributes(text[:start], piece))
        ):
            merged[-1] = (merged[-1][0], end)
        else:
            merged.append((start, end))
    return merged


def _attributes(before: str, piece: str) -> bool:
    """Tell whether a short piece says who spoke the Chinese or Japanese quotation before it."""
    quoted = before.rstrip()[-1:] in ("”", "」", "』")
    return quoted and len(piece.strip()) <= _LONGEST_ATTRIBUTION


def _is_caseless(text: str) -> bool:
    """Tell whether the paragraph has (nearly) no capitals, so that lowercase says nothing."""
    capitals = sum(map(str.isupper, text))
    return capitals <= _CASELESS_SHARE * len(text)


def _is_scrap(piece: str) -> bool:
    """Tell whether a piece has no word of its own: signs, or a source's ``((it))`` marker."""
    if len(piece) > _SCRAP:
        return False
    return not any(map(str.isalnum, _MARKER.sub("", piece)))


def _continues(piece: str) -> bool:
    """Tell whether a piece begins in the middle of a sentence: with a lowercase word."""
    if _DUTCH_START.match(piece):
        return False
    word = _FIRST_WORD.match(piece)
    if word is None:
        return _GOES_ON.match(piece) is not None
    # "iPhone", "eBay" and "al-Shabaab" begin sentences.
    return word[1][0].islower() and not any(map(str.isupper, word[1]))


def _awaits_more(before: str, piece: str, language: str) -> bool:
    """Tell whether what stands before an end cannot be the end of a sentence."""
    tail = before[-40:]
    word = _LAST_WORD.search(tail)
    if word is not None and word[1].casefold() in _before_name(language):
        return _names_follow(word[1], piece)
    # "D-N.M.": no end without a blank behind it.
    glued = piece[:1].isalpha() and not tail[-1:].isspace()
    if (language != "en" or glued) and _INITIAL.search(tail):
        return True
    ordinal = _ORDINAL.search(tail) if language in _ORDINAL_LANGUAGES else None
    return ordinal is not None and ordinal[1].casefold() in _BEFORE_ORDINAL


@cache
def _before_name(language: str) -> frozenset[str]:
    return frozenset(f"{_BEFORE_NAME['']} {_BEFORE_NAME.get(language, '')}".split())


def _names_follow(abbreviation: str, piece: str) -> bool:
    """Tell whether what the abbreviation needs follows; "no." is also a word, "St." is not."""
    first = piece.lstrip(" \"'“‘«„(")[:1]
    if abbreviation.casefold() in _BEFORE_NUMBER:
        return first.isdigit()
    return first.isalnum() and (abbreviation not in ("st", "ft", "mt"))


def _bounded(text: str, span: Span) -> Iterator[Span]:
    """Cut a span that is too long at the last line, clause or word end that leaves it in bounds."""
    start, end = span
    while end - start > MAX_LENGTH:
        cut = _last_cut(text, start + MAX_LENGTH // 2, start + MAX_LENGTH)
        yield (start, cut)
        start = cut
    yield (start, end)


def _last_cut(text: str, low: int, high: int) -> int:
    for pattern in _CUTS:
        cuts = [found.end() for found in pattern.finditer(text, low, high)]
        if cuts:
            return cuts[-1]
    return high


def _with_content(text: str, spans: Iterable[Span]) -> Iterator[Span]:
    """Trim white space; drop what has neither letter nor digit."""
    for start, end in spans:
        piece = text[start:end]
        start += len(piece) - len(piece.lstrip())
        end -= len(piece) - len(piece.rstrip())
        if any(map(str.isalnum, piece)):
            yield (start, end)
