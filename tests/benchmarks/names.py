"""When two names mean the same actor: forms, titles, short forms, initials."""

from collections.abc import Iterable
from itertools import dropwhile, product

from tests.benchmarks.folding import fold, words
from tests.benchmarks.lexicon import listed
from tests.benchmarks.places import is_place


def same(
    one: Iterable[str], other: Iterable[str], *, person: bool, short_forms: bool = True
) -> bool:
    """Tell whether any form of one actor's name means the same as any form of the other's.

    ``short_forms``: a part of a body's name may stand for it, as a surname does for a person.
    """
    pairs = product(list(one), list(other))
    return any(_same_form(a, b, person, short_forms) for a, b in pairs)


def _same_form(one: str, other: str, person: bool, short_forms: bool) -> bool:
    if _content(one) == _content(other) or _is_acronym(one, other) or _is_acronym(other, one):
        return True
    a, b = _core(one, person=person), _core(other, person=person)
    if sorted(a) == sorted(b):
        return True
    if not (set(a) <= set(b) or set(b) <= set(a)):
        return False
    if person:
        return a[-1] == b[-1]
    short, long = (one, b) if len(a) < len(b) else (other, a)
    # A country is not every body that bears its name, only its government.
    return (short_forms and not is_place(short)) or set(long) - set(_content(short)) <= listed(
        "government"
    )


def _content(name: str) -> list[str]:
    """Lower-case words without articles and prepositions."""
    parts = [word.casefold() for word in words(fold(name))]
    return [part for part in parts if part not in listed("small")] or parts


def _core(name: str, *, person: bool) -> list[str]:
    """Leave out leading titles, and of a person what stands after the first comma.

    A name that is nothing but titles ("the Prime Minister") stays as it is.
    """
    if not person:
        return _content(name)
    parts = _content(name.split(",")[0])
    return list(dropwhile(listed("titles").__contains__, parts)) or parts


def _is_acronym(short: str, long: str) -> bool:
    letters = words(fold(short).strip())
    letters = [word for word in letters if word.casefold() != "the"]
    if len(letters) != 1 or not letters[0].isupper() or len(letters[0]) < 2:
        return False
    parts = [word for word in words(fold(long)) if word.casefold() not in {"the", "s"}]
    if len(parts) < 2:
        return False
    every = "".join(part[0] for part in parts).upper()
    capital = "".join(part[0] for part in parts if part[0].isupper())
    return letters[0] in {every, capital}
