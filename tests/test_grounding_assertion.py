"""What a sentence denies, leaves open, supposes, alleges or ends is not stated by it."""

import pytest
from grounding_articles import article, commitment, says

from summarizer.grounding import Grounder, licensed_statuses


@pytest.mark.parametrize(
    ("language", "sentence", "claim"),
    [
        ("en", "The minister denied that Norland agreed to pay.", "Norland agreed to pay."),
        ("en", "The minister denied Norland had agreed to pay.", "Norland agreed to pay."),
        ("en", "Norland denied having agreed to pay.", "Norland agreed to pay."),
        ("en", "Norland denied agreeing to pay.", "Norland agreed to pay."),
        (
            "en",
            "Norland denied reports of a deal to share the water.",
            "Norland has a deal to share the water.",
        ),
        ("en", "Norland dismissed claims that it had paid the guards.", "Norland paid the guards."),
        (
            "en",
            "Norland, which borders Ostrell, denied that its army, the largest, crossed the river.",
            "Norland's army crossed the river.",
        ),
        ("en", "It is false that Norland will go.", "Norland will go."),
        ("en", "It is not true that Norland was in Ostrell.", "Norland was in Ostrell."),
        ("en", "There is no evidence that Norland paid the guards.", "Norland paid the guards."),
        ("en", "It was unclear whether Norland paid the guards.", "Norland paid the guards."),
        ("en", "It was unclear if Norland paid the guards.", "Norland paid the guards."),
        ("en", "The minister did not say whether Norland would pay.", "Norland would pay."),
        (
            "en",
            "The minister did not confirm that Norland signed the treaty.",
            "Norland signed the treaty.",
        ),
        ("en", "Nobody believes that Norland paid the guards.", "Norland paid the guards."),
        ("en", "He falsely claimed that Norland paid the guards.", "Norland paid the guards."),
        ("en", "The claim that Norland paid the guards is false.", "Norland paid the guards."),
        ("en", "The minister doubts that Norland paid the guards.", "Norland paid the guards."),
        ("en", "The minister was asked if Norland paid the guards.", "Norland paid the guards."),
        (
            "fr",
            "La ministre nie que la Norlande ait accepté de payer.",
            "La Norlande a accepté de payer.",
        ),
        ("fr", "La Norlande nie avoir payé les gardes.", "La Norlande a payé les gardes."),
        ("fr", "Il n'est pas vrai qu'elle a signé le traité.", "Elle a signé le traité."),
        ("fr", "On ignore si la Norlande a payé les gardes.", "La Norlande a payé les gardes."),
        (
            "de",
            "Die Ministerin bestritt, dass Norland der Zahlung zugestimmt habe.",
            "Norland hat der Zahlung zugestimmt.",
        ),
        (
            "de",
            "Es ist unklar, ob Norland der Zahlung zugestimmt hat.",
            "Norland hat der Zahlung zugestimmt.",
        ),
        (
            "de",
            "Norland dementierte, den Vertrag unterzeichnet zu haben.",
            "Norland hat den Vertrag unterzeichnet.",
        ),
        (
            "de",
            "Es gibt keine Belege dafür, dass Norland die Wachen bezahlte.",
            "Norland bezahlte die Wachen.",
        ),
        ("es", "La ministra negó que Norlandia aceptara pagar.", "Norlandia aceptó pagar."),
        (
            "es",
            "Norlandia niega haber pagado a los guardias.",
            "Norlandia ha pagado a los guardias.",
        ),
        ("es", "No es cierto que el Gobierno firmó el acuerdo.", "El Gobierno firmó el acuerdo."),
        (
            "it",
            "La ministra ha negato che il governo ha firmato il testo.",
            "Il governo ha firmato il testo.",
        ),
        ("it", "Il governo nega di aver pagato le guardie.", "Il governo ha pagato le guardie."),
        ("pt", "A ministra negou que o governo assinou o texto.", "O governo assinou o texto."),
        ("pt", "O governo nega ter pago os guardas.", "O governo tem pago os guardas."),
        (
            "nl",
            "De minister ontkende dat de raad de tekst ondertekende.",
            "De raad ondertekende de tekst.",
        ),
        (
            "nl",
            "Het is onduidelijk of de raad de tekst ondertekende.",
            "De raad ondertekende de tekst.",
        ),
        ("en", "If Norland agreed to pay, the talks would resume.", "Norland agreed to pay."),
        ("en", "If Norland pays the guards, the talks resume.", "Norland pays the guards."),
        ("en", "Unless Norland pays the guards, the talks end.", "Norland pays the guards."),
        ("en", "Norland has yet to agree to pay.", "Norland agreed to pay."),
        ("en", "Norland nearly signed the treaty.", "Norland signed the treaty."),
        ("en", "Norland came close to signing the treaty.", "Norland signed the treaty."),
        ("en", "Norland postponed signing the treaty.", "Norland signed the treaty."),
        ("en", "Norland was accused of bribing officials.", "Norland bribed officials."),
        ("en", "Critics accused Norland of bribing officials.", "Norland bribed officials."),
        ("en", "Prosecutors allege that Norland bribed officials.", "Norland bribed officials."),
        ("en", "Norland stopped paying the guards.", "Norland pays the guards."),
        ("en", "Norland stopped paying the guards.", "Norland is paying the guards."),
        (
            "en",
            "Had Norland signed the treaty, it would have been paid.",
            "Norland signed the treaty.",
        ),
        ("en", "A rumour says Norland signed the treaty.", "Norland signed the treaty."),
        ("en", "Norland abandoned plans to build a dam.", "Norland plans to build a dam."),
        ("en", "Norland scrapped a plan to build a dam.", "Norland plans to build a dam."),
        ("en", "Norland paid the guards, which the minister denied.", "Norland paid the guards."),
        ("en", "Norland paid the guards, a claim that Vell rejects.", "Norland paid the guards."),
        ("en", "Norland bribed officials, allegations Vell denied.", "Norland bribed officials."),
    ],
)
def test_what_a_sentence_does_not_state_is_not_backed_by_it(
    language: str, sentence: str, claim: str
) -> None:
    grounder = Grounder(article(sentence, language=language))
    assert [problem.kind for problem in grounder.check(says(claim, 1)).problems][:1] == ["negation"]
    assert grounder.check(says(sentence, 1)).ok


