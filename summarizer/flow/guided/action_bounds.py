"""Where an action begins and ends, when an answer repeats words of its sentence.

A model may answer with a part that says something else: of "ruled out using the army to unload
food" that somebody refuses to unload food, or with the whole sentence, another act included.
"""

import re

from summarizer.flow.guided import announced
from summarizer.flow.guided.phrases import WEEKDAYS
from summarizer.flow.guided.wording import bare
from summarizer.grounding.passage import Passage, analysed
from summarizer.lexicon import Cue, lexicon

_MOST_BETWEEN = 12
# "Did not agree to a request to |lift visas": to lift them is what is refused.
_REQUEST = re.compile(
    r"\b(?:request|demand|proposal|call|appeal|invitation|plan|motion|bid)s?\sto\s$", re.IGNORECASE
)
# "Kündigte |an, sein Land werde", "riep |het kabinet op om": an infinitive or a clause follows.
_BEGINS = re.compile(
    # "Kündigte an, das Unternehmen werde |die Löhne erhöhen"
    r"(?:\s(?:an|zu))?,\s(?:das|der|die|sein|ihre?)\s\w+\swerden?\s(?!nicht\b)(?=[^,;]+\s\w+en\b)"
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
_AUXILIARY = re.compile(r"wird|werden|will|wollen|zal|zullen|wil|willen|gaat|gaan", re.IGNORECASE)
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
    r"(?:weiger|eis|verlang|forder|beloof|verspr|unterstütz|bekräftig|garantier|steun)",
    re.IGNORECASE,
)
# "Versera |45 millions": the verb is the cue.
_INFLECTED = re.compile(r"(?:r[áàa]n?|rai(?:t|ent)?|ranno|remos?|rons|ront|rão)$", re.IGNORECASE)
_GOES_TO_DO = re.compile(r"(?:va|vont|allons|vai|vão|vamos)\s(?=\w+[aeioô]?re?$)", re.IGNORECASE)
JOINED = re.compile(
    r"(?:and|or|but|nor|et|ou|mais|y|pero|und|aber|e|ma|mas|en|maar)\b", re.IGNORECASE
)
"""What no action begins with."""
_DETERMINED = re.compile(r"(?:the|an?|his|her|its|their)\s")
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
_THAT = re.compile(
    r"\bthat (?P<whole>(?!(?:he|she|it|they|we|I)\s)[^,;:“”\"]{2,60}\s"
    r"(?:would|will|could|can|should)(?:\snot)?\s)$"
)
_JOINS = re.compile(r"[,;:“”\"«»()]|\s(?:and|or|but|et|ou|mais|y|o|pero|e|ma|mas)\s")
_INFINITIVES = {
    "en": re.compile(r"\sto\s"),
    "fr": re.compile(r"\s(?:de\s|d['’]|à\s)"),
    "es": re.compile(r"\s(?:a|de|para)\s"),
    "it": re.compile(r"\s(?:a|di|per)\s"),
    "pt": re.compile(r"\s(?:a|de|para)\s"),
}
_PASSIVE_SUBJECT = re.compile(
    r"(?:^|[,;:“\"]\s?|\b(?:that|said|says|added|and|but)\s)"
    r"(?P<subject>(?!that\s(?:the|these|those|its|his|her|their|all|no|any|an?)\s)(?:(?:the|this|that|these|those|its|his|her|their|all|no|any|an?)\s(?:[\w-]+\s){0,4}?[\w-]+"
    r"|(?:[A-ZÀ-Þ][\w.'’-]*\s?){1,4}(?<!\s)"
    # "Said national security should be strengthened"
    r"|(?!(?:he|she|it|they|we|you|there|this|that|and|but|or)\b)[a-z][\w-]+(?:\s[a-z][\w-]+){0,2}))\s"
    r"(?:must|should|ought to|needs? to|ha(?:s|ve) to|will|would|shall)\s(?P<no>not\s)?$"
)
# "Asked for its own experts to |be admitted"
_ASKED_TO_BE_DONE = re.compile(r"\bfor (?P<subject>[^,;:“”\"]{3,60}) to $")
_OBLIGED = re.compile(r"\s(?:must|should|ought to|needs? to|ha(?:s|ve) to)\s(?:not\s)?$")
_NO_NAME = re.compile(r"[a-z]|(?:The|Both|All|This|These|Those|Its|His|Her|Their)\s|[A-Z][a-z]+s$")
# "Urged signatories to the agreement to cooperate"
_TO_WHOM = re.compile(r"\sto(?=\s(?:the|an?|its|his|her|their|this|that|all|both|every)\s)")
_NEXT_ANNOUNCED = re.compile(r",? and that ")
# "Donate tanks in anticipation of"
_DANGLING = re.compile(
    r"\s(?:(?:in|on|with)\s\w+\s)?(?:of|with|from|by|at|into|between|the|an?|its)$"
)
_RELATIVE_TAIL = re.compile(r"\s(?:that|which|who)\s[^,;]*$")
# "France will recall its envoy, the presidency said", ", which will be used for".
_TAIL = re.compile(
    r"\sas (?:the|its|his|her|their) [\w-]+ (?:seek|tr(?:y|ie)|struggle|face|prepare|work|battle"
    r"|grapple|look|push)(?:s|d|ed|es)? .*$"
    r"|\sand (?:could|might|may|expects?|wants?|hopes?|believes?|thinks?)\b.*$"
    r"|\sand [“\"](?=[a-z]+s\s).*$"
    r"|,\saccording to\b.*$|,\s(?:and|but|yet|so)\s(?:[\w-]+\s){0,4}(?:they|he|she|it|we)\s.*$"
    r"|,\s(?:accusing|saying|citing|calling|warning|blaming|arguing|adding|insisting|denying|stressing"
    r"|noting|claiming|describing|(?:handing|dealing|marking|ending|bringing|sending|sparking|raising"
    r"|capping|paving|clearing|boosting|fuelling|setting)\s(?:an?|the|up|off|their|its|his|her)\b)\s.*$"
    r"|,\s(?:despite|in spite of)\s.*$|:\s(?-i:[A-Z])\w+\s.*$"
    r"|,\sbut\s(?:the|an?|its|his|her|their|this|that|these|those|no)\s(?:[\w-]+\s){1,3}?"
    r"(?:[a-z]+ed|was|were|is|are|had|has|have|will|would|could|may|said)\b.*$"
    r"|,\ssomething\s.*$|,\s(?:although|though|even (?:though|as)|while|whereas)\s.*$"
    r"|,\s(?:as(?!\s(?:well|long|soon|part)\b)|como|comme|come|wie|zoals)\s\w+\s.*$"
    r"|,\san?\s[\w-]+\s(?:that|which)\b.*$"
    r"|,\s(?:(?:under|by|in|through|for|with|from|of)\s)?"
    r"(?:which|whom|whose|who|dont|qui|cuy[oa]s?)\b.*$"
    r"|,\s(?:et|e|y|und|en|and)\s(?:a|ont|avait|ha|han|hat|haben|heeft|has|have|had)\s.*$"
    r"|,[”\"»]\s(?:the\s|its\s|[A-Z])[^,;“”\"]{0,60}\b(?:said|says|told|added|stated)\b.*$"
    r"|,\s(?:the\s|its\s|his\s|her\s)?(?:[\w.’'-]+\s){1,10}"
    r"(?:said|says|announced|added|stated|reported|wrote|told)"
    r"(?:\s[^,;]{0,120})?(?:,\s(?:\w+\s){0,2}(?:hours|days|minutes|before|after|as)\s[^,;]{1,80})?$"
    r"|,[”\"»]?\s(?:he|she|it|they)\s(?:said|says|added)\b.*$"
    r"|,\s(?:a|ont|ha|hat)\s"
    r"(?:dit|annoncé|déclaré|indiqué|précisé|ajouté|detto|annunciato|dichiarato|aggiunto)\b.*$"
    r"|,\s(?:liet\s[^,;]{3,60}\sweten|stellte\s[^,;]{3,60}\sklar|maakte\s[^,;]{3,60}\sbekend)$"
    r"|,\s(?:dijo|anunció|informó|declaró|añadió|disse|anunciou|informou|acrescentou|sagte|teilte"
    r"|erklärte|hieß|zei"
    r"|meldde|aldus|según|segundo|selon|secondo|laut|volgens)\b.*$"
)
# "Hold hearings |and awarded them damages", but not "be repaired and returned to the town"
_ALSO_DID = re.compile(
    r"(?!.*\b(?:be|been|being|was|were|is|are|get|have|has|had)\b.*\sand\s)(?P<what>[a-z]+(?<!ed)\s.{3,}?)"
    r",?\sand\s[a-z]{2,}ed\s(?:the|an?|its|his|her|their|that|to|him|them|it)\s.*$"
)
# 'Pay in full," its lawyer told reporters'
_BEHIND_QUOTE = re.compile(r"^([^“\"«]*)(?:,[”\"»]|[”\"»],)\s.*$")
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
_PAIRS = (("“", "”"), ("«", "»"), ("(", ")"))


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
        rest = rest[begins.end() :] if begins else rest
    rest = without_link(rest, language)
    enough = len(rest.split()) >= _FEWEST or refuses_in_a_word(text, cue)
    return rest if enough and not JOINED.match(rest) else action


