"""What follows a name in small letters and belongs to it: "the Syrian opposition"."""

from summarizer.names import vocabulary as v
from summarizer.names.splitting import organisation_like
from summarizer.names.territories import is_demonym, territory_code
from summarizer.names.words import Word, gap


def collective_end(words: list[Word], low: int, high: int, language: str) -> int:
    """Take in the noun of "Syrian opposition", "New Zealand government"."""
    if high >= len(words) or gap(words, high) or words[high - 1].possessive:
        return high
    if language in v.ROMANCE and organisation_like(words[high - 1 : high]):
        return _romance_end(words, high)
    if words[high].key not in v.COLLECTIVE_NOUNS:
        return high
    name = " ".join(w.text for w in words[low:high])
    if territory_code(name, language) or is_demonym(words[high - 1].text, language):
        return high + 1
    return high


def _romance_end(words: list[Word], high: int) -> int:
    """Take in what follows the head of "Banque mondiale", "Ministerio de la salud pública"."""
    end = high
    if _romance_adjective(words, end):
        end += 1
    k = end
    while k < len(words) and k - end < 2 and words[k].key in _ROMANCE_LINKS and not gap(words, k):
        k += 1
    if k == end or k >= len(words) or len(words[k].key) < 4 or words[k].capital or gap(words, k):
        return end
    end = k + 1
    return end + 1 if _romance_adjective(words, end) else end


_ROMANCE_LINKS = frozenset("de du des d la l del della dei do da".split())
_ADJECTIVE_ENDINGS = tuple(
    "ais aise ien ienne al ale aux ales ique iques ain aine ano ana anos anas és esa ica ico "
    "ional iale iste oise ois ane".split()
)


def _romance_adjective(words: list[Word], i: int) -> bool:
    if i >= len(words) or gap(words, i) or words[i].capital:
        return False
    return len(words[i].key) > 4 and words[i].key.endswith(_ADJECTIVE_ENDINGS)
