"""What follows a name in small letters and belongs to it: "the Syrian opposition"."""

from summarizer.names import vocabulary as v
from summarizer.names.splitting import organisation_like
from summarizer.names.territories import is_demonym, territory_code
from summarizer.names.words import CAPITAL, KEY, POSSESSIVE, TEXT, Word, gap


def collective_end(words: list[Word], low: int, high: int, language: str) -> int:
    """Take in the noun of "Syrian opposition", "New Zealand government"."""
    if high >= len(words):
        return high
    collective = words[high][KEY] in v.COLLECTIVE_NOUNS
    pair = high + 1 < len(words) and (words[high][KEY], words[high + 1][KEY]) in v.COLLECTIVE_PAIRS
    if pair and not gap(words, high) and is_demonym(words[high - 1][TEXT], language):
        return high + 2
    if not collective and language not in v.ROMANCE:
        return high
    if gap(words, high) or words[high - 1][POSSESSIVE]:
        return high
    if language in v.ROMANCE and organisation_like(words[high - 1 : high]):
        return _romance_end(words, high)
    if not collective:
        return high
    name = " ".join(w[TEXT] for w in words[low:high])
    if territory_code(name, language) or is_demonym(words[high - 1][TEXT], language):
        return high + 1
    if language == "nl" and words[high - 1][KEY].endswith("se"):
        return high + 1
    return high


def _romance_end(words: list[Word], high: int) -> int:
    """Take in what follows the head of "Banque mondiale", "Ministerio de la salud pública"."""
    end = high
    if _romance_adjective(words, end):
        end += 1
    k = end
    while k < len(words) and k - end < 2 and words[k][KEY] in _ROMANCE_LINKS and not gap(words, k):
        k += 1
    if k == end or k >= len(words) or len(words[k][KEY]) < 4 or words[k][CAPITAL] or gap(words, k):
        return end
    # "Acusó al Gobierno de ceder"
    if words[k - 1][KEY] == "de" and words[k][KEY].endswith(("ar", "er", "ir")):
        return end
    end = k + 1
    return end + 1 if _romance_adjective(words, end) else end


_ROMANCE_LINKS = frozenset("de du des d la l del della dei do da".split())
_ADJECTIVE_ENDINGS = tuple(
    "ais aise ien ienne éen éenne al ale aux ales ique iques ain aine ano ana anos anas és esa ica "
    "ea eo éia eia ico ional iale iste oise ois ane".split()
)


def _romance_adjective(words: list[Word], i: int) -> bool:
    if i >= len(words) or gap(words, i) or words[i][CAPITAL]:
        return False
    return len(words[i][KEY]) > 4 and words[i][KEY].endswith(_ADJECTIVE_ENDINGS)
