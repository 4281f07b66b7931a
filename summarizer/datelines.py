"""Datelines, bylines and captions: where from, by whom, and what the picture shows."""

import re

from summarizer.gates import Gate, has_likeness

# A word of a place or person: capitalised, or all capitals; apostrophes and hyphens within.
_CAP = r"[^\W\d_a-zà-öø-ÿ][\w'’.-]*"
_UPPER = r"(?:[A-ZÀ-ÖØ-Þ]{2,}(?:['’.-][A-ZÀ-ÖØ-Þ]+)*|[A-ZÀ-ÖØ-Þ]\.(?:[A-ZÀ-ÖØ-Þ]\.)+|ST\.)"
# EFE sets a point before it: "Madrid, 5 nov (EFE).- El Gobierno"
_DASH = r"\.?\s*(?:–|—|―|--|-|‒)\s+"
_AGENCY = r"\([^()]{2,40}\)"
_NAMED_AGENCY = re.compile(
    rf"\(((?:{_CAP}|dpa|apa|sda|mti|belga|ritzau)(?:[ /&-]+{_CAP}){{0,4}})\)"
)
_DAY = (
    r"(?:(?:le |el |il |em |den )?\d{1,2}\.?(?:er|º|st|nd|rd|th)?\s?(?:de )?[^\W\d_]{3,12}\.?"
    r"|[^\W\d_]{3,12}\.? \d{1,2})(?:,? (?:de )?\d{4})?"
)
_PLACE = rf"{_CAP}(?:[ /-]{_CAP}){{0,3}}"
_CAPITALS = rf"{_UPPER}(?:[ /]{_UPPER}){{0,3}}"
_REGION = rf"(?:, ?(?:{_CAP}(?: {_CAP}){{0,3}}))?"

# What follows a dateline begins like a sentence.
_OPENS = r"(?=[\"“«„'‘¿¡]?[^\W_a-z])"

_KICKERS = (
    "UPDATE BREAKING WATCH NOTE OPINION ANALYSIS EXCLUSIVE VIDEO LIVE CORRECTION COMMENT "
    "EDITORIAL INTERVIEW QUESTION ANSWER FACTBOX EXPLAINER"
)

_DATELINES = tuple(
    re.compile(pattern)
    for pattern in (
        # GENEVA, 3 May (Agency) — / WASHINGTON (AP) - / KYIV, Ukraine — / ROMA, 3 mag -
        rf"{_CAPITALS}{_REGION}(?:,? {_DAY})?(?:,? {_AGENCY})?{_DASH}{_OPENS}",
        # Paris (AFP) - / Genf, 3. Mai (dpa) – / (Reuters) -
        rf"(?:{_PLACE}{_REGION}(?:,? {_DAY})?,? ?)?{_AGENCY}{_DASH}{_OPENS}",
        # Jan. 5 (UPI) -- / (CNN) The
        rf"{_DAY} {_AGENCY}{_DASH}{_OPENS}",
        rf"\((?:CNN|AP|AFP|Reuters|UPI|dpa|ANSA|EFE|Xinhua|TASS|IPS)\)\s*{_OPENS}",
        # MOSCOW, June 3. /TASS/. Gazprom
        rf"{_CAPITALS}{_REGION}(?:,? {_DAY})?\.? /[A-Z]{{2,12}}/\.?\s*{_OPENS}",
        # London, June 26: British ministers
        rf"{_PLACE}, {_DAY}:\s+{_OPENS}",
        # DUISBURG. Der Bund und das Land / FRANKFURT/MAIN. Die
        (
            rf"(?!(?:{'|'.join(_KICKERS.split())})\b)[A-ZÄÖÜ]{{4,}}(?:[ /][A-ZÄÖÜ]{{3,}}){{0,2}}\. "
            r"(?=[A-ZÄÖÜ](?:[a-zäöüß]|\s))"
        ),
        # Genève, le 3 mai 2019 –
        rf"{_PLACE}, {_DAY}{_DASH}{_OPENS}",
    )
)
_BEHIND_THE_PLACE = re.compile(rf"(?:(?:^|,? ){_DAY})?(?:(?:^|,? ?){_AGENCY})?[ .]*$")
_COLON = re.compile(rf"({_UPPER}(?: {_UPPER}){{0,2}}): (?=[\"“«„'‘]?[^\W\d_a-z])")
# "Bhubaneswar: The State government on Thursday": so begins news, and no turn of speech.
_COLON_AND_DAY = re.compile(
    rf"({_CAP}(?: {_CAP})?): (?=[^\W\d_a-z](?!\s)[^\n]*?\b(?:\w+day|here|today|yesterday)\b)"
    r"(?!(?:We|You|They)\b)"
)
_SPEAKER = re.compile(rf"{_CAP}(?: {_CAP})?: (?=[\"“«„'‘]?[^\W\d_a-z])")
_NO_PLACE = frozenset(_KICKERS.split())
_LONGEST_DATELINE = 90
_LONGEST_PLACE = 40
_PLACE_LINE = re.compile(_PLACE + _REGION)

