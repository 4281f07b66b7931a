"""What a sentence brings to an end does not back a claim that it is so now."""

import pytest
from grounding_articles import article, says

from summarizer.grounding import Grounder


@pytest.mark.parametrize(
    ("language", "sentence", "claim"),
    [
        ("en", "The court overturned a ban on fishing.", "Fishing is banned."),
        ("en", "Norland ended its support for the dam.", "Norland supports the dam."),
        ("en", "Norland lifted sanctions on Ostrell.", "Sanctions on Ostrell are in force."),
        ("en", "Norland lifted sanctions on Ostrell.", "Norland still has sanctions on Ostrell."),
        ("en", "The levy on grain was struck down.", "Grain is subject to a levy."),
        ("en", "The agency's licence was revoked.", "The agency has a licence."),
        ("en", "Norland's pledge to pay expired.", "Norland pledges to pay."),
        ("en", "Norland scrapped a subsidy for boats.", "Norland subsidises boats."),
        ("en", "Norland froze its contribution to the fund.", "Norland contributes to the fund."),
        ("en", "The union called off its strike.", "The union is on strike."),
        ("de", "Norland setzte die Zahlungen an den Fonds aus.", "Norland zahlt an den Fonds."),
        ("fr", "La Norlande a suspendu son aide.", "La Norlande apporte une aide."),
        ("de", "Das Gericht hob das Verbot der Fischerei auf.", "Die Fischerei ist verboten."),
        ("de", "Das Gericht hat das Fangverbot gekippt.", "Das Fangverbot gilt."),
        (
            "de",
            "Norland beendete seine Unterstützung für den Damm.",
            "Norland unterstützt den Damm.",
        ),
        ("de", "Norland hat die Sanktionen aufgehoben.", "Norland hat Sanktionen."),
        ("fr", "Le tribunal a annulé l'interdiction de la pêche.", "La pêche est interdite."),
        ("fr", "La Norlande a mis fin à son soutien.", "La Norlande maintient son soutien."),
        (
            "fr",
            "Les sanctions contre l'Ostrellie ont été levées.",
            "La Norlande impose des sanctions contre l'Ostrellie.",
        ),
        ("es", "Norlandia puso fin a su apoyo a la presa.", "Norlandia apoya la presa."),
        ("es", "El tribunal anuló la prohibición de la pesca.", "La pesca está prohibida."),
        ("it", "La Norlandia ha posto fine al suo sostegno.", "La Norlandia dà sostegno ancora."),
        ("it", "Il tribunale ha annullato il divieto di pesca.", "La pesca è vietata."),
        ("pt", "A Norlândia pôs fim ao seu apoio à barragem.", "A Norlândia apoia a barragem."),
        ("pt", "O tribunal anulou a proibição da pesca.", "A pesca está proibida."),
        ("nl", "Norland beëindigde zijn steun aan de dam.", "Norland steunt de dam."),
        ("nl", "Norland hief de sancties tegen Ostrell op.", "Norland heeft sancties."),
        ("nl", "De rechter vernietigde het verbod op vissen.", "Vissen is verboden."),
    ],
)
def test_what_has_ended_is_not_so(language: str, sentence: str, claim: str) -> None:
    grounder = Grounder(article(sentence, language=language))
    assert "negation" in {problem.kind for problem in grounder.check(says(claim, 1)).problems}
    assert grounder.check(says(sentence, 1)).ok


@pytest.mark.parametrize(
    ("language", "sentence", "claim"),
    [
        ("en", "The court overturned a ban on fishing.", "Fishing was banned."),
        ("en", "The court overturned a ban on fishing.", "Fishing is no longer banned."),
        ("en", "The court overturned a ban on fishing.", "A ban on fishing was overturned."),
        ("en", "The court overturned a ban on fishing.", "The court allowed fishing."),
        ("en", "Norland ended its support for the dam.", "Norland no longer supports the dam."),
        (
            "en",
            "Sanctions on Ostrell were lifted in 2019 and imposed again, and they remain in place.",
            "Sanctions on Ostrell remain in place.",
        ),
        ("en", "Norland has not lifted its sanctions.", "Norland has sanctions."),
        ("en", "Norland may have lifted its sanctions.", "Norland still has sanctions."),
        ("en", "Norland lifted some sanctions, but other sanctions remain.", "Sanctions remain."),
        (
            "de",
            "Das Gericht hob das Fangverbot auf.",
            "Das Fangverbot wurde vom Gericht aufgehoben.",
        ),
        ("de", "Norland will die Sanktionen aufheben.", "Norland hat Sanktionen."),
        ("fr", "Le tribunal a annulé l'interdiction.", "L'interdiction a été annulée."),
        ("fr", "La Norlande a mis fin à son soutien.", "Le soutien de la Norlande a pris fin."),
        (
            "fr",
            "La Norlande a mis fin à son soutien au barrage.",
            "La Norlande ne soutient plus le barrage.",
        ),
        ("fr", "L'État lève une taxe sur le grain.", "Le grain est soumis à une taxe."),
        ("en", "Norland removed the tax adviser.", "Norland has a tax."),
        ("es", "Norlandia levantó las sanciones.", "Norlandia ha levantado las sanciones."),
        ("nl", "Norland hief de sancties op.", "Norland heeft de sancties opgeheven."),
    ],
)
def test_that_it_was_so_or_has_ended_is_backed(language: str, sentence: str, claim: str) -> None:
    assert Grounder(article(sentence, language=language)).check(says(claim, 1)).ok


def test_the_message_shows_what_ended_it() -> None:
    grounder = Grounder(article("The court overturned a ban on fishing."))
    (problem,) = grounder.check(says("Fishing is banned.", 1)).problems
    assert problem.message == "'banned' has ended in sentence 1 ('overturned a ban')"
