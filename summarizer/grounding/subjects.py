"""Whether a maker is the subject of another verb than the one that announces the action.

"The union refused to sign, and the operator promised to raise pay": the union promises nothing.
No capital tells who acts there, nor does one in German, so only subjects beyond doubt count: a
noun with its article, or one word alone, between the beginning of a clause and its verb. Wherever
the sentence is built in another way the check says nothing.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from summarizer.grounding.evidence import Evidence
from summarizer.grounding.joining import COORDINATING
from summarizer.grounding.passage import Passage
from summarizer.lexicon import Cue

# A clause that one of these begins says nothing that the clause before it tells or asks for.
_OPENING = COORDINATING | frozenset(
    "but while whereas after although aber wahrend nachdem obwohl mais tandis pero mientras ma"
    " mentre mas enquanto maar terwijl nadat".split()
)
_JOINING = COORDINATING | frozenset("or but oder aber ou mais pero ma mas maar of".split())
_HELPING = frozenset(
    "has have had also then n a ont avait avaient ha han habia habian hanno aveva avevano tem tinha"
    " hat haben hatte hatten ook auch heeft hebben".split()
)
# The lexicons list those that can be left away from a name; here each one opens a subject.
_ARTICLES = {
    "en": frozenset({"the"}),
    "nl": frozenset({"de", "het"}),
}
# These may be another word for whoever was named before: "Norland" and "the government".
_VAGUE = frozenset(
    "group body bloc party organisation organization country state nation government ministry"
    " minister president premier leader leaders politician man woman kingdom republic side team"
    " agency office administration authorities officials latter former pair others one"
    " groupe parti organisation pays etat gouvernement ministere ministre dirigeant homme femme"
    " grupo partido organizacion pais estado gobierno ministerio ministro presidente lider hombre"
    " gruppo partito organizzazione paese stato governo ministero uomo donna leader organizacao"
    " governo homem mulher groep partij organisatie land staat regering ministerie man"
    " vrouw".split()
)
_COMPANY = frozenset(
    "company firm business operator employer employers manufacturer entreprise societe exploitant"
    " empresa compania sociedad azienda impresa societa companhia bedrijf onderneming".split()
)
_UNION = frozenset(
    "union unions syndicat syndicats sindicato sindicatos sindacato sindacati vakbond vakbonden"
    " workers strikers rebels".split()
)
_LONGEST = 3


class _Clause(NamedTuple):
    """A verb with its subject; `subject` is empty where it is in doubt, `end` exclusive."""

    subject: tuple[str, ...]
    name: str
    first: int
    end: int


def may_be_crossed(names: Sequence[str], evidence: Evidence) -> bool:
    """Tell whether a maker is such that no capital shows it, and several verbs announce things."""
    for passage in evidence.passages:
        if passage.lexicon.noun_capitals or any(name.islower() for name in names):
            return any(len(each.cues) > 1 for each in evidence.passages)
    return False


def crossed(
    makers: Sequence[Passage], action: Passage, evidence: Evidence
) -> Iterator[tuple[int, str]]:
    """Yield the index of each maker that does something else in the same sentence, with a message.

    Args:
        makers: those who are said to promise, urge or refuse it.
        action: what it is.
        evidence: the sentences.
    """
    # A second sentence may tell of it again.
    if len(evidence.passages) != 1:
        return
    (passage,) = evidence.passages
    clauses = _clauses(passage)
    home = _home(action, evidence, clauses) if len(clauses) > 1 else None
    if home is None or not home.subject:
        return
    for index, maker in enumerate(makers):
        if _is_elsewhere(maker, home, clauses, passage):
            yield index, f"{maker.text!r}: it is {home.name!r} that does so in {evidence.label}"


def _is_elsewhere(
    maker: Passage, home: _Clause, clauses: Sequence[_Clause], passage: Passage
) -> bool:
    articles = _articles(passage)
    words = tuple(base for base in maker.bases_in_order if base not in articles)
    by_capital = not passage.lexicon.noun_capitals and not maker.text.islower()
    if not words or by_capital or passage.bases_in_order.count(words[-1]) != 1:
        return False
    if not set(words).isdisjoint(home.subject) or _may_be_one(words[-1], home.subject[-1]):
        return False
    return any(clause.subject == words for clause in clauses if clause is not home)


def _may_be_one(one: str, other: str) -> bool:
    if not _VAGUE.isdisjoint((one, other)):
        return True
    firm = not _COMPANY.isdisjoint((one, other))
    return firm and _UNION.isdisjoint((one, other))


def _articles(passage: Passage) -> frozenset[str]:
    return _ARTICLES.get(passage.language) or frozenset(passage.lexicon.articles)


def _clauses(passage: Passage) -> list[_Clause]:
    if any(cue.status == "conditional" for cue in passage.cues):
        return []
    found = []
    for cue in passage.cues:
        place = bisect_left(passage.starts, cue.start)
        if cue.strong and place < len(passage.tokens):
            end = bisect_left(passage.starts, cue.end)
            subject, name = _subject(passage, cue, place, end)
            found.append(_Clause(subject, name, end, _end(passage, end)))
    return found


def _subject(passage: Passage, cue: Cue, place: int, end: int) -> tuple[tuple[str, ...], str]:
    """Return the words of the subject in front of a verb, and as written, or nothing."""
    tokens, articles = passage.tokens, _articles(passage)
    german = passage.lexicon.noun_capitals
    last = place - 1
    while last >= 0 and tokens[last].base in _HELPING:
        last -= 1
    if german and _is_dated(passage, place) and tokens[end - 1].clause == tokens[place].clause:
        # "Am Montag versprach Norland, ...": with nothing else there, it is the subject.
        follows = end + 1 < len(tokens) and tokens[end].capital
        if follows and tokens[end].clause == tokens[place].clause != tokens[end + 1].clause:
            return (tokens[end].base,), tokens[end].text
    if german and not _ends_with(passage, cue, end):
        return (), ""  # "Hilfe versprach Norland": what stands in front may be the object.
    for first in range(last, max(last - _LONGEST, -1), -1):
        token = tokens[first]
        if token.clause != tokens[place].clause or token.base in _OPENING:
            break
        # Whom a pronoun means is not known.
        if token.base in articles or (token.capital and token.base in passage.lexicon.stop_words):
            break
        elided = token.text[:2].casefold() in {"l'", "l’"}
        article = first and tokens[first - 1].base in articles
        alone = token.capital and first == last and not elided
        begin = first - 1 if article else first
        if (article and not german) or elided or alone:
            if begin and tokens[begin - 1].base not in _OPENING:
                continue
            run = tokens[first : last + 1]
            return tuple(each.base for each in run), " ".join(each.text for each in run)
    return (), ""


def _is_dated(passage: Passage, place: int) -> bool:
    """Whether a verb has only such as "Am Montag" in front of it in its clause."""
    if place < 2 or passage.tokens[place - 2].base not in {"am", "im"}:
        return False
    opens = place == 2 or passage.tokens[place - 3].base in _OPENING
    return opens and passage.tokens[place - 1].capital


def _ends_with(passage: Passage, cue: Cue, end: int) -> bool:
    tokens = passage.tokens
    while end < len(tokens) and tokens[end].base in _HELPING:
        end += 1
    reflexive = cue.text.casefold().endswith(" sich")  # "es" may be a subject.
    return reflexive or (end < len(tokens) and tokens[end].clause != tokens[end - 1].clause)


def _end(passage: Passage, first: int) -> int:
    """Return where that which a verb announces is over: at a joining word or the next clause."""
    tokens = passage.tokens
    # "versprach, die Grenze zu öffnen": in German it is the next clause that tells of it.
    turns = 1 if passage.lexicon.noun_capitals else 0
    for at in range(first, len(tokens)):
        turns -= tokens[at].clause != tokens[at - 1].clause
        if tokens[at].base in _JOINING or turns < 0:
            return at
    return len(tokens)


def _home(action: Passage, evidence: Evidence, clauses: Sequence[_Clause]) -> _Clause | None:
    """Return the one verb behind which alone all words of an action stand."""
    places = {
        place for index in action.content for _, place in evidence.places_in_any_form(action, index)
    }
    homes = [each for each in clauses if places and each.first <= min(places)]
    home = max(homes, key=lambda each: each.first, default=None)
    return home if home and max(places) < home.end else None
