"""What a batch will take, before anything is sent."""

from collections.abc import Iterable
from dataclasses import dataclass

from summarizer.backends.budgeted import PriceList
from summarizer.backends.embedded import DEFAULT_CONTEXT
from summarizer.batch.item import Item
from summarizer.errors import ArticleError
from summarizer.flow.guided import by_questions
from summarizer.flow.note import choose_tactic
from summarizer.flow.windows import estimate_tokens
from summarizer.hashing import canonical_json
from summarizer.job import Setup
from summarizer.llm import Capabilities, Request
from summarizer.readers.addresses import Address
from summarizer.schemas import Usage

_LOOKED_AT = 2000
_FETCHED = 20
"""Addresses that are looked at: an estimate is not to be half of the work."""
_CAUTION = 3 / 4
"""``estimate_tokens`` is meant for limits; prose takes about so much of it."""

# Tokens of replies per article, by what the default model and recorded notes came to.
_REPLY_BASE = 300
_REPLY_SHARE = 0.9
_SMALL_REPLIES = 120
_SMALL_PROMPTS = 1500
_AGAIN = 1.1
"""Some replies have to be asked for again."""


@dataclass(frozen=True, slots=True)
class Estimate:
    """What a batch will take, about.

    Attributes:
        articles: how many there are.
        unreadable: how many of those looked at cannot be read.
        looked_at: how many were looked at; the rest is taken to be like them.
        requests: to the model.
        prompt: tokens.
        completion: tokens.
        cost: US dollars; ``None`` if the model has no price.
    """

    articles: int
    unreadable: int
    looked_at: int
    requests: int
    prompt: int
    completion: int
    cost: float | None


def estimate(
    items: Iterable[Item], setup: Setup, model: str, prices: PriceList, *, most: int = _LOOKED_AT
) -> Estimate:
    """Read the articles and say what their notes will take; no model is asked.

    Of articles at addresses a few are fetched; the rest is taken to be like what was looked at.

    Args:
        items: the batch; all are gone through.
        setup: of its jobs.
        model: its name, as prices know it.
        prices: of tokens.
        most: how many articles to look at; more are only counted.

    Raises:
        PromptError: the templates are broken.
    """
    articles = looked_at = unreadable = fetched = 0
    requests = 0.0
    usage = Usage()
    for item in items:
        articles += 1
        away = isinstance(item.source, Address)
        if looked_at >= most or (away and fetched >= _FETCHED):
            continue
        fetched += away
        looked_at += 1
        try:
            asked, used = _of_article(item, setup)
        except ArticleError:
            unreadable += 1
            continue
        requests += asked
        usage = usage + used
    scale = articles / looked_at if looked_at else 0.0
    whole = Usage(prompt=round(usage.prompt * scale), completion=round(usage.completion * scale))
    return Estimate(
        articles=articles,
        unreadable=unreadable,
        looked_at=looked_at,
        requests=round(requests * scale),
        prompt=whole.prompt,
        completion=whole.completion,
        cost=prices.cost(model, whole),
    )


def _of_article(item: Item, setup: Setup) -> tuple[float, Usage]:
    if item.problem:
        raise ArticleError(item.problem)
    job = setup.job(item.source, item.metadata, format=item.format)
    settings = setup.settings
    context = settings.context or (DEFAULT_CONTEXT if settings.is_local else None)
    capabilities = Capabilities(guided=settings.is_local, context=context)
    first = job.opening(capabilities)
    prompt = sum(map(_prompt_tokens, first))
    if choose_tactic(job.run, capabilities, settings.tactics) is by_questions:
        return len(first), Usage(prompt=prompt + _SMALL_PROMPTS, completion=_SMALL_REPLIES)
    article = _CAUTION * estimate_tokens(job.run.article.text)
    completion = _REPLY_BASE + _REPLY_SHARE * article
    usage = Usage(prompt=round(_AGAIN * prompt), completion=round(_AGAIN * completion))
    return _AGAIN * len(first), usage


def _prompt_tokens(request: Request) -> int:
    texts = [message.content for message in request.messages]
    whole = "".join([*texts, canonical_json(dict(request.schema))])
    return round(_CAUTION * estimate_tokens(whole))
