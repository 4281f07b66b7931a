"""Press articles of our own writing, as many as wanted, no two alike."""

from pathlib import Path

_PLACES = ("Larnmouth", "Estwick", "Vollen", "Tarbrook", "Miresa", "Oldport", "Kesterby")
_PEOPLE = ("Helen Marsh", "Omar Kessel", "Ines Barro", "Piet Walden", "Ruth Anders")
_WORKS = ("a new crane", "two ferries", "a tide gate", "a cold store", "a rail spur", "a dry dock")


def article(number: int) -> str:
    """Return the article with this number, counted from 0."""
    place = _PLACES[number % len(_PLACES)]
    person = _PEOPLE[number % len(_PEOPLE)]
    work = _WORKS[number % len(_WORKS)]
    cost, ships = 1000 + number, 20000 + 7 * number
    return (
        f"{place} Harbour buys {work}\n\n"
        f"The {place} Harbour Board pledged to buy {work} for {cost} euros. "
        f"Its director, {person}, said that the work would be done by local firms. "
        f"The {place} Town Council agreed to pay half of the price. "
        f"The harbour handled {ships} boxes last year."
    )


def write_articles(folder: Path, count: int) -> list[Path]:
    """Write so many articles as text files; their names sort as their numbers do."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = [folder / f"article-{number:05d}.txt" for number in range(count)]
    for number, path in enumerate(paths):
        path.write_text(article(number), encoding="utf-8")
    return paths
