"""One word that says the opposite turns a claim round, however many others are backed."""

import tomllib
from collections.abc import Iterator, Mapping
from importlib.resources import files

import pytest
from grounding_articles import article, says

from summarizer.grounding import Grounder
from summarizer.lexicon import LANGUAGES, lexicon

# Of each language a sentence and, on the line below, a claim; then the next.
NOT_BACKED: Mapping[str, str] = {
    "de": """
Der Preis für Brot in Norland stieg um 5 Prozent.
Der Preis für Brot in Norland sank um 5 Prozent.
Das Parlament billigte das Gesetz zur Fischerei in der Bucht.
Das Parlament lehnte das Gesetz zur Fischerei in der Bucht ab.
Das Parlament lehnte das Gesetz zur Fischerei in der Bucht ab.
Das Parlament billigte das Gesetz zur Fischerei in der Bucht.
Das Gericht verurteilte den früheren Bürgermeister von Vell wegen Betrugs.
Das Gericht hat den früheren Bürgermeister von Vell vom Vorwurf des Betrugs freigesprochen.
Die Gespräche über den Damm in Vell begannen am Dienstag.
Die Gespräche über den Damm in Vell endeten am Dienstag.
Die Fabrik machte einen Gewinn von 5 Millionen Kronen.
Die Fabrik machte einen Verlust von 5 Millionen Kronen.
Die Brücke über den Fluss wurde am Montag geöffnet.
Die Brücke über den Fluss wurde am Montag geschlossen.
""",
    "es": """
El precio del pan en Norlandia subió un 5 por ciento.
El precio del pan en Norlandia bajó un 5 por ciento.
El parlamento aprobó la ley sobre la pesca en la bahía.
El parlamento rechazó la ley sobre la pesca en la bahía.
El tribunal absolvió al antiguo alcalde de Vell por fraude.
El tribunal condenó al antiguo alcalde de Vell por fraude.
Las conversaciones sobre la presa de Vell comenzaron el martes.
Las conversaciones sobre la presa de Vell terminaron el martes.
La empresa tuvo beneficios de 5 millones de coronas.
La empresa tuvo pérdidas de 5 millones de coronas.
El puente del río norte fue abierto el lunes.
El puente del río norte fue cerrado el lunes.
""",
    "fr": """
Le prix du pain en Norlande a augmenté de 5 pour cent.
Le prix du pain en Norlande a baissé de 5 pour cent.
Le parlement a adopté la loi sur la pêche dans la baie.
Le parlement a rejeté la loi sur la pêche dans la baie.
Le tribunal a acquitté l'ancien maire de Vell pour fraude.
Le tribunal a condamné l'ancien maire de Vell pour fraude.
Les pourparlers sur le barrage de Vell ont commencé mardi.
Les pourparlers sur le barrage de Vell se sont terminés mardi.
L'usine a réalisé un bénéfice de 5 millions de couronnes.
L'usine a réalisé une perte de 5 millions de couronnes.
La mesure sur l'eau du fleuve est obligatoire.
La mesure sur l'eau du fleuve est facultative.
""",
    "it": """
Il prezzo del pane in Norlandia è salito del 5 per cento.
Il prezzo del pane in Norlandia è sceso del 5 per cento.
Il parlamento ha approvato la legge sulla pesca nella baia.
Il parlamento ha respinto la legge sulla pesca nella baia.
Il tribunale ha assolto l'ex sindaco di Vell per frode.
Il tribunale ha condannato l'ex sindaco di Vell per frode.
I colloqui sulla diga di Vell sono iniziati martedì.
I colloqui sulla diga di Vell sono terminati martedì.
L'azienda ha registrato un profitto di 5 milioni di corone.
L'azienda ha registrato una perdita di 5 milioni di corone.
Il ponte sul fiume è stato aperto lunedì.
Il ponte sul fiume è stato chiuso lunedì.
""",
    "nl": """
De prijs van brood in Norland steeg met 5 procent.
De prijs van brood in Norland daalde met 5 procent.
Het parlement heeft de wet over visserij in de baai goedgekeurd.
Het parlement heeft de wet over visserij in de baai verworpen.
De rechtbank heeft de oud-burgemeester van Vell vrijgesproken van fraude.
De rechtbank heeft de oud-burgemeester van Vell veroordeeld voor fraude.
De gesprekken over de dam in Vell begonnen op dinsdag.
De gesprekken over de dam in Vell eindigden op dinsdag.
De fabriek maakte een winst van 5 miljoen kronen.
De fabriek maakte een verlies van 5 miljoen kronen.
De brug over de rivier werd op maandag geopend.
De brug over de rivier werd op maandag gesloten.
""",
    "pt": """
O preço do pão na Norlândia subiu 5 por cento.
O preço do pão na Norlândia caiu 5 por cento.
O parlamento aprovou a lei sobre a pesca na baía.
O parlamento rejeitou a lei sobre a pesca na baía.
O tribunal absolveu o antigo prefeito de Vell por fraude.
O tribunal condenou o antigo prefeito de Vell por fraude.
As conversas sobre a barragem de Vell começaram na terça.
As conversas sobre a barragem de Vell terminaram na terça.
A empresa teve um lucro de 5 milhões de coroas.
A empresa teve um prejuízo de 5 milhões de coroas.
A ponte sobre o rio foi aberta na segunda.
A ponte sobre o rio foi fechada na segunda.
""",
}
BACKED: Mapping[str, str] = {
    "de": """
Der Preis für Brot in Norland stieg um 5 Prozent.
Der Preis für Brot in Norland ist um 5 Prozent gestiegen.
Die Ausfuhren sanken, während das Defizit im Haushalt des Staates wuchs.
Das Defizit im Haushalt des Staates stieg.
Die Gewerkschaft hat das Angebot der Fabrik nicht angenommen.
Die Gewerkschaft hat das Angebot der Fabrik abgelehnt.
Die Gewerkschaft hat das Angebot der Fabrik abgelehnt.
Die Gewerkschaft hat das Angebot der Fabrik nicht akzeptiert.
Das Gericht hob das Verbot der Fischerei in der Bucht auf.
Das Gericht erlaubt wieder die Fischerei in der Bucht.
""",
    "es": """
El precio del pan en Norlandia subió un 5 por ciento.
El precio del pan en Norlandia aumentó un 5 por ciento.
Las exportaciones cayeron mientras el déficit del presupuesto del Estado creció.
El déficit del presupuesto del Estado aumentó.
El sindicato no aceptó la oferta de la fábrica.
El sindicato rechazó la oferta de la fábrica.
El sindicato rechazó la oferta de la fábrica.
El sindicato no aceptó la oferta de la fábrica.
El tribunal levantó la prohibición de la pesca en la bahía.
El tribunal permite de nuevo la pesca en la bahía.
""",
    "fr": """
Le prix du pain en Norlande a augmenté de 5 pour cent.
Le prix du pain en Norlande a progressé de 5 pour cent.
Les exportations ont chuté alors que le déficit du budget de l'État a augmenté.
Le déficit du budget de l'État a progressé.
Le syndicat n'a pas accepté l'offre de l'usine.
Le syndicat a rejeté l'offre de l'usine.
Le syndicat a rejeté l'offre de l'usine.
Le syndicat n'a pas accepté l'offre de l'usine.
Le tribunal a levé l'interdiction de la pêche dans la baie.
Le tribunal autorise à nouveau la pêche dans la baie.
""",
    "it": """
Il prezzo del pane in Norlandia è salito del 5 per cento.
Il prezzo del pane in Norlandia è aumentato del 5 per cento.
Le esportazioni sono calate mentre il deficit del bilancio dello Stato è cresciuto.
Il deficit del bilancio dello Stato è aumentato.
Il sindacato non ha accettato l'offerta della fabbrica.
Il sindacato ha respinto l'offerta della fabbrica.
Il sindacato ha respinto l'offerta della fabbrica.
Il sindacato non ha accettato l'offerta della fabbrica.
Il tribunale ha revocato il divieto di pesca nella baia.
Il tribunale permette di nuovo la pesca nella baia.
""",
    "nl": """
De prijs van brood in Norland steeg met 5 procent.
De prijs van brood in Norland is met 5 procent gestegen.
De uitvoer daalde terwijl het tekort op de begroting van de staat groeide.
Het tekort op de begroting van de staat steeg.
De vakbond heeft het aanbod van de fabriek niet aanvaard.
De vakbond heeft het aanbod van de fabriek verworpen.
De vakbond heeft het aanbod van de fabriek verworpen.
De vakbond heeft het aanbod van de fabriek afgewezen.
De staking is geëindigd en het werk in Vell is begonnen.
Het werk in Vell startte na de staking.
""",
    "pt": """
O preço do pão na Norlândia subiu 5 por cento.
O preço do pão na Norlândia aumentou 5 por cento.
As exportações caíram enquanto o déficit do orçamento do Estado cresceu.
O déficit do orçamento do Estado aumentou.
O sindicato não aceitou a oferta da fábrica.
O sindicato rejeitou a oferta da fábrica.
O sindicato rejeitou a oferta da fábrica.
O sindicato não aceitou a oferta da fábrica.
""",
}


