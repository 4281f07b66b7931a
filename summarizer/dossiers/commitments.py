"""Joins the commitments that several notes report, and finds where the reports differ.

The same is what the same makers do in the same words, as far as words are compared: inflected
forms are one, synonyms are not. Another figure, day, recipient, or status makes them two.
"""

from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from summarizer.dossiers import figures
from summarizer.dossiers.figures import Figure
from summarizer.dossiers.joining import Identity
from summarizer.dossiers.parties import Parties
from summarizer.dossiers.small_words import opposed
from summarizer.dossiers.wording import (
    Day,
    Wording,
    days_differ,
    is_part,
    spoken_of_another,
    wording,
)
from summarizer.lazily import lazy
from summarizer.schemas import Commitment, CommitmentStatus

_UNDERTAKEN = frozenset({"pledged", "agreed", "reaffirmed", "ongoing"})
_LEAST = 2
"""Content words that have to be left where one wording says less than the other."""
_TERMS = ("condition", "deadline", "amount")


@dataclass(frozen=True, eq=False)
class CommitmentClaim:
    """A commitment of one note, with what is compared of it.

    Attributes:
        article: number of the article.
        item: as the note has it.
        language: ISO 639-1 code of the article.
        by: what identifies its makers, with the names to show for them.
        to: the same of those to whom it is made.
    """

    article: int
    item: Commitment
    language: str
    by: tuple[tuple[str, str], ...]
    to: tuple[tuple[str, str], ...]

    @lazy
    def scope(self) -> tuple[str, ...]:
        """The makers; all who agreed where it is an agreement."""
        parties = {party for party, _ in self.by}
        if self.item.status == "agreed":
            parties |= self.recipients
        return tuple(sorted(parties))

    @lazy
    def recipients(self) -> frozenset[str]:
        """Those to whom it is made."""
        return frozenset(party for party, _ in self.to)

    @lazy
    def action(self) -> Wording:
        """What is to be done."""
        return wording(self.item.action, self.language)

    @property
    def identity(self) -> Identity:
        """What it is compared by."""
        return self._identity

    @lazy
    def stems(self) -> tuple[str, ...]:
        """The content words of the action, without those of amount and deadline."""
        terms = {stem for text in (self._amount, self._deadline) for stem in text.stems}
        return tuple(s for s in self.action.stems if s not in terms) or self.action.stems

    @lazy
    def figures(self) -> frozenset[Figure]:
        """The numbers in amount and action."""
        return self.action.figures | self._amount.figures

    @lazy
    def days(self) -> frozenset[Day]:
        """The day by which it is to be done, else the dates in deadline and action."""
        return deadline_days(self.item) or self._deadline.days or self.action.days

    @lazy
    def weekdays(self) -> frozenset[int]:
        """The weekdays in deadline and action, where no date is known."""
        return frozenset() if self.days else self._deadline.weekdays | self.action.weekdays

    @lazy
    def _identity(self) -> Identity:
        return Identity(self.scope, self.stems, self.signature, self.weight)

    @lazy
    def signature(self) -> str:
        """All that is compared beside makers and words."""
        text = "" if self.stems else self.item.action.casefold()
        values = (
            self.item.status,
            sorted(self.recipients),
            sorted(map(repr, self.figures)),
            sorted(map(repr, self.days)),
            sorted(self.weekdays),
            sorted(self.action.ordinals),
            self.action.manner,
            self.action.joins,
            sorted(self.action.small),
            self.item.ungrounded,
            text,
        )
        return repr(values)

    @lazy
    def weight(self) -> int:
        """How much it says: terms first, then length."""
        filled = sum(bool(getattr(self.item, term)) for term in _TERMS) + bool(self.item.to)
        return 1000 * filled + len(self.item.action)

    @lazy
    def _amount(self) -> Wording:
        return wording(self.item.amount or "", self.language)

    @lazy
    def _deadline(self) -> Wording:
        return wording(self.item.deadline or "", self.language)


