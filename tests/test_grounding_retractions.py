"""A comment behind a statement that denies it: what stands before it is not stated as so."""

import pytest
from grounding_articles import article, says

from summarizer.grounding import Grounder


@pytest.mark.parametrize(
    ("language", "claim", "comment"),
    [
        ("de", "Norland hat 5 Millionen bezahlt", ", was die Ministerin bestritt."),
        ("de", "Norland hat Beamte bestochen", ", was der Sprecher als falsch bezeichnete."),
        ("de", "Norland hat die Wachen bezahlt", ", was die Ministerin dementiert hat."),
        (
            "de",
            "Norland hat Beamte bestochen",
            ", eine Behauptung, die der Sprecher entschieden zurückweist.",
        ),
        ("fr", "La Norlande a payé 5 millions", ", ce que la ministre a nié."),
        ("fr", "La Norlande a payé les gardes", ", ce qu'a démenti la ministre."),
        ("fr", "La Norlande a payé les gardes", ", une accusation que rejette la ministre."),
        ("fr", "La Norlande a payé les gardes", ", une information démentie par la ministre."),
        ("es", "Norlandia pagó 5 millones", ", lo que la ministra negó."),
        ("es", "Norlandia pagó a los guardias", ", algo que niega la ministra."),
        ("es", "Norlandia pagó a los guardias", ", extremo que el portavoz ha desmentido."),
        ("it", "La Norlandia ha pagato 5 milioni", ", cosa che il ministro ha smentito."),
        ("it", "La Norlandia ha pagato le guardie", ", accusa che il portavoce respinge."),
        ("it", "La Norlandia ha pagato le guardie", ", ciò che nega il ministro."),
        ("pt", "A Norlândia pagou 5 milhões", ", o que a ministra negou."),
        ("pt", "A Norlândia pagou aos guardas", ", algo que o porta-voz desmente."),
        ("nl", "Norland betaalde 5 miljoen", ", wat de minister ontkende."),
        ("nl", "Norland betaalde de wachters", ", een beschuldiging die de minister ontkent."),
        ("nl", "Norland heeft de wachters betaald", ", wat de minister heeft ontkend."),
    ],
)
def test_what_a_comment_denies_is_not_backed(language: str, claim: str, comment: str) -> None:
    grounder = Grounder(article(f"{claim}{comment}", language=language))
    (problem,) = grounder.check(says(f"{claim}.", 1)).problems
    assert problem.kind == "negation"
    assert "not stated as so" in problem.message


@pytest.mark.parametrize(
    ("language", "claim", "comment"),
    [
        ("de", "Norland hat 5 Millionen bezahlt", ", was die Ministerin bestätigte."),
        ("de", "Norland hat 5 Millionen bezahlt", ", was die Ministerin nicht bestritt."),
        ("de", "Norland hat 5 Millionen bezahlt", ", was niemand bestritt."),
        ("fr", "La Norlande a payé 5 millions", ", ce que la ministre a confirmé."),
        ("fr", "La Norlande a payé 5 millions", ", ce que la ministre n'a pas nié."),
        ("es", "Norlandia pagó 5 millones", ", lo que la ministra confirmó."),
        ("es", "Norlandia pagó 5 millones", ", lo que la ministra no negó."),
        ("it", "La Norlandia ha pagato 5 milioni", ", cosa che il ministro ha confermato."),
        ("it", "La Norlandia ha pagato 5 milioni", ", cosa che il ministro non ha smentito."),
        ("pt", "A Norlândia pagou 5 milhões", ", o que a ministra confirmou."),
        ("pt", "A Norlândia pagou 5 milhões", ", o que a ministra não negou."),
        ("nl", "Norland betaalde 5 miljoen", ", wat de minister bevestigde."),
        ("nl", "Norland betaalde 5 miljoen", ", wat de minister niet ontkende."),
    ],
)
def test_what_a_comment_does_not_deny_is_stated(language: str, claim: str, comment: str) -> None:
    grounder = Grounder(article(f"{claim}{comment}", language=language))
    assert grounder.check(says(f"{claim}.", 1)).ok


@pytest.mark.parametrize(
    ("language", "sentence", "claim"),
    [
        (
            "de",
            "Norland hat 5 Millionen bezahlt, was die Ministerin bestritt.",
            "Die Ministerin bestritt, dass Norland 5 Millionen bezahlt hat.",
        ),
        (
            "fr",
            "La Norlande a payé 5 millions, ce que la ministre a nié.",
            "La ministre a nié que la Norlande ait payé 5 millions.",
        ),
        (
            "es",
            "Norlandia pagó 5 millones, lo que la ministra negó.",
            "La ministra negó que Norlandia pagara 5 millones.",
        ),
        (
            "it",
            "La Norlandia ha pagato 5 milioni, cosa che il ministro ha smentito.",
            "Il ministro ha smentito che la Norlandia abbia pagato 5 milioni.",
        ),
        (
            "pt",
            "A Norlândia pagou 5 milhões, o que a ministra negou.",
            "A ministra negou que a Norlândia tenha pago 5 milhões.",
        ),
        (
            "nl",
            "Norland betaalde 5 miljoen, wat de minister ontkende.",
            "De minister ontkende dat Norland 5 miljoen betaalde.",
        ),
    ],
)
def test_a_claim_that_reports_the_denial_is_backed(
    language: str, sentence: str, claim: str
) -> None:
    assert Grounder(article(sentence, language=language)).check(says(claim, 1)).ok
