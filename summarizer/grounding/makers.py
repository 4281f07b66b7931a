"""Whether those who are said to promise, urge or refuse something are those who do so.

"Norland promised to reopen the border, and Estia agreed to pay": it is not Estia that promised
to reopen it; nor does Estia urge anybody in "Norland urged Estia to withdraw". Nothing is said
where no name stands beside the verb (see :mod:`summarizer.grounding.acts`).
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from summarizer.grounding.acts import Act, acts_of
from summarizer.grounding.aliases import Aliases
from summarizer.grounding.evidence import Evidence
from summarizer.grounding.passage import Passage, key
from summarizer.grounding.tokens import Token
from summarizer.schemas import CommitmentStatus


def may_be_misattributed(names: Sequence[str], evidence: Evidence) -> bool:
    """Tell whether somebody acts in the sentences beside those who are named, going by capitals."""
    return not all(_is_plain(names, passage) for passage in evidence.passages)


def misattributed(
    makers: Sequence[Passage],
    action: Passage,
    evidence: Evidence,
    aliases: Aliases,
    status: CommitmentStatus | None,
) -> Iterator[tuple[int, str]]:
    """Yield the index of each maker that is not one, with a message.

    Args:
        makers: names of those who are said to promise, urge or refuse it.
        action: what it is.
        evidence: the sentences.
        aliases: what else the names of the article are called.
        status: how firm it is said to be.
    """
    names = [maker.text for maker in makers]
    for passage in evidence.passages:
        acts = () if _is_plain(names, passage) else acts_of(passage)
        home = _home(action, evidence, passage, acts) if acts else None
        if home is None:
            continue
        for index, maker in enumerate(makers):
            if message := _objection(maker, home, acts, passage, aliases, status):
                yield index, f"{maker.text!r}: {message} in {evidence.label}"


def misplaced_term(term: str, action: Passage, evidence: Evidence) -> str | None:
    """Return a message if a sum or a deadline goes with what somebody else does.

    Args:
        term: the sum or deadline, in the words of the sentences.
        action: what it is said to go with.
        evidence: the sentences.
    """
    instead = ""
    for passage in evidence.passages:
        acts = acts_of(passage) if term in passage.text and len(passage.cues) > 1 else ()
        home = _home(action, evidence, passage, acts) if len(acts) > 1 else None
        for place in _places(term, passage.text):
            act = _act_at(passage, acts, place) if home else None
            # "By May, Norland will pay and Estia will leave" holds for both.
            if act is None or home is None:
                return None
            theirs = act is home or act.makers & home.makers
            if theirs or place < _first_maker(passage, acts[0]):
                return None
            instead = instead or act.subject
    return f"{term!r}: it goes with what {instead} does in {evidence.label}" if instead else None


def _places(text: str, sentence: str) -> Iterator[int]:
    place = sentence.find(text)
    while place >= 0:
        yield place
        place = sentence.find(text, place + len(text))


def _act_at(passage: Passage, acts: Sequence[Act], place: int) -> Act:
    index = bisect_right(passage.starts, place) - 1
    return acts[max(bisect_right([act.start for act in acts], index) - 1, 0)]


def _first_maker(passage: Passage, act: Act) -> int:
    places = zip(passage.tokens, passage.starts, strict=True)
    return next((place for token, place in places if token.base in act.makers), 0)


def _is_plain(names: Sequence[str], passage: Passage) -> bool:
    """Whether all makers are named in front of the first verb, and nobody behind it acts."""
    if not passage.cues:
        return True
    starts = [cue.start for cue in passage.cues]
    first, last = min(starts), max(starts)
    head, between = passage.text[:first], passage.text[first:last]
    return (not between or between.islower()) and all(name in head for name in names)


def _objection(
    maker: Passage,
    home: Act,
    acts: Sequence[Act],
    passage: Passage,
    aliases: Aliases,
    status: CommitmentStatus | None,
) -> str | None:
    names = [token for token in maker.tokens if token.capital]
    bases = frozenset(token.base for token in names)
    if not bases or _stands(names, maker, home, passage, aliases):
        return None
    others = [act for act in acts if act is not home and bases <= act.nearest]
    # "Offered to pay, an offer that Estia accepted": what Estia agrees to is told in that act.
    theirs = status not in home.statuses and any(status in act.statuses for act in others)
    if home.subject and others and not theirs and not _vouches(others, home, passage, status):
        return f"it is {home.subject!r} that does so"
    if bases <= home.objects and not any(bases & act.makers for act in acts):
        return "it is done to them, not by them,"
    return None


_THAT = frozenset("that que che dat".split())


def _vouches(
    others: Sequence[Act], home: Act, passage: Passage, status: CommitmentStatus | None
) -> bool:
    """Whether one of these acts is the promise that somebody else does it.

    In "Holt promised that Norland would pay" it is his promise as well.
    """
    governed = home.start > 0 and passage.tokens[home.start - 1].base in _THAT
    return governed and any(act.end == home.start and status in act.statuses for act in others)


def _stands(
    names: Sequence[Token], maker: Passage, act: Act, passage: Passage, aliases: Aliases
) -> bool:
    """Whether a maker, or another name of it, stands in front of an act's verb."""
    if any(token.base in act.makers for token in names):
        return True
    front = [t for t in passage.tokens[act.start : act.end] if t.base in act.makers]
    line = f" {' '.join(map(key, front))} "
    return any(aliases.bridges(key(token), maker.line, line) for token in names)


def _home(action: Passage, evidence: Evidence, passage: Passage, acts: Sequence[Act]) -> Act | None:
    """Return the one act whose words an action has, if there is one."""
    starts = [act.start for act in acts]
    homes: set[int] | None = None
    for index in action.content:
        if action.tokens[index].capital:
            continue
        places = [
            at for where, at in evidence.places_in_any_form(action, index) if where is passage
        ]
        if places:
            here = {bisect_right(starts, place) - 1 for place in places}
            homes = here if homes is None else homes & here
    return acts[homes.pop()] if homes and len(homes) == 1 else None
