"""What somebody in office says will be done: "the minister said the road would be rebuilt".

A passive names nobody who acts. But who can have it done, and says it will be, gives his word for
it. The patterns hold for English.
"""

import re

from summarizer.flow.guided import tenses
from summarizer.lexicon import Cue

# What is in an office's power; what would be "won", "felt" or "needed" is not.
_DONE = (
    r"abolished|banned|built|closed|compensated|cut|deployed|doubled|exempted|extended|freed|frozen"
    r"|funded|given|guaranteed|halved|hired|housed|introduced|investigated|kept|lifted|maintained"
    r"|moved|offered|opened|paid|phased out|postponed|protected|provided|published|raised|rebuilt"
    r"|recruited|reduced|refunded|reimbursed|released|relocated|reopened|repaid|repaired|replaced"
    r"|respected|restored|returned|scrapped|sent|shared|spared|spent|stepped up|suspended|tripled"
    r"|withdrawn"
)
_IS_DONE = re.compile(rf"\s(?:also |then |now |soon )?be (?:\w+ly )?(?:{_DONE})\b")
_SAID = re.compile(
    r"\b(?:said|says|added|announced|confirmed|told\s[^,;:“”\"]{2,40}?\sthat)\s"
    r"(?:on \w+day )?(?:that )?"
    r"(?:(?P<first>[^;:“”\"]{3,120}?),? and that )?"
    r"(?P<subject>(?!(?:if|when|unless|because|he|she|it|they|we|I)\b)[^,;:“”\"]{2,80}?) $"
)
# A clause of its own stands there, of which it is not clear who says it.
_NO_SUBJECT = re.compile(r"\b(?:that|which|who|if|when|would|will|said|had|has|have|was|were)\b")


def subject_of(text: str, cue: Cue) -> str | None:
    """Return what is to be done to, by a sentence that says so by a passive; else ``None``."""
    if not tenses.is_tense(cue) or not _IS_DONE.match(text, cue.end):
        return None
    said = _SAID.search(text[: cue.start])
    return said["subject"] if said and not _NO_SUBJECT.search(said["subject"]) else None
