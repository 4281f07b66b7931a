"""Whom "she" means behind "Her lawyer, Karim Odeh, said": the lawyer, or the one whose lawyer."""

import re

_OPENS = re.compile(r"[“\"]?(?P<whose>Her|His)\s(?P<noun>[^,;:“”\"]{3,60}?)(?=,|\s[A-Z])")
_SAME = {"Her": "she", "His": "he"}
# Who speaks of the other one rather than of themselves.
_SPEAKS_FOR = re.compile(
    r"\b(?:lawyer|attorney|barrister|solicitor|spokes\w+|agent|doctor|family|wife|husband|mother"
    r"|father|parents|office|aide|publicist)$"
)


def means_owner(text: str, pronoun: str) -> bool | None:
    """Tell whether a pronoun means the one whom the first subject of a sentence belongs to.

    ``None`` if that subject belongs to nobody of that sex, so that the question does not arise. Of
    "his deputy said he would" nobody knows; that is no.
    """
    opening = _OPENS.match(text)
    if opening is None or _SAME[opening["whose"]] != pronoun:
        return None
    return _SPEAKS_FOR.search(opening["noun"]) is not None
