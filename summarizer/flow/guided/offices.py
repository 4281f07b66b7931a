"""Words that name offices and functions, in the languages of the lexicon."""

import re

from summarizer.names import vocabulary as v

_OFFICE_STEMS = tuple(
    """
    coordinator director leader chief member founder owner editor researcher
    scientist economist analyst lawyer adviser advisor representative negotiator delegate
    official officer manager executive activist candidate spokes president minister secretary
    ambassador mayor governor chair professor commander judge envoy commissioner
    chancellor bishop imam coach captain journalist reporter resident witness expert
    undersecretary deputy speaker investor counterpart homologue homólog omolog amtskolleg ambtgeno
    amministrat administrad
    spécialiste chercheu responsable dirigeant membre fondat avocat porte maire président
    directora jefe portavoz líder investigador abogad experto leiter sprecher chef vorsitzende
    mitglied forscher anwalt
    délégu avocat procureur procurador concejal consejer fiscal gobernador canciller alcald
    embajador candidat empresari prefeit vereador governador embaixador chanceler advogad diretor
    líder dirigente sindac segretari dirett avvocat procurator procuratric assessor governator
    ambasciat imprenditor portavoce wethouder voorzit woordvoer staatssecretaris kamerlid
    bestuurder advocaat burgemeester
    """.split()
)
# Other words begin like these: "Queensland", "headquarters".
_OFFICES = frozenset(
    "head heads general generals king kings queen queens author authors auteur autora".split()
)
# "Ex-directeur", "oud-wethouder", "exministro"
_FORMER = re.compile(
    r"^(?:(?:ex|oud|vice|vize|sous|co|under|sub)-|ex(?=minist|president|alcald|director|gobern))"
)


def is_office(word: str) -> bool:
    """Tell whether a word names an office or a function: "minister", "Direktorin"."""
    key = _FORMER.sub("", word.casefold().rstrip("’'.,"))
    return key in v.TITLES or key in _OFFICES or key.startswith(_OFFICE_STEMS)


_COURTESY = frozenset(
    "mr mrs ms miss dr m mme mlle sr sra herr frau signor signora sir dame sheikh hon".split()
)
# "Foreign Minister Prince Fahd"
_ROYAL = frozenset("prince princess sheikh sheikha sultan sayyid".split())
_HONORIFIC = re.compile(
    r"\b(?:(?:His|Her|Their) (?:Royal |Serene )?(?:Highness|Excellency|Majesty|Eminence)"
    r"|HRH|H\.R\.H\.|H\.E\.)"
)


def without_courtesy(title: str) -> str:
    """Return a title without what tells no office: "Minister" of "Her Excellency Minister Dr"."""
    words = _HONORIFIC.sub("", title).split()
    while len(words) > 1 and words[-1].casefold() in _ROYAL:
        words.pop()
    while words and words[-1].casefold().strip(".") in _COURTESY:
        words.pop()
    while words and words[0].casefold().strip(".") in _COURTESY:
        words.pop(0)
    return of_one(" ".join(words))


def of_one(role: str) -> str:
    """Return "président" of "les présidents Jean Roe et Anna Holt": each of them is one.

    So it does of "den Präsidenten".
    """
    last = role.rpartition(" ")[2]
    if last.endswith("räsidenten"):
        return role.removesuffix("en")
    return role[:-1] if last.endswith("s") and v.is_title(last[:-1].casefold()) else role
