"""Who did it to whom: a claim must not turn round what its sentence says."""

import pytest
from grounding_articles import article, says

from summarizer.grounding import Grounder


@pytest.mark.parametrize(
    ("sentence", "claim", "backed"),
    [
        ("Norland urged Dorn to pay.", "Dorn urged Norland to pay.", False),
        ("Norland urged Dorn to pay.", "Dorn was urged by Norland to pay.", True),
        ("Norland urged Dorn to pay.", "Norland was urged by Dorn to pay.", False),
        ("Dorn was urged by Norland to pay.", "Norland urged Dorn to pay.", True),
        ("Dorn was urged by Norland to pay.", "Dorn urged Norland to pay.", False),
        ("Dorn was urged to pay by Norland.", "Dorn urged Norland to pay.", False),
        ("Norland urged Dorn to pay.", "Dorn was urged to pay.", True),
        ("Norland urged Dorn to pay.", "Norland was urged to pay.", False),
        ("Norland and Dorn accused each other of spying.", "Dorn accused Norland of spying.", True),
        ("Norland is urging Dorn to pay.", "Norland urges Dorn to pay.", True),
        (
            "Norland accused Dorn of spying, and Dorn accused Norland of theft.",
            "Dorn accused Norland of spying.",
            True,
        ),
        ("Norland, which borders Ostrell, urged Dorn to pay.", "Norland urged Dorn to pay.", True),
        ("Norland, which borders Ostrell, urged Dorn to pay.", "Dorn urged Norland to pay.", False),
        (
            "Prime Minister Ada Vell of Norland told the Ostrell parliament that talks go on.",
            "Ada Vell told the parliament of Ostrell that talks go on.",
            True,
        ),
        ("Norland paid Dorn 5 million euros.", "Dorn paid Norland 5 million euros.", False),
        ("Norland paid Dorn 5 million euros.", "Dorn was paid 5 million euros by Norland.", True),
        (
            "Ada Vell replaced Ivo Brand as minister.",
            "Ivo Brand replaced Ada Vell as minister.",
            False,
        ),
        ("Ivo Brand was replaced by Ada Vell.", "Ada Vell replaced Ivo Brand.", True),
        ("Ada Vell, who replaced Ivo Brand, met Dorn.", "Ada Vell replaced Ivo Brand.", True),
        ("Ada Vell, who replaced Ivo Brand, met Dorn.", "Ivo Brand replaced Ada Vell.", False),
        (
            "Norland's army attacked Dorn's ships.",
            "Ships of Dorn were attacked by the army of Norland.",
            True,
        ),
        ("Norland bought Telvia from Dorn.", "Dorn bought Telvia.", False),
        ("Telvia, bought by Norland in 2019, closed.", "Norland bought Telvia in 2019.", True),
        ("What Norland owes Dorn is unclear.", "Norland owes Dorn money.", True),
        ("Money that Dorn owed Norland was lost.", "Norland owed Dorn money.", False),
        ("Asked by Norland to pay, Dorn refused.", "Dorn asked Norland to pay.", False),
        ("Norland sent aid to Dorn.", "Aid from Norland was sent to Dorn.", True),
        ("Norland sent aid to Dorn.", "Dorn received aid from Norland.", True),
        ("Norland sent aid to Dorn.", "Aid was sent by Norland to Dorn.", True),
        ("Aid was sent by Norland to Dorn.", "Norland sent aid to Dorn.", True),
        ("Dorn received aid from Norland.", "Norland received aid from Dorn.", False),
        (
            "Support came from Norland, Ada Vell told Dorn News.",
            "Ada Vell told Dorn News that support came from Norland.",
            True,
        ),
        ('"We will pay," Ada Vell told Dorn.', "Dorn told Ada Vell that it will pay.", False),
        ("Ada Vell was elected by Norland's parliament.", "Norland elected Ada Vell.", True),
        (
            "Ada Vell, elected in 2019, urged Dorn to pay.",
            "Dorn was urged to pay by Ada Vell.",
            True,
        ),
    ],
)
def test_who_did_it_to_whom_is_as_in_its_sentence(sentence: str, claim: str, backed: bool) -> None:
    grounder = Grounder(article(sentence))
    assert grounder.check(says(claim, 1)).ok is backed
    assert grounder.check(says(sentence, 1)).ok


def test_the_message_names_who_is_on_the_other_side() -> None:
    grounder = Grounder(article("Norland urged Dorn to pay."))
    problem = grounder.check(says("Dorn urged Norland to pay.", 1)).problems[0]
    assert problem.kind == "name"
    assert problem.message == "'Dorn', 'Norland': on the other side of 'urged' in sentence 1"


def test_another_sentence_may_tell_it_the_other_way_round() -> None:
    grounder = Grounder(article("Norland urged Dorn to pay.", "Dorn urged Norland to wait."))
    assert grounder.check(says("Dorn urged Norland to wait.", 1, 2)).ok


def test_in_a_title_in_capitals_no_word_is_known_to_be_a_name() -> None:
    grounder = Grounder(article("The army of Norland attacked the farmers."))
    assert grounder.check(says("Farmers Attacked By Norland Army", 1)).ok
