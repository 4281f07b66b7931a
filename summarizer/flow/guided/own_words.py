"""What a sentence itself says is undertaken, and what of it another act or sentence tells."""

import re

from summarizer.flow.guided.action_starts import (
    JOINED,
    action_start,
    refuses_in_a_word,
    without_link,
)
from summarizer.flow.guided.action_subjects import with_announced_subject, with_passive_subject
from summarizer.flow.guided.action_tails import without_tail
from summarizer.flow.guided.passives import what_was_done
from summarizer.flow.guided.phrases import part_of
from summarizer.flow.guided.wording import bare
from summarizer.grounding.passage import analysed
from summarizer.lexicon import Cue, cues, lexicon

# "An agreement under which refugees will return" says what is agreed.
_ANOTHER_NAME = re.compile(r"(?<=[a-z,] )(?!I\b)[A-ZÀ-Þ]")
_TERMS = re.compile(r"\s(?:under which|whereby|requiring|obliging)\s")
_FEWEST, _MOST = 3, 35
_DETERMINED = re.compile(
    r"(?:the|an?|its|his|her|their|it|so|that|le|la|un|une|el|una|il)\s", re.IGNORECASE
)
# Where the sentence goes on with something else.
_GOES_ON = re.compile(
    r"[;:()]|\sbecause\b|,\s[“\"«]|,\s(?:said|says|which|who|whose|but|while|wie|der|die|das|sagte|qui|dont|dit|que|dijo"
    r"|che|disse|die|zei)\b|,\s(?:he|she|it|they|we)\s"
)
# "Offered to pay for a study, an offer that Estia |accepted".
_APPOSED_OFFER = re.compile(
    r"\sto (?P<what>[^,;:]{5,100}), "
    r"(?P<noun>an? (?:[\w-]+ )?(?:offer|proposal|plan|request|demand)) (?:that|which) [^,;:]{2,40}$"
)
# "Insists that the pipeline be reopened, a condition Kyiv has |rejected"
_APPOSED_DEMAND = re.compile(
    r"\b(?:insist|demand|want|ask|call|propos|suggest)\w*\s(?:(?:that|on|for)\s)?(?P<what>[^,;:]{5,100}),"
    r"\s(?:an?|the)\s(?:condition|demand|request|proposal|call|claim|idea|move|step)"
    r"\s(?:(?:that|which)\s)?[^,;:]{2,40}$"
)
# "Athens to |demilitarize the islands"
_OF_WHOM = re.compile(r"^(?:[A-Z][\w.’'-]+\s){1,4}to\s")
_RELATIVE_OBJECT = re.compile(
    r"\b(?P<noun>(?:an?|the|its|his|her|their|this)\s(?:[\w’'-]+\s){0,5}?[\w’'-]+),?\s(?:which|that)"
    r"\s[^,;:]{2,40}$",
    re.IGNORECASE,
)
_THING_GIVEN = re.compile(
    r"\b(?P<noun>(?:an?|the|its|his|her|their|two|three|four|five|six|seven|eight|nine|ten|\d[\d.,]*)"
    r"\s(?:[\w’'-]+\s){0,2}?(?:loans?|grants?|credits?|aid"
    r"|money|sum|package|funds?|payments?|compensation|weapons|arms|tanks|jets|missiles|bridge|road"
    r"|ships|vessels|boats|aircraft|planes|trains|buses|schools|hospitals?|homes|houses|radars"
    r"|pipeline|plant|project|contract|treaty|accord|pact|plan|reforms?|bill|measures)"
    r"(?:\s(?:of|worth)\s[^,;:]{3,30}?)?),?\s(?:which|that)\s[^,;:]{2,40}$",
    re.IGNORECASE,
)
# "To grant Kestria in March": of what is granted nothing stands behind it.
_VERB_WITHOUT_OBJECT = re.compile(
    r"(?:\sto|(?<=\sto))\s([a-z]+)(?=$|[.,;]|\s[A-Z]"
    r"|\s(?:in|by|on|at|for|last|this|next|to|and|with|under|through)\b)"
)
_HOW = re.compile(r"\s(?:with|under|through)\s[^,;:.]{3,60}")
_CLOSED = re.compile(r"\s?(?:[,.;]|$)|\s(?:and|is|are|was|were|has|had|would|last|in|on)\b")
# "Vale has promised |this three times": what, is told elsewhere.
_TOLD_ELSEWHERE = re.compile(
    r"(?:in|on|since|by|until) (?:\w+ )?[12]\d{3}"
    r"|(?:[\w’'-]+ ){0,4}do (?:the same|so|likewise)"
    r"|(?:faire de même|hacer lo mismo|hagan? lo mismo|fare lo stesso|fazer o mesmo)"
    r"|(?:this|that|it|so|them|these|those)"
    r"(?:\s(?:\w+|many|several) times|\s(?:before|again|already|once|twice|now|then|today|yesterday"
    r"|too|often))*",
    re.IGNORECASE,
)


