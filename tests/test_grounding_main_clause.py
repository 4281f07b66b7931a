"""Where a main clause goes on behind what is not stated, it is stated again."""

import pytest
from grounding_articles import article, says

from summarizer.grounding import Grounder


@pytest.mark.parametrize(
    ("sentence", "claim", "backed"),
    [
        ("Norland stopped paying and closed the port.", "Norland closed the port.", True),
        (
            "Norland stopped paying the guards and has closed the port.",
            "Norland has closed the port.",
            True,
        ),
        ("The minister refused to sign and left the talks.", "The minister left the talks.", True),
        ("Norland failed to pay and lost the port.", "Norland lost the port.", True),
        (
            "Norland stopped paying the guards and closing the port.",
            "Norland closed the port.",
            False,
        ),
        (
            "The minister denied that Norland paid and closed the port.",
            "Norland closed the port.",
            False,
        ),
        (
            "The minister denied that Norland had paid and closed the port.",
            "Norland closed the port.",
            False,
        ),
        ("Norland denied having paid and closed the port.", "Norland closed the port.", False),
        ("Norland failed to sign and ratified nothing.", "Norland ratified nothing.", True),
        ("Norland did not pay and closed the port.", "Norland closed the port.", True),
        (
            "Norland abandoned plans to build a dam and sold the land.",
            "Norland sold the land.",
            True,
        ),
        ("Norland has yet to build and opened nothing.", "Norland opened a port.", False),
        ("The treaty has yet to be signed and ratified.", "The treaty was ratified.", False),
        (
            "The port has yet to be built and opened to ships.",
            "The port was opened to ships.",
            False,
        ),
        ("The factory nearly collapsed and closed.", "The factory closed.", False),
        (
            "Norland has yet to show that it paid and closed the port.",
            "Norland closed the port.",
            False,
        ),
        ("Norland has yet to prove Dorn paid and closed the port.", "Dorn closed the port.", False),
        (
            "Norland has yet to pay the guards and close the port.",
            "Norland closed the port.",
            False,
        ),
        (
            "Norland stopped being paid and supported by Dorn.",
            "Norland was supported by Dorn.",
            False,
        ),
        (
            "Norland has yet to help sick and injured guards and rebuild the port.",
            "Norland rebuilt the port.",
            False,
        ),
        (
            "Norland scrapped plans to build a dam and opened a school in Vell.",
            "Norland opened a school in Vell.",
            True,
        ),
        (
            "Norland scrapped plans to build a dam and opened a school in Vell.",
            "Norland built a dam.",
            False,
        ),
        ("Norland avoided paying the guards and went to Dorn.", "Norland went to Dorn.", True),
        (
            "Frost accused the government of misleading Parliament and called for an inquiry.",
            "Frost called for an inquiry.",
            True,
        ),
        (
            "Frost accused the government of misleading Parliament and called for an inquiry.",
            "The government misled Parliament.",
            False,
        ),
        (
            "Cole denied the report and promised to publish the minutes.",
            "Cole promised to publish the minutes.",
            True,
        ),
        (
            "Cole denied the report and promised to publish the minutes.",
            "Cole has denied nothing.",
            False,
        ),
        (
            "Cole denied that Norland had paid and signed the deal.",
            "Cole denied that Norland had signed the deal.",
            True,
        ),
        ("Cole denied leaking the report and left the room.", "Cole left the room.", True),
        ("Cole denied leaking the report and left the room.", "Cole leaked the report.", False),
        (
            "Cole denied that Norland had paid and signed the deal.",
            "Norland signed the deal.",
            False,
        ),
        (
            "Norland stopped saying Dorn was poor and had closed the port.",
            "Dorn had closed the port.",
            False,
        ),
    ],
)
def test_what_a_main_clause_goes_on_with_is_stated(sentence: str, claim: str, backed: bool) -> None:
    grounder = Grounder(article(sentence))
    assert grounder.check(says(claim, 1)).ok is backed
    assert grounder.check(says(sentence, 1)).ok
