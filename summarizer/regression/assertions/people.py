"""Whether two names are one actor's."""

from collections.abc import Iterable
from functools import lru_cache

from summarizer.lexicon import fold, lexicon
from summarizer.regression.assertions.words import words
from summarizer.schemas import Actor
from summarizer.schemas.expectations import ActorName

Form = tuple[str, ...]

_ARTICLES = frozenset(
    "the la le les l el los las il lo gli die der das den dem de het o os as".split()
)


def is_named(wanted: ActorName, actor: Actor, language: str) -> bool:
    """Whether an actor goes by a name that is wanted, or by an alias of it.

    Case, accents, dots, articles and forms of address do not matter. Of a person, the surname
    alone will do, on either side; so will a name without the middle ones.
    """
    ours = _forms(wanted.forms, language)
    theirs = _forms((actor.name, *actor.aliases), language)
    if not ours.isdisjoint(theirs):
        return True
    return actor.kind == "person" and any(_shortens(a, b) for a in ours for b in theirs)


def is_party(
    wanted: ActorName, names: Iterable[str], actors: Iterable[Actor], language: str
) -> bool:
    """Whether a name that is wanted is among those of a commitment's parties.

    A party that is one of the note's actors goes by all the actor's names.
    """
    known = tuple(actors)
    for name in names:
        party = ActorName(name=name)
        if _forms(wanted.forms, language) & _forms((name,), language):
            return True
        if any(
            is_named(party, each, language) and is_named(wanted, each, language) for each in known
        ):
            return True
    return False


def _forms(names: Iterable[str], language: str) -> set[Form]:
    return {form for name in names if (form := _form(name, language))}


@lru_cache(maxsize=8192)
def _form(name: str, language: str) -> Form:
    """Return the words of a name; "the U.S." and "US" are the same."""
    tokens = words(fold(name).replace(".", ""))
    skipped = _ARTICLES | lexicon(language).titles
    while len(tokens) > 1 and tokens[0] in skipped:
        tokens = tokens[1:]
    return tokens


def _shortens(one: Form, other: Form) -> bool:
    """Whether one name is the other with words left out, but for the last."""
    short, long = sorted((one, other), key=len)
    if short[-1] != long[-1]:
        return False
    rest = iter(long)
    return all(word in rest for word in short)