# "Invited unions |as the government seeks to end the strikes"
_OTHER_SUBJECT = re.compile(
    r"\s(?:as|because)\s[“\"]?(?:the\s[\w-]+|[A-Z][\w-]+|he|she|it|they)\s"
    r"(?!(?:to|of|in|on|at|and|for)\b)"
    r"|\s(?:while|whereas|though|although)\s(?!\w+ing\b|(?:not|still|on|in|at)\b)"
    r"|,\s(?:which|that|who)\s(?:he|she|it|they|we)\s"
    r"|\s(?:who|which)\s(?:say|said|warn|claim|fear|hope|want|believe|expect)(?:s|ed)?\s"
)
# "Ruled out a scheme despite makers who fear |they will close plants"
_OTHERS_WILL = re.compile(r"\s\w+\s(?:he|she|it|they|we)\s(?:will|would|can|could|may|might)\s$")
_OBLIGES = re.compile(r"should\b|must\b|ought to\b")


def is_told_elsewhere(action: str, cue: Cue, language: str) -> bool:
    """Whether an action only points at what another sentence tells: "it again", "accepted that"."""
    _, found, behind = f"{action} ".partition(f"{cue.text} ")
    # "The minister has accepted"
    if action.startswith(("whether ", "though ", "although ")):
        return True
    nothing = bool(found) and not behind and not lexicon(language).verb_final
    return nothing or any(map(_TOLD_ELSEWHERE.fullmatch, (action, behind.strip())))


def is_of_another_act(action: str, text: str, cue: Cue, language: str) -> bool:
    """Whether an action tells what the sentence says of another act than that of the cue.

    "Take less water" of "agreed to take less water, but Marenga |refused to sign"; "join the
    strike" of "said it |would take part, but reserved the right to strike".
    """
    if lexicon(language).verb_final or action == what_is_accepted(text, cue):
        return False
    place = text.find(action, cue.end)
    if place > 0 and _OTHER_SUBJECT.search(text, cue.end, place):
        return True
    if place > 0 and cue.status == "refused" and _OTHERS_WILL.search(text, cue.end, place):
        return True
    start, end = part_of(text, cue, language)
    # "Will not sign it, and I will not pay" tells of one act; "Japan pledged, and Estia will" not.
    alike = [
        each.start
        for each in (*cues(text, language), cue)
        if each.status == cue.status
        # "Norland should pay and called on Estia to sign" are two.
        and bool(_OBLIGES.match(each.text)) == bool(_OBLIGES.match(cue.text))
        and not _ANOTHER_NAME.search(text, *sorted((each.start, cue.start)))
    ]
    if _TERMS.match(text, end) or max(alike) > end:  # "will not sign it, and will not pay"
        end = len(text)
    if min(alike) < start:
        start = 0
    said, before, own, behind = (
        analysed(each, language).content_stems
        for each in (action, text[:start], text[start:end], text[end:])
    )
    return bool(said & (behind - own - before) or (said & before and not said & own))


def as_told(text: str, cue: Cue, language: str) -> str | None:
    """Return what is undertaken in the sentence's own words, those behind the cue.

    In "Eine Maut lehnte Althammer ab" it is those in front of it. ``None`` if there are too few or
    too many for an action.
    """
    start, end = part_of(text, cue, language)
    if accepted := what_is_accepted(text, cue):
        return accepted
    told = bare(_GOES_ON.split(without_link(text[action_start(cue) : end], language))[0])
    if len(told.split()) < _FEWEST and lexicon(language).verb_final:
        told = text[start : cue.start].split(",")[0].strip()
    told = with_passive_subject(with_announced_subject(without_tail(told), text, cue), text)
    # "Seek compensation" says enough, "a deal" does not.
    # "Refused the offers" does, "refused a loan" leaves open which.
    known = cue.status == "refused" and told.startswith(("the ", "its ", "his ", "her ", "their "))
    fewest = _FEWEST if _DETERMINED.match(told) and not known else _FEWEST - 1
    if refuses_in_a_word(text, cue):
        fewest = 1
    enough = fewest <= len(told.split()) <= _MOST and not is_told_elsewhere(told, cue, language)
    return told if enough and not JOINED.match(told) else None


def what_is_accepted(text: str, cue: Cue) -> str | None:
    """Return what stands in front of "that Estia accepted", which the cue ends.

    "An offer to pay for a study" of "offered to pay for a study, an offer that", "a full closure"
    of "proposed a full closure, which Estia opposed", and "grant the loan" of "the loan that Estia
    agreed to grant".
    """
    if done := what_was_done(text, cue):
        return done
    head = text[: cue.start]
    given = _THING_GIVEN.search(head)
    if given and (verb := _VERB_WITHOUT_OBJECT.match(text, cue.end)):
        how = _HOW.match(text, verb.end())
        return f"{verb[1]} {given['noun']}{how.group() if how else ''}"
    if found := _APPOSED_OFFER.search(head):
        return f"{found['noun']} to {found['what']}"
    closed = cue.status in {"agreed", "refused"} and _CLOSED.match(text, cue.end)
    if closed and (asked := _APPOSED_DEMAND.search(head)):
        return _OF_WHOM.sub("", asked["what"])
    found = _RELATIVE_OBJECT.search(head) if closed else None
    return found["noun"][0].lower() + found["noun"][1:] if found else None