def _behind_auxiliary(text: str, cue: Cue) -> re.Match[str] | None:
    """Match what parts a German or Dutch auxiliary from "die Löhne erhöhen", if that follows.

    In "im Mai wird die Bahn die Löhne erhöhen" the subject does.
    """
    told = _AUXILIARY.fullmatch(cue.text) and _SUBJECT_ALONE.fullmatch(text[: cue.start])
    return _TO_INFINITIVE.match(text[cue.end :]) if told else None


def refuses_in_a_word(text: str, cue: Cue) -> bool:
    """Whether one word behind a refusal says what: "refused to sign"."""
    return cue.status == "refused" and _ONE_VERB.match(text, cue.end) is not None


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


def with_announced_subject(action: str, text: str, cue: Cue) -> str:
    """Say to what it is done where who is in office says so: "pensions to be protected"."""
    subject = announced.subject_of(text, cue)
    if subject is None or not action.startswith("be "):
        return action
    return f"{subject} to {_NEXT_ANNOUNCED.split(action)[0]}"


def with_passive_subject(action: str, text: str) -> str:
    """Say to what it is done: "the money to be spent on radars" of "the money must be spent"."""
    passive = action.startswith("be ") and not action.startswith("be forced to ")
    at = text.find(action) if passive else -1
    if at > 0 and (asked := _ASKED_TO_BE_DONE.search(text[:at])):
        return f"{asked['subject']} to {action}"
    told = _PASSIVE_SUBJECT.search(text[:at]) if at > 0 else None
    return f"{told['subject']} {told['no'] or ''}to {action}" if told else action


