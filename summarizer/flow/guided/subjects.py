"""Patterns that tell who the subject of a clause is, in the languages of the lexicon."""

import re

_I = re.IGNORECASE

FIRST_PERSON = re.compile(
    r"\b(?:we|our|my|nous|je|notre|nos|nosotros|nuestro|yo|wir|ich|unser|noi|nós)\b"
    r"|\b(?-i:I)\b(?!\.)",
    _I,
)
WE_BY_ENDING = re.compile(r"(?:remos?|rons)$|^vamos\b", _I)
"""A verb that says "we" by its ending: "firmaremos", "firmeremo", "vamos a firmar"."""
_SAYS = (
    "said|says|told|added|stated|adds|stressed|underlined|replied|responded|remarked|insisted|argued"
    "|warned|noted|explained|tweeted"
)
SPEECH = re.compile(
    rf"\b(?:{_SAYS}|say|dit|déclaré|affirmé|dijo|afirmó|sagte|erklärte"
    r"|disse|ha detto|martelé|prévenu|averti|ajouté|aseguró|advirtió|señaló|añadió|declaró"
    r"|ha (?:avvertito|affermato|dichiarato|aggiunto|spiegato|assicurato|promesso|garantito"
    r"|ribadito|ricordato|concluso)|garantiu|afirmou|declarou"
    r"|acrescentou|alertou|zei|aldus|betonte)\b"
    # "“...,” Holt continued."
    r"|(?<=[”\"»]\s)(?:[\w.’'-]+\s){1,4}continued(?=[.,:;])",
    _I,
)
OWN_SPEECH = re.compile(r"\b(?:I|we)(?:['’]ve|\shave)?\s(?:told|said|added|stated)\b", _I)
"""Speech of who tells the text: "I told my colleague"."""
PRONOUN_SPEAKS = re.compile(
    rf"\b(?:he|she|it)\s+(?:also\s+)?(?:{_SAYS})\b"
    r"|\b(?:said|says|added)\s+(?:he|she)\b",
    _I,
)
IT_SPEAKS = re.compile(rf"\bit\s+(?:also\s+)?(?:{_SAYS})\b", _I)
SPEAKS_OF_ONESELF = re.compile(
    rf"(?:\s(?:has|have|had|also|then|later|\w+ly))*\s(?:{_SAYS}|announced|announces|confirmed"
    r"|promised|pledged|vowed|agreed|believes|hopes|insists|warns|argues)(?:\s(?:on \w+|that))*\s$",
    _I,
)
"""Between a name and a pronoun that means it: "Norland has said it"."""
SAYS_THAT = re.compile(r"[^,;:“”\"«»]{0,60}\s(?:que\s|qu['’]|che\s|ch['’])\w*\s?$", _I)
"""Between an unnamed body and a pronoun that means it: "a fait savoir qu'elle"."""
WHO_SAYS = re.compile(
    rf",\swho\s(?:\w+ly\s|also\s|then\s|has\s)?(?:{_SAYS}|promised|pledged|vowed)(?:\sthat)?\s$", _I
)
"""The same, behind a name that something else governs: "goes to Holt, who said she"."""
SAYS_IT = re.compile(
    r"(?:\s(?:of|for|at|in)\s[^,;:“”\"]{2,60}?)?\s(?:\w+\s){0,3}?"
    r"(?:said|says|announced|added|stated|confirmed|promised|pledged)\s(?:on \w+ )?(?:that )?",
    _I,
)
# "A spokesman for the rebels said": whoever spoke before does not.
UNNAMED_SPEAKS = re.compile(
    r"(?:an?|one|another|some|several|many|most|two|three|few|other)\s[^“”\"]*?"
    rf"\b(?:{_SAYS})\b",
    _I,
)
SPEAKS_UNNAMED = re.compile(
    r"[”\"»]\s?,?\s(?:sostuvo|apuntó|indicó|subrayó|remarcó|manifestó|advirtió|explicó|recalcó|dijo|añadió|afirmó|aseguró|señaló|declaró|disse|afirmou|acrescentou|declarou"
    r"|garantiu|ha (?:detto|aggiunto|dichiarato|spiegato))\s?(?:\.|$)"
)
"""A quotation without a word for who says it."""
# "Die Opposition forderte Brück auf": Brück is asked.
BODY_IN_FRONT = re.compile(
    r"(?:^|[.,;:]\s)(?P<body>(?:die|der|das|eine?)\s(?:\w+e\s)?\w*(?:opposition|verband|gewerkschaft"
    r"|partei|fraktion|ministerium|regierung|bank|behörde|kommission|verein|gericht|konzern"
    r"|unternehmen|rat|oppositie|vakbond|partij|regering|vereniging|bedrijf))\s$",
    _I,
)
# "They", behind "Extinction Rebellion spokespersons said" or "Campaigners called".
OTHERS = re.compile(
    r"(?:(?:the|some|many|most|several)\s)?(?:[\w’'-]+\s){0,3}?(?:activists|campaigners|critics|protesters"
    r"|spokespersons|spokesmen|residents|experts|lawyers|unions|workers|farmers|lawmakers|analysts"
    r"|representatives|members|supporters|students|doctors|nurses|families|rebels)\b",
    _I,
)
ITS_BODY = re.compile(
    r"(?:Its|Sa|Son|Su|Sua|Suo)\s(?:[\w’'-]+\s){0,2}(?:ministry|government|cabinet|embassy|parliament"
    r"|ministère|gouvernement|ministerio|gobierno|ministero|governo|ministério)"
)
"""A body of a state's that opens a sentence: "Its trade ministry"."""
UNNAMED_SAY = re.compile(
    r"(?!(?:The\s)?(?:Both|Two|Ministers|Leaders|Presidents|Countries|States|Sides|Parties)\b)"
    r"(?:The\s|Some\s|Many\s|Most\s|Several\s)?[A-Z]?[a-z]+s"
    r"(?:\s(?:at|in|of|from|for|with|on)\s[^,;:]{2,60}?)?"
    r"\s(?:have |had |also )?(?:said|say|warned|told)\s(?:that\s)?they\b"
)
"""Others, without a name, that say so of themselves: "Insurers at Lloyd's said they"."""
JOINT = re.compile(
    r"\b(?:delegations?|two sides|both sides|both countries|two countries|both parties"
    r"|two parties|the parties|both governments|two governments|the two|they|leaders"
    r"|deux pays|deux parties|délégations|ils|ambos|dos países|las partes|beide|die beiden)\b",
    _I,
)
PRONOUN_IN_FRONT = re.compile(
    r"\b(?:we|they|he|she|it|nous|ils?|elles?|ellos|él|ella|wir|sie|er)\s+\w{0,8}\s?$|\b(?-i:I)\s*$",
    _I,
)
PRONOUN = re.compile(r"\b(?:er|sie|hij|zij)\b", _I)
# "it is important that", "should", "need": what ought to be says nothing of who says so.
IMPERSONAL = re.compile(
    r"^(?:it is|there is|il faut|es necesario|es ist)\b|^(?:should|must|needs?(?: to)?"
    r"|ha(?:s|ve) to|doit|doivent|debe|deben|muss|müssen|soll|sollen|sollten?|moet|moeten"
    r"|devrai(?:t|ent)|debería[ns]?|dovrebbe(?:ro)?|deveriam?)$",
    _I,
)
SET_OFF = re.compile(r",\s[^,;:.“”\"]{3,90},\s(?:\w+\s)?")
OWNS = re.compile(r"(?:['’]s)?\s(?:(?!(?:and|or|but|et|y|und)\s)\w+\s)?", _I)
BETWEEN = re.compile(r"\b(?:between|entre|zwischen|tra|fra)\b", _I)
OBLIGES = re.compile(r"(?:oblig|commit|bind)", _I)
BY_A_DEAL = re.compile(
    r"\b(?:accord|deal|agreement|charter|treaty|pact|text|declaration|plan|law|ruling|memorandum)\s"
    r"(?:which\s|that\s|also\s)?$",
    _I,
)
_OPENING = (
    r"(?:(?:its|his|her|their)\s+(?:\w+\s+){1,3}|l['’]"
    r"|(?:the|la|le|les|el|los|las|il|lo|i|gli|o|a|os|as|der|die|das|de|het)\s+)?"
    r"(?:[a-zäöü]{3,}(?:e|er|en)\s+)?(?:[A-Z]\w+\.\s*)?"
)
JOINED = re.compile(r"\s*,?\s*(?:and|et|y|und|e|&)\s+" + _OPENING, _I)
LISTED = re.compile(r"\s*,\s*(?:(?:and|et|y|und|e|&)\s+)?" + _OPENING, _I)
LISTED_OR_JOINED = re.compile(rf"{JOINED.pattern}|{LISTED.pattern}", _I)
COUNTERPART = re.compile(
    r"(?:\s(?:of|de|du|del|von)\s[^,;]{3,40}?)?,?\s(?:and|et|y|e|und)\s"
    r"(?:his|her|their|son|sa|su|seine?|ihre?)\s[^,;]{3,60},\s"
    r"|,\s(?:the|an?|la|le|el|der|die)\s[^,;:“”]{3,60},\s(?:and|et|y|e|und)\s",
    _I,
)
AND_COUNTERPART = re.compile(
    r"\s(?:and|et|y|e|und)\s(?:his|her|their|its|son|sa|su|seine?|ihre?)\s(?:[\w-]+\s){0,2}"
    r"(?:counterpart|colleague|homologue|homóloga?|Amtskolleg(?:e|in)),?\s",
    _I,
)
# "Duitsland en Norland"; in other languages "en" may mean "in".
JOINED_IN_DUTCH = re.compile(r"\s+en\s+(?:de\s+|het\s+)?", _I)
COORDINATED = re.compile(
    r"\s[^;:.“”\"„]{3,110}?,?\s(?:und|aber|sondern|en|maar)\s"
    r"(?:(?:auch|zugleich|gleichzeitig|dann|ook|tegelijk)\s)?"
)
"""Between a subject and the second verb it has: " verteidigte die Pläne und "."""
# Between two joined names: "of Spain and his", " counterpart, ".
PASSED_OVER = re.compile(
    r"\s(?:counterpart|colleague|homologue|homóloga?),\s|,?\s(?:and|et|y|e)\s"
    r"(?:his|her|their|son|sa|su)\s[^,;]{3,60},\s",
    _I,
)
MORE_THAN_TWO = re.compile(
    r"\b(?:three|four|five|six|seven|eight|trois|quatre|cinq|six|sept|tres|cuatro|cinco|seis|siete|drei|vier"
    r"|fünf|sechs|sieben|tre|quattro|cinque|sei|três|quatro|drie|vijf|zes)\s(?:[\w-]+\s)?"
    r"(?:countries|nations|states|governments|pays|états|países|estados|länder|staaten|paesi|stati|landen"
    r"|staten)\b",
    _I,
)
"""More than two states that a text is about: "both sides" are not the two that act most."""
MANY_BEFORE = re.compile(
    r"\w\s(?P<many>(?:the|both|all)\s(?:[\w-]+\s){0,2}?[a-z-]{3,}s)\s(?:on \w+ )?and\s$"
)
"""In front of a verb that has "them" behind it: those whom the verb before it was done to."""
RELATIVE = re.compile(r"who|which|that|qui", _I)
OTHER_SEX = {"he": "she", "she": "he"}
"""A pronoun of the other sex that may open a sentence."""
PLURAL = re.compile(r"they|ils|elles|ellos|ellas|loro|eles|elas", _I)
# A pronoun that may mean a human being or a body; "" stands for one left out.
EITHER = re.compile(r"|il|elle|él|ella|lui|lei|ele|ela", _I)
ACTS_FOR_OWNER = (
    r"(?:government|cabinet|parliament|delegation|board|ministry|management"
    r"|administration|authorities|leaders|leadership|president|premier|chancellor|king|queen"
    r"|governor|mayor|embassy|army|negotiators|officials"
    r"|(?:prime |foreign )?minister|chief executive|spokes(?:man|woman|person))"
)
"""What acts for whom it is of: "Norland's trade ministry"."""
OWN_BODY = re.compile(rf"['’]s?\s(?:\w+\s)?{ACTS_FOR_OWNER}$", _I)
GOVERNMENT = re.compile(
    r"the government|le gouvernement|el gobierno|die regierung|il governo|o governo|de regering", _I
)
# "Its spokesman, Jane Roe, said the party would": who speaks does so for that body.
OF_A_BODY = re.compile(
    r"(?:Its|Their)\s[^,;:]{3,60},|[A-Z][\w ]{1,40}['’]s?\s[a-z][^,;:]{3,40}, [A-Z]"
)
OF_SOMEBODY = re.compile(r"\s(?:of|led by|under)\s(?-i:[A-Z])")
# In front of a verb: "beide Länder wollen", "sein Land werde".
PAIR_IN_FRONT = re.compile(
    r"\b(?:beide|die beiden|de beide|de twee)\s(?:länder|staaten|seiten|regierungen|parteien|landen"
    r"|partijen|regeringen)\s$",
    _I,
)
OWN_LAND = re.compile(
    r"\b(?:seine?|ihre?|zijn|haar)\s(?:land|regierung|partei|ministerium|regering|partij)\s$", _I
)
BY_AGENT = re.compile(
    r"\s(?:\w+ly\s|also\s)?be\s\w+(?:\s[^,;.“”\"]{1,60}?)?\sby\s(?:the\s)?(?=[A-Z])"
)
# A noun can be owned: "the Commission's proposal", "a United Nations appeal".
NOUN_CUE = re.compile(
    r"\b(?:commitment|pledge|promise|recommendation|offer|call|demand|refusal|rejection|plan|support"
    r"|appeal|proposal|request)s?(?: (?:to|for|on))?$",
    _I,
)
PREPOSITIONS = frozenset(
    "of in with by from for to at on into against about between under through including near "
    "over after before toward towards than like as since without within during alongside "
    "inside across future all despite via amid "
    "de du des à au aux chez sur sous vers en avec par pour dans contre con por para "
    "von mit für bei aus nach gegen di da "
    "per depuis sans desde sin ohne seit della dello dell dei degli delle "
    "dos das pela pelo tegen als auf über vor wegen trotz unter im am zum zur "
    "beim vom ins".split()
)
# "told Spain that": whom a verb is done to, its subject is somebody else.
WITH_OBJECT = frozenset(
    "told tells telling informed informs assured assures asked asks urged urges urging reminded "
    "warned warns invited invites thanked thanks accused accuses praised criticised criticized "
    "met meets joined called beat sued visited blamed advised begged ordered orders named "
    "appointed backed backs supported supports welcomed welcomes attacked denounced "
    "informó".split()
)
_STANDS_FOR = re.compile(
    r"\b(?:(?:delegations?|governments?|leaders|ministers|representatives|officials|parliament|cabinet|board"
    r"|délégations?|gouvernements?|delegaciones|gobiernos?)\s+(?:of|from|de|du|des|von)"
    r"|spokes(?:man|woman|person)\s+(?:for|of)|including)\s+"
    r"(?:the\s+)?$",
    _I,
)
_PART = re.compile(
    r"[;:]\s|\s[–—-]\s(?:(?:and|but|while)\s)?"
    r"|,\s(?:while|whereas|but|and|mais|et|pero|y|tandis que)\s",
    _I,
)
# "a new pledge": the act as a noun, which somebody makes.
DETERMINED = re.compile(
    r"\b(?:the|an?|its|his|her|their|our|this|that|une?|la|le|son|sa|el|su)\s(?:[\w-]+\s){0,2}$", _I
)
ACT_NOUN = re.compile(
    r"(?:pledge|promise|commitment|offer|appeal|call|proposal|request|demand|vow|refusal|guarantee"
    r"|promesse|engagement|promesa|compromiso)s?\b"
    r"|(?:renewed|reaffirmed) (?:\w+ )?(?:commitment|pledge|promise)",
    _I,
)
MAKES = re.compile(
    r"\b(?:ma(?:de|kes?|king)|g[ai]ven?|issu\w+|repeat\w+|conclud\w+|renew\w+|announc\w+|signed"
    r"|express\w+|voiced|fait|hizo)\s(?:[\w-]+\s){0,4}$",
    _I,
)
OURS = re.compile(r"\bour\s(?:[\w-]+\s){0,2}$", _I)
_CLAUSE = re.compile(r"[;:“\"«]|,\s(?:and|but|while|which|who|et|mais|y|pero|und|aber)\s")


def clause_start(head: str) -> int:
    """Return where the last clause of a text begins."""
    starts = [match.end() for match in _CLAUSE.finditer(head)]
    return starts[-1] if starts else 0


def stands_for(head: str) -> bool:
    """Tell whether what follows ``head`` is a subject though "of" governs it: "delegations of"."""
    return bool(_STANDS_FOR.search(head))


def in_apposition(text: str, start: int, end: int) -> bool:
    """Tell whether a name is set off by commas, or a bracket, rather than being the subject."""
    return bool(re.search(r"[,(]\s*(?:the\s+)?$", text[:start])) and bool(
        re.match(r"\s*[,()]", text[end:])
    )


def last_part(text: str) -> int:
    """Return where the last of the joined clauses of a text begins: behind ", while"."""
    starts = [match.end() for match in _PART.finditer(text)]
    return starts[-1] if starts else 0


def quote_end(text: str) -> int:
    """Return where the words begin behind a quotation mark that opens a text."""
    return len(text) - len(text.lstrip(' “”"«„'))
