"""Claims and their evidence as runs: each number links to its sentence in the annex."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from summarizer.render.blocks import Block, Citation, Claim, Numbered
from summarizer.render.word.markup import (
    Element,
    bookmarked,
    inner_link,
    mark_run,
    outer_link,
    tab,
    text_run,
)

_NO_BREAK = "\u00a0"


@dataclass(frozen=True, slots=True)
class Links:
    """Where links of a note lead.

    Attributes:
        sentences: number of the bookmark of every sentence that is printed.
        addresses: name in the file of every address that may be opened.
    """

    sentences: dict[Citation, int]
    addresses: dict[str, str]


def printed_sentences(blocks: Iterable[Block]) -> dict[Citation, int]:
    """Return a number for every sentence that is printed in the blocks."""
    printed = [
        _target(cited)
        for block in blocks
        if isinstance(block, Numbered)
        for cited, _ in block.sentences
    ]
    return {cited: number for number, cited in enumerate(dict.fromkeys(printed), start=1)}


def claim_runs(claim: Claim, links: Links) -> list[Element]:
    """Return a claim: its label, its text, and its evidence."""
    lead = [text_run(f"{claim.lead}:", "Label"), mark_run(" ")] if claim.lead else []
    return [*lead, *said(claim, links)]


def labelled(claim: Claim, links: Links) -> list[Element]:
    """Return a claim whose text begins at the tab stop after its label."""
    return [text_run(f"{claim.lead}:", "Label"), tab(), *said(claim, links)]


def said(claim: Claim, links: Links) -> list[Element]:
    """Return a claim without its label."""
    text = [_address(claim.text, links) if claim.link else text_run(claim.text)]
    if claim.address:
        text += [mark_run(", "), _address(claim.address, links)]
    evidence = reference_runs(claim.cites, links)
    gap = [mark_run(_NO_BREAK)] if evidence else []
    return [*text, *gap, *evidence, *failing_runs(claim.failing)]


def _address(text: str, links: Links) -> Element:
    linked = links.addresses.get(text)
    return outer_link(text, linked) if linked else text_run(text)


def reference_runs(cites: Iterable[Citation], links: Links) -> list[Element]:
    """Return the numbers of sentences, each between brackets and with its link."""
    runs: list[Element] = []
    for cited in cites:
        if runs:
            runs.append(mark_run(" "))
        shown = _bracketed(cited)
        known = _target(cited) in links.sentences
        runs.append(inner_link(shown, _bookmark(cited)) if known else mark_run(shown))
    return runs


def failing_runs(failing: str | None) -> list[Element]:
    """Return the mark of a claim that failed its check."""
    if failing is None:
        return []
    return [mark_run(" Unverified: ", "Unverified"), text_run(failing)]


def sentence_runs(cited: Citation, text: str, links: Links, seen: set[Citation]) -> list[Element]:
    """Return a sentence under its number, which links lead to where it is first printed."""
    shown: list[Element] = [mark_run(_bracketed(cited), "Label")]
    if _target(cited) not in seen:
        seen.add(_target(cited))
        shown = bookmarked(shown[0], _bookmark(cited), links.sentences[_target(cited)])
    return [*shown, tab(), text_run(text)]


def _target(cited: Citation) -> Citation:
    return replace(cited, page=None)


def _bookmark(cited: Citation) -> str:
    article = "" if cited.article is None else f"{cited.article}_"
    return f"sentence_{article}{cited.sentence}"


def _bracketed(cited: Citation) -> str:
    return f"[{cited.label}]".replace(" ", _NO_BREAK)
