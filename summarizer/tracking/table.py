"""From many notes to the commitments of each actor over time."""

from collections.abc import Collection, Iterable
from datetime import date

from summarizer.dossiers import actors, joining
from summarizer.dossiers.commitments import (
    CommitmentClaim,
    claims_of,
    same_over_time,
)
from summarizer.dossiers.entries import fullest_first
from summarizer.dossiers.mentions import Mention
from summarizer.dossiers.naming import name_of
from summarizer.dossiers.parties import Parties
from summarizer.dossiers.portraits import aliases_of_all, kind_of_all, name_of_all
from summarizer.lexicon import fold
from summarizer.result import Result
from summarizer.schemas import BriefingNote, NoteDocument
from summarizer.schemas.tracking import (
    Sighting,
    State,
    TrackedActor,
    TrackedArticle,
    TrackedCommitment,
    Tracking,
)
from summarizer.tracking.states import deadline_of, latest, state_of

_SHOWN = 10
"""Numbers of articles that a warning lists."""


def track(
    documents: Iterable[NoteDocument | Result[BriefingNote]],
    *,
    today: date | None = None,
    due_within: int = 30,
    actor: str | None = None,
    states: Collection[State] = (),
) -> Tracking:
    """List what every actor undertook, urged or refused, joined across articles.

    No model is asked. Actors are joined only by names that leave no doubt: the notes need not
    be on one event.

    Args:
        documents: briefing notes, drawn one by one; the same article counts once.
        today: the day that due and overdue are meant of; by default this day.
        due_within: days ahead within which a deadline counts as near.
        actor: only actors with these words in one of their names.
        states: only commitments in these states; all if empty.

    Raises:
        ValueError: a note is no briefing note.
    """
    day = today or date.today()
    read = _Read()
    for document in documents:
        read.add(document.document if isinstance(document, Result) else document)
    people = actors.joined(read.mentions, one_event=False)
    parties = Parties(people, [name_of_all(each) for each in people])
    clusters, _ = joining.joined(read.claims(parties), same_over_time)
    articles = {article.number: article for article in read.articles}
    tracked: dict[str, list[TrackedCommitment]] = {}
    names: dict[str, str] = {}
    for cluster in clusters:
        entry = _tracked(cluster.members, articles, day, due_within)
        if not states or entry.state in states:
            for party, name in dict(cluster.first.by).items():
                names.setdefault(party, name)
                tracked.setdefault(party, []).append(entry)
    known = {parties.id_of(number): mentions for number, mentions in enumerate(people)}
    found = [_actor(names[party], known.get(party, ()), tracked[party]) for party in tracked]
    return Tracking(
        today=day,
        due_within=due_within,
        warnings=[*read.warnings, *_from_later(read.articles, day)],
        actors=sorted(
            (each for each in found if actor is None or _is_named(each, actor)),
            key=lambda each: (fold(each.name), each.commitments[0].action),
        ),
        articles=read.articles,
    )


class _Read:
    """What is kept of the notes; their sentences are not."""

    def __init__(self) -> None:
        self.articles: list[TrackedArticle] = []
        self.mentions: list[Mention] = []
        self.warnings: list[str] = []
        self._notes: list[tuple[BriefingNote, str]] = []
        self._numbers: dict[str, int] = {}

    def add(self, document: NoteDocument) -> None:
        note, article = document.note, document.article
        if not isinstance(note, BriefingNote):
            raise ValueError("commitments are tracked through briefing notes")
        number = len(self.articles) + 1
        known = self._numbers.setdefault(article.sha256, number)
        if known != number:
            text = f"Article {known} was given more than once: its first note is used."
            if text not in self.warnings[-1:]:
                self.warnings.append(text)
            return
        self.articles.append(
            TrackedArticle(
                number=number,
                title=article.title,
                outlet=article.outlet,
                published=article.published,
                url=article.url,
                sha256=article.sha256,
            )
        )
        self._notes.append((note, article.language))
        self.mentions += [Mention(number, each, article.language) for each in note.actors]

    def claims(self, parties: Parties) -> list[CommitmentClaim]:
        return [
            claim
            for number, (note, language) in enumerate(self._notes, start=1)
            for claim in claims_of(number, note.commitments, language, parties)
        ]


def _from_later(articles: Iterable[TrackedArticle], today: date) -> list[str]:
    later = [str(each.number) for each in articles if each.published and each.published > today]
    if not later:
        return []
    shown = ", ".join(later[:_SHOWN]) + (" …" if len(later) > _SHOWN else ".")
    return [f"Published after {today.isoformat()}, and counted all the same: {shown}"]


def _tracked(
    claims: list[CommitmentClaim],
    articles: dict[int, TrackedArticle],
    today: date,
    due_within: int,
) -> TrackedCommitment:
    ordered = sorted(claims, key=lambda claim: _by_date(articles[claim.article]))
    history = [_sighting(claim, articles[claim.article]) for claim in ordered]
    fullest = fullest_first(claims)
    best = fullest[0]
    dates = [each.published for each in history if each.published]
    resolved = deadline_of(history)
    return TrackedCommitment(
        by=[name for _, name in best.by],
        to=next(([name for _, name in claim.to] for claim in fullest if claim.to), []),
        action=best.item.action,
        state=state_of(history, today, due_within),
        status=latest(history).status,
        first_seen=min(dates, default=None),
        last_seen=max(dates, default=None),
        deadline=_last_said(history, resolved),
        deadline_date=resolved,
        amount=next((claim.item.amount for claim in fullest if claim.item.amount), None),
        condition=next((claim.item.condition for claim in fullest if claim.item.condition), None),
        history=history,
    )


def _sighting(claim: CommitmentClaim, article: TrackedArticle) -> Sighting:
    item = claim.item
    return Sighting(
        article=article.number,
        published=article.published,
        status=item.status,
        action=item.action,
        deadline=item.deadline,
        deadline_date=item.deadline_date,
        amount=item.amount,
        condition=item.condition,
        cites=item.cites,
        ungrounded=item.ungrounded,
    )


def _last_said(history: list[Sighting], resolved: str | None) -> str | None:
    """Return the words of the deadline that was resolved; the last words if none was."""
    said = [each.deadline for each in history if each.deadline_date == resolved and each.deadline]
    return said[-1] if said else None


def _by_date(article: TrackedArticle) -> tuple[bool, date, int]:
    return article.published is None, article.published or date.max, article.number


def _actor(
    name: str, mentions: Collection[Mention], commitments: list[TrackedCommitment]
) -> TrackedActor:
    return TrackedActor(
        name=name,
        kind=kind_of_all(mentions) if mentions else None,
        aliases=aliases_of_all(mentions, name),
        commitments=sorted(
            commitments,
            key=lambda each: (each.first_seen is None, each.first_seen or date.max, each.action),
        ),
    )


def _is_named(actor: TrackedActor, wanted: str) -> bool:
    words = set(fold(wanted).split())
    names = (actor.name, *actor.aliases)
    key = name_of(wanted, "organisation", "en")
    return any(
        words <= set(fold(name).split()) or name_of(name, "organisation", "en") == key
        for name in names
    )
