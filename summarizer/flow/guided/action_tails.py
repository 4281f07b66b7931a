"""Cuts off an action what only tells more of it: who says so, why, or what else was done."""

import re

from summarizer.flow.guided.wording import bare

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
    r"|,\san?\s[\w-]+\s(?:(?:that|which)\b|(?-i:[A-Z])[\w-]+\s(?:has|had|have|is|was|will|would|[a-z]+(?:s|ed))\b).*$"
    # "Invest in it|, its head, Jane Roe, said"
    r"|,\s(?:its|the|his|her|a)\s[^,;:]{3,40},\s[^,;:]{3,40},\s(?:said|says|told|added)\b.*$"
    r"|,\s(?:(?:under|by|in|through|for|with|from|of)\s)?"
    r"(?:which|whom|whose|who|dont|qui|cuy[oa]s?)\b.*$"
    r"|\s(?:et|e|y|and)\s(?:poderá|podrá|potrà|pourra|peut|puede|pode|può|podría|poderia|pourrait)\s.*$"
    # "El pacto |y convocó a un paro", "le texte |et a demandé"
    r"|\s(?:et|e|y)\s(?:(?:también|aussi|anche|também)\s)?(?:\w{3,}(?:ó|aron|ieron|iou|ou|aram|eram|iram)"
    r"|(?:a|ont|ha|hanno|han)\s\w+(?:és?|is?|u|ado|ido|ato|uto|ito))\s.*$"
    r"|,\s(?:et|e|y|und|en|and)\s(?:a|ont|avait|ha|han|hat|haben|heeft|has|have|had)\s.*$"
    r"|,[”\"»]\s(?:the\s|its\s|[A-Z])[^,;“”\"]{0,60}\b(?:said|says|told|added|stated)\b.*$"
    r"|,\s(?:the\s|its\s|his\s|her\s)?(?:[\w.’'-]+\s){1,10}"
    r"(?:said|says|announced|added|stated|reported|wrote|told)"
    r"(?:\s[^,;]{0,120})?"
    r"(?:,\s(?:\w+\s){0,2}(?:hours|days|minutes|before|after|as|in a|citing|following)"
    r"\s[^,;]{1,80})?$"
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
_SAID = re.compile(r"^\w+[,.]?[”\"»],?\s(?:said|says|added|told)\b")
# 'Pay in full," its lawyer told reporters'
_BEHIND_QUOTE = re.compile(r"^([^“\"«]*)(?:,[”\"»]|[”\"»],)\s.*$")
_FEWEST = 2
_PAIRS = (("“", "”"), ("«", "»"), ("(", ")"))


def without_tail(action: str) -> str:
    """Return an action without who says so, a clause that tells more of it, and lone quotes."""
    left = balanced(_TAIL.sub("", _BEHIND_QUOTE.sub(r"\1", action)))
    if also := _ALSO_DID.fullmatch(left):
        left = also["what"]
    if _DANGLING.search(left):
        left = _DANGLING.sub("", _RELATIVE_TAIL.sub("", left))
    # "Pay," said its director: a word says little, but the rest says nothing.
    return left if len(left.split()) >= _FEWEST or _SAID.search(action) else action


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