def claims_of(
    article: int, commitments: Iterable[Commitment], language: str, parties: Parties
) -> list[CommitmentClaim]:
    """Return the commitments of one note as claims."""

    def known(names: Iterable[str]) -> tuple[tuple[str, str], ...]:
        found = dict.fromkeys(parties.party(article, name, language) for name in names)
        return tuple(found)

    return [
        CommitmentClaim(article, each, language, known(each.by), known(each.to))
        for each in commitments
    ]


def deadline_days(commitment: Commitment) -> frozenset[Day]:
    """Return the deadline as a day, as far as it is said."""
    text = commitment.deadline_date
    if not text:
        return frozenset()
    try:
        parts = [int(part) for part in text.split("-")]
    except ValueError:
        return frozenset()
    year, month, day, *_ = [*parts, None, None]
    return frozenset({(year, month, day)})


def same_at_one_time(short: CommitmentClaim, long: CommitmentClaim) -> bool:
    """Whether two reports of one time are of the same commitment."""
    return same_over_time(short, long) and _one_status(short.item.status, long.item.status)


def same_over_time(short: CommitmentClaim, long: CommitmentClaim) -> bool:
    """Whether two reports are of one commitment whose status may have changed between them."""
    called_for = [claim.item.status == "called_for" for claim in (short, long)]
    return (
        called_for[0] == called_for[1]
        and _one_action(short, long)
        and not figures.apart(short.figures, long.figures)
        and not _deadlines_differ(short, long)
        and not (short.item.ungrounded or long.item.ungrounded)
    )


def differences(one: CommitmentClaim, other: CommitmentClaim) -> list[str]:
    """Return in what two reports of one action differ; empty if they are of different ones."""
    short, long = sorted((one, other), key=lambda claim: len(claim.stems))
    called_for = "called_for" in {one.item.status, other.item.status}
    if one.item.ungrounded or other.item.ungrounded or not _one_action(short, long):
        return []
    found = []
    if figures.contradict(one.figures, other.figures):
        found.append("amount")
    elif figures.apart(one.figures, other.figures):
        return []  # Two sums that may both be right.
    if _deadlines_differ(one, other):
        found.append("deadline")
    if one.item.status != other.item.status and called_for:
        return []  # To urge something and to undertake it are two things.
    if not _one_status(one.item.status, other.item.status):
        found.append("status")
    return found


def _one_action(short: CommitmentClaim, long: CommitmentClaim) -> bool:
    if not short.stems or not is_part(short.stems, long.stems):
        return False
    one, other = short.action, long.action
    if short.stems != long.stems:
        enough = len(short.stems) >= _LEAST and 2 * len(short.stems) >= len(long.stems)
        # What begins otherwise may turn the rest round: "stop sending" is not "send".
        if not enough or short.stems[0] != long.stems[0] or one.joins != other.joins:
            return False
        if spoken_of_another(one, other, verb=short.stems[0]):
            return False
    if opposed(one.small, other.small):
        return False
    if one.ordinals and other.ordinals and one.ordinals != other.ordinals:
        return False
    if short.recipients and long.recipients and short.recipients.isdisjoint(long.recipients):
        return False
    turned = (one.manner.negated, one.manner.turned, one.manner.passive)
    return turned == (other.manner.negated, other.manner.turned, other.manner.passive)


def _deadlines_differ(one: CommitmentClaim, other: CommitmentClaim) -> bool:
    if days_differ(one.days, other.days):
        return True
    # A weekday is another day in an article of another week; in those of one week it is not.
    return bool(one.weekdays and other.weekdays) and one.weekdays.isdisjoint(other.weekdays)


def _one_status(one: CommitmentStatus, other: CommitmentStatus) -> bool:
    return one == other or {one, other} <= _UNDERTAKEN


def last_day(text: str | None) -> date | None:
    """Return the last day of an ISO date, month or year; ``None`` if it is none of these.

    "2026-12" ends on 31 December, "2026" as well.
    """
    if not text:
        return None
    try:
        parts = [int(part) for part in text.split("-")]
        year, month = parts[0], parts[1] if len(parts) > 1 else 12
        return date(year, month, parts[2] if len(parts) > 2 else monthrange(year, month)[1])
    except (ValueError, IndexError):
        return None