@pytest.mark.parametrize(
    ("sentence", "claim", "backed"),
    [
        (
            "The price of bread in Norland rose by 5 percent last year.",
            "The price of bread in Norland fell by 5 percent last year.",
            False,
        ),
        (
            "The price of bread in Norland rose by 5 percent last year.",
            "The price of bread in Norland increased by 5 percent last year.",
            True,
        ),
        (
            "Exports fell while the deficit of the state budget grew.",
            "The deficit of the state budget rose.",
            True,
        ),
        (
            "Parliament approved the law on fishing in the northern bay.",
            "Parliament rejected the law on fishing in the northern bay.",
            False,
        ),
        (
            "The court acquitted the former mayor of Vell of fraud.",
            "The court convicted the former mayor of Vell of fraud.",
            False,
        ),
        (
            "The company made a profit of 5 million crowns in 2019.",
            "The company made a loss of 5 million crowns in 2019.",
            False,
        ),
        (
            "The talks on the dam in Vell ended on Tuesday.",
            "The talks on the dam in Vell began on Tuesday.",
            False,
        ),
        ("They ended a closure of the bridge to Vell.", "They opened the bridge to Vell.", True),
        (
            "They will reopen the bridge, ending a closure of three years.",
            "The bridge will open after three years of closure.",
            True,
        ),
        (
            "Norland did not support the treaty on the river.",
            "Norland opposed the treaty on the river.",
            True,
        ),
        (
            "The government cut the tax on bread by 5 percent.",
            "The government raised the tax on bread by 5 percent.",
            False,
        ),
        (
            "The union said it would not accept the offer of the firm.",
            "The union rejected the offer of the firm.",
            True,
        ),
        (
            "The union rejected the offer of the firm.",
            "The union did not accept the offer of the firm.",
            True,
        ),
    ],
)
def test_a_claim_must_not_say_the_opposite(sentence: str, claim: str, backed: bool) -> None:
    grounder = Grounder(article(sentence))
    assert grounder.check(says(claim, 1)).ok is backed
    assert grounder.check(says(sentence, 1)).ok


