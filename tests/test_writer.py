"""One article of a batch: its note, or why there is none; and when the batch cannot go on."""

import asyncio
from dataclasses import dataclass, replace
from itertools import chain, repeat
from pathlib import Path

import pytest
from batch_articles import article
from batch_runs import SETTINGS, Desk, items, setup
from page_server import PageServer, page

from summarizer import errors
from summarizer.backends.remembered import Kept
from summarizer.backends.transient import ThrottledNowError
from summarizer.batch.item import Failure, Item, Summarized
from summarizer.batch.writer import CONCERNS_ALL, IN_A_ROW, Writer
from summarizer.errors import (
    AuthenticationError,
    BudgetError,
    ContextLengthError,
    EndpointError,
    EndpointUnreachableError,
    InvalidReplyError,
    RateLimitError,
    RefusalError,
    SummarizerError,
)
from summarizer.llm import Capabilities
from summarizer.progress import SilentObserver
from summarizer.readers.addresses import Address
from summarizer.telemetry import SilentTelemetry

ARTICLE = items(1)[0]


@dataclass
class Stopped:
    """Counts how often the batch was asked to stop."""

    times: int = 0

    def __call__(self) -> None:
        self.times += 1


def writer(model: Desk, stop: Stopped | None = None, **fields: object) -> Writer:
    made = Writer(setup(), model, SilentObserver(), SilentTelemetry(), stop or Stopped())
    return replace(made, **fields)  # type: ignore[arg-type]  # whatever the test says


def written(by: Writer, *articles: Item) -> list[Summarized]:
    async def all_of_them() -> list[Summarized]:
        return [await by.write(one) for one in articles or (ARTICLE,)]

    return asyncio.run(all_of_them())


def failing(*outcomes: Exception | None) -> Desk:
    """A desk that fails with these errors in turn, where there is one; the last one stays."""
    turn = chain(outcomes, repeat(outcomes[-1]))

    async def behave(_number: int) -> None:
        error = next(turn)
        if error is not None:
            raise error

    return Desk(behave)


class TestNote:
    def test_there_is_a_note_of_an_article(self) -> None:
        (one,) = written(writer(Desk()))
        assert one.item is ARTICLE
        assert one.failure is None
        assert one.result
        assert one.result.article.text == ARTICLE.source
        assert one.result.provenance.model == "m-1"

    def test_of_a_file_too(self, tmp_path: Path) -> None:
        path = tmp_path / "a.txt"
        path.write_text(article(3))
        (one,) = written(writer(Desk()), Item(0, "a", path))
        assert one.result
        assert one.result.article.text == article(3)

    def test_of_a_page_too_which_is_fetched_beside_the_event_loop(self) -> None:
        by = writer(Desk(), setup=setup(SETTINGS.model_copy(update={"allow_private": True})))
        with PageServer({"/a": page(article(3).encode())}) as pages:
            (one,) = written(by, Item(0, "a", Address(f"{pages.url}/a")))
        assert one.result
        assert one.result.article.text == article(3)
        assert one.result.article.url == f"{pages.url}/a"

    def test_of_a_private_page_only_if_that_is_allowed(self) -> None:
        by = writer(Desk())
        with PageServer({"/a": page(article(3).encode())}) as pages:
            first, second = written(by, Item(0, "a", Address(f"{pages.url}/a")), ARTICLE)
        assert first.failure
        assert first.failure.kind == "ForbiddenAddressError"
        assert second.result
        assert pages.asked == []

    def test_what_is_known_is_not_asked(self) -> None:
        class Store(dict[str, Kept]):
            put = dict.__setitem__

        store, desk = Store(), Desk()
        first, again = written(writer(desk, stores=[store]), ARTICLE, ARTICLE)
        assert len(desk.asked) == len(store) == 1
        assert first.result
        assert again.result
        assert first.result.note == again.result.note

    def test_runs_of_another_number_have_answers_of_their_own(self) -> None:
        class Store(dict[str, Kept]):
            put = dict.__setitem__

        store, desk = Store(), Desk()
        written(writer(desk, stores=[store]))
        written(writer(desk, stores=[store], repeat=1))
        assert len(desk.asked) == len(store) == 2

    @pytest.mark.parametrize("guided", [True, False])
    def test_a_small_model_may_prepare_what_all_requests_begin_with(self, guided: bool) -> None:
        desk = Desk(capabilities=Capabilities(guided=guided))
        written(writer(desk))
        assert bool(desk.prepared) == guided


