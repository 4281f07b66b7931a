"""Negation and modality: what was denied, asked for or possible is not reported as done."""

import pytest
from grounding_articles import article, commitment, says

from summarizer.grounding import Grounder, licensed_statuses
from summarizer.lexicon import STATUSES
from summarizer.schemas import CommitmentStatus


@pytest.mark.parametrize(
    ("sentence", "claim", "backed"),
    [
        # negation
        ("The two sides did not agree on water.", "The two sides agreed on water.", False),
        ("The two sides agreed on water.", "The two sides did not agree on water.", False),
        ("The two sides failed to agree on water.", "The two sides did not agree on water.", True),
        ("No agreement was reached on water.", "An agreement was reached on water.", False),
        ("The dam is not safe.", "The dam is safe.", False),
        ("The dam is safe.", "The dam isn’t safe.", False),
        ("The army no longer guards the dam.", "The army stopped guarding the dam.", True),
        ("The army left the dam without firing.", "The army left the dam.", True),
        ("They agreed, but did not name a date.", "They agreed.", True),
        ("They agreed, but did not name a date.", "They did not agree.", False),
        ("Not only Arven but Dorn signed the text.", "Arven and Dorn signed the text.", True),
        ("He would not rule out a strike.", "He ruled out a strike.", False),
        ("He said he would not rule out a strike.", "He did not rule out a strike.", True),
        ("He said he would not rule out a strike.", "He refused to rule out a strike.", True),
        # hedges
        ("The firm may close its mill.", "The firm closed its mill.", False),
        ("The firm may close its mill.", "The firm closes its mill.", False),
        ("The firm may close its mill.", "The firm might close its mill.", True),
        ("The firm may close its mill.", "The firm will close its mill.", False),
        ("The navy reportedly rescued sailors.", "The navy rescued sailors.", False),
        ("The navy reportedly rescued sailors.", "The navy allegedly rescued sailors.", True),
        # plans
        ("The firm plans to open a mill.", "The firm opened a mill.", False),
        ("The firm plans to build a mill.", "The firm built a mill.", False),
        ("The firm hopes to hire welders.", "The firm hired welders.", False),
        ("The firm plans to build a mill.", "The firm will build a mill.", True),
        # what nearly was, would have been, or is no more
        ("Norland would have agreed to pay.", "Norland agreed to pay.", False),
        ("Norland should have paid the guards.", "Norland paid the guards.", False),
        ("Norland was about to sign the treaty.", "Norland signed the treaty.", False),
        ("Norland considered paying the guards.", "Norland paid the guards.", False),
        ("Norland hardly paid the guards.", "Norland paid the guards.", False),
        ("Norland threatened to close the port.", "Norland closed the port.", False),
        ("The bill would close the port.", "The bill closed the port.", False),
        ("Neither Norland nor Ostrell signed the treaty.", "Norland signed the treaty.", False),
        # acts
        ("Norland urged Dorn to sign the treaty.", "Norland agreed to sign the treaty.", False),
        ("Norland urged Dorn to sign the treaty.", "Norland signed the treaty.", False),
        ("Norland urged Dorn to sign the treaty.", "Norland called on Dorn to sign it.", True),
        ("Norland signed the treaty.", "Norland urged others to sign the treaty.", False),
        ("The union rejected the offer.", "The union accepted the offer.", False),
        ("The union accepted the offer.", "The union rejected the offer.", False),
        ("The union said it would not accept the offer.", "The union rejected the offer.", True),
    ],
)
def test_a_claim_takes_the_stance_of_its_sentence(sentence: str, claim: str, backed: bool) -> None:
    assert Grounder(article(sentence)).check(says(claim, 1)).ok is backed


@pytest.mark.parametrize(
    ("language", "sentence", "claim"),
    [
        ("fr", "Les ministres n’ont pas accepté le texte.", "Les ministres ont accepté le texte."),
        ("fr", "Les ministres ont accepté le texte.", "Les ministres n'ont pas accepté le texte."),
        ("fr", "Elle a exhorté Dorn à signer le traité.", "Elle a signé le traité."),
        ("fr", "L’usine pourrait fermer.", "L'usine ferme."),
        ("es", "El Gobierno no firmó el acuerdo.", "El Gobierno firmó el acuerdo."),
        ("es", "El Gobierno firmó el acuerdo.", "El Gobierno no firmó el acuerdo."),
        ("es", "La ministra pidió a Dorn firmar el acuerdo.", "La ministra firmó el acuerdo."),
        ("de", "Die Minister stimmten dem Text nicht zu.", "Die Minister stimmten dem Text zu."),
        ("de", "Die Minister stimmten dem Text zu.", "Die Minister stimmten dem Text nicht zu."),
        ("it", "Il governo non ha firmato il testo.", "Il governo ha firmato il testo."),
        ("pt", "O governo não assinou o texto.", "O governo assinou o texto."),
        ("nl", "De raad ondertekende de tekst niet.", "De raad ondertekende de tekst."),
    ],
)
def test_the_other_stance_is_noticed_in_other_languages(
    language: str, sentence: str, claim: str
) -> None:
    grounder = Grounder(article(sentence, language=language))
    assert grounder.check(says(sentence, 1)).ok
    assert not grounder.check(says(claim, 1)).ok


