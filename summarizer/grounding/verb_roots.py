"""What the forms of a German or Dutch verb have in common, which their stems have not.

The parts that come off ("an-zu-heben", "an-ge-hoben") and the vowels of strong verbs ("nahm") are
brought to one form; whether that is the infinitive does not matter.
"""

import re
from functools import lru_cache

_APART = (
    "aan|ab|af|an|auf|aus|bei|bij|durch|ein|fest|fort|goed|her|hin|in|los|mee|mit|nach|nieder|om"
    "|op|over|samen|stil|tegen|terug|toe|uit|um|vast|voort|vor|weer|weg|weiter|wieder|zuruck"
    "|zusammen|zu"
)
_BEFORE = "be|emp|ent|er|her|miss|ont|uber|unter|ver|wider|zer"
_VERB = re.compile(
    rf"(?:(?P<apart>{_APART})(?:zu|ge)|(?P<joined>{_APART})|ge)?"
    r"(?P<root>[a-z]{3,}?)(?:e|t|n|en|et|te|ten|ete|eten|d|de|den|end|st|ung|ungen|ing)?"
)
_LONG_VOWEL = re.compile(r"(aa|ee|oo|uu)")
_DOUBLE = re.compile(r"([b-df-hj-np-tv-z])\1$")
_HARD = str.maketrans("vz", "fs")

# By what is left of the present, what is left of the other forms; folded, and as "_plain" has them.
_STRONG = """
nehm nahm nom nim nem nam|geb gab gib ben|kom kam kwam|geh ging gang hen|fal fiel|steig stieg
sink sank sunk|schlies schlos|heb hob|zieh zog|biet bot bie bi bo|halt hielt|ruf rief|lauf lief
schreib schrieb|bleib blieb|treib trieb|scheid schied|greif grif|leid lit|streit strit
schneid schnit|bit bat bet|sits sas|steh stand|find fand fund|bind band bund|win wan won
lier lor lies|helf half holf hilf|werf warf worf wirf|sterb starb storb stirb
sprech sprach sproch sprich|brech brach broch brich|tref traf trof trif|weis wies|meid mied
gleich glich|lad lud|trag trug|schlag schlug|fahr fuhr|wachs wuchs|seh sah sieh|tret trat trit
ken kan|nen nan|ren ran|bren bran|send sand|wend wand|denk dach|gin gan gon
stijg steg|sluit slot|hef hief|trek trok|bied bod|houd hield|lat liet|roep riep|lop liep
schrijf schref|blijf blef|krijg kreg|wijs wes|werp wierp worp|sterf stierf storf|sprek sprak sprok
brek brak brok|vind vond|drag droeg|kop koch|soek soch|vrag vroeg|tred trad|help hielp holp
"""
_PRESENT = {
    form: forms.split()[0]
    for forms in _STRONG.replace("\n", "|").split("|")
    for form in forms.split()[1:]
}
_OF_THE_PRESENT = frozenset(
    "nim nem gib ben hen halt hilf wirf stirb sprich brich trif sieh trit lies bi bo".split()
)
_CHANGED = re.compile(rf"(?P<before>{_BEFORE})?(?P<root>{'|'.join(_PRESENT)})")


@lru_cache(maxsize=16384)
def verb_root(base: str) -> str:
    """Return what is left of a folded verb in any form: "zahl" of "gezahlt", "anheb" of "anhob"."""
    found = _VERB.fullmatch(base)
    if found is None:
        return _present(_plain(base))
    return (found["apart"] or found["joined"] or "") + _present(_plain(found["root"]))


@lru_cache(maxsize=16384)
def is_strong_past(base: str) -> bool:
    """Whether a folded verb is told as done by its vowel: "schloss", "zogen", "beschreven"."""
    found = _VERB.fullmatch(base)
    if found is None or base[found.end("root") :] not in {"", "en"}:
        return False
    changed = _CHANGED.fullmatch(_plain(found["root"]))
    return changed is not None and changed["root"] not in _OF_THE_PRESENT


def _plain(root: str) -> str:
    """Spell a root as in any form: "neem" and "nem", "stopp" and "stop", "leef" and "lev"."""
    root = _DOUBLE.sub(r"\1", _LONG_VOWEL.sub(lambda vowel: vowel[0][0], root))
    return root[:-1] + root[-1:].translate(_HARD)


def _present(root: str) -> str:
    changed = _CHANGED.fullmatch(root)
    return (changed["before"] or "") + _PRESENT[changed["root"]] if changed else root