_BY = (
    r"(?:Story |Report |Text |Words |Written |Reporting )?[Bb]y|BY|Par|PAR|Von|VON|Por|POR|Di|DI|"
    r"Door|Af|Av|Autor|Autorin|Autore|Author|Auteur|Автор|Przez|Από|作者|記者|记者|文"
)
_PARTICLE = r"de|da|do|dos|di|del|della|la|le|van|von|der|den|el|al|bin|y|e|und|ten|ter"
_NAME = rf"{_CAP}(?: (?:{_CAP}|{_PARTICLE})){{0,5}}"
# "By Jane Roe in Vell and Tom Poe in Lorne"
_SENT_TO = rf"(?: (?:in|à|en|a) {_CAP}(?: {_CAP}){{0,2}})?"
_BYLINE = re.compile(
    rf"(?:{_BY})\s*[:：]?\s+"
    rf"({_NAME}(?:{_SENT_TO}(?:, | and | et | und | y | e | en | & ){_NAME}){{0,4}})"
    rf"(?:\s*[,|/–—•·-]\s*.{{1,60}}|{_SENT_TO}| for .{{1,40}})"
)
_IN_PLACE = re.compile(rf"{_SENT_TO.removesuffix('?')}(?=,| and | et | und | y | e | en | & |$)")
_MAY_BE_BYLINE = Gate([_BYLINE.pattern])
_CREDIT_LINE = re.compile(
    r"\(?(?:Additional |Further )?(?i:reporting|writing|editing) by (?=[A-ZÀ-Þ]).{3,160}\)?"
    r"|\((?:Source|Quelle|Fuente|Fonte|Bron): [^()]{3,100}\)"
)
_MAY_BE_CREDIT_LINE = Gate([_CREDIT_LINE.pattern])

_PICTURE = (
    r"(?:Images?|Photos?|Photograph|Picture|File (?:photo|picture)|(?:Photo|Image|Picture) credit"
    r"|Caption|Illustration|Graphic|Credit|Courtesy|Fotos?|Bild|Bildquelle|Bildnachweis|Fotografie"
    r"|Symbolbild|Archivbild|Archivfoto|Crédits?(?: photo)?|Photographie|Imagen|Fotografía"
    r"|Créditos?|Immagine|Fotografia|Imagem|Beeld|Zdjęcie|Fot|Kuva|Фото|图|圖)"
)
_PICTURE_LINE = re.compile(
    rf"[(\[]?{_PICTURE}\.?\s?(?:[:：©/]|\bby\b).{{0,240}}"
    r"|(?:Image|Media) (?:source|caption)\b.{0,240}|FILE\s?[-–—:]\s.{0,240}",
    re.IGNORECASE,
)
_MAY_BE_PICTURE_LINE = Gate([_PICTURE_LINE.pattern])
_AGENCIES = (
    "Getty Images",
    "AFP via Getty",
    "Shutterstock",
    "Alamy",
    "EPA-EFE",
    "picture alliance",
)
_AFTER_AGENCY = 30
_PICTURE_AGENCY = rf"(?:{'|'.join(_AGENCIES)})[^.]{{0,{_AFTER_AGENCY}}}\.?"
_BEFORE_PICTURE = r"(?:[.!?)\"”]\s*|[(\[|/]\s*)"
_IN_BRACKETS = r"\((?:AP Photo|AFP Photo|Photo by|Foto|Reuters)\b"
# "[Jane Roe/Coast Wire]"
_CREDITED = r"\[[^\W\d_][^][/]{1,60}/ ?[^\W\d_][^][/]{1,40}\]"
_PICTURE_TAIL = re.compile(
    rf".{{0,260}}{_BEFORE_PICTURE}{_PICTURE}\s?[:：©]\s?[^.]{{2,60}}\.?[)\]]?"
    rf"|.{{0,260}}{_IN_BRACKETS}[^)]{{0,60}}\)"
    rf"|.{{0,260}}{_CREDITED}"
    rf"|.{{0,260}}{_PICTURE_AGENCY}",
    re.IGNORECASE,
)
# What a line must hold for the pattern above to be worth trying: one or two words and a sign, a
# bracket, or an agency at its end.
_CREDIT_SIGN = re.compile(rf"{_BEFORE_PICTURE}[^\W\d_]+(?: [^\W\d_]+)?\s?[:：©]")
_CREDIT_IN_BRACKETS = re.compile(_IN_BRACKETS, re.IGNORECASE)
_SMALL_AGENCIES = tuple(map(str.lower, _AGENCIES))
_LONGEST_CREDIT = max(map(len, _AGENCIES)) + _AFTER_AGENCY + 1