@pytest.mark.parametrize(
    ("sentence", "statuses"),
    [
        ("Norland will build a bridge.", {"pledged"}),
        ("The two sides agreed to build a bridge.", {"agreed", "pledged"}),
        ("The two sides did not agree to build a bridge.", {"refused"}),
        ("They closed with a renewed promise to build a bridge.", {"reaffirmed", "pledged"}),
        ("The fund is building a bridge.", {"ongoing"}),
        ("Norland urged Dorn to sign the treaty.", {"called_for"}),
        ("Dorn must sign the treaty.", {"called_for"}),
        ("If the truce holds, Norland will pay.", {"conditional", "pledged"}),
        ("Dorn refused to sign the treaty.", {"refused"}),
        ("Dorn will not sign the treaty.", {"refused"}),
        ("Dorn would not rule out talks.", set()),
        ("Dorn may sign the treaty.", set()),
        ("The river is long.", set()),
        ("The report welcomed the accord.", set()),
    ],
)
def test_words_license_a_status(sentence: str, statuses: set[str]) -> None:
    assert licensed_statuses(sentence, "en") == statuses


def test_nothing_is_ruled_out_in_an_unknown_language() -> None:
    assert licensed_statuses("Ĝi subskribis la traktaton.", "eo") == set(STATUSES)


@pytest.mark.parametrize(
    ("sentence", "status", "backed"),
    [
        ("Norland promised to dredge the river.", "pledged", True),
        ("Norland promised to dredge the river.", "agreed", False),
        ("Norland agreed to dredge the river.", "pledged", True),
        ("Norland was urged to dredge the river.", "called_for", True),
        ("Norland was urged to dredge the river.", "pledged", False),
        ("Norland refused to dredge the river.", "pledged", False),
        ("Norland refused to dredge the river.", "refused", True),
        ("Norland will not dredge the river.", "refused", True),
        ("Norland did not agree to dredge the river.", "agreed", False),
        ("Norland is dredging the river.", "ongoing", True),
    ],
)
def test_the_status_of_a_commitment_needs_words_for_it(
    sentence: str, status: CommitmentStatus, backed: bool
) -> None:
    item = commitment("Norland", "Dredge the river", status, 1)
    verdict = Grounder(article(sentence)).check(item)
    assert verdict.ok is backed
    assert backed or {problem.kind for problem in verdict.problems} == {"modality"}


@pytest.mark.parametrize(
    ("sentence", "words", "backed"),
    [
        ("Norland will sign the treaty on Monday.", "sign the treaty", True),
        ("Norland will sign the treaty on Monday.", "signed the treaty", False),
        ("Norland urged Dorn to ratify the treaty.", "ratify the treaty", True),
        ("Norland urged Dorn to ratify the treaty.", "ratified the treaty", False),
        (
            "Norland urged Dorn to dredge the river and to sign the treaty.",
            "dredge the river and sign the treaty",
            True,
        ),
        (
            "Norland urged Dorn to dredge the river and to sign the treaty.",
            "dredge the river, the treaty having been signed",
            False,
        ),
        ("Norland urged Dorn to dredge the river.", "sign the treaty", False),
    ],
)
def test_who_is_to_sign_has_not_signed(sentence: str, words: str, backed: bool) -> None:
    assert bool(Grounder(article(sentence)).check_text(words, [1])) is not backed


def test_an_article_without_cues_has_no_commitment() -> None:
    grounder = Grounder(article("Norland has a long river.", "Ships cross the river."))
    for status in STATUSES:
        assert not grounder.check(commitment("Norland", "Cross the river", status, 1)).ok


@pytest.mark.parametrize(
    ("claim", "backed"),
    [
        ("fuel subsidies would not come back", True),
        ("fuel subsidies not to come back", True),
        ("new loans would not come back", False),
        ("fuel subsidies would come back", False),
        ("fuel subsidies were not scrapped in 2024", False),
    ],
)
def test_an_aside_parts_a_word_from_what_is_denied_of_it(claim: str, backed: bool) -> None:
    text = "He said fuel subsidies, scrapped in 2024, would not come back, and no loans be taken."
    assert bool(Grounder(article(text)).check_text(claim, [1])) is not backed