@pytest.mark.parametrize(
    ("language", "sentence", "claim"),
    [
        (
            "en",
            "The minister denied that Norland agreed to pay.",
            "The minister denied that Norland agreed to pay.",
        ),
        (
            "en",
            "The minister denied that Norland agreed to pay.",
            "The minister denied an agreement to pay.",
        ),
        (
            "en",
            "The minister denied that Norland agreed to pay.",
            "The minister rejected claims that Norland agreed to pay.",
        ),
        (
            "en",
            "The minister denied that Norland agreed to pay.",
            "The minister denied Norland had agreed to pay.",
        ),
        (
            "en",
            "The minister denied that Norland agreed to pay, and said talks would continue.",
            "The minister said talks would continue.",
        ),
        (
            "en",
            "The minister denied that Norland agreed to pay, but welcomed the talks.",
            "The minister welcomed the talks.",
        ),
        ("en", "There is no doubt that Norland paid the guards.", "Norland paid the guards."),
        (
            "en",
            "It was unclear whether Norland paid the guards.",
            "It is unknown whether Norland paid the guards.",
        ),
        (
            "en",
            "It was unclear whether Norland paid the guards.",
            "Whether Norland paid the guards was unclear.",
        ),
        (
            "en",
            "The council will decide whether to send troops.",
            "The council will decide on sending troops.",
        ),
        (
            "en",
            "The court denied the request for a stay.",
            "The court refused the request for a stay.",
        ),
        ("en", "The court denied the request for a stay.", "A request for a stay was denied."),
        (
            "en",
            "Norland denied entry to thirty drivers at the bridge.",
            "Thirty drivers were turned back at the bridge.",
        ),
        ("en", "He denied wrongdoing.", "He denied any wrongdoing."),
        (
            "de",
            "Die Ministerin bestritt, dass Norland der Zahlung zugestimmt habe.",
            "Die Ministerin bestreitet, dass Norland der Zahlung zugestimmt hat.",
        ),
        (
            "fr",
            "La ministre nie que la Norlande ait accepté de payer.",
            "La ministre nie que la Norlande ait accepté de payer.",
        ),
        (
            "en",
            "If Norland pays the guards, the talks resume.",
            "If Norland pays the guards, talks resume.",
        ),
        (
            "en",
            "If Norland pays the guards, the talks resume.",
            "The talks resume if Norland pays the guards.",
        ),
        (
            "en",
            "Critics accused Norland of bribing officials.",
            "Critics said that Norland bribed officials.",
        ),
        (
            "en",
            "Critics accused Norland of bribing officials.",
            "Norland allegedly bribed officials.",
        ),
        ("en", "Norland stopped paying the guards.", "Norland no longer pays the guards."),
        (
            "en",
            "Norland abandoned plans to build a dam.",
            "Norland dropped its plans to build a dam.",
        ),
        ("en", "Norland has yet to sign the treaty.", "Norland has not signed the treaty."),
        (
            "en",
            "Norland abandoned a factory because energy prices were rising.",
            "Energy prices were rising.",
        ),
        (
            "en",
            "Norland was accused of bribing officials, and it signed the treaty.",
            "Norland signed the treaty.",
        ),
        ("en", "Norland, which denied the claims, paid the guards.", "Norland paid the guards."),
        ("en", "Norland paid Vell, which has denied the claims.", "Norland paid Vell."),
        (
            "en",
            "Norland paid the guards, which Vell denied.",
            "Vell denied that it paid the guards.",
        ),
    ],
)
def test_it_may_be_told_as_such_and_ends_where_the_sentence_goes_on(
    language: str, sentence: str, claim: str
) -> None:
    assert Grounder(article(sentence, language=language)).check(says(claim, 1)).ok


