"""The dossier as blocks: what the outlets agree on, what one alone says, where they differ."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from summarizer.render.blocks import (
    Block,
    Bullets,
    Citation,
    Claim,
    Heading,
    Numbered,
    Paragraph,
    Row,
    Small,
    Table,
    Title,
    Warned,
    none_stated,
)
from summarizer.render.claims import gist, label
from summarizer.schemas import SummarySentence
from summarizer.schemas.dossier import (
    Contradiction,
    Dossier,
    DossierActor,
    DossierArticle,
    DossierCommitment,
    DossierEvent,
    DossierFact,
    Entry,
)


def dossier_blocks(dossier: Dossier) -> list[Block]:
    """Return the dossier as blocks, from the headline to the small print."""
    by = _Outlets(dossier)
    return [
        Title(dossier.headline),
        *map(Warned, dossier.warnings),
        Heading("Articles"),
        _bullets(map(_article, dossier.articles)),
        Heading("Event"),
        _bullets(_event(event, by) for event in dossier.events),
        Heading("Where the articles differ"),
        _table(("What", "Says", "Outlet"), _differing(dossier.contradictions, by), "Nowhere."),
        Heading("Summary"),
        _bullets(_facts(dossier, "summary", by)),
        Heading("Actors"),
        _table(
            ("Name", "Kind", "Role", "Affiliation", "Reported by"),
            (_actor(actor, by) for actor in dossier.actors),
        ),
        Heading("Commitments"),
        _table(
            ("Who", "To whom", "What", "Status", "Terms", "Reported by"),
            (_commitment(each, by) for each in dossier.commitments),
        ),
        Heading("Background"),
        _bullets(_facts(dossier, "background", by)),
        Heading("Left out"),
        _left_out(dossier),
        Heading("Sentences cited"),
        _annex(dossier),
        Small(Claim(_provenance(dossier), lead="Provenance")),
    ]


class _Outlets:
    """Says who reports something."""

    def __init__(self, dossier: Dossier) -> None:
        self._labels = {article.number: article.label for article in dossier.articles}
        self._dated = {article.number: _dated(article) for article in dossier.articles}
        self._pages = {
            (article.number, sentence.id): sentence.page
            for article in dossier.articles
            for sentence in article.sentences
        }
        names = {(a.outlet or f"\n{a.number}").casefold() for a in dossier.articles}
        self._count = len(names)

    def names(self, articles: Iterable[int]) -> str:
        """Return the outlets of these articles, each once."""
        return ", ".join(dict.fromkeys(self._labels[number] for number in articles))

    def sides(self, contradiction: Contradiction) -> list[str]:
        """Return the outlets of each side; with dates where one outlet is on two of them."""
        sides = [
            dict.fromkeys(self._labels[n] for n in side.articles) for side in contradiction.sides
        ]
        counts = Counter(label for side in sides for label in side)
        twice = max(counts.values()) > 1
        names, between = (self._dated, "; ") if twice else (self._labels, ", ")
        return [
            between.join(dict.fromkeys(names[n] for n in side.articles))
            for side in contradiction.sides
        ]

    def reported(self, entry: Entry) -> str:
        """Return "2 of 3 outlets", or the only one."""
        if entry.outlets == 1:
            return f"only {self.names(entry.articles)}"
        return f"{entry.outlets} of {self._count} outlets"

    def citations(self, cites: Iterable[str]) -> tuple[Citation, ...]:
        """Return citations as the layouts draw them."""
        pairs = [tuple(map(int, cite.split(":"))) for cite in cites]
        return tuple(
            Citation(sentence, self._pages.get((article, sentence)), article)
            for article, sentence in pairs
        )


def _dated(article: DossierArticle) -> str:
    return f"{article.label}, {article.published or 'date not stated'}"


def _article(article: DossierArticle) -> Claim:
    known = (
        article.outlet or "outlet not stated",
        article.published.isoformat() if article.published else "date not stated",
        f"“{article.title}”" if article.title else "",
        article.byline or "",
    )
    text = ", ".join(filter(None, known))
    return Claim(text, lead=str(article.number), address=article.url or "")


def _event(event: DossierEvent, by: _Outlets) -> Claim:
    when = event.when or ""
    if event.date and event.date != event.when:
        when = f"{when} ({event.date})" if when else event.date
    what = event.what + _worded(event.what, (report.item.what for report in event.reports))
    told = "; ".join(filter(None, (what, when, event.where)))
    return _claim(event, told, by)


def _facts(dossier: Dossier, section: str, by: _Outlets) -> Iterator[Claim]:
    return (
        _claim(fact, f"{fact.text}{_worded(fact.text, _texts(fact))}", by)
        for fact in dossier.facts
        if fact.section == section
    )


def _texts(fact: DossierFact) -> Iterator[str]:
    for report in fact.reports:
        yield report.item.text if isinstance(report.item, SummarySentence) else report.item.fact


def _worded(shown: str, texts: Iterable[str]) -> str:
    """Return the other wordings of what is joined here: nothing is lost in silence."""
    others = [text for text in dict.fromkeys(texts) if text != shown]
    quoted = ", ".join(f"“{text}”" for text in others)
    return f" (also worded: {quoted})" if others else ""


def _claim(entry: Entry, text: str, by: _Outlets) -> Claim:
    cites = by.citations(entry.cites)
    return Claim(f"{text} ({by.reported(entry)})", cites, entry.ungrounded)


def _differing(contradictions: Iterable[Contradiction], by: _Outlets) -> Iterator[Row]:
    for each in contradictions:
        for side, outlets in zip(each.sides, by.sides(each), strict=True):
            cells = (f"{each.aspect}: {each.about}", side.says, outlets)
            yield Row(cells, by.citations(side.cites))


def _actor(actor: DossierActor, by: _Outlets) -> Row:
    items = [report.item for report in actor.reports]
    cells = (
        f"{actor.name}{_also(actor.aliases)}",
        actor.kind,
        _fuller(actor.role, (item.role for item in items)),
        _fuller(actor.affiliation, (item.affiliation for item in items)),
        by.reported(actor),
    )
    return Row(cells, by.citations(actor.cites), actor.ungrounded)


def _every(shown: str | None, said: Iterable[str | None]) -> str:
    """Return a value, and what other reports have in its place."""
    others = dict.fromkeys(each for each in said if each and each != shown)
    return f"{shown or ''}{_also(others)}"


def _fuller(shown: str | None, said: Iterable[str | None]) -> str:
    """Return the same without what only says less: "minister" beside "Harbour Minister"."""
    words = set(_words(shown))
    return _every(shown, (each for each in said if not words.issuperset(_words(each))))


def _words(text: str | None) -> list[str]:
    return (text or "").casefold().split()


def _also(others: Iterable[str]) -> str:
    listed = ", ".join(others)
    return f" (also: {listed})" if listed else ""


def _commitment(commitment: DossierCommitment, by: _Outlets) -> Row:
    cells = (
        ", ".join(commitment.by),
        ", ".join(commitment.to),
        commitment.action + _worded(commitment.action, (r.item.action for r in commitment.reports)),
        commitment.status.replace("_", " "),
        terms(commitment),
        by.reported(commitment),
    )
    return Row(cells, by.citations(commitment.cites), commitment.ungrounded)


def terms(commitment: DossierCommitment) -> str:
    """Return deadline, amount and condition on one line, each as every report words it."""
    deadline, resolved = commitment.deadline, commitment.deadline_date
    if resolved and resolved != deadline:
        deadline = f"{deadline} ({resolved})" if deadline else resolved
    items = [report.item for report in commitment.reports]
    others = (each for each in (item.deadline for item in items) if each != commitment.deadline)
    known = (
        ("by when", _every(deadline, others)),
        ("amount", _every(commitment.amount, (item.amount for item in items))),
        ("condition", _every(commitment.condition, (item.condition for item in items))),
    )
    return "; ".join(f"{name}: {value}" for name, value in known if value)


def _left_out(dossier: Dossier) -> Block:
    claims = [
        Claim(
            f"{gist(entry.item)} — {entry.reason}", lead=f"{entry.article}, {label(entry.section)}"
        )
        for entry in dossier.dropped
    ]
    return _bullets(claims, "Nothing.")


def _annex(dossier: Dossier) -> Block:
    texts = {
        f"{article.number}:{sentence.id}": sentence.text
        for article in dossier.articles
        for sentence in article.sentences
    }
    entries: list[Sequence[Entry]] = [
        dossier.events,
        dossier.actors,
        dossier.commitments,
        dossier.facts,
    ]
    cited = {cite for section in entries for entry in section for cite in entry.cites}
    ordered = sorted(cited, key=lambda cite: [int(part) for part in cite.split(":")])
    by = _Outlets(dossier)
    numbered = tuple(
        (by.citations([cite])[0], texts.get(cite, "(the article has no such sentence)"))
        for cite in ordered
    )
    return Numbered(numbered) if numbered else Paragraph((Claim("None."),))


def _provenance(dossier: Dossier) -> str:
    found = [article.provenance for article in dossier.articles]
    models = ", ".join(dict.fromkeys(each.model for each in found))
    tokens = sum(each.usage.completion for each in found)
    calls = sum(each.calls for each in found)
    return (
        f"{_counted(len(found), 'note')} by {models}; {_counted(calls, 'call')}, "
        f"{_counted(tokens, 'output token')}; merged by rule, without a model"
    )


def _counted(count: int, what: str) -> str:
    return f"{count} {what}" if count == 1 else f"{count} {what}s"


def _bullets(claims: Iterable[Claim], nothing: str | None = None) -> Block:
    found = tuple(claims)
    return Bullets(found) if found else _nothing(nothing)


def _table(headers: tuple[str, ...], rows: Iterable[Row], nothing: str | None = None) -> Block:
    found = tuple(rows)
    return Table(headers, found) if found else _nothing(nothing)


def _nothing(text: str | None) -> Block:
    return Paragraph((Claim(text),)) if text else none_stated()
