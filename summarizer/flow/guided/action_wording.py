"""The words of a commitment's action: without what the status and the other columns say."""

import re
from collections.abc import Sequence, Set

from summarizer.flow.guided.phrases import part_of
from summarizer.flow.guided.wording import bare
from summarizer.lexicon import Cue, fold

_SAYING_NOTHING = frozenset("call calls ask asks urge urges for that to the a it".split())
# "refuse or rule out signing": the status "refused" says that already.
_TWICE = re.compile(r"^refus\w*(?: to)?,? or rul\w+ out\b", re.IGNORECASE)
_REFUSAL = re.compile(
    r"^[“\"]?(?:also )?(?:(?:has|have|had|to) )?"
    r"(?:refus(?:e[sd]?|ing)(?: to)?|declin(?:e[sd]?|ing) to"
    r"|reject(?:s|ed|ing)?"
    r"|resist(?:s|ed|ing)?(?= (?:\w+ )?(?:calls|pressure|demands|appeals|attempts))"
    r"|oppos(?:e[sd]?|ing)|turn(?:s|ed|ing)? down|not(?: to)?"
    r"|rul(?:e[sd]?|ing) out|(?:will|would|shall) (?:not|never)|never|won['’]t|wouldn['’]t"
    r"|pas|plus|jamais"
    r"|(?:a )?refus(?:e|é|er) (?:de )?|(?:se )?(?:negó|niega|negarse) a|descart(?:a|ó|ar))\b\s+",
    re.IGNORECASE,
)
# "Réduirait |pas sa participation"
_WILL_NOT = re.compile(r"^(\w+r(?:a|ait|aient|ont|ons|ai))\s(?:pas|plus|jamais)\s")
# "Dem Paket |nicht zustimmen"
_NOT_AT_END = re.compile(r"\b(?:nicht|niet)\s(?=\w+n(?:$|[,.;]))")
# "Never accept it and would go to court": the second is not refused.
_UNDERTAKEN = re.compile(
    r",?\s(?:and|but)\s(?:instead\s)?(?:will|would|shall)\b(?!\s(?:not|never)\b).*$"
)
_CALL = re.compile(
    r"^(?:call(?:s|ed)?|ask(?:s|ed)?|appeal(?:s|ed)?) (?:for|on) (?=\w+ \w+)"
    r"|^(?:urge|ask)[ds]? (?=(?:\w+ ){1,4}to )|^(?:que|qu['’]|che|dass|dat) ?"
    r"|^(?:demand|request)(?:s|ed)? (?=\w+ \w+)"
    r"|^(?:al|a la|a los|ao|à|aos) [A-ZÀ-Þ][\w’'-]*(?: (?:d[aeo] )?[A-ZÀ-Þ][\w-]*){0,3}"
    r" (?:para )?que "
    r"|^for (?=\w)|^order(?:s|ed)? (?=(?:the )?(?:\w+ ){1,3}to )|^(?:them|him|her|it|us) to "
)
# "Had agreed to build a pipeline and had discussed another": that is not agreed to.
_ALSO_DONE = re.compile(
    r"\sand\s(?:(?:has|have|had)\s(?:also\s)?(?P<verb>[a-z]{4,})"
    # "Directed it to hold hearings and awarded the families damages"
    r"|(?P<past>[a-z]{3,}ed)\s(?:the|an?|its|his|her|their|that|to)\s)"
)
_DONE_TO = re.compile(r"\b(?:be|been|being|was|were|is|are|get|got)\s")
_STEM = 5
_LONG = 4
_ENOUGH_TO_FIND = 16
_REFUSING = frozenset("refuse refuses refused rule rules ruled out or decline declines".split())
_INFINITIVE = re.compile(r"\bto (\w+) $")
_HESITATE = re.compile(
    r"^(?:(?:will|would) )?not hesitate to |^threaten(?:s|ed|ing)? to ", re.IGNORECASE
)
_TENSE = re.compile(
    # "It was |suspending aid"
    r"^(?:(?:(?:it|they|he|she)\s)?(?:is|are|was|were)\s(?=\w+ing\b)"
    r"|(?:will|would|shall) (?!not\b|never\b))?(?:(?:also|soon|now|then) (?=[a-z]))?"
    r"(?:be forced to )?",
    re.IGNORECASE,
)
_SUBJECT = re.compile(
    r"^(?:(?:we|i)\s(?:think|believe|feel)\s(?:that\s)?"
    r"|(?:we|i|they|he|she|it)\s+(?:also\s+)?|to\s+|in (?:turn|return) |instead )",
    re.IGNORECASE,
)
_CLOSES = re.compile(r".[”\"»]")
# "agreed to reopen": the status says that already.
_REPEATED_CUE = re.compile(
    r"^(?:also )?(?:promises? or plans?|agree[ds]?|pledge[ds]?|promise[ds]?|plan(?:s|ned)?"
    r"|intend(?:s|ed)?|vow(?:s|ed)?) (?:to|that) |^that "
    r"|^(?:prometer|comprometer(?:-?se) a|promettre (?:de |d['’])|s['’]engager (?:à |a )"
    r"|promettere di|impegnarsi a)\s?(?=\w)",
    re.IGNORECASE,
)
# "Clear the mines and to share its maps": the first verb has no "to", either.
_SECOND_INFINITIVE = re.compile(
    r"\band to (?=[a-z]{3,} )(?!the |its |his |her |their |our |all |those |these |some |any )"
)
# "Promise them 120 million": as above, and the note says to whom.
_GIVEN_TO = re.compile(
    r"^(?:promise|pledge|offer)(?:s|d|ed)? (?:(?:them|him|her|it|us) )?"
    r"(?=an? |the |up to |[$€£\d])",
    re.IGNORECASE,
)
# "Regretted the ruling but would respect it".
_ANTECEDENT = re.compile(
    r"[a-z]{3,}\s(?P<noun>(?:the|this|that|its|their|his|her)\s(?:[\w-]+\s){0,2}?[\w-]+)"
    r",?\s(?:but|and)\s(?:\w+\s){0,2}$"
)
# No other noun that "it" may mean: "respect it", "abide by it".
_VERB_IT = re.compile(r"((?:\w+ ){1,2})it")
_JOINED_PARTS = re.compile(
    r"(,?\s(?:and|but|while|et|mais|tandis que|y|pero|mientras|e|ma|mas|mentre|enquanto|und|aber"
    r"|während|en|maar|terwijl)\s)"
)
_GIVES_THEM = re.compile(r"^(?:promise|pledge|offer)(?:s|d|ed)? ", re.IGNORECASE)
_WHAT_IS_GIVEN = re.compile(r"an? |the |up to |some |another |[$€£\d]", re.IGNORECASE)


