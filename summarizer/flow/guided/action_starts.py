"""Where an action begins behind the words that announce it, in each language.

A model may answer with the whole sentence, another act included.
"""

import re

from summarizer.flow.guided.action_tails import balanced
from summarizer.flow.guided.phrases import WEEKDAYS
from summarizer.lexicon import Cue, lexicon

# "Kündigte |an, sein Land werde", "riep |het kabinet op om": an infinitive or a clause follows.
_BEGINS = re.compile(
    # "Kündigte an, das Unternehmen werde |die Löhne erhöhen"
    r"(?:\s(?:an|zu))?,\s(?:das|der|die|sein|ihre?)\s\w+\swerden?\s(?!nicht\b)(?=[^,;]+\s\w+en\b)"
    # "Verpflichtet sich im Gegenzug, |auf Kündigungen zu verzichten"
    r"|\ssich\s(?:[^\s,;]+\s?){0,3},\s(?=[^;.]*\s(?:zu\s\w+en|\w{2,}zu\w{2,}en)\b)"
    # "Forderte die Bahn auf, |bis Freitag zu zahlen"
    r"|\s(?:[^\s,;]+\s){1,6}auf,\s(?=[^,;.]*\s(?:zu\s\w+en|\w{2,}zu\w{2,}en)\b)"
    r"|(?:\s(?:an|zu|ab|aus|toe|af|uit))?,\s(?=[^,;.]*\s(?:zu\s\w+en|\w{2,}zu\w{2,}en)\b)"
    r"|(?:\s(?:an|zu|ab|aus|toe|af|uit))?,\s"
    r"(?!(?:das|der|die|den|dem|deren|dessen|wo|wie|was|weil|dat)\s)"
    r"|\s(?:[^\s,;]+\s){0,4}om\s(?=.*\bte\b)|\s(?=dat\s)"
    # "Riep de Kamer op |het pakket te verwerpen"
    r"|\s(?=(?:het|de|een|hun|zijn|haar)\s[^,;.]*\ste\s\w+en\b)"
)
# "Sagte: »|Wir werden keinem Spruch zustimmen"
_SAID_SO = re.compile(r":\s[„“»\"]")
# "Sagte, sein Land werde |dem Paket nicht zustimmen"
_REPORTED_SUBJECT = re.compile(r".*,\s(?:(?:sein|ihre?|das|die|der)\s\w+|er|sie|es|man)\s")
_AUXILIARY = re.compile(
    r"wird|werden?|wolle|will|wollen|zal|zullen|wil|willen|gaat|gaan", re.IGNORECASE
)
_SUBJECT_ALONE = re.compile(
    r"(?!(?:Im|Am|In|An|Ab|Auf|Bei|Bis|Beim|Dafür|Damit|Dann|Daher|Für|Heute|Mit|Morgen|Nach|Nun|Ob"
    r"|Seit|Später|Vom|Von|Vor|Wenn|Zum|Zur|Zudem|Op|Na|Nu|Bij|Dan|Daarom|Met|Om|Vanaf|Vanwege|Volgens"
    r"|Voor|Als|Morgen|Vandaag)\s)[A-ZÀ-Þ][^\s,;:]*\s(?:[^\s,;:]+\s){0,5}"
)
_TO_INFINITIVE = re.compile(
    r"\s(?=(?!nicht\b|niet\b|kein|geen\b)(?:[^\s,;:]+\s){1,12}[a-zà-ÿ]+n[.,]?(?:\s|$))"
)
# "Verlangte |einen eigenen Fonds": but not "stimmte |dem Gesetz nicht zu".
_WITHOUT_PREFIX = re.compile(
    r"(?:weiger|eis|verlang|forder|droh|dreig|beloof|verspr|unterstütz|bekräftig|garantier|steun)",
    re.IGNORECASE,
)
_BUT = re.compile(r"^\s?(?:aber|jedoch|zudem|auch|außerdem|ook|echter|wel)\s")
# "Versera |45 millions": the verb is the cue.
_INFLECTED = re.compile(r"(?:r[áàa]n?|rai(?:t|ent)?|ranno|remos?|rons|ront|rão)$", re.IGNORECASE)
_GOES_TO_DO = re.compile(r"(?:va|vont|allons|vai|vão|vamos)\s(?=\w+[aeioô]?re?$)", re.IGNORECASE)
JOINED = re.compile(
    r"(?:and|or|but|nor|though|although|et|ou|mais|y|pero|und|aber|e|ma|mas|en|maar)\b",
    re.IGNORECASE,
)
"""What no action begins with."""
# Behind the cue, where the action begins: "promised to", "called on", "decidió el jueves".
_LINKS = {
    "en": r"to|that|on|upon|for",
    "fr": r"à|de|pour|que|sur",
    "es": r"a|de|para|por|que",
    "de": r"sich|auf|zu|um|dass",
    "it": r"a|di|per|che|su",
    "pt": r"a|de|para|por|que",
    "nl": r"zich|om|te|dat|op",
}
_DAY_BEFORE = {
    "en": r"\s(?:on {day}(?: (?:morning|afternoon|evening|night))?"
    r"|(?:last|this) (?:week|month|year)"
    r"|yesterday|today)(?=\sto\b)",
    "fr": r"\s(?:ce\s)?{day}(?=\s)",
    "es": r"\s(?:este|el)\s{day}(?=[\s,])",
    "de": r"\s(?:am\s)?{day}(?=\s)",
    "it": r"\s{day}(?=\s)",
    "pt": r"\s(?:na|no|nesta|neste)\s{day}(?=\s)",
    "nl": r"\s(?:op\s)?{day}(?=\s)",
}
# "Descartó, en cambio, que": no part of what is ruled out.
_ASIDE = (
    r",\s(?:however|en cambio|por su parte|sin embargo|no obstante|en revanche|en retour|toutefois"
    r"|invece|però|porém|no entanto|por sua vez),"
    r"|\s\([\d./ -]+\)"
    r"|\s(?:en|in|im Jahr|nel|em)\s(?:19|20)\d\d(?=\s)"
    r"|\s(?:ayer|hoy|hier|ieri|oggi|ontem|hoje|gestern|heute|gisteren|vandaag|aujourd['’]hui)(?=\s)"
    # "A annoncé à Paris |la signature"
    r"|\s(?:à|en|in|at|a)\s(?-i:[A-ZÀ-Þ])[\w’'-]+"
    r"(?=\s(?:que|that|the|an?|la|le|les|une?|el|los|il|lo)\b)"
    # "Anunció, a través de un mensaje, que"
    r"|,\s[^,;:“”\"]{3,60},(?=\s(?:that|que|che)\b)"
)
_ALSO = (
    r"\s(?:además|también|asimismo|aussi|également|inoltre|invece|anche|também|ainda|auch|außerdem|ook)"
    r"(?=\s)"
)
_BEHIND = {
    language: re.compile(
        rf"^(?:{_DAY_BEFORE[language].format(day=f'(?:{WEEKDAYS[language]})')}"
        rf"|{_ASIDE}|{_ALSO}|,?\s?(?:{links})\b,?(?!\s(?-i:[A-ZÀ-Þ]))|\s?d['’]|,)*\s?",
        re.IGNORECASE,
    )
    for language, links in _LINKS.items()
}
_ASIDE_IN_FRONT = re.compile(
    r"(?:,\sto|,?\s(?:in\s)?(?:what|which)\s(?:would|will|is to|was to))\s$"
)
_INSIDE_VERB = re.compile(
    r"\w+\s(?P<what>(?:eine?[mnrs]?|keine?[mnrs]?|die|das|den|dem|alle|een|het|de|geen)\s.+)\s\w+"
)
# "Haben sich am Mittwoch auf einen Tarifvertrag |geeinigt"
_AGREED_ON = re.compile(
    r"\b(?:haben|hat|hatten|hebben|heeft|zijn)\s(?:sich|zich|het)\b.*\s(?:auf|über|op|over)\s(?P<what>.+)$"
)
# "Hat die Parteien zum Einlenken |aufgefordert"
_HAS = re.compile(
    r"\b(?:hat|haben|hatte[n]?|heeft|hebben|had(?:den)?)\s(?:(?:am|op)\s\w+tag\s|gestern\s|heute\s)?"
    r"(?P<what>(?!sich\b|zich\b)\w+\s.+)$"
)
_ONE_VERB = re.compile(r"\s(?:to\s)?[a-z]+(?=\s?(?:[.,;]|$))")
_FEWEST = 2
_IS_DEAL = re.compile(r"(?:agreement|deal|accord|pact|compromise|consensus)\b", re.IGNORECASE)


