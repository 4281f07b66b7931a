"""Joins claims that say the same without comparing all with all.

Claims are looked up by who they are about and by their words. One that says less than another
is joined with it; where it could be joined with two that contradict each other it stays alone.
The outcome depends on what the claims say, not on their order.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Generic, NamedTuple, Protocol, TypeVar

from summarizer.dossiers.wording import is_part

_MANY = 100
"""Wordings, or claims of one wording, up to which it is looked for the one that is meant."""


class Identity(NamedTuple):
    """What a claim is compared by.

    Attributes:
        scope: whom it is about; only claims of one scope are compared.
        stems: its content words.
        signature: everything else; equal for claims that say the same in these words.
        weight: how much it says.
    """

    scope: tuple[str, ...]
    stems: tuple[str, ...]
    signature: str
    weight: int


class Comparable(Protocol):
    """A claim that can be joined with others."""

    @property
    def article(self) -> int:
        """Number of the article that reports it."""
        ...

    @property
    def identity(self) -> Identity:
        """What it is compared by."""
        ...


C = TypeVar("C", bound=Comparable)


Same = Callable[[C, C], bool]
"""Whether the first of two claims of one scope says the same as the second, or less."""


@dataclass(eq=False)
class Cluster(Generic[C]):
    """Claims that say the same.

    Attributes:
        groups: claims of one wording and signature; the first says most.
    """

    groups: list[list[C]]

    @property
    def first(self) -> C:
        """The claim that says most."""
        return self.groups[0][0]

    @property
    def members(self) -> list[C]:
        """All claims."""
        return [claim for group in self.groups for claim in group]

    @property
    def articles(self) -> frozenset[int]:
        """Numbers of the articles that report it."""
        return frozenset(claim.article for claim in self.members)


@dataclass
class Index(Generic[C]):
    """The clusters by scope and wording."""

    _by_words: dict[tuple[tuple[str, ...], tuple[str, ...]], list[Cluster[C]]] = field(
        default_factory=dict
    )
    _by_word: dict[tuple[tuple[str, ...], str], list[tuple[str, ...]]] = field(default_factory=dict)

    def add(self, cluster: Cluster[C]) -> None:
        """Add a cluster under the wording that says most."""
        scope, stems, *_ = cluster.first.identity
        found = self._by_words.setdefault((scope, stems), [])
        if not found:
            for stem in stems:
                self._by_word.setdefault((scope, stem), []).append(stems)
        found.append(cluster)

    def alike(self, claim: C) -> list[Cluster[C]]:
        """Return the clusters of the same wording; none where they are too many."""
        found = self._by_words.get(claim.identity[:2], [])
        return found if len(found) <= _MANY else []

    def longer(self, claim: C) -> Iterator[Cluster[C]]:
        """Yield the clusters in whose wording the claim's words stand among others."""
        scope, words, *_ = claim.identity
        lists = [self._by_word.get((scope, stem), []) for stem in words]
        wordings = min(lists, key=len, default=[])
        for stems in wordings if len(wordings) <= _MANY else ():
            if len(stems) > len(words) and is_part(words, stems):
                found = self._by_words[scope, stems]
                yield from found if len(found) <= _MANY else ()


_Key = tuple[tuple[str, ...], tuple[str, ...], str]


def joined(claims: Sequence[C], same: Same[C]) -> tuple[list[Cluster[C]], Index[C]]:
    """Return the claims in clusters, and the index of these."""
    groups: dict[_Key, list[C]] = {}
    for claim in claims:
        groups.setdefault(claim.identity[:3], []).append(claim)
    clusters: list[Cluster[C]] = []
    index: Index[C] = Index()

    # What says most comes first, so that what says less finds it.
    def saying_most(entry: tuple[_Key, list[C]]) -> tuple[int, int, _Key]:
        key, group = entry
        return -len(key[1]), -max(claim.identity.weight for claim in group), key

    for _, group in sorted(groups.items(), key=saying_most):
        fitting = [c for c in _candidates(index, group[0]) if _fits(group, c, same)]
        if len(fitting) == 1:
            fitting[0].groups.append(group)
        else:
            clusters.append(Cluster([group]))
            index.add(clusters[-1])
    return clusters, index


def _candidates(index: Index[C], claim: C) -> Iterator[Cluster[C]]:
    yield from index.alike(claim)
    yield from index.longer(claim)


def _fits(group: Sequence[C], cluster: Cluster[C], same: Same[C]) -> bool:
    """Whether a group says the same as all of a cluster, and comes from other articles.

    One note knows two claims of its own apart.
    """
    if len(cluster.groups) > _MANY:
        return False
    if not all(same(group[0], other[0]) for other in cluster.groups):
        return False
    return cluster.articles.isdisjoint(claim.article for claim in group)