def action_from(answer: str | None, cue: Cue) -> str | None:
    """Return the answer as an action, or ``None`` if it only repeats the cue."""
    if answer is None:
        return None
    text = bare(answer)
    if not _CLOSES.search(text):  # “We think they should talk.
        text = text.lstrip('“"«„')
    text = _SUBJECT.sub("", text)
    text = without_tense(text, cue)
    text = _GIVEN_TO.sub("", _REPEATED_CUE.sub("", _HESITATE.sub("", text)))
    text = _SECOND_INFINITIVE.sub("and ", text)
    said = {*fold(cue.text).split(), *_SAYING_NOTHING}
    if cue.status == "refused":
        text = _TWICE.sub("rule out", text)
        said |= _REFUSING
    words = [word for word in re.findall(r"\w+", fold(text)) if word not in said]
    # "Refused to sign" says enough, and "respect it"; "will sign" leaves open what.
    enough = 1 if cue.status == "refused" or "it" in fold(text).split() else 2
    return text if len(words) >= enough else None


def without_tense(action: str, cue: Cue) -> str:
    """Return "vote for it" of "will vote for it", unless the tense is what is refused."""
    return action if cue.status == "refused" else _TENSE.sub("", action)


def without_other_acts(action: str, text: str, cue: Cue, language: str) -> str:
    """Return an action without what the sentence tells of under another act.

    "Ask for a loan" of "hire 120 dockers and ask for a loan", where the hiring is agreed to and the
    loan asked for.
    """
    for done in _ALSO_DONE.finditer(text, cue.end):
        if not (done["past"] and _DONE_TO.search(text, cue.end, done.start())):
            action = action.split(f" and {(done['verb'] or done['past'])[:_STEM]}")[0]
    start, end = part_of(text, cue, language)
    following = text[end : end + _ENOUGH_TO_FIND]
    if following.strip(" .") and following in action:
        action = action[: action.index(following)].rstrip(" ,") or action
    inside, outside = (set(fold(t).split()) for t in (text[start:end], text[:start] + text[end:]))
    pieces = _JOINED_PARTS.split(action)
    parts = list(zip(["", *pieces[1::2]], pieces[::2], strict=True))
    own = [both for both in parts if not _stands_only(both[1], outside - inside, inside)]
    if not own:
        return action
    return own[0][1] + "".join(f"{joint}{part}" for joint, part in own[1:])


