"""Reads deadlines and conditions off a sentence by rule, in its own words."""

import re

from summarizer.lexicon import Cue, cues

_CONJUNCTIONS = {
    "en": r"(?<!even )if(?! (?:necessary|needed|possible|required|any|not)\b)|unless"
    "|provided (?:that|it|they|the)|on condition that|subject to"
    "|only (?:if|after|once|when|with)"
    r"|as (?:long|soon) as(?! (?:it takes|necessary|needed|possible)\b)",
    "fr": "(?<!même )si|sauf si|à condition (?:que|de)|à moins que|sous réserve|pourvu que|dès que"
    "|une fois que|seulement (?:si|après|quand)",
    "es": "si|a menos que|siempre que|siempre y cuando|a condición de|con la condición de"
    "|en cuanto|una vez que|s[oó]lo (?:si|después|cuando)",
    "de": "(?<!auch )(?<!selbst )wenn|falls|sofern|sobald|solange|vorausgesetzt"
    "|unter der Bedingung|erst (?:wenn|nach)",
    "it": r"se (?:(?:il|la|lo|i|gli|le|non|entro|un|una)\b|l['’])"
    "|a meno che|a condizione che|purché|qualora|non appena|solo (?:se|dopo|quando)",
    "pt": r"(?<!-)se (?:o|a|os|as|não|um|uma)\b|caso (?:o|a|os|as|não)\b"
    "|a menos que|desde que|com a condição de|assim que|só (?:se|depois|quando)",
    "nl": "indien|mits|tenzij|zodra|op voorwaarde|zolang|pas (?:als|na|wanneer)",
}
# A full stop or comma ends it, but not in "Sept. 1, 2027" or "2,500".
_ON = r"(?:[^,;.“”\"»]|[.,](?=\d)|\.(?=\s\d)|(?<=\d),(?=\s20\d\d))"
_CONDITIONS = {
    language: re.compile(
        rf"\b((?:{words})\s{_ON}{{6,120}}"
        # "If Norland, regardless of the talks, adopts"
        rf"(?:,\s(?:regardless|despite|in spite|like)\s{_ON}{{2,50}},\s{_ON}{{6,100}})?)",
        re.IGNORECASE,
    )
    for language, words in _CONJUNCTIONS.items()
}

_BEFORE = {
    "en": r"(?:by|before|until|within|no later than|by the end of)",
    "fr": r"(?:avant|d['’]ici(?:\s(?:au|à))?|jusqu['’]à|au plus tard)",
    "es": r"(?:antes de(?:l)?|hasta|a más tardar)",
    "de": r"(?:bis(?: spätestens)?(?: zum| zur)?|vor)",
    "it": r"(?:entro|prima d(?:i|el))",
    "pt": r"(?:antes d[eo]|até)",
    "nl": r"(?:voor|uiterlijk|tot)",
}
_MONTHS = {
    "en": "January February March April May June July August September October November December",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre "
    "diciembre",
    "de": "Januar Jänner Februar März April Mai Juni Juli August September Oktober November "
    "Dezember",
    "it": "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre "
    "dicembre",
    "pt": "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro "
    "dezembro",
    "nl": "januari februari maart april mei juni juli augustus september oktober november december",
}
_SHORT_MONTHS = {
    "en": "Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec",
    "fr": "janv|févr|avr|juil|sept|oct|nov|déc",
}
WEEKDAYS = {
    "en": "(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day",
    "fr": "lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche",
    "es": "lunes|martes|miércoles|jueves|viernes|sábado|domingo",
    "de": "Montag|Dienstag|Mittwoch|Donnerstag|Freitag|Samstag|Sonnabend|Sonntag",
    "it": "lunedì|martedì|mercoledì|giovedì|venerdì|sabato|domenica",
    "pt": "segunda-feira|terça-feira|quarta-feira|quinta-feira|sexta-feira|sábado|domingo",
    "nl": "maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag",
}
_PERIODS = {
    "en": r"year|month|week|summer|autumn|winter|spring"
    r"|(?:\d+|two|three|four|five|six|seven|eight|nine|ten|twelve|thirty|sixty|ninety)"
    r"\s+(?:hours|days|weeks|months|years)(?!\s(?:of|after|from)\b)",
    "fr": r"année|mois|semaine|été|automne|hiver|printemps",
    "es": r"año|mes|semana|verano|otoño|invierno|primavera",
    "de": r"Jahres|Monats|Woche|Sommer|Herbst|Winter|Frühjahr",
    "it": r"anno|mese|settimana|estate|autunno|inverno|primavera",
    "pt": r"ano|mês|semana|verão|outono|inverno|primavera",
    "nl": r"jaar|maand|week|zomer|herfst|winter|lente",
}
# What may stand between: "the end of", "la fin de", "Ende", "next".
_EDGE = (
    r"(?:(?:the|this|next|le|la|les|l['’]|el|los|il|lo|o|a|het|de|des|dem|der)\s*)?"
    r"(?:(?:end of|end-|mid-|early|late|fin d['’]|fin de(?:l)?|finales? de(?:l)?|Ende|Mitte|Anfang"
    r"|fine d[ie]l?|fim d[eo]|eind(?:e)?(?: van)?)\s*)?"
    r"(?:(?:the|this|next|l['’]|la|le|el|año|het)\s*)?"
)


