"""Acts that are over: long ago, or before what the article tells of."""

import re
from datetime import date

from summarizer.flow.guided import tenses
from summarizer.lexicon import Cue

_I = re.IGNORECASE
_OUGHT = re.compile(r"^(?:should|must|ought to)\b", _I)
_HAVE = re.compile(r"\s(?:not\s|never\s)?have\s(?:not\s|never\s)?\w+", _I)
# "he had promised in March": told as what went before.
_PLUPERFECT = re.compile(
    r"\b(?:had|hatten?|avait|avaient|había|habían|aveva|avevano|tinha|tinham)\b"
    r"(?:\s(?:not|also|already|long|once|been|earlier|previously|first|only|just|never|déjà"
    r"|ya|già|já"
    r"|\w+ly))*\s$|\bhatten?\s[^,;.]*$",
    _I,
)
# "had twee jaar cel geëist": in Dutch the participle comes last.
_DUTCH_PLUPERFECT = re.compile(r"\bhad(?:den)?\s[^,;.]*$", _I)
_DUTCH_PARTICIPLE = re.compile(
    r"^(?:geëist|gevraagd|geweigerd|getekend|ondertekend|toegezegd|beloofd|afgesproken|opgeroepen"
    r"|ingestemd|goedgekeurd|afgewezen|aangekondigd|besloten|overeengekomen)\b",
    _I,
)
_OTHERS_SAY = re.compile(
    r"\b(?:opposition|critics?|unions?|rivals?|opponents?|lawyers?|activists?|groups?|protesters?)\s"
    r"(?:also\s|have\s)?(?:sa(?:id|ys?)|claim\w*|complain\w*|accus\w+)\s[^;]*$",
    _I,
)
_REPORTED = re.compile(r"\b(?:said|says|told|added|stated|complained|accused|sagte|dit|dijo)\b", _I)
_RELATIVE = re.compile(r"(?:\b(?:who|which|that)|\bqui)\s(?:also\s)?$", _I)
_YEAR = re.compile(r"\b(?:in|since|after|of|en|im Jahr|seit|nel|em)\s(?:\w+\s)?([12]\d{3})\b", _I)
_NEAR = 40
# "Requested the extradition in March 2022"; but "repair the bridge destroyed in 2011".
_YEAR_AT_END = re.compile(
    r"[^,;.]{0,60}?\s(?<!ed\s)(?:in|en|nel|em|im)\s(?:\w+\s)?([12]\d{3})(?=[,.;]|$)", _I
)
# "Which declined to fund the project in 2011,".
_YEAR_OF_ASIDE = re.compile(r"[^,;.]{0,80}\b(?:in|since|en|nel|em|im Jahr)\s([12]\d{3}),", _I)
# "Who has been in office since 2014, promised": the year is not that of the promise.
_SINCE_A_YEAR = re.compile(r"\b(?:since|seit|depuis|desde)\s(?:\w+\s)?[12]\d{3},", _I)


def in_hindsight(cue: Cue, head: str, tail: str) -> bool:
    """Whether something ought to have been done, which is no call any more."""
    return bool(_OUGHT.match(cue.text) and _HAVE.match(tail))


def told_as_past(cue: Cue, head: str, tail: str) -> bool:
    """Whether it had been done before: "had promised", but not "had refused, he said"."""
    if _DUTCH_PARTICIPLE.match(cue.text) and _DUTCH_PLUPERFECT.search(head):
        return True
    return bool(_PLUPERFECT.search(head)) and not (
        cue.status in {"refused", "agreed"} and _REPORTED.search(head)
    )


def said_by_others(cue: Cue, head: str, tail: str) -> bool:
    """Whether others say so of somebody: "the opposition said she had refused"."""
    return _PLUPERFECT.search(head) is not None and _OTHERS_SAY.search(head) is not None


def long_ago(cue: Cue, head: str, tail: str, published: date | None) -> bool:
    """Whether a year that is over dates the act: "in 1998 it promised", "pledged in 1998"."""
    if tenses.is_tense(cue):
        return False
    aside = _YEAR_OF_ASIDE.match(tail) if _RELATIVE.search(head) else None
    if aside and (published is None or int(aside[1]) < published.year):
        return True
    limit = published.year if published else 2000
    ended = _YEAR_AT_END.match(tail)
    if ended and int(ended[1]) < limit:
        return True
    near = [*_YEAR.finditer(_SINCE_A_YEAR.sub("", head)[-_NEAR:]), *_YEAR.finditer(tail[:20])]
    return any(int(match.group(1)) < limit for match in near)
