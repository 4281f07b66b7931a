"""Whom "she" means behind "Her lawyer, Karim Odeh, said": the lawyer, or the one whose lawyer."""

import re

_OPENS = re.compile(r"[“\"]?(?P<whose>Her|His)\s(?P<noun>[^,;:“”\"]{3,60}?)(?=,|\s[A-Z])")
_SAME = {"Her": "she", "His": "he"}
# Who speaks of the other one rather than of themselves.
_SPEAKS_FOR = re.compile(
    r"\b(?:lawyer|attorney|barrister|solicitor|spokes\w+|agent|doctor|family|wife|husband|mother"
    r"|father|parents|office|aide|publicist)$"
)


def may_mean_owner(text: str, pronoun: str) -> bool:
    """Tell whether a pronoun of a sentence may mean the one whom its first subject belongs to."""
    opening = _OPENS.match(text)
    return opening is not None and _SAME[opening["whose"]] == pronoun


def means_owner(text: str, pronoun: str) -> bool:
    """Tell whether it does mean that one, as the first subject is one who speaks for others."""
    opening = _OPENS.match(text)
    return (
        opening is not None
        and _SAME[opening["whose"]] == pronoun
        and _SPEAKS_FOR.search(opening["noun"]) is not None
    )
