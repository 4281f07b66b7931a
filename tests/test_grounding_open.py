"""What did not come about, or is still to be decided, is not backed as done."""

import pytest
from grounding_articles import article, says

from summarizer.grounding import Grounder


@pytest.mark.parametrize(
    ("language", "sentence", "claim"),
    [
        ("en", "The talks collapsed before Norland signed the treaty.", "Norland signed it."),
        ("en", "The deal collapsed before it was ratified.", "The deal was ratified."),
        ("en", "Norland withdrew before signing the treaty.", "Norland signed the treaty."),
        ("en", "Ostrell walked out before a deal was signed.", "A deal was signed."),
        (
            "en",
            "Before Norland signs the treaty, the senate must vote.",
            "Norland signed the treaty.",
        ),
        ("en", "The senate must vote before Norland signs.", "Norland signs."),
        ("en", "Norland missed the deadline to submit its plan.", "Norland submitted its plan."),
        ("en", "The bill fell three votes short of a majority.", "The bill won a majority."),
        ("en", "The council voted down a bill to raise the tax.", "The council raised the tax."),
        ("en", "The chamber will vote on whether to lift the ban.", "The chamber lifted the ban."),
        (
            "en",
            "The chamber will vote on whether to lift the ban.",
            "The chamber will lift the ban.",
        ),
        ("en", "The bank was cleared of paying the guards.", "The bank paid the guards."),
        ("en", "Talks on dams broke down before any deal was signed.", "A deal was signed."),
        (
            "de",
            "Norland zog die Zusage zurück, Boote zu bauen.",
            "Norland baut Boote.",
        ),
        ("en", "Norland threatened to sue Dorn.", "Norland sued Dorn."),
        ("en", "Norland withdrew a pledge to build schools.", "Norland will build schools."),
        (
            "fr",
            "La Norlande s'est retirée avant de signer le traité.",
            "La Norlande a signé le traité.",
        ),
        (
            "fr",
            "Avant que la Norlande signe le traité, le Sénat doit voter.",
            "La Norlande a signé le traité.",
        ),
        ("fr", "L'État a retiré sa promesse de bâtir 2 écoles.", "L'État va bâtir 2 écoles."),
        (
            "de",
            "Die Gespräche scheiterten, bevor Norland den Vertrag unterzeichnete.",
            "Norland unterzeichnete den Vertrag.",
        ),
        (
            "de",
            "Der Rat muss zustimmen, bevor Norland den Vertrag unterzeichnet.",
            "Norland unterzeichnet den Vertrag.",
        ),
        (
            "es",
            "Norlandia se retiró antes de firmar el tratado.",
            "Norlandia firmó el tratado.",
        ),
        (
            "it",
            "La Norlandia si è ritirata prima di firmare il trattato.",
            "La Norlandia ha firmato il trattato.",
        ),
        (
            "pt",
            "A Norlândia retirou-se antes de assinar o tratado.",
            "A Norlândia assinou o tratado.",
        ),
        (
            "nl",
            "De gesprekken mislukten voordat Norland het verdrag ondertekende.",
            "Norland ondertekende het verdrag.",
        ),
    ],
)
def test_what_did_not_come_about_is_not_done(language: str, sentence: str, claim: str) -> None:
    grounder = Grounder(article(sentence, language=language))
    assert not grounder.check(says(claim, 1)).ok
    assert grounder.check(says(sentence, 1)).ok


@pytest.mark.parametrize(
    ("language", "sentence", "claim"),
    [
        (
            "en",
            "Before Norland signed the treaty in 2019, it had paid a fee.",
            "Norland signed the treaty in 2019.",
        ),
        ("en", "Norland met Ostrell before it signed the treaty.", "Norland signed the treaty."),
        ("en", "Norland read the treaty before signing it.", "Norland signed the treaty."),
        (
            "en",
            "The senate will vote on whether to approve the treaty.",
            "The senate will vote on approving the treaty.",
        ),
        (
            "en",
            "The senate will decide whether to approve the treaty.",
            "The senate is to decide on approving the treaty.",
        ),
        (
            "en",
            "The senate must vote before Norland signs.",
            "Before Norland signs, the senate must vote.",
        ),
        (
            "en",
            "The company fell short of its target of 5,000 jobs.",
            "The company missed its target of 5,000 jobs.",
        ),
        (
            "en",
            "The bank was cleared of paying the guards.",
            "The bank was acquitted of paying the guards.",
        ),
        ("en", "Norland withdrew its offer to pay.", "Norland offered to pay."),
        (
            "en",
            "Norland missed the deadline to submit its plan.",
            "Norland failed to submit its plan in time.",
        ),
        (
            "en",
            "The council voted down a proposal to raise the tax.",
            "The council rejected a proposal to raise the tax.",
        ),
        (
            "de",
            "Bevor Norland 2019 den Vertrag unterzeichnete, zahlte es.",
            "Norland unterzeichnete 2019 den Vertrag.",
        ),
        (
            "fr",
            "Avant de signer le traité, la Norlande a payé.",
            "La Norlande a payé avant de signer le traité.",
        ),
    ],
)
def test_what_did_and_what_is_told_as_open_is_backed(
    language: str, sentence: str, claim: str
) -> None:
    assert Grounder(article(sentence, language=language)).check(says(claim, 1)).ok


def test_an_offer_that_somebody_denies_was_not_made() -> None:
    grounder = Grounder(article("The minister denied that Norland offered to pay."))
    assert not grounder.check(says("Norland offered to pay.", 1)).ok
