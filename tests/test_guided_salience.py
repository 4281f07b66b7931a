"""Which sentences carry the news, and which the background."""

from summarizer.articles import build_article
from summarizer.flow.guided.salience import background_sentences, lead_sentences

LEAD = (
    "The city council of Harrow has voted to sell its stadium to Northgate for 62 million pounds."
)
MONEY = (
    "The mayor said the money of the sale would be spent on repairing 18 school roofs in Harrow."
)
SILENT = "The owner declined to say how Northgate meant to pay Harrow for the stadium it will own."
RULE = "The football club may not move to another city before 2050 under the contract of sale."
PAST = "The stadium, built in 1923, was last renovated in 1998, when Harrow hosted the games."


def test_who_keeps_silent_makes_no_news() -> None:
    sentences = build_article(" ".join([LEAD, MONEY, SILENT])).sentences
    assert [s.text for s in lead_sentences(sentences, "en", most=2)] == [LEAD, MONEY]


def test_a_rule_for_years_to_come_is_no_background() -> None:
    sentences = build_article(" ".join([LEAD, RULE, PAST])).sentences
    assert [s.text for s in background_sentences(sentences, "en", most=3)] == [PAST]


def test_what_was_before_is_news_when_somebody_tells_it_today() -> None:
    told = "Anna Holt, the mayor of Harrow, denied that a price had been paid for the stadium."
    older = "The stadium had been sold twice since it was opened, and then bought back by Harrow."
    sentences = build_article(" ".join([LEAD, told, older])).sentences
    assert [s.text for s in background_sentences(sentences, "en", most=3)] == [older]