def _deadline(language: str) -> re.Pattern[str]:
    months = _MONTHS[language].replace(" ", "|")
    day = r"(?:\d{1,2}(?:\.|er|º)?\s+(?:de\s+)?)?"
    year = r"(?:,?\s+(?:de\s+)?\d{4})?"
    if short := _SHORT_MONTHS.get(language):
        # Not in "by Jan Roe".
        months += rf"|(?:{short})(?:\.(?=\s\d)|(?=\.|\s\d)|(?<=\d\s\w{{3}}))"
    named = f"{months}|{WEEKDAYS[language]}|{_PERIODS[language]}"
    when = rf"(?:{named}|\d{{4}})(?!\w)(?:\s+\d{{1,2}}\b(?!\d))?{year}"
    return re.compile(rf"\b{_BEFORE[language]}\s+({_EDGE}{day}{when})")


# "Delay it by a year", "cut it by two weeks": how much, not when.
_MEASURE = re.compile(
    r"by\s(?:an?|\d+|two|three|four|five|six|seven|eight|nine|ten|twelve|thirty|sixty|ninety)\s"
    r"(?:hour|day|week|month|year)s?\b"
)
# "Paid until 2028": how long, not by when; but "has until 3 May to leave".
_LASTING = re.compile(r"(?:until|jusqu['’]|hasta|tot\b)")
# "Close no dairies before 2028": not before then, perhaps never.
_BEFORE_ONLY = re.compile(r"(?:before|avant|antes|vor|prima|voor)\b")
_NOT_BEFORE = re.compile(
    r"\b(?:no|not|never|nothing|nobody|none|nor|without|cannot|pas|jamais|aucun\w*|rien|ne|nunca|nada"
    r"|ning[uú]n\w*|kein\w*|nicht|nie|niemals|non|nessun\w*|mai|não|nenhum\w*|geen|niet|nooit)\b"
    r"|n['’]t\b",
    re.IGNORECASE,
)
_LENGTH = re.compile(r"within\s.*\b(?:hour|day|week|month|year)s?$")
_CLAUSE = re.compile(r"[,;:.]\s|\s(?:and|but|et|mais|y|pero|und|aber|e|ma|mas|en|maar)\s")
_TO_ACT = re.compile(r"\s(?:to|pour|para|om)\s")
# "Entro il 2031": the year goes without its article.
_ARTICLE_OF_YEAR = re.compile(r"^(?:il|el|le|o)\s(?=\d{4}$)")
_DEADLINES = {language: _deadline(language) for language in _BEFORE}


# "Promised to pay, and said talks would begin within a week": the week is that of the talks.
_ANOTHER_ACT = re.compile(
    r"[;]\s|:\s(?=(?-i:[A-Z])\w+\s(?-i:[A-Z])\w+,?\s)|,\swhich\s(?:he|she|it|they|we)\s"
    # "Will study it, he said, and will go to court if"
    r"|,[”\"]?\s(?:he|she|they|it)\s(?:said|added|says),?\s(?:and|but)\s"
    r"|,?\sand that(?=\s[^;.“”\"]{2,80}?\s(?:will|would|shall)\b)"
    r"|\s(?:under which|whereby|requiring|obliging)\s"
    r"|\s(?:et|e|y)\s(?=(?:poderá|podrá|potrà|pourra|peut|puede|pode|può|podría|poderia|pourrait)\s)"
    r"|,\s(?:and|but|while)\s[^;.“”\"]{2,60}?\s(?:said|says|told|added|announced)\b"
    r"|[,\s](?:and|but|while)\s(?:(?:he|she|it|they|also|then)\s)?(?:said|says|added|told|promised"
    r"|pledged|vowed|urged|called|refused|warned|offered|agreed|denied|declined|rejected|ruled|accused"
    r"|reserved|expect(?:s|ed)?|hope[sd]?"
    r"|critici[sz]ed|blamed|dismissed|praised|welcomed)\b"
    r"|[,\s](?:et|y|e|und|en|mais|pero|ma|mas|aber|maar)\s(?:a|ha|hat|heeft)?\s?(?:dit|déclaré|promis"
    r"|annoncé|demandé|appelé|exigé|refusé|précisé|ajouté|(?:menace|demande|exige|refuse|promet"
    r"|appelle|annonce)(?:nt)?"
    r"|dijo|prometió|anunció|pidió|exigió|recordó|advirtió|rechazó|añadió|acusó"
    r"|disse|prometeu|anunciou|pediu|exigiu|recusou|acrescentou|apelou"
    r"|detto|promesso|annunciato|chiesto|sagte|versprach|kündigte|forderte|verlangte|warnte"
    r"|zei|beloofde|kondigde|eiste)\b",
    re.IGNORECASE,
)