def dateline_end(text: str, *, colon: bool) -> int:
    """Return where a paragraph's dateline ends and its first sentence begins; 0 without one.

    Args:
        text: the article's first paragraph.
        colon: accept ``ISLAMABAD: The minister…``, too. In a text where other paragraphs begin
            so, it is a speaker.
    """
    for pattern in _DATELINES:
        found = pattern.match(text)
        if found is not None and found.end() <= _LONGEST_DATELINE:
            return found.end()
    found = (_COLON.match(text) or _COLON_AND_DAY.match(text)) if colon else None
    if found is not None and len(found[1]) > 3 and found[1].upper() not in _NO_PLACE:
        return found.end()
    return 0


def agency_in(dateline: str) -> str | None:
    """Return the agency that a dateline names in brackets: "LONDON, 3 May (Coast Wire)"."""
    found = _NAMED_AGENCY.search(dateline)
    return found[1] if found else None


def place_in(dateline: str) -> str:
    """Return the place of a dateline: "KYIV, Ukraine" of "KYIV, Ukraine, 3 May (Agency)", or ""."""
    return _BEHIND_THE_PLACE.sub("", dateline)


def is_place(line: str) -> bool:
    """Tell whether a line can be the place beside a date: ``Washington, DC``."""
    return len(line) <= _LONGEST_PLACE and _PLACE_LINE.fullmatch(line) is not None


def has_speaker(text: str) -> bool:
    """Tell whether a paragraph begins like a turn of speech: ``SMITH: …``."""
    return _COLON.match(text) is not None or _SPEAKER.match(text) is not None


def byline(line: str) -> str | None:
    """Return the author or authors a byline names, without its "By"; None for any other line."""
    if len(line) > 160 or line.endswith((".", "!", "?", ":", ";")):
        return None
    found = _BYLINE.fullmatch(line) if _MAY_BE_BYLINE.may_match(line) else None
    return _IN_PLACE.sub("", found[1]) if found else None


def is_credit_line(line: str) -> bool:
    """Tell whether a line says who else reported, wrote or edited."""
    may_be = len(line) < 220 and _MAY_BE_CREDIT_LINE.may_match(line)
    return may_be and _CREDIT_LINE.fullmatch(line) is not None


def is_caption(line: str) -> bool:
    """Tell whether a short paragraph is a picture's caption or credit."""
    if len(line) > 300:
        return False
    if _MAY_BE_PICTURE_LINE.may_match(line) and _PICTURE_LINE.fullmatch(line) is not None:
        return True
    return _may_end_in_credit(line) and _PICTURE_TAIL.fullmatch(line) is not None


def _may_end_in_credit(line: str) -> bool:
    """Tell whether a line holds what every picture's credit at the end of a caption holds."""
    signed = ":" in line or "：" in line or "©" in line
    if signed and _CREDIT_SIGN.search(line) is not None:
        return True
    if line.endswith("]") and "/" in line:
        return True
    if "(" in line and _CREDIT_IN_BRACKETS.search(line) is not None:
        return True
    end = line[-_LONGEST_CREDIT:]
    small = end.lower()
    return has_likeness(end) or any(agency in small for agency in _SMALL_AGENCIES)