def pairs(listed: Mapping[str, str]) -> Iterator[tuple[str, str, str]]:
    for language, text in listed.items():
        lines = text.strip().splitlines()
        for sentence, claim in zip(lines[::2], lines[1::2], strict=True):
            yield language, sentence, claim


@pytest.mark.parametrize(("language", "sentence", "claim"), list(pairs(NOT_BACKED)))
def test_in_no_language_must_it_say_the_opposite(language: str, sentence: str, claim: str) -> None:
    grounder = Grounder(article(sentence, language=language))
    problems = grounder.check(says(claim, 1)).problems
    assert any("is the opposite of" in problem.message for problem in problems)
    assert grounder.check(says(sentence, 1)).ok


@pytest.mark.parametrize(("language", "sentence", "claim"), list(pairs(BACKED)))
def test_in_every_language_other_words_for_the_same_are_backed(
    language: str, sentence: str, claim: str
) -> None:
    grounder = Grounder(article(sentence, language=language))
    assert grounder.check(says(claim, 1)).ok
    assert grounder.check(says(sentence, 1)).ok


def test_the_message_has_both_words() -> None:
    grounder = Grounder(article("The price of bread in Norland rose last year."))
    problem = grounder.check(says("The price of bread in Norland fell last year.", 1)).problems[0]
    assert problem.kind == "content"
    assert problem.message == "'fell' is the opposite of 'rose' in sentence 1"


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_every_word_stands_once_and_has_an_opposite(language: str) -> None:
    data = files("summarizer.lexicon").joinpath("data", f"{language}.toml").read_text("utf-8")
    pairs = tomllib.loads(data).get("opposites", [])
    words = [word for pair in pairs for side in pair for word in side.split()]
    assert sorted(words) == sorted(lexicon(language).opposites)
    assert all(len(pair) == 2 for pair in pairs)
