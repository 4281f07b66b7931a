"""Places and nationalities, from CLDR, the time-zone cities and a list of demonyms.

They count as correct actors where the gold does not list them: an annotator of persons and
organisations leaves out countries that act.
"""

from functools import cache
from pathlib import Path
from zoneinfo import available_timezones

from babel import Locale, UnknownLocaleError

from tests.benchmarks.folding import fold, words
from tests.benchmarks.lexicon import listed, more_places


def is_place(name: str, language: str = "en") -> bool:
    """Tell whether a name is a place, a nationality, or the government of one."""
    parts = [word.casefold() for word in words(fold(name))]
    known = _places(language) | _demonyms()
    if " ".join(parts) in known:
        return True
    rest = " ".join(part for part in parts if part not in (listed("government") | listed("joints")))
    whole = " ".join(part for part in parts if part != "the")
    return bool(rest) and (rest in known or whole in known)


@cache
def _places(language: str) -> frozenset[str]:
    names = set(more_places())
    for tag in {"en", language}:
        try:
            names |= set(Locale.parse(tag).territories.values())
        except (UnknownLocaleError, ValueError):
            continue
    for zone in available_timezones():
        region, _, city = zone.rpartition("/")
        if region and not region.startswith(("Etc", "SystemV")):
            names.add(city.replace("_", " "))
    return frozenset(" ".join(words(fold(name))).casefold() for name in names if name)


@cache
def _demonyms() -> frozenset[str]:
    listed = (Path(__file__).parent / "demonyms.txt").read_text(encoding="utf-8").split()
    names = {word.replace("-", " ") for word in listed}
    return frozenset(names | {f"{name}s" for name in names})
