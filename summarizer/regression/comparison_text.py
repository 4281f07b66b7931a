"""A comparison for the terminal: plain text, only what differs, the totals at the end."""

from collections.abc import Iterator

from summarizer.regression.claim_changes import CHANGE_KINDS, ClaimChange, FieldChange, NoteChanges
from summarizer.regression.comparison import (
    ComparedAssertion,
    ComparedCase,
    Comparison,
    VariantComparison,
)
from summarizer.regression.layout import columns, counted, wrapped
from summarizer.regression.note_claims import Claim
from summarizer.regression.sides import Side
from summarizer.regression.statistics import PassRate


def comparison_text(comparison: Comparison, width: int = 80) -> str:
    """Return a comparison as plain text that ends with a newline; empty without a variant.

    Args:
        comparison: what to show.
        width: characters per line; names and columns are not cut to fit.
    """
    blocks = ("\n".join(_variant(each, width)) for each in comparison.variants)
    return "\n\n".join(blocks) + "\n" if comparison.variants else ""


def _variant(comparison: VariantComparison, width: int) -> Iterator[str]:
    yield f"{comparison.variant} against {comparison.base}"
    yield ""
    different = [case for case in comparison.cases if not case.same]
    if different:
        yield from _cases(different, comparison, width)
    same = len(comparison.cases) - len(different)
    if same:
        yield f"{counted(same, 'case')} without any difference"
        yield ""
    yield from _totals(comparison)
    yield ""
    yield wrapped(f"{comparison.verdict}.", width, hang=0)
    yield wrapped(f"{comparison.cases_verdict}.", width, hang=0)


def _cases(cases: list[ComparedCase], comparison: VariantComparison, width: int) -> Iterator[str]:
    heading = ("case", comparison.base, comparison.variant, "change", "tokens", "seconds")
    rows = [heading, *(_row(case) for case in cases)]
    lines = columns(rows)
    if max(map(len, lines)) > width:
        lines = columns([row[:4] for row in rows])
    yield lines[0]
    for line, case in zip(lines[1:], cases, strict=True):
        yield line
        yield from _details(case, width)
    yield ""


def _row(case: ComparedCase) -> tuple[str, str, str, str, str, str]:
    change = {"same-pass": "same", "same-fail": "same", "not-compared": "not compared"}
    sides = case.base, case.other
    tokens = [str(side.usage.prompt + side.usage.completion) if side else "-" for side in sides]
    seconds = [f"{side.seconds:.1f}" if side else "-" for side in sides]
    return (
        case.name,
        _standing(case.base),
        _standing(case.other),
        change.get(case.change, case.change),
        " -> ".join(tokens),
        " -> ".join(seconds),
    )


def _standing(side: Side | None) -> str:
    if side is None:
        return "-"
    return side.cases.standing if side.cases.trials > 1 else str(side.status)


def _details(case: ComparedCase, width: int) -> Iterator[str]:
    for remark in case.remarks:
        yield wrapped(remark, width, "  ! ", hang=0)
    moved = [one for one in case.assertions if one.differs]
    for line, one in zip(columns([_assertion(one) for one in moved]), moved, strict=True):
        yield f"  {line}"
        if one.message:
            yield wrapped(one.message, width, "      ", hang=0)
    if case.claims and not case.claims.same:
        yield from _claims(case.claims, width)


def _assertion(one: ComparedAssertion) -> tuple[str, str, str]:
    return one.change, one.name, f"{one.base.standing} -> {one.other.standing}"


def _claims(changes: NoteChanges, width: int) -> Iterator[str]:
    counts = [f"{len(changes.of(kind))} {kind}" for kind in CHANGE_KINDS if changes.of(kind)]
    if counts:
        yield wrapped(f"claims: {', '.join(counts)}", width, "  ", hang=2)
    for text in changes.texts:
        yield from _changed_text(text, width)
    for claim in changes.changed:
        yield from _claim(claim, width)


def _claim(change: ClaimChange, width: int) -> Iterator[str]:
    before, after = change.before, change.after
    if before is None or after is None:
        mark, claim = ("-", before) if before else ("+", after)
        if claim:
            yield wrapped(_whole(claim), width, f"    {mark} ")
        return
    kinds = change.kinds
    yield wrapped(f"{change.section}: {before.text} {_cites(before)}", width, "    ~ ")
    if "reworded" in kinds:
        yield wrapped(f"now: {after.text} {_cites(after)}", width, "        ", hang=2)
    elif "cited differently" in kinds:
        yield wrapped(f"now cites {_cites(after)}", width, "        ", hang=2)
    for field in change.fields:
        yield wrapped(_field(field), width, "        ", hang=2)


def _changed_text(change: FieldChange, width: int) -> Iterator[str]:
    yield wrapped(f"{change.field}: {change.before or '(nothing)'}", width, "    ~ ")
    yield wrapped(f"now: {change.after or '(nothing)'}", width, "        ", hang=2)


def _whole(claim: Claim) -> str:
    details = "; ".join(f"{name}: {value}" for name, value in claim.details)
    said = f"{claim.text} ({details})" if details else claim.text
    return f"{claim.section}: {said} {_cites(claim)}"


def _cites(claim: Claim) -> str:
    return "".join(f"[{number}]" for number in claim.cites)


def _field(change: FieldChange) -> str:
    return f"{change.field}: {change.before or '(nothing)'} -> {change.after or '(nothing)'}"


def _totals(comparison: VariantComparison) -> Iterator[str]:
    base, other = comparison.totals
    prompts = base.usage.prompt, other.usage.prompt
    completions = base.usage.completion, other.usage.completion
    yield from columns(
        [
            ("total", comparison.base, comparison.variant, ""),
            ("cases passed", _passed(base.cases), _passed(other.cases), ""),
            ("assertions passed", _passed(base.assertions), _passed(other.assertions), ""),
            _amounts("prompt tokens", *prompts),
            _amounts("completion tokens", *completions),
            _amounts("seconds", base.seconds, other.seconds, ",.1f"),
        ]
    )
    left_out = len(comparison.cases) - base.cases.trials
    if left_out:
        yield f"(without {counted(left_out, 'case')} that did not run on both sides)"


def _passed(rate: PassRate) -> str:
    return f"{rate.passed} of {rate.trials}"


def _amounts(
    label: str, before: float, after: float, form: str = ",.0f"
) -> tuple[str, str, str, str]:
    share = f"{after / before - 1:+.0%}" if before else ""
    return label, format(before, form), format(after, form), share