def _stands_only(part: str, outside: Set[str], inside: Set[str]) -> bool:
    words = {word for word in fold(part).split() if len(word) >= _LONG}
    return bool(words & outside) and words.isdisjoint(inside)


def not_as_called_for(action: str) -> str:
    """Return what is called for without "call for", "ask for" and the like."""
    return _CALL.sub("", action)


def not_as_refused(action: str) -> str:
    """Return what is refused without "refuse to", "rule out" and the like."""
    bare = _WILL_NOT.sub(r"\1 ", _REFUSAL.sub("", action))
    return _UNDERTAKEN.sub("", _NOT_AT_END.sub("", bare))


def with_verb(action: str, text: str) -> str:
    """Give an action back the verb that the sentence has in front of it.

    Of "did not agree to lift visa requirements" a model keeps the requirements, which turns the
    sense round.
    """
    start = text.casefold().find(action.casefold())
    verb = _INFINITIVE.search(text[:start]) if start > 0 else None
    return f"{verb.group(1)} {action}" if verb else action


def with_antecedent(action: str, text: str, cue: Cue) -> str:
    """Say what "it" is in "regretted the ruling but would respect it", told behind the cue."""
    before = _ANTECEDENT.search(text[: cue.start])
    own = action.rpartition(" but ")[2]
    verb = _VERB_IT.fullmatch(own)
    if before is None or verb is None or own not in text[cue.start :]:
        return action
    return f"{verb[1]}{before['noun']}"


_TITLED = (
    r"(?:(?:the|la|el|al|le|il|o|a|au|à)\s(?:[\w.’'-]+\s){0,3}?|(?:[A-ZÀ-Þ][\w.’'-]+\s){0,3}?)"
)
_LINKED = r"(?:to\s|for\s|(?=not to\s)|(?:para\s)?que\s|di\s|de\s|à\s|a\s(?=\w+[aei]re?\b))"
# "The company |pay up"
_WHOM = re.compile(r"(?:the|its|his|her|their) ")


def without_whom(action: str, text: str) -> str:
    """Return "pay up" of "the company pay up", where "asked the company to pay up" is said."""
    words = action.split() if _WHOM.match(action) else []
    parts = ((" ".join(words[:n]), " ".join(words[n:])) for n in (2, 3))
    return next((what for whom, what in parts if what and f"{whom} to {what}" in text), action)


def without_recipients(action: str, names: Sequence[str]) -> str:
    """Return "6.5 million francs" of "promise Marra 6.5 million francs": the note says to whom.

    So it does of "Governor Roe not to sign".

    Args:
        action: the action.
        names: what the recipients are called in its sentence.
    """
    for name in names:
        # "Governor Jane Roe not to sign", "la presidenta Ana Ruiz que intervenga"
        if told := re.match(rf"{_TITLED}{re.escape(name)}\s{_LINKED}(?P<what>.+)$", action):
            return told["what"]
    gives = _GIVES_THEM.match(action)
    if gives is None:
        return action
    for name in names:
        rest = action[gives.end() :].removeprefix("the ").removeprefix(f"{name} ")
        if _WHAT_IS_GIVEN.match(rest):
            return rest
    return action