def test_the_message_names_what_is_denied() -> None:
    grounder = Grounder(article("The minister denied that Norland agreed to pay."))
    message = grounder.check(says("Norland agreed to pay.", 1)).problems[0].message
    assert message == (
        "'agreed', 'pay': not stated as so in sentence 1 ('denied that'), but by the claim"
    )


def test_what_another_sentence_says_outright_is_backed_by_it() -> None:
    grounder = Grounder(
        article("The minister denied that Norland paid the guards.", "Norland paid the guards.")
    )
    assert grounder.check(says("Norland paid the guards.", 1, 2)).ok


@pytest.mark.parametrize(
    ("sentence", "statuses"),
    [
        ("The minister denied that Norland agreed to pay.", {"refused"}),
        ("It was unclear whether Norland had promised to pay.", set()),
        ("Norland promised to pay, but denied it had agreed to meet.", {"pledged", "refused"}),
        ("It is not true that Norland refused to pay.", set()),
    ],
)
def test_what_is_denied_or_left_open_licenses_no_status(sentence: str, statuses: set[str]) -> None:
    assert licensed_statuses(sentence, "en") == statuses


@pytest.mark.parametrize(
    ("sentence", "what", "backed"),
    [
        (
            "The minister declined to confirm that Norland signed it.",
            "decline to confirm that Norland signed it",
            True,
        ),
        ("The minister denied that Norland agreed to pay.", "deny that it agreed to pay", True),
        ("The minister denied that Norland agreed to pay.", "agree to pay", False),
    ],
)
def test_what_was_refused_may_be_the_word_on_it(sentence: str, what: str, backed: bool) -> None:
    item = commitment("the minister", what, "refused", 1)
    assert Grounder(article(sentence)).check(item).ok is backed


def test_a_condition_need_not_say_that_it_is_one() -> None:
    grounder = Grounder(article("Norland will pay if the truce holds."))
    item = commitment("Norland", "pay", "conditional", 1, condition="the truce holds")
    assert grounder.check(item).ok
    assert not grounder.check(says("The truce holds.", 1)).ok