def with_obliged_subject(action: str, text: str) -> str:
    """Say who ought to do it: "both sides to stop" of "both sides should also stop"."""
    at = text.find(action)
    told = _PASSIVE_SUBJECT.search(text[:at]) if at > 0 and not action.startswith("be ") else None
    if told is None or not _NO_NAME.match(told["subject"]) or not _OBLIGED.search(text[:at]):
        return action
    whom = told["subject"]
    if text[:at].endswith("need to ") and not whom.endswith("s"):  # "the urgent need to"
        return action
    whom = f"{whom[0].lower()}{whom[1:]}" if " " in whom else whom
    return f"{whom} {told['no'] or ''}to {action.removeprefix('also ')}"


def without_tail(action: str) -> str:
    """Return an action without who says so, a clause that tells more of it, and lone quotes."""
    left = balanced(_TAIL.sub("", _BEHIND_QUOTE.sub(r"\1", action)))
    if also := _ALSO_DID.fullmatch(left):
        left = also["what"]
    if _DANGLING.search(left):
        left = _DANGLING.sub("", _RELATIVE_TAIL.sub("", left))
    return left if len(left.split()) >= _FEWEST else action


def balanced(text: str) -> str:
    """Return a text without quotation marks and brackets that have no partner in it."""
    if "„" in text:
        return bare(text)
    if text.count('"') % 2:
        text = text.replace('"', "")
    for opening, closing in _PAIRS:
        if text.count(opening) != text.count(closing):
            text = text.replace(opening, "").replace(closing, "")
    return bare(text)
