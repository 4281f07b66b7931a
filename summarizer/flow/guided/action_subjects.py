"""Says in an action to what it is done, or who ought to do it."""

import re

from summarizer.flow.guided import announced
from summarizer.lexicon import Cue

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
_NEXT_ANNOUNCED = re.compile(r",? and that ")


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