def without_link(text: str, language: str) -> str:
    """Return what follows a cue without "to", "for" and the like in front of it."""
    pattern = _BEHIND.get(language.split("-")[0])
    return pattern.sub("", text) if pattern else text.lstrip()


def action_start(cue: Cue) -> int:
    """Return where the action of a cue begins: with it in "versera 45 millions", "agreement on".

    In "va construire un pont" it does with the second word.
    """
    if goes := _GOES_TO_DO.match(cue.text):
        return cue.start + goes.end()
    is_verb = not cue.strong and " " not in cue.text and _INFLECTED.search(cue.text)
    return cue.start if is_verb or _IS_DEAL.match(cue.text) else cue.end


def behind_cue(action: str, text: str, cue: Cue, language: str) -> str:
    """Return what stands behind the cue, of an action that goes over it.

    In German and Dutch it may stand in front of it, unless a comma follows: "versprach, zu".
    """
    start = text.find(action)
    aside = _ASIDE_IN_FRONT.search(text, cue.end, start) if start > cue.end else None
    if aside and action.startswith("be "):  # "Promised an inquiry, to |be led by a judge"
        told = balanced(without_link(text[cue.end : aside.start()], language))
        return told if len(told.split()) >= _FEWEST else action
    over = start < cue.end <= start + len(action)
    if start < 0 or not over:
        return action
    rest = action[max(action_start(cue) - start, 0) :]
    if lexicon(language).verb_final:
        if not rest.strip(" .,!"):  # "Eine Maut lehnte er ab"
            told = action[: cue.start - start].strip(" ,")
            if inside := _INSIDE_VERB.fullmatch(cue.text):  # "lehnte eine Maut ab"
                return inside["what"]
            agreed = _AGREED_ON.search(told) or _HAS.search(told)
            return agreed["what"] if agreed else told or action
        if said := _SAID_SO.search(action, 0, cue.start - start):
            return action[said.end() :]
        begins = _BEGINS.match(rest) or _behind_auxiliary(text, cue)
        if begins is None and not _WITHOUT_PREFIX.match(cue.text):
            return action
        rest = _BUT.sub("", rest[begins.end() :] if begins else rest)
    rest = without_link(rest, language)
    enough = len(rest.split()) >= _FEWEST or refuses_in_a_word(text, cue)
    return rest if enough and not JOINED.match(rest) else action


def _behind_auxiliary(text: str, cue: Cue) -> re.Match[str] | None:
    """Match what parts a German or Dutch auxiliary from "die Löhne erhöhen", if that follows.

    In "im Mai wird die Bahn die Löhne erhöhen" the subject does.
    """
    head = text[: cue.start]
    told = _AUXILIARY.fullmatch(cue.text) and (
        _SUBJECT_ALONE.fullmatch(head) or _REPORTED_SUBJECT.fullmatch(head)
    )
    return _TO_INFINITIVE.match(text[cue.end :]) if told else None


def refuses_in_a_word(text: str, cue: Cue) -> bool:
    """Whether one word behind a refusal says what: "refused to sign"."""
    return cue.status == "refused" and _ONE_VERB.match(text, cue.end) is not None
