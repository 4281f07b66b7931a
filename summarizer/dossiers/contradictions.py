"""Sets side by side what the articles say differently of one thing.

Only what differs in one respect is a contradiction: two sums for two dates are two promises.
And of two sides each must be some article's only one: who reports both knows them apart.
"""

from collections.abc import Callable, Iterable, Sequence
from itertools import combinations

from summarizer.dossiers import facts
from summarizer.dossiers.commitments import CommitmentClaim, differences
from summarizer.dossiers.disjoint import Disjoint
from summarizer.dossiers.events import EventClaim, pairs
from summarizer.dossiers.facts import FactClaim
from summarizer.dossiers.joining import C, Cluster, Index
from summarizer.dossiers.sources import cites
from summarizer.schemas.dossier import Aspect, Contradiction, Side

_MANY = 40
"""Claims of one wording up to which each is compared with the others."""


def of_events(groups: Sequence[list[EventClaim]]) -> list[Contradiction]:
    """Return where the tellings of the event give another day or place.

    Args:
        groups: the events in the order of the dossier.
    """
    found = []
    for aspect in ("date", "place"):
        linked = [(i, j) for i, j, differing in pairs(groups) if differing == aspect]
        for places in _linked(len(groups), linked):
            sides = [_event_side(groups[place], place + 1, aspect) for place in places]
            about = groups[places[0]][0].item.what
            found.append(
                Contradiction(
                    section="events",
                    about=about,
                    aspect="date" if aspect == "date" else "place",
                    sides=sides,
                )
            )
    return found


def of_commitments(
    clusters: Sequence[Cluster[CommitmentClaim]], index: Index[CommitmentClaim]
) -> list[Contradiction]:
    """Return where one commitment is reported with another amount, deadline or status.

    Args:
        clusters: the commitments in the order of the dossier.
        index: of the same clusters.
    """
    places = {id(cluster): place for place, cluster in enumerate(clusters)}
    linked: dict[Aspect, list[tuple[int, int]]] = {"amount": [], "deadline": [], "status": []}
    for cluster in clusters:
        rest = _others(cluster, index, places)
        for other in rest:
            aspect = _one_difference(cluster, other)
            if aspect is not None:
                linked[aspect].append((places[id(cluster)], places[id(other)]))
    return [
        _contradiction(clusters, group, aspect)
        for aspect, links in linked.items()
        for group in _linked(len(clusters), links)
    ]


def of_facts(clusters: Sequence[Cluster[FactClaim]]) -> list[Contradiction]:
    """Return where one fact is reported with another figure.

    Args:
        clusters: the facts in the order of the dossier.
    """
    by_words: dict[tuple[tuple[str, ...], tuple[str, ...]], list[int]] = {}
    for place, cluster in enumerate(clusters):
        by_words.setdefault(cluster.first.identity[:2], []).append(place)
    links = [
        (i, j)
        for places in by_words.values()
        for i, j in combinations(places[:_MANY], 2)
        if facts.differ(clusters[i].first, clusters[j].first)
        and _apart(clusters[i].articles, clusters[j].articles)
    ]
    return [
        Contradiction(
            section="facts",
            about=clusters[group[0]].first.text,
            aspect="figure",
            sides=[_fact_side(clusters[place], place + 1) for place in group],
        )
        for group in _linked(len(clusters), links)
    ]


def _others(cluster: Cluster[C], index: Index[C], places: dict[int, int]) -> list[Cluster[C]]:
    """Return clusters of the same words further on, and those of longer wordings."""
    own = places[id(cluster)]
    alike = [other for other in index.alike(cluster.first) if places[id(other)] > own]
    return [*alike, *index.longer(cluster.first)][:_MANY]


def _one_difference(
    one: Cluster[CommitmentClaim], other: Cluster[CommitmentClaim]
) -> Aspect | None:
    if not _apart(one.articles, other.articles):
        return None
    found = differences(one.first, other.first)
    aspects: dict[str, Aspect] = {"amount": "amount", "deadline": "deadline", "status": "status"}
    return aspects[found[0]] if len(found) == 1 else None


def _apart(one: frozenset[int], other: frozenset[int]) -> bool:
    return not (one <= other or other <= one)


def _linked(count: int, links: Iterable[tuple[int, int]]) -> list[list[int]]:
    sets = Disjoint([None] * count, lambda one, _: one)
    for one, other in links:
        sets.unite(one, other)
    return [group for group in sets.sets() if len(group) > 1]


def _contradiction(
    clusters: Sequence[Cluster[CommitmentClaim]], group: Sequence[int], aspect: Aspect
) -> Contradiction:
    first = clusters[group[0]].first
    return Contradiction(
        section="commitments",
        about=f"{', '.join(name for _, name in first.by)}: {first.item.action}",
        aspect=aspect,
        sides=[_commitment_side(clusters[place], place + 1, aspect) for place in group],
    )


def _event_side(claims: Sequence[EventClaim], entry: int, aspect: str) -> Side:
    item = claims[0].item
    says = _joined(item.when, item.date) if aspect == "date" else (item.where or "")
    return Side(
        says=says or item.what,
        articles=sorted({claim.article for claim in claims}),
        cites=cites((claim.article, claim.item) for claim in claims),
        entry=entry,
    )


_SAYS: dict[Aspect, Callable[[CommitmentClaim], str]] = {
    "amount": lambda claim: claim.item.amount or claim.item.action,
    "deadline": lambda claim: (
        _joined(claim.item.deadline, claim.item.deadline_date) or claim.item.action
    ),
    "status": lambda claim: claim.item.status.replace("_", " "),
}


def _commitment_side(cluster: Cluster[CommitmentClaim], entry: int, aspect: Aspect) -> Side:
    return Side(
        says=_SAYS[aspect](cluster.first),
        articles=sorted(cluster.articles),
        cites=cites((claim.article, claim.item) for claim in cluster.members),
        entry=entry,
    )


def _fact_side(cluster: Cluster[FactClaim], entry: int) -> Side:
    return Side(
        says=cluster.first.text,
        articles=sorted(cluster.articles),
        cites=cites((claim.article, claim.item) for claim in cluster.members),
        entry=entry,
    )


def _joined(words: str | None, date: str | None) -> str:
    if words and date and words != date:
        return f"{words} ({date})"
    return words or date or ""