class TestFailure:
    def test_an_error_says_why_there_is_no_note(self) -> None:
        (one,) = written(writer(failing(RefusalError("it declined", reply="No."))))
        assert one.result is None
        assert one.failure == Failure("RefusalError", "it declined", 53, "No.")

    def test_its_kind_is_one_of_the_public_tree(self) -> None:
        (one,) = written(writer(failing(ThrottledNowError("later", retry_after=3))))
        assert one.failure == Failure("RateLimitError", "later", 34)

    def test_an_article_that_cannot_be_read_is_not_sent(self, tmp_path: Path) -> None:
        desk = Desk()
        broken = [
            Item(0, "a", tmp_path / "not-there.txt"),
            Item(1, "b", " \n "),
            Item(2, "c", "", problem="row 7 is no object"),
        ]
        kinds = [one.failure.kind for one in written(writer(desk), *broken) if one.failure]
        assert kinds == ["ArticleNotFoundError", "EmptyArticleError", "ArticleError"]
        assert not desk.asked

    def test_a_bug_in_one_article_does_not_take_the_others_along(self) -> None:
        stop = Stopped()
        by = writer(failing(RuntimeError("what\nnow?"), None), stop)
        first, second = written(by, *items(2))
        assert first.failure == Failure("RuntimeError", "internal error: what now?", 1)
        assert second.result
        assert not stop.times

    def test_nor_does_something_that_was_cancelled_by_somebody_else(self) -> None:
        async def behave(_number: int) -> None:
            raise asyncio.CancelledError

        (one,) = written(writer(Desk(behave)))
        assert one.failure
        assert one.failure.kind == "CancelledError"

    def test_who_is_cancelled_writes_nothing(self) -> None:
        async def behave(_number: int) -> None:
            await asyncio.Event().wait()

        async def main() -> None:
            async with asyncio.timeout(0):
                await writer(Desk(behave)).write(ARTICLE)

        with pytest.raises(TimeoutError):
            asyncio.run(main())


def kinds_of_error() -> list[type[SummarizerError]]:
    return [
        kind
        for kind in vars(errors).values()
        if isinstance(kind, type) and issubclass(kind, SummarizerError)
    ]


class TestEnd:
    @pytest.mark.parametrize("kind", kinds_of_error(), ids=lambda kind: kind.__name__)
    def test_what_all_others_would_fail_with_too_ends_the_batch(
        self, kind: type[SummarizerError]
    ) -> None:
        stop, error = Stopped(), kind("no")
        by = writer(failing(error), stop)
        (one,) = written(by)
        assert one.failure
        assert one.failure.kind == kind.__name__
        concerns_all = isinstance(error, CONCERNS_ALL)
        assert stop.times == concerns_all
        assert by.ended_by is (error if concerns_all else None)

    def test_errors_of_the_key_the_budget_and_the_model_do(self) -> None:
        for kind in (AuthenticationError, BudgetError, errors.UnknownModelError):
            assert issubclass(kind, CONCERNS_ALL)
        for other in (EndpointError, RateLimitError, InvalidReplyError, errors.ArticleError):
            assert not issubclass(other, CONCERNS_ALL)

    def test_the_first_reason_counts(self) -> None:
        by = writer(failing(AuthenticationError("first"), BudgetError("second")))
        written(by, *items(2))
        assert isinstance(by.ended_by, AuthenticationError)

    def test_an_endpoint_that_fails_article_after_article_is_given_up(self) -> None:
        stop = Stopped()
        by = writer(failing(EndpointUnreachableError("no answer within 600 s")), stop)
        written(by, *[ARTICLE] * (IN_A_ROW - 1))
        assert by.ended_by is None
        written(by)
        assert isinstance(by.ended_by, EndpointUnreachableError)
        assert str(by.ended_by) == (
            "25 articles in a row failed, the last one with: no answer within 600 s"
        )
        assert stop.times == 1

    def test_the_error_is_of_the_last_ones_kind(self) -> None:
        by = writer(failing(ThrottledNowError("slower!", retry_after=2)))
        written(by, *[ARTICLE] * IN_A_ROW)
        assert type(by.ended_by) is RateLimitError

    def test_one_success_in_between_and_it_goes_on(self) -> None:
        down = EndpointError("500")
        by = writer(failing(*[down] * (IN_A_ROW - 1), None, *[down] * (IN_A_ROW - 1)))
        written(by, *[ARTICLE] * (2 * IN_A_ROW - 1))
        assert by.ended_by is None

    @pytest.mark.parametrize(
        "error", [RefusalError("no"), ContextLengthError("too long"), RuntimeError("bug")]
    )
    def test_what_is_wrong_with_articles_never_ends_it(self, error: Exception) -> None:
        by = writer(failing(error))
        written(by, *[ARTICLE] * (2 * IN_A_ROW))
        assert by.ended_by is None