# By language: "en" is "and" in Dutch, and "in" in French and Spanish.
_AND_WORDS = {
    "en": "and|but|while|whereas",
    "fr": "et|mais|tandis que",
    "es": "y|pero",
    "de": "und|aber",
    "it": "e|ma",
    "pt": "e|mas",
    "nl": "en|maar",
}
_AND = {
    language: re.compile(
        rf"[,\s](?:{words})\s"
        r"(?!(?:to|di|de|da|zu|te|om|à|a|per|para)\s)"
        r"(?:(?!(?:to|zu|te|om|à|a|per|para|que|qui|who|which|that)\s)[^\s,;.]+\s){0,5}(?<!\sd[aei]\s)$",
        re.IGNORECASE,
    )
    for language, words in _AND_WORDS.items()
}


_NAMED = re.compile(r"[A-ZÀ-Þ]")


def own_part(text: str, cue: Cue, language: str) -> str:
    """Return a sentence without the acts that it tells of before and behind that of a cue."""
    start, end = part_of(text, cue, language)
    return text[start:end]


def part_of(text: str, cue: Cue, language: str) -> tuple[int, int]:
    """Return where the part of :func:`own_part` begins and ends."""
    cuts = [match.start() for match in _ANOTHER_ACT.finditer(text)]
    acts = [each for each in cues(text, language) if each.strong and each.status != "conditional"]
    joint = _AND.get(language.split("-")[0], _AND["en"])
    joined = [joint.search(text, 0, each.start) for each in (*acts, cue)]
    cuts += [match.start() for match in joined if match]
    # "Will pay, and France |will build": another one's mere tense.
    tenses = [each for each in cues(text, language) if each.status == "pledged" and not each.strong]
    others = (joint.search(text, 0, each.start) for each in tenses if each.start != cue.start)
    cuts += [match.start() for match in others if match and _NAMED.search(match.group())]
    start = max((cut for cut in cuts if cut < cue.start), default=0)
    return start, min((cut for cut in cuts if cut >= cue.end), default=len(text))


def deadline_in(text: str, language: str) -> str | None:
    """Return the first deadline ("by the end of June" gives "the end of June")."""
    pattern = _DEADLINES.get(language)
    found = pattern.finditer(text) if pattern else ()
    deadline = next((_named(m) for m in found if _is_deadline(m)), None)
    return _ARTICLE_OF_YEAR.sub("", deadline) if deadline else None


def _named(match: re.Match[str]) -> str:
    """Return "the end of June" of "by the end of June", and "within two weeks" as it is."""
    return match.group() if _LENGTH.match(match.group()) else match.group(1)


def _is_deadline(match: re.Match[str]) -> bool:
    words = match.group()
    if _LASTING.match(words):
        return _TO_ACT.match(match.string, match.end()) is not None
    if _BEFORE_ONLY.match(words):
        clause = _CLAUSE.split(match.string[: match.start()])[-1]
        return _NOT_BEFORE.search(clause) is None
    return not _MEASURE.match(words)


_TURNS = re.compile(
    r"[;:]|\b(?:but|yet|while|whereas|in any case|anyway|mais|tandis|pero|sino|mientras|aber"
    r"|während|jedoch|ma|mentre|mas|enquanto|maar|terwijl)\b",
    re.IGNORECASE,
)
# "Pay the same amount should it fail to obtain clearance"
_INVERTED = re.compile(
    r"[a-z,]\s(should (?:it|he|she|they|we|[A-Z][\w-]+"
    r"|(?:the|its|his|her|their|any|either|both) (?:[\w-]+ ){0,3}[\w-]+)"
    r" (?!be\b)[a-z]+\b[^,;:.]*)"
)


def condition_of(text: str, cue: Cue, language: str) -> str | None:
    """Return the condition of what a cue announces.

    "If talks fail, Norland will leave and Holt will close the port": one in front of a sentence
    holds for all that "and" joins in it.
    """
    start, end = part_of(text, cue, language)
    own = condition_in(text[start:end], language)
    if own or start == 0 or cue.strong or _TURNS.search(text, 0, cue.start):
        return own
    shared = condition_in(text, language)
    return shared if shared and text.lstrip('“"«„ ').startswith(shared) else None


def condition_in(text: str, language: str) -> str | None:
    """Return the first condition with its conjunction."""
    pattern = _CONDITIONS.get(language)
    match = pattern.search(text) if pattern else None
    if match is None and language == "en":
        match = _INVERTED.search(text)
    return match.group(1).strip() if match else None
