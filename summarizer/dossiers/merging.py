"""From several notes to one dossier: each kind of claim by its own rules."""

from collections.abc import Iterable, Sequence

from summarizer.dossiers import actors, commitments, contradictions, events, facts, joining
from summarizer.dossiers.entries import commitment_entry, event_entry, fact_entry
from summarizer.dossiers.mentions import Mention
from summarizer.dossiers.parties import Parties
from summarizer.dossiers.portraits import name_of_all, portrait
from summarizer.dossiers.relatedness import strangers
from summarizer.dossiers.sources import Source, Sources
from summarizer.dossiers.wording import wording
from summarizer.schemas import NoteDocument
from summarizer.schemas.dossier import Dossier, DossierActor, DossierDropped

_ONE = "There is a single article: nothing here was compared with another one."


def merged(documents: Iterable[NoteDocument], warnings: Iterable[str] = ()) -> Dossier:
    """Merge notes on one event.

    Every claim of every note is in the dossier once, alone or joined with others. No model is
    asked, and the outcome does not depend on the order of the notes but for their numbers.

    Args:
        documents: briefing notes; the same article counts once.
        warnings: what a reader must not overlook, beside what is found here.

    Raises:
        ValueError: there is no note, or one that is no briefing note.
    """
    sources = Sources.of(documents)
    if not sources.all:
        raise ValueError("a dossier needs a note")
    mentions = [Mention(s.number, a, s.language) for s in sources.all for a in s.note.actors]
    people = actors.joined(mentions)
    parties = Parties(people, [name_of_all(each) for each in people])
    undertaken, commitment_index = joining.joined(
        [c for s in sources.all for c in _commitments(s, parties)], commitments.same_at_one_time
    )
    stated, _ = joining.joined([f for s in sources.all for f in _facts(s)], facts.same)
    told = events.joined(
        events.EventClaim(s.number, s.note.event, s.language, s.article.text)
        for s in sources.all
        if s.note.event
    )
    undertaken = _ordered(undertaken, sources)
    stated = _ordered(stated, sources)
    told.sort(key=lambda group: _rank([claim.article for claim in group], sources))
    return Dossier(
        headline=_headline(told, sources),
        warnings=[*warnings, *sources.warnings, *_warnings(sources, people)],
        articles=sources.articles(),
        events=[event_entry(group, sources) for group in told],
        contradictions=[
            *contradictions.of_events(told),
            *contradictions.of_commitments(undertaken, commitment_index),
            *contradictions.of_facts(stated),
        ],
        commitments=[commitment_entry(cluster, sources) for cluster in undertaken],
        actors=_by_rank([portrait(each, sources) for each in people]),
        facts=[fact_entry(cluster, sources) for cluster in stated],
        dropped=[
            DossierDropped(article=s.number, **dict(entry))
            for s in sources.all
            for entry in s.document.dropped
        ],
    )


def _commitments(source: Source, parties: Parties) -> list[commitments.CommitmentClaim]:
    return commitments.claims_of(source.number, source.note.commitments, source.language, parties)


def _facts(source: Source) -> list[facts.FactClaim]:
    number, language = source.number, source.language
    return [
        *(facts.FactClaim(number, "summary", item, language) for item in source.note.summary),
        *(facts.FactClaim(number, "background", item, language) for item in source.note.background),
    ]


def _rank(articles: Sequence[int], sources: Sources) -> tuple[int, int]:
    """What most outlets say comes first, then what stands in the first article."""
    return -sources.outlets(articles), min(articles)


def _ordered(
    clusters: list[joining.Cluster[joining.C]], sources: Sources
) -> list[joining.Cluster[joining.C]]:
    return sorted(clusters, key=lambda cluster: _rank(sorted(cluster.articles), sources))


def _by_rank(entries: list[DossierActor]) -> list[DossierActor]:
    return sorted(entries, key=lambda entry: (-entry.outlets, entry.articles[0]))


def _headline(told: Sequence[Sequence[events.EventClaim]], sources: Sources) -> str:
    """Return the headline of the first article that tells of the event as most do."""
    articles = {claim.article for claim in told[0]} if told else {1}
    return next(s.note.headline for s in sources.all if s.number in articles)


def _warnings(sources: Sources, people: Sequence[Sequence[Mention]]) -> list[str]:
    found = [_ONE] if len(sources.all) == 1 else _unrelated(sources, people)
    return [*found, *(text for source in sources.all for text in _flagged(source))]


def _unrelated(sources: Sources, people: Sequence[Sequence[Mention]]) -> list[str]:
    groups = strangers(
        [[mention.article - 1 for mention in mentions] for mentions in people],
        [_event_words(source) for source in sources.all],
    )
    if len(groups) == 1:
        return []
    listed = "; ".join(", ".join(str(place + 1) for place in group) for group in groups)
    text = "The articles may not be on one event: these groups share neither actors nor words: "
    return [f"{text}{listed}."]


def _event_words(source: Source) -> frozenset[str]:
    event = source.note.event
    text = f"{event.what if event else ''} . {source.note.headline}"
    return frozenset(wording(text, source.language).stems)


def _flagged(source: Source) -> list[str]:
    return [
        f"Sentence {source.number}:{sentence.id} reads like an instruction to a machine: the "
        "model was not shown it, and nothing here rests on it."
        for sentence in source.article.sentences
        if sentence.flagged
    ]
