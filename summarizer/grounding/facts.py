"""Numbers, dates and words of a claim that its sentences lack."""

from collections.abc import Iterator
from itertools import groupby

from summarizer.grounding.bounds import bound_of
from summarizer.grounding.content import stem
from summarizer.grounding.dates import DateMention
from summarizer.grounding.evidence import Evidence
from summarizer.grounding.names import NameBook, backed, must_be_name
from summarizer.grounding.numbers import Quantity
from summarizer.grounding.passage import Passage
from summarizer.grounding.quantifiers import says_how_many
from summarizer.grounding.tokens import Token
from summarizer.lexicon import STATUSES

_PAIR = 2
_YEAR_DIGITS = 4
_FIRST_CHECKED_ORDINAL = 3  # "first" and "second" are ordinary words too


def missing_numbers(claim: Passage, evidence: Evidence) -> Iterator[tuple[str, bool]]:
    """Return the numbers that are not backed, and whether only unit or meaning differ."""
    for quantity in claim.quantities:
        if not _is_free(quantity, claim) and not _has_number(quantity, claim, evidence):
            values = set(quantity.values)
            yield quantity.text, any(values & set(other.values) for other in evidence.quantities)


def misjudged_numbers(claim: Passage, evidence: Evidence) -> Iterator[tuple[str, str]]:
    """Return the numbers of which the claim says something else than its sentences do.

    "5 million" is not what "fewer than 5 million" says, nor "more than 5 million" what "5 million"
    does. That they leave out "more than" makes no number larger.

    Returns:
        Each number as the claim has it, and as a sentence has it.
    """
    for quantity in claim.quantities:
        if _is_year(quantity):
            continue  # "Até 2031" and "hasta 2031" say when, not how many.
        theirs = [
            (passage, other, bound_of(other, passage)[0])
            for passage in evidence.passages
            for other in passage.quantities
            if not quantity.ordinal and quantity.agrees_with(other)
        ]
        if not theirs:
            continue
        mine, start = bound_of(quantity, claim)
        enough = {mine, None, "lower"} if mine in {None, "part"} else {mine}
        if enough.isdisjoint(bound for _, _, bound in theirs):
            passage, other, _ = theirs[0]
            first = bound_of(other, passage)[1]
            yield (
                claim.source.original(start, quantity.end),
                passage.source.original(first, other.end),
            )


def _is_year(quantity: Quantity) -> bool:
    return quantity.unit is None and len(quantity.text) == _YEAR_DIGITS and quantity.text.isdigit()


def missing_dates(claim: Passage, evidence: Evidence) -> Iterator[str]:
    """Return dates, weekdays and words such as "yesterday" that are not backed."""
    for _, group in groupby(claim.dates, key=lambda date: date.start) if claim.dates else ():
        mentions = list(group)
        held = [_has_date(mention, evidence) for mention in mentions]
        enough = any(held) if _is_ambiguous(mentions) else all(held)
        if not enough:
            yield mentions[0].text
    yield from (text for day, text in claim.weekdays.items() if day not in evidence.weekdays)
    yield from (text for word, text in claim.relative.items() if word not in evidence.relative)


def missing_words(
    claim: Passage, evidence: Evidence, book: NameBook, *, same_language: bool, strict: bool
) -> tuple[list[Token], list[Token], float]:
    """Return names that are not backed, other words that are not, and the share that is.

    In another language than the article's only names can be compared. In a strict field every
    capitalised word is a name.
    """
    # What most claims say is there word for word; then nothing has to be looked at one by one.
    if claim.checked_keys <= evidence.keys:
        return [], [], 1.0
    checked = claim.checked
    names: list[Token] = []
    others: list[Token] = []
    for token in checked:
        if backed(token, claim, evidence, book) or says_how_many(token.start, claim, evidence):
            continue
        if _writes_out_unit(token, claim, evidence):
            continue
        if (strict and token.capital) or must_be_name(token, claim, book):
            names.append(token)
        elif same_language and (
            strict or not evidence.stems.has_kin(stem(token.base, claim.language))
        ):
            others.append(token)
    # Words for the same thing make up for nothing: "pledged to repair the tunnel" is not backed by
    # "promised to repair the bridge".
    if others and not strict and all(_said_otherwise(each, claim, evidence) for each in others):
        others = []
    return names, others, 1 - len(others) / len(checked) if checked else 1.0


def _writes_out_unit(token: Token, claim: Passage, evidence: Evidence) -> bool:
    """Whether a word is the unit of a number of which the sentences have the sign: "euros", "€"."""
    counted = [each for each in claim.quantities if 0 <= token.start - each.end <= 1]
    return any(
        mine.unit is not None and mine.unit == each.unit and mine.agrees_with(each)
        for mine in counted
        for passage in evidence.passages
        for each in passage.quantities
    )


def _said_otherwise(token: Token, claim: Passage, evidence: Evidence) -> bool:
    """Whether the sentences have another word for the same thing.

    Those on one side of a pair of opposites are such words ("rose", "grew"), and those that tell
    of an act of one kind ("promised", "undertook").
    """
    known = claim.lexicon.opposites
    side = known.get(token.base)
    if side is not None and any(known.get(base) == side for base in evidence.bases):
        return True
    return any(
        start <= token.start < end
        # The act is the first word: "called on Norland to".
        and not any(start <= other.start < token.start for other in claim.checked)
        for status in STATUSES
        if (status, True) in evidence.families
        for start, end in claim.occurrences.get((status, True), ())
    )


def _is_free(quantity: Quantity, claim: Passage) -> bool:
    """Tell "one" (mostly a pronoun), "second" and "the two sides" from numbers that count."""
    value = quantity.values[0]
    if quantity.ordinal:
        return value < _FIRST_CHECKED_ORDINAL
    before = {token.base for token in claim.tokens if token.end == quantity.start - 1}
    points_back = value == _PAIR and not before.isdisjoint(claim.lexicon.definite)
    return quantity.words and (value == 1 or points_back)


def _has_number(quantity: Quantity, claim: Passage, evidence: Evidence) -> bool:
    if any(quantity.agrees_with(other) for other in evidence.quantities):
        return True
    values = {int(value) for value in quantity.values if value == int(value)}
    if quantity.ordinal:
        return any(date.day in values for date in evidence.dates)
    if quantity.unit is None and values & {date.year for date in evidence.dates}:
        return True
    if 1 in values and not evidence.bases.isdisjoint(claim.lexicon.ones):
        return True
    if _PAIR in values and not evidence.bases.isdisjoint(claim.lexicon.twos):
        return True
    return 0 in values and any(passage.polarity.negations for passage in evidence.passages)


def _has_date(mention: DateMention, evidence: Evidence) -> bool:
    return any(date.supports(mention, ()) for date in evidence.dates) or any(
        date.supports(mention, evidence.years) for date in evidence.dates
    )


def _is_ambiguous(mentions: list[DateMention]) -> bool:
    """Two readings of "03/04/2015", against the two days of "3-4 March"."""
    return len({mention.month for mention in mentions}) > 1
