"""The entries of a dossier: of joined claims the one that says most, and every report."""

from collections.abc import Iterable, Sequence
from typing import TypeVar

from summarizer.dossiers.commitments import CommitmentClaim
from summarizer.dossiers.events import EventClaim
from summarizer.dossiers.facts import FactClaim
from summarizer.dossiers.joining import Cluster
from summarizer.dossiers.sources import Sources, cites, failing
from summarizer.schemas.dossier import (
    DossierCommitment,
    DossierEvent,
    DossierFact,
    FactReport,
    Report,
)

T = TypeVar("T")


def event_entry(claims: Sequence[EventClaim], sources: Sources) -> DossierEvent:
    """Return the entry of an event as the fullest of the tellings has it."""
    ordered = sorted(claims, key=lambda claim: claim.article)
    items = [(claim.article, claim.item) for claim in ordered]
    best = claims[0].item
    others = [claim.item for claim in claims]
    articles = sorted({claim.article for claim in claims})
    # The words of a time and its date come from one report: the one that knows the day.
    timed = max(others, key=lambda item: len(item.date or ""))
    return DossierEvent(
        what=best.what,
        when=timed.when or _first(item.when for item in others),
        date=timed.date,
        where=best.where or _first(item.where for item in others),
        cites=cites(items),
        articles=articles,
        outlets=sources.outlets(articles),
        ungrounded=failing(items),
        reports=[Report(article=article, item=item) for article, item in items],
    )


def commitment_entry(cluster: Cluster[CommitmentClaim], sources: Sources) -> DossierCommitment:
    """Return the entry of a commitment: the fullest report, completed by the others."""
    claims = fullest_first(cluster.members)
    best = claims[0]
    items = [(claim.article, claim.item) for claim in _by_article(claims)]
    articles = sorted(cluster.articles)
    # The words of a deadline and its date come from one report: the one that knows the day.
    deadline = max(claims, key=lambda claim: len(claim.item.deadline_date or "")).item
    makers = dict(claim for each in claims for claim in each.by)
    recipients = dict(claim for each in claims for claim in each.to if claim[0] not in makers)
    return DossierCommitment(
        by=[*makers.values()],
        to=[*recipients.values()],
        action=best.item.action,
        status=best.item.status,
        condition=_first(claim.item.condition for claim in claims),
        deadline=deadline.deadline or _first(claim.item.deadline for claim in claims),
        deadline_date=deadline.deadline_date,
        amount=_first(claim.item.amount for claim in claims),
        cites=cites(items),
        articles=articles,
        outlets=sources.outlets(articles),
        ungrounded=failing(items),
        reports=[Report(article=article, item=item) for article, item in items],
    )


def fact_entry(cluster: Cluster[FactClaim], sources: Sources) -> DossierFact:
    """Return the entry of a fact in the words that say most."""
    claims = _by_article(cluster.members)
    best = min(claims, key=lambda claim: (-claim.weight, claim.text))
    items = [(claim.article, claim.item) for claim in claims]
    articles = sorted(cluster.articles)
    told = {claim.section for claim in claims}
    return DossierFact(
        text=best.text,
        section="summary" if "summary" in told else "background",
        cites=cites(items),
        articles=articles,
        outlets=sources.outlets(articles),
        ungrounded=failing(items),
        reports=[
            FactReport(article=claim.article, section=claim.section, item=claim.item)
            for claim in claims
        ],
    )


def fullest_first(claims: Iterable[CommitmentClaim]) -> list[CommitmentClaim]:
    """Return claims so that the one which says most comes first, whatever their articles."""
    return sorted(claims, key=lambda claim: (-claim.weight, claim.item.model_dump_json()))


_Numbered = TypeVar("_Numbered", CommitmentClaim, FactClaim)


def _by_article(claims: Iterable[_Numbered]) -> list[_Numbered]:
    return sorted(claims, key=lambda claim: claim.article)


def _first(values: Iterable[T | None]) -> T | None:
    return next((value for value in values if value), None)
