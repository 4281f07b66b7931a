"""Checks every claim of a note against the sentences it cites."""

from collections.abc import Collection, Iterable, Iterator, Sequence

from summarizer.grounding.aliases import Aliases, linked, same_states
from summarizer.grounding.claims import ClaimText, claim_texts, modality
from summarizer.grounding.correction import Failure, candidates
from summarizer.grounding.coverage import coverage
from summarizer.grounding.evidence import Evidence
from summarizer.grounding.item_rules import maker_problems, office_problems, status_problem
from summarizer.grounding.language import guess_language
from summarizer.grounding.names import NameBook
from summarizer.grounding.passage import Passage, analysed
from summarizer.grounding.problems import Problem, Verdict
from summarizer.grounding.rules import Claim, edit_problems, problems
from summarizer.lazily import lazy
from summarizer.schemas import Article, Cited, CommitmentStatus, Coverage

_OPENING = 3
"""Sentences that a headline is held against first."""

Status = tuple[str, CommitmentStatus]


class Grounder:
    """Holds the claims of a note against the sentences of one article.

    It compares numbers, dates, names, negation, modality and content words; it does not
    understand. A claim that recombines the words of its own sentences passes, but for who does
    what to whom where a verb and the names beside it tell that.
    """

    def __init__(
        self,
        article: Article,
        aliases: Iterable[Collection[str]] = (),
        *,
        note_language: str | None = None,
    ) -> None:
        """Prepare the checks for an article; sentences are analysed when first needed.

        Args:
            article: the article.
            aliases: groups of names of one entity, e.g. ``("United States", "U.S.")``.
            note_language: ISO 639-1 code of the note's language; by default each claim is taken
                to be in the article's language unless its function words clearly say otherwise.
                In another language only numbers, dates and names are compared.
        """
        self._article = article
        self._user_aliases = tuple(tuple(group) for group in aliases)
        self._note_language = note_language
        other = note_language if note_language != article.language else None
        self._translated = other is not None
        # What reads like an order to a model backs nothing.
        self._passages = {
            sentence.id: Passage(sentence.text, article.language, other)
            for sentence in article.trusted
        }
        title = article.trusted_title
        self._title = [Passage(title, article.language, other)] if title else []
        # Many a claim is a sentence as it stands.
        self._known = {} if other else {each.text: each for each in self._passages.values()}
        self._evidence: dict[tuple[int, ...], Evidence] = {}

    def check(self, item: Cited) -> Verdict:
        """Check one item; if other sentences support it, its citation is put right.

        Citations come back sorted and without repetitions or sentences that do not exist.
        """
        cited = tuple(sorted({number for number in item.cites if number in self._passages}))
        if not cited:
            missing = ", ".join(map(str, item.cites)) or "none"
            problem = Problem("citation", "cites", f"no such sentence: {missing}")
            return Verdict(item, (problem,), corrected=False)
        status = modality(item)
        claims = self._claims(claim_texts(item), status and status[1])
        found = tuple(self._problems(claims, status, cited))
        if not found:
            return _verdict(item, self._trimmed(claims, status, cited))
        failure = Failure(claims, cited, found)
        better = self._better(failure, status)
        return _verdict(item, better) if better else _verdict(item, cited, found)

    def check_text(
        self,
        text: str,
        cites: Collection[int] | None = None,
        status: CommitmentStatus | None = None,
    ) -> tuple[Problem, ...]:
        """Check a text that is no item against these sentences.

        Args:
            text: one text, e.g. the headline.
            cites: ids of sentences; ``None`` is the whole article with its title.
            status: how firm it is, if that is said apart from the text.

        Returns:
            What is not backed; the problems' field is ``"text"``.
        """
        claims = self._claims((ClaimText("text", "text", text),), status)
        if cites is None:
            # A headline nearly always says what the opening says, which is much less to look at.
            for first in (self._having(claims), self._opening):
                if first and next(self._held_against(first, claims), None) is None:
                    return ()
            evidence = self._whole
        else:
            known = tuple(sorted({number for number in cites if number in self._passages}))
            if not known:
                return (Problem("citation", "text", "no such sentence"),)
            evidence = self._sentences(known)
        return tuple(self._held_against(evidence, claims))

    def coverage(self, cited: Collection[int], told: Collection[int] | None = None) -> Coverage:
        """Return the share of sentences that are cited, and the notable ones that are not told.

        Args:
            cited: ids of the sentences that some claim cites; unknown ids are ignored.
            told: those of them that are not notable any more, all by default.
        """
        analysed = None if self._translated else self._passages
        return coverage(self._article, cited, analysed, told)

    def _held_against(self, evidence: Evidence, claims: Iterable[Claim]) -> Iterator[Problem]:
        for claim in claims:
            held = True
            for problem in problems(claim, evidence, self._book):
                held = False
                yield problem
            if held and not claim.source.strict:
                yield from edit_problems(claim, evidence, self._book)

    def _claims(
        self, texts: Iterable[ClaimText], status: CommitmentStatus | None
    ) -> tuple[Claim, ...]:
        language, translated = self._article.language, self._translated
        return tuple(
            [Claim(source, status, language, translated, self._analysed) for source in texts]
        )

    def _analysed(self, text: str) -> Passage:
        """Analyse a text of the note, in the language it is in."""
        language = self._article.language
        passage = self._known.get(text) or analysed(text, self._note_language or language, language)
        own = self._note_language or guess_language(passage, lambda: self._book.bases)
        return passage if own == passage.language else analysed(text, own, language)

    def _problems(
        self, claims: Sequence[Claim], status: Status | None, cited: tuple[int, ...]
    ) -> Iterator[Problem]:
        evidence = self._sentences(cited)
        yield from self._held_against(evidence, claims)
        yield from office_problems(claims, evidence)
        if status:
            wrong = status_problem(*status, evidence)
            if wrong:
                yield wrong
            yield from maker_problems(claims, evidence, self._book)

    def _trimmed(
        self, claims: tuple[Claim, ...], status: Status | None, cited: tuple[int, ...]
    ) -> tuple[int, ...]:
        """Leave out cited sentences that share no word with the claim, if it holds without them."""
        if len(cited) == 1 or not all(claim.same_language for claim in claims):
            return cited
        # "Not come back" shares no word with any sentence, and says whose it is no more.
        if any(c.source.path == "action" and not c.passage.content_stems for c in claims):
            return cited
        stems = frozenset[str]().union(*(claim.passage.content_stems for claim in claims))
        kept = tuple(n for n in cited if stems & self._passages[n].stems.stems)
        holds = kept and next(self._problems(claims, status, kept), None) is None
        return kept if holds else cited

    def _better(self, failure: Failure, status: Status | None) -> tuple[int, ...] | None:
        """Return a citation that supports the claim, if there is one."""
        rest = [claim for claim in failure.claims if claim not in failure.failing]
        ordered = [*failure.failing, *rest]  # what failed once decides quickest
        for cited in candidates(failure, self._passages, self._book):
            if next(self._problems(ordered, status, cited), None) is None:
                return cited
        return None

    def _sentences(self, cited: tuple[int, ...]) -> Evidence:
        if cited not in self._evidence:
            passages = [self._passages[number] for number in cited]
            self._evidence[cited] = Evidence(passages, _label(cited))
        return self._evidence[cited]

    def _having(self, claims: Iterable[Claim]) -> Evidence | None:
        """Return as much of the opening as has all words of the claims, if it has them."""
        wanted = frozenset[str]().union(*(claim.passage.checked_keys for claim in claims))
        passages = self._opening.passages
        for number, passage in enumerate(passages, start=1):
            wanted -= passage.keys
            if not wanted:
                return Evidence(passages[:number], self._opening.label)
        return None

    @lazy
    def _opening(self) -> Evidence:
        first = list(self._passages.values())[:_OPENING]
        return Evidence([*self._title, *first], "the article")

    @lazy
    def _whole(self) -> Evidence:
        return Evidence([*self._passages.values(), *self._title], "the article")

    @lazy
    def _book(self) -> NameBook:
        language, other = self._article.language, self._note_language or self._article.language
        aliases = Aliases(self._user_aliases, language, (language, other))
        passages = [*self._passages.values(), *self._title]
        for pair in linked(passages):
            aliases.add(pair)
        if other != language:
            for pair in same_states(language, other):
                aliases.add(pair)
        return NameBook(passages, aliases, language)


def _label(cited: tuple[int, ...]) -> str:
    if len(cited) == 1:
        return f"sentence {cited[0]}"
    return f"sentences {', '.join(map(str, cited[:-1]))} and {cited[-1]}"


def _verdict(item: Cited, cited: tuple[int, ...], found: tuple[Problem, ...] = ()) -> Verdict:
    changed = item if list(cited) == item.cites else item.model_copy(update={"cites": list(cited)})
    return Verdict(changed, found, corrected=set(cited) != set(item.cites))
